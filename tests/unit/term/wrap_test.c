/* wrap_test.c - rows of a text, and the clusters that they are made of. */
#include "term/wrap.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "base/text.h"
#include "base/utf8.h"
#include "term/canvas.h"
#include "term/cluster.h"

/* The rows with a bar after each. */
static void
wrap_all(const char *text, int width, struct text *out)
{
    struct wrap_row row = {.last = false};
    while (!row.last) {
        row = wrap_row_at(text, row.next, width);
        text_append_bytes(out, text + row.start, row.end - row.start);
        text_append_char(out, '|');
    }
}

static void
rows_break_at_blanks_and_line_feeds(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int width;
        const char *rows;
    } cases[] = {
        {"", 10, "|"},
        {"one", 10, "one|"},
        {"one two", 7, "one two|"},
        {"one two", 6, "one|two|"},
        {"one two", 3, "one|two|"},
        {"one two", 2, "on|e|tw|o|"},
        {"one  two", 4, "one |two|"},
        {"one two three", 8, "one two|three|"},
        {"a\nb", 10, "a|b|"},
        {"a\n\nb", 10, "a||b|"},
        {"a\n", 10, "a||"},
        {"\n", 10, "||"},
        {"abc\nd", 3, "abc|d|"},
        {"李小龙", 4, "李小|龙|"},
        {"李小龙", 3, "李|小|龙|"},
        {"李小龙", 1, "李|小|龙|"},
        {"ab 李小", 4, "ab|李小|"},
        {"e\u0301e\u0301 e\u0301", 2, "e\u0301e\u0301|e\u0301|"},
        {"a\tb", 3, "a|\t|b|"}, /* a tab is shown as \x09 */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct text rows = TEXT_EMPTY;
        wrap_all(cases[i].text, cases[i].width, &rows);
        assert_string_equal(text_string(&rows), cases[i].rows);
        text_clear(&rows);
    }
}

static void
append_random(struct text *out, struct random *random)
{
    static const char *const parts[] = {"a",  "bc",      " ",      " ",      "\n",           "李",
                                        "é",  "e\u0301", "\u0301", "\u200D", "\u0915\u093E", "\x1b",
                                        "\t", "\u202E"};
    uint32_t count = random_below(random, 40);
    for (uint32_t i = 0; i < count; i++)
        text_append(out, parts[random_below(random, sizeof parts / sizeof parts[0])]);
}

/* Whatever the text, rows follow each other, fit, and lose nothing but blanks and line feeds. */
static void
rows_cover_the_text(void **state)
{
    (void)state;
    struct random random = {.state = 7};
    for (int round = 0; round < 2000; round++) {
        struct text text = TEXT_EMPTY;
        append_random(&text, &random);
        const char *string = text_string(&text);
        int width = 1 + (int)random_below(&random, 12);
        struct wrap_row row = {.last = false};
        while (!row.last) {
            size_t before = row.next;
            row = wrap_row_at(string, row.next, width);
            assert_int_equal(row.start, before);
            assert_true(row.next > row.start || row.last);
            assert_true(row.next == row.end || row.next == row.end + 1);
            assert_true(row.next == row.end || string[row.end] == ' ' || string[row.end] == '\n');
            size_t first;
            bool one = row.start == row.end ||
                       (cluster_columns(string, row.start, &first) > width && first == row.end);
            assert_true(one || cluster_columns_between(string, row.start, row.end) <= width);
        }
        assert_int_equal(row.next, strlen(string));
        text_clear(&text);
    }
}

static void
clusters_are_measured_as_they_are_painted(void **state)
{
    (void)state;
    struct random random = {.state = 11};
    struct canvas *canvas = canvas_new(1, 400);
    for (int round = 0; round < 2000; round++) {
        struct text text = TEXT_EMPTY;
        append_random(&text, &random);
        const char *string = text_string(&text);
        int column = 0;
        size_t offset = 0;
        while (offset < text.length) {
            struct text shown = TEXT_EMPTY;
            size_t next;
            int columns = cluster_columns(string, offset, &next);
            assert_int_equal(cluster_show(string, offset, &shown), next);
            assert_int_equal(canvas_text(canvas, 0, column, -1, ROLE_TEXT, text_string(&shown)),
                             column + columns);
            column += columns;
            offset = next;
            text_clear(&shown);
        }
        assert_int_equal(cluster_columns_between(string, 0, text.length), column);
        text_clear(&text);
    }
    canvas_free(canvas);
}

/* F01: a joiner is harmless between letters; on its own it is shown. */
static void
joiners_are_judged_by_their_neighbours(void **state)
{
    (void)state;
    size_t next;
    const char *between = "\u0645\u06CC\u200C\u062E"; /* Persian "mi-kh" */
    size_t offset = strlen("\u0645");
    assert_int_equal(cluster_columns(between, offset, &next), 1);
    assert_int_equal(next, offset + strlen("\u06CC\u200C"));
    assert_int_equal(cluster_columns("a\u200D", 0, &next), 7);
    assert_int_equal(cluster_columns("a\u200D1", 0, &next), 7);
}

int
main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_break_at_blanks_and_line_feeds),
        cmocka_unit_test(rows_cover_the_text),
        cmocka_unit_test(clusters_are_measured_as_they_are_painted),
        cmocka_unit_test(joiners_are_judged_by_their_neighbours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
