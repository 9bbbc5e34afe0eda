/* agenda_test.c - what a day asks (T5, T19): under fixed clocks, on the days when the clocks
 * change, and along indexes only (G11). */
#include "store/agenda.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/date.h"
#include "base/memory.h"
#include "modules/application.h"
#include "modules/candidate.h"
#include "modules/contact.h"
#include "modules/my_day.h"
#include "modules/registry.h"
#include "modules/task.h"
#include "store/statement.h"
#include "support/fixture.h"

#define OFFICER "J. Shah"

struct office_day {
    struct store *store;
    struct session *session;
};

static void
open_day(struct office_day *day, const char *now)
{
    int64_t now_ms;
    struct store_options options = fixture_options();
    setenv("TZ", "GMT0BST,M3.5.0/1,M10.5.0", 1);
    assert_true(moment_from_iso(now, &now_ms));
    options.clock = clock_fixed(now_ms);
    day->store = fixture_store(&options);
    day->session = session_new(&(struct session_options){
        .store = day->store,
        .config = config_default(),
        .clock = clock_fixed(now_ms),
        .officer = OFFICER,
    });
}

static void
close_day(struct office_day *day)
{
    fixture_session_free(day->session);
}

static struct id
add(struct office_day *day, struct record *record)
{
    struct error error = {.text = ""};
    struct call call = {.type = record->type, .record = record};
    if (!session_do(day->session, command_add, &call, &error))
        fail_msg("%s", error.text);
    struct id id = record->id;
    outcome_clear(&call.outcome);
    record_free(record);
    return id;
}

static struct id
add_person(struct office_day *day, const char *name, const char *owner, const char *created)
{
    struct record *person = session_prepare(day->session, &candidate_type);
    record_set(person, CANDIDATE_NAME, name);
    record_set(person, CANDIDATE_OWNER, owner);
    record_set(person, RECORD_CREATED, created);
    record_set(person, RECORD_CHANGED, created);
    return add(day, person);
}

static struct id
add_task(struct office_day *day, const char *what, const char *due, const char *owner)
{
    struct record *task = session_prepare(day->session, &task_type);
    record_set(task, TASK_WHAT, what);
    record_set(task, TASK_DUE, due);
    record_set(task, TASK_OWNER, owner);
    return add(day, task);
}

static struct id
add_contact(struct office_day *day, const struct id *person, const char *held, const char *next)
{
    char id[ID_TEXT_SIZE];
    id_to_text(person, id);
    struct record *contact = session_prepare(day->session, &contact_type);
    record_set(contact, CONTACT_CANDIDATE, id);
    record_set(contact, CONTACT_WHEN, held);
    record_set(contact, CONTACT_CHANNEL, "phone");
    record_set(contact, CONTACT_NEXT_ACTION, next ? "call back" : NULL);
    record_set(contact, CONTACT_NEXT_DATE, next);
    return add(day, contact);
}

/* E10: the tables that triggers keep say what the records say. */
static void
assert_sound(struct office_day *day)
{
    struct error error = {.text = ""};
    struct text findings = TEXT_EMPTY;
    if (!session_check(day->session, &findings, &error))
        fail_msg("%s", text_string(&findings));
    text_clear(&findings);
}

/* The rows of a part, "Ring HR; Call: Ada". */
static void
assert_part(struct office_day *day, const char *owner, enum agenda_part part, const char *expected)
{
    struct error error = {.text = ""};
    struct my_day read;
    struct text rows = TEXT_EMPTY;
    if (!my_day_read(day->session, owner, MY_DAY_ROWS, &read, &error))
        fail_msg("%s", error.text);
    for (size_t i = 0; i < read.parts[part].count; i++) {
        text_append(&rows, i > 0 ? "; " : "");
        my_day_append_row(day->session, &read, part, &read.parts[part].items[i], &rows);
    }
    assert_string_equal(text_string(&rows), expected);
    assert_int_equal(read.parts[part].all, read.parts[part].count);
    text_clear(&rows);
    my_day_clear(&read);
}

static void
test_tasks_by_their_day_and_owner(void **state)
{
    (void)state;
    struct office_day day;
    open_day(&day, "2026-11-21T12:04:00Z");
    add_task(&day, "Late", "2026-11-20", OFFICER);
    add_task(&day, "Later", "2026-11-22", OFFICER);
    add_task(&day, "Long ago", "2026-01-02", OFFICER);
    add_task(&day, "Now", "2026-11-21", "j. shah"); /* as people type it */
    add_task(&day, "Shared", "2026-11-21", NULL);
    add_task(&day, "Hers", "2026-11-21", "M. Begum");
    struct id done = add_task(&day, "Done", "2026-11-20", OFFICER);
    fixture_edit(day.session, &task_type, &done, TASK_STATUS, TASK_DONE);
    assert_part(&day, OFFICER, AGENDA_OVERDUE, "Long ago; Late");
    assert_part(&day, OFFICER, AGENDA_TODAY, "Now; Shared, nobody's");
    assert_part(&day, "M. Begum", AGENDA_TODAY, "Hers; Shared, nobody's");
    assert_part(&day, "M. Begum", AGENDA_OVERDUE, "");
    assert_part(&day, NULL, AGENDA_OVERDUE, "Long ago, J. Shah; Late, J. Shah");
    close_day(&day);
}

/* A promise stands until a later contact; which one is last can change. */
static void
test_what_was_promised(void **state)
{
    (void)state;
    struct office_day day;
    struct error error = {.text = ""};
    open_day(&day, "2026-11-21T12:04:00Z");
    struct id ada = add_person(&day, "Ada", OFFICER, "2026-10-01T09:00:00Z");
    struct id ben = add_person(&day, "Ben", OFFICER, "2026-10-01T09:00:00Z");
    add_contact(&day, &ada, "2026-11-01T10:00:00Z", "2026-11-08");
    add_contact(&day, &ben, "2026-11-02T10:00:00Z", "2026-11-22");
    assert_part(&day, OFFICER, AGENDA_FOLLOW_UPS, "call back: Ada");
    struct id answer = add_contact(&day, &ada, "2026-11-09T10:00:00Z", NULL);
    assert_part(&day, OFFICER, AGENDA_FOLLOW_UPS, "");
    /* it was about an earlier day */
    fixture_edit(day.session, &contact_type, &answer, CONTACT_WHEN, "2026-10-20T10:00:00Z");
    assert_part(&day, OFFICER, AGENDA_FOLLOW_UPS, "call back: Ada");
    fixture_edit(day.session, &contact_type, &answer, CONTACT_WHEN, "2026-11-10T10:00:00Z");
    assert_part(&day, OFFICER, AGENDA_FOLLOW_UPS, "");
    struct call call = {.type = &contact_type, .id = answer};
    assert_true(session_do(day.session, command_remove, &call, &error));
    outcome_clear(&call.outcome);
    assert_part(&day, OFFICER, AGENDA_FOLLOW_UPS, "call back: Ada");
    fixture_edit(day.session, &candidate_type, &ada, CANDIDATE_OWNER, "M. Begum");
    assert_part(&day, OFFICER, AGENDA_FOLLOW_UPS, "");
    assert_part(&day, "M. Begum", AGENDA_FOLLOW_UPS, "call back: Ada");
    call = (struct call){.type = &candidate_type, .id = ada};
    assert_true(session_do(day.session, command_remove, &call, &error));
    outcome_clear(&call.outcome);
    assert_part(&day, "M. Begum", AGENDA_FOLLOW_UPS, "");
    assert_sound(&day);
    close_day(&day);
}

/* Four weeks ago begins at midnight on the wall, also where that day has 23 hours or 25. */
static void
test_new_and_not_answered(void **state)
{
    (void)state;
    static const struct {
        const char *now, *before, *first;
    } cases[] = {
        {"2026-12-21T12:04:00Z", "2026-11-22T23:59:00Z", "2026-11-23T00:00:00Z"},
        {"2026-11-21T12:04:00Z", "2026-10-23T22:59:00Z", "2026-10-23T23:00:00Z"},
        {"2026-04-26T08:00:00Z", "2026-03-28T23:59:00Z", "2026-03-29T00:00:00Z"},
        {"2026-04-25T23:30:00Z", "2026-03-28T23:59:00Z", "2026-03-29T00:00:00Z"},
        {"2026-04-27T08:00:00Z", "2026-03-29T22:59:00Z", "2026-03-29T23:00:00Z"},
        {"2026-11-22T08:00:00Z", "2026-10-24T22:59:00Z", "2026-10-24T23:00:00Z"},
        {"2026-11-23T08:00:00Z", "2026-10-25T23:59:00Z", "2026-10-26T00:00:00Z"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct office_day day;
        open_day(&day, cases[i].now);
        add_person(&day, "Too early", OFFICER, cases[i].before);
        add_person(&day, "New", OFFICER, cases[i].first);
        struct id answered = add_person(&day, "Answered", OFFICER, cases[i].first);
        add_contact(&day, &answered, cases[i].first, NULL);
        assert_part(&day, OFFICER, AGENDA_NEW, "Answer: New");
        struct id closed = add_person(&day, "Closed", OFFICER, cases[i].first);
        assert_part(&day, OFFICER, AGENDA_NEW, "Answer: New; Answer: Closed");
        fixture_edit(day.session, &candidate_type, &closed, CANDIDATE_OWNER, "M. Begum");
        assert_part(&day, OFFICER, AGENDA_NEW, "Answer: New");
        assert_sound(&day);
        close_day(&day);
    }
}

/* -- T5: quiet for longer than the stage usually takes -------------------------------------- */

static struct id
add_application(struct office_day *day, const struct id *person, const char *stage,
                const char *since, const char *owner)
{
    char id[ID_TEXT_SIZE];
    id_to_text(person, id);
    struct record *application = session_prepare(day->session, &application_type);
    record_set(application, APPLICATION_CANDIDATE, id);
    record_set(application, APPLICATION_ROLE, "pc");
    record_set(application, APPLICATION_STAGE, stage);
    record_set(application, APPLICATION_SINCE, since);
    record_set(application, APPLICATION_APPLIED, since);
    record_set(application, APPLICATION_OWNER, owner);
    return add(day, application);
}

static void
move(struct office_day *day, const struct id *application, const char *const args[7])
{
    struct error error = {.text = ""};
    struct call call = {.type = &application_type, .id = *application, .args = args};
    if (!session_do(day->session, &move_commands.rows[0], &call, &error))
        fail_msg("%s", error.text);
    outcome_clear(&call.outcome);
}

static void
undo(struct office_day *day)
{
    struct error error = {.text = ""};
    struct call call = {.session = day->session};
    if (!session_do(day->session, command_undo, &call, &error))
        fail_msg("%s", error.text);
    outcome_clear(&call.outcome);
}

/* One day longer than usual, counted from the last move or contact, on the wall. */
static void
test_what_is_stalled(void **state)
{
    (void)state;
    struct office_day day;
    open_day(&day, "2026-11-21T12:04:00Z");
    struct id ada = add_person(&day, "Ada", OFFICER, "2026-01-01T09:00:00Z");
    struct id ben = add_person(&day, "Ben", OFFICER, "2026-01-01T09:00:00Z");
    struct id cid = add_person(&day, "Cid", OFFICER, "2026-01-01T09:00:00Z");
    struct id vetting = add_application(&day, &ada, "vetting", "2026-09-08", OFFICER);
    add_application(&day, &ben, "eoi", "2026-11-07", NULL); /* 14 days, as usual */
    add_application(&day, &cid, "eoi", "2026-11-06", "M. Begum");
    add_application(&day, &cid, "start", "2026-01-01", OFFICER); /* no usual time */
    static const char adas[] = "Vetting, 74 days (usual 60): Ada";
    static const char cids[] = "Expression of interest, 15 days (usual 14): Cid";
    assert_part(&day, OFFICER, AGENDA_STALLED, adas);
    assert_part(&day, "m. begum", AGENDA_STALLED, cids);
    assert_part(&day, NULL, AGENDA_STALLED,
                "Vetting, 74 days (usual 60): Ada, J. Shah; Expression of interest, 15 days (usual "
                "14): Cid, M. Begum");
    /* half an hour into 22 September, which is still the 21st in the log: 60 days */
    struct id call = add_contact(&day, &ada, "2026-09-21T23:30:00Z", NULL);
    assert_part(&day, OFFICER, AGENDA_STALLED, "");
    fixture_edit(day.session, &contact_type, &call, CONTACT_WHEN, "2026-09-21T22:30:00Z");
    assert_part(&day, OFFICER, AGENDA_STALLED, "Vetting, 61 days (usual 60): Ada");
    undo(&day);
    undo(&day);
    assert_part(&day, OFFICER, AGENDA_STALLED, adas);
    static const char *const ends[7] = {NULL, "personal", NULL, "Ada", "2026-11-21"};
    move(&day, &vetting, ends);
    assert_part(&day, OFFICER, AGENDA_STALLED, "");
    undo(&day);
    assert_part(&day, OFFICER, AGENDA_STALLED, adas);
    static const char *const on[7] = {[2] = "2026-11-01"};
    move(&day, &vetting, on);
    assert_part(&day, OFFICER, AGENDA_STALLED, "");
    undo(&day);
    struct error error;
    struct call remove = {.type = &candidate_type, .id = ada};
    assert_true(session_do(day.session, command_remove, &remove, &error));
    outcome_clear(&remove.outcome);
    assert_part(&day, OFFICER, AGENDA_STALLED, "");
    assert_sound(&day);
    close_day(&day);
}

/* Taken up again in the same stage is a move, though the stage is as old as before. */
static void
test_taken_up_again_is_a_move(void **state)
{
    (void)state;
    struct office_day day;
    open_day(&day, "2026-11-21T12:04:00Z");
    struct id ada = add_person(&day, "Ada", OFFICER, "2026-01-01T09:00:00Z");
    struct id id = add_application(&day, &ada, "sift", "2026-09-01", OFFICER);
    static const char *const ends[7] = {NULL, "personal", "2026-09-20", "Ada", "2026-09-20"};
    static const char *const again[7] = {"sift", "reopened", "2026-11-01"};
    assert_part(&day, OFFICER, AGENDA_STALLED, "Sift, 81 days (usual 35): Ada");
    move(&day, &id, ends);
    move(&day, &id, again);
    assert_part(&day, OFFICER, AGENDA_STALLED, "");
    assert_sound(&day);
    close_day(&day);
}

/* Between offer and start: due on the day that the cadence says, and not stalled besides. */
static void
test_who_is_kept_warm(void **state)
{
    (void)state;
    struct office_day day;
    open_day(&day, "2026-11-21T12:04:00Z");
    struct id ada = add_person(&day, "Ada", OFFICER, "2026-01-01T09:00:00Z");
    struct id ben = add_person(&day, "Ben", OFFICER, "2026-01-01T09:00:00Z");
    struct id cid = add_person(&day, "Cid", OFFICER, "2026-01-01T09:00:00Z");
    add_application(&day, &ada, "offer", "2026-11-07", OFFICER);
    add_application(&day, &ben, "offer", "2026-11-08", OFFICER);
    add_application(&day, &cid, "offer", "2026-08-01", NULL);
    assert_part(&day, OFFICER, AGENDA_WARM,
                "Offer, 112 days (every 14): Cid, nobody's; Offer, 14 days (every 14): Ada");
    assert_part(&day, OFFICER, AGENDA_STALLED, "");
    add_contact(&day, &cid, "2026-11-20T10:00:00Z", NULL);
    assert_part(&day, OFFICER, AGENDA_WARM, "Offer, 14 days (every 14): Ada");
    close_day(&day);
}

/* The oldest of all stages come first, however many of one there are. */
static void
test_stages_are_merged(void **state)
{
    (void)state;
    struct office_day day;
    struct error error;
    struct my_day read;
    open_day(&day, "2026-11-21T12:04:00Z");
    struct id ada = add_person(&day, "Ada", OFFICER, "2026-01-01T09:00:00Z");
    static const char *const stages[] = {"eoi", "sift", "vetting"};
    char since[DATE_TEXT_SIZE];
    for (int i = 0; i < MY_DAY_ROWS + 10; i++) {
        date_to_iso(date_add_days((struct date){2026, 6, 30}, -(i * 7 % 30)), since);
        add_application(&day, &ada, stages[i % 3], since, i % 2 == 0 ? OFFICER : NULL);
    }
    assert_true(my_day_read(day.session, OFFICER, MY_DAY_ROWS, &read, &error));
    const struct agenda_list *list = &read.parts[AGENDA_STALLED];
    assert_int_equal(list->count, MY_DAY_ROWS);
    assert_int_equal(list->all, MY_DAY_ROWS + 10);
    for (int i = 0; i < MY_DAY_ROWS; i++) {
        struct date date;
        assert_true(my_day_date(&list->items[i], &date));
        assert_int_equal(date_to_days(date), date_to_days((struct date){2026, 6, 1}) + i);
    }
    my_day_clear(&read);
    close_day(&day);
}

/* Half an hour after midnight, when the clocks have gone forward, it is the new day. */
static void
test_a_day_begins_at_midnight_on_the_wall(void **state)
{
    (void)state;
    struct office_day day;
    open_day(&day, "2026-03-29T23:30:00Z");
    add_task(&day, "Monday", "2026-03-30", OFFICER);
    add_task(&day, "Sunday", "2026-03-29", OFFICER);
    assert_part(&day, OFFICER, AGENDA_TODAY, "Monday");
    assert_part(&day, OFFICER, AGENDA_OVERDUE, "Sunday");
    close_day(&day);
}

static void
test_many_are_counted(void **state)
{
    (void)state;
    struct office_day day;
    struct error error;
    struct my_day read;
    struct text more = TEXT_EMPTY;
    open_day(&day, "2026-11-21T12:04:00Z");
    for (int i = 0; i < MY_DAY_ROWS + 5; i++)
        add_task(&day, "Late", "2026-11-20", i % 2 == 0 ? OFFICER : NULL);
    assert_true(my_day_read(day.session, OFFICER, MY_DAY_ROWS, &read, &error));
    assert_int_equal(read.parts[AGENDA_OVERDUE].count, MY_DAY_ROWS);
    assert_int_equal(read.parts[AGENDA_OVERDUE].all, MY_DAY_ROWS + 5);
    my_day_append_more(&read, AGENDA_OVERDUE, &more);
    assert_string_equal(text_string(&more), "5 more");
    text_clear(&more);
    my_day_clear(&read);
    close_day(&day);
}

/* --- G11 --- */

static void
assert_walks_indexes(struct store *store, const char *sql)
{
    struct error error = {.text = ""};
    char *explain = must_format("EXPLAIN QUERY PLAN %s", sql);
    sqlite3_stmt *statement = statement_get(store, explain, &error);
    if (statement == NULL)
        fail_msg("%s", error.text);
    bool row;
    while (statement_step(store, statement, &row, &error) && row) {
        const char *plan = (const char *)sqlite3_column_text(statement, 3);
        bool subquery =
            strstr(plan, "SCAN (subquery") != NULL || strstr(plan, "SCAN CONSTANT") != NULL;
        bool scan = strncmp(plan, "SCAN", 4) == 0 && !subquery;
        if (scan)
            fail_msg("%s: %s", plan, sql);
    }
    free(explain);
}

static void
test_no_table_is_scanned(void **state)
{
    (void)state;
    struct office_day day;
    struct error error;
    struct my_day read;
    open_day(&day, "2026-11-21T12:04:00Z");
    struct id ada = add_person(&day, "Ada", OFFICER, "2026-10-01T09:00:00Z");
    add_contact(&day, &ada, "2026-11-01T10:00:00Z", "2026-11-08");
    for (int i = 0; i < MY_DAY_ROWS; i++) /* full, so that they are counted */
        add_task(&day, "Late", "2026-11-20", OFFICER);
    assert_true(my_day_read(day.session, OFFICER, MY_DAY_ROWS, &read, &error));
    my_day_clear(&read);
    assert_true(my_day_read(day.session, NULL, MY_DAY_ROWS, &read, &error));
    my_day_clear(&read);
    size_t checked = 0, count = day.store->slot_count;
    char *asked[STATEMENT_SLOTS];
    for (size_t i = 0; i < count; i++) {
        const char *sql = day.store->slots[i].sql;
        if (strstr(sql, " AS place") || strstr(sql, "FROM (SELECT 1 FROM"))
            asked[checked++] = must_strdup(sql);
    }
    /* two parts ask the same of different stages */
    assert_int_equal(checked, 2 * (AGENDA_PART_COUNT - 1) + 2);
    for (size_t i = 0; i < checked; i++) {
        assert_walks_indexes(day.store, asked[i]);
        free(asked[i]);
    }
    close_day(&day);
}

/* What the triggers ask with each write is about one person or one application, and is found so. */
static void
test_triggers_find_the_few(void **state)
{
    (void)state;
    static const struct {
        const char *where, *walk;
    } cases[] = {
        {"quiet_applications_now WHERE candidate = x'00'",
         "applications_of_candidate (candidate=?)"},
        {"quiet_applications_now WHERE application IN (x'00', x'01')",
         "sqlite_autoindex_applications_1 (id=?)"},
        {"unanswered_now WHERE candidate IN (x'00', x'01')",
         "sqlite_autoindex_candidates_1 (id=?)"},
    };
    struct office_day day;
    open_day(&day, "2026-11-21T12:04:00Z");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct error error = {.text = ""};
        char *sql = must_format("EXPLAIN QUERY PLAN SELECT * FROM %s", cases[i].where);
        sqlite3_stmt *statement = statement_get(day.store, sql, &error);
        bool row, found = false;
        while (statement_step(day.store, statement, &row, &error) && row) {
            const char *plan = (const char *)sqlite3_column_text(statement, 3);
            found = found || strstr(plan, cases[i].walk);
        }
        if (!found)
            fail_msg("Not by %s: %s", cases[i].walk, sql);
        free(sql);
    }
    close_day(&day);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tasks_by_their_day_and_owner),
        cmocka_unit_test(test_what_was_promised),
        cmocka_unit_test(test_new_and_not_answered),
        cmocka_unit_test(test_what_is_stalled),
        cmocka_unit_test(test_taken_up_again_is_a_move),
        cmocka_unit_test(test_who_is_kept_warm),
        cmocka_unit_test(test_stages_are_merged),
        cmocka_unit_test(test_a_day_begins_at_midnight_on_the_wall),
        cmocka_unit_test(test_many_are_counted),
        cmocka_unit_test(test_no_table_is_scanned),
        cmocka_unit_test(test_triggers_find_the_few),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
