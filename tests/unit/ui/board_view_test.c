/* board_view_test.c - the board while somebody else is at work, with a stage that posact.yaml has
 * out, and at its edges. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "modules/application.h"
#include "modules/registry.h"
#include "support/files.h"
#include "support/fixture.h"
#include "support/screen.h"

#define MOST_ARGS 16 /* of a command, and more */

/* The shot with this number, from 1 on; the caller's. */
static char *
shot_of(const struct text *shots, size_t number)
{
    char *heading = must_format("--- %zu ---\n", number);
    const char *start = strstr(text_string(shots), heading);
    assert_non_null(start);
    start += strlen(heading);
    const char *end = strstr(start, "\n--- ");
    free(heading);
    return end ? must_strndup(start, (size_t)(end - start)) : must_strdup(start);
}

static void
assert_shows(const struct text *shots, size_t number, const char *words)
{
    char *shot = shot_of(shots, number);
    if (!strstr(shot, words))
        fail_msg("'%s' is not in\n%s", words, shot);
    free(shot);
}

/* What the row with the marker says in two shots. */
static void
assert_same_row(const struct text *shots, size_t one, size_t other)
{
    char *a = shot_of(shots, one), *b = shot_of(shots, other);
    const char *row = strstr(a, "\n> ");
    assert_non_null(row);
    char *line = must_strndup(row, strcspn(row + 1, "\n") + 1);
    if (!strstr(b, line))
        fail_msg("'%s' is not in\n%s", line, b);
    free(line);
    free(a);
    free(b);
}

/* --- somebody else --- */

static struct id
first_in(struct session *session, const char *words)
{
    struct error error;
    struct filter filter;
    struct record_list list = {.count = 0};
    struct query query = query_default(&application_type);
    assert_true(filter_parse(&filter, query.type, words, session_context(session), false, &error));
    query.filter = &filter;
    query.sort_field = APPLICATION_SINCE;
    query.descending = false;
    assert_true(session_read(session, &query, QUERY_FIRST, NULL, 1, &list, &error));
    assert_int_equal(list.count, 1);
    struct id id = list.items[0]->id;
    record_list_clear(&list);
    filter_clear(&filter);
    return id;
}

static void
move_first(struct session *session)
{
    const char *const args[MOST_ARGS] = {NULL};
    struct error error = {.text = ""};
    struct call call = {.type = &application_type,
                        .id = first_in(session, "role:pc outcome:live stage:eoi"),
                        .args = args};
    if (!session_do(session, &move_commands.rows[0], &call, &error))
        fail_msg("%s", error.text);
    outcome_clear(&call.outcome);
}

static void
at_shot(void *context, struct session *session)
{
    size_t *shot = context;
    if (++*shot == 1)
        move_first(session);
}

/* What somebody else moves is seen within a second, and the cursor stays on its application. */
static void
test_somebody_elses_move_is_seen(void **state)
{
    (void)state;
    size_t shot = 0;
    struct text shots = TEXT_EMPTY;
    struct screen_options options = screen_defaults("B<Enter><Down><shot><pause><pause><shot>");
    options.scene.people = 300;
    options.on_shot = at_shot;
    options.context = &shot;
    screen_run(&options, &shots);
    assert_shows(&shots, 1, "Stage 1 of 12 (4): Expression of interest");
    assert_shows(&shots, 1, "After: Application (1)");
    assert_shows(&shots, 2, "Stage 1 of 12 (3): Expression of interest");
    assert_shows(&shots, 2, "After: Application (2)");
    assert_same_row(&shots, 1, 2);
    text_clear(&shots);
}

/* The one with the cursor is gone to another stage: the cursor is on the next. */
static void
test_somebody_else_moves_the_one_with_the_cursor(void **state)
{
    (void)state;
    size_t shot = 0;
    struct text shots = TEXT_EMPTY;
    struct screen_options options = screen_defaults("B<Enter><shot><pause><pause><shot>");
    options.scene.people = 300;
    options.on_shot = at_shot;
    options.context = &shot;
    screen_run(&options, &shots);
    assert_shows(&shots, 1, "> Jack Ward-Hughes");
    assert_shows(&shots, 1, "\n  Оксана Шевчук");
    assert_shows(&shots, 2, "> Оксана Шевчук");
    assert_shows(&shots, 2, "1 of 3  TRAINING");
    text_clear(&shots);
}

/* --- what is in no stage --- */

/* P34: they have a column behind the others, and words what to do; a move brings them back. */
static void
test_a_stage_that_is_none_of_the_role(void **state)
{
    (void)state;
    static const char settings[] = "lists:\n  stages:\n    - {code: eoi, label: Interest}\n"
                                   "    - {code: gone, label: Trial day}\n"
                                   "    - {code: start, label: Start}\n"
                                   "pipelines: {pc: eoi start}\n";
    char *folder = fixture_folder();
    char *path = files_write(folder, "own.yaml", settings, strlen(settings));
    struct text shots = TEXT_EMPTY;
    struct screen_options options =
        screen_defaults("BPolice cons<Enter><shot>mTrial<Tab>stages<Ctrl-S><shot>m<Ctrl-S><shot>"
                        "<Esc>Start<Ctrl-S><shot>");
    options.scene.people = 300;
    options.scene.settings = path;
    screen_run(&options, &shots);
    assert_shows(&shots, 1, "Stage 1 of 2 ");
    assert_shows(&shots, 2, "Stage 3 of 3 (1): Trial day");
    assert_shows(&shots, 2, "'gone' is no stage of this role; move them to one that is");
    assert_shows(&shots, 3, "'Trial day' is no stage of this role now; name the stage to go to");
    assert_shows(&shots, 4, "Stage 2 of 2 ");
    assert_shows(&shots, 4, "Moved: ");
    text_clear(&shots);
    free(path);
    fixture_remove(folder);
}

/* --- edges --- */

/* A04: neither Left at the first stage nor Right at the last, nor Up and Down at the ends, move. */
static void
test_nothing_wraps(void **state)
{
    (void)state;
    struct text shots = TEXT_EMPTY;
    struct screen_options options = screen_defaults(
        "B<Enter><shot><Left><Up><shot><End><Down><shot><Right><Right><Right><Right><Right><Right>"
        "<Right><Right><Right><Right><Right><Right><Right><shot>");
    options.scene.people = 300;
    screen_run(&options, &shots);
    assert_shows(&shots, 1, "1 of 4  TRAINING");
    assert_shows(&shots, 2, "1 of 4  TRAINING");
    assert_shows(&shots, 2, "Stage 1 of 12");
    assert_shows(&shots, 3, "4 of 4  TRAINING");
    assert_shows(&shots, 4, "Stage 12 of 12");
    text_clear(&shots);
}

/* T37: marks stay from stage to stage; U, and Esc before it closes the board, take them away. */
static void
test_marks_stay_from_stage_to_stage(void **state)
{
    (void)state;
    struct text shots = TEXT_EMPTY;
    struct screen_options options =
        screen_defaults("B<Enter><Space><Right><Right><Space><shot>U<shot><Space><Esc><shot>");
    options.scene.people = 300;
    screen_run(&options, &shots);
    assert_shows(&shots, 1, "2 marked");
    assert_shows(&shots, 2, "2 marks taken away");
    assert_shows(&shots, 3, "1 mark taken away");
    text_clear(&shots);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_somebody_elses_move_is_seen),
        cmocka_unit_test(test_somebody_else_moves_the_one_with_the_cursor),
        cmocka_unit_test(test_a_stage_that_is_none_of_the_role),
        cmocka_unit_test(test_nothing_wraps),
        cmocka_unit_test(test_marks_stay_from_stage_to_stage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
