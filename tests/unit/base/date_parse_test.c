/* date_parse_test.c - dates as people type them, and what they are told. */
#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"

#define LABEL "Next action date"
#define A_DATE "must be a date like 27 3 2027, or a word such as tomorrow"
#define ALL_MISSING "must include a day, a month and a year, like 27 3 2027"
#define NO_YEAR_FIGURES "must include 4 numbers for the year"

static const struct date saturday = {2026, 11, 21};

/* What a typed text gives: an ISO day, or the message without the label. */
struct typed_case {
    const char *typed;
    const char *expected;
};

static void
parse(const char *typed, struct date today, enum date_side side, char *out, size_t size)
{
    struct date date = {0, 0, 0};
    struct error error = {.code = ERROR_NONE};
    if (date_parse(typed, LABEL, today, side, &date, &error)) {
        assert_int_equal(error.code, ERROR_NONE);
        assert_true(date_is_real(date));
        char iso[DATE_TEXT_SIZE];
        date_to_iso(date, iso);
        snprintf(out, size, "%s", iso);
        return;
    }
    assert_int_equal(error.code, ERROR_INPUT);
    assert_int_equal(error.field, NO_FIELD);
    assert_memory_equal(error.text, LABEL " ", strlen(LABEL) + 1);
    assert_true(date.year == 0 && date.month == 0 && date.day == 0);
    snprintf(out, size, "%s", error.text + strlen(LABEL) + 1);
}

static void
check_cases(const struct typed_case *cases, size_t count, struct date today, enum date_side side)
{
    for (size_t i = 0; i < count; i++) {
        char got[600];
        parse(cases[i].typed, today, side, got, sizeof got);
        if (strcmp(got, cases[i].expected) != 0)
            fail_msg("\"%s\" gave \"%s\", not \"%s\"", cases[i].typed, got, cases[i].expected);
    }
}

#define CHECK(cases, today)                                                                        \
    check_cases(cases, sizeof(cases) / sizeof((cases)[0]), today, DATE_COMING)

static void
whole_dates(void **state)
{
    (void)state;
    static const struct typed_case cases[] = {
        {"27 3 2027", "2027-03-27"},
        {"27/3/2027", "2027-03-27"},
        {"27.3.2027", "2027-03-27"},
        {"27-3-2027", "2027-03-27"},
        {"27,3,2027", "2027-03-27"},
        {"27/03/2027", "2027-03-27"},
        {"27 / 3 / 2027", "2027-03-27"},
        {"27 march 2027", "2027-03-27"},
        {"27 Mar 2027", "2027-03-27"},
        {"27 MARCH 2027", "2027-03-27"},
        {"27-mar-2027", "2027-03-27"},
        {"27mar2027", "2027-03-27"},
        {"27 March, 2027", "2027-03-27"},
        {"27 march 2027.", "2027-03-27"},
        {"27th March 2027", "2027-03-27"},
        {"the 27th of March 2027", "2027-03-27"},
        {"March 27 2027", "2027-03-27"},
        {"March 27, 2027", "2027-03-27"},
        {"2027 March 27", "2027-03-27"},
        {"2027-03-27", "2027-03-27"},
        {"2027/3/27", "2027-03-27"},
        {"  27   3  2027 ", "2027-03-27"},
        {"\xc2\xa0"
         "27\xe2\x80\x83"
         "3\t2027\r\n",
         "2027-03-27"},
        {"27\xe2\x80\x93"
         "3\xe2\x80\x93"
         "2027",
         "2027-03-27"},
        {"２７ ３ ２０２７", "2027-03-27"},
        {"\xef\xbb\xbf"
         "27 3 2027",
         "2027-03-27"},
        {"3 4 1999", "1999-04-03"}, /* always day first */
        {"1 sept 2027", "2027-09-01"},
        {"1 sep 2027", "2027-09-01"},
        {"2nd may 2027", "2027-05-02"},
        {"3rd June 2027", "2027-06-03"},
        {"1st january 0001", "0001-01-01"},
        {"31 12 9999", "9999-12-31"},
        {"29 2 2024", "2024-02-29"},
        {"29 feb 2000", "2000-02-29"},
        {"Sat 21 Nov 2026", "2026-11-21"},
        {"Saturday, 21 November 2026", "2026-11-21"},
        {"on Sat 21 Nov 2026", "2026-11-21"},
        {"tues 24 nov 2026", "2026-11-24"},
        {"weds 25/11/2026", "2026-11-25"},
    };
    CHECK(cases, saturday);
}

static void
dates_without_a_year_come_next(void **state)
{
    (void)state;
    static const struct typed_case in_november[] = {
        {"21/11", "2026-11-21"},
        {"22/11", "2026-11-22"},
        {"20/11", "2027-11-20"},
        {"1/1", "2027-01-01"},
        {"31 dec", "2026-12-31"},
        {"dec 31", "2026-12-31"},
        {"the 3rd of april", "2027-04-03"},
        {"29 feb", "2028-02-29"},
        {"29/2", "2028-02-29"},
        {"Sat 21 Nov", "2026-11-21"},
        {"31/11", "must be a real date: November never has 31 days"},
        {"30 feb", "must be a real date: February never has 30 days"},
        {"31 feb", "must be a real date: February never has 31 days"},
    };
    CHECK(in_november, saturday);
    static const struct typed_case at_new_year[] = {
        {"31/12", "2026-12-31"},
        {"1/1", "2027-01-01"},
        {"21/11", "2027-11-21"},
        {"30/12", "2027-12-30"},
    };
    CHECK(at_new_year, ((struct date){2026, 12, 31}));
    static const struct typed_case on_leap_day[] = {
        {"29 feb", "2028-02-29"},
        {"28 feb", "2029-02-28"},
        {"1 mar", "2028-03-01"},
    };
    CHECK(on_leap_day, ((struct date){2028, 2, 29}));
    static const struct typed_case before_2100[] = {{"29 feb", "2104-02-29"}};
    CHECK(before_2100, ((struct date){2096, 3, 1}));
}

/* Of what has happened, the last such day is meant. */
static void
dates_that_have_been_come_before(void **state)
{
    (void)state;
    static const struct typed_case cases[] = {
        {"21/11", "2026-11-21"},
        {"20/11", "2026-11-20"},
        {"22/11", "2025-11-22"},
        {"31 dec", "2025-12-31"},
        {"29 feb", "2024-02-29"},
        {"fri", "2026-11-20"},
        {"sat", "2026-11-14"},
        {"sun", "2026-11-15"},
        {"last fri", "2026-11-20"},
        {"next fri", "2026-11-27"},
        {"today", "2026-11-21"},
        {"-2d", "2026-11-19"},
        {"1 1 2027", "2027-01-01"},
        {"tomorrow", "2026-11-22"},
        {"31/11", "must be a real date: November never has 31 days"},
    };
    check_cases(cases, sizeof cases / sizeof *cases, saturday, DATE_PAST);
    static const struct typed_case coming[] = {{"last fri", "2026-11-20"},
                                               {"last sat", "2026-11-14"}};
    CHECK(coming, saturday);
}

static void
words(void **state)
{
    (void)state;
    static const struct typed_case cases[] = {
        {"today", "2026-11-21"},       {"Today", "2026-11-21"},     {" TODAY ", "2026-11-21"},
        {"tomorrow", "2026-11-22"},    {"yesterday", "2026-11-20"}, {"sun", "2026-11-22"},
        {"fri", "2026-11-27"},         {"next fri", "2026-11-27"},  {"Next Friday", "2026-11-27"},
        {"sat", "2026-11-28"},         {"next sat", "2026-11-28"},  {"monday", "2026-11-23"},
        {"tue", "2026-11-24"},         {"tues", "2026-11-24"},      {"weds", "2026-11-25"},
        {"wednesday", "2026-11-25"},   {"thu", "2026-11-26"},       {"thurs", "2026-11-26"},
        {"on thursday", "2026-11-26"},
    };
    CHECK(cases, saturday);
    static const struct typed_case new_year[] = {
        {"tomorrow", "2027-01-01"},
        {"fri", "2027-01-01"},
        {"thu", "2027-01-07"},
    };
    CHECK(new_year, ((struct date){2026, 12, 31}));
    static const struct typed_case leap[] = {{"tomorrow", "2028-02-29"}};
    CHECK(leap, ((struct date){2028, 2, 28}));
    static const struct typed_case march[] = {{"yesterday", "2028-02-29"}};
    CHECK(march, ((struct date){2028, 3, 1}));
}

static void
steps_from_today(void **state)
{
    (void)state;
    static const struct typed_case cases[] = {
        {"+7", "2026-11-28"},
        {"+0", "2026-11-21"},
        {"+ 7", "2026-11-28"},
        {"+7d", "2026-11-28"},
        {"+7 days", "2026-11-28"},
        {"+1 day", "2026-11-22"},
        {"+2w", "2026-12-05"},
        {"+2W", "2026-12-05"},
        {"+2 weeks", "2026-12-05"},
        {"+3m", "2027-02-21"},
        {"+3 months", "2027-02-21"},
        {"+1y", "2027-11-21"},
        {"+14m", "2028-01-21"},
        {"-1d", "2026-11-20"},
        {"-1", "2026-11-20"},
        {"\xe2\x88\x92"
         "1",
         "2026-11-20"},
        {"-2w", "2026-11-07"},
        {"-11m", "2025-12-21"},
        {"-12m", "2025-11-21"},
        {"+", A_DATE},
        {"-", A_DATE},
        {"+w", A_DATE},
        {"+2x", A_DATE},
        {"+2 w 3", A_DATE},
        {"++2", A_DATE},
        {"+-2", A_DATE},
        {"2+", A_DATE},
        {"+123456789", A_DATE},
        {"+99999999", "must be a real date: years go from 1 to 9999"},
        {"-99999999w", "must be a real date: years go from 1 to 9999"},
        {"+99999999y", "must be a real date: years go from 1 to 9999"},
        {"-99999999y", "must be a real date: years go from 1 to 9999"},
    };
    CHECK(cases, saturday);
    static const struct typed_case month_end[] = {
        {"+1m", "2027-02-28"}, {"+13m", "2028-02-29"}, {"+3m", "2027-04-30"},
        {"+2m", "2027-03-31"}, {"-2m", "2026-11-30"},
    };
    CHECK(month_end, ((struct date){2027, 1, 31}));
    static const struct typed_case leap_day[] = {{"+1y", "2029-02-28"}, {"+4y", "2032-02-29"}};
    CHECK(leap_day, ((struct date){2028, 2, 29}));
}

/* B04: what is missing comes before what is impossible. */
static void
what_is_missing_is_said(void **state)
{
    (void)state;
    static const struct typed_case cases[] = {
        {"", ALL_MISSING},
        {"   ", ALL_MISSING},
        {"\xc2\xa0", ALL_MISSING},
        {"//", ALL_MISSING},
        {"27", "must include a month"},
        {"3", "must include a month"},
        {"99", "must include a month"},
        {"27th", "must include a month"},
        {"27 2027", "must include a month"},
        {"fri 27", "must include a month"},
        {"3 2027", "must include a day"},
        {"2027-03", "must include a day"},
        {"march", "must include a day"},
        {"march 2027", "must include a day"},
        {"2027 march", "must include a day"},
        {"2027", "must include a day and a month"},
        {"27 3 27", NO_YEAR_FIGURES},
        {"27/3/27", NO_YEAR_FIGURES},
        {"27 march 27", NO_YEAR_FIGURES},
        {"27 march '27", NO_YEAR_FIGURES},
        {"27 3 202", NO_YEAR_FIGURES},
        {"27 3 20277", NO_YEAR_FIGURES},
        {"20277-3-27", NO_YEAR_FIGURES},
        {"31 2 27", NO_YEAR_FIGURES}, /* missing before impossible */
        {"27 13 27", NO_YEAR_FIGURES},
    };
    CHECK(cases, saturday);
}

static void
what_is_impossible_is_said(void **state)
{
    (void)state;
    static const struct typed_case cases[] = {
        {"31 2 2027", "must be a real date: February 2027 has 28 days"},
        {"31 Feb 2028", "must be a real date: February 2028 has 29 days"},
        {"29 2 2027", "must be a real date: February 2027 has 28 days"},
        {"29/2/1900", "must be a real date: February 1900 has 28 days"},
        {"2027-02-29", "must be a real date: February 2027 has 28 days"},
        {"31 4 2027", "must be a real date: April 2027 has 30 days"},
        {"32 3 2027", "must be a real date: there is no day 32"},
        {"0 3 2027", "must be a real date: there is no day 0"},
        {"127 3 2027", "must be a real date: there is no day 127"},
        {"3/27/2027", "must be a real date: there is no month 27, and the day comes first"},
        {"27 0 2027", "must be a real date: there is no month 0, and the day comes first"},
        {"27 3 0000", "must be a real date: there is no year 0"},
        {"27 febuary 2027",
         "must be a real date: there is no month 'febuary'; did you mean February?"},
        {"27 xyz 2027", "must be a real date: there is no month 'xyz'"},
        {"27 ma 2027", "must be a real date: there is no month 'ma'; did you mean May?"},
        {"Fri 21 Nov 2026", "must be a real date: 21 November 2026 is a Saturday"},
        {"soon", A_DATE},
        {"next", A_DATE},
        {"next week", A_DATE},
        {"fri sat", A_DATE},
        {"today 3", "must be a real date: there is no month 'today'"},
        {"27032027", A_DATE},
        {"123456789", A_DATE},
        {"27 3 2027 1", A_DATE},
        {"27 march march", A_DATE},
        {"1 2 march", A_DATE},
        {"27:3:2027", A_DATE},
        {"27 3 2027?", A_DATE},
        {"27 марта 2027", A_DATE},
        {"1 1 1 1 1 1 1 1 1 1 1 1", A_DATE},
        {"a b c d e f g h i j", A_DATE},
        {"abcdefghijklmnopqrstuvwxyz", A_DATE},
        {"\xff\xfe", A_DATE},
        {"27 3 2027\x1b[2J", A_DATE},
        {"😀", A_DATE},
    };
    CHECK(cases, saturday);
    char long_text[1000];
    memset(long_text, '1', sizeof long_text);
    long_text[sizeof long_text - 1] = '\0';
    const struct typed_case too_long[] = {{long_text, A_DATE}};
    CHECK(too_long, saturday);
}

/* Whatever posact shows can be typed. */
static void
shown_dates_come_back(void **state)
{
    (void)state;
    struct random random = {.state = 3};
    int64_t first = date_to_days((struct date){1000, 1, 1});
    int64_t last = date_to_days((struct date){9999, 12, 31});
    for (int i = 0; i < 3000; i++) {
        struct date date =
            date_from_days(first + random_below(&random, (uint32_t)(last - first + 1)));
        char iso[DATE_TEXT_SIZE];
        char typed[4][DATE_TEXT_SIZE];
        date_to_iso(date, iso);
        date_to_iso(date, typed[0]);
        date_show(date, typed[1]);
        date_show_weekday(date, typed[2]);
        snprintf(typed[3], sizeof typed[3], "%d/%d/%d", date.day, date.month, date.year);
        for (int form = 0; form < 4; form++) {
            char got[600];
            parse(typed[form], saturday, DATE_COMING, got, sizeof got);
            assert_string_equal(got, iso);
        }
    }
}

/* Any rubbish gives a real date or a message; parse() checks which. */
static void
rubbish_does_no_harm(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "27",
        "3",
        "2027",
        "/",
        ".",
        "-",
        " ",
        "+",
        "march",
        "feb",
        "fri",
        "next",
        "today",
        "at",
        "2pm",
        "14:30",
        ":",
        "29",
        "31",
        "0",
        "99999999",
        "th",
        "of",
        "w",
        "\xff",
        "é",
        "\xe2\x80\x93",
        "pm",
        "p.m.",
        "T",
        "Z",
        "now",
        "\n",
        "999999999999",
        "12",
    };
    struct random random = {.state = 4};
    for (int round = 0; round < 20000; round++) {
        struct text typed = TEXT_EMPTY;
        uint32_t count = random_below(&random, 8);
        for (uint32_t i = 0; i < count; i++)
            text_append(&typed, pieces[random_below(&random, sizeof pieces / sizeof pieces[0])]);
        char got[600];
        parse(text_string(&typed), saturday, round % 2 ? DATE_PAST : DATE_COMING, got, sizeof got);
        text_clear(&typed);
    }
}

/* P36, T6: so long after a day, and nothing else that a person may type. */
static void
spans_count_from_a_day(void **state)
{
    (void)state;
    static const struct {
        const char *span, *day; /* NULL for none */
    } cases[] = {
        {"+0d", "2026-01-31"}, {"+3d", "2026-02-03"}, {"+2w", "2026-02-14"},  {"+1m", "2026-02-28"},
        {"+1y", "2027-01-31"}, {"3d", NULL},          {"-3d", NULL},          {"+3", NULL},
        {"+d", NULL},          {"+3 d", NULL},        {"+3days", NULL},       {"", NULL},
        {"+", NULL},           {"fri", NULL},         {"+9999999999d", NULL}, {"+8000y", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct date after;
        char text[DATE_TEXT_SIZE];
        bool found = date_after((struct date){2026, 1, 31}, cases[i].span, &after);
        assert_int_equal(found, cases[i].day != NULL);
        if (found)
            date_to_iso(after, text);
        if (found)
            assert_string_equal(text, cases[i].day);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_dates),
        cmocka_unit_test(dates_without_a_year_come_next),
        cmocka_unit_test(dates_that_have_been_come_before),
        cmocka_unit_test(words),
        cmocka_unit_test(steps_from_today),
        cmocka_unit_test(what_is_missing_is_said),
        cmocka_unit_test(what_is_impossible_is_said),
        cmocka_unit_test(spans_count_from_a_day),
        cmocka_unit_test(shown_dates_come_back),
        cmocka_unit_test(rubbish_does_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
