/* id_test.c - identifiers: random, seeded, as text. */
#include "base/id.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void
ids_are_uuid_version_4(void **state)
{
    (void)state;
    struct id_source sources[] = {id_source_random(), id_source_seeded(1)};
    for (size_t i = 0; i < 2; i++) {
        struct id last = {{0}};
        for (int draw = 0; draw < 100; draw++) {
            struct id id = id_next(&sources[i]);
            assert_int_equal(id.bytes[6] >> 4, 4);
            assert_int_equal(id.bytes[8] >> 6, 2);
            assert_false(id_equal(&id, &last));
            assert_false(id_is_zero(&id));
            last = id;
        }
    }
}

static void
a_seed_gives_the_same_ids_again(void **state)
{
    (void)state;
    struct id_source first = id_source_seeded(2026);
    struct id_source second = id_source_seeded(2026);
    struct id_source other = id_source_seeded(2027);
    for (int i = 0; i < 100; i++) {
        struct id a = id_next(&first);
        struct id b = id_next(&second);
        struct id c = id_next(&other);
        assert_true(id_equal(&a, &b));
        assert_false(id_equal(&a, &c));
    }
}

static void
text_is_lower_case_with_hyphens(void **state)
{
    (void)state;
    const struct id id = {{0x0b, 0x0e, 0x7b, 0x5c, 0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef,
                           0x00, 0xff, 0x10, 0xa0}};
    char text[ID_TEXT_SIZE];
    id_to_text(&id, text);
    assert_string_equal(text, "0b0e7b5c-0123-4567-89ab-cdef00ff10a0");
}

static void
text_comes_back(void **state)
{
    (void)state;
    struct id_source source = id_source_seeded(5);
    for (int i = 0; i < 200; i++) {
        struct id id = id_next(&source);
        struct id back;
        char text[ID_TEXT_SIZE];
        id_to_text(&id, text);
        assert_true(id_from_text(text, &back));
        assert_true(id_equal(&id, &back));
    }
}

static void
texts_are_read_or_refused(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool good;
    } cases[] = {
        {"0b0e7b5c-0123-4567-89ab-cdef00ff10a0", true},
        {"0B0E7B5C-0123-4567-89AB-CDEF00FF10A0", true},
        {"0b0e7b5c0123456789abcdef00ff10a0", true},
        {"0B0E7b5c0123456789abcdef00FF10a0", true},
        {"", false},
        {"0b0e7b5c-0123-4567-89ab-cdef00ff10a", false},
        {"0b0e7b5c-0123-4567-89ab-cdef00ff10a00", false},
        {"0b0e7b5c-0123-4567-89ab-cdef00ff10ag", false},
        {"0b0e7b5c_0123_4567_89ab_cdef00ff10a0", false},
        {"0b0e7b5c0-123-4567-89ab-cdef00ff10a0", false},
        {"{0b0e7b5c0123456789abcdef00ff10a", false},
        {"0b0e7b5c0123456789abcdef00ff10a0 ", false},
        {" 0b0e7b5c0123456789abcdef00ff10a", false},
        {"0b0e7b5c-0123456789abcdef00ff10a0", false},
        {"------------------------------------", false},
        {"00000000-0000-0000-0000-00000000000\xff", false},
    };
    const struct id expected = {{0x0b, 0x0e, 0x7b, 0x5c, 0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd,
                                 0xef, 0x00, 0xff, 0x10, 0xa0}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct id id = {{0}};
        if (id_from_text(cases[i].text, &id) != cases[i].good)
            fail_msg("\"%s\"", cases[i].text);
        assert_true(cases[i].good ? id_equal(&id, &expected) : id_is_zero(&id));
    }
}

static void
order_is_that_of_the_bytes(void **state)
{
    (void)state;
    const struct id low = {{0, 1}};
    const struct id high = {{0, 0xf0}};
    assert_true(id_compare(&low, &high) < 0);
    assert_true(id_compare(&high, &low) > 0);
    assert_int_equal(id_compare(&low, &low), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_are_uuid_version_4),
        cmocka_unit_test(a_seed_gives_the_same_ids_again),
        cmocka_unit_test(text_is_lower_case_with_hyphens),
        cmocka_unit_test(text_comes_back),
        cmocka_unit_test(texts_are_read_or_refused),
        cmocka_unit_test(order_is_that_of_the_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
