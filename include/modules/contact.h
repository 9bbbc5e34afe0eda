/* contact.h - the contact log: one dated interaction with a candidate (T16). */
#ifndef MODULES_CONTACT_H
#define MODULES_CONTACT_H

#include "record/record_type.h"

enum contact_field {
    CONTACT_CANDIDATE = RECORD_CORE_COUNT,
    CONTACT_WHEN,
    CONTACT_CHANNEL,
    CONTACT_DIRECTION,
    CONTACT_RESULT,
    CONTACT_SUMMARY,
    CONTACT_NEXT_ACTION,
    CONTACT_NEXT_DATE,
    CONTACT_FIELD_COUNT,
};

extern const struct record_type contact_type;

#endif
