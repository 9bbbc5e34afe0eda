/* error_test.c - error texts: filled, cut between characters, put behind a place. */
#include "base/error.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"

static void
set_fills_code_and_text(void **state)
{
    (void)state;
    struct error error;
    assert_false(error_set(&error, ERROR_NOT_FOUND, "There is no %s %d", "candidate", 7));
    assert_int_equal(error.code, ERROR_NOT_FOUND);
    assert_int_equal(error.field, NO_FIELD);
    assert_string_equal(error.text, "There is no candidate 7");
}

static void
set_field_is_about_input(void **state)
{
    (void)state;
    struct error error;
    assert_false(error_set_field(&error, 3, "%s must be shorter", "Full name"));
    assert_int_equal(error.code, ERROR_INPUT);
    assert_int_equal(error.field, 3);
    assert_string_equal(error.text, "Full name must be shorter");
}

static void
set_may_use_its_own_text(void **state)
{
    (void)state;
    struct error error;
    error_set(&error, ERROR_FILE, "no space");
    error_set(&error, ERROR_STORE, "Could not save: %s", error.text);
    assert_string_equal(error.text, "Could not save: no space");
}

/* Whatever the offset of the cut within a character, the rest is whole and as long as it can be. */
static void
long_texts_are_cut_between_characters(void **state)
{
    (void)state;
    static const char *const characters[] = {"x", "é", "€", "😀"};
    for (size_t i = 0; i < sizeof characters / sizeof characters[0]; i++) {
        size_t size = strlen(characters[i]);
        for (size_t shift = 0; shift < 4; shift++) {
            char words[1200] = "";
            memset(words, '-', shift);
            for (size_t end = shift; end + size < sizeof words; end += size)
                memcpy(words + end, characters[i], size);
            struct error error;
            error_set(&error, ERROR_INPUT, "%s", words);
            size_t room = sizeof error.text - 1;
            assert_int_equal(strlen(error.text), room - (room - shift) % size);
            assert_true(utf8_check(error.text, strlen(error.text), NULL));
        }
    }
}

static void
prefix_says_where(void **state)
{
    (void)state;
    struct error error;
    error_set_field(&error, 2, "Email must include an @");
    assert_false(error_prefix(&error, "row %d", 12));
    assert_string_equal(error.text, "row 12: Email must include an @");
    assert_int_equal(error.code, ERROR_INPUT);
    assert_int_equal(error.field, 2);
}

static void
long_prefixes_are_cut_too(void **state)
{
    (void)state;
    char words[600];
    memset(words, 'x', sizeof words);
    words[sizeof words - 1] = '\0';
    struct error error;
    error_set(&error, ERROR_INPUT, "%s", words);
    error_prefix(&error, "é%s", words);
    assert_int_equal(strlen(error.text), sizeof error.text - 1);
    error_set(&error, ERROR_INPUT, "€€€€€");
    error_prefix(&error, "%.500s", words);
    assert_int_equal(strlen(error.text), 500 + 2 + 3 * 3);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(set_fills_code_and_text),
        cmocka_unit_test(set_field_is_about_input),
        cmocka_unit_test(set_may_use_its_own_text),
        cmocka_unit_test(long_texts_are_cut_between_characters),
        cmocka_unit_test(prefix_says_where),
        cmocka_unit_test(long_prefixes_are_cut_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
