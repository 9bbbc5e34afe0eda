/* evidence.h - what an assessment goes by: a figure as it was on its day, frozen with the command
 * that shows it again (P50), or words of somebody. It changes no more once the assessment is
 * approved (P5). */
#ifndef MODULES_EVIDENCE_H
#define MODULES_EVIDENCE_H

#include "record/record_type.h"

enum evidence_field {
    EVIDENCE_ASSESSMENT = RECORD_CORE_COUNT,
    EVIDENCE_WHAT,
    EVIDENCE_VALUE,
    EVIDENCE_N,
    EVIDENCE_WORDS,
    EVIDENCE_SOURCE,
    EVIDENCE_DAY,
    EVIDENCE_COMMAND,
    EVIDENCE_FIELD_COUNT,
};

extern const struct record_type evidence_type;

#endif
