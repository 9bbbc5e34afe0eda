/* list_view_test.c - the list while somebody else is at work. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/registry.h"
#include "support/fixture.h"
#include "support/screen.h"

/* What somebody else does at the n-th shot. */
struct others {
    size_t shot;
    void (*act[3])(struct session *session);
};

static void
at_shot(void *context, struct session *session)
{
    struct others *others = context;
    if (others->shot < 3 && others->act[others->shot])
        others->act[others->shot](session);
    others->shot++;
}

static struct id
find(struct session *session, const char *name)
{
    struct error error;
    struct record_list list = {.count = 0};
    struct query query = query_default(&candidate_type);
    struct id id = {.bytes = {0}};
    assert_true(session_read(session, &query, QUERY_FIRST, NULL, 10, &list, &error));
    for (size_t i = 0; i < list.count; i++) {
        if (string_equal(record_get(list.items[i], CANDIDATE_NAME), name))
            id = list.items[i]->id;
    }
    record_list_clear(&list);
    return id;
}

static void
add_first(struct session *session)
{
    fixture_candidate(session, "Aaron Aardvark", NULL);
}

static void
rename_bob(struct session *session)
{
    struct id id = find(session, "Bob Bell");
    fixture_edit(session, &candidate_type, &id, CANDIDATE_NAME, "Zed Bell");
}

/* What stands in the first column of the row with the marker; shots count from 1. */
static char *
marked_row(const struct text *shots, size_t shot)
{
    char *heading = must_format("--- %zu ---\n", shot);
    const char *start = strstr(text_string(shots), heading);
    free(heading);
    assert_non_null(start);
    start = strstr(start, "\n> ");
    assert_non_null(start);
    char *row = must_strndup(start + 3, strcspn(start + 3, "\n"));
    char *gap = strstr(row, "  ");
    if (gap)
        *gap = '\0';
    return row;
}

static void
check_marked(const struct text *shots, size_t shot, const char *expected)
{
    char *row = marked_row(shots, shot);
    assert_string_equal(row, expected);
    free(row);
}

static void
run(const char *script, struct others *others, struct text *shots)
{
    struct screen_options options = screen_defaults(script);
    options.scene.people = 0;
    options.scene.names[0] = "Ada Adams";
    options.scene.names[1] = "Bob Bell";
    options.scene.names[2] = "Cyd Cole";
    options.scene.name_count = 3;
    options.on_shot = at_shot;
    options.context = others;
    screen_run(&options, shots);
}

static void
test_the_cursor_follows_the_record_not_the_row(void **state)
{
    (void)state;
    struct others others = {.act = {add_first, rename_bob}};
    struct text shots = TEXT_EMPTY;
    run("j<shot><pause><pause><shot><pause><pause><shot>", &others, &shots);
    check_marked(&shots, 1, "Bob Bell");
    check_marked(&shots, 2, "Bob Bell");
    check_marked(&shots, 3, "Zed Bell");
    assert_non_null(strstr(text_string(&shots), "\n  Aaron Aardvark"));
    assert_non_null(strstr(text_string(&shots), "4 of 4"));
    text_clear(&shots);
}

static void
test_the_screen_waits_for_nobody_and_moves_only_then(void **state)
{
    (void)state;
    struct others others = {.act = {NULL}};
    struct text shots = TEXT_EMPTY;
    run("<pause><shot><pause><pause><pause><shot>", &others, &shots);
    const char *second = strstr(text_string(&shots), "--- 2 ---\n");
    assert_non_null(second);
    const char *first = text_string(&shots);
    size_t heading = strlen("--- 1 ---\n");
    assert_int_equal(strncmp(first + heading, second + heading, strlen(second + heading)), 0);
    text_clear(&shots);
}

static void
test_the_cursor_goes_to_a_new_record(void **state)
{
    (void)state;
    struct others others = {.act = {NULL}};
    struct text shots = TEXT_EMPTY;
    run("nBabs Babel<Ctrl-S><shot>", &others, &shots);
    check_marked(&shots, 1, "Babs Babel");
    text_clear(&shots);
}

static void
test_the_cursor_stays_when_a_new_record_is_outside_the_filter(void **state)
{
    (void)state;
    struct others others = {.act = {NULL}};
    struct text shots = TEXT_EMPTY;
    run("/cyd<Enter>nBabs Babel<Ctrl-S><shot>", &others, &shots);
    check_marked(&shots, 1, "Cyd Cole");
    text_clear(&shots);
}

static void
test_letters_that_are_typed_change_nothing(void **state)
{
    (void)state;
    struct others others = {.act = {NULL}};
    struct text shots = TEXT_EMPTY;
    run("delete the note from sam yes<Esc><Esc><Esc><Esc><shot>", &others, &shots);
    assert_non_null(strstr(text_string(&shots), "Ada Adams"));
    assert_non_null(strstr(text_string(&shots), "Bob Bell"));
    assert_non_null(strstr(text_string(&shots), "Cyd Cole"));
    text_clear(&shots);
}

/* T37: a mark is on the person, whatever becomes of name and order. */
static void
test_marks_stay_on_their_records(void **state)
{
    (void)state;
    struct others others = {.act = {add_first, rename_bob}};
    struct text shots = TEXT_EMPTY;
    run("j<Space><shot><pause><pause><shot><pause><pause><shot>>>>><shot>", &others, &shots);
    assert_non_null(strstr(text_string(&shots), "--- 3 ---\nCandidates  1 marked"));
    const char *third = strstr(text_string(&shots), "--- 3 ---");
    assert_non_null(strstr(third, "\n* Zed Bell"));
    const char *fourth = strstr(text_string(&shots), "--- 4 ---");
    assert_non_null(strstr(fourth, "\n* Zed Bell"));
    assert_null(strstr(fourth, "\n* Cyd"));
    text_clear(&shots);
}

static void
remove_bob(struct session *session)
{
    struct id id = find(session, "Bob Bell");
    struct call call = {.session = session, .type = &candidate_type, .id = id};
    struct error error;
    assert_true(session_do(session, command_remove, &call, &error));
    outcome_clear(&call.outcome);
}

static void
test_a_marked_record_that_is_gone_is_left_out(void **state)
{
    (void)state;
    struct others others = {.act = {remove_bob}};
    struct text shots = TEXT_EMPTY;
    run("<Space><Space><Space><shot>D<shot>", &others, &shots);
    assert_non_null(
        strstr(text_string(&shots), "2 of 3 will change, 1 is no longer here and is left out"));
    text_clear(&shots);
}

/* Somebody else takes Bob between the preview and the step: nobody is changed, it is said, and
 * what is shown is read again (S6, E05). */
static void
give_bob_away(struct session *session)
{
    struct id id = find(session, "Bob Bell");
    fixture_edit(session, &candidate_type, &id, CANDIDATE_OWNER, "PC 4471 Reid");
}

static void
nobody_is_mine(struct session *session)
{
    struct error error;
    struct record_list list = {.count = 0};
    struct query query = query_default(&candidate_type);
    assert_true(session_read(session, &query, QUERY_FIRST, NULL, 10, &list, &error));
    for (size_t i = 0; i < list.count; i++)
        assert_string_not_equal(record_get(list.items[i], CANDIDATE_OWNER), "M. Begum");
    record_list_clear(&list);
}

static void
test_a_preview_that_is_stale_changes_nobody(void **state)
{
    (void)state;
    struct others others = {.act = {give_bob_away, nobody_is_mine}};
    struct text shots = TEXT_EMPTY;
    run("*e<Down><Down><Down><Down><Down><Down><Down><Down><Down>M. Begum<Ctrl-S><shot>"
        "<Enter><shot><Enter><shot>",
        &others, &shots);
    const char *second = strstr(text_string(&shots), "--- 2 ---");
    assert_non_null(second);
    assert_non_null(strstr(second, "Error: Nothing was changed; Bob Bell: Owner was changed to"));
    assert_non_null(strstr(second, "Saved: 3 candidates"));
    text_clear(&shots);
}

/* -- What is remembered ----------------------------------------------------------------------- */

static void
sorted_and_narrowed(struct session *session)
{
    char *line = session_recall(session, "list", "candidate");
    assert_string_equal(line, "sort:-phone columns:name=26,role,owner,place");
    free(line);
}

static void
test_sort_and_columns_are_remembered(void **state)
{
    (void)state;
    struct others others = {.act = {sorted_and_narrowed}};
    struct text shots = TEXT_EMPTY;
    run("sPhone<Enter>sPhone<Enter>C+<Down><Down><Down> <Enter>/bob<Enter><pause><shot>", &others,
        &shots);
    assert_int_equal(others.shot, 1);
    text_clear(&shots);
}

static void
remember_contacts(struct session *session)
{
    struct error error;
    assert_true(session_remember(session, "list", "contact",
                                 "sort:gone columns:result,gone,next_action=30 sort:-created",
                                 &error));
}

static void
test_what_was_remembered_is_how_a_list_opens(void **state)
{
    (void)state;
    struct others others = {.act = {remember_contacts}};
    struct text shots = TEXT_EMPTY;
    run("<shot>2<shot>", &others, &shots);
    const char *second = strstr(text_string(&shots), "--- 2 ---");
    assert_non_null(strstr(second, "by Added, newest first"));
    assert_non_null(strstr(second, "\n  Result  "));
    assert_null(strstr(second, "Channel"));
    text_clear(&shots);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_cursor_follows_the_record_not_the_row),
        cmocka_unit_test(test_the_screen_waits_for_nobody_and_moves_only_then),
        cmocka_unit_test(test_the_cursor_goes_to_a_new_record),
        cmocka_unit_test(test_the_cursor_stays_when_a_new_record_is_outside_the_filter),
        cmocka_unit_test(test_letters_that_are_typed_change_nothing),
        cmocka_unit_test(test_marks_stay_on_their_records),
        cmocka_unit_test(test_a_marked_record_that_is_gone_is_left_out),
        cmocka_unit_test(test_a_preview_that_is_stale_changes_nobody),
        cmocka_unit_test(test_sort_and_columns_are_remembered),
        cmocka_unit_test(test_what_was_remembered_is_how_a_list_opens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
