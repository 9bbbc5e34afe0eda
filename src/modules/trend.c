/* trend.c - a row a month, a column for each thing that is counted. */
#include "modules/trend.h"

#include <stdlib.h>

#include "base/memory.h"
#include "modules/application.h"
#include "modules/candidate.h"
#include "modules/contact.h"
#include "modules/event.h"
#include "modules/permission.h"
#include "session_private.h"
#include "store/period_counts.h"

#define MONTHS_MOST 240
#define MONTHS 12 /* where no period is given */

static const char *const columns[] = {"Month",    "Events",       "New people",
                                      "Contacts", "Applications", "Appointed"};
enum { COLUMNS = sizeof columns / sizeof columns[0], SERIES = COLUMNS - 1 };

static const struct period_question questions[SERIES] = {
    {.type = &event_type, .day = EVENT_STARTS},
    {.type = &candidate_type, .day = RECORD_CREATED},
    {.type = &contact_type, .day = CONTACT_WHEN},
    {.type = &application_type, .day = APPLICATION_APPLIED},
    {.type = &application_type,
     .day = APPLICATION_ENDED,
     .state = APPLICATION_OUTCOME,
     .is = OUTCOME_APPOINTED},
};

/* Months as the days on which they begin, the first and the last cut by the period. */
struct months {
    struct date begins[MONTHS_MOST + 1];
    size_t count;
};

static struct date
next_month(struct date day)
{
    struct date next = day;
    next.day = 1;
    next.year += day.month == 12;
    next.month = day.month == 12 ? 1 : day.month + 1;
    return next;
}

static bool
divide(struct date from, struct date to, struct months *months, struct error *error)
{
    *months = (struct months){.count = 0};
    if (date_to_days(from) > date_to_days(to))
        return error_set(error, ERROR_USAGE, "The period ends before it begins");
    for (struct date day = from; date_to_days(day) <= date_to_days(to); day = next_month(day)) {
        if (months->count == MONTHS_MOST)
            return error_set(error, ERROR_USAGE, "The period has more than %d months; shorten it",
                             MONTHS_MOST);
        months->begins[months->count++] = day;
    }
    months->begins[months->count] = date_add_days(to, 1);
    return true;
}

/* The period, or the year up to the day. */
static bool
find_months(const struct report_request *request, struct date day, struct months *months,
            struct error *error)
{
    struct date from = day, to = day;
    if (request->to)
        (void)date_from_iso(request->to, &to);
    from = to;
    from.day = 1;
    for (int i = 1; i < MONTHS; i++) {
        from.year -= from.month == 1;
        from.month = from.month == 1 ? 12 : from.month - 1;
    }
    if (request->from)
        (void)date_from_iso(request->from, &from);
    return divide(from, to, months, error);
}

static void
note(struct report *report, const struct months *months, struct date day, bool as_at)
{
    struct text text = TEXT_EMPTY;
    char first[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE], known[DATE_TEXT_SIZE];
    date_show(months->begins[0], first);
    date_show(date_add_days(months->begins[months->count], -1), last);
    date_show(day, known);
    text_append_format(&text, "%s to %s, as known %s %s.", first, last,
                       as_at ? "at the end of" : "on", known);
    report_note(report, &text);
    text_append(&text, "Events count in the month they begin, people in the month they were added, "
                       "contacts in the month they were held, applications in the month of "
                       "applying, appointments in the month the application ended. What is in the "
                       "trash does not count.");
    report_note(report, &text);
}

static void
append_month(struct date day, struct text *out)
{
    text_append_format(out, "%04d-%02d", day.year, day.month);
}

static void
add_row(struct report *report, const char *label, const size_t counts[SERIES])
{
    report_words(report, label);
    report_figure(report, (double)counts[0], 0, "");
    for (size_t i = 1; i < SERIES; i++)
        report_count(report, counts[i]);
}

/* A sum of all months would tell the small ones when there is a month more: none is released. */
static void
add_rows(struct report *report, const struct months *months, size_t *const counts[SERIES],
         bool release)
{
    size_t all[SERIES] = {0};
    report_begin_part(report, "Months", "There is no month", columns, COLUMNS);
    report_people(report, REPORT_NAMED, release ? 0 : REPORT_ADDS_DOWN);
    report_chart(report, REPORT_SPARKLINE, 2, SERIES - 1);
    for (size_t i = 0; i < months->count; i++) {
        size_t row[SERIES];
        struct text label = TEXT_EMPTY;
        for (size_t j = 0; j < SERIES; j++) {
            row[j] = counts[j][i];
            all[j] += row[j];
        }
        append_month(months->begins[i], &label);
        add_row(report, text_string(&label), row);
        text_clear(&label);
    }
    if (!release)
        add_row(report, "All", all);
}

bool
trend_build(struct session *session, const struct report_request *request, struct report *report,
            struct error *error)
{
    struct date day = session_context(session)->today;
    struct months months;
    size_t *counts[SERIES];
    report_init(report, "Month by month");
    if (request->as_at)
        (void)date_from_iso(request->as_at, &day);
    if (!find_months(request, day, &months, error))
        return false;
    bool done = permission_everything(session, error);
    for (size_t i = 0; i < SERIES; i++) {
        struct period_question question = questions[i];
        counts[i] = must_calloc(months.count, sizeof *counts[i]);
        if (request->as_at)
            question.as_at_ms = moment_from_date(date_add_days(day, 1)) - 1;
        done = done && period_counts_read(session->store, &question, months.begins, months.count,
                                          counts[i], error);
    }
    if (done) {
        note(report, &months, day, request->as_at != NULL);
        add_rows(report, &months, counts, request->release);
    }
    for (size_t i = 0; i < SERIES; i++)
        free(counts[i]);
    return done;
}
