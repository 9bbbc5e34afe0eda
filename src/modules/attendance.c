/* attendance.c - seats at a meeting of a board: the fields, nobody twice, how many are taken. */
#include "modules/attendance.h"

#include "base/text.h"
#include "modules/colleague.h"
#include "modules/meeting.h"
#include "modules/network.h"
#include "modules/network_board.h"
#include "modules/office.h"
#include "modules/staff.h"
#include "record/record.h"

static void
attendance_prepare(struct record *record, const struct field_context *context)
{
    (void)context;
    record_set(record, ATTENDANCE_STATE, ATTENDANCE_PRESENT);
}

static bool
has_state(const struct record *attendance, const char *state)
{
    return string_equal(record_get(attendance, ATTENDANCE_STATE), state);
}

void
attendance_append_person(struct session *session, const struct record *attendance, struct text *out)
{
    const char *name = record_get(attendance, ATTENDANCE_NAME);
    const char *staff = record_get(attendance, ATTENDANCE_STAFF);
    if (staff)
        session_show(session, &attendance_type.fields[ATTENDANCE_STAFF], staff, out);
    else
        text_append(out, name ? name : "");
}

/* --- how many --- */

bool
attendance_count(struct session *session, const struct id *meeting, struct attendance_count *count,
                 struct error *error)
{
    struct record_list list = {.count = 0};
    *count = (struct attendance_count){.seats = 0};
    bool done =
        network_board_read(session, &attendance_type, ATTENDANCE_MEETING, meeting, &list, error);
    count->seats = list.count;
    for (size_t i = 0; i < list.count; i++) {
        count->present += has_state(list.items[i], ATTENDANCE_PRESENT);
        count->apologies += has_state(list.items[i], ATTENDANCE_APOLOGIES);
        count->absent += has_state(list.items[i], ATTENDANCE_ABSENT);
    }
    record_list_clear(&list);
    return done;
}

void
attendance_append_count(const struct attendance_count *count, size_t quorum, struct text *out)
{
    size_t noted = count->present + count->apologies + count->absent;
    if (count->seats == 0)
        return;
    text_append_format(out, "%zu of %zu present", count->present, count->seats);
    if (count->apologies > 0)
        text_append_format(out, ", %zu sent apologies", count->apologies);
    if (count->absent > 0)
        text_append_format(out, ", %zu absent", count->absent);
    if (noted < count->seats)
        text_append_format(out, ", %zu not noted yet", count->seats - noted);
    if (quorum > 0 && count->present >= quorum)
        text_append_format(out, ", quorum of %zu met", quorum);
    else if (quorum > 0)
        text_append_format(out, ", %zu short of the quorum of %zu", quorum - count->present,
                           quorum);
}

/* --- what stands in the way --- */

static bool
is_same_person(const struct record *a, const struct record *b)
{
    size_t field = record_get(a, ATTENDANCE_STAFF) ? ATTENDANCE_STAFF : ATTENDANCE_NAME;
    return record_get(a, field) && record_same_value(a, b, field);
}

static bool
refuse_second(struct session *session, const struct record *other, struct error *error)
{
    struct text name = TEXT_EMPTY;
    attendance_append_person(session, other, &name);
    error_set_field(error, ATTENDANCE_STAFF,
                    "%s has a seat at this meeting already; change that one instead",
                    text_string(&name));
    text_clear(&name);
    return false;
}

static bool
check_once(struct session *session, const struct record *record, const struct id *meeting,
           struct error *error)
{
    struct record_list list = {.count = 0};
    bool done =
        network_board_read(session, &attendance_type, ATTENDANCE_MEETING, meeting, &list, error);
    for (size_t i = 0; i < list.count && done; i++) {
        const struct record *other = list.items[i];
        done = id_equal(&other->id, &record->id) || !is_same_person(record, other) ||
               refuse_second(session, other, error);
    }
    record_list_clear(&list);
    return done;
}

static bool
check_network(struct session *session, const struct record *record, const struct record *meeting,
              struct error *error)
{
    struct record *network = session_linked(session, record, ATTENDANCE_NETWORK);
    bool done = !network || string_equal(record_get(network, NETWORK_BOARD),
                                         record_get(meeting, MEETING_BOARD));
    if (!done)
        error_set_field(error, ATTENDANCE_NETWORK,
                        "'%s' sends nobody to this board; choose the board on that network first",
                        record_get(network, NETWORK_NAME));
    record_free(network);
    return done;
}

static bool
speaks_as(struct session *session, const struct record *record, const struct id *network,
          const char *office, struct date day)
{
    struct error ignored;
    struct record *holder = NULL;
    office_find(session, network, office, day, &holder, &ignored);
    bool does = holder && string_equal(record_get(holder, OFFICE_STAFF),
                                       record_get(record, ATTENDANCE_STAFF));
    record_free(holder);
    return does;
}

/* P43: somebody else may come for a network, and that is worth a word. */
static void
warn_of_office(struct session *session, const struct record *record, const struct record *meeting)
{
    struct id network;
    struct date day;
    struct text name = TEXT_EMPTY;
    const char *link = record_get(record, ATTENDANCE_NETWORK);
    if (!link || !id_from_text(link, &network) || !record_day(meeting, MEETING_DAY, &day) ||
        speaks_as(session, record, &network, OFFICE_REPRESENTATIVE, day) ||
        speaks_as(session, record, &network, OFFICE_DEPUTY_REPRESENTATIVE, day))
        return;
    attendance_append_person(session, record, &name);
    session_warn(session,
                 "%s is neither representative nor deputy of that network on the day; fill notes "
                 "the office, if they are",
                 text_string(&name));
    text_clear(&name);
}

static bool
check_person(const struct record *record, struct error *error)
{
    return record_get(record, ATTENDANCE_STAFF) || record_get(record, ATTENDANCE_NAME) ||
           error_set_field(error, ATTENDANCE_STAFF,
                           "Choose the colleague, or enter the name of somebody from outside");
}

static bool
check_meeting(struct session *session, const struct record *record, const struct record *meeting,
              struct error *error)
{
    struct date day;
    bool noted = has_state(record, ATTENDANCE_PRESENT) || has_state(record, ATTENDANCE_ABSENT);
    struct date today = session_context(session)->today;
    if (string_equal(record_get(meeting, MEETING_STATE), MEETING_CANCELLED))
        return error_set_field(error, ATTENDANCE_MEETING,
                               "This meeting was cancelled; choose another one");
    if (noted && record_day(meeting, MEETING_DAY, &day) && date_to_days(day) > date_to_days(today))
        return error_set_field(error, ATTENDANCE_STATE,
                               "This meeting is still to come; choose Expected or Apologies until "
                               "its day");
    return true;
}

static bool
attendance_admit(struct session *session, struct record *record, const struct record *before,
                 struct error *error)
{
    struct record *meeting = session_linked(session, record, ATTENDANCE_MEETING);
    if (!meeting)
        return true; /* the links are checked in words of their own */
    bool new_person = !before || !record_same_value(record, before, ATTENDANCE_STAFF);
    bool done = check_person(record, error) && check_meeting(session, record, meeting, error) &&
                check_network(session, record, meeting, error) &&
                (!new_person || colleague_is_here(session, record, ATTENDANCE_STAFF, error)) &&
                check_once(session, record, &meeting->id, error);
    if (done && new_person)
        warn_of_office(session, record, meeting);
    record_free(meeting);
    return done;
}

static void
attendance_check(const struct record *record, const struct field_context *context,
                 struct error_list *problems)
{
    (void)context;
    if (record_get(record, ATTENDANCE_STAFF) && record_get(record, ATTENDANCE_NAME))
        error_list_add(problems, ATTENDANCE_NAME, "Name must be empty where there is a colleague");
}

/* --- words --- */

static bool
attendance_show(struct session *session, const struct record *record, size_t field, bool brief,
                struct text *out)
{
    if (field != ATTENDANCE_STAFF || !brief)
        return false;
    attendance_append_person(session, record, out);
    return true;
}

/* --- tables --- */

static const struct choice states[] = {
    {ATTENDANCE_EXPECTED, "Expected", false},
    {ATTENDANCE_PRESENT, "Present", false},
    {ATTENDANCE_APOLOGIES, "Apologies", false},
    {ATTENDANCE_ABSENT, "Absent", false},
};
static const struct choice_list state_list = {states, 4};

static const struct field fields[ATTENDANCE_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [ATTENDANCE_STAFF] =
        {
            .name = "staff",
            .label = "Colleague",
            .kind = FIELD_LINK,
            .flags = FIELD_OWN | FIELD_WITHIN,
            .number = 2,
            .list_width = 22,
            .purpose = "to know who decided",
            .help = "The colleague who has the seat",
            .target = &staff_type,
        },
    [ATTENDANCE_NAME] =
        {
            .name = "name",
            .label = "Or by name",
            .kind = FIELD_TEXT,
            .flags = FIELD_OWN | FIELD_WITHIN | FIELD_SEARCHED,
            .number = 3,
            .purpose = "to know who advised",
            .help = "An adviser from outside, or a department",
        },
    [ATTENDANCE_NETWORK] =
        {
            .name = "network",
            .label = "Speaks for",
            .kind = FIELD_LINK,
            .flags = FIELD_WITHIN,
            .number = 4,
            .list_width = 24,
            .purpose = "to know which networks were heard",
            .help = "The network, for its representative or deputy",
            .target = &network_type,
        },
    [ATTENDANCE_SEAT] =
        {
            .name = "seat",
            .label = "Seat",
            .kind = FIELD_TEXT,
            .flags = FIELD_SEARCHED,
            .number = 5,
            .list_width = 14,
            .purpose = "to know in what capacity",
            .help = "Such as chair, department or adviser",
        },
    [ATTENDANCE_STATE] =
        {
            .name = "state",
            .label = "State",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 6,
            .list_width = 10,
            .purpose = "to know who was there, and whom to tell afterwards",
            .help = "Expected, present, sent apologies, or absent",
            .choices = &state_list,
        },
    [ATTENDANCE_MEETING] =
        {
            .name = "meeting",
            .label = "Meeting",
            .kind = FIELD_LINK,
            .flags = FIELD_REQUIRED,
            .number = 1,
            .list_width = 28,
            .purpose = "to know where they were",
            .help = "The meeting of the board",
            .target = &meeting_type,
        },
};

const struct record_type attendance_type = {
    .name = "attendance",
    .label = "Attendance",
    .plural_label = "Attendance",
    .table = "attendances",
    .number = 27,
    .fields = fields,
    .field_count = ATTENDANCE_FIELD_COUNT,
    .title_field = ATTENDANCE_STATE,
    .sort_field = ATTENDANCE_STATE,
    .sort_descending = true,
    .parent_field = ATTENDANCE_MEETING,
    .standing_field = ATTENDANCE_STATE,
    .apart = true,
    .prepare = attendance_prepare,
    .admit = attendance_admit,
    .check = attendance_check,
    .show = attendance_show,
};
