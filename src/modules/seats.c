/* seats.c - the seats of an event and the line for them. */
#include "modules/seats.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "config/config.h"
#include "modules/event.h"
#include "modules/invitation.h"
#include "session_private.h"
#include "store/seat_counts.h"

#define MS_PER_HOUR (60 * 60 * INT64_C(1000))
#define LAPSE "lapse" /* in the log; store/undo.c passes over it */

/* --- counts --- */

/* Where a state is counted; NULL for one that nobody asks about. */
static size_t *
counter(struct seats *seats, const char *state)
{
    const struct {
        const char *state;
        size_t *count;
    } counters[] = {
        {INVITATION_ACCEPTED, &seats->accepted},     {INVITATION_OFFERED, &seats->offered},
        {INVITATION_ATTENDED, &seats->attended},     {INVITATION_WAITING, &seats->waiting},
        {INVITATION_INVITED_STATE, &seats->invited}, {INVITATION_DECLINED, &seats->declined},
        {INVITATION_LAPSED, &seats->lapsed},         {INVITATION_ABSENT, &seats->absent},
        {INVITATION_APOLOGIES, &seats->apologies},
    };
    for (size_t i = 0; i < sizeof counters / sizeof counters[0]; i++) {
        if (string_equal(counters[i].state, state))
            return counters[i].count;
    }
    return NULL;
}

static void
add_count(struct seats *seats, const struct seat_count *row)
{
    bool comes = string_equal(row->state, INVITATION_ACCEPTED) ||
                 string_equal(row->state, INVITATION_ATTENDED);
    bool guests = string_equal(row->part, PART_GUEST);
    size_t *count = guests ? counter(seats, row->state) : comes ? &seats->helping : NULL;
    if (count)
        *count += row->count;
}

bool
seats_read(struct session *session, const struct record *event, struct seats *seats,
           struct error *error)
{
    const char *capacity = record_get(event, EVENT_CAPACITY);
    struct seat_count_list list;
    *seats = (struct seats){
        .limited = capacity != NULL,
        .capacity = capacity ? strtoul(capacity, NULL, 10) : 0,
    };
    bool done = seat_counts_read(session->store, &event->id, &list, error);
    for (size_t i = 0; i < list.count && done; i++)
        add_count(seats, &list.items[i]);
    seat_count_list_clear(&list);
    return done;
}

bool
seats_any(struct session *session, const struct record *event, bool *any, struct error *error)
{
    struct seat_count_list list;
    bool done = seat_counts_read(session->store, &event->id, &list, error);
    *any = list.count > 0;
    seat_count_list_clear(&list);
    return done;
}

size_t
seats_taken(const struct seats *seats)
{
    return seats->accepted + seats->offered + seats->attended;
}

static bool
is_free(const struct seats *seats)
{
    return !seats->limited || seats_taken(seats) < seats->capacity;
}

/* --- in words --- */

void
seats_show(const struct seats *seats, bool brief, struct text *out)
{
    const struct {
        size_t count;
        const char *words;
    } others[] = {
        {seats->waiting, "waiting"},
        {seats->offered, "offered a seat"},
        {seats->invited, "not answered"},
        {seats->attended, "attended"},
        {seats->absent, "did not attend"},
        {seats->apologies, "sent apologies"},
        {seats->declined, "declined"},
        {seats->lapsed, "lapsed"},
        {seats->helping, "hosting or helping"},
    };
    text_append_format(out, "%zu", seats_taken(seats));
    if (seats->limited)
        text_append_format(out, " of %zu", seats->capacity);
    if (seats->limited && seats_taken(seats) > seats->capacity)
        text_append_char(out, '!');
    if (brief)
        return;
    bool one = seats->limited ? seats->capacity == 1 : seats_taken(seats) == 1;
    text_append_format(out, " %s%s", one ? "seat" : "seats", seats->limited ? "" : ", no limit");
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (others[i].count > 0)
            text_append_format(out, ", %zu %s", others[i].count, others[i].words);
    }
}

bool
seats_have_room(struct session *session, const struct record *event, struct error *error)
{
    struct seats seats;
    if (!seats_read(session, event, &seats, error))
        return false;
    return is_free(&seats) ||
           error_set(error, ERROR_CONFLICT,
                     "All %zu seats of '%s' are taken; raise the number of seats, or let somebody "
                     "wait for one",
                     seats.capacity, record_get(event, EVENT_NAME));
}

bool
seats_hold(struct session *session, const struct record *event, struct error *error)
{
    struct seats seats;
    size_t over;
    if (!seats_read(session, event, &seats, error) ||
        !seat_offers_over(session->store, &event->id, session_context(session)->now_ms, &over,
                          error))
        return false;
    size_t taken = seats_taken(&seats) - over;
    return !seats.limited || taken <= seats.capacity ||
           error_set_field(error, EVENT_CAPACITY,
                           "Seats must be at least %zu: %zu accepted, %zu have an offer, %zu came; "
                           "release seats first",
                           taken, seats.accepted, seats.offered - over, seats.attended);
}

bool
seats_may_return(struct session *session, const struct record *event, struct error *error)
{
    struct seats seats;
    int64_t start;
    bool to_come = event->alive && !event_is(event, EVENT_HELD) &&
                   !event_is(event, EVENT_CANCELLED) && event_start(event, &start) &&
                   session_context(session)->now_ms < start;
    if (!to_come)
        return true;
    if (!seats_read(session, event, &seats, error))
        return false;
    if (!seats.limited || seats_taken(&seats) <= seats.capacity)
        return true;
    struct text title = TEXT_EMPTY;
    session_title(session, &event_type, &event->id, &title);
    error_set(error, ERROR_CONFLICT, "a seat that this would take is taken since at '%s'",
              text_string(&title));
    text_clear(&title);
    return false;
}

/* --- states --- */

void
invitation_set_state(struct session *session, struct record *invitation, const char *state)
{
    char now[DATE_TEXT_SIZE];
    moment_to_iso(session_context(session)->now_ms, now);
    record_set(invitation, INVITATION_STATE, state);
    record_set(invitation, INVITATION_SINCE, now);
    if (!string_equal(state, INVITATION_OFFERED))
        record_set(invitation, INVITATION_UNTIL, NULL);
    if (!string_equal(state, INVITATION_WAITING) && !string_equal(state, INVITATION_OFFERED))
        record_set(invitation, INVITATION_PLACE, NULL);
}

bool
invitation_wait(struct session *session, struct record *invitation, struct error *error)
{
    struct id event;
    int64_t last;
    const char *link = record_get(invitation, INVITATION_EVENT);
    if (!link || !id_from_text(link, &event) ||
        !seat_line_last(session->store, &event, &last, error))
        return false;
    char *place = must_format("%lld", (long long)last + 1);
    invitation_set_state(session, invitation, INVITATION_WAITING);
    record_take(invitation, INVITATION_PLACE, place);
    return true;
}

/* Until when a seat is kept: so many hours, and not beyond the start. */
static void
offer(struct session *session, const struct record *event, struct record *invitation)
{
    long hours = config_number(session_config(session), SETTING_OFFER_HOURS);
    int64_t until = session_context(session)->now_ms + hours * MS_PER_HOUR, start;
    char iso[DATE_TEXT_SIZE];
    if (event_start(event, &start) && start < until)
        until = start;
    moment_to_iso(until, iso);
    invitation_set_state(session, invitation, INVITATION_OFFERED);
    record_set(invitation, INVITATION_UNTIL, iso);
}

/* --- moving up --- */

static bool
change(struct session *session, const struct record *event, const struct id *id, bool lapses,
       struct error *error)
{
    struct record *invitation = session_get(session, &invitation_type, id, error);
    if (!invitation)
        return false;
    if (lapses)
        invitation_set_state(session, invitation, INVITATION_LAPSED);
    else
        offer(session, event, invitation);
    bool done = session_edit(session, invitation, NULL, error);
    record_free(invitation);
    return done;
}

static bool
lapse_offers(struct session *session, const struct record *event, struct error *error)
{
    int64_t now = session_context(session)->now_ms;
    struct id id;
    bool found = true;
    while (found) {
        if (!seat_offer_over(session->store, &event->id, now, &id, &found, error) ||
            (found && !change(session, event, &id, true, error)))
            return false;
    }
    return true;
}

static bool
offer_seats(struct session *session, const struct record *event, struct error *error)
{
    struct seats seats;
    struct id id;
    bool found = true;
    if (!seats_read(session, event, &seats, error))
        return false;
    size_t before = seats.offered;
    while (found && seats.waiting > 0 && is_free(&seats)) {
        if (!seat_line_first(session->store, &event->id, &id, &found, error) ||
            (found && !change(session, event, &id, false, error)))
            return false;
        seats.waiting--;
        seats.offered += found;
    }
    if (seats.offered > before)
        session_warn_standing(session, "%zu %s a seat offered now; tell them until when",
                              seats.offered, seats.offered == 1 ? "person has" : "people have");
    return true;
}

/* Once it has begun, seats go at the door. */
static bool
is_to_come(struct session *session, const struct record *event)
{
    int64_t start;
    return event->alive && event_is(event, EVENT_OPEN) && event_start(event, &start) &&
           session_context(session)->now_ms < start;
}

bool
invitation_move_up(struct session *session, const struct id *event_id, struct error *error)
{
    struct record *event = session_get(session, &event_type, event_id, error);
    if (!event)
        return false;
    bool done = lapse_offers(session, event, error) &&
                (!is_to_come(session, event) || offer_seats(session, event, error));
    record_free(event);
    return done;
}

/* --- by the clock --- */

static bool
lapse_all(struct session *session, void *context, struct error *error)
{
    (void)context;
    int64_t now = session_context(session)->now_ms;
    struct id id, event;
    bool found = true, done = true;
    while (done && found) {
        done = seat_offer_over(session->store, NULL, now, &id, &found, error);
        struct record *invitation =
            done && found ? session_get(session, &invitation_type, &id, error) : NULL;
        if (!invitation)
            return done && !found;
        done = id_from_text(record_get(invitation, INVITATION_EVENT), &event) &&
               invitation_move_up(session, &event, error);
        record_free(invitation);
    }
    return done;
}

bool
invitation_lapse_all(struct session *session, struct error *error)
{
    struct id id;
    bool found;
    if (session_is_read_only(session))
        return true;
    if (!seat_offer_over(session->store, NULL, session_context(session)->now_ms, &id, &found,
                         error))
        return false;
    return !found || session_write(session, LAPSE, lapse_all, NULL, error);
}
