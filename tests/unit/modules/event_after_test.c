/* event_after_test.c - the time after an event: the tasks that posact.yaml plans, for whom and by
 * when, as one step (P41); answers that are counted and name nobody (T67). */
#include "modules/event_feedback.h"
#include "modules/reports.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/event.h"
#include "modules/event_commands.h"
#include "modules/invitation.h"
#include "modules/registry.h"
#include "modules/task.h"
#include "support/adding.h"
#include "support/fixture.h"

static const char plans[] =
    "event-plans:\n"
    "    - {code: why, label: Ask why, after: absent, due: +3d}\n"
    "    - {code: thank, label: Thank, after: attended, due: +0d, owner: me}\n"
    "    - {code: sorry, label: Offer another, after: apologies, due: +1w, owner: candidate}\n"
    "    - {code: begin, label: Begin, after: signed_up, due: +1d}\n"
    "    - {code: old, label: Was done once, after: absent, due: +1d, retired: yes}\n";

static const struct command *
command_named(const struct command_table *table, const char *name)
{
    const struct command *command = command_find(table, 1, name, PLACE_CLI);
    assert_non_null(command);
    return command;
}

/* Of this morning, so that it can be held. */
static struct id
add_event(struct session *session)
{
    struct record *event = session_prepare(session, &event_type);
    record_set(event, EVENT_NAME, "Morning");
    record_set(event, EVENT_KIND, "preparation");
    record_set(event, EVENT_STARTS, "2026-11-21T12:00:00Z");
    record_set(event, EVENT_OWNER, "M. Begum");
    return must_store(session, event);
}

static struct id
invite(struct session *session, const struct id *event, const char *name, const char *state)
{
    char text[ID_TEXT_SIZE];
    struct id person = fixture_candidate(session, name, NULL);
    fixture_edit(session, &candidate_type, &person, CANDIDATE_OWNER, "A. Cole");
    struct record *invitation = session_prepare(session, &invitation_type);
    id_to_text(event, text);
    record_set(invitation, INVITATION_EVENT, text);
    id_to_text(&person, text);
    record_set(invitation, INVITATION_CANDIDATE, text);
    struct id id = must_store(session, invitation);
    fixture_edit(session, &invitation_type, &id, INVITATION_STATE, state);
    return id;
}

static void
hold(struct session *session, const struct id *event, const char *said)
{
    struct error error = {.text = ""};
    const char *const args[2] = {NULL};
    struct call call = {.type = &event_type, .id = *event, .args = args};
    if (!session_do(session, command_named(&event_commands, "hold"), &call, &error))
        fail_msg("%s", error.text);
    assert_non_null(strstr(text_string(&call.outcome.message), said));
    outcome_clear(&call.outcome);
}

/* "2026-11-24 M. Begum: Ask why, Ada; ...". */
static void
assert_tasks(struct session *session, const char *expected)
{
    struct error error;
    struct query query = query_default(&task_type);
    struct record_list list = {.count = 0};
    struct text tasks = TEXT_EMPTY;
    query.sort_field = TASK_DUE;
    query.descending = false;
    assert_true(session_read(session, &query, QUERY_FIRST, NULL, 20, &list, &error));
    for (size_t i = 0; i < list.count; i++) {
        const struct record *task = list.items[i];
        text_append_format(&tasks, "%s%s %s: %s, ", i > 0 ? "; " : "", record_get(task, TASK_DUE),
                           record_get(task, TASK_OWNER), record_get(task, TASK_WHAT));
        session_show(session, &task_type.fields[TASK_CANDIDATE], record_get(task, TASK_CANDIDATE),
                     &tasks);
    }
    assert_string_equal(text_string(&tasks), expected);
    text_clear(&tasks);
    record_list_clear(&list);
}

/* -- What is to be done ---------------------------------------------------------------------- */

static void
each_gets_what_is_planned(void **state)
{
    (void)state;
    struct session *session = fixture_session_with(plans);
    struct id event = add_event(session);
    invite(session, &event, "Ada", INVITATION_ACCEPTED);
    invite(session, &event, "Dee", INVITATION_DECLINED);
    invite(session, &event, "Eva", INVITATION_APOLOGIES);
    struct id came = invite(session, &event, "Fay", INVITATION_ATTENDED);
    fixture_edit(session, &invitation_type, &came, INVITATION_SIGNED_UP, "2026-11-21");
    hold(session, &event, "1 did not attend; 4 tasks laid down");
    assert_tasks(session, "2026-11-21 J. Shah: Thank, Fay; 2026-11-22 M. Begum: Begin, Fay; "
                          "2026-11-24 M. Begum: Ask why, Ada; 2026-11-28 A. Cole: Offer another, "
                          "Eva");
    struct error error;
    struct call call = {.type = NULL};
    assert_true(session_do(session, command_undo, &call, &error));
    outcome_clear(&call.outcome);
    assert_tasks(session, "");
    fixture_session_free(session);
}

/* Who is closed, or in the trash, is left alone. */
static void
only_open_records_get_tasks(void **state)
{
    (void)state;
    struct session *session = fixture_session_with(plans);
    struct error error;
    struct id event = add_event(session), person;
    struct id entry = invite(session, &event, "Ada", INVITATION_ACCEPTED);
    struct record *invitation = session_get(session, &invitation_type, &entry, &error);
    assert_true(id_from_text(record_get(invitation, INVITATION_CANDIDATE), &person));
    record_free(invitation);
    struct record *candidate = session_get(session, &candidate_type, &person, &error);
    record_set(candidate, CANDIDATE_STATUS, "closed");
    record_set(candidate, CANDIDATE_CLOSE_REASON, "withdrawn");
    struct call call = {.type = &candidate_type, .id = person, .record = candidate};
    assert_true(session_do(session, command_edit, &call, &error));
    outcome_clear(&call.outcome);
    record_free(candidate);
    hold(session, &event, "1 did not attend");
    assert_tasks(session, "");
    fixture_session_free(session);
}

static void
no_plans_no_tasks(void **state)
{
    (void)state;
    struct session *session = fixture_session_with("event-plans: []\n");
    struct id event = add_event(session);
    invite(session, &event, "Ada", INVITATION_ACCEPTED);
    hold(session, &event, "1 did not attend");
    assert_tasks(session, "");
    fixture_session_free(session);
}

/* -- What they said -------------------------------------------------------------------------- */

static bool
answer(struct session *session, const struct id *invitation, const char *question, const char *what,
       struct error *error)
{
    const char *const args[FEEDBACK_ARG_COUNT] = {question, what};
    struct call call = {.type = &invitation_type, .id = *invitation, .args = args};
    bool done =
        session_do(session, command_named(&event_feedback_commands, "feedback"), &call, error);
    outcome_clear(&call.outcome);
    return done;
}

/* "Was it useful 2 3 0 5; ...": each question with its counts; nothing of too few people. */
static void
assert_feedback(struct session *session, const struct id *event, const char *expected)
{
    const struct report_request request = {.name = "feedback", .of = event};
    struct report report;
    struct error error;
    struct text words = TEXT_EMPTY;
    assert_true(reports_build(session, &request, &report, &error));
    const struct report_part *part = &report.parts[0];
    for (size_t i = 0; i < part->cell_count; i++)
        text_append_format(&words, "%s%s", part->cells[i].words,
                           (i + 1) % part->column_count == 0 ? "; " : " ");
    assert_string_equal(text_string(&words), expected);
    text_clear(&words);
    report_clear(&report);
}

/* Four are too few, for one of them might be known by her answer; a second answer takes the place
 * of the first. */
static void
answers_are_counted_from_five_on(void **state)
{
    (void)state;
    struct session *session = fixture_session();
    struct id event = add_event(session);
    struct error error;
    for (size_t i = 0; i < 5; i++) {
        char *name = must_format("Person %zu", i);
        struct id entry = invite(session, &event, name, INVITATION_ATTENDED);
        free(name);
        assert_feedback(session, &event, "");
        assert_true(answer(session, &entry, "useful", "no", &error));
        assert_true(answer(session, &entry, "useful", i < 2 ? "yes" : "partly", &error));
    }
    assert_feedback(session, &event,
                    "Was it useful 2 3 0 5; Did you feel welcome 0 0 0 0; "
                    "Do you know your next step 0 0 0 0; ");
    fixture_session_free(session);
}

/* The next question is asked by itself, and a code that posact.yaml has no more is shown as it is.
 */
static void
the_next_question_comes_by_itself(void **state)
{
    (void)state;
    struct session *session = fixture_session();
    const struct command *feedback = command_named(&event_feedback_commands, "feedback");
    const struct record_type type = {
        .name = "feedback", .fields = feedback->args, .field_count = feedback->arg_count};
    struct id event = add_event(session);
    struct id entry = invite(session, &event, "Ada", INVITATION_ATTENDED);
    struct error error;
    struct record *args = record_new(&type);
    feedback->prepare(session, &entry, args);
    assert_string_equal(record_get(args, FEEDBACK_QUESTION), "useful");
    assert_true(answer(session, &entry, "useful", "yes", &error));
    feedback->prepare(session, &entry, args);
    assert_string_equal(record_get(args, FEEDBACK_QUESTION), "welcome");
    record_free(args);
    struct text shown = TEXT_EMPTY;
    feedback_show(session_context(session), "gone=yes useful=maybe", &shown);
    assert_string_equal(text_string(&shown), "gone: Yes; Was it useful: maybe");
    text_clear(&shown);
    struct id away = invite(session, &event, "Bea", INVITATION_DECLINED);
    assert_false(answer(session, &away, "useful", "yes", &error));
    fixture_session_free(session);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_gets_what_is_planned),
        cmocka_unit_test(only_open_records_get_tasks),
        cmocka_unit_test(no_plans_no_tasks),
        cmocka_unit_test(answers_are_counted_from_five_on),
        cmocka_unit_test(the_next_question_comes_by_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
