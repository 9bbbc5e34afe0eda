/* event_report.c - from the counts of each event to rows of a month and a kind. */
#include "modules/event_report.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "config/config.h"
#include "modules/event.h"
#include "modules/permission.h"
#include "session_private.h"

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
    struct event_count_list counts = {.count = 0};
    *report = (struct event_report){.rows = NULL};
    bool done =
        permission_everything(session, error) && event_counts_read(session->store, &counts, error);
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

/* -- As a report ----------------------------------------------------------------------------- */

#define NO_EVENT "No event was held yet"

static void
add_labels(struct session *session, struct report *report, const struct event_report_row *row,
           bool all)
{
    struct text kind = TEXT_EMPTY;
    if (!all)
        session_show(session, &event_type.fields[EVENT_KIND], row->kind, &kind);
    report_words(report, all ? "All" : row->month);
    report_cell(report, &kind);
}

/* Each of those who were invited is in one of the three. */
static void
add_invited(struct session *session, struct report *report, const struct event_report_row *row,
            bool all)
{
    size_t came = row->numbers[EVENT_ATTENDED] - row->numbers[EVENT_WALKED_IN];
    size_t known = came + row->numbers[EVENT_ABSENT], invited = row->numbers[EVENT_INVITED];
    add_labels(session, report, row, all);
    report_figure(report, (double)row->events, 0, "");
    size_t first = report_place(report);
    report_count(report, came);
    report_count(report, row->numbers[EVENT_ABSENT]);
    report_count(report, invited > known ? invited - known : 0);
    report_count(report, invited > known ? invited : known);
    report_share_of_both(report, first + 1, first);
}

static void
add_others(struct session *session, struct report *report, const struct event_report_row *row,
           bool all)
{
    add_labels(session, report, row, all);
    report_count(report, row->numbers[EVENT_WALKED_IN]);
    report_count(report, row->numbers[EVENT_SIGNED_UP]);
}

static void
add_rows(struct session *session, const struct event_report *events, bool release,
         struct report *report,
         void (*add_row)(struct session *session, struct report *report,
                         const struct event_report_row *row, bool all))
{
    for (size_t i = 0; i < events->count; i++)
        add_row(session, report, &events->rows[i], false);
    if (events->count > 0 && !release)
        add_row(session, report, &events->all, true);
}

static void
add_parts(struct session *session, const struct event_report *events, bool release,
          struct report *report)
{
    int down = release ? 0 : REPORT_ADDS_DOWN;
    static const char *const invited[] = {"Month",   "Kind",   "Events",  "Came",
                                          "No-show", "Others", "Invited", "Rate"};
    static const char *const others[] = {"Month", "Kind", "Walk-ins", "Sign-ups"};
    struct text sentence = TEXT_EMPTY;
    report_begin_part(report, "Who was invited", NO_EVENT, invited, 8);
    report_people(report, REPORT_NAMED, down | REPORT_ADDS_ACROSS);
    report_chart(report, REPORT_BARS, 3, 2);
    text_append(&sentence, "Of those who were invited, who came, who had accepted and did not, and "
                           "all others; the rate is of the first two");
    report_sentence(report, &sentence);
    add_rows(session, events, release, report, add_invited);
    report_begin_part(report, "Walk-ins and sign-ups", NO_EVENT, others, 4);
    report_people(report, REPORT_NAMED, down);
    report_chart(report, REPORT_BARS, 2, 2);
    text_append(&sentence, "Who came without an invitation, and who signed up for support");
    report_sentence(report, &sentence);
    add_rows(session, events, release, report, add_others);
}

bool
event_report_build(struct session *session, bool release, struct report *report,
                   struct error *error)
{
    struct event_report events;
    report_init(report, "Events by month and kind");
    bool done = event_report_read(session, &events, error);
    if (done)
        add_parts(session, &events, release, report);
    event_report_clear(&events);
    return done;
}
