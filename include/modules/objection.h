/* objection.h - a written objection to equality monitoring (DPA 2018, Schedule 1, paragraph 8(5)):
 * from the day it came nothing of that person is counted, and by its due date what was answered is
 * removed (P21). Put in the trash, it was taken back. */
#ifndef MODULES_OBJECTION_H
#define MODULES_OBJECTION_H

#include "modules/session.h"
#include "record/record_type.h"

#include <stdbool.h>

enum objection_field {
    OBJECTION_CANDIDATE = RECORD_CORE_COUNT,
    OBJECTION_RECEIVED,
    OBJECTION_CHANNEL,
    OBJECTION_STOP_BY,
    OBJECTION_STOPPED,
    OBJECTION_OWNER,
    OBJECTION_FIELD_COUNT,
};

extern const struct record_type objection_type;

/* *there is the objection of a person that holds; the caller's, NULL when there is none. */
bool objection_find(struct session *session, const struct id *candidate, struct record **there,
                    struct error *error);

#endif
