/* csv_test.c - CSV as other programs write it: the csv-spectrum files, delimiters, quotes, limits.
 */
#include "exchange/csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/memory.h"
#include "support/files.h"

#define ARRAY_LENGTH(array) (sizeof(array) / sizeof *(array))

static struct csv *
open_text(const char *text)
{
    return csv_open_bytes(text, strlen(text));
}

/* The whole file as "line:cell|cell\n", or "error: ..." after the rows before it. */
static void
read_all(struct csv *csv, struct text *out)
{
    struct csv_row row;
    struct error error = {.code = ERROR_NONE};
    while (csv_next(csv, &row, &error)) {
        text_append_format(out, "%zu:", row.line);
        for (size_t i = 0; i < row.count; i++)
            text_append_format(out, "%s%s", i > 0 ? "|" : "", row.cells[i]);
        text_append_char(out, '\n');
    }
    if (error.code != ERROR_NONE)
        text_append_format(out, "error: %s\n", error.text);
}

static void
assert_rows(const char *text, const char *expected)
{
    struct text out = TEXT_EMPTY;
    struct csv *csv = open_text(text);
    read_all(csv, &out);
    assert_string_equal(text_string(&out), expected);
    csv_close(csv);
    text_clear(&out);
}

/* --- csv-spectrum --- */

static void
assert_row_is(const struct csv_row *headings, const struct csv_row *row, const json_t *object)
{
    assert_int_equal(row->count, json_object_size(object));
    for (size_t i = 0; i < row->count; i++) {
        const char *expected = json_string_value(json_object_get(object, headings->cells[i]));
        assert_non_null(expected);
        assert_string_equal(row->cells[i], expected);
    }
}

static void
check_spectrum(const char *name)
{
    char *csv_path = must_format("tests/data/csv-spectrum/%s.csv", name);
    char *json_path = must_format("tests/data/csv-spectrum/%s.json", name);
    struct error error = {.code = ERROR_NONE};
    json_t *expected = json_load_file(json_path, 0, NULL);
    assert_non_null(expected);
    struct csv *headings_file = csv_open(csv_path, &error);
    struct csv *csv = csv_open(csv_path, &error);
    assert_non_null(csv);
    struct csv_row headings, row;
    assert_true(csv_next(headings_file, &headings, &error));
    assert_true(csv_next(csv, &row, &error));
    for (size_t i = 0; i < json_array_size(expected); i++) {
        assert_true(csv_next(csv, &row, &error));
        assert_row_is(&headings, &row, json_array_get(expected, i));
    }
    error.code = ERROR_NONE;
    assert_false(csv_next(csv, &row, &error));
    assert_int_equal(error.code, ERROR_NONE);
    csv_close(csv);
    csv_close(headings_file);
    json_decref(expected);
    free(csv_path);
    free(json_path);
}

static void
csv_spectrum_reads_exactly(void **state)
{
    (void)state;
    static const char *const names[] = {
        "comma_in_quotes", "empty",  "escaped_quotes", "newlines",
        "newlines_crlf",   "simple", "simple_crlf",    "utf8",
    };
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++)
        check_spectrum(names[i]);
}

/* --- files that are broken, or that only Macintoshes wrote --- */

static void
text_csv_xs_is_read_or_refused(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        const char *start; /* of what is read */
    } files[] = {
        {"conformance/text-csv-xs/E2021.csv", "1:1|e2021\n|3\n"},
        {"conformance/text-csv-xs/E2023.csv", "error: Line 1: a quotation mark"},
        {"conformance/text-csv-xs/macosx-cr-only.csv", "1:'\\'\\\\'\\\\\\'\"\\\"\\\\\"\\\\\\\"|"},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(files); i++) {
        char *path = files_shared(files[i].name);
        if (path == NULL)
            continue;
        struct error error = {.code = ERROR_NONE};
        struct text out = TEXT_EMPTY;
        struct csv *csv = csv_open(path, &error);
        assert_non_null(csv);
        read_all(csv, &out);
        if (!string_starts(text_string(&out), files[i].start))
            fail_msg("%s: %s", files[i].name, text_string(&out));
        csv_close(csv);
        text_clear(&out);
        free(path);
    }
}

static void
every_line_end_works(void **state)
{
    (void)state;
    assert_rows("a,b\n1,2\n", "1:a|b\n2:1|2\n");
    assert_rows("a,b\r\n1,2\r\n", "1:a|b\n2:1|2\n");
    assert_rows("a,b\r1,2\r", "1:a|b\n2:1|2\n");
    assert_rows("a,b\r1,\"x\ry\"\r3,4", "1:a|b\n2:1|x\ry\n4:3|4\n");
    assert_rows("a,b\r1,2\n3,4\r\n5,6\r", "1:a|b\n2:1|2\n3:3|4\n4:5|6\n");
}

static void
lines_are_counted_through_quotes_and_blank_lines(void **state)
{
    (void)state;
    assert_rows("a,b\n\n\n1,\"x\r\ny\nz\"\n2,3", "1:a|b\n4:1|x\r\ny\nz\n7:2|3\n");
    assert_rows("", "");
    assert_rows("\n\r\n", "");
    assert_rows("a", "1:a\n");
    assert_rows("a,", "1:a|\n");
    assert_rows("\"\"\n", "1:\n");
}

static void
blanks_belong_to_the_cell(void **state)
{
    (void)state;
    assert_rows(" a , b\t\n\" c \",\t\n", "1: a | b\t\n2: c |\t\n");
}

static void
a_quote_within_a_plain_cell_is_text(void **state)
{
    (void)state;
    assert_rows("a,b\n6' 2\" tall,x\"y\"\"z\n", "1:a|b\n2:6' 2\" tall|x\"y\"\"z\n");
    assert_rows("a\n \"b\"\n", "1:a\n2: \"b\"\n");
}

static void
a_stray_quote_is_told_with_its_line(void **state)
{
    (void)state;
    assert_rows("a,b\n1,\"x\"y\n",
                "1:a|b\nerror: Line 2: a quotation mark stands inside a quoted cell; write it "
                "twice or take it out\n");
}

static void
an_open_quote_is_told_where_it_began(void **state)
{
    (void)state;
    const char *words = "the quotation mark before a cell has no partner after it";
    struct text expected = TEXT_EMPTY;
    text_append_format(&expected, "1:a|b\n2:x|y\nerror: Line 3: %s\n", words);
    assert_rows("a,b\nx,y\n\"p\",\"q\nr\n\ns", text_string(&expected));
    text_reset(&expected);
    text_append_format(&expected, "error: Line 2: %s\n", words);
    assert_rows("\"p\nq\",\"r", text_string(&expected));
    text_clear(&expected);
}

/* --- dialects --- */

static void
the_dialect_is_recognised(void **state)
{
    (void)state;
    static const struct {
        const char *text, *dialect, *rows;
    } files[] = {
        {"a,b;c\n1,2;3\n", "UTF-8, comma", "1:a|b;c\n2:1|2;3\n"},
        {"a;b;\"c,d,e,f\"\n1;2;3\n", "UTF-8, semicolon", "1:a|b|c,d,e,f\n2:1|2|3\n"},
        {"a\tb\n1\t2,3\n", "UTF-8, tab", "1:a|b\n2:1|2,3\n"},
        {"\"x\ny\";b\n1;2\n", "UTF-8, semicolon", "1:x\ny|b\n3:1|2\n"},
        {"sep=;\r\nNamn;E-post\r\nAnna;a@b.c\r\n", "UTF-8, semicolon",
         "2:Namn|E-post\n3:Anna|a@b.c\n"},
        {"SEP=|\na|b,c\n", "UTF-8, '|'", "2:a|b,c\n"},
        {"\"sep=;\"\na;b\n", "UTF-8, semicolon", "2:a|b\n"},
        {"sep=, and more,x\n", "UTF-8, comma", "1:sep=| and more|x\n"},
        {"one column\nvalue\n", "UTF-8, comma", "1:one column\n2:value\n"},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(files); i++) {
        struct csv *csv = open_text(files[i].text);
        assert_string_equal(csv_dialect(csv), files[i].dialect);
        csv_close(csv);
        assert_rows(files[i].text, files[i].rows);
    }
}

static void
our_own_tsv_has_escapes_and_no_quotes(void **state)
{
    (void)state;
    assert_rows("id\tcreated\tchanged\tnotes\n1\t2\t3\t\"a\\tb\\nc\\r\\\\d\\x\n",
                "1:id|created|changed|notes\n2:1|2|3|\"a\tb\nc\r\\d\\x\n");
}

/* --- limits --- */

static void
assert_refused(const struct text *text, const char *expected)
{
    struct csv *csv = csv_open_bytes(text->bytes, text->length);
    struct text out = TEXT_EMPTY;
    read_all(csv, &out);
    const char *error = strstr(text_string(&out), "error: ");
    assert_non_null(error);
    assert_string_equal(error, expected);
    csv_close(csv);
    text_clear(&out);
}

static void
a_row_is_bounded(void **state)
{
    (void)state;
    struct text text = TEXT_EMPTY;
    text_append(&text, "a,b\n");
    for (size_t i = 0; i < (1u << 20) / 16; i++)
        text_append(&text, "0123456789abcdef");
    text_append(&text, ",x\n");
    assert_refused(&text, "error: Line 2: the row is longer than 1 MiB\n");

    text_cut(&text, 0);
    text_append(&text, "a,b\n1,2\n3,\"");
    for (size_t i = 0; i < (1u << 20) / 8; i++)
        text_append(&text, "0123456\n");
    assert_refused(&text,
                   "error: Line 3: the quotation mark before a cell has no partner after it\n");

    text_cut(&text, 0);
    text_append(&text, "a\n");
    for (size_t i = 0; i < 10000; i++)
        text_append(&text, ",");
    assert_refused(&text, "error: Line 2: the row has more than 10000 cells\n");
    text_clear(&text);
}

static void
the_largest_row_is_read(void **state)
{
    (void)state;
    struct text text = TEXT_EMPTY;
    for (size_t i = 1; i < 10000; i++)
        text_append(&text, "x,");
    text_append(&text, "y\n");
    struct csv *csv = csv_open_bytes(text.bytes, text.length);
    struct csv_row row;
    struct error error = {.code = ERROR_NONE};
    assert_true(csv_next(csv, &row, &error));
    assert_int_equal(row.count, 10000);
    assert_string_equal(row.cells[9999], "y");
    csv_close(csv);
    text_clear(&text);
}

/* Rows of all lengths, so that some end at every place of the buffer. */
static void
rows_cross_the_buffer(void **state)
{
    (void)state;
    struct text text = TEXT_EMPTY;
    text_append(&text, "number,text\r\n");
    for (size_t i = 0; i < 5000; i++)
        text_append_format(&text, "%zu,\"%.*s\r\né\"\r\n", i, (int)(i % 97),
                           "..................................................."
                           "...................................................");
    struct csv *csv = csv_open_bytes(text.bytes, text.length);
    struct csv_row row;
    struct error error = {.code = ERROR_NONE};
    assert_true(csv_next(csv, &row, &error));
    for (size_t i = 0; i < 5000; i++) {
        assert_true(csv_next(csv, &row, &error));
        assert_int_equal(row.line, 2 + 2 * i);
        assert_int_equal(strtoul(row.cells[0], NULL, 10), i);
        assert_int_equal(strlen(row.cells[1]), i % 97 + strlen("\r\né"));
    }
    assert_false(csv_next(csv, &row, &error));
    csv_close(csv);
    text_clear(&text);
}

static void
a_zero_byte_is_no_text(void **state)
{
    (void)state;
    struct csv *csv = csv_open_bytes("a,b,c,d\n1,\0,3,4\n", 16);
    struct text out = TEXT_EMPTY;
    read_all(csv, &out);
    assert_string_equal(text_string(&out),
                        "1:a|b|c|d\nerror: Line 2: a zero byte; this is not a text file\n");
    csv_close(csv);
    text_clear(&out);
}

static void
a_missing_file_is_told(void **state)
{
    (void)state;
    struct error error = {.code = ERROR_NONE};
    assert_null(csv_open("tests/data/no such file.csv", &error));
    assert_int_equal(error.code, ERROR_FILE);
    assert_non_null(strstr(error.text, "no such file.csv"));
    assert_null(csv_open("tests/data", &error));
    assert_int_equal(error.code, ERROR_FILE);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_spectrum_reads_exactly),
        cmocka_unit_test(text_csv_xs_is_read_or_refused),
        cmocka_unit_test(every_line_end_works),
        cmocka_unit_test(lines_are_counted_through_quotes_and_blank_lines),
        cmocka_unit_test(blanks_belong_to_the_cell),
        cmocka_unit_test(a_quote_within_a_plain_cell_is_text),
        cmocka_unit_test(a_stray_quote_is_told_with_its_line),
        cmocka_unit_test(an_open_quote_is_told_where_it_began),
        cmocka_unit_test(the_dialect_is_recognised),
        cmocka_unit_test(our_own_tsv_has_escapes_and_no_quotes),
        cmocka_unit_test(a_row_is_bounded),
        cmocka_unit_test(the_largest_row_is_read),
        cmocka_unit_test(rows_cross_the_buffer),
        cmocka_unit_test(a_zero_byte_is_no_text),
        cmocka_unit_test(a_missing_file_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
