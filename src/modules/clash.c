/* clash.c - holds the bookings of one time against each other. */
#include "modules/clash.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/text.h"
#include "modules/event.h"
#include "modules/invitation.h"

/* --- two bookings --- */

/* An event that is cancelled or over keeps nobody busy. */
static bool
is_on(const struct booking *booking)
{
    return !event_is(booking->event, EVENT_CANCELLED) && !event_is(booking->event, EVENT_HELD);
}

static bool
is_at_one_time(const struct booking *booking, const struct booking *other)
{
    return booking->starts_ms < other->ends_ms && other->starts_ms < booking->ends_ms;
}

static bool
has_person(const struct booking *booking, const struct id *person)
{
    for (size_t i = 0; i < booking->people_count; i++) {
        if (id_equal(&booking->people[i].id, person))
            return true;
    }
    return false;
}

/* "J. Shah and PC 4471 Reid": how many, appended. */
static size_t
append_shared_people(const struct booking *booking, const struct booking *other, struct text *out)
{
    size_t shared = 0, told = 0;
    for (size_t i = 0; i < booking->people_count; i++)
        shared += has_person(other, &booking->people[i].id) ? 1 : 0;
    for (size_t i = 0; i < booking->people_count; i++) {
        if (!has_person(other, &booking->people[i].id))
            continue;
        text_append(out, told == 0 ? "" : told + 1 < shared ? ", " : " and ");
        text_append(out, booking->people[i].name);
        told++;
    }
    return shared;
}

bool
clash_append(struct session *session, const struct booking *booking, const struct booking *other,
             struct text *out)
{
    if (id_equal(&booking->event->id, &other->event->id) || !is_on(booking) || !is_on(other) ||
        !is_at_one_time(booking, other))
        return false;
    bool room = *booking->room != '\0' && string_equal(booking->room, other->room);
    size_t before = out->length;
    size_t people = append_shared_people(booking, other, out);
    if (people > 0)
        text_append(out, people == 1 ? " is also at " : " are also at ");
    else if (room)
        text_append(out, "in the same place as ");
    else
        return false;
    bool named = session_may_name(session, &event_type, &other->event->id);
    text_append(out, named ? record_get(other->event, EVENT_NAME) : "another event");
    record_show_field_after(", ", other->event, EVENT_STARTS, session_context(session), out);
    if (people > 0 && room)
        text_append(out, ", in the same place");
    return out->length > before;
}

/* --- what is about to be stored --- */

static bool
warn(struct session *session, const struct booking *booking, struct error *error)
{
    struct booking_list others = {.items = NULL};
    struct text clash = TEXT_EMPTY;
    size_t count = 0;
    if (!bookings_read(session, booking->starts_ms, booking->ends_ms, &others, error)) {
        booking_list_clear(&others);
        return false;
    }
    for (size_t i = 0; i < others.count; i++) {
        struct text next = TEXT_EMPTY;
        if (clash_append(session, booking, &others.items[i], &next))
            text_append(&clash, ++count == 1 ? text_string(&next) : "");
        text_clear(&next);
    }
    if (count == 1)
        session_warn(session, "clash: %s", text_string(&clash));
    else if (count > 1)
        session_warn(session, "clash: %s; and %zu more", text_string(&clash), count - 1);
    text_clear(&clash);
    booking_list_clear(&others);
    return true;
}

static bool
stays(const struct record *event, const struct record *before)
{
    return before && before->alive && record_same_value(event, before, EVENT_STARTS) &&
           record_same_value(event, before, EVENT_ENDS) &&
           record_same_value(event, before, EVENT_VENUE);
}

bool
clash_warn_event(struct session *session, const struct record *event, const struct record *before,
                 struct error *error)
{
    struct booking booking;
    if (stays(event, before))
        return true;
    bool whole = booking_of(record_copy(event), &booking);
    bool done =
        !whole || (booking_add_people(session, &booking, error) && warn(session, &booking, error));
    booking_clear(&booking);
    return done;
}

/* Its event with this one person, and without a room: of that the event has warned. */
bool
clash_warn_invitation(struct session *session, const struct record *invitation, struct error *error)
{
    struct id id;
    const char *link = record_get(invitation, INVITATION_EVENT);
    if (invitation_is_guest(invitation) || !link || !id_from_text(link, &id))
        return true;
    struct record *event = session_get(session, &event_type, &id, error);
    if (!event)
        return false;
    struct booking booking;
    bool whole = booking_of(event, &booking);
    booking.room[0] = '\0';
    booking_add_person(session, &booking, invitation);
    bool done = !whole || warn(session, &booking, error);
    booking_clear(&booking);
    return done;
}
