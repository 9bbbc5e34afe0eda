/* random_test.c - SplitMix64 against its published numbers; fair draws. */
#include "base/random.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void
numbers_are_those_of_splitmix64(void **state)
{
    (void)state;
    static const uint64_t expected[] = {
        6457827717110365317u, 3203168211198807973u,  9817491932198370423u,
        4593380528125082431u, 16408922859458223821u,
    };
    struct random random = {.state = 1234567};
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++)
        assert_true(random_next(&random) == expected[i]);
}

static void
draws_stay_below(void **state)
{
    (void)state;
    static const uint32_t limits[] = {1, 2, 3, 10, 1000, 0x80000001u, UINT32_MAX};
    struct random random = {.state = 42};
    for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
        for (int draw = 0; draw < 1000; draw++)
            assert_true(random_below(&random, limits[i]) < limits[i]);
    }
}

/* 60,000 throws of a die: each face within five standard deviations of 10,000. */
static void
draws_are_even(void **state)
{
    (void)state;
    struct random random = {.state = 7};
    int faces[6] = {0};
    for (int i = 0; i < 60000; i++)
        faces[random_below(&random, 6)]++;
    for (int i = 0; i < 6; i++)
        assert_in_range(faces[i], 10000 - 457, 10000 + 457);
}

/* 3 * 2^30 values do not divide 2^32: without redraws every third value comes twice as often. */
static void
large_limits_are_even_too(void **state)
{
    (void)state;
    struct random random = {.state = 9};
    int rests[3] = {0};
    for (int i = 0; i < 30000; i++)
        rests[random_below(&random, 3u << 30) % 3]++;
    for (int i = 0; i < 3; i++)
        assert_in_range(rests[i], 10000 - 410, 10000 + 410);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_those_of_splitmix64),
        cmocka_unit_test(draws_stay_below),
        cmocka_unit_test(draws_are_even),
        cmocka_unit_test(large_limits_are_even_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
