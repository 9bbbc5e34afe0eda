/* network_board_test.c - a board: issues go from raised to closed and no step is left out (T76), an
 * action is carried forward until it has an outcome (P44), a meeting says which network nobody
 * speaks for (P43), and the numbers of the pack of the invented board are those of a recount. */
#include "modules/network_board.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "config/config.h"
#include "modules/action.h"
#include "modules/board_pack.h"
#include "modules/demo.h"
#include "modules/issue.h"
#include "modules/meeting.h"
#include "modules/membership.h"
#include "modules/network.h"
#include "modules/office.h"
#include "modules/registry.h"
#include "modules/reports.h"
#include "modules/staff.h"
#include "modules/suppression.h"
#include "support/adding.h"
#include "support/fixture.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static struct id
must_add_as(struct session *session, const struct record_type *type, const struct given *given,
            size_t count, char text[ID_TEXT_SIZE])
{
    struct id id = must_add(session, type, given, count);
    id_to_text(&id, text);
    return id;
}

/* A board with one network, a meeting that was and one that is to come. Today is 21 November 2026.
 */
struct desk {
    struct session *session;
    struct id network, past, coming;
    char board[ID_TEXT_SIZE], network_text[ID_TEXT_SIZE], past_text[ID_TEXT_SIZE],
        coming_text[ID_TEXT_SIZE];
};

static struct id
add_meeting(struct desk *desk, const char *day, char text[ID_TEXT_SIZE])
{
    return must_add_as(desk->session, &meeting_type,
                       (struct given[]){{MEETING_BOARD, desk->board}, {MEETING_DAY, day}}, 2, text);
}

static void
desk_open(struct desk *desk)
{
    desk->session = fixture_session();
    must_add_as(desk->session, &network_board_type,
                (struct given[]){{NETWORK_BOARD_NAME, "Diversity Board"}}, 1, desk->board);
    desk->network = must_add_as(
        desk->session, &network_type,
        (struct given[]){{NETWORK_NAME, "Walkers' Forum"}, {NETWORK_BOARD, desk->board}}, 2,
        desk->network_text);
    desk->past = add_meeting(desk, "2026-09-03", desk->past_text);
    desk->coming = add_meeting(desk, "2026-12-03", desk->coming_text);
}

static bool
run(struct desk *desk, const char *name, const struct record_type *type, const struct id *id,
    const char *const *args, struct text *message, struct error *error)
{
    struct call call = {.type = type, .id = *id, .args = args};
    const struct command *command = NULL;
    for (size_t i = 0; i < network_board_commands.count; i++) {
        if (strcmp(network_board_commands.rows[i].name, name) == 0)
            command = &network_board_commands.rows[i];
    }
    assert_non_null(command);
    bool done = session_do(desk->session, command, &call, error);
    if (message)
        text_append(message, text_string(&call.outcome.message));
    outcome_clear(&call.outcome);
    return done;
}

static void
must_run(struct desk *desk, const char *name, const struct record_type *type, const struct id *id,
         const char *const *args)
{
    struct error error = {.text = ""};
    if (!run(desk, name, type, id, args, NULL, &error))
        fail_msg("%s: %s", name, error.text);
}

static void
must_refuse(struct desk *desk, const char *name, const struct record_type *type,
            const struct id *id, const char *const *args, const char *words)
{
    struct error error = {.text = ""};
    assert_false(run(desk, name, type, id, args, NULL, &error));
    if (!strstr(error.text, words))
        fail_msg("'%s' is not in '%s'", words, error.text);
}

static struct id
add_issue(struct desk *desk, char text[ID_TEXT_SIZE])
{
    const struct given given[] = {
        {ISSUE_NETWORK, desk->network_text},
        {ISSUE_SUBJECT, "Boots that fit"},
        {ISSUE_RAISED, "2026-08-01"},
    };
    return must_add_as(desk->session, &issue_type, given, COUNT(given), text);
}

/* T76: the whole loop, and what each step asks for first. */
static void
an_issue_is_followed_to_the_end(void **state)
{
    (void)state;
    struct desk desk;
    char issue_text[ID_TEXT_SIZE], action_text[ID_TEXT_SIZE];
    desk_open(&desk);
    struct id issue = add_issue(&desk, issue_text);
    assert_shows(desk.session, &issue_type, &issue, ISSUE_BOARD, "Diversity Board");
    const char *const conclude[] = {"Order book", "Sizes in stock", "3", "6", "2026-11-20"};
    must_refuse(&desk, "conclude", &issue_type, &issue, conclude, "note the decision first");
    const char *const past[] = {desk.past_text};
    must_run(&desk, "schedule", &issue_type, &issue, past);
    assert_shows(desk.session, &issue_type, &issue, ISSUE_STATE, "On the agenda");
    const char *const decide[] = {"Stores stocks six sizes", "2026-09-03"};
    must_run(&desk, "decide", &issue_type, &issue, decide);
    const char *const coming[] = {desk.coming_text};
    must_refuse(&desk, "schedule", &issue_type, &issue, coming, "decided already");
    struct id action = must_add_as(desk.session, &action_type,
                                   (struct given[]){{ACTION_ISSUE, issue_text},
                                                    {ACTION_WHAT, "Order three sizes"},
                                                    {ACTION_OWNER, "J. Shah"},
                                                    {ACTION_DUE, "2026-10-01"}},
                                   4, action_text);
    assert_shows(desk.session, &action_type, &action, ACTION_BOARD, "Diversity Board");
    assert_shows(desk.session, &issue_type, &issue, ISSUE_STATE, "Decided, 1 action open");
    must_refuse(&desk, "conclude", &issue_type, &issue, conclude, "1 of its actions is open");
    const char *const close[] = {"Six sizes in stock", "done", "2026-11-19"};
    must_run(&desk, "close-action", &action_type, &action, close);
    must_refuse(&desk, "close-action", &action_type, &action, close, "closed already");
    must_run(&desk, "conclude", &issue_type, &issue, conclude);
    assert_shows(desk.session, &issue_type, &issue, ISSUE_STATE, "Closed");
    assert_shows(desk.session, &issue_type, &issue, ISSUE_AFTER, "6");
    must_refuse(&desk, "decide", &issue_type, &issue, decide, "closed already");
    fixture_session_free(desk.session);
}

/* P44: carried forward by each meeting that was held since; closed only with an outcome. */
static void
actions_are_carried_forward(void **state)
{
    (void)state;
    struct desk desk;
    struct error error = {.text = ""};
    char text[ID_TEXT_SIZE], october[ID_TEXT_SIZE];
    desk_open(&desk);
    const struct given given[] = {{ACTION_BOARD, desk.board},
                                  {ACTION_WHAT, "Ask Estates"},
                                  {ACTION_OWNER, "J. Shah"},
                                  {ACTION_DUE, "2026-09-02"}};
    struct id action = must_add_as(desk.session, &action_type, given, COUNT(given), text);
    assert_shows(desk.session, &action_type, &action, ACTION_DUE,
                 "2 September 2026, overdue 80 days");
    const char *const hold[] = {"Chief Officer", NULL, NULL};
    must_run(&desk, "minute", &meeting_type, &desk.past, hold);
    assert_shows(desk.session, &action_type, &action, ACTION_DUE,
                 "2 September 2026, overdue 80 days, carried forward once");
    struct id meeting = add_meeting(&desk, "2026-10-03", october);
    must_run(&desk, "minute", &meeting_type, &meeting, hold);
    assert_shows(desk.session, &action_type, &action, ACTION_DUE,
                 "2 September 2026, overdue 80 days, carried forward 2 times");
    struct record *record = session_get(desk.session, &action_type, &action, &error);
    record_set(record, ACTION_STATE, ACTION_DONE);
    struct call call = {.type = &action_type, .id = action, .record = record};
    assert_false(session_do(desk.session, command_edit, &call, &error));
    assert_non_null(strstr(error.text, "Enter the outcome"));
    record_free(record);
    const char *const close[] = {"No room is free", "dropped", "2026-11-20"};
    must_run(&desk, "close-action", &action_type, &action, close);
    assert_shows(desk.session, &action_type, &action, ACTION_DUE, "2 September 2026");
    fixture_session_free(desk.session);
}

/* A meeting whose day is over with an open agenda, one that is to come, one of another board. */
static void
meetings_are_held_on_their_day(void **state)
{
    (void)state;
    struct desk desk;
    struct error error = {.text = ""};
    struct text message = TEXT_EMPTY;
    char issue_text[ID_TEXT_SIZE], text[ID_TEXT_SIZE], other[ID_TEXT_SIZE];
    desk_open(&desk);
    struct id issue = add_issue(&desk, issue_text);
    const char *const past[] = {desk.past_text};
    const char *const coming[] = {desk.coming_text};
    const char *const hold[] = {"Chief Officer", NULL, NULL};
    must_run(&desk, "schedule", &issue_type, &issue, past);
    assert_shows(desk.session, &meeting_type, &desk.past, MEETING_STATE,
                 "Planned, its day is over, 1 issue without a decision");
    assert_true(run(&desk, "minute", &meeting_type, &desk.past, hold, &message, &error));
    assert_non_null(strstr(text_string(&message), "1 issue on its agenda has no decision yet"));
    must_run(&desk, "schedule", &issue_type, &issue, coming);
    must_refuse(&desk, "schedule", &issue_type, &issue, past, "was held or cancelled");
    must_refuse(&desk, "minute", &meeting_type, &desk.coming, hold, "on its day at the earliest");
    text_reset(&message);
    must_add_as(desk.session, &network_board_type, (struct given[]){{NETWORK_BOARD_NAME, "Local"}},
                1, other);
    struct id elsewhere_id = try_add_saying(
        desk.session, &meeting_type,
        (struct given[]){{MEETING_BOARD, other}, {MEETING_DAY, "2026-12-01"}}, 2, &message, &error);
    id_to_text(&elsewhere_id, text);
    assert_non_null(
        strstr(text_string(&message), "no network sends a representative to this board"));
    const char *const elsewhere[] = {text};
    must_refuse(&desk, "schedule", &issue_type, &issue, elsewhere, "of another board");
    text_clear(&message);
    fixture_session_free(desk.session);
}

/* P43: by the day of the meeting, not by today. */
static void
meetings_say_who_has_no_representative(void **state)
{
    (void)state;
    struct desk desk;
    char staff[ID_TEXT_SIZE], text[ID_TEXT_SIZE];
    desk_open(&desk);
    assert_shows(desk.session, &meeting_type, &desk.coming, MEETING_ATTENDED,
                 "Without a representative: Walkers' Forum");
    add_staff(desk.session, "D. Cole", staff);
    const struct given given[] = {{OFFICE_NETWORK, desk.network_text},
                                  {OFFICE_OFFICE, OFFICE_REPRESENTATIVE},
                                  {OFFICE_STAFF, staff},
                                  {OFFICE_STARTED, "2026-10-01"}};
    must_add_as(desk.session, &office_type, given, COUNT(given), text);
    assert_shows(desk.session, &meeting_type, &desk.coming, MEETING_ATTENDED, "");
    assert_shows(desk.session, &meeting_type, &desk.past, MEETING_ATTENDED,
                 "Without a representative: Walkers' Forum");
    fixture_session_free(desk.session);
}

/* --- the pack --- */

static const struct report_part *
part_of(const struct report *report, const char *heading)
{
    for (size_t i = 0; i < report->part_count; i++) {
        if (strcmp(report->parts[i].heading, heading) == 0)
            return &report->parts[i];
    }
    fail_msg("there is no part '%s'", heading);
    return NULL;
}

static struct record_list
read_all(struct session *session, const struct record_type *type)
{
    struct query query = query_default(type);
    struct record_list list = {.count = 0};
    struct error error = {.text = ""};
    if (!session_read(session, &query, QUERY_FIRST, NULL, 100000, &list, &error))
        fail_msg("%s", error.text);
    return list;
}

static size_t
count_where(const struct record_list *list, size_t first, const char *is, size_t second,
            const char *is_also)
{
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++)
        count += string_equal(record_get(list->items[i], first), is) &&
                 string_equal(record_get(list->items[i], second), is_also);
    return count;
}

/* P44: each number of the pack, counted again from the records themselves. */
static void
the_pack_equals_a_recount(void **state)
{
    (void)state;
    struct store_options options = fixture_options();
    struct error error = {.text = ""};
    struct report report;
    size_t seen = 0;
    options.kind = "demo";
    struct session *session = fixture_session_on(fixture_store(&options), "J. Shah");
    if (!demo_fill(session, 200, 7, &error))
        fail_msg("%s", error.text);
    struct record_list networks = read_all(session, &network_type);
    struct record_list members = read_all(session, &membership_type);
    struct record_list actions = read_all(session, &action_type);
    struct record_list meetings = read_all(session, &meeting_type);
    const struct report_request request = {.name = "board-pack", .of = &meetings.items[0]->id};
    assert_true(reports_build(session, &request, &report, &error));
    const struct report_part *part = part_of(&report, "Networks");
    for (size_t i = 0; i < networks.count; i++) {
        const char *name = record_get(networks.items[i], NETWORK_NAME);
        struct text total = TEXT_EMPTY;
        suppression_append(session_config(session),
                           count_where(&members, MEMBERSHIP_NETWORK,
                                       record_get(networks.items[i], RECORD_ID), MEMBERSHIP_LEFT,
                                       NULL),
                           &total);
        for (size_t row = 0; row < report_rows(part); row++) {
            if (strcmp(report_at(part, row, 0)->words, name) != 0)
                continue;
            assert_string_equal(report_at(part, row, 1)->words, text_string(&total));
            seen++;
        }
        text_clear(&total);
    }
    assert_true(seen > 3);
    assert_int_equal(seen, report_rows(part));
    part = part_of(&report, "Previous actions");
    size_t open = 0;
    for (size_t row = 0; row < report_rows(part); row++)
        open += strcmp(report_at(part, row, 3)->words, "Open") == 0;
    assert_int_equal(open, count_where(&actions, ACTION_STATE, ACTION_OPEN, ACTION_OUTCOME, NULL));
    assert_true(open > 0);
    report_clear(&report);
    record_list_clear(&networks);
    record_list_clear(&members);
    record_list_clear(&actions);
    record_list_clear(&meetings);
    fixture_session_free(session);
}

/* P42: nobody who belongs to a network, or holds an office in one, stands in a report. */
static void
reports_name_nobody(void **state)
{
    (void)state;
    struct store_options options = fixture_options();
    struct error error = {.text = ""};
    struct report report;
    options.kind = "demo";
    struct session *session = fixture_session_on(fixture_store(&options), "J. Shah");
    assert_true(demo_fill(session, 60, 7, &error));
    struct record_list staff = read_all(session, &staff_type);
    assert_true(network_report_build(session, &report, &error));
    for (size_t i = 0; i < report.part_count; i++) {
        for (size_t j = 0; j < report.parts[i].cell_count; j++) {
            for (size_t k = 0; k < staff.count; k++)
                assert_null(
                    strstr(report.parts[i].cells[j].words, record_get(staff.items[k], STAFF_NAME)));
        }
    }
    assert_true(staff.count > 0);
    report_clear(&report);
    record_list_clear(&staff);
    fixture_session_free(session);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_issue_is_followed_to_the_end),
        cmocka_unit_test(actions_are_carried_forward),
        cmocka_unit_test(meetings_are_held_on_their_day),
        cmocka_unit_test(meetings_say_who_has_no_representative),
        cmocka_unit_test(the_pack_equals_a_recount),
        cmocka_unit_test(reports_name_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
