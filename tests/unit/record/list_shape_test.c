/* list_shape_test.c - the line that says what a list shows (T39, T40). */
#include "record/list_shape.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "modules/registry.h"
#include "support/sample.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* What a line is written as again; the caller's, NULL when it is refused. */
static char *
again(const char *line, bool lenient, struct error *error)
{
    struct list_shape shape, usual;
    struct text out = TEXT_EMPTY;
    list_shape_init(&shape, &sample_type);
    list_shape_init(&usual, &sample_type);
    bool read = list_shape_read(&shape, line, &sample_context, lenient, error);
    assert_true(shape.column_count > 0);
    if (read)
        list_shape_write(&shape, &usual, &out);
    list_shape_clear(&shape);
    char *written = read ? text_take(&out) : NULL;
    text_clear(&out);
    return written;
}

static void
test_lines(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"", ""},
        {"  ada   love ", "ada love"},
        {"role:pc sort:-changed ada", "role:pc ada sort:-changed"},
        {"sort:name", ""},
        {"sort:-name", "sort:-name"},
        {"columns:phone,name=24", "columns:phone,name=24"},
        {"columns:name=24,phone sort:email role:pc", "role:pc sort:email columns:name=24,phone"},
        {"name:\"A. sort:name B\" sort:created", "name:\"A. sort:name B\" sort:created"},
        {"columns:notes,day", "columns:notes,day"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct error error = {.text = ""};
        char *written = again(cases[i][0], false, &error);
        if (!written)
            fail_msg("'%s' was refused: %s", cases[i][0], error.text);
        assert_string_equal(written, cases[i][1]);
        char *twice = again(written, false, &error);
        assert_string_equal(twice, written);
        free(written);
        free(twice);
    }
}

static void
test_refused(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"sort:notes", "cannot be sorted by 'notes'", ""},
        {"sort:", "cannot be sorted by ''", ""},
        {"columns:nam", "'name'", ""},
        {"columns:", "Name the columns", ""},
        {"columns:id,day", "no column", "columns:day"},
        {"columns:day,day", "twice", "columns:day"},
        {"columns:name=2,phone", "4 to 80", "columns:phone"},
        {"columns:name=x", "4 to 80", ""},
        {"columns:gone,phone=12 sort:gone", "gone", "columns:phone=12"},
        {"role:king sort:email", "king", "sort:email"},
        {"\"open sort:email", "quote", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct error error = {.text = ""};
        char *written = again(cases[i][0], false, &error);
        assert_null(written);
        if (!strstr(error.text, cases[i][1]))
            fail_msg("'%s' was refused with '%s'", cases[i][0], error.text);
        written = again(cases[i][0], true, &error);
        assert_string_equal(written, cases[i][2]);
        free(written);
    }
}

/* Whatever is toggled and widened is read back as it was, and a column is always left. */
static void
test_round_trip(void **state)
{
    (void)state;
    struct random random = {.state = 3};
    struct list_shape shape, usual;
    list_shape_init(&shape, &sample_type);
    list_shape_init(&usual, &sample_type);
    for (size_t i = 0; i < 2000; i++) {
        size_t field = 1 + random_below(&random, (uint32_t)sample_type.field_count - 1);
        struct shape_column *column = list_shape_column(&shape, field);
        if (column && i % 3 == 0)
            column->width = COLUMN_NARROWEST + (int)random_below(&random, 77);
        else
            list_shape_toggle(&shape, field);
        struct text line = TEXT_EMPTY, second = TEXT_EMPTY;
        struct error error = {.text = ""};
        struct list_shape read;
        list_shape_write(&shape, &usual, &line);
        list_shape_init(&read, &sample_type);
        if (!list_shape_read(&read, text_string(&line), &sample_context, false, &error))
            fail_msg("'%s': %s", text_string(&line), error.text);
        list_shape_write(&read, &usual, &second);
        assert_string_equal(text_string(&line), text_string(&second));
        assert_in_range(shape.column_count, 1, LIST_COLUMNS_MAX);
        list_shape_clear(&read);
        text_clear(&line);
        text_clear(&second);
    }
    list_shape_clear(&shape);
}

/* The words of a line are free: no type has a field that is called like one. */
static void
test_words_are_free(void **state)
{
    (void)state;
    for (size_t i = 0; i < registry_type_count; i++) {
        assert_null(record_type_field(registry_types[i], "sort"));
        assert_null(record_type_field(registry_types[i], "columns"));
        assert_true(registry_types[i]->field_count <= LIST_COLUMNS_MAX);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_words_are_free),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
