/* document_test.c - paragraphs, their rows, and a cursor that goes over them one by one. */
#include "ui/document.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"

static struct document
sample(void)
{
    struct document document = {.count = 0};
    document_add(&document, "Name", "Ada", ROLE_TEXT, 0, 0);
    document_add(&document, "Notes",
                 "one two three four five six seven eight nine ten eleven twelve thirteen",
                 ROLE_TEXT, 0, 1);
    document_add(&document, NULL, "Timeline", ROLE_HEADING, 0, NO_ITEM);
    document_add(&document, NULL, "six seven eight", ROLE_TEXT, 4, 2);
    return document;
}

static void
check_drawn(struct document *document, int rows, int columns, const char *expected)
{
    struct canvas *canvas = canvas_new(rows, columns);
    struct text dump = TEXT_EMPTY;
    document_lay_out(document, columns);
    document_draw(document, canvas, 0, rows);
    canvas_dump(canvas, &dump);
    assert_string_equal(text_string(&dump), expected);
    text_clear(&dump);
    canvas_free(canvas);
}

static void
test_wraps_beside_labels_and_with_indents(void **state)
{
    (void)state;
    struct document document = sample();
    check_drawn(&document, 8, 60,
                "> Name   Ada\n"
                "  Notes  one two three four five six seven eight nine ten\n"
                "         eleven twelve thirteen\n"
                "  Timeline\n"
                "  six seven eight\n"
                "\n\n\n");
    document_clear(&document);
}

static void
test_what_does_not_fit_beside_its_label_stands_below_it(void **state)
{
    (void)state;
    struct document document = sample();
    check_drawn(&document, 10, 22,
                "> Name   Ada\n"
                "  Notes\n"
                "    one two three four\n"
                "    five six seven\n"
                "    eight nine ten\n"
                "    eleven twelve\n"
                "    thirteen\n"
                "  Timeline\n"
                "  six seven eight\n"
                "\n");
    document_clear(&document);
}

static void
test_moves_row_by_row_and_never_wraps(void **state)
{
    (void)state;
    struct document document = sample();
    document_lay_out(&document, 60);
    for (size_t row = 0; row < 5; row++) {
        assert_int_equal(document.selected, row);
        document_move(&document, MOVE_DOWN, 3);
    }
    assert_int_equal(document.selected, 4);
    document_move(&document, MOVE_FIRST, 3);
    document_move(&document, MOVE_UP, 3);
    assert_int_equal(document.selected, 0);
    document_move(&document, MOVE_PAGE_DOWN, 3);
    assert_int_equal(document.selected, 3);
    document_move(&document, MOVE_HALF_UP, 3);
    assert_int_equal(document.selected, 2);
    document_clear(&document);
}

static void
test_the_row_with_the_cursor_is_in_sight(void **state)
{
    (void)state;
    struct document document = sample();
    document_lay_out(&document, 60);
    document_move(&document, MOVE_LAST, 2);
    check_drawn(&document, 2, 60, "  Timeline\n> six seven eight\n");
    document_move(&document, MOVE_FIRST, 2);
    check_drawn(&document, 2, 60,
                "> Name   Ada\n  Notes  one two three four five six seven eight nine ten\n");
    document_clear(&document);
}

static void
test_the_cursor_stays_with_its_item_when_the_width_changes(void **state)
{
    (void)state;
    struct document document = sample();
    size_t row_within;
    document_lay_out(&document, 60);
    assert_true(document_select_item(&document, 2, 0));
    document_lay_out(&document, 22);
    assert_int_equal(document_item(&document, &row_within), 2);
    assert_int_equal(row_within, 0);
    assert_true(document_select_item(&document, 1, 9));
    assert_int_equal(document_item(&document, &row_within), 1);
    assert_int_equal(row_within, 5);
    document_clear(&document);
}

static void
test_finds_without_regard_to_case_and_accents(void **state)
{
    (void)state;
    struct document document = {.count = 0};
    document_add(&document, NULL, "first\nSiân Wyn-Jones\nlast\nSIAN again", ROLE_TEXT, 0, NO_ITEM);
    document_lay_out(&document, 40);
    assert_true(document_find(&document, "sian", false));
    assert_int_equal(document.selected, 1);
    assert_true(document_find(&document, "sian", false));
    assert_int_equal(document.selected, 3);
    assert_false(document_find(&document, "sian", false));
    assert_int_equal(document.selected, 3);
    assert_true(document_find(&document, "sian", true));
    assert_int_equal(document.selected, 1);
    document_clear(&document);
}

static void
test_shows_control_characters_harmless(void **state)
{
    (void)state;
    struct document document = {.count = 0};
    document_add(&document, NULL, "a\x1b[2Jb", ROLE_TEXT, 0, NO_ITEM);
    check_drawn(&document, 1, 20, "> a\\x1b[2Jb\n");
    document_clear(&document);
}

int
main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_wraps_beside_labels_and_with_indents),
        cmocka_unit_test(test_what_does_not_fit_beside_its_label_stands_below_it),
        cmocka_unit_test(test_moves_row_by_row_and_never_wraps),
        cmocka_unit_test(test_the_row_with_the_cursor_is_in_sight),
        cmocka_unit_test(test_the_cursor_stays_with_its_item_when_the_width_changes),
        cmocka_unit_test(test_finds_without_regard_to_case_and_accents),
        cmocka_unit_test(test_shows_control_characters_harmless),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
