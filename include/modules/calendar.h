/* calendar.h - the events of a week or a month, day by day, with their seats and what clashes. */
#ifndef MODULES_CALENDAR_H
#define MODULES_CALENDAR_H

#include "modules/booking.h"
#include "modules/seats.h"

#include <stdbool.h>
#include <stddef.h>

enum calendar_span {
    CALENDAR_WEEK, /* Monday to Sunday */
    CALENDAR_MONTH,
    CALENDAR_SPAN_COUNT,
};

struct calendar_entry {
    struct booking booking;
    struct seats seats;
    struct date day;   /* the first of its days within the span */
    struct text clash; /* a line for each other event that is in the way; empty for none */
};

/* Zeroed is empty. */
struct calendar {
    enum calendar_span span;
    struct date first, next; /* its days, from the first on and before the next */
    struct calendar_entry *entries;
    size_t count;
};

/* The week or month that has the day. */
bool calendar_read(struct session *session, enum calendar_span span, struct date day,
                   struct calendar *calendar, struct error *error);
void calendar_clear(struct calendar *calendar);
/* A day of the span before (-1) or after (1) the one that has the day. */
struct date calendar_step(enum calendar_span span, struct date day, int by);

/* "Week from Mon 23 Nov 2026", "November 2026". Appended to out, as all here. */
void calendar_append_title(const struct calendar *calendar, struct text *out);
/* "3 events, 1 with a clash"; "No events". */
void calendar_append_count(const struct calendar *calendar, struct text *out);
/* "10:00 to 16:00"; "18:30"; "from Mon 23 Nov 2026, 09:00", "all day". */
void calendar_append_time(const struct calendar_entry *entry, struct text *out);
/* "Careers fair, Stafford Library, 18 of 25 seats, cancelled; host: J. Shah". */
void calendar_append_words(struct session *session, const struct calendar_entry *entry,
                           struct text *out);

#endif
