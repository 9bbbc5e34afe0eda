/* user_role_lists.c - who may do what on a server, as a force begins with it (T85). Where a role is
 * meant for a part of the records alone - the pairings of one buddy, the network of one coordinator
 * - it has no more than cannot show the rest. */
#include "user_role_lists.h"

#define LIST(items)                                                                                \
    {                                                                                              \
        (items), sizeof(items) / sizeof *(items)                                                   \
    }

static const struct choice yes_or_no_items[] = {{"yes", "yes", false}, {"no", "no", false}};
static const struct choice_list yes_or_no = LIST(yes_or_no_items);

static const struct choice role_items[] = {
    {"administrator", "Administrator", false},
    {"officer", "Officer", false},
    {"event_desk", "Event desk", false},
    {"buddy", "Buddy", false},
    {"network_coordinator", "Network coordinator", false},
    {"board_reader", "Board reader", false},
    {"auditor", "Auditor", false},
};
const struct choice_list user_roles = LIST(role_items);
const struct setting_column user_role_columns[USER_ROLE_COLUMN_COUNT] = {
    [USER_ROLE_SCREENS] = {.name = "screens",
                           .kind = SETTING_WORD,
                           .words = &yes_or_no,
                           .required = true},
    [USER_ROLE_MAY] = {.name = "may", .kind = SETTING_TEXT, .maximum = 1000, .required = true},
};
/* clang-format off */
const char *const user_role_cells[] = {
    "yes", "*",
    "yes", "*.read, *.write, report.read, data.export, data.import, data.sync, "
        "outbox.use",
    "no", "event.read, let-in, walk-in",
    "no", "add check_in",
    "no", "network.read, board.read, meeting.read, issue.read, issue.write, action.read, action.write",
    "no", "report.read",
    "no", "audit.read, user.read",
};
/* clang-format on */
