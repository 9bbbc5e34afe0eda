/* staff.h - a colleague: who may be a buddy or a mentor, own a case, run a network or help at an
 * event. Nothing here says anything of what a colleague is beside the work (P18). */
#ifndef MODULES_STAFF_H
#define MODULES_STAFF_H

#include "record/record_type.h"

enum staff_field {
    STAFF_NAME = RECORD_CORE_COUNT,
    STAFF_NUMBER,
    STAFF_KIND,
    STAFF_RANK,
    STAFF_ROLE,
    STAFF_STATION,
    STAFF_TEAM,
    STAFF_MANAGER,
    STAFF_EMAIL,
    STAFF_PHONE,
    STAFF_LANGUAGES,
    STAFF_SHIFTS,
    STAFF_NOTES,
    STAFF_FIELD_COUNT,
};

extern struct record_type staff_type; /* custom_fields.h adds to its fields */

#endif
