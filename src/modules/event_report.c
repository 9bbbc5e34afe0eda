/* event_report.c - from the counts of each event to rows of a month and a kind. */
#include "modules/event_report.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "config/config.h"
#include "modules/event.h"
#include "session_private.h"

#define KIND_COLUMNS 22

void
event_report_clear(struct event_report *report)
{
    for (size_t i = 0; i < report->count; i++)
        free(report->rows[i].kind);
    free(report->rows);
    *report = (struct event_report){.rows = NULL};
}

/* The month of the day on the wall: an evening may be another day elsewhere. */
static bool
find_month(const char *starts, char month[MONTH_SIZE])
{
    int64_t moment;
    if (!starts || !moment_from_iso(starts, &moment))
        return false;
    char day[DATE_TEXT_SIZE];
    date_to_iso(moment_to_date(moment), day);
    memcpy(month, day, MONTH_SIZE - 1);
    month[MONTH_SIZE - 1] = '\0';
    return true;
}

static struct event_report_row *
find_row(struct event_report *report, const char *month, const char *kind)
{
    for (size_t i = 0; i < report->count; i++) {
        if (string_equal(report->rows[i].month, month) && string_equal(report->rows[i].kind, kind))
            return &report->rows[i];
    }
    report->rows =
        array_reserve(report->rows, &report->capacity, report->count + 1, sizeof *report->rows);
    struct event_report_row *row = &report->rows[report->count++];
    *row = (struct event_report_row){.kind = must_strdup(kind ? kind : "")};
    memcpy(row->month, month, MONTH_SIZE);
    return row;
}

static void
add(struct event_report_row *row, const struct event_count *count)
{
    row->events++;
    for (size_t i = 0; i < EVENT_NUMBER_COUNT; i++)
        row->numbers[i] += count->numbers[i];
}

static int
compare_rows(const void *a, const void *b)
{
    const struct event_report_row *first = a, *second = b;
    int order = strcmp(first->month, second->month);
    return order != 0 ? order : strcmp(first->kind, second->kind);
}

bool
event_report_read(struct session *session, struct event_report *report, struct error *error)
{
    struct event_count_list counts;
    *report = (struct event_report){.rows = NULL};
    bool done = event_counts_read(session->store, &counts, error);
    for (size_t i = 0; i < counts.count && done; i++) {
        char month[MONTH_SIZE];
        if (!find_month(counts.items[i].starts, month))
            continue;
        add(find_row(report, month, counts.items[i].kind), &counts.items[i]);
        add(&report->all, &counts.items[i]);
    }
    event_count_list_clear(&counts);
    if (report->count > 0)
        qsort(report->rows, report->count, sizeof *report->rows, compare_rows);
    return done;
}

void
event_report_no_show(const struct event_report_row *row, struct text *out)
{
    size_t accepted = row->numbers[EVENT_ACCEPTED], absent = row->numbers[EVENT_ABSENT];
    if (accepted == 0)
        text_append(out, "-");
    else
        text_append_format(out, "%zu%%", (200 * absent + accepted) / (2 * accepted));
}

/* -- The table ------------------------------------------------------------------------------- */

static void
append_kind(struct session *session, const char *kind, struct text *out)
{
    struct text label = TEXT_EMPTY;
    session_show(session, &event_type.fields[EVENT_KIND], kind, &label);
    int columns = (int)utf8_columns(text_string(&label));
    text_append(out, text_string(&label));
    text_append_format(out, "%*s", columns < KIND_COLUMNS ? KIND_COLUMNS - columns : 1, "");
    text_clear(&label);
}

static void
append_numbers(const struct event_report_row *row, struct text *out)
{
    struct text rate = TEXT_EMPTY;
    event_report_no_show(row, &rate);
    text_append_format(
        out, "%6zu %7zu %8zu %4zu %8zu %7zu %7s %7zu\n", row->events, row->numbers[EVENT_INVITED],
        row->numbers[EVENT_ACCEPTED], row->numbers[EVENT_ATTENDED], row->numbers[EVENT_WALKED_IN],
        row->numbers[EVENT_ABSENT], text_string(&rate), row->numbers[EVENT_SIGNED_UP]);
    text_clear(&rate);
}

void
event_report_append_table(struct session *session, const struct event_report *report,
                          struct text *out)
{
    text_append_format(out, "%-8s%-*s%6s %7s %8s %4s %8s %7s %7s %7s\n", "Month", KIND_COLUMNS,
                       "Kind", "Events", "Invited", "Accepted", "Came", "Walk-ins", "No-show",
                       "Rate", "Sign-up");
    for (size_t i = 0; i < report->count; i++) {
        text_append_format(out, "%-8s", report->rows[i].month);
        append_kind(session, report->rows[i].kind, out);
        append_numbers(&report->rows[i], out);
    }
    text_append_format(out, "%-*s", 8 + KIND_COLUMNS, "All");
    append_numbers(&report->all, out);
}
