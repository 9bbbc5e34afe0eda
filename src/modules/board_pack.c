/* board_pack.c - the pack of a meeting, and the report of the networks. */
#include "modules/board_pack.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "board_pack_figures.h"
#include "modules/action.h"
#include "modules/attendance.h"
#include "modules/issue.h"
#include "modules/meeting.h"
#include "modules/membership.h"
#include "modules/network.h"
#include "modules/network_board.h"
#include "modules/office.h"
#include "record/record.h"
#include "store/agenda.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define NETWORKS_MOST 1000

/* A pack under way. */
struct pack {
    struct session *session;
    struct report *report;
    struct record *meeting;
    struct id board;
    struct date previous; /* the meeting before this one */
    struct id previous_id;
    bool has_previous;
    struct record_list networks;
};

static void
add_field(struct session *session, struct report *report, const struct record *record, size_t field)
{
    struct text cell = TEXT_EMPTY;
    session_show_field(session, record, field, false, &cell);
    report_cell(report, &cell);
}

static void
note_day(struct session *session, struct report *report)
{
    const struct field_context *context = session_context(session);
    struct text note = TEXT_EMPTY;
    char day[DATE_TEXT_SIZE];
    date_show(context->today, day);
    text_append_format(&note,
                       "As recorded on %s. No total is given: many belong to several "
                       "networks.",
                       day);
    report_note(report, &note);
}

/* --- attendance --- */

/* P42: whoever speaks for a network stands here as that network, for the pack leaves the house. */
static void
add_seat(struct pack *pack, const struct record *seat)
{
    struct text cell = TEXT_EMPTY;
    const char *name = record_get(seat, ATTENDANCE_NAME);
    const char *capacity = record_get(seat, ATTENDANCE_SEAT);
    if (record_get(seat, ATTENDANCE_NETWORK))
        session_show_field(pack->session, seat, ATTENDANCE_NETWORK, false, &cell);
    else
        text_append(&cell, name ? name : capacity ? capacity : "A colleague");
    report_cell(pack->report, &cell);
    report_words(pack->report, capacity);
    add_field(pack->session, pack->report, seat, ATTENDANCE_STATE);
}

/* Who was there without a seat, a line for each. */
static void
add_others(struct pack *pack, const char *lines)
{
    for (const char *at = lines ? lines : ""; *at != '\0';) {
        size_t length = strcspn(at, "\n");
        struct text cell = TEXT_EMPTY;
        text_append_bytes(&cell, at, length);
        report_cell(pack->report, &cell);
        report_words(pack->report, "");
        report_words(pack->report, "Present");
        at += length;
        at += *at == '\n';
    }
}

/* "Attendance on 3 September 2026: 5 of 8 present, quorum of 4 met". */
static bool
begin_attendance(struct pack *pack, const struct record *meeting, struct error *error)
{
    static const char *const columns[] = {"Who", "Seat", "State"};
    struct text heading = TEXT_EMPTY, count = TEXT_EMPTY;
    text_append(&heading, "Attendance on ");
    session_show_field(pack->session, meeting, MEETING_DAY, false, &heading);
    bool done = meeting_append_attendance(pack->session, meeting, &count, error);
    text_append_format(&heading, "%s%s", count.length > 0 ? ": " : "", text_string(&count));
    report_begin_part(pack->report, text_string(&heading), "Nobody is noted", columns,
                      COUNT(columns));
    text_clear(&heading);
    text_clear(&count);
    return done;
}

/* Of this meeting once it was held, else of the one before. */
static bool
add_attendance(struct pack *pack, struct error *error)
{
    struct record_list seats = {.count = 0};
    bool held = string_equal(record_get(pack->meeting, MEETING_STATE), MEETING_HELD_STATE);
    if (!held && !pack->has_previous)
        return true;
    struct record *meeting = session_get(pack->session, &meeting_type,
                                         held ? &pack->meeting->id : &pack->previous_id, error);
    bool done = meeting && begin_attendance(pack, meeting, error) &&
                network_board_read(pack->session, &attendance_type, ATTENDANCE_MEETING,
                                   &meeting->id, &seats, error);
    for (size_t i = 0; i < seats.count; i++)
        add_seat(pack, seats.items[i]);
    if (done)
        add_others(pack, record_get(meeting, MEETING_ATTENDED));
    record_list_clear(&seats);
    record_free(meeting);
    return done;
}

/* --- actions --- */

/* Open, or closed since the meeting before. */
static bool
is_of_interest(const struct pack *pack, const struct record *action)
{
    struct date closed;
    if (string_equal(record_get(action, ACTION_STATE), ACTION_OPEN))
        return true;
    return !pack->has_previous || !record_day(action, ACTION_CLOSED, &closed) ||
           date_to_days(closed) >= date_to_days(pack->previous);
}

static bool
add_actions(struct pack *pack, struct error *error)
{
    static const char *const columns[] = {"Action", "Owner", "Due", "State", "Outcome"};
    static const size_t fields[] = {ACTION_WHAT, ACTION_OWNER, ACTION_DUE, ACTION_STATE,
                                    ACTION_OUTCOME};
    struct record_list actions = {.count = 0};
    report_begin_part(pack->report, "Previous actions", "No action is open", columns,
                      COUNT(columns));
    bool done = network_board_read(pack->session, &action_type, ACTION_BOARD, &pack->board,
                                   &actions, error);
    for (size_t i = 0; i < actions.count; i++) {
        for (size_t j = 0; j < COUNT(fields) && is_of_interest(pack, actions.items[i]); j++)
            add_field(pack->session, pack->report, actions.items[i], fields[j]);
    }
    record_list_clear(&actions);
    return done;
}

/* --- issues --- */

static bool
is_on_agenda(const struct pack *pack, const struct record *issue)
{
    return string_equal(record_get(issue, ISSUE_MEETING), record_get(pack->meeting, RECORD_ID));
}

static void
add_agenda(struct pack *pack, const struct record_list *issues)
{
    static const char *const columns[] = {"Subject", "Raised by", "What it is about", "Decision"};
    static const size_t fields[] = {ISSUE_SUBJECT, ISSUE_NETWORK, ISSUE_DETAIL, ISSUE_DECISION};
    report_begin_part(pack->report, "Agenda", "Nothing is on the agenda yet", columns,
                      COUNT(columns));
    for (size_t i = issues->count; i-- > 0;) {
        for (size_t j = 0; j < COUNT(fields) && is_on_agenda(pack, issues->items[i]); j++)
            add_field(pack->session, pack->report, issues->items[i], fields[j]);
    }
}

/* "Stations with a quiet room: 2 of 11, then 9 of 11". */
static void
add_change(struct report *report, const struct record *issue)
{
    const char *measure = record_get(issue, ISSUE_MEASURE);
    const char *before = record_get(issue, ISSUE_BEFORE), *after = record_get(issue, ISSUE_AFTER);
    struct text cell = TEXT_EMPTY;
    text_append(&cell, measure ? measure : "");
    if (before)
        text_append_format(&cell, ": %s", before);
    if (after)
        text_append_format(&cell, "%s%s", before ? ", then " : ": ", after);
    report_cell(report, &cell);
}

static void
add_issues_of(struct pack *pack, const struct record_list *issues, const char *network)
{
    static const size_t fields[] = {ISSUE_NETWORK, ISSUE_SUBJECT, ISSUE_RAISED, ISSUE_STATE};
    for (size_t i = 0; i < issues->count; i++) {
        const struct record *issue = issues->items[i];
        const char *by = record_get(issue, ISSUE_NETWORK);
        if (!string_equal(by ? by : "", network))
            continue;
        for (size_t j = 0; j < COUNT(fields); j++)
            add_field(pack->session, pack->report, issue, fields[j]);
        add_change(pack->report, issue);
    }
}

static bool
is_of_board(const struct pack *pack, const char *network)
{
    for (size_t i = 0; i < pack->networks.count; i++) {
        if (string_equal(record_get(pack->networks.items[i], RECORD_ID), network))
            return true;
    }
    return false;
}

/* Those of the networks of the board by name, then what others and the team raised. */
static void
add_issues(struct pack *pack, const struct record_list *issues)
{
    static const char *const columns[] = {"Raised by", "Subject", "Raised on", "State",
                                          "What changed"};
    report_begin_part(pack->report, "Issues by network", "No issue was raised yet", columns,
                      COUNT(columns));
    for (size_t i = 0; i < pack->networks.count; i++)
        add_issues_of(pack, issues, record_get(pack->networks.items[i], RECORD_ID));
    for (size_t i = 0; i < issues->count; i++) {
        const char *by = record_get(issues->items[i], ISSUE_NETWORK);
        struct record_list one = {.items = &issues->items[i], .count = 1};
        if (!by || !is_of_board(pack, by))
            add_issues_of(pack, &one, by ? by : "");
    }
}

/* --- networks --- */

/* A support service needs nobody to speak for it. */
static void
append_term(const struct record *network, const struct record *holder,
            const struct field_context *context, struct text *out)
{
    if (holder) {
        text_append(out, "in office ");
        office_type.line(holder, context, out);
    } else if (network_is_governed(network)) {
        text_append(out, "vacant");
    }
}

static bool
add_office(struct session *session, struct report *report, const struct record *network,
           const char *office, struct error *error)
{
    const struct field_context *context = session_context(session);
    struct record *holder;
    struct text cell = TEXT_EMPTY;
    if (!office_find(session, &network->id, office, context->today, &holder, error))
        return false;
    append_term(network, holder, context, &cell);
    report_cell(report, &cell);
    record_free(holder);
    return true;
}

static bool
add_networks(struct session *session, struct report *report, const struct record_list *networks,
             struct error *error)
{
    static const char *const columns[] = {"Network", "Members and allies", "Chair",
                                          "Board representative", "Deputy representative"};
    bool done = true;
    report_begin_part(report, "Networks", "There are no networks yet", columns, COUNT(columns));
    report_people(report, REPORT_GUARDED, 0);
    report_chart(report, REPORT_BARS, 1, 1);
    for (size_t i = 0; i < networks->count && done; i++) {
        const struct record *network = networks->items[i];
        size_t members = 0;
        if (!network_has_people(network))
            continue;
        report_words(report, record_get(network, NETWORK_NAME));
        done = membership_count(session, &network->id, &members, error);
        report_count(report, members);
        done = done && add_office(session, report, network, OFFICE_CHAIR, error) &&
               add_office(session, report, network, OFFICE_REPRESENTATIVE, error) &&
               add_office(session, report, network, OFFICE_DEPUTY_REPRESENTATIVE, error);
    }
    return done;
}

/* --- vacancies and terms --- */

static void
add_ending(struct session *session, struct report *report, const struct record *network,
           const struct record *office)
{
    const struct field_context *context = session_context(session);
    struct date until;
    if (record_get(office, OFFICE_ENDED) || !record_day(office, OFFICE_UNTIL, &until) ||
        date_to_days(until) - date_to_days(context->today) > AGENDA_TERM_DAYS)
        return;
    report_words(report, record_get(network, NETWORK_NAME));
    add_field(session, report, office, OFFICE_OFFICE);
    struct text cell = TEXT_EMPTY;
    text_append(&cell, "Term ends ");
    session_show_field(session, office, OFFICE_UNTIL, false, &cell);
    report_cell(report, &cell);
}

static bool
add_vacancies_of(struct session *session, struct report *report, const struct record *network,
                 struct error *error)
{
    struct record_list terms = {.count = 0};
    struct text vacant = TEXT_EMPTY;
    bool done =
        office_append_vacancies(session, network, &vacant, error) &&
        network_board_read(session, &office_type, OFFICE_NETWORK, &network->id, &terms, error);
    if (vacant.length > 0) {
        report_words(report, record_get(network, NETWORK_NAME));
        report_words(report, text_string(&vacant) + strlen("vacant: "));
        report_words(report, "Vacant");
    }
    for (size_t i = 0; i < terms.count && done; i++)
        add_ending(session, report, network, terms.items[i]);
    record_list_clear(&terms);
    text_clear(&vacant);
    return done;
}

static bool
add_vacancies(struct session *session, struct report *report, const struct record_list *networks,
              struct error *error)
{
    static const char *const columns[] = {"Network", "Office", "What"};
    bool done = true;
    report_begin_part(report, "Vacancies and terms that end",
                      "No office is vacant, and no term ends within 60 days", columns,
                      COUNT(columns));
    for (size_t i = 0; i < networks->count && done; i++)
        done = add_vacancies_of(session, report, networks->items[i], error);
    return done;
}

/* --- the pack --- */

static bool
find_previous(struct pack *pack, struct error *error)
{
    struct record_list meetings = {.count = 0};
    struct date day, held;
    bool done = network_board_read(pack->session, &meeting_type, MEETING_BOARD, &pack->board,
                                   &meetings, error);
    bool dated = record_day(pack->meeting, MEETING_DAY, &day);
    for (size_t i = 0; i < meetings.count && dated && !pack->has_previous; i++) {
        pack->has_previous =
            string_equal(record_get(meetings.items[i], MEETING_STATE), MEETING_HELD_STATE) &&
            record_day(meetings.items[i], MEETING_DAY, &held) &&
            date_to_days(held) < date_to_days(day);
        pack->previous = held;
        pack->previous_id = meetings.items[i]->id;
    }
    record_list_clear(&meetings);
    return done;
}

static bool
note_unrepresented(struct pack *pack, struct error *error)
{
    struct text names = TEXT_EMPTY, note = TEXT_EMPTY;
    bool done = meeting_append_unrepresented(pack->session, pack->meeting, &names, error);
    if (pack->networks.count == 0)
        text_append(&note, "No network sends a representative to this board yet.");
    else if (names.length > 0)
        text_append_format(&note, "Without a representative on the day: %s.", text_string(&names));
    else
        text_append(&note, "Every network of the board has a representative on the day.");
    report_note(pack->report, &note);
    text_clear(&names);
    return done;
}

static bool
build(struct pack *pack, struct error *error)
{
    struct record_list issues = {.count = 0};
    note_day(pack->session, pack->report);
    bool done =
        find_previous(pack, error) &&
        network_board_networks(pack->session, &pack->board, &pack->networks, error) &&
        note_unrepresented(pack, error) && add_attendance(pack, error) &&
        add_actions(pack, error) &&
        network_board_read(pack->session, &issue_type, ISSUE_BOARD, &pack->board, &issues, error);
    if (done) {
        add_agenda(pack, &issues);
        add_issues(pack, &issues);
    }
    done = done && add_networks(pack->session, pack->report, &pack->networks, error) &&
           add_vacancies(pack->session, pack->report, &pack->networks, error) &&
           board_pack_add_figures(pack->session, pack->report, error);
    record_list_clear(&issues);
    record_list_clear(&pack->networks);
    return done;
}

bool
board_pack_build(struct session *session, const struct id *meeting, struct report *report,
                 struct error *error)
{
    struct pack pack = {.session = session, .report = report};
    struct text title = TEXT_EMPTY;
    text_append(&title, "Board pack: ");
    session_title(session, &meeting_type, meeting, &title);
    report_init(report, text_string(&title));
    text_clear(&title);
    pack.meeting = session_get(session, &meeting_type, meeting, error);
    if (!pack.meeting)
        return false;
    const char *board = record_get(pack.meeting, MEETING_BOARD);
    bool done = board && id_from_text(board, &pack.board) && build(&pack, error);
    record_free(pack.meeting);
    return done;
}

/* --- all networks --- */

static bool
read_active(struct session *session, struct record_list *networks, struct error *error)
{
    struct query query = query_default(&network_type);
    struct filter filter;
    query.filter = &filter;
    bool done = filter_parse(&filter, &network_type, "active:yes", session_context(session), false,
                             error) &&
                session_read(session, &query, QUERY_FIRST, NULL, NETWORKS_MOST, networks, error);
    filter_clear(&filter);
    return done;
}

static void
add_reviews(struct session *session, struct report *report, const struct record_list *networks)
{
    static const char *const columns[] = {"Name",   "Kind",          "Level",
                                          "Pledge", "Agreed review", "Renewal due"};
    static const size_t fields[] = {NETWORK_NAME,   NETWORK_KIND,   NETWORK_LEVEL,
                                    NETWORK_PLEDGE, NETWORK_REVIEW, NETWORK_RENEWAL};
    report_begin_part(report, "Reviews and renewals", "Nothing is to be reviewed or renewed",
                      columns, COUNT(columns));
    for (size_t i = 0; i < networks->count; i++) {
        const struct record *network = networks->items[i];
        bool due = record_get(network, NETWORK_REVIEW) || record_get(network, NETWORK_RENEWAL) ||
                   !network_has_people(network);
        for (size_t j = 0; j < COUNT(fields) && due; j++)
            add_field(session, report, network, fields[j]);
    }
}

bool
network_report_build(struct session *session, struct report *report, struct error *error)
{
    struct record_list networks = {.count = 0};
    report_init(report, "Networks");
    note_day(session, report);
    bool done = read_active(session, &networks, error) &&
                add_networks(session, report, &networks, error) &&
                add_vacancies(session, report, &networks, error);
    if (done)
        add_reviews(session, report, &networks);
    record_list_clear(&networks);
    return done;
}
