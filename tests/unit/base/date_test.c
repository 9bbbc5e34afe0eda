/* date_test.c - the calendar, ISO 8601, and dates and moments as shown. */
#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

static int
use_zone(const char *zone)
{
    int result = setenv("TZ", zone, 1);
    tzset();
    return result;
}

static bool
same(struct date a, struct date b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

static void
real_dates(void **state)
{
    (void)state;
    static const struct {
        struct date date;
        bool real;
    } cases[] = {
        {{2026, 11, 21}, true}, {{2024, 2, 29}, true},  {{2023, 2, 29}, false},
        {{1900, 2, 29}, false}, {{2000, 2, 29}, true},  {{2100, 2, 29}, false},
        {{2026, 2, 30}, false}, {{2026, 4, 31}, false}, {{2026, 12, 31}, true},
        {{2026, 13, 1}, false}, {{2026, 0, 1}, false},  {{2026, 1, 0}, false},
        {{2026, 1, 32}, false}, {{1, 1, 1}, true},      {{0, 1, 1}, false},
        {{9999, 12, 31}, true}, {{10000, 1, 1}, false}, {{2026, -1, -1}, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        if (date_is_real(cases[i].date) != cases[i].real)
            fail_msg("%d-%d-%d", cases[i].date.year, cases[i].date.month, cases[i].date.day);
    }
}

static void
days_are_counted_from_1970(void **state)
{
    (void)state;
    static const struct {
        struct date date;
        int64_t days;
        int weekday;
    } cases[] = {
        {{1970, 1, 1}, 0, 3},       {{1969, 12, 31}, -1, 2},   {{2000, 3, 1}, 11017, 2},
        {{2026, 11, 21}, 20778, 5}, {{1, 1, 1}, -719162, 0},   {{9999, 12, 31}, 2932896, 4},
        {{1752, 9, 14}, -79366, 3}, {{2024, 2, 29}, 19782, 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_true(date_to_days(cases[i].date) == cases[i].days);
        assert_true(same(date_from_days(cases[i].days), cases[i].date));
        assert_int_equal(date_weekday(cases[i].date), cases[i].weekday);
    }
}

/* Every day there is: one after the other, and there and back. */
static void
the_calendar_has_no_holes(void **state)
{
    (void)state;
    int64_t days = date_to_days((struct date){1, 1, 1});
    int weekday = 0;
    for (int year = 1; year <= 9999; year++) {
        for (int month = 1; month <= 12; month++) {
            for (int day = 1; date_is_real((struct date){year, month, day}); day++) {
                struct date date = {year, month, day};
                assert_true(date_to_days(date) == days);
                assert_true(same(date_from_days(days), date));
                assert_int_equal(date_weekday(date), weekday);
                weekday = (weekday + 1) % 7;
                days++;
            }
        }
    }
    assert_true(days == date_to_days((struct date){9999, 12, 31}) + 1);
}

static void
days_are_added(void **state)
{
    (void)state;
    const struct date eve = {2027, 12, 31};
    assert_true(same(date_add_days(eve, 1), (struct date){2028, 1, 1}));
    assert_true(same(date_add_days(eve, 60), (struct date){2028, 2, 29}));
    assert_true(same(date_add_days(eve, -365), (struct date){2026, 12, 31}));
    assert_true(same(date_add_days(eve, 0), eve));
}

static void
iso_days_are_strict(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool good;
    } cases[] = {
        {"2026-11-21", true},
        {"2024-02-29", true},
        {"0001-01-01", true},
        {"9999-12-31", true},
        {"2026-11-21 ", false},
        {" 2026-11-21", false},
        {"2026-11-2", false},
        {"2026-1-21", false},
        {"26-11-21", false},
        {"2026/11/21", false},
        {"20261121", false},
        {"2026-02-30", false},
        {"2026-13-01", false},
        {"2026-11-211", false},
        {"+026-11-21", false},
        {"2026-11-21T", false},
        {"", false},
        {"0000-01-01", false},
        {"2026-11-", false},
        {"2026", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct date date = {1, 2, 3};
        if (date_from_iso(cases[i].text, &date) != cases[i].good)
            fail_msg("\"%s\"", cases[i].text);
        char back[DATE_TEXT_SIZE];
        date_to_iso(date, back);
        assert_string_equal(back, cases[i].good ? cases[i].text : "0001-02-03");
    }
}

static void
days_are_shown(void **state)
{
    (void)state;
    static const struct {
        struct date date;
        const char *shown, *with_weekday;
    } cases[] = {
        {{2026, 4, 3}, "3 April 2026", "Fri 3 Apr 2026"},
        {{2026, 11, 21}, "21 November 2026", "Sat 21 Nov 2026"},
        {{9999, 9, 30}, "30 September 9999", "Thu 30 Sep 9999"},
        {{1, 1, 1}, "1 January 0001", "Mon 1 Jan 0001"},
        {{2026, 2, 30}, "", ""},
        {{0, 0, 0}, "", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[DATE_TEXT_SIZE];
        date_show(cases[i].date, text);
        assert_string_equal(text, cases[i].shown);
        date_show_weekday(cases[i].date, text);
        assert_string_equal(text, cases[i].with_weekday);
    }
}

static void
iso_moments(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t milliseconds; /* -1 when it is refused */
    } cases[] = {
        {"1970-01-01T00:00:00Z", 0},
        {"2026-11-21T12:04:00Z", 1795262640000},
        {"2026-11-21T12:04:00", 1795262640000},
        {"2026-11-21 12:04:00", 1795262640000},
        {"2026-11-21T12:04Z", 1795262640000},
        {"2026-11-21T12:04:00.999Z", 1795262640000},
        {"2026-11-21T12:04:00.5", 1795262640000},
        {"2026-11-21", 1795219200000},
        {"2026-11-21T23:59:59Z", 1795305599000},
        {"2026-11-21T24:00:00Z", -1},
        {"2026-11-21T12:60:00Z", -1},
        {"2026-11-21T12:00:60Z", -1},
        {"2026-11-21T12:04:00.Z", -1},
        {"2026-11-21T12:04:00z", -1},
        {"2026-11-21T12:04:00+01:00", -1},
        {"2026-11-21T", -1},
        {"2026-11-21T12", -1},
        {"2026-11-21Z", -1},
        {"2026-02-30T12:04:00Z", -1},
        {"12:04:00Z", -1},
        {"", -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int64_t milliseconds = -1;
        bool good = moment_from_iso(cases[i].text, &milliseconds);
        if (good != (cases[i].milliseconds >= 0) || milliseconds != cases[i].milliseconds)
            fail_msg("\"%s\" gave %lld", cases[i].text, (long long)milliseconds);
    }
}

static void
moments_go_both_ways(void **state)
{
    (void)state;
    static const struct {
        int64_t milliseconds;
        const char *text;
    } cases[] = {
        {0, "1970-01-01T00:00:00Z"},
        {1795262640123, "2026-11-21T12:04:00Z"},
        {-1, "1969-12-31T23:59:59Z"},
        {-86400000, "1969-12-31T00:00:00Z"},
        {253402300799999, "9999-12-31T23:59:59Z"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[DATE_TEXT_SIZE];
        moment_to_iso(cases[i].milliseconds, text);
        assert_string_equal(text, cases[i].text);
        int64_t back;
        assert_true(moment_from_iso(text, &back));
        assert_true(back <= cases[i].milliseconds && back > cases[i].milliseconds - 1000);
    }
}

/* British summer time, a zone ahead of UTC by part of an hour, and one far behind. */
static void
moments_are_shown_in_local_time(void **state)
{
    (void)state;
    static const struct {
        const char *zone, *moment, *shown, *day;
    } cases[] = {
        {"UTC", "2026-11-21T12:04:00Z", "21 November 2026, 12:04", "2026-11-21"},
        {"Europe/London", "2026-11-21T12:04:00Z", "21 November 2026, 12:04", "2026-11-21"},
        {"Europe/London", "2026-07-21T23:30:00Z", "22 July 2026, 00:30", "2026-07-22"},
        {"Europe/London", "2026-03-29T00:59:59Z", "29 March 2026, 00:59", "2026-03-29"},
        {"Europe/London", "2026-03-29T01:00:00Z", "29 March 2026, 02:00", "2026-03-29"},
        {"Europe/London", "2026-10-25T00:30:00Z", "25 October 2026, 01:30 BST", "2026-10-25"},
        {"Europe/London", "2026-10-25T01:30:00Z", "25 October 2026, 01:30 GMT", "2026-10-25"},
        {"Asia/Kolkata", "2026-12-31T18:30:00Z", "1 January 2027, 00:00", "2027-01-01"},
        {"America/Los_Angeles", "2027-01-01T07:59:00Z", "31 December 2026, 23:59", "2026-12-31"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int64_t moment;
        char text[DATE_TEXT_SIZE];
        assert_int_equal(use_zone(cases[i].zone), 0);
        assert_true(moment_from_iso(cases[i].moment, &moment));
        moment_show(moment, text);
        assert_string_equal(text, cases[i].shown);
        date_to_iso(moment_to_date(moment), text);
        assert_string_equal(text, cases[i].day);
    }
    use_zone("UTC");
}

static void
moments_beyond_the_calendar_are_not_shown(void **state)
{
    (void)state;
    static const int64_t moments[] = {INT64_MIN, INT64_MAX, 253402300800000, -62135596800001};
    for (size_t i = 0; i < sizeof moments / sizeof moments[0]; i++) {
        char text[DATE_TEXT_SIZE] = "before";
        moment_show(moments[i], text);
        assert_string_equal(text, "");
        moment_to_iso(moments[i], text); /* only must not crash */
        assert_false(date_is_real(moment_to_date(moments[i])));
    }
}

int
main(void)
{
    use_zone("UTC");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(real_dates),
        cmocka_unit_test(days_are_counted_from_1970),
        cmocka_unit_test(the_calendar_has_no_holes),
        cmocka_unit_test(days_are_added),
        cmocka_unit_test(iso_days_are_strict),
        cmocka_unit_test(days_are_shown),
        cmocka_unit_test(iso_moments),
        cmocka_unit_test(moments_go_both_ways),
        cmocka_unit_test(moments_are_shown_in_local_time),
        cmocka_unit_test(moments_beyond_the_calendar_are_not_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
