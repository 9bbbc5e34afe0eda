/* user_role_lists.c - who may do what, as a force begins with it (T85). What guards what people
 * told of themselves is the lead officer's, and nobody else's until a force says so. */
#include "user_role_lists.h"

#define LIST(items)                                                                                \
    {                                                                                              \
        (items), sizeof(items) / sizeof *(items)                                                   \
    }

static const struct choice yes_or_no_items[] = {{"yes", "yes", false}, {"no", "no", false}};
static const struct choice_list yes_or_no = LIST(yes_or_no_items);

static const struct choice own_items[] = {{"pairings", "pairings", false},
                                          {"network", "network", false}};
static const struct choice_list own_words = LIST(own_items);

static const struct choice role_items[] = {
    {"administrator", "Administrator", false},
    {"lead", "Lead officer", false},
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
    [USER_ROLE_OWN] = {.name = "own", .kind = SETTING_WORD, .words = &own_words},
    [USER_ROLE_PURPOSE] = {.name = "purpose", .kind = SETTING_WORD, .words = &yes_or_no},
    [USER_ROLE_MAY] = {.name = "may", .kind = SETTING_TEXT, .maximum = 1000, .required = true},
};
/* clang-format off */
const char *const user_role_cells[] = {
    "yes", NULL, NULL, "*",
    "yes", NULL, NULL, "*, networks.members, declaration.read, monitoring.enter, assessment.approve, audit.read, report.release",
    "yes", NULL, NULL, "*.read, *.write, report.read, export, import, outbox.use, sync.use",
    "yes", NULL, NULL, "event.read, invitation.read, candidate.name, staff.name, let-in, walk-in",
    "yes", "pairings", NULL, "pairing.read, check_in.read, candidate.name, buddy.name, staff.name, check-in, add check_in",
    "yes", "network", NULL, "network.read, office.read, membership.read, membership.write, networks.members, board.read, meeting.read, issue.read, issue.write, action.read, action.write, staff.name",
    "no", NULL, NULL, "report, report.release",
    "no", NULL, NULL, "audit.read, log.verify, user.read",
};
/* clang-format on */
