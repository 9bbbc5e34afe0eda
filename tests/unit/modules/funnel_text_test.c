/* funnel_text_test.c - a funnel fits every width: bars shrink and vanish under 8 cells, columns
 * make way, and nothing is wrapped (D02, D05, D06); without anybody it is words (D01). */
#include "modules/funnel_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "support/fixture.h"

static const struct funnel funnel = {
    .rows =
        {
            {.stage = "eoi", .reached = 1200, .now = 100, .ended = 200},
            {.stage = "oap", .reached = 900, .now = 300, .ended = 600},
            {.stage = "offer", .reached = 0},
            {.stage = "start", .reached = 0},
        },
    .count = 4,
    .applications = 1200,
};

static char *
table_of(struct session *session, size_t columns)
{
    struct text table = TEXT_EMPTY;
    funnel_append_table(session, &funnel, columns, &table);
    return text_take(&table);
}

static size_t
count_of(const char *line, size_t length, char letter)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += line[i] == letter;
    return count;
}

static void
assert_lines_fit(const char *table, size_t columns)
{
    size_t lines = 0;
    for (const char *line = table; *line != '\0'; lines++) {
        size_t length = strcspn(line, "\n");
        struct text part = TEXT_EMPTY;
        text_append_bytes(&part, line, length);
        if (utf8_columns(text_string(&part)) > columns)
            fail_msg("wider than %zu: '%s'", columns, text_string(&part));
        text_clear(&part);
        size_t bar = count_of(line, length, '#');
        assert_true(lines != 1 || bar == 0 || bar >= 8); /* of the row that all reached */
        line += length + 1;
    }
    assert_int_equal(lines, 1 + funnel.count);
}

static void
test_a_table_fits_every_width(void **state)
{
    (void)state;
    struct session *session = fixture_session();
    for (size_t columns = 18; columns <= 200; columns++) {
        char *table = table_of(session, columns);
        assert_lines_fit(table, columns);
        free(table);
    }
    fixture_session_free(session);
}

static void
test_columns_make_way(void **state)
{
    (void)state;
    struct session *session = fixture_session();
    static const struct {
        size_t columns;
        const char *has, *has_not;
    } cases[] = {
        {120, "#####", NULL},      {76, "Ended", "#"},
        {60, "Of start", "Ended"}, {38, "Count  Prev  Start", "Ended"},
        {18, "Count", "Prev"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *table = table_of(session, cases[i].columns);
        if (!strstr(table, cases[i].has))
            fail_msg("%zu has no '%s':\n%s", cases[i].columns, cases[i].has, table);
        if (cases[i].has_not && strstr(table, cases[i].has_not))
            fail_msg("%zu has '%s':\n%s", cases[i].columns, cases[i].has_not, table);
        free(table);
    }
    fixture_session_free(session);
}

/* A base of nobody gives no percentage: no 0 %, no nan. */
static void
test_percentages(void **state)
{
    (void)state;
    static const struct {
        size_t row;
        const char *of_previous, *of_start;
    } cases[] = {{0, "-", "100%"}, {1, "75%", "75%"}, {2, "0%", "0%"}, {3, "-", "0%"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char of_previous[PERCENT_SIZE], of_start[PERCENT_SIZE];
        funnel_percent_of_previous(&funnel, cases[i].row, of_previous);
        funnel_percent_of_start(&funnel, cases[i].row, of_start);
        assert_string_equal(of_previous, cases[i].of_previous);
        assert_string_equal(of_start, cases[i].of_start);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_table_fits_every_width),
        cmocka_unit_test(test_columns_make_way),
        cmocka_unit_test(test_percentages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
