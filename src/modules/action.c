/* action.c - actions of a board: the fields, an outcome for each that is closed, how often it was
 * carried forward. */
#include "modules/action.h"

#include "base/date.h"
#include "base/text.h"
#include "modules/issue.h"
#include "modules/meeting.h"
#include "modules/network_board.h"

static void
action_prepare(struct record *record, const struct field_context *context)
{
    (void)context;
    record_set(record, ACTION_STATE, ACTION_OPEN);
}

static bool
is_open(const struct record *action)
{
    return string_equal(record_get(action, ACTION_STATE), ACTION_OPEN);
}

/* How many meetings of its board were held since it was due and before the day: so often it was
 * carried forward. 0 for one that is closed, or not yet due. */
static bool
action_count_carried(struct session *session, const struct record *action, struct date day,
                     size_t *count, struct error *error)
{
    const char *link = record_get(action, ACTION_BOARD);
    struct record_list meetings = {.count = 0};
    struct id board;
    struct date due, held;
    *count = 0;
    if (!is_open(action) || !link || !id_from_text(link, &board) ||
        !record_day(action, ACTION_DUE, &due))
        return true;
    bool done = network_board_read(session, &meeting_type, MEETING_BOARD, &board, &meetings, error);
    for (size_t i = 0; i < meetings.count; i++) {
        const struct record *meeting = meetings.items[i];
        *count += string_equal(record_get(meeting, MEETING_STATE), MEETING_HELD_STATE) &&
                  record_day(meeting, MEETING_DAY, &held) &&
                  date_to_days(held) > date_to_days(due) && date_to_days(held) <= date_to_days(day);
    }
    record_list_clear(&meetings);
    return done;
}

/* --- what posact fills in, and what stands in the way --- */

/* The board of the issue, else of the meeting, where none was chosen. */
static bool
take_board(struct session *session, struct record *record, size_t link_field,
           const struct record_type *type, size_t board_field, struct error *error)
{
    const char *link = record_get(record, link_field);
    struct id id;
    if (record_get(record, ACTION_BOARD) || !link || !id_from_text(link, &id))
        return true;
    struct record *of = session_get(session, type, &id, error);
    if (of)
        record_set(record, ACTION_BOARD, record_get(of, board_field));
    bool done = of || error->code == ERROR_NOT_FOUND;
    record_free(of);
    return done;
}

static bool
action_admit(struct session *session, struct record *record, const struct record *before,
             struct error *error)
{
    (void)before;
    return take_board(session, record, ACTION_ISSUE, &issue_type, ISSUE_BOARD, error) &&
           take_board(session, record, ACTION_MEETING, &meeting_type, MEETING_BOARD, error) &&
           (record_get(record, ACTION_BOARD) ||
            error_set_field(error, ACTION_BOARD, "Choose the board, the issue or the meeting"));
}

/* P44: closed with an outcome, or still open. */
static void
action_check(const struct record *record, const struct field_context *context,
             struct error_list *problems)
{
    bool open = is_open(record);
    (void)context;
    if (!open && !record_get(record, ACTION_OUTCOME))
        error_list_add(problems, ACTION_OUTCOME,
                       "Enter the outcome: an action is closed with what came of it, or carried "
                       "forward");
    if (open && record_get(record, ACTION_CLOSED))
        error_list_add(problems, ACTION_CLOSED,
                       "An open action has no day of closing; empty it, or choose done or dropped");
}

static int64_t
days_over(const struct record *record, const struct field_context *context)
{
    struct date due;
    return is_open(record) && record_day(record, ACTION_DUE, &due)
               ? date_to_days(context->today) - date_to_days(due)
               : 0;
}

static void
append_overdue(const struct record *record, const struct field_context *context, const char *before,
               struct text *out)
{
    int64_t over = days_over(record, context);
    if (over > 0)
        text_append_format(out, "%soverdue %lld %s", before, (long long)over,
                           over == 1 ? "day" : "days");
}

static void
action_remark(const struct record *record, const struct field_context *context, struct text *out)
{
    append_overdue(record, context, "", out);
}

/* --- words --- */

static void
append_carried(size_t count, struct text *out)
{
    if (count == 1)
        text_append(out, ", carried forward once");
    else
        text_append_format(out, ", carried forward %zu times", count);
}

/* "3 March 2026, overdue 12 days, carried forward twice". */
static bool
action_show(struct session *session, const struct record *record, size_t field, bool brief,
            struct text *out)
{
    const struct field_context *context = session_context(session);
    struct error ignored;
    size_t carried;
    if (field != ACTION_DUE)
        return false;
    field_show(&record->type->fields[field], record_get(record, field), context, out);
    append_overdue(record, context, ", ", out);
    if (!brief && action_count_carried(session, record, context->today, &carried, &ignored) &&
        carried > 0)
        append_carried(carried, out);
    return true;
}

/* "Action: Ask Estates for plans, J. Shah, done: Plans are agreed". */
static void
action_line(const struct record *record, const struct field_context *context, struct text *out)
{
    const char *outcome = record_get(record, ACTION_OUTCOME);
    struct text state = TEXT_EMPTY;
    text_append_format(out, "Action: %s, %s, ", record_get(record, ACTION_WHAT),
                       record_get(record, ACTION_OWNER));
    field_show(&record->type->fields[ACTION_STATE], record_get(record, ACTION_STATE), context,
               &state);
    label_inside(text_string(&state), out);
    append_overdue(record, context, ", ", out);
    if (outcome)
        text_append_format(out, ": %s", outcome);
    text_clear(&state);
}

/* --- tables --- */

static const struct choice states[] = {
    {ACTION_OPEN, "Open", false},
    {ACTION_DONE, "Done", false},
    {ACTION_DROPPED, "Dropped", false},
};
static const struct choice_list state_list = {states, 3};

static const struct field fields[ACTION_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [ACTION_BOARD] =
        {
            .name = "board",
            .label = "Board",
            .kind = FIELD_LINK,
            .flags = FIELD_SEARCHED,
            .number = 1,
            .purpose = "to know who asked for it",
            .help = "The board that asked for it; empty for the one of the issue or meeting",
            .target = &network_board_type,
        },
    [ACTION_ISSUE] =
        {
            .name = "issue",
            .label = "Issue",
            .kind = FIELD_LINK,
            .number = 2,
            .purpose = "to follow an issue to what was done",
            .help = "The issue that it is to settle, when there is one",
            .target = &issue_type,
        },
    [ACTION_MEETING] =
        {
            .name = "meeting",
            .label = "Agreed at",
            .kind = FIELD_LINK,
            .number = 3,
            .purpose = "to know when it was agreed",
            .help = "The meeting that agreed it",
            .target = &meeting_type,
        },
    [ACTION_WHAT] =
        {
            .name = "what",
            .label = "What to do",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_SEARCHED | FIELD_OWN,
            .number = 4,
            .list_width = 28,
            .purpose = "to know what was asked",
            .help = "One thing that somebody can do",
        },
    [ACTION_OWNER] =
        {
            .name = "owner",
            .label = "Owner",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_OFFICER,
            .number = 5,
            .list_width = 16,
            .purpose = "to know who does it",
            .help = "One person, who answers for it at the next meeting",
        },
    [ACTION_DUE] =
        {
            .name = "due",
            .label = "Due",
            .kind = FIELD_DATE,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 6,
            .list_width = 34,
            .purpose = "to see what is overdue",
            .help = "The day until which it is done",
        },
    [ACTION_STATE] =
        {
            .name = "state",
            .label = "State",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 7,
            .list_width = 8,
            .purpose = "to tell what is open",
            .help = "Open, done or dropped; close-action sets it with the outcome",
            .choices = &state_list,
        },
    [ACTION_OUTCOME] =
        {
            .name = "outcome",
            .label = "Outcome",
            .kind = FIELD_NOTES,
            .flags = FIELD_SEARCHED,
            .number = 8,
            .purpose = "to know what came of it",
            .help = "What came of it, or why it was dropped",
        },
    [ACTION_CLOSED] =
        {
            .name = "closed",
            .label = "Closed on",
            .kind = FIELD_DATE,
            .flags = FIELD_KEYED | FIELD_PAST,
            .number = 9,
            .purpose = "to tell what is new since the last meeting",
            .help = "The day it was closed",
        },
};

const struct record_type action_type = {
    .name = "action",
    .label = "Action",
    .plural_label = "Actions",
    .table = "board_actions",
    .number = 26,
    .fields = fields,
    .field_count = ACTION_FIELD_COUNT,
    .title_field = ACTION_WHAT,
    .sort_field = ACTION_DUE,
    .parent_field = ACTION_BOARD,
    .standing_field = ACTION_STATE,
    .prepare = action_prepare,
    .admit = action_admit,
    .check = action_check,
    .line = action_line,
    .remark = action_remark,
    .show = action_show,
};
