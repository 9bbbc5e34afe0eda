/* check_in.h - the two of a pairing were in touch: when, how, and in one word how each is (T54). A
 * check-in is recorded once and never edited; undo takes it back. */
#ifndef MODULES_CHECK_IN_H
#define MODULES_CHECK_IN_H

#include "record/record_type.h"

enum check_in_field {
    CHECK_IN_CANDIDATE = RECORD_CORE_COUNT,
    CHECK_IN_PAIRING,
    CHECK_IN_HELD,
    CHECK_IN_CHANNEL,
    CHECK_IN_MOOD,
    CHECK_IN_BUDDY_MOOD,
    CHECK_IN_NOTE,
    CHECK_IN_CONCERN,
    CHECK_IN_FIELD_COUNT,
};

extern const struct record_type check_in_type;
extern const struct choice_list check_in_concerns;

#endif
