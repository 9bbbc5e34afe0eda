/* json_test.c - objects one at a time, faults with their line, strings that come back. */
#include "exchange/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "exchange/encoding.h"
#include "exchange/json_text.h"
#include "support/files.h"

#define ARRAY_LENGTH(array) (sizeof(array) / sizeof *(array))

/* "line:value of a\n" for each object, then "error: ..." if any. */
static void
read_objects(const char *bytes, size_t length, struct text *out)
{
    struct json_reader *reader = json_reader_new(decoder_open_bytes(bytes, length));
    struct error error = {.code = ERROR_NONE};
    size_t line;
    json_t *object;
    while ((object = json_reader_next(reader, &line, &error)) != NULL) {
        const char *value = json_string_value(json_object_get(object, "a"));
        text_append_format(out, "%zu:%s\n", line, value != NULL ? value : "(none)");
        json_decref(object);
    }
    if (error.code != ERROR_NONE)
        text_append_format(out, "error: %s\n", error.text);
    json_reader_free(reader);
}

static void
objects_are_read_one_by_one(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
    } files[] = {
        {"[]", ""},
        {" [ ] \n", ""},
        {"[\n{\"a\": \"1\"},\n\n{\"a\": \"2\",\n\"b\": {}}\n]\n", "2:1\n4:2\n"},
        {"{\"a\": \"1\"}\n{\"a\": \"2\"}\n", "1:1\n2:2\n"},
        {"{\"a\": \"1\"}{\"a\": \"2\"}", "1:1\n1:2\n"},
        {"[{\"a\": \"}\\\"]\"}]", "1:}\"]\n"},
        {"[{\"a\": null}]", "1:(none)\n"},
        {"[{\"a\": \"1\"}", "error: Line 1: the file ends before a comma or ]; it is cut short\n"},
        {"[", "error: Line 1: the file ends before an object in { }; it is cut short\n"},
        {"[{\"a\": \"1\"},]", "error: Line 1: an object in { } must stand here, not ']'\n"},
        {"[{\"a\": \"1\"}\n{\"a\": \"2\"}]",
         "error: Line 2: a comma or ] must stand here, not '{'\n"},
        {"[{\"a\": \"1\"}]\nx", "error: Line 2: the end of the file must stand here, not 'x'\n"},
        {"[1]", "error: Line 1: an object in { } must stand here, not '1'\n"},
        {"[{\"a\": \"1\"},\n{\"a\": \"2\",\n\"a\": \"3\"}]", "error: Line 3: this is not JSON: "},
        {"[\n{\"a\"\n: }]", "error: Line 3: this is not JSON: "},
        {"[\n{\"a\": \"1", "error: Line 2: this is not JSON: "},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(files); i++) {
        struct text out = TEXT_EMPTY;
        read_objects(files[i].text, strlen(files[i].text), &out);
        bool begins = string_starts(files[i].expected, "error");
        bool same = begins ? strstr(text_string(&out), files[i].expected) != NULL
                           : string_equal(text_string(&out), files[i].expected);
        if (!same)
            fail_msg("%s\ngave %s", files[i].text, text_string(&out));
        text_clear(&out);
    }
}

static void
the_first_bytes_tell_json(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool json;
    } files[] = {
        {"[{\"a\": 1}]", true}, {" \r\n[\t{", true},   {"[]", true},         {"{}", true},
        {"{ \"a\"", true},      {"", false},           {"[1]", false},       {"[", false},
        {"{a}", false},         {"Name,Email", false}, {"[x],{y}\n", false},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(files); i++) {
        struct error error;
        struct decoder *decoder = decoder_open_bytes(files[i].text, strlen(files[i].text));
        assert_int_equal(json_is_next(decoder, &error), files[i].json);
        decoder_close(decoder);
    }
}

static void
an_object_is_bounded(void **state)
{
    (void)state;
    struct text text = TEXT_EMPTY;
    text_append(&text, "[{\"a\": \"1\"},\n{\"a\": \"");
    for (size_t i = 0; i < (1u << 20) / 16; i++)
        text_append(&text, "0123456789abcdef");
    text_append(&text, "\"}]");
    struct text out = TEXT_EMPTY;
    read_objects(text.bytes, text.length, &out);
    assert_string_equal(text_string(&out), "1:1\nerror: Line 2: the object is longer than 1 MiB\n");
    text_clear(&text);
    text_clear(&out);
}

static void
strings_are_escaped(void **state)
{
    (void)state;
    static const struct {
        const char *value, *written;
    } strings[] = {
        {NULL, "null"},
        {"", "\"\""},
        {"Siân \"Jo\" \\ O’Brien 李 😀", "\"Siân \\\"Jo\\\" \\\\ O’Brien 李 😀\""},
        {"a\nb\r\tc", "\"a\\nb\\r\\tc\""},
        {"\x1b[31m\x7f", "\"\\u001b[31m\\u007f\""},
        {"\xc2\x9b\u00a0\u202e\ufeff", "\"\\u009b\\u00a0\\u202e\\ufeff\""},
        {"\U000e0041", "\"\\udb40\\udc41\""},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(strings); i++) {
        struct text out = TEXT_EMPTY;
        json_text_append(&out, strings[i].value);
        assert_string_equal(text_string(&out), strings[i].written);
        text_clear(&out);
    }
}

static void
assert_comes_back(const char *value)
{
    struct text out = TEXT_EMPTY;
    json_text_append(&out, value);
    json_t *string = json_loads(text_string(&out), JSON_DECODE_ANY, NULL);
    assert_non_null(string);
    assert_string_equal(json_string_value(string), value);
    json_decref(string);
    text_clear(&out);
}

static void
any_string_comes_back(void **state)
{
    (void)state;
    for (uint32_t point = 1; point < 0x3000; point++) {
        struct text value = TEXT_EMPTY;
        utf8_append(&value, point);
        assert_comes_back(text_string(&value));
        text_clear(&value);
    }
    char *path = files_shared("conformance/blns.json");
    if (path == NULL)
        return;
    json_t *naughty = json_load_file(path, 0, NULL);
    assert_non_null(naughty);
    for (size_t i = 0; i < json_array_size(naughty); i++)
        assert_comes_back(json_string_value(json_array_get(naughty, i)));
    json_decref(naughty);
    free(path);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(objects_are_read_one_by_one), cmocka_unit_test(the_first_bytes_tell_json),
        cmocka_unit_test(an_object_is_bounded),        cmocka_unit_test(strings_are_escaped),
        cmocka_unit_test(any_string_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
