/* array_test.c - arrays keep their items and grow by doubling. */
#include "base/array.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void
items_stay(void **state)
{
    (void)state;
    int *items = NULL;
    size_t count = 0;
    size_t capacity = 0;
    size_t moves = 0;
    for (int i = 0; i < 10000; i++) {
        size_t before = capacity;
        items = array_reserve(items, &capacity, count + 1, sizeof *items);
        assert_true(capacity >= count + 1);
        moves += capacity != before ? 1 : 0;
        items[count++] = i;
    }
    for (int i = 0; i < 10000; i++)
        assert_int_equal(items[i], i);
    assert_true(moves <= 14); /* log2(10000): linear and not quadratic */
    free(items);
}

static void
room_that_is_there_is_kept(void **state)
{
    (void)state;
    size_t capacity = 0;
    char *items = array_reserve(NULL, &capacity, 100, 1);
    assert_true(capacity >= 100);
    size_t before = capacity;
    char *same = array_reserve(items, &capacity, capacity, 1);
    assert_ptr_equal(same, items);
    assert_int_equal(capacity, before);
    free(same);
}

static void
a_jump_is_met(void **state)
{
    (void)state;
    size_t capacity = 0;
    int64_t *items = array_reserve(NULL, &capacity, 1, sizeof *items);
    items = array_reserve(items, &capacity, 5000, sizeof *items);
    assert_true(capacity >= 5000);
    items[4999] = 1; /* the sanitizer would complain */
    free(items);
}

static void
none_needed_is_still_an_array(void **state)
{
    (void)state;
    size_t capacity = 0;
    void *items = array_reserve(NULL, &capacity, 0, 8);
    assert_non_null(items);
    free(items);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_stay),
        cmocka_unit_test(room_that_is_there_is_kept),
        cmocka_unit_test(a_jump_is_met),
        cmocka_unit_test(none_needed_is_still_an_array),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
