/* config_write_test.c - the settings as text: defaults that can be read back, values with origins,
 * a JSON Schema. Reads posact.yaml from the root of the tree, where the tests run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "config/config.h"

static char path[] = "/tmp/posact-write-XXXXXX";

static struct config *
load_text(const char *yaml)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(yaml, file);
    fclose(file);
    struct error_list problems = {.items = NULL};
    const struct config_sources sources = {.given_path = path};
    struct config *config = config_load(&sources, &problems);
    if (problems.count > 0)
        print_error("%s\n", problems.items[0].text);
    assert_int_equal(problems.count, 0);
    return config;
}

static void
assert_same_list(const struct choice_list *a, const struct choice_list *b)
{
    assert_int_equal(a->count, b->count);
    for (size_t i = 0; i < a->count; i++) {
        assert_string_equal(a->items[i].code, b->items[i].code);
        assert_string_equal(a->items[i].label, b->items[i].label);
        assert_int_equal(a->items[i].retired, b->items[i].retired);
    }
}

static void
defaults_read_back_are_the_defaults(void **state)
{
    (void)state;
    struct text yaml = TEXT_EMPTY;
    config_write_defaults(&yaml);
    struct config *built_in = config_default();
    struct config *read = load_text(text_string(&yaml));
    for (enum setting setting = 0; setting < SETTING_COUNT; setting++) {
        assert_true(string_starts(config_origin(read, setting), path));
        if (setting_rows[setting].default_list)
            assert_same_list(config_list(read, setting), config_list(built_in, setting));
        else
            assert_string_equal(config_text(read, setting), config_text(built_in, setting));
    }
    config_free(read);
    config_free(built_in);
    text_clear(&yaml);
}

static void
defaults_carry_the_help_in_100_columns(void **state)
{
    (void)state;
    struct text yaml = TEXT_EMPTY;
    config_write_defaults(&yaml);
    assert_non_null(strstr(text_string(&yaml), "\n# Whether the colours of the theme are used."));
    assert_non_null(
        strstr(text_string(&yaml), "\n    # Roles that people ask about.\n    roles:\n"));
    const char *line = text_string(&yaml);
    while (*line) {
        size_t length = strcspn(line, "\n");
        assert_true(length <= 100 || !memchr(line, '#', length)); /* a value is one line */
        line += length + 1;
    }
    text_clear(&yaml);
}

static void
the_shipped_file_is_the_defaults(void **state)
{
    (void)state;
    struct text written = TEXT_EMPTY, shipped = TEXT_EMPTY;
    struct error error;
    config_write_defaults(&written);
    assert_true(file_read("posact.yaml", (size_t)64 * 1024, &shipped, &error));
    assert_string_equal(text_string(&shipped), text_string(&written));
    text_clear(&written);
    text_clear(&shipped);
}

static void
values_have_a_line_each_with_origin(void **state)
{
    (void)state;
    struct config *config = load_text("officer: \"O'Brien \\\"Bo\\\" \\\\\"\n"
                                      "privacy-notice: 2\n"
                                      "colour: never\n"
                                      "lists:\n"
                                      "  roles:\n"
                                      "  - {code: pc, label: Constable}\n"
                                      "  - {code: yes, label: \"Yes\"}\n"
                                      "  - {code: so, label: Siân}\n"
                                      "  - {code: cso, label: 'No, yes', retired: yes}\n"
                                      "import: {headings: {Best number: phone}}\n");
    struct text values = TEXT_EMPTY, expected = TEXT_EMPTY;
    config_write_values(config, &values);
    static const struct {
        const char *value;
        int line;
    } lines[] = {
        {"officer: \"O'Brien \\\"Bo\\\" \\\\\"", 1},
        {"privacy-notice: \"2\"", 2},
        {"lists.roles: {code: pc, label: Constable}", 5},
        {"lists.roles: {code: \"yes\", label: \"Yes\"}", 5},
        {"lists.roles: {code: so, label: \"Siân\"}", 5},
        {"lists.roles: {code: cso, label: \"No, yes\", retired: yes}", 5},
        {"import.headings: {Best number: phone}", 10},
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        text_reset(&expected);
        text_append_format(&expected, "\n%s  # %s:%d\n", lines[i].value, path, lines[i].line);
        assert_non_null(strstr(text_string(&values), text_string(&expected)));
    }
    assert_true(string_starts(text_string(&values), "database: \"\"  # built in\n"));
    assert_non_null(strstr(text_string(&values), "\nescape-delay: 25  # built in\n"));
    text_clear(&values);
    text_clear(&expected);
    config_free(config);
}

static void
values_show_an_empty_mapping(void **state)
{
    (void)state;
    struct config *config = config_default();
    struct text values = TEXT_EMPTY;
    config_write_values(config, &values);
    assert_non_null(strstr(text_string(&values), "\nimport.headings: {}  # built in\n"));
    text_clear(&values);
    config_free(config);
}

/* The schema of one setting, wherever its name puts it. */
static const json_t *
find_property(const json_t *schema, const char *name)
{
    const json_t *properties = json_object_get(schema, "properties");
    const char *dot = strchr(name, '.');
    if (!dot)
        return json_object_get(properties, name);
    char group[64];
    snprintf(group, sizeof group, "%.*s", (int)(dot - name), name);
    const json_t *inner = json_object_get(json_object_get(properties, group), "properties");
    return json_object_get(inner, dot + 1);
}

static void
assert_default(const json_t *property, const struct setting_row *row)
{
    const json_t *value = json_object_get(property, "default");
    assert_non_null(value);
    if (row->kind == SETTING_NUMBER) {
        assert_int_equal(json_integer_value(value), strtol(row->default_text, NULL, 10));
        assert_int_equal(json_integer_value(json_object_get(property, "minimum")), row->minimum);
        assert_int_equal(json_integer_value(json_object_get(property, "maximum")), row->maximum);
    } else if (row->kind == SETTING_LIST) {
        assert_int_equal(json_array_size(value), row->default_list->count);
    } else if (row->kind == SETTING_PAIRS) {
        assert_int_equal(json_object_size(value), row->default_list->count);
    } else {
        assert_string_equal(json_string_value(value), row->default_text);
    }
}

static void
the_schema_is_json_and_has_every_setting(void **state)
{
    (void)state;
    struct text text = TEXT_EMPTY;
    json_error_t fault;
    config_write_schema(&text);
    json_t *schema = json_loads(text_string(&text), JSON_REJECT_DUPLICATES, &fault);
    if (!schema)
        print_error("%d:%d: %s\n", fault.line, fault.column, fault.text);
    assert_non_null(schema);
    assert_string_equal(json_string_value(json_object_get(schema, "$schema")),
                        "https://json-schema.org/draft/2020-12/schema");
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        const json_t *property = find_property(schema, setting_rows[i].name);
        assert_non_null(property);
        assert_string_equal(json_string_value(json_object_get(property, "description")),
                            setting_rows[i].help);
        assert_default(property, &setting_rows[i]);
    }
    json_decref(schema);
    text_clear(&text);
}

/* Takes out a list, up to the empty line behind it. */
static void
cut_list(struct text *text, const char *begins)
{
    const char *from = strstr(text_string(text), begins);
    assert_non_null(from);
    const char *to = strstr(from, "\n\n");
    assert_non_null(to);
    char *rest = must_strdup(to);
    text_cut(text, (size_t)(from - text_string(text)));
    text_append(text, rest);
    free(rest);
}

/* P9, P18: no list that ships has a characteristic of a person in it. */
static void
no_shipped_list_names_a_characteristic(void **state)
{
    (void)state;
    static const char *const words[] = {
        "ethnic", "race",   "racial", "black",   "asian",  "white",   "gender",   "female", "women",
        "woman",  "sexual", "disab",  "religio", "belief", "pregnan", "marriage", " age ",
    };
    struct text text = TEXT_EMPTY;
    config_write_defaults(&text);
    cut_list(&text, "\nnetworks:\n");   /* called as their members call them (P42) */
    cut_list(&text, "\n    groups:\n"); /* what people say of themselves, and nobody else (P17) */
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_null(strcasestr(text_string(&text), words[i]));
    text_clear(&text);
}

/* What posact ships would pass in a file. */
static void
assert_cells(const struct setting_row *row)
{
    for (size_t i = 0; row->column_count > 0 && i < row->default_list->count; i++) {
        for (size_t j = 0; j < row->column_count; j++) {
            const struct setting_column *column = &row->columns[j];
            const char *cell = row->default_cells[i * row->column_count + j];
            if (column->required)
                assert_non_null(cell);
            if (cell && column->kind == SETTING_NUMBER)
                assert_in_range(strtol(cell, NULL, 10), column->minimum, column->maximum);
            if (cell && column->kind == SETTING_WORD)
                assert_non_null(choice_find(column->words, cell));
            if (cell && (column->kind == SETTING_TEXT || column->kind == SETTING_LINES) &&
                column->codes_of == 0)
                assert_in_range(utf8_length(cell), column->minimum, column->maximum);
            if (cell && column->codes_of != 0)
                assert_non_null(choice_find(setting_rows[column->codes_of].default_list, cell));
        }
    }
}

static void
rows_are_complete(void **state)
{
    (void)state;
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        const struct setting_row *row = &setting_rows[i];
        bool listed = row->kind == SETTING_LIST || row->kind == SETTING_PAIRS;
        assert_non_null(row->name);
        assert_non_null(row->help);
        assert_true((row->default_list != NULL) == listed);
        assert_true((row->default_text != NULL) == !listed);
        assert_true(row->kind != SETTING_WORD || row->words);
        assert_false(listed && row->environment);
        bool has_cells = row->column_count > 0 && row->default_list->count > 0;
        assert_true(has_cells == (row->default_cells != NULL));
        assert_true((row->keys_of == 0) == (row->words_of == 0));
        assert_cells(row);
    }
}

static int
make_file(void **state)
{
    (void)state;
    int descriptor = mkstemp(path);
    return descriptor >= 0 && close(descriptor) == 0 ? 0 : -1;
}

static int
remove_file(void **state)
{
    (void)state;
    return unlink(path);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(defaults_read_back_are_the_defaults),
        cmocka_unit_test(defaults_carry_the_help_in_100_columns),
        cmocka_unit_test(the_shipped_file_is_the_defaults),
        cmocka_unit_test(values_have_a_line_each_with_origin),
        cmocka_unit_test(values_show_an_empty_mapping),
        cmocka_unit_test(the_schema_is_json_and_has_every_setting),
        cmocka_unit_test(no_shipped_list_names_a_characteristic),
        cmocka_unit_test(rows_are_complete),
    };
    return cmocka_run_group_tests(tests, make_file, remove_file);
}
