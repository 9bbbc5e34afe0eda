/* email_test.c - email addresses: up to 254 characters, what cannot be seen and what stands round
 * them dropped, nothing else changed (B09, B10). */
#include "record/field.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/sample.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const struct field *
email(void)
{
    return &sample_type.fields[SAMPLE_EMAIL];
}

static void
addresses(void **state)
{
    (void)state;
    static const struct {
        const char *typed;
        const char *value;
    } cases[] = {
        {"sian.wj@example.org", "sian.wj@example.org"},
        {"Sian.WJ@Example.ORG", "Sian.WJ@Example.ORG"},
        {" sian@example.org ", "sian@example.org"},
        {"sian @example.org", "sian@example.org"}, /* a phone's keyboard adds a blank */
        {"sian@ example . org", "sian@example.org"},
        {"sian\u00a0@example.org", "sian@example.org"},
        {"sian\u200b@example.org\u200b", "sian@example.org"},
        {"\ufeffsian@example.org", "sian@example.org"},
        {"sian@exam\u00adple.org", "sian@example.org"},
        {"sian@example.org\r\n", "sian@example.org"},
        {"sian@example.org.", "sian@example.org"}, /* dictation ends the sentence */
        {"sian@example.org,", "sian@example.org"},
        {"sian@example.org;", "sian@example.org"},
        {"<sian@example.org>", "sian@example.org"},
        {"(sian@example.org)", "sian@example.org"},
        {"\"sian@example.org\"", "sian@example.org"},
        {"o'brien@example.org", "o'brien@example.org"},
        {"a+tag@example.org", "a+tag@example.org"},
        {"a_b-c.d!#$%&*/=?^`{|}~@example.org", "a_b-c.d!#$%&*/=?^`{|}~@example.org"},
        {"x@a.b", "x@a.b"},
        {"sian@mail.staffordshire.police.example", "sian@mail.staffordshire.police.example"},
        {"\u017eofia@p\u0159\u00edklad.example", "\u017eofia@p\u0159\u00edklad.example"},
        {"\u674e@\u4f8b\u5b50.example", "\u674e@\u4f8b\u5b50.example"},
        {"", NULL},
        {" \u00a0 ", NULL},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct error error = {.text = ""};
        char *value = NULL;
        if (!field_parse(email(), cases[i].typed, &sample_context, &value, &error))
            fail_msg("'%s' was refused: %s", cases[i].typed, error.text);
        if (!string_equal(value, cases[i].value))
            fail_msg("'%s' gave '%s'", cases[i].typed, value);
        assert_true(field_accept(email(), value, &sample_context, &error));
        free(value);
    }
}

static void
what_is_none_is_refused(void **state)
{
    (void)state;
    static const char shape[] = "Email must have an @ and a dot, like name@example.com";
    static const char one[] = "Email must be one address, with one @, like name@example.com";
    static const struct {
        const char *typed;
        const char *text;
    } cases[] = {
        {"sian", shape},
        {"sian@", shape},
        {"@example.org", shape},
        {"sian@example", shape},
        {"sian@.org", shape},
        {"sian@example..org", shape},
        {"example.org", shape},
        {"@", shape},
        {".", shape},
        {"sian@example.org bob@example.org", one},
        {"sian@@example.org", one},
        {"sian@example.org, bob@example.org", one},
        {"Sian <sian@example.org>", "Email must not have < in it; write it like name@example.com"},
        {"sian,wj@example.org", "Email must not have , in it; write it like name@example.com"},
        {"sian\\@example.org", "Email must not have \\ in it; write it like name@example.com"},
        {"sian\x01@example.org",
         "Email has a control character (code 1) as character 5; take it out"},
        {"sian\n@example.org", "Email must be on one line, without tabs"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct error error = {.text = ""};
        char *value = NULL;
        assert_false(field_parse(email(), cases[i].typed, &sample_context, &value, &error));
        assert_string_equal(error.text, cases[i].text);
        assert_null(value);
    }
}

static void
most_is_254_characters(void **state)
{
    (void)state;
    char typed[300];
    memset(typed, 'a', sizeof typed);
    memcpy(typed + 254 - strlen("@example.org"), "@example.org", strlen("@example.org") + 1);
    struct error error;
    char *value;
    assert_int_equal(strlen(typed), 254);
    assert_true(field_parse(email(), typed, &sample_context, &value, &error));
    free(value);
    memcpy(typed + 255 - strlen("@example.org"), "@example.org", strlen("@example.org") + 1);
    typed[254 - strlen("@example.org")] = 'a';
    assert_int_equal(strlen(typed), 255);
    assert_false(field_parse(email(), typed, &sample_context, &value, &error));
    assert_string_equal(error.text, "Email must be 254 characters or less");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses),
        cmocka_unit_test(what_is_none_is_refused),
        cmocka_unit_test(most_is_254_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
