/* held_change.h - a change that a laptop brought and that may not be as it is: it stands in
 * nobody's records, and waits for somebody who manages the users to take it in or drop it (S10).
 *
 * The list of them is everybody's to see, on the server and on each laptop, so that whoever made
 * the change finds it. What is guarded is not kept in it: that stays on the laptop alone. */
#ifndef MODULES_HELD_CHANGE_H
#define MODULES_HELD_CHANGE_H

#include "base/error.h"
#include "modules/session.h"
#include "record/record.h"
#include "record/record_type.h"
#include "store/operation.h"

#include <stdbool.h>

enum held_change_field {
    HELD_CHANGE_ABOUT = RECORD_CORE_COUNT,
    HELD_CHANGE_OFFICER,
    HELD_CHANGE_WHY,
    HELD_CHANGE_LAPTOP,
    HELD_CHANGE_REPLICA,
    HELD_CHANGE_CHANGE,
    HELD_CHANGE_KIND,
    HELD_CHANGE_REFERENCE,
    HELD_CHANGE_CONTENT,
    HELD_CHANGE_STATE,
    HELD_CHANGE_FIELD_COUNT,
};

#define HELD_CHANGE_HELD "held"
#define HELD_CHANGE_RELEASED "released"
#define HELD_CHANGE_DROPPED "dropped"

extern const struct record_type held_change_type;

/* Keeps one, with why; `guarded`: without what it wrote. Within store_begin ... store_commit. */
bool held_change_keep(struct session *session, const struct operation *operation, const char *why,
                      bool guarded, struct error *error);

/* accept-change, drop-change */
extern const struct command_table held_change_commands;

#endif
