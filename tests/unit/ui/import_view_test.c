/* import_view_test.c - the import on screen: headings, dry run, import. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/typing.h"

#define OPEN_FAIR ":import<Enter>tests/data/fair.csv<Ctrl-S>"

static void
test_nothing_is_written_before_import(void **state)
{
    struct typing typing = {.people = 0};
    (void)state;
    typing_run(&typing, OPEN_FAIR "<shot><Enter><shot>");
    assert_true(typing_shows(&typing, "> Dry run"));
    assert_true(typing_shows(&typing, "> Import: save this as one step"));
    assert_int_equal(typing.last.length, 0);
    typing_run(&typing, OPEN_FAIR "<Enter><Esc><Esc><shot>");
    assert_true(typing_shows(&typing, "Candidates  "));
    assert_int_equal(typing.last.length, 0);
    typing_clear(&typing);
}

static void
test_import_and_undo(void **state)
{
    struct typing typing = {.people = 0};
    (void)state;
    typing_run(&typing, OPEN_FAIR "<Enter><Enter><shot>");
    assert_true(typing_shows(&typing, "Saved: 3 added, 0 updated, 0 unchanged, 1 refused"));
    assert_true(typing_shows(&typing, "Line 3, E-mail"));
    assert_true(typing_stored(&typing, "name=Siân Wyn-Jones"));
    typing_run(&typing, OPEN_FAIR "<Enter><Enter><Enter>u<shot>");
    assert_int_equal(typing.last.length, 0);
    typing_clear(&typing);
}

static void
test_headings_can_be_changed(void **state)
{
    struct typing typing = {.people = 0};
    (void)state;
    typing_run(&typing, OPEN_FAIR "Shirt<Enter>notes<Enter><shot><Home><Enter><Enter><shot>");
    assert_true(typing_shows(&typing, "> Shirt size  Notes"));
    assert_true(typing_stored(&typing, "notes=M"));
    typing_run(&typing, OPEN_FAIR "Mobile<Enter>leave<Enter><Home><Enter><Enter><shot>");
    assert_true(typing_stored(&typing, "name=Siân Wyn-Jones email=sian.wj@example.org"));
    typing_clear(&typing);
}

/* What a row of 80 columns cuts off is told on Enter. */
static void
test_a_long_line_is_told_whole(void **state)
{
    struct typing typing = {.people = 0};
    (void)state;
    typing_run(&typing, OPEN_FAIR "<Enter>Line 3<Enter><shot>");
    assert_true(typing_shows(&typing, "Line 3, E-mail: refused: Email must have an @ and a dot, "
                                      "like name@example.com\nEnter choose"));
    typing_clear(&typing);
}

/* T42 */
static void
test_headings_are_remembered(void **state)
{
    struct typing typing = {.people = 0};
    (void)state;
    typing_run(&typing, OPEN_FAIR "Shirt<Enter>notes<Enter><Home><Enter><Enter><shot>");
    assert_true(typing_shows(&typing, "Shirt size: remembered: in the next file"));
    typing_run(&typing,
               OPEN_FAIR "Shirt<Enter>notes<Enter><Home><Enter><Enter><Enter>" OPEN_FAIR "<shot>");
    assert_true(typing_shows(&typing, "Shirt size  Notes, as in the last file"));
    typing_clear(&typing);
}

static void
test_a_file_that_cannot_be_read(void **state)
{
    struct typing typing = {.people = 0};
    (void)state;
    typing_run(&typing, ":import<Enter>tests/data/none.csv<Ctrl-S><shot><Enter><shot>");
    assert_true(typing_shows(&typing, "There is a problem"));
    assert_true(typing_shows(&typing, "> File         tests/data/none.csv"));
    typing_run(&typing, ":import<Enter>tests/data/none.csv<Tab>fair<Ctrl-S><Enter><shot>");
    assert_true(typing_shows(&typing, "> File         tests/data/none.csv"));
    typing_run(&typing, ":import<Enter>-<Ctrl-S><shot>");
    assert_true(typing_shows(&typing, "1. File must be a path here"));
    typing_run(&typing, ":import<Enter><Ctrl-S><shot>");
    assert_true(typing_shows(&typing, "1. Enter the file"));
    typing_clear(&typing);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_is_written_before_import),
        cmocka_unit_test(test_import_and_undo),
        cmocka_unit_test(test_headings_can_be_changed),
        cmocka_unit_test(test_headings_are_remembered),
        cmocka_unit_test(test_a_long_line_is_told_whole),
        cmocka_unit_test(test_a_file_that_cannot_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
