/* event_report.h - events by kind and month: asked, came, did not come, signed up. */
#ifndef MODULES_EVENT_REPORT_H
#define MODULES_EVENT_REPORT_H

#include "modules/report.h"
#include "modules/session.h"
#include "store/event_counts.h"

#include <stdbool.h>
#include <stddef.h>

#define MONTH_SIZE 8 /* "2026-11" */

/* The events of a kind in a month on the wall. */
struct event_report_row {
    char month[MONTH_SIZE];
    char *kind; /* a code; owned */
    size_t events;
    size_t numbers[EVENT_NUMBER_COUNT];
};
struct event_report {
    struct event_report_row *rows; /* by month, then in the order of the kinds */
    size_t count, capacity;
    struct event_report_row all; /* without month and kind */
};
void event_report_clear(struct event_report *report);
/* Fills *report from empty; event_report_clear it in any case. */
bool event_report_read(struct session *session, struct event_report *report, struct error *error);
/* By month and kind: of those who were invited, who came, who accepted and did not, and all others;
 * then who walked in and who signed up. What is released has no sums of all months: with a month
 * more they would tell its small counts. Clear *report in any case. */
bool event_report_build(struct session *session, bool release, struct report *report,
                        struct error *error);

#endif
