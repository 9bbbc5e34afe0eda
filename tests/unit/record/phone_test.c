/* phone_test.c - phone numbers: kept as typed in any format, with one key for the same number
 * (B08). */
#include "record/phone.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "record/field.h"
#include "support/sample.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const struct {
    const char *typed;
    const char *key;
} numbers[] = {
    /* UK mobiles, in every dress */
    {"07700 900123", "+447700900123"},
    {"07700900123", "+447700900123"},
    {"07700-900-123", "+447700900123"},
    {"07700.900.123", "+447700900123"},
    {"07700/900123", "+447700900123"},
    {"(07700) 900123", "+447700900123"},
    {"0 7 7 0 0 9 0 0 1 2 3", "+447700900123"},
    {"+44 7700 900123", "+447700900123"},
    {"+447700900123", "+447700900123"},
    {"+44 (0)7700 900123", "+447700900123"},
    {"+44 (0) 7700 900123", "+447700900123"},
    {"+44 07700 900123", "+447700900123"},
    {"(+44) 7700 900123", "+447700900123"},
    {"0044 7700 900123", "+447700900123"},
    {"00 44 7700 900123", "+447700900123"},
    {"0044 (0)7700 900123", "+447700900123"},
    {"44 7700 900123", "+447700900123"},
    {"7700900123", "+447700900123"}, /* a spreadsheet took the 0 away */
    {"mob: 07700 900123", "+447700900123"},
    {"Tel. 07700 900123", "+447700900123"},
    {"07700 900123 (evenings)", "+447700900123"},
    {"07700 900123 mum", "+447700900123"},
    {"07700\u2013900123", "+447700900123"},
    {"07700\u2011900\u2011123", "+447700900123"},
    {"\uff10\uff17\uff17\uff10\uff10\u3000\uff19\uff10\uff10\uff11\uff12\uff13", "+447700900123"},
    /* two numbers: the first */
    {"07700 900123 / 07700 900456", "+447700900123"},
    {"07700 900123, 07700 900456", "+447700900123"},
    {"07700 900123 or 07700 900456", "+447700900123"},
    /* UK landlines and extensions */
    {"01785 232323", "+441785232323"},
    {"(01785) 232323", "+441785232323"},
    {"020 7946 0018", "+442079460018"},
    {"016977 2345", "+44169772345"}, /* ten digits */
    {"01785 232323 ext 12", "+441785232323x12"},
    {"01785 232323 ext. 12", "+441785232323x12"},
    {"01785 232323 extension 12", "+441785232323x12"},
    {"01785 232323 extn 12", "+441785232323x12"},
    {"01785 232323 x12", "+441785232323x12"},
    {"01785 232323x12", "+441785232323x12"},
    {"01785 232323 #12", "+441785232323x12"},
    {"01785 232323 EXT 12", "+441785232323x12"},
    /* abroad */
    {"+353 1 222 3333", "+35312223333"},
    {"00353 1 222 3333", "+35312223333"},
    {"+49 (0)30 123456", "+4930123456"},
    {"+48 22 123 45 67", "+48221234567"},
    {"+1 408 765-5050", "+14087655050"},
    {"+1-221-5423789", "+12215423789"},
    /* short and odd ones, as files from elsewhere hold them */
    {"555-0123", "5550123"},
    {"514-845-8436", "5148458436"},
    {"084-4767-4", "+448447674"},
    {"7654321", "7654321"},
    {"00000001", "+000001"},
};

static void
one_key_for_one_number(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(numbers); i++) {
        struct text key = TEXT_EMPTY;
        phone_key(numbers[i].typed, &key);
        if (!string_equal(text_string(&key), numbers[i].key))
            fail_msg("'%s' gave '%s'", numbers[i].typed, text_string(&key));
        text_clear(&key);
    }
}

/* The key of a key is the key: it can be typed, exported and compared. */
static void
keys_are_stable(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(numbers); i++) {
        struct text key = TEXT_EMPTY;
        phone_key(numbers[i].key, &key);
        assert_string_equal(text_string(&key), numbers[i].key);
        text_clear(&key);
    }
}

static void
digits_without_country(void **state)
{
    (void)state;
    struct text digits = TEXT_EMPTY;
    phone_digits("(0)900 ext 12", &digits);
    assert_string_equal(text_string(&digits), "0900");
    assert_int_equal(phone_count_digits("01785 232323 ext 12"), 11);
    assert_int_equal(phone_count_digits("mainphone"), 0);
    assert_int_equal(phone_count_digits(""), 0);
    text_clear(&digits);
}

static void
kept_as_typed(void **state)
{
    (void)state;
    const struct field *phone = &sample_type.fields[SAMPLE_PHONE];
    for (size_t i = 0; i < COUNT(numbers); i++) {
        struct error error;
        char *value;
        struct text tidied = TEXT_EMPTY;
        assert_true(field_parse(phone, numbers[i].typed, &sample_context, &value, &error));
        field_key(phone, value, &tidied);
        assert_string_equal(text_string(&tidied), numbers[i].key);
        text_clear(&tidied);
        free(value);
    }
}

/* B10: only what cannot be seen goes away. */
static void
unseen_characters_go(void **state)
{
    (void)state;
    static const struct {
        const char *typed;
        const char *value;
    } cases[] = {
        {" 07700 900123 ", "07700 900123"},
        {"\u202a+44 7700 900123\u202c", "+44 7700 900123"}, /* copied from an address book */
        {"07700\u00a0900123", "07700 900123"},
        {"07700\u200b900123", "07700900123"},
        {"07700\u2009900\u2009123", "07700 900 123"},
        {"01785 232323 ext 12", "01785 232323 ext 12"},
        {"(01785) 232-323", "(01785) 232-323"},
        {"\u00a0\u200b", NULL},
    };
    const struct field *phone = &sample_type.fields[SAMPLE_PHONE];
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct error error;
        char *value;
        assert_true(field_parse(phone, cases[i].typed, &sample_context, &value, &error));
        if (!string_equal(value, cases[i].value))
            fail_msg("'%s' gave '%s'", cases[i].typed, value);
        free(value);
    }
}

static void
text_without_a_number_is_refused(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "mainphone", "none", "0770", "ring the bell", "-", "1234", "+44", "ext 12",
    };
    const struct field *phone = &sample_type.fields[SAMPLE_PHONE];
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct error error;
        char *value;
        assert_false(field_parse(phone, cases[i], &sample_context, &value, &error));
        assert_string_equal(
            error.text, "Phone must have at least 5 digits; UK numbers have 11, or start with +");
        assert_int_equal(error.code, ERROR_INPUT);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_key_for_one_number),
        cmocka_unit_test(keys_are_stable),
        cmocka_unit_test(digits_without_country),
        cmocka_unit_test(kept_as_typed),
        cmocka_unit_test(unseen_characters_go),
        cmocka_unit_test(text_without_a_number_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
