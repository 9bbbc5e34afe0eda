/* yaml_reader_test.c - what the YAML reader takes, with places, and what it refuses (F13). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/text.h"
#include "config/yaml_reader.h"

static struct yaml_value *
read_string(const char *yaml, struct error *error)
{
    return yaml_read("a.yaml", yaml, strlen(yaml), error);
}

static struct yaml_value *
must_read(const char *yaml)
{
    struct error error = {.code = ERROR_NONE};
    struct yaml_value *value = read_string(yaml, &error);
    if (!value)
        print_error("%s\n", error.text);
    assert_non_null(value);
    return value;
}

static void
assert_refused(const char *yaml, const char *expected)
{
    struct error error = {.code = ERROR_NONE};
    struct yaml_value *value = read_string(yaml, &error);
    assert_null(value);
    assert_string_equal(error.text, expected);
    assert_int_equal(error.code, ERROR_CONFIG);
}

static void
keeps_places_and_order(void **state)
{
    (void)state;
    struct yaml_value *root = must_read("# comment\n"
                                        "theme: dark\n"
                                        "lists:\n"
                                        "    é: [1, 'two', {three: \"3\"}]\n");
    assert_int_equal(root->kind, YAML_MAP);
    assert_int_equal(yaml_value_count(root), 2);

    const struct yaml_value *theme = root->first;
    assert_string_equal(theme->key, "theme");
    assert_string_equal(theme->text, "dark");
    assert_int_equal(theme->key_line, 2);
    assert_int_equal(theme->key_column, 1);
    assert_int_equal(theme->line, 2);
    assert_int_equal(theme->column, 8);

    const struct yaml_value *items = theme->next->first;
    assert_string_equal(items->key, "é");
    assert_int_equal(items->kind, YAML_LIST);
    assert_int_equal(items->column, 8); /* characters, not bytes */
    assert_false(items->first->quoted);
    assert_true(items->first->next->quoted);
    assert_string_equal(items->first->next->text, "two");
    const struct yaml_value *last = items->first->next->next;
    assert_int_equal(last->kind, YAML_MAP);
    assert_string_equal(last->first->key, "three");
    assert_int_equal(last->first->column, 27);
    yaml_value_free(root);
}

static void
an_empty_file_is_an_empty_mapping(void **state)
{
    (void)state;
    static const char *const files[] = {
        "", "\n\n", "# only a comment\n", "---\n", "\xEF\xBB\xBF", "%YAML 1.1\n---\n",
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct yaml_value *root = must_read(files[i]);
        assert_int_equal(root->kind, YAML_MAP);
        assert_null(root->first);
        yaml_value_free(root);
    }
}

static void
a_byte_order_mark_is_no_column(void **state)
{
    (void)state;
    struct yaml_value *root = must_read("\xEF\xBB\xBFtheme: dark\ncolour: auto\n");
    assert_int_equal(yaml_value_count(root), 2);
    assert_int_equal(root->first->key_column, 1);
    yaml_value_free(root);
}

static void
repeated_keys_stay_for_the_caller(void **state)
{
    (void)state;
    struct yaml_value *root = must_read("a: 1\na: 2\n");
    assert_int_equal(yaml_value_count(root), 2);
    yaml_value_free(root);
}

static void
tells_yes_from_text(void **state)
{
    (void)state;
    struct yaml_value *root = must_read("[yes, no, true, false, 'yes', maybe, on, []]");
    static const int expected[] = {1, 0, 1, 0, -1, -1, -1, -1};
    size_t i = 0;
    for (const struct yaml_value *item = root->first; item; item = item->next, i++) {
        bool yes = false;
        bool known = yaml_value_yes(item, &yes);
        assert_int_equal(known ? (int)yes : -1, expected[i]);
    }
    yaml_value_free(root);
}

static void
shows_values_for_faults(void **state)
{
    (void)state;
    static const struct {
        const char *yaml, *shown;
    } cases[] = {
        {"drak", "'drak'"},
        {"[1]", "a list"},
        {"{a: 1}", "a mapping"},
        {"\"a\\eb\\n\"", "'a\\x1bb\\x0a'"},
        {"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeee",
         "'aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd...'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct yaml_value *root = must_read(cases[i].yaml);
        char *shown = yaml_value_show(root);
        assert_string_equal(shown, cases[i].shown);
        free(shown);
        yaml_value_free(root);
    }
}

/* Marks take no columns, so columns alone would let a fault grow without end. */
static void
shows_few_of_many_marks(void **state)
{
    (void)state;
    struct text yaml = TEXT_EMPTY;
    for (int i = 0; i < 20; i++)
        text_append(&yaml, "e\u0301\u0302\u0303\u0304\u0305");
    struct yaml_value *root = must_read(text_string(&yaml));
    char *shown = yaml_value_show(root);
    assert_true(strlen(shown) < 180);
    assert_non_null(strstr(shown, "...'"));
    free(shown);
    yaml_value_free(root);
    text_clear(&yaml);
}

static void
refuses_with_line_and_column(void **state)
{
    (void)state;
    static const struct {
        const char *yaml, *text;
    } cases[] = {
        {"a: 1\nb: *a\n", "a.yaml:2:4: aliases (*name) are not allowed, write the value itself"},
        {"a: &x 1\n", "a.yaml:1:4: anchors (&name) are not allowed"},
        {"a: &x [1]\n", "a.yaml:1:4: anchors (&name) are not allowed"},
        {"a: &x {b: 1}\n", "a.yaml:1:4: anchors (&name) are not allowed"},
        {"&x a: 1\n", "a.yaml:1:1: anchors (&name) are not allowed"},
        {"a: !!str 1\n", "a.yaml:1:4: tags (!name) are not allowed"},
        {"a: ! 1\n", "a.yaml:1:4: tags (!name) are not allowed"},
        {"é: ! 1\n", "a.yaml:1:4: tags (!name) are not allowed"},
        {"a: !x [1]\n", "a.yaml:1:4: tags (!name) are not allowed"},
        {"a: !x {b: 1}\n", "a.yaml:1:4: tags (!name) are not allowed"},
        {"%TAG ! tag:example.org,2026:\n--- a\n", "a.yaml:1:1: tags (%TAG) are not allowed"},
        {"a: 1\n---\nb: 2\n", "a.yaml:2:1: a second document is not allowed"},
        {"? [a]\n: 1\n", "a.yaml:1:3: a key must be text"},
        {"{{a: 1}: 2}\n", "a.yaml:1:2: a key must be text"},
        {"a: 1\nb: \"x\\0y\"\n", "a.yaml:2:4: text with a NUL in it"},
        {"a: 1\n  b: 2\n", "a.yaml:2:4: not YAML: mapping values are not allowed in this context"},
        {"a: [1, 2\n", "a.yaml:2:1: not YAML: did not find expected ',' or ']'"},
        {"a: 'x\n", "a.yaml:2:1: not YAML: found unexpected end of stream"},
        {"\ta: 1\n", "a.yaml:1:1: not YAML: found character that cannot start any token"},
        {"a: é\x01\n", "a.yaml:1:5: control characters are not allowed"},
        {"a: 1\nbé: \xff\n", "a.yaml:2:5: not UTF-8 text"},
        {"a: \xed\xa0\x80\n", "a.yaml:1:4: not UTF-8 text"},
        {"a: \xc0\xaf\n", "a.yaml:1:4: not UTF-8 text"},
        {"\xff\xfe"
         "a",
         "a.yaml:1:1: not UTF-8 text"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_refused(cases[i].yaml, cases[i].text);
}

static void
refuses_a_nul_byte(void **state)
{
    (void)state;
    struct error error;
    assert_null(yaml_read("a.yaml", "a: b\0c\n", 7, &error));
    assert_string_equal(error.text, "a.yaml:1:5: control characters are not allowed");
}

static void
takes_sixteen_levels_and_no_more(void **state)
{
    (void)state;
    struct yaml_value *root = must_read("[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]");
    yaml_value_free(root);
    assert_refused("[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]", "a.yaml:1:17: nested more than 16 deep");
    assert_refused("- - - - - - - - - - - - - - - - - 1", "a.yaml:1:33: nested more than 16 deep");
}

static void
takes_64_kib_and_no_more(void **state)
{
    (void)state;
    struct text big = TEXT_EMPTY;
    text_append(&big, "a: ");
    while (big.length < YAML_SIZE_MAX)
        text_append_char(&big, 'x');
    struct yaml_value *root = must_read(text_string(&big));
    yaml_value_free(root);
    text_append_char(&big, 'x');
    assert_refused(text_string(&big), "a.yaml:1:1: more than 64 KiB");
    text_clear(&big);
}

/* F13: an alias bomb of 300 bytes is refused in less than 10 ms. */
static void
refuses_an_alias_bomb_at_once(void **state)
{
    (void)state;
    static const char bomb[] = "a: &a [x,x,x,x,x,x,x,x,x]\n"
                               "b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
                               "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
                               "d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n"
                               "e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\n"
                               "f: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n"
                               "g: &g [*f,*f,*f,*f,*f,*f,*f,*f,*f]\n"
                               "h: &h [*g,*g,*g,*g,*g,*g,*g,*g,*g]\n";
    /* At the first anchor, so that there is nothing to blow up. */
    assert_refused(bomb, "a.yaml:1:4: anchors (&name) are not allowed");
}

/* Files at the size limit that make careless readers slow, or use up the stack. */
static void
awkward_files_end_soon(void **state)
{
    (void)state;
    static const char *const parts[] = {
        "[",         "{", "- ", "? ",  "a: [", "[]: ", "a:\n", "- a\n", "'",
        "\"\\u0041", "#", "\r", "\n ", "!",    "&",    "*",    "|\n",   "x, "};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct text big = TEXT_EMPTY;
        while (big.length + strlen(parts[i]) <= YAML_SIZE_MAX)
            text_append(&big, parts[i]);
        int64_t start = clock_steady_ms();
        struct error error = {.code = ERROR_NONE};
        struct yaml_value *root = read_string(text_string(&big), &error);
        int64_t taken = clock_steady_ms() - start;
        if (taken >= 2000)
            print_error("%lld ms for '%s' again and again\n", (long long)taken, parts[i]);
        assert_true(taken < 2000);
        assert_true(root || error.code == ERROR_CONFIG);
        yaml_value_free(root);
        text_clear(&big);
    }
}

static void
a_missing_file_is_a_fault(void **state)
{
    (void)state;
    struct error error;
    assert_null(yaml_read_file("no/such/file.yaml", &error));
    assert_int_equal(error.code, ERROR_CONFIG);
    assert_non_null(strstr(error.text, "no/such/file.yaml"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_places_and_order),
        cmocka_unit_test(an_empty_file_is_an_empty_mapping),
        cmocka_unit_test(a_byte_order_mark_is_no_column),
        cmocka_unit_test(repeated_keys_stay_for_the_caller),
        cmocka_unit_test(tells_yes_from_text),
        cmocka_unit_test(shows_values_for_faults),
        cmocka_unit_test(shows_few_of_many_marks),
        cmocka_unit_test(refuses_with_line_and_column),
        cmocka_unit_test(refuses_a_nul_byte),
        cmocka_unit_test(takes_sixteen_levels_and_no_more),
        cmocka_unit_test(takes_64_kib_and_no_more),
        cmocka_unit_test(refuses_an_alias_bomb_at_once),
        cmocka_unit_test(awkward_files_end_soon),
        cmocka_unit_test(a_missing_file_is_a_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
