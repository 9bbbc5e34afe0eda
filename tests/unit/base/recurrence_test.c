/* recurrence_test.c - what people type as a rule, what it gives, and libical's own cases. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/recurrence.h"

static const struct date today = {2026, 11, 21}; /* a Saturday */

static void
test_rules_as_typed(void **state)
{
    static const struct {
        const char *typed, *shown;
        const char *first[3];
    } cases[] = {
        {"daily", "every day", {"2026-11-21", "2026-11-22", "2026-11-23"}},
        {"weekly", "every week", {"2026-11-21", "2026-11-28", "2026-12-05"}},
        {"every 2 weeks", "every 2 weeks", {"2026-11-21", "2026-12-05", "2026-12-19"}},
        {"fortnightly", "every 2 weeks", {"2026-11-21", "2026-12-05", "2026-12-19"}},
        {"every other day", "every 2 days", {"2026-11-21", "2026-11-23", "2026-11-25"}},
        {"Every Mon, Wed", "every week on Mon and Wed", {"2026-11-23", "2026-11-25", "2026-11-30"}},
        {"mondays", "every week on Mon", {"2026-11-23", "2026-11-30", "2026-12-07"}},
        {"every weekday", "every week on weekdays", {"2026-11-23", "2026-11-24", "2026-11-25"}},
        {"monthly on the last fri",
         "every month on the last Fri",
         {"2026-11-27", "2026-12-25", "2027-01-29"}},
        {"monthly on the 15th",
         "every month on the 15th",
         {"2026-12-15", "2027-01-15", "2027-02-15"}},
        {"every 3 months on the last day",
         "every 3 months on the last day",
         {"2026-11-30", "2027-02-28", "2027-05-31"}},
        {"every month on the 31st",
         "every month on the 31st",
         {"2026-12-31", "2027-01-31", "2027-03-31"}},
        {"yearly", "every year", {"2026-11-21", "2027-11-21", "2028-11-21"}},
        {"weekly 2 times", "every week, 2 times", {"2026-11-21", "2026-11-28", NULL}},
        {"weekly until 28 nov 2026",
         "every week until 28 November 2026",
         {"2026-11-21", "2026-11-28", NULL}},
        {"FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-2",
         "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-2",
         {"2026-11-24", "2026-12-28", "2027-01-25"}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct error error = {.text = ""};
        struct text shown = TEXT_EMPTY;
        struct date after = date_add_days(today, -1), next;
        char *rule, day[DATE_TEXT_SIZE];
        if (!recurrence_parse(cases[i].typed, "Repeat", today, &rule, &error))
            fail_msg("%s", error.text);
        recurrence_show(rule, &shown);
        assert_string_equal(text_string(&shown), cases[i].shown);
        for (size_t n = 0; n < 3; n++, after = next) {
            bool found = recurrence_next(rule, today, after, &next);
            assert_int_equal(found, cases[i].first[n] != NULL);
            if (!found)
                break;
            date_to_iso(next, day);
            assert_string_equal(day, cases[i].first[n]);
        }
        text_clear(&shown);
        free(rule);
    }
}

/* Each in words, and at once: a rule that never gives a day does not keep anybody waiting. */
static void
test_what_is_refused(void **state)
{
    static const char *const typed[] = {
        "sometimes",
        "every",
        "every 0 days",
        "every -1 days",
        "weekly on",
        "weekly on the 15th",
        "every mon and",
        "monthly on the 32nd",
        "weekly until never",
        "weekly 3",
        "FREQ=HOURLY",
        "FREQ=DAILY;BYHOUR=9,10",
        "FREQ=SECONDLY",
        "FREQ=",
        "=",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=NEVER",
        "daily daily",
        "every mon mon tue wed thu fri sat sun mon tue wed thu fri sat sun mon",
    };
    (void)state;
    for (size_t i = 0; i < sizeof typed / sizeof typed[0]; i++) {
        struct error error = {.text = ""};
        char *rule = NULL;
        if (recurrence_parse(typed[i], "Repeat", today, &rule, &error))
            fail_msg("'%s' was taken as '%s'", typed[i], rule);
        assert_memory_equal(error.text, "Repeat", 6);
        assert_int_equal(error.code, ERROR_INPUT);
    }
}

/* One VEVENT of the file. */
struct event {
    char rule[256], start[64];
    bool has_exceptions;
    int expected;
};

static int
count(const struct event *event)
{
    struct date first, next;
    assert_int_equal(sscanf(event->start, "%4d%2d%2d", &first.year, &first.month, &first.day), 3);
    struct date after = date_add_days(first, -1);
    int found = 0;
    /* libical's own test stops counting at the end of 2037. */
    while (recurrence_next(event->rule, first, after, &next) && next.year < 2038) {
        found++;
        after = next;
    }
    return found;
}

/* Rules that count hours and minutes are refused on entry; exceptions (EXDATE) have no field. */
static bool
is_supported(const struct event *event)
{
    struct error error;
    char *rule;
    bool taken = recurrence_parse(event->rule, "Repeat", (struct date){1990, 1, 1}, &rule, &error);
    bool by_day = strstr(event->rule, "HOUR") == NULL && strstr(event->rule, "MINUTE") == NULL;
    assert_int_equal(taken, by_day);
    if (taken)
        free(rule);
    return taken && !event->has_exceptions;
}

static void
read_line(struct event *event, char property[64], const char *line)
{
    if (line[0] != ' ')
        snprintf(property, 64, "%.63s", line);
    else if (strcmp(property, "RRULE") == 0 && line[1] == ':')
        snprintf(event->rule, sizeof event->rule, "%.255s", line + 2);
    else if (strcmp(property, "DTSTART") == 0 && line[1] == ':')
        snprintf(event->start, sizeof event->start, "%.63s", line + 2);
    if (strcmp(property, "EXDATE") == 0)
        event->has_exceptions = true;
    sscanf(line, "X-EXPECT-NUMEVENTS: %d", &event->expected);
}

static void
test_the_cases_of_libical(void **state)
{
    (void)state;
    FILE *file = fopen("../shared/data/conformance/libical-recur.txt", "r");
    if (file == NULL) {
        print_message("skipped: ../shared/data is not here\n");
        skip();
    }
    char line[1024], property[64] = "";
    struct event event = {.expected = 0};
    size_t counted = 0;
    while (fgets(line, sizeof line, file) != NULL) {
        line[strcspn(line, "\r\n")] = '\0';
        if (strcmp(line, "BEGIN:VEVENT") == 0)
            event = (struct event){.expected = 0};
        read_line(&event, property, line);
        if (strcmp(line, "END:VEVENT") != 0 || event.rule[0] == '\0' || !is_supported(&event))
            continue;
        if (count(&event) != event.expected)
            fail_msg("%s from %s: %d, expected %d", event.rule, event.start, count(&event),
                     event.expected);
        counted++;
    }
    fclose(file);
    assert_true(counted >= 30);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rules_as_typed),
        cmocka_unit_test(test_what_is_refused),
        cmocka_unit_test(test_the_cases_of_libical),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
