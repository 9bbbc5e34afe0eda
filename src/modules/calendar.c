/* calendar.c - reads what is on in a week or a month, and says it. */
#include "modules/calendar.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/memory.h"
#include "base/text.h"
#include "modules/clash.h"
#include "modules/event.h"

#define WEEK_DAYS 7
#define MONTH_DAYS_MOST 31

/* --- spans --- */

static struct date
first_day(enum calendar_span span, struct date day)
{
    if (span == CALENDAR_WEEK)
        return date_add_days(day, -date_weekday(day));
    return (struct date){day.year, day.month, 1};
}

static struct date
next_first_day(enum calendar_span span, struct date first)
{
    if (span == CALENDAR_WEEK)
        return date_add_days(first, WEEK_DAYS);
    return first_day(span, date_add_days(first, MONTH_DAYS_MOST));
}

struct date
calendar_step(enum calendar_span span, struct date day, int by)
{
    struct date first = first_day(span, day);
    if (by == 0)
        return day;
    return by > 0 ? next_first_day(span, first) : first_day(span, date_add_days(first, -1));
}

/* --- reading --- */

static bool
add_entry(struct session *session, struct calendar *calendar, const struct booking *booking,
          struct error *error)
{
    struct calendar_entry *entry = &calendar->entries[calendar->count++];
    *entry = (struct calendar_entry){.booking = *booking};
    entry->day = moment_to_date(booking->starts_ms);
    if (date_to_days(entry->day) < date_to_days(calendar->first))
        entry->day = calendar->first;
    return seats_read(session, booking->event, &entry->seats, error);
}

/* What starts before an event ends may be in its way, wherever it stands in the list. */
static void
find_clashes(struct session *session, struct calendar *calendar)
{
    for (size_t i = 0; i < calendar->count; i++) {
        struct calendar_entry *entry = &calendar->entries[i];
        for (size_t j = 0; j < calendar->count; j++) {
            if (calendar->entries[j].booking.starts_ms >= entry->booking.ends_ms)
                break;
            if (clash_append(session, &entry->booking, &calendar->entries[j].booking,
                             &entry->clash))
                text_append_char(&entry->clash, '\n');
        }
    }
}

bool
calendar_read(struct session *session, enum calendar_span span, struct date day,
              struct calendar *calendar, struct error *error)
{
    struct booking_list bookings = {.items = NULL};
    struct date first = first_day(span, day);
    *calendar = (struct calendar){
        .span = span,
        .first = first,
        .next = next_first_day(span, first),
    };
    bool done = bookings_read(session, moment_from_date(calendar->first),
                              moment_from_date(calendar->next), &bookings, error);
    calendar->entries = must_calloc(bookings.count + 1, sizeof *calendar->entries);
    size_t taken = 0;
    while (done && taken < bookings.count)
        done = add_entry(session, calendar, &bookings.items[taken++], error);
    for (size_t i = taken; i < bookings.count; i++)
        booking_clear(&bookings.items[i]);
    free(bookings.items);
    if (done)
        find_clashes(session, calendar);
    return done;
}

void
calendar_clear(struct calendar *calendar)
{
    for (size_t i = 0; i < calendar->count; i++) {
        booking_clear(&calendar->entries[i].booking);
        text_clear(&calendar->entries[i].clash);
    }
    free(calendar->entries);
    *calendar = (struct calendar){.entries = NULL};
}

/* --- words --- */

void
calendar_append_title(const struct calendar *calendar, struct text *out)
{
    char day[DATE_TEXT_SIZE];
    if (calendar->span == CALENDAR_WEEK) {
        date_show_weekday(calendar->first, day);
        text_append_format(out, "Week from %s", day);
    } else {
        date_show(calendar->first, day);
        text_append(out, day + strlen("1 "));
    }
}

void
calendar_append_count(const struct calendar *calendar, struct text *out)
{
    size_t clashing = 0;
    for (size_t i = 0; i < calendar->count; i++)
        clashing += calendar->entries[i].clash.length > 0 ? 1 : 0;
    if (calendar->count == 0)
        text_append(out, "No events");
    else
        text_append_format(out, "%zu %s", calendar->count,
                           calendar->count == 1 ? "event" : "events");
    if (clashing > 0)
        text_append_format(out, ", %zu with a clash", clashing);
}

static bool
is_same_day(int64_t a, int64_t b)
{
    return date_to_days(moment_to_date(a)) == date_to_days(moment_to_date(b));
}

static void
append_moment(int64_t moment, struct text *out)
{
    char shown[DATE_TEXT_SIZE];
    moment_show(moment, shown);
    text_append(out, shown);
}

/* Midnight ends the day before. */
void
calendar_append_time(const struct calendar_entry *entry, struct text *out)
{
    int64_t start = entry->booking.starts_ms, end = entry->booking.ends_ms;
    bool has_end = record_get(entry->booking.event, EVENT_ENDS) != NULL;
    bool from_midnight = moment_from_date(moment_to_date(start)) == start;
    bool to_midnight = moment_from_date(moment_to_date(end)) == end;
    if (has_end && from_midnight && to_midnight && is_same_day(start, end - 1)) {
        text_append(out, "all day");
    } else if (!has_end) {
        moment_append_time(start, out);
    } else if (is_same_day(start, end - 1)) {
        moment_append_time(start, out);
        text_append(out, " to ");
        moment_append_time(end, out);
    } else {
        append_moment(start, out);
        text_append(out, " to ");
        append_moment(end, out);
    }
}

static void
append_people(const struct booking *booking, struct text *out)
{
    for (size_t i = 0; i < booking->people_count; i++)
        text_append_format(out, "%s%s", i == 0 ? "; with " : ", ", booking->people[i].name);
}

void
calendar_append_words(struct session *session, const struct calendar_entry *entry, struct text *out)
{
    const struct record *event = entry->booking.event;
    const char *venue = record_get(event, EVENT_VENUE);
    text_append(out, record_get(event, EVENT_NAME));
    if (venue)
        text_append_format(out, ", %s", venue);
    text_append(out, ", ");
    seats_show(&entry->seats, false, out);
    if (!event_is(event, EVENT_PLANNED) && !event_is(event, EVENT_OPEN)) {
        struct text state = TEXT_EMPTY;
        record_show_field(event, EVENT_STATE, session_context(session), &state);
        text_append(out, ", ");
        label_inside(text_string(&state), out);
        text_clear(&state);
    }
    append_people(&entry->booking, out);
}
