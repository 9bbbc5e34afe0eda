/* meeting.c - meetings: the fields, whom nobody speaks for, what is still open. */
#include "modules/meeting.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/text.h"
#include "modules/attendance.h"
#include "modules/issue.h"
#include "modules/network.h"
#include "modules/network_board.h"
#include "modules/office.h"

static void
meeting_prepare(struct record *record, const struct field_context *context)
{
    (void)context;
    record_set(record, MEETING_STATE, MEETING_PLANNED);
}

bool
meeting_count_open(struct session *session, const struct id *meeting, size_t *count,
                   struct error *error)
{
    struct record_list issues = {.count = 0};
    bool done = network_board_read(session, &issue_type, ISSUE_MEETING, meeting, &issues, error);
    *count = 0;
    for (size_t i = 0; i < issues.count; i++)
        *count += string_equal(record_get(issues.items[i], ISSUE_STATE), ISSUE_ON_AGENDA);
    record_list_clear(&issues);
    return done;
}

static bool
is_represented(struct session *session, const struct record *network, struct date day,
               bool *represented, struct error *error)
{
    struct record *holder;
    bool done = office_find(session, &network->id, OFFICE_REPRESENTATIVE, day, &holder, error);
    *represented = holder != NULL;
    record_free(holder);
    return done;
}

bool
meeting_append_unrepresented(struct session *session, const struct record *meeting,
                             struct text *out, struct error *error)
{
    const char *link = record_get(meeting, MEETING_BOARD);
    struct record_list networks = {.count = 0};
    struct id board;
    struct date day;
    if (!link || !id_from_text(link, &board) || !record_day(meeting, MEETING_DAY, &day))
        return true;
    bool done = network_board_networks(session, &board, &networks, error), any = false;
    for (size_t i = 0; i < networks.count && done; i++) {
        bool represented = true;
        done = is_represented(session, networks.items[i], day, &represented, error);
        if (represented)
            continue;
        text_append_format(out, "%s%s", any ? ", " : "",
                           record_get(networks.items[i], NETWORK_NAME));
        any = true;
    }
    record_list_clear(&networks);
    return done;
}

/* --- what stands in the way --- */

static bool
warn_without_networks(struct session *session, const struct record *record, struct error *error)
{
    const char *link = record_get(record, MEETING_BOARD);
    struct record_list networks = {.count = 0};
    struct id board;
    if (!link || !id_from_text(link, &board))
        return true;
    bool done = network_board_networks(session, &board, &networks, error);
    if (done && networks.count == 0)
        session_warn(session, "no network sends a representative to this board yet; choose the "
                              "board on each network that does");
    record_list_clear(&networks);
    return done;
}

static bool
is_held(const struct record *meeting)
{
    return string_equal(record_get(meeting, MEETING_STATE), MEETING_HELD_STATE);
}

/* A decision is somebody's: a meeting is held when it says who was there. */
static bool
check_attendance(struct session *session, const struct record *record, struct error *error)
{
    struct attendance_count count = {.present = 0};
    if (record_get(record, MEETING_ATTENDED))
        return true;
    return (id_is_zero(&record->id) || attendance_count(session, &record->id, &count, error)) &&
           (count.present > 0 ||
            error_set_field(error, MEETING_ATTENDED,
                            "Nobody is noted as present yet: roll lists who has a seat, present "
                            "notes who came; or enter who was there"));
}

static bool
meeting_admit(struct session *session, struct record *record, const struct record *before,
              struct error *error)
{
    bool holds = is_held(record) && (!before || !is_held(before));
    return (!holds || check_attendance(session, record, error)) &&
           (before || warn_without_networks(session, record, error));
}

static bool
is_past(const struct record *record, const struct field_context *context)
{
    struct date day;
    return record_day(record, MEETING_DAY, &day) &&
           date_to_days(day) < date_to_days(context->today);
}

static bool
is_future(const struct record *record, const struct field_context *context)
{
    struct date day;
    return record_day(record, MEETING_DAY, &day) &&
           date_to_days(day) > date_to_days(context->today);
}

static void
meeting_check(const struct record *record, const struct field_context *context,
              struct error_list *problems)
{
    if (is_held(record) && is_future(record, context))
        error_list_add(problems, MEETING_STATE,
                       "A meeting is held on its day at the earliest; leave it planned until then");
}

static void
meeting_remark(const struct record *record, const struct field_context *context, struct text *out)
{
    if (string_equal(record_get(record, MEETING_STATE), MEETING_PLANNED) &&
        is_past(record, context))
        text_append(out, "its day is over; minute notes who came and what was said");
}

/* --- words --- */

/* "Planned, its day is over, 2 issues without a decision". */
static void
append_state(struct session *session, const struct record *record, bool brief, struct text *out)
{
    const struct field_context *context = session_context(session);
    const char *state = record_get(record, MEETING_STATE);
    struct error ignored;
    size_t open;
    field_show(&record->type->fields[MEETING_STATE], state, context, out);
    if (string_equal(state, MEETING_PLANNED) && is_past(record, context))
        text_append(out, ", its day is over");
    if (!brief && meeting_count_open(session, &record->id, &open, &ignored) && open > 0)
        text_append_format(out, ", %zu %s without a decision", open,
                           open == 1 ? "issue" : "issues");
}

bool
meeting_append_attendance(struct session *session, const struct record *meeting, struct text *out,
                          struct error *error)
{
    struct attendance_count count;
    struct record *board = session_linked(session, meeting, MEETING_BOARD);
    const char *quorum = board ? record_get(board, NETWORK_BOARD_QUORUM) : NULL;
    bool done = attendance_count(session, &meeting->id, &count, error);
    if (done)
        attendance_append_count(&count, quorum ? strtoul(quorum, NULL, 10) : 0, out);
    record_free(board);
    return done;
}

static void
append_line(const char *before, const char *words, struct text *out)
{
    if (!string_is_empty(words))
        text_append_format(out, "%s%s%s", out->length > 0 ? "\n" : "", before, words);
}

/* "5 of 8 present, quorum of 4 met", who was there besides, and whom nobody speaks for. */
static void
append_attendance(struct session *session, const struct record *record, struct text *out)
{
    struct text missing = TEXT_EMPTY, lines = TEXT_EMPTY;
    struct error ignored;
    meeting_append_attendance(session, record, &lines, &ignored);
    append_line("", record_get(record, MEETING_ATTENDED), &lines);
    meeting_append_unrepresented(session, record, &missing, &ignored);
    append_line("Without a representative: ", text_string(&missing), &lines);
    text_append(out, text_string(&lines));
    text_clear(&missing);
    text_clear(&lines);
}

static bool
meeting_show(struct session *session, const struct record *record, size_t field, bool brief,
             struct text *out)
{
    if (field == MEETING_STATE)
        append_state(session, record, brief, out);
    else if (field == MEETING_ATTENDED && !brief)
        append_attendance(session, record, out);
    else
        return false;
    return true;
}

static void
meeting_line(const struct record *record, const struct field_context *context, struct text *out)
{
    text_append(out, "Meeting, ");
    struct text state = TEXT_EMPTY;
    field_show(&record->type->fields[MEETING_STATE], record_get(record, MEETING_STATE), context,
               &state);
    label_inside(text_string(&state), out);
    text_clear(&state);
    if (record_get(record, MEETING_PLACE))
        text_append_format(out, ", %s", record_get(record, MEETING_PLACE));
}

/* --- tables --- */

static const struct choice states[] = {
    {MEETING_PLANNED, "Planned", false},
    {MEETING_HELD_STATE, "Held", false},
    {MEETING_CANCELLED, "Cancelled", false},
};
static const struct choice_list state_list = {states, 3};

static const struct field fields[MEETING_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [MEETING_BOARD] =
        {
            .name = "board",
            .label = "Board",
            .kind = FIELD_LINK,
            .flags = FIELD_REQUIRED | FIELD_SEARCHED,
            .number = 1,
            .list_width = 28,
            .purpose = "to know who meets",
            .help = "The board that meets",
            .target = &network_board_type,
        },
    [MEETING_DAY] =
        {
            .name = "held",
            .label = "Day",
            .kind = FIELD_DATE,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 2,
            .list_width = 12,
            .purpose = "to know when it is",
            .help = "The day of the meeting",
        },
    [MEETING_PLACE] =
        {
            .name = "place",
            .label = "Place",
            .kind = FIELD_TEXT,
            .flags = FIELD_SEARCHED,
            .number = 3,
            .purpose = "to tell people where to come",
            .help = "A room, or a video call",
        },
    [MEETING_STATE] =
        {
            .name = "state",
            .label = "State",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 4,
            .list_width = 26,
            .purpose = "to tell what is planned from what was",
            .help = "Planned, held or cancelled; hold notes that it was",
            .choices = &state_list,
        },
    [MEETING_ATTENDED] =
        {
            .name = "attended",
            .label = "Attendance",
            .kind = FIELD_NOTES,
            .number = 5,
            .purpose = "to know who decided",
            .help = "Who was there without a seat, such as a note taker, a line for each; roll "
                    "lists the seats",
        },
    [MEETING_APOLOGIES] =
        {
            .name = "apologies",
            .label = "Apologies in words",
            .kind = FIELD_NOTES,
            .flags = FIELD_READ_ONLY,
            .number = 6,
            .purpose = "to keep what was typed before attendance was a record",
            .help = "From before a roll was called; apologies are attendance now",
        },
    [MEETING_MINUTES] =
        {
            .name = "minutes",
            .label = "Minutes",
            .kind = FIELD_NOTES,
            .flags = FIELD_SEARCHED,
            .number = 7,
            .purpose = "to keep what was said",
            .help = "What was said; decisions stand with the issues, actions are records",
        },
};

const struct record_type meeting_type = {
    .name = "meeting",
    .label = "Meeting",
    .plural_label = "Meetings",
    .table = "meetings",
    .number = 24,
    .fields = fields,
    .field_count = MEETING_FIELD_COUNT,
    .title_field = MEETING_DAY,
    .sort_field = MEETING_DAY,
    .sort_descending = true,
    .parent_field = MEETING_BOARD,
    .prepare = meeting_prepare,
    .admit = meeting_admit,
    .check = meeting_check,
    .line = meeting_line,
    .remark = meeting_remark,
    .show = meeting_show,
};
