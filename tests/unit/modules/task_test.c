/* task_test.c - tasks (T17) and what repeats (T18): done, put off, dropped, taken up again. */
#include "modules/task.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "modules/registry.h"
#include "modules/session.h"
#include "record/query.h"
#include "support/fixture.h"
#include "support/sample.h"

/* The day of the fixture is Saturday 21 November 2026. */

static struct record *
task_due(const char *due, const char *repeat)
{
    struct record *task = record_new(&task_type);
    struct error error;
    char *rule;
    task_type.prepare(task, &sample_context);
    record_set(task, TASK_WHAT, "Call back");
    record_set(task, TASK_DUE, due);
    if (!field_parse(&task_type.fields[TASK_REPEAT], repeat, &sample_context, &rule, &error))
        fail_msg("%s", error.text);
    record_take(task, TASK_REPEAT, rule);
    return task;
}

/* --- rules --- */

static void
test_a_new_task_is_open_and_mine(void **state)
{
    (void)state;
    struct record *task = task_due("2026-11-20", NULL);
    struct error_list problems;
    assert_string_equal(record_get(task, TASK_OWNER), sample_context.officer);
    assert_string_equal(record_get(task, TASK_STATUS), TASK_OPEN);
    assert_true(record_check(task, NULL, &sample_context, &problems)); /* a day in the past, too */
    error_list_clear(&problems);
    struct text remark = TEXT_EMPTY;
    task_type.remark(task, &sample_context, &remark);
    assert_string_equal(text_string(&remark), "overdue 1 day");
    text_clear(&remark);
    record_set(task, TASK_REPEAT_FROM, "2026-11-20");
    assert_false(record_check(task, NULL, &sample_context, &problems));
    assert_int_equal(problems.items[0].field, TASK_REPEAT);
    error_list_clear(&problems);
    record_free(task);
}

static void
test_when_it_comes_back(void **state)
{
    (void)state;
    static const struct {
        const char *due, *repeat, *from, *next;
    } cases[] = {
        {"2026-11-21", NULL, NULL, NULL},
        {"2026-11-21", "weekly", NULL, "2026-11-28"},
        {"2026-11-27", "weekly", NULL, "2026-12-04"}, /* done early */
        {"2026-11-02", "weekly", NULL, "2026-11-23"}, /* weeks late: not overdue again */
        {"2026-11-16", "every mon", NULL, "2026-11-23"},
        {"2026-11-18", "weekly", "2026-11-16", "2026-11-23"}, /* put off, the rhythm stays */
        {"2026-11-20", "daily 5 times", "2026-11-18", "2026-11-22"},
        {"2026-11-20", "daily 3 times", "2026-11-18", NULL},
        {"2026-01-31", "monthly on the last day", NULL, "2026-11-30"},
        {"2026-11-21", "weekly until 25 nov 2026", NULL, NULL},
        {"2026-03-28", "daily", NULL, "2026-11-22"}, /* over both changes of the clocks */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct record *task = task_due(cases[i].due, cases[i].repeat);
        struct date next;
        char day[DATE_TEXT_SIZE] = "";
        record_set(task, TASK_REPEAT_FROM, cases[i].from);
        bool comes = task_next(task, sample_context.today, &next);
        if (comes)
            date_to_iso(next, day);
        assert_string_equal(day, cases[i].next ? cases[i].next : "");
        record_free(task);
    }
}

/* An ended rule is refused where it is typed, and goes through where it comes from an export. */
static void
test_rules_that_ended(void **state)
{
    (void)state;
    const struct field *repeat = &task_type.fields[TASK_REPEAT];
    struct error error;
    char *rule;
    assert_false(field_parse(repeat, "weekly until 3 april 2020", &sample_context, &rule, &error));
    assert_true(field_accept(repeat, "FREQ=WEEKLY;UNTIL=20200403T235959", &sample_context, &error));
}

/* What a form shows of a rule is read as that rule. */
static void
test_words_of_a_rule_are_read_back(void **state)
{
    (void)state;
    static const char *const typed[] = {"weekly",           "every mon, wed",
                                        "every 2 weeks",    "monthly on the last fri",
                                        "daily 3 times",    "yearly",
                                        "every weekday",    "monthly on the 15th",
                                        "every other week", "weekly until 3 april 2027"};
    const struct field *repeat = &task_type.fields[TASK_REPEAT];
    for (size_t i = 0; i < sizeof typed / sizeof typed[0]; i++) {
        struct error error = {.text = ""};
        struct text words = TEXT_EMPTY;
        char *rule, *again;
        if (!field_parse(repeat, typed[i], &sample_context, &rule, &error))
            fail_msg("%s", error.text);
        field_edit(repeat, rule, &sample_context, &words);
        assert_null(strstr(text_string(&words), "FREQ"));
        if (!field_parse(repeat, text_string(&words), &sample_context, &again, &error))
            fail_msg("%s", error.text);
        assert_string_equal(again, rule);
        text_clear(&words);
        free(rule);
        free(again);
    }
}

static void
test_lines_of_the_timeline(void **state)
{
    (void)state;
    static const struct {
        const char *due, *repeat, *status, *done_on, *line;
    } cases[] = {
        {"2026-11-19", NULL, TASK_OPEN, NULL, "Task  Call back; overdue 2 days"},
        {"2026-11-21", NULL, TASK_OPEN, NULL, "Task  Call back"},
        {"2026-11-23", "every mon", TASK_OPEN, NULL, "Task  Call back; every week on Mon"},
        {"2026-11-19", "every mon", TASK_DONE, "2026-11-20",
         "Task  Call back; done 20 November 2026"},
        {"2026-11-19", NULL, TASK_DROPPED, NULL, "Task  Call back; dropped"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct record *task = task_due(cases[i].due, cases[i].repeat);
        struct text line = TEXT_EMPTY;
        record_set(task, TASK_STATUS, cases[i].status);
        record_set(task, TASK_DONE_ON, cases[i].done_on);
        task_type.line(task, &sample_context, &line);
        assert_string_equal(text_string(&line), cases[i].line);
        text_clear(&line);
        record_free(task);
    }
}

/* --- commands --- */

static int
open_session(void **state)
{
    *state = fixture_session();
    return 0;
}

static int
close_session(void **state)
{
    fixture_session_free(*state);
    return 0;
}

static struct id
add_task(struct session *session, const char *due, const char *repeat)
{
    struct error error = {.text = ""};
    struct record *task = task_due(due, repeat);
    struct call call = {.type = &task_type, .record = task};
    if (!session_do(session, command_add, &call, &error))
        fail_msg("%s", error.text);
    struct id id = task->id;
    outcome_clear(&call.outcome);
    record_free(task);
    return id;
}

/* Runs a command of tasks on one; the message goes into *said (may be NULL). */
static bool
run(struct session *session, const char *name, const struct id *id, const char *arg,
    struct text *said, struct error *error)
{
    const char *args[] = {arg};
    struct call call = {.type = &task_type, .id = *id, .args = args};
    const struct command *command = command_find(&task_commands, 1, name, PLACE_CLI);
    assert_non_null(command);
    bool done = session_do(session, command, &call, error);
    if (said)
        text_append(said, text_string(&call.outcome.message));
    outcome_clear(&call.outcome);
    return done;
}

/* The live tasks as "due status", by the order in which they were made. */
static void
assert_tasks(struct session *session, const char *expected)
{
    struct query query = query_default(&task_type);
    struct record_list list = {.count = 0};
    struct text all = TEXT_EMPTY;
    struct error error;
    query.descending = false;
    assert_true(session_read(session, &query, QUERY_FIRST, NULL, 10, &list, &error));
    for (size_t i = 0; i < list.count; i++)
        text_append_format(&all, "%s%s %s", i > 0 ? ", " : "", record_get(list.items[i], TASK_DUE),
                           record_get(list.items[i], TASK_STATUS));
    assert_string_equal(text_string(&all), expected);
    text_clear(&all);
    record_list_clear(&list);
}

static void
undo(struct session *session)
{
    struct error error = {.text = ""};
    struct call call = {.type = &task_type};
    if (!session_do(session, command_undo, &call, &error))
        fail_msg("%s", error.text);
    outcome_clear(&call.outcome);
}

/* The next one is made in the same step, and one undo takes both back. */
static void
test_done_and_again(void **state)
{
    struct session *session = *state;
    struct error error = {.text = ""};
    struct text said = TEXT_EMPTY;
    struct id id = add_task(session, "2026-11-16", "every mon");
    if (!run(session, "done", &id, "2026-11-20", &said, &error))
        fail_msg("%s", error.text);
    assert_string_equal(text_string(&said), "Done: Call back; next Mon 23 Nov 2026");
    assert_tasks(session, "2026-11-16 done, 2026-11-23 open");
    struct record *task = session_get(session, &task_type, &id, &error);
    assert_string_equal(record_get(task, TASK_DONE_ON), "2026-11-20");
    record_free(task);
    text_reset(&said);
    assert_true(run(session, "done", &id, "2026-11-20", &said, &error)); /* twice makes no third */
    assert_string_equal(text_string(&said), "Done already: Call back");
    assert_tasks(session, "2026-11-16 done, 2026-11-23 open");
    undo(session);
    assert_tasks(session, "2026-11-16 open");
    text_clear(&said);
}

static void
test_the_last_time(void **state)
{
    struct session *session = *state;
    struct error error = {.text = ""};
    struct text said = TEXT_EMPTY;
    struct id id = add_task(session, "2026-11-21", "weekly until 25 nov 2026");
    assert_true(run(session, "done", &id, "2026-11-21", &said, &error));
    assert_string_equal(text_string(&said), "Done: Call back; that was the last time");
    assert_tasks(session, "2026-11-21 done");
    assert_true(run(session, "reopen", &id, NULL, NULL, &error));
    assert_tasks(session, "2026-11-21 open");
    assert_false(run(session, "done", &id, "2026-11-22", NULL, &error));
    assert_string_equal(error.text, "Done on must be today or in the past");
    assert_true(run(session, "drop", &id, NULL, NULL, &error));
    assert_tasks(session, "2026-11-21 dropped");
    text_clear(&said);
}

/* T18: put off, and the Mondays stay Mondays. */
static void
test_snooze(void **state)
{
    struct session *session = *state;
    struct error error = {.text = ""};
    struct text said = TEXT_EMPTY;
    struct id id = add_task(session, "2026-11-16", "weekly");
    assert_true(run(session, "snooze", &id, "2026-11-25", &said, &error));
    assert_string_equal(text_string(&said), "Put off: Call back until Wed 25 Nov 2026");
    assert_tasks(session, "2026-11-25 open");
    assert_true(run(session, "done", &id, "2026-11-21", NULL, &error));
    assert_tasks(session, "2026-11-25 done, 2026-11-30 open");
    assert_false(run(session, "snooze", &id, "2026-11-26", NULL, &error));
    assert_string_equal(error.text, "This task is done; reopen it first");
    undo(session);
    undo(session);
    assert_tasks(session, "2026-11-16 open");
    text_clear(&said);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_new_task_is_open_and_mine),
        cmocka_unit_test(test_when_it_comes_back),
        cmocka_unit_test(test_rules_that_ended),
        cmocka_unit_test(test_words_of_a_rule_are_read_back),
        cmocka_unit_test(test_lines_of_the_timeline),
        cmocka_unit_test_setup_teardown(test_done_and_again, open_session, close_session),
        cmocka_unit_test_setup_teardown(test_the_last_time, open_session, close_session),
        cmocka_unit_test_setup_teardown(test_snooze, open_session, close_session),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
