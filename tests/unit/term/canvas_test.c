/* canvas_test.c - what is painted is what a person reads, whatever the text holds. */
#include "term/canvas.h"

#include <limits.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COLUMNS 20

static void
assert_screen(const struct canvas *canvas, const char *expected)
{
    struct text screen = TEXT_EMPTY;
    canvas_dump(canvas, &screen);
    assert_string_equal(text_string(&screen), expected);
    text_clear(&screen);
}

/* Paints on a row of its own between two bars, in `width` columns. */
static int
paint_between_bars(struct canvas *canvas, int width, const char *text)
{
    canvas_erase(canvas);
    canvas_text(canvas, 0, 0, -1, ROLE_TEXT, "|");
    int after = canvas_text(canvas, 0, 1, width, ROLE_TEXT, text);
    canvas_text(canvas, 0, after, -1, ROLE_TEXT, "|");
    return after;
}

static void
text_is_painted_where_asked(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(3, COLUMNS);
    assert_int_equal(canvas_text(canvas, 1, 2, -1, ROLE_ERROR, "Sian"), 6);
    canvas_format(canvas, 2, 0, -1, ROLE_TEXT, "%d of %d", 3, 41);
    canvas_text_right(canvas, 1, COLUMNS, ROLE_TEXT, "LIVE");
    assert_screen(canvas, "\n  Sian          LIVE\n3 of 41\n");
    assert_int_equal(canvas->cells[COLUMNS + 2].role, ROLE_ERROR);
    assert_int_equal(canvas->cells[COLUMNS].role, ROLE_TEXT);
    assert_int_equal(canvas_text(canvas, 0, 3, -1, ROLE_TEXT, NULL), 3);
    canvas_free(canvas);
}

static void
text_that_does_not_fit_is_seen_to_be_cut(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int width;
        const char *expected;
    } cases[] = {
        {"Adaeze", 6, "|Adaeze|\n"},     {"Adaeze", 5, "|Adae~|\n"},
        {"Adaeze", 1, "|~|\n"},          {"Adaeze", 0, "||\n"},
        {"Siân Wyn", 8, "|Siân Wyn|\n"}, {"Siân Wyn", 4, "|Siâ~|\n"},
        {"李小龙", 6, "|李小龙|\n"},     {"李小龙", 5, "|李小~|\n"},
        {"李小龙", 4, "|李 ~|\n"},       {"李小龙", 3, "|李~|\n"},
        {"李小龙", 2, "| ~|\n"},         {"李小龙", 1, "|~|\n"},
        {"a李b", 3, "|a ~|\n"},          {"e\u0301e\u0301e\u0301", 2, "|e\u0301~|\n"},
    };
    struct canvas *canvas = canvas_new(1, COLUMNS);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int after = paint_between_bars(canvas, cases[i].width, cases[i].text);
        assert_screen(canvas, cases[i].expected);
        assert_true(after <= 1 + cases[i].width);
    }
    canvas_free(canvas);
}

static void
text_is_cut_at_the_right_edge(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(1, 5);
    canvas_text(canvas, 0, 2, -1, ROLE_TEXT, "Adaeze");
    assert_screen(canvas, "  Ad~\n");
    canvas_text(canvas, 0, 2, 100, ROLE_TEXT, "李小龙");
    assert_screen(canvas, "  李~\n");
    canvas_free(canvas);
}

static void
wide_clusters_take_two_cells(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(1, COLUMNS);
    assert_int_equal(canvas_text(canvas, 0, 0, -1, ROLE_TITLE, "李小龙"), 6);
    assert_int_equal(canvas->cells[0].points[0], 0x674E);
    assert_int_equal(canvas->cells[0].columns, 2);
    assert_int_equal(canvas->cells[1].columns, 0);
    assert_int_equal(canvas->cells[1].role, ROLE_TITLE);
    assert_int_equal(canvas->cells[2].columns, 2);
    canvas_free(canvas);
}

static void
half_of_a_wide_cluster_becomes_a_blank(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(1, 6);
    canvas_text(canvas, 0, 0, -1, ROLE_TEXT, "李小龙");
    canvas_text(canvas, 0, 2, -1, ROLE_TEXT, "x");
    assert_screen(canvas, "李x 龙\n");
    canvas_text(canvas, 0, 1, -1, ROLE_TEXT, "y");
    assert_screen(canvas, " yx 龙\n");
    canvas_text(canvas, 0, 3, 2, ROLE_TEXT, "小");
    assert_screen(canvas, " yx小\n");
    canvas_text(canvas, 0, 0, -1, ROLE_TEXT, "李小龙");
    canvas_text(canvas, 0, 1, 4, ROLE_TEXT, "小李");
    assert_screen(canvas, " 小李\n");
    canvas_free(canvas);
}

static void
marks_share_the_cell_of_their_letter(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(1, COLUMNS);
    assert_int_equal(canvas_text(canvas, 0, 0, -1, ROLE_TEXT, "Le\u0302\u0323"), 2);
    assert_int_equal(canvas->cells[1].points[0], 'e');
    assert_int_equal(canvas->cells[1].points[1], 0x302);
    assert_int_equal(canvas->cells[1].points[2], 0x323);
    canvas_text(canvas, 0, 0, -1, ROLE_TEXT, "e\u0301\u0302\u0303\u0304\u0305x");
    assert_screen(canvas, "e\u0301\u0302\u0303x\n");
    canvas_free(canvas);
}

/* क + ा: one cluster, but terminals give the vowel sign a column of its own. */
static void
vowel_signs_that_take_a_column_get_a_cell(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(1, COLUMNS);
    assert_int_equal(canvas_text(canvas, 0, 0, -1, ROLE_TEXT, "\u0915\u093E"), 2);
    assert_int_equal(canvas->cells[0].points[0], 0x915);
    assert_int_equal(canvas->cells[1].points[0], 0x93E);
    assert_int_equal(canvas->cells[1].columns, 1);
    assert_int_equal(canvas_text(canvas, 0, 0, 1, ROLE_TEXT, "\u0915\u093E"), 1);
    assert_int_equal(canvas->cells[0].points[0], '~');
    canvas_free(canvas);
}

static void
a_mark_without_a_letter_is_shown_on_a_blank(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(1, COLUMNS);
    assert_int_equal(paint_between_bars(canvas, -1, "\u0301"), 2);
    assert_screen(canvas, "| \u0301|\n");
    assert_int_equal(canvas_columns("\u0301"), 1);
    canvas_free(canvas);
}

/* One picture where the pair is known, and four columns where it is not. */
static void
joined_emoji_keep_to_two_columns(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(1, COLUMNS);
    assert_int_equal(paint_between_bars(canvas, -1, "\U0001F468\u200D\U0001F469"), 3);
    assert_int_equal(canvas->cells[1].points[0], 0x1F468);
    assert_int_equal(canvas->cells[1].points[1], 0);
    assert_int_equal(canvas->cells[3].points[0], '|');
    canvas_free(canvas);
}

/* F01, F02: curses would let these move the cursor or turn the line round. */
static const struct {
    const char *text, *expected;
} hostile[] = {
    {"a\rb", "|a\\x0db|\n"},
    {"a\tb", "|a\\x09b|\n"},
    {"a\bb", "|a\\x08b|\n"},
    {"a\nb", "|a\\x0ab|\n"},
    {"a\x1b[2Jb", "|a\\x1b[2Jb|\n"},
    {"a\x7f", "|a\\x7f|\n"},
    {"a\xC2\x9B"
     "2J",
     "|a\\u009b2J|\n"},
    {"\u202Eevil", "|\\u202eevil|\n"},
    {"a\u200Bb", "|a\\u200bb|\n"},
    {"\uFEFFa", "|\\ufeffa|\n"},
    {"a\u2028b", "|a\\u2028b|\n"},
    {"a\xFF", "|a\\xff|\n"},
    {"O\u2019Brien-Łukasz", "|O\u2019Brien-Łukasz|\n"},
};

static void
nothing_in_a_text_moves_anything(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(1, COLUMNS);
    for (size_t i = 0; i < sizeof hostile / sizeof hostile[0]; i++) {
        int after = paint_between_bars(canvas, -1, hostile[i].text);
        assert_screen(canvas, hostile[i].expected);
        assert_int_equal(after - 1, canvas_columns(hostile[i].text));
    }
    canvas_free(canvas);
}

static void
painting_outside_the_grid_is_no_error(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(2, 4);
    canvas_text(canvas, -1, 0, -1, ROLE_TEXT, "above");
    canvas_text(canvas, 2, 0, -1, ROLE_TEXT, "below");
    canvas_text(canvas, 0, 9, -1, ROLE_TEXT, "beside");
    canvas_text(canvas, 0, -2, -1, ROLE_TEXT, "left");
    canvas_text(canvas, 1, -1, 4, ROLE_TEXT, "李李");
    canvas_text_right(canvas, 1, 3, ROLE_TEXT, "abcdef");
    canvas_style(canvas, 7, 0, -1, ROLE_ERROR);
    canvas_style(canvas, 0, -3, 100, ROLE_ERROR);
    assert_screen(canvas, "ft\nab~\n");
    canvas_free(canvas);
    canvas = canvas_new(0, 0);
    canvas_text(canvas, 0, 0, -1, ROLE_TEXT, "nowhere");
    assert_screen(canvas, "");
    canvas_free(canvas);
    canvas_free(NULL);
}

static void
style_leaves_the_text(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(1, 6);
    canvas_text(canvas, 0, 0, -1, ROLE_TEXT, "a李b");
    canvas_style(canvas, 0, 1, 2, ROLE_SELECTED);
    assert_screen(canvas, "a李b\n");
    assert_int_equal(canvas->cells[0].role, ROLE_TEXT);
    assert_int_equal(canvas->cells[1].role, ROLE_SELECTED);
    assert_int_equal(canvas->cells[2].role, ROLE_SELECTED);
    assert_int_equal(canvas->cells[3].role, ROLE_TEXT);
    canvas_style(canvas, 0, 0, -1, ROLE_MARKED);
    assert_int_equal(canvas->cells[5].role, ROLE_MARKED);
    canvas_free(canvas);
}

static void
resize_and_erase_leave_blanks(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(1, 4);
    canvas_text(canvas, 0, 0, -1, ROLE_ERROR, "abcd");
    canvas_place_cursor(canvas, 0, 3);
    canvas_resize(canvas, 2, 3);
    assert_screen(canvas, "\n\n");
    assert_int_equal(canvas->cells[0].role, ROLE_TEXT);
    assert_int_equal(canvas->cursor_column, 0);
    canvas_free(canvas);
}

int
main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_painted_where_asked),
        cmocka_unit_test(text_that_does_not_fit_is_seen_to_be_cut),
        cmocka_unit_test(text_is_cut_at_the_right_edge),
        cmocka_unit_test(wide_clusters_take_two_cells),
        cmocka_unit_test(half_of_a_wide_cluster_becomes_a_blank),
        cmocka_unit_test(marks_share_the_cell_of_their_letter),
        cmocka_unit_test(vowel_signs_that_take_a_column_get_a_cell),
        cmocka_unit_test(a_mark_without_a_letter_is_shown_on_a_blank),
        cmocka_unit_test(joined_emoji_keep_to_two_columns),
        cmocka_unit_test(nothing_in_a_text_moves_anything),
        cmocka_unit_test(painting_outside_the_grid_is_no_error),
        cmocka_unit_test(style_leaves_the_text),
        cmocka_unit_test(resize_and_erase_leave_blanks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
