/* target.h - what share of applicants or of the workforce a force hopes for, with the evidence for
 * it: an aspiration, and never a quota. It leads to no person and no decision (P10). */
#ifndef MODULES_TARGET_H
#define MODULES_TARGET_H

#include "record/record_type.h"

enum target_field {
    TARGET_NAME = RECORD_CORE_COUNT,
    TARGET_OF,
    TARGET_ROLE,
    TARGET_CHARACTERISTIC,
    TARGET_GROUP,
    TARGET_SHARE,
    TARGET_BY,
    TARGET_EVIDENCE,
    TARGET_SOURCE,
    TARGET_OWNER,
    TARGET_FIELD_COUNT,
};

extern const struct record_type target_type;

#endif
