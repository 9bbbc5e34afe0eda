/* clock_test.c - real and fixed time. */
#include "base/clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

static void
a_fixed_clock_stands_still(void **state)
{
    (void)state;
    static const int64_t moments[] = {0, 1, 1795262640123};
    for (size_t i = 0; i < sizeof moments / sizeof moments[0]; i++) {
        struct clock clock = clock_fixed(moments[i]);
        assert_true(clock_now_ms(&clock) == moments[i]);
        assert_true(clock_now_ms(&clock) == moments[i]);
    }
}

static void
the_real_clock_is_that_of_the_system(void **state)
{
    (void)state;
    struct clock clock = clock_real();
    int64_t before = (int64_t)time(NULL) * 1000;
    int64_t now = clock_now_ms(&clock);
    int64_t after = ((int64_t)time(NULL) + 1) * 1000;
    assert_true(before - 20 <= now && now <= after + 20); /* time() may lag by a tick */
}

static void
the_steady_clock_runs_in_milliseconds(void **state)
{
    (void)state;
    const struct timespec nap = {.tv_nsec = 30000000};
    int64_t before = clock_steady_ms();
    nanosleep(&nap, NULL);
    int64_t taken = clock_steady_ms() - before;
    assert_true(taken >= 29 && taken < 20000);
}

static void
text_sets_the_clock(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t expected; /* -1 for the real clock */
    } cases[] = {
        {NULL, -1},
        {"", -1},
        {"1970-01-01", 0},
        {"2026-11-21", 1795219200000},
        {"2026-11-21T12:04:00Z", 1795262640000},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct clock clock = clock_fixed(5);
        struct error error;
        assert_true(clock_from_text(cases[i].text, &clock, &error));
        assert_true(clock.fixed_ms == cases[i].expected);
    }
}

static void
other_text_is_refused(void **state)
{
    (void)state;
    static const char *const cases[] = {"noon", "21/11/2026", "2026-02-30", "1969-12-31", " "};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct clock clock = clock_fixed(5);
        struct error error = {.code = ERROR_NONE};
        assert_false(clock_from_text(cases[i], &clock, &error));
        assert_int_equal(error.code, ERROR_USAGE);
        assert_non_null(strstr(error.text, "POSACT_NOW"));
        assert_non_null(strstr(error.text, cases[i]));
        assert_true(clock.fixed_ms == 5);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fixed_clock_stands_still),
        cmocka_unit_test(the_real_clock_is_that_of_the_system),
        cmocka_unit_test(the_steady_clock_runs_in_milliseconds),
        cmocka_unit_test(text_sets_the_clock),
        cmocka_unit_test(other_text_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
