/* booking.c - reads what is on in a time. */
#include "modules/booking.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "modules/event.h"
#include "modules/invitation.h"

#define MS_PER_DAY INT64_C(86400000)
#define WINDOW 200
#define PEOPLE_MOST 100 /* hosts and helpers of one event */

/* --- one --- */

/* Where nobody is in anybody's way. */
static bool
is_online(const char *venue)
{
    static const char *const names[] = {" online ", " teams ", " microsoft teams ", " zoom "};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (string_equal(venue, names[i]))
            return true;
    }
    return false;
}

bool
booking_of(struct record *event, struct booking *booking)
{
    *booking = (struct booking){.event = event};
    const char *ends = record_get(event, EVENT_ENDS), *venue = record_get(event, EVENT_VENUE);
    struct text room = TEXT_EMPTY;
    utf8_fold_words(&room, venue ? venue : "");
    if (is_online(text_string(&room)))
        text_reset(&room);
    text_append(&room, "");
    booking->room = text_take(&room);
    if (!event_start(event, &booking->starts_ms))
        return false;
    /* Without an end it takes the moment at which it starts. */
    if (!ends || !moment_from_iso(ends, &booking->ends_ms))
        booking->ends_ms = booking->starts_ms + 1;
    return true;
}

void
booking_clear(struct booking *booking)
{
    for (size_t i = 0; i < booking->people_count; i++)
        free(booking->people[i].name);
    free(booking->people);
    free(booking->room);
    record_free(booking->event);
}

/* --- who hosts and helps --- */

void
booking_add_person(struct session *session, struct booking *booking,
                   const struct record *invitation)
{
    struct id id;
    const char *person = record_get(invitation, INVITATION_COLLEAGUE);
    if (!person)
        person = record_get(invitation, INVITATION_CANDIDATE);
    if (!person || !id_from_text(person, &id))
        return;
    struct text name = TEXT_EMPTY;
    invitation_append_person(session, invitation, &name);
    text_append(&name, "");
    booking->people = array_reserve(booking->people, &booking->people_capacity,
                                    booking->people_count + 1, sizeof *booking->people);
    booking->people[booking->people_count++] = (struct booking_person){id, text_take(&name)};
}

static int
compare_people(const void *a, const void *b)
{
    const struct booking_person *first = a, *second = b;
    int order = strcmp(first->name, second->name);
    return order != 0 ? order : id_compare(&first->id, &second->id);
}

bool
booking_add_people(struct session *session, struct booking *booking, struct error *error)
{
    struct query query = query_default(&invitation_type);
    struct record_list list = {.count = 0};
    struct filter filter;
    query.link_field = INVITATION_EVENT;
    query.link_id = booking->event->id;
    query.filter = &filter;
    bool done = filter_parse(&filter, &invitation_type,
                             "part:" PART_HOST "," PART_HELPER " !state:" INVITATION_DECLINED
                             "," INVITATION_APOLOGIES "," INVITATION_CANCELLED "," INVITATION_LAPSED
                             "," INVITATION_ABSENT,
                             session_context(session), false, error) &&
                session_read(session, &query, QUERY_FIRST, NULL, PEOPLE_MOST, &list, error);
    filter_clear(&filter);
    for (size_t i = 0; i < list.count && done; i++)
        booking_add_person(session, booking, list.items[i]);
    if (booking->people_count > 0)
        qsort(booking->people, booking->people_count, sizeof *booking->people, compare_people);
    record_list_clear(&list);
    return done;
}

/* --- all of a time --- */

static struct record *
take_item(struct record_list *list, size_t index)
{
    struct record *record = list->items[index];
    list->items[index] = NULL;
    return record;
}

/* Takes the event, which is left out when it is over by then. *more is false behind the time. */
static bool
add_event(struct session *session, struct record *event, int64_t from_ms, int64_t until_ms,
          struct booking_list *list, bool *more, struct error *error)
{
    struct booking booking;
    bool whole = booking_of(event, &booking);
    *more = !whole || booking.starts_ms < until_ms;
    if (!whole || !*more || booking.ends_ms <= from_ms) {
        booking_clear(&booking);
        return true;
    }
    list->items = array_reserve(list->items, &list->capacity, list->count + 1, sizeof *list->items);
    list->items[list->count] = booking;
    return booking_add_people(session, &list->items[list->count++], error);
}

/* The place in the list of an event that would start at a moment. */
static void
place_of(const struct query *query, int64_t moment, struct query_place *place)
{
    char iso[DATE_TEXT_SIZE];
    struct record *event = record_new(&event_type);
    moment_to_iso(moment, iso);
    record_set(event, EVENT_STARTS, iso);
    session_place(query, event, place);
    record_free(event);
}

bool
bookings_read(struct session *session, int64_t from_ms, int64_t until_ms, struct booking_list *list,
              struct error *error)
{
    struct query query = query_default(&event_type);
    struct query_place place = {.key = NULL};
    enum query_from from = QUERY_AT;
    query.sort_field = EVENT_STARTS;
    query.descending = false;
    place_of(&query, from_ms - BOOKING_DAYS_MOST * MS_PER_DAY, &place);
    bool done = true, more = true;
    while (done && more) {
        struct record_list window = {.count = 0};
        done = session_read(session, &query, from, &place, WINDOW, &window, error);
        more = window.count == WINDOW;
        query_place_clear(&place);
        if (done && more)
            session_place(&query, window.items[WINDOW - 1], &place);
        for (size_t i = 0; i < window.count && done; i++) {
            bool before;
            done =
                add_event(session, take_item(&window, i), from_ms, until_ms, list, &before, error);
            more = more && before;
        }
        from = QUERY_AFTER;
        record_list_clear(&window);
    }
    query_place_clear(&place);
    return done;
}

void
booking_list_clear(struct booking_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        booking_clear(&list->items[i]);
    free(list->items);
    *list = (struct booking_list){.items = NULL};
}
