/* issue.c - issues: the fields, and the order of the steps from raised to closed. */
#include "modules/issue.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "modules/action.h"
#include "modules/meeting.h"
#include "modules/network.h"
#include "modules/network_board.h"

static void
issue_prepare(struct record *record, const struct field_context *context)
{
    record_set_day(record, ISSUE_RAISED, context->today);
    record_set(record, ISSUE_STATE, ISSUE_IS_RAISED);
}

bool
issue_count_open_actions(struct session *session, const struct id *issue, size_t *count,
                         struct error *error)
{
    struct record_list actions = {.count = 0};
    bool done = network_board_read(session, &action_type, ACTION_ISSUE, issue, &actions, error);
    *count = 0;
    for (size_t i = 0; i < actions.count; i++)
        *count += string_equal(record_get(actions.items[i], ACTION_STATE), ACTION_OPEN);
    record_list_clear(&actions);
    return done;
}

/* --- what posact fills in, and what stands in the way --- */

/* The board of the network, where none was chosen. */
static bool
find_board(struct session *session, struct record *record, struct error *error)
{
    const char *link = record_get(record, ISSUE_NETWORK);
    struct id id;
    struct record *network = !record_get(record, ISSUE_BOARD) && link && id_from_text(link, &id)
                                 ? session_get(session, &network_type, &id, error)
                                 : NULL;
    if (network)
        record_set(record, ISSUE_BOARD, record_get(network, NETWORK_BOARD));
    record_free(network);
    return record_get(record, ISSUE_BOARD) ||
           error_set_field(error, ISSUE_BOARD,
                           "Choose the board, or the one that the network speaks on first");
}

/* On an agenda that is still to come, of the same board. */
static bool
check_meeting(struct session *session, const struct record *record, struct error *error)
{
    const char *link = record_get(record, ISSUE_MEETING);
    struct id id;
    struct record *meeting =
        id_from_text(link, &id) ? session_get(session, &meeting_type, &id, error) : NULL;
    if (!meeting)
        return error->code == ERROR_NOT_FOUND; /* the links are checked in words of their own */
    bool done = true;
    if (!string_equal(record_get(meeting, MEETING_BOARD), record_get(record, ISSUE_BOARD)))
        done = error_set_field(error, ISSUE_MEETING,
                               "That meeting is of another board; choose one of this board");
    else if (!string_equal(record_get(meeting, MEETING_STATE), MEETING_PLANNED))
        done = error_set_field(error, ISSUE_MEETING,
                               "That meeting was held or cancelled; choose one that is to come");
    record_free(meeting);
    return done;
}

static bool
issue_admit(struct session *session, struct record *record, const struct record *before,
            struct error *error)
{
    bool new_meeting = record_get(record, ISSUE_MEETING) &&
                       (!before || !record_same_value(record, before, ISSUE_MEETING));
    if (!find_board(session, record, error) ||
        (new_meeting && !check_meeting(session, record, error)))
        return false;
    if (record_get(record, ISSUE_MEETING) &&
        string_equal(record_get(record, ISSUE_STATE), ISSUE_IS_RAISED))
        record_set(record, ISSUE_STATE, ISSUE_ON_AGENDA);
    return true;
}

static void
check_decision(const struct record *record, struct error_list *problems)
{
    const char *state = record_get(record, ISSUE_STATE);
    bool decided = string_equal(state, ISSUE_IS_DECIDED) || string_equal(state, ISSUE_IS_CLOSED);
    if (decided && !record_get(record, ISSUE_DECISION))
        error_list_add(problems, ISSUE_DECISION, "Enter what was decided");
    if (string_equal(state, ISSUE_IS_RAISED) && record_get(record, ISSUE_MEETING))
        error_list_add(problems, ISSUE_STATE,
                       "Choose On the agenda, for it has a meeting; or empty the meeting");
    if (string_equal(state, ISSUE_ON_AGENDA) && !record_get(record, ISSUE_MEETING))
        error_list_add(problems, ISSUE_MEETING, "Choose the meeting on whose agenda it is");
}

static void
issue_check(const struct record *record, const struct field_context *context,
            struct error_list *problems)
{
    const char *raised = record_get(record, ISSUE_RAISED);
    const char *decided = record_get(record, ISSUE_DECIDED);
    (void)context;
    if (raised && decided && strcmp(decided, raised) < 0)
        error_list_add(problems, ISSUE_DECIDED,
                       "Decided must be on or after the day it was raised");
    check_decision(record, problems);
}

/* --- words --- */

/* "Decided, 2 actions open", "Closed". */
static bool
issue_show(struct session *session, const struct record *record, size_t field, bool brief,
           struct text *out)
{
    struct error ignored;
    size_t open;
    if (field != ISSUE_STATE)
        return false;
    (void)brief;
    field_show(&record->type->fields[field], record_get(record, field), session_context(session),
               out);
    if (issue_count_open_actions(session, &record->id, &open, &ignored) && open > 0)
        text_append_format(out, ", %zu %s open", open, open == 1 ? "action" : "actions");
    return true;
}

/* "Issue: Changing rooms at Stoke, decided". */
static void
issue_line(const struct record *record, const struct field_context *context, struct text *out)
{
    struct text state = TEXT_EMPTY;
    field_show(&record->type->fields[ISSUE_STATE], record_get(record, ISSUE_STATE), context,
               &state);
    text_append_format(out, "Issue: %s, ", record_get(record, ISSUE_SUBJECT));
    label_inside(text_string(&state), out);
    text_clear(&state);
}

/* --- tables --- */

static const struct choice states[] = {
    {ISSUE_IS_RAISED, "Raised", false},
    {ISSUE_ON_AGENDA, "On the agenda", false},
    {ISSUE_IS_DECIDED, "Decided", false},
    {ISSUE_IS_CLOSED, "Closed", false},
};
static const struct choice_list state_list = {states, 4};

static const struct field fields[ISSUE_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [ISSUE_BOARD] =
        {
            .name = "board",
            .label = "Board",
            .kind = FIELD_LINK,
            .flags = FIELD_SEARCHED,
            .number = 1,
            .purpose = "to know who decides it",
            .help = "The board that decides it; empty for the one of the network",
            .target = &network_board_type,
        },
    [ISSUE_NETWORK] =
        {
            .name = "network",
            .label = "Raised by",
            .kind = FIELD_LINK,
            .flags = FIELD_SEARCHED,
            .number = 2,
            .list_width = 22,
            .purpose = "to tell the network what came of it",
            .help = "The network; empty when the team itself raises it",
            .target = &network_type,
        },
    [ISSUE_SUBJECT] =
        {
            .name = "subject",
            .label = "Subject",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_SEARCHED | FIELD_OWN,
            .number = 3,
            .list_width = 24,
            .purpose = "to name it on an agenda",
            .help = "As it stands on an agenda, and about nobody in particular",
        },
    [ISSUE_DETAIL] =
        {
            .name = "detail",
            .label = "What it is about",
            .kind = FIELD_NOTES,
            .flags = FIELD_SEARCHED,
            .number = 4,
            .purpose = "to understand it before the meeting",
            .help = "What happens now, and what should; no names of members",
        },
    [ISSUE_RAISED] =
        {
            .name = "raised",
            .label = "Raised on",
            .kind = FIELD_DATE,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_PAST,
            .number = 5,
            .list_width = 12,
            .purpose = "to see how long it takes",
            .help = "The day it was raised",
        },
    [ISSUE_STATE] =
        {
            .name = "state",
            .label = "State",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 6,
            .list_width = 26,
            .purpose = "to follow it to the end",
            .help = "Raised, on the agenda, decided, closed; schedule, decide and conclude set it",
            .choices = &state_list,
        },
    [ISSUE_MEETING] =
        {
            .name = "meeting",
            .label = "On the agenda of",
            .kind = FIELD_LINK,
            .number = 7,
            .purpose = "to put it before people",
            .help = "The meeting that talks about it",
            .target = &meeting_type,
        },
    [ISSUE_DECISION] =
        {
            .name = "decision",
            .label = "Decision",
            .kind = FIELD_NOTES,
            .flags = FIELD_SEARCHED,
            .number = 8,
            .purpose = "to know what was decided",
            .help = "In one or two sentences; what is to be done is an action",
        },
    [ISSUE_DECIDED] =
        {
            .name = "decided",
            .label = "Decided on",
            .kind = FIELD_DATE,
            .flags = FIELD_KEYED | FIELD_PAST,
            .number = 9,
            .purpose = "to know since when it holds",
            .help = "The day of the decision",
        },
    [ISSUE_EVIDENCE] =
        {
            .name = "evidence",
            .label = "Evidence",
            .kind = FIELD_NOTES,
            .flags = FIELD_SEARCHED,
            .number = 10,
            .purpose = "to know that something was done",
            .help = "What shows that it was done, and where that is kept",
        },
    [ISSUE_MEASURE] =
        {
            .name = "measure",
            .label = "Measure",
            .kind = FIELD_TEXT,
            .number = 11,
            .purpose = "to see whether it helped",
            .help = "What was counted or asked, such as Stations with a quiet room",
        },
    [ISSUE_BEFORE] =
        {
            .name = "value_before",
            .label = "Before",
            .kind = FIELD_TEXT,
            .number = 12,
            .purpose = "to compare with",
            .help = "The measure before the actions, with its day",
        },
    [ISSUE_AFTER] =
        {
            .name = "value_after",
            .label = "After",
            .kind = FIELD_TEXT,
            .number = 13,
            .purpose = "to tell what changed",
            .help = "The measure after the actions, with its day",
        },
    [ISSUE_CLOSED] =
        {
            .name = "closed",
            .label = "Closed on",
            .kind = FIELD_DATE,
            .flags = FIELD_KEYED | FIELD_PAST,
            .number = 14,
            .purpose = "to see how long it took",
            .help = "The day the loop was closed",
        },
};

const struct record_type issue_type = {
    .name = "issue",
    .label = "Issue",
    .plural_label = "Issues",
    .table = "issues",
    .number = 25,
    .fields = fields,
    .field_count = ISSUE_FIELD_COUNT,
    .title_field = ISSUE_SUBJECT,
    .sort_field = ISSUE_RAISED,
    .sort_descending = true,
    .parent_field = ISSUE_BOARD,
    .standing_field = ISSUE_STATE,
    .prepare = issue_prepare,
    .admit = issue_admit,
    .check = issue_check,
    .line = issue_line,
    .show = issue_show,
};
