/* line_map_test.c - hashes and the table of lines. */
#include "exchange/line_map.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/memory.h"

/* From the authors' reference vectors: key 00 01 ... 0f, message 00 01 ... of that length. */
static void
the_hash_is_siphash(void **state)
{
    (void)state;
    static const uint64_t seed[2] = {0x0706050403020100u, 0x0f0e0d0c0b0a0908u};
    assert_true(text_hash(seed, NULL, "") == 0x726fdb47dd0e0e31u);
    /* "\0" followed by 01 .. 07: the kind is hashed with its NUL. */
    assert_true(text_hash(seed, "", "") == 0x74f839c593dc67fdu);
    assert_true(text_hash(seed, "", "\x01\x02\x03\x04\x05\x06\x07") == 0x93f5f5799a932462u);
    assert_true(text_hash_stored("") == 0x726fdb47dd0e0e31u);
}

static void
lines_are_found_again(void **state)
{
    (void)state;
    struct line_map map;
    line_map_init(&map);
    assert_int_equal(line_map_get(&map, line_map_hash(&map, "key", "0")), 0);
    for (size_t i = 1; i <= 20000; i++) {
        char *key = must_format("%zu", i);
        line_map_set(&map, line_map_hash(&map, "key", key), i);
        free(key);
    }
    for (size_t i = 1; i <= 20000; i++) {
        char *key = must_format("%zu", i);
        assert_int_equal(line_map_get(&map, line_map_hash(&map, "key", key)), i);
        assert_int_equal(line_map_get(&map, line_map_hash(&map, "other", key)), 0);
        free(key);
    }
    line_map_set(&map, line_map_hash(&map, "key", "7"), 99);
    assert_int_equal(line_map_get(&map, line_map_hash(&map, "key", "7")), 99);
    assert_int_equal(map.count, 20000);
    line_map_clear(&map);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_hash_is_siphash),
        cmocka_unit_test(lines_are_found_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
