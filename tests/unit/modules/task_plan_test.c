/* task_plan_test.c - the tasks that come with a stage, once, in the step of the move (T6), and the
 * reminder of the next attempt after a fail (P36). */
#include "modules/task_plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "modules/application.h"
#include "modules/bulk.h"
#include "modules/candidate.h"
#include "modules/registry.h"
#include "modules/task.h"
#include "support/fixture.h"

#define HR "HR recruitment"

/* Args of the command move. */
enum { TO, REASON, ON, SOURCE, TOLD, NOTE, REMIND, ARGS };

static const char plans[] =
    "task-plans:\n"
    "    - {code: hello, label: Say hello, stage: eoi, due: +0d, owner: me}\n"
    "    - {code: form, label: Help with the form, stage: application, due: +3d}\n"
    "    - {code: read, label: Read the form, stage: application, due: +2w, owner: me}\n"
    "    - {code: old, label: Was done once, stage: application, due: +1d, retired: yes}\n"
    "    - {code: wait, label: Ask about the sift, stage: sift, due: +1m, owner: owner}\n";

static void
run(struct session *session, const struct command *command, struct call *call, const char *said)
{
    struct error error = {.text = ""};
    if (!session_do(session, command, call, &error))
        fail_msg("%s", error.text);
    if (said)
        assert_string_equal(text_string(&call->outcome.message), said);
    outcome_clear(&call->outcome);
}

static struct id
apply_again(struct session *session, const struct id *candidate, const char *role,
            const char *owner, const char *applied, const char *said)
{
    char link[ID_TEXT_SIZE];
    struct record *record = session_prepare(session, &application_type);
    id_to_text(candidate, link);
    record_set(record, APPLICATION_CANDIDATE, link);
    record_set(record, APPLICATION_ROLE, role);
    record_set(record, APPLICATION_OWNER, owner);
    record_set(record, APPLICATION_APPLIED, applied);
    struct call call = {.type = &application_type, .record = record};
    run(session, command_add, &call, said);
    struct id id = record->id;
    record_free(record);
    return id;
}

static struct id
apply(struct session *session, const char *role, const char *owner, const char *said)
{
    struct id candidate = fixture_candidate(session, "Ada Obi", "07700 900123");
    return apply_again(session, &candidate, role, owner, "2026-11-01", said);
}

static void
move(struct session *session, const struct id *id, const char *const args[ARGS], const char *said)
{
    struct call call = {.type = &application_type, .id = *id, .args = args};
    run(session, &move_commands.rows[0], &call, said);
}

static void
undo(struct session *session)
{
    struct call call = {.type = NULL};
    run(session, command_undo, &call, NULL);
}

/* Open tasks by their day: "2026-11-21 J. Shah: Say hello; ...". */
static void
assert_tasks(struct session *session, const char *expected)
{
    struct error error;
    struct query query = query_default(&task_type);
    struct record_list list = {.count = 0};
    struct text tasks = TEXT_EMPTY;
    query.descending = false;
    assert_true(session_read(session, &query, QUERY_FIRST, NULL, 100, &list, &error));
    for (size_t i = 0; i < list.count; i++) {
        const char *owner = record_get(list.items[i], TASK_OWNER);
        assert_non_null(record_get(list.items[i], TASK_CANDIDATE));
        if (!string_equal(record_get(list.items[i], TASK_STATUS), TASK_OPEN))
            continue;
        text_append_format(&tasks, "%s%s %s: %s", tasks.length > 0 ? "; " : "",
                           record_get(list.items[i], TASK_DUE), owner ? owner : "nobody",
                           record_get(list.items[i], TASK_WHAT));
    }
    assert_string_equal(text_string(&tasks), expected);
    text_clear(&tasks);
    record_list_clear(&list);
}

/* Of the owner or of who moves it, from the day of the move, and never in the past. */
static void
tasks_come_with_a_stage(void **state)
{
    (void)state;
    struct session *session = fixture_session_with(plans);
    struct id id =
        apply(session, "pc", "M. Begum", "Saved: Ada Obi, Police constable; 1 task laid down");
    assert_tasks(session, "2026-11-21 J. Shah: Say hello");
    undo(session);
    id = apply(session, "pc", NULL, NULL);
    move(session, &id, (const char *[ARGS]){[ON] = "2026-11-10"},
         "Moved: Ada Obi, Police constable to Application; 2 tasks laid down");
    assert_tasks(session, "2026-11-21 J. Shah: Say hello; 2026-11-21 nobody: Help with the form; "
                          "2026-11-24 J. Shah: Read the form");
    undo(session);
    fixture_edit(session, &application_type, &id, APPLICATION_OWNER, "M. Begum");
    move(session, &id, (const char *[ARGS]){[TO] = "sift", [REASON] = "exempt"},
         "Moved: Ada Obi, Police constable to Sift; 1 task laid down");
    assert_tasks(session, "2026-11-21 J. Shah: Say hello; 2026-12-21 M. Begum: Ask about the sift");
    fixture_session_free(session);
}

/* Once for a stage, also for the first, unless the move there was undone; undo takes the tasks. */
static void
a_stage_is_planned_once(void **state)
{
    (void)state;
    struct session *session = fixture_session_with(plans);
    struct id id = apply(session, "pc", NULL, NULL);
    static const char first[] = "2026-11-21 J. Shah: Say hello";
    static const char all[] = "2026-11-21 J. Shah: Say hello; 2026-11-24 nobody: Help with the "
                              "form; 2026-12-05 J. Shah: Read the form";
    for (int turn = 0; turn < 2; turn++) {
        move(session, &id, (const char *[ARGS]){NULL}, NULL);
        assert_tasks(session, all);
        undo(session);
        assert_tasks(session, first);
    }
    move(session, &id, (const char *[ARGS]){NULL}, NULL);
    move(session, &id, (const char *[ARGS]){[TO] = "eoi", [REASON] = "again"},
         "Moved: Ada Obi, Police constable to Expression of interest");
    move(session, &id, (const char *[ARGS]){NULL},
         "Moved: Ada Obi, Police constable to Application");
    assert_tasks(session, all);
    fixture_session_free(session);
}

/* T37, T38: many at once say beforehand and afterwards how many, and go with one undo. */
static void
many_lay_down_theirs(void **state)
{
    (void)state;
    struct session *session = fixture_session_with(plans);
    struct error error = {.text = ""};
    struct text summary = TEXT_EMPTY;
    struct id ids[2];
    for (size_t i = 0; i < 2; i++)
        ids[i] = apply(session, i == 0 ? "pc" : "pcso", NULL, NULL);
    static const char *const none[ARGS];
    struct bulk *bulk = bulk_new(&move_commands.rows[0], &application_type, ids, 2, false);
    bulk_set_args(bulk, none);
    assert_true(bulk_foresee(bulk, session, NULL, NULL, &error));
    bulk_summary(bulk, &summary);
    assert_string_equal(text_string(&summary), "2 of 2 will change, 4 tasks are laid down");
    text_clear(&summary);
    assert_tasks(session, "2026-11-21 J. Shah: Say hello; 2026-11-21 J. Shah: Say hello");
    struct outcome outcome = {.open = OPEN_NOTHING};
    assert_true(bulk_run(bulk, session, NULL, NULL, &outcome, &error));
    assert_string_equal(text_string(&outcome.message), "Moved: 2 applications; 4 tasks laid down");
    outcome_clear(&outcome);
    undo(session);
    assert_tasks(session, "2026-11-21 J. Shah: Say hello; 2026-11-21 J. Shah: Say hello");
    bulk_free(bulk);
    fixture_session_free(session);
}

/* P36: where the stage says how long to wait, and as the officer wants it. */
static void
a_fail_is_asked_about_again(void **state)
{
    (void)state;
    static const struct {
        const char *stage, *remind, *reason, *tasks;
    } cases[] = {
        {"sift", NULL, "below_standard",
         "2027-02-20 M. Begum: Ask whether they want to apply again"},
        {"vetting", "yes", "not_eligible",
         "2027-11-20 M. Begum: Ask whether they want to apply again"},
        {"sift", "no", "below_standard", ""},
        {"medical", NULL, "not_eligible", ""},
        {"sift", NULL, "personal", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct session *session = fixture_session_with("task-plans: []\n");
        struct id id = apply(session, "pc", "M. Begum", "Saved: Ada Obi, Police constable");
        move(session, &id,
             (const char *[ARGS]){[TO] = cases[i].stage, [REASON] = "exempt", [ON] = "2026-11-02"},
             NULL);
        move(session, &id,
             (const char *[ARGS]){[REASON] = cases[i].reason,
                                  [ON] = "2026-11-20",
                                  [SOURCE] = HR,
                                  [TOLD] = "2026-11-20",
                                  [REMIND] = cases[i].remind},
             i == 0 ? "Unsuccessful: Ada Obi, Police constable; may apply again from 20 February "
                      "2027; 1 task laid down"
                    : NULL);
        assert_tasks(session, cases[i].tasks);
        undo(session);
        assert_tasks(session, "");
        fixture_session_free(session);
    }
}

/* P36: whoever applies again, sooner or later, need not be asked any more: the task is done in the
 * step of the application, hers alone, and open again when that is undone. */
static void
who_applies_again_is_not_asked(void **state)
{
    (void)state;
    struct session *session = fixture_session_with("task-plans: []\n");
    struct id people[2];
    for (size_t i = 0; i < 2; i++) {
        people[i] = fixture_candidate(session, i == 0 ? "Ada Obi" : "Bea Cole", NULL);
        struct id id = apply_again(session, &people[i], "pc", "M. Begum", "2026-10-01", NULL);
        move(session, &id,
             (const char *[ARGS]){[TO] = "sift", [REASON] = "exempt", [ON] = "2026-11-02"}, NULL);
        move(session, &id,
             (const char *[ARGS]){[REASON] = "below_standard",
                                  [ON] = "2026-11-20",
                                  [SOURCE] = HR,
                                  [TOLD] = "2026-11-20"},
             NULL);
    }
#define ASK "2027-02-20 M. Begum: Ask whether they want to apply again"
    assert_tasks(session, ASK "; " ASK);
    apply_again(session, &people[0], "pc", NULL, "2026-11-21",
                "Saved: Ada Obi, Police constable; earlier than 20 February 2027, the day to apply "
                "again; 'Ask whether they want to apply again' is done");
    assert_tasks(session, ASK);
    undo(session);
    assert_tasks(session, ASK "; " ASK);
    apply_again(
        session, &people[1], "pcso", NULL, "2026-11-21",
        "Saved: Bea Cole, Police community support officer; 'Ask whether they want to apply "
        "again' is done");
    assert_tasks(session, ASK);
#undef ASK
    fixture_session_free(session);
}

/* What ships says what to do at some stages of the built-in pipelines. */
static void
what_ships_is_for_its_stages(void **state)
{
    (void)state;
    struct session *session = fixture_session_with(NULL);
    struct id id = apply(session, "pc", NULL, "Saved: Ada Obi, Police constable");
    move(session, &id, (const char *[ARGS]){[TO] = "offer", [REASON] = "exempt"},
         "Moved: Ada Obi, Police constable to Offer; 2 tasks laid down");
    assert_tasks(session, "2026-11-22 nobody: Congratulate on the offer; 2026-12-05 nobody: Ask "
                          "what would help before the start");
    fixture_session_free(session);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tasks_come_with_a_stage),
        cmocka_unit_test(a_stage_is_planned_once),
        cmocka_unit_test(many_lay_down_theirs),
        cmocka_unit_test(a_fail_is_asked_about_again),
        cmocka_unit_test(who_applies_again_is_not_asked),
        cmocka_unit_test(what_ships_is_for_its_stages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
