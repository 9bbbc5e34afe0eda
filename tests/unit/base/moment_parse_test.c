/* moment_parse_test.c - days with a time of day, as people type them. */
#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/random.h"

#define LABEL "When"
#define A_DATE "must be a date like 27 3 2027, or a word such as tomorrow"
#define ALL_MISSING "must include a day, a month and a year, like 27 3 2027"
#define NO_YEAR_FIGURES "must include 4 numbers for the year"
#define A_TIME "must have a real time, like 14:30 or 2:30 pm"

/* What a typed text gives: an ISO moment, or the message without the label. */
struct typed_case {
    const char *typed;
    const char *expected;
};

static int
use_zone(const char *zone)
{
    int result = setenv("TZ", zone, 1);
    tzset();
    return result;
}

static void
check_moments(const struct typed_case *cases, size_t count, const char *now_text)
{
    int64_t now;
    assert_true(moment_from_iso(now_text, &now));
    for (size_t i = 0; i < count; i++) {
        int64_t moment;
        struct error error;
        char got[600];
        if (moment_parse(cases[i].typed, LABEL, now, DATE_COMING, &moment, &error)) {
            moment_to_iso(moment, got);
        } else {
            assert_int_equal(error.code, ERROR_INPUT);
            assert_memory_equal(error.text, LABEL " ", strlen(LABEL) + 1);
            snprintf(got, sizeof got, "%s", error.text + strlen(LABEL) + 1);
        }
        if (strcmp(got, cases[i].expected) != 0)
            fail_msg("\"%s\" gave \"%s\", not \"%s\"", cases[i].typed, got, cases[i].expected);
    }
}

static void
moments_in_winter(void **state)
{
    (void)state;
    use_zone("Europe/London");
    static const struct typed_case cases[] = {
        {"now", "2026-11-21T12:04:00Z"},
        {" Now ", "2026-11-21T12:04:00Z"},
        {"today", "2026-11-21T12:00:00Z"},
        {"21/11", "2026-11-21T12:00:00Z"},
        {"27.3.2026", "2026-03-27T12:00:00Z"},
        {"21.11", "2026-11-21T12:00:00Z"},
        {"today 14:30", "2026-11-21T14:30:00Z"},
        {"today 14.30", "2026-11-21T14:30:00Z"},
        {"today, 14:30", "2026-11-21T14:30:00Z"},
        {"today at 14:30", "2026-11-21T14:30:00Z"},
        {"yesterday 9:05", "2026-11-20T09:05:00Z"},
        {"tomorrow 2pm", "2026-11-22T14:00:00Z"},
        {"tomorrow 2 pm", "2026-11-22T14:00:00Z"},
        {"tomorrow at 2PM", "2026-11-22T14:00:00Z"},
        {"tomorrow 2:30 pm", "2026-11-22T14:30:00Z"},
        {"tomorrow 2.30pm", "2026-11-22T14:30:00Z"},
        {"tomorrow 2:30 p.m.", "2026-11-22T14:30:00Z"},
        {"tomorrow 10 a.m.", "2026-11-22T10:00:00Z"},
        {"today 12am", "2026-11-21T00:00:00Z"},
        {"today 12pm", "2026-11-21T12:00:00Z"},
        {"today 12:30 am", "2026-11-21T00:30:00Z"},
        {"today 0:00", "2026-11-21T00:00:00Z"},
        {"today 23:59", "2026-11-21T23:59:00Z"},
        {"21 11 2026 14:30", "2026-11-21T14:30:00Z"},
        {"21.11.2026 14.30", "2026-11-21T14:30:00Z"},
        {"21.11 14.30", "2026-11-21T14:30:00Z"},
        {"21 November 2026, 12:04", "2026-11-21T12:04:00Z"},
        {"Sat 21 Nov 2026 2pm", "2026-11-21T14:00:00Z"},
        {"2026-11-21 14:30", "2026-11-21T14:30:00Z"},
        {"2026-11-21T14:30", "2026-11-21T14:30:00Z"},
        {"2026-11-21T14:30:15Z", "2026-11-21T14:30:15Z"},
        {"+1w 9am", "2026-11-28T09:00:00Z"},
        {"-1d 17:00", "2026-11-20T17:00:00Z"},
        {"fri 2pm", "2026-11-27T14:00:00Z"},
        {"today 24:00", A_TIME},
        {"today 14:60", A_TIME},
        {"today 13pm", A_TIME},
        {"today 0am", A_TIME},
        {"today 2:75pm", A_TIME},
        {"31 2 2027 25:00", "must be a real date: February 2027 has 28 days"},
        {"14:30", ALL_MISSING},
        {"2pm", ALL_MISSING},
        {"at 2pm", ALL_MISSING},
        {"", ALL_MISSING},
        {"27 14:30", "must include a month"},
        {"27 3 27 14:30", NO_YEAR_FIGURES},
        {"today 14", "must be a real date: there is no month 'today'"},
        {"today pm", A_DATE},
        {"soon", A_DATE},
    };
    check_moments(cases, sizeof cases / sizeof cases[0], "2026-11-21T12:04:00Z");
    use_zone("UTC");
}

/* Local midnight decides what today is, and the clocks change at night. */
static void
moments_in_summer(void **state)
{
    (void)state;
    use_zone("Europe/London");
    static const struct typed_case cases[] = {
        {"today", "2026-07-22T11:00:00Z"},
        {"today 0:15", "2026-07-21T23:15:00Z"},
        {"2026-07-22T14:30", "2026-07-22T13:30:00Z"},
        {"2026-07-22T14:30:00Z", "2026-07-22T14:30:00Z"},
        {"28 3 2026 23:59", "2026-03-28T23:59:00Z"},
        {"29 3 2026 0:59", "2026-03-29T00:59:00Z"},
        {"29 3 2026 1:30",
         "must be a time that there is: on 29 March 2026 the clocks go forward over 1:30"},
        {"29 3 2026 2:00", "2026-03-29T01:00:00Z"},
        {"25 10 2026 3:00", "2026-10-25T03:00:00Z"},
        {"25 10 2026 0:59", "2026-10-24T23:59:00Z"},
        {"25 10 2026 1:30",
         "must say which: on 25 October 2026 the clocks go back and 1:30 comes twice; "
         "type BST or GMT behind it"},
        {"25 10 2026 1:30 BST", "2026-10-25T00:30:00Z"},
        {"25 October 2026, 01:30 gmt", "2026-10-25T01:30:00Z"},
        {"25 10 2026 2:00", "2026-10-25T02:00:00Z"},
        {"1 7 2026 18:30 BST", "2026-07-01T17:30:00Z"},
        {"1 7 2026 18:30 GMT", "must be in BST: that is what clocks show on 1 July 2026"},
    };
    check_moments(cases, sizeof cases / sizeof cases[0], "2026-07-21T23:30:00Z");
    use_zone("America/Los_Angeles");
    static const struct typed_case west[] = {{"today 5pm", "2026-07-22T00:00:00Z"}};
    check_moments(west, 1, "2026-07-21T23:30:00Z");
    use_zone("UTC");
}

/* What posact shows can be typed, to the minute. */
static void
shown_moments_come_back(void **state)
{
    (void)state;
    use_zone("Asia/Kolkata"); /* no summer time, which makes one hour a year unclear */
    struct random random = {.state = 5};
    for (int i = 0; i < 2000; i++) {
        int64_t moment = (int64_t)random_below(&random, 60 * 24 * 365 * 100) * 60000;
        char typed[2][DATE_TEXT_SIZE];
        moment_show(moment, typed[0]);
        moment_to_iso(moment, typed[1]);
        for (int form = 0; form < 2; form++) {
            int64_t back = -1;
            struct error error;
            assert_true(moment_parse(typed[form], LABEL, 0, DATE_COMING, &back, &error));
            assert_true(back == moment);
        }
    }
    use_zone("UTC");
}

/* Any rubbish gives a moment or a message. */
static void
rubbish_does_no_harm(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "27",  "3",   "2027",         "/",  ".",  "-", " ",    "+",  "march", "fri", "today",
        "at",  "2pm", "14:30",        ":",  "99", "w", "\xff", "pm", "p.m.",  "T",   "Z",
        "now", "\n",  "999999999999", "12", "t",
    };
    struct random random = {.state = 4};
    for (int round = 0; round < 20000; round++) {
        struct text typed = TEXT_EMPTY;
        uint32_t count = random_below(&random, 8);
        for (uint32_t i = 0; i < count; i++)
            text_append(&typed, pieces[random_below(&random, sizeof pieces / sizeof pieces[0])]);
        int64_t moment;
        struct error error = {.code = ERROR_NONE};
        bool ok =
            moment_parse(text_string(&typed), LABEL, 1795262640000, DATE_COMING, &moment, &error);
        assert_int_equal(error.code, ok ? ERROR_NONE : ERROR_INPUT);
        if (!ok)
            assert_memory_equal(error.text, LABEL " ", strlen(LABEL) + 1);
        text_clear(&typed);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(moments_in_winter),
        cmocka_unit_test(moments_in_summer),
        cmocka_unit_test(shown_moments_come_back),
        cmocka_unit_test(rubbish_does_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
