/* csv_cell_test.c - cells that a spreadsheet would run are made harmless, and come back (F05). */
#include "exchange/csv_cell.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "exchange/csv.h"

#define ARRAY_LENGTH(array) (sizeof(array) / sizeof *(array))

static const struct {
    const char *value, *written;
} cells[] = {
    {"", ""},
    {"plain", "plain"},
    {" blanks stay ", " blanks stay "},
    {"a,b", "\"a,b\""},
    {"a;b", "a;b"},
    {"say \"hi\"", "\"say \"\"hi\"\"\""},
    {"two\nlines", "\"two\nlines\""},
    {"two\r\nlines", "\"two\r\nlines\""},
    {"=1+1", "'=1+1"},
    {"+44 7700 900123", "'+44 7700 900123"},
    {"-1", "'-1"},
    {"@SUM(A1)", "'@SUM(A1)"},
    {"\ttab", "'\ttab"},
    {"\rcr", "\"'\rcr\""},
    {"\nlf", "\"'\nlf\""},
    {"\uFF1D1", "'\uFF1D1"},
    {"\uFF0B1", "'\uFF0B1"},
    {"\uFF0D1", "'\uFF0D1"},
    {"\uFF20a", "'\uFF20a"},
    {"=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""},
    {"'quoted'", "'quoted'"},
    {"'", "'"},
    {"'=1", "''=1"},
    {"''@a", "'''@a"},
    {"O'Brien", "O'Brien"},
    {" =1", " =1"},
    {"1-2", "1-2"},
};

static void
cells_are_quoted_and_made_harmless(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(cells); i++) {
        struct text out = TEXT_EMPTY;
        csv_write_cell(&out, cells[i].value, ',');
        assert_string_equal(text_string(&out), cells[i].written);
        text_clear(&out);
    }
    struct text out = TEXT_EMPTY;
    csv_write_cell(&out, NULL, ',');
    assert_string_equal(text_string(&out), "");
    csv_write_cell(&out, "a;b", ';');
    assert_string_equal(text_string(&out), "\"a;b\"");
    text_clear(&out);
}

static void
cells_come_back(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(cells); i++) {
        struct text out = TEXT_EMPTY;
        struct csv_row row;
        struct error error;
        text_append(&out, "x,");
        csv_write_cell(&out, cells[i].value, ',');
        text_append(&out, "\r\n");
        struct csv *csv = csv_open_bytes(out.bytes, out.length);
        assert_true(csv_next(csv, &row, &error));
        assert_int_equal(row.count, 2);
        assert_string_equal(csv_own_cell(row.cells[1]), cells[i].value);
        csv_close(csv);
        text_clear(&out);
    }
}

static void
tsv_cells_come_back_on_one_line(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(cells); i++) {
        struct text out = TEXT_EMPTY;
        struct text back = TEXT_EMPTY;
        tsv_write_cell(&out, cells[i].value);
        assert_null(strpbrk(text_string(&out), "\t\r\n"));
        tsv_read_cell(&back, text_string(&out), out.length);
        assert_string_equal(csv_own_cell(text_string(&back)), cells[i].value);
        text_clear(&out);
        text_clear(&back);
    }
}

static void
tsv_escapes_are_these(void **state)
{
    (void)state;
    struct text out = TEXT_EMPTY;
    tsv_write_cell(&out, "a\tb\nc\r\nd\\e");
    assert_string_equal(text_string(&out), "a\\tb\\nc\\r\\nd\\\\e");
    text_cut(&out, 0);
    tsv_write_cell(&out, NULL);
    assert_string_equal(text_string(&out), "");
    tsv_read_cell(&out, "\\q\\", 3);
    assert_string_equal(text_string(&out), "\\q\\");
    text_clear(&out);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_quoted_and_made_harmless),
        cmocka_unit_test(cells_come_back),
        cmocka_unit_test(tsv_cells_come_back_on_one_line),
        cmocka_unit_test(tsv_escapes_are_these),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
