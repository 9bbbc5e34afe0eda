/* action.h - what a board asked somebody to do: whose, until when, and with what outcome. One that
 * is overdue is carried forward from meeting to meeting until it has one (P44). */
#ifndef MODULES_ACTION_H
#define MODULES_ACTION_H

#include "base/error.h"
#include "base/text.h"
#include "modules/session.h"
#include "record/record.h"
#include "record/record_type.h"

#include <stdbool.h>
#include <stddef.h>

enum action_field {
    ACTION_BOARD = RECORD_CORE_COUNT,
    ACTION_ISSUE,
    ACTION_MEETING,
    ACTION_WHAT,
    ACTION_OWNER,
    ACTION_DUE,
    ACTION_STATE,
    ACTION_OUTCOME,
    ACTION_CLOSED,
    ACTION_FIELD_COUNT,
};

#define ACTION_OPEN "open"
#define ACTION_DONE "done"
#define ACTION_DROPPED "dropped"

/* So many days before it is due an action is on my day. */
#define ACTION_SOON 7

extern const struct record_type action_type;

#endif
