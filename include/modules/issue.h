/* issue.h - what a network, or the team, brings before a board: from there it goes on the agenda of
 * a meeting, to a decision, to actions, to evidence of what changed - and can be followed (T76). */
#ifndef MODULES_ISSUE_H
#define MODULES_ISSUE_H

#include "base/error.h"
#include "modules/session.h"
#include "record/record.h"
#include "record/record_type.h"

#include <stdbool.h>
#include <stddef.h>

enum issue_field {
    ISSUE_BOARD = RECORD_CORE_COUNT,
    ISSUE_NETWORK,
    ISSUE_SUBJECT,
    ISSUE_DETAIL,
    ISSUE_RAISED,
    ISSUE_STATE,
    ISSUE_MEETING,
    ISSUE_DECISION,
    ISSUE_DECIDED,
    ISSUE_EVIDENCE,
    ISSUE_MEASURE,
    ISSUE_BEFORE,
    ISSUE_AFTER,
    ISSUE_CLOSED,
    ISSUE_FIELD_COUNT,
};

#define ISSUE_IS_RAISED "raised"
#define ISSUE_ON_AGENDA "agenda"
#define ISSUE_IS_DECIDED "decided"
#define ISSUE_IS_CLOSED "closed"

extern const struct record_type issue_type;

/* How many actions of it are open. */
bool issue_count_open_actions(struct session *session, const struct id *issue, size_t *count,
                              struct error *error);

#endif
