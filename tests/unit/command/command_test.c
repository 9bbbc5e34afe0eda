/* command_test.c - commands found by name and place. */
#include "command/command.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct command screen_rows[] = {
    {.name = "edit", .where = PLACE_LIST | PLACE_DETAIL},
    {.name = "save", .where = PLACE_FORM},
};
static const struct command cli_rows[] = {
    {.name = "edit", .where = PLACE_CLI},
    {.name = "list", .where = PLACE_CLI},
};
static const struct command_table tables[] = {{screen_rows, 2}, {cli_rows, 2}};

static void
found_by_name_and_place(void **state)
{
    (void)state;
    assert_ptr_equal(command_find(tables, 2, "edit", PLACE_LIST), &screen_rows[0]);
    assert_ptr_equal(command_find(tables, 2, "edit", PLACE_SCREEN), &screen_rows[0]);
    assert_ptr_equal(command_find(tables, 2, "edit", PLACE_CLI), &cli_rows[0]);
    assert_ptr_equal(command_find(tables, 2, "save", PLACE_FORM | PLACE_CLI), &screen_rows[1]);
    assert_null(command_find(tables, 2, "save", PLACE_LIST));
    assert_null(command_find(tables, 2, "Edit", PLACE_LIST));
    assert_null(command_find(tables, 2, "", PLACE_SCREEN));
    assert_null(command_find(NULL, 0, "edit", PLACE_SCREEN));
}

static void
outcomes_are_emptied(void **state)
{
    (void)state;
    struct outcome outcome = {.open = OPEN_DETAIL, .exit_code = 3};
    text_append(&outcome.message, "Saved: Ada");
    outcome_clear(&outcome);
    assert_int_equal(outcome.open, OPEN_NOTHING);
    assert_int_equal(outcome.exit_code, 0);
    assert_string_equal(text_string(&outcome.message), "");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(found_by_name_and_place),
        cmocka_unit_test(outcomes_are_emptied),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
