/* adjustment.h - what somebody needs, and never why: the adjustment, what it is for, and who agreed
 * to share it with whom (T11, P23). An offer of an interview to a disabled applicant is one, too:
 * it rests on section 13(3) and needs no tie-break (P15). Seen as declarations are; each look is
 * noted.
 */
#ifndef MODULES_ADJUSTMENT_H
#define MODULES_ADJUSTMENT_H

#include "record/record_type.h"

enum adjustment_field {
    ADJUSTMENT_CANDIDATE = RECORD_CORE_COUNT,
    ADJUSTMENT_KIND,
    ADJUSTMENT_NEED,
    ADJUSTMENT_PURPOSE,
    ADJUSTMENT_APPLICATION,
    ADJUSTMENT_AGREED_BY,
    ADJUSTMENT_SHARED_WITH,
    ADJUSTMENT_AGREED,
    ADJUSTMENT_MADE,
    ADJUSTMENT_FIELD_COUNT,
};

extern const struct record_type adjustment_type;

#endif
