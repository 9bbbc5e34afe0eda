/* event_door.c - what is known of somebody at the door, and what stands in the way. */
#include "modules/event_door.h"

#include <string.h>

#include "modules/candidate.h"
#include "modules/event.h"
#include "modules/invitation.h"
#include "modules/seats.h"
#include "modules/staff.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define ENTRIES_READ 100 /* of one person: more than anybody has at a time */

/* -- Which entry --------------------------------------------------------------------------- */

/* `guarded`: those to events of networks too. */
static bool
read_entries(struct session *session, const struct record *person, const char *words, bool guarded,
             struct record_list *list, struct error *error)
{
    struct query query = query_default(&invitation_type);
    struct filter filter;
    bool is_candidate = person->type == &candidate_type;
    query.link_field = is_candidate ? INVITATION_CANDIDATE : INVITATION_COLLEAGUE;
    query.link_id = person->id;
    query.guarded = guarded;
    query.filter = &filter;
    bool done =
        filter_parse(&filter, &invitation_type, words, session_context(session), false, error) &&
        session_read(session, &query, QUERY_FIRST, NULL, ENTRIES_READ, list, error);
    filter_clear(&filter);
    return done;
}

static bool
is_of(const struct record *invitation, const struct id *event)
{
    struct id id;
    const char *link = record_get(invitation, INVITATION_EVENT);
    return link && id_from_text(link, &id) && id_equal(&id, event);
}

bool
door_find(struct session *session, const struct id *event, const struct record *person,
          struct record **invitation, struct error *error)
{
    struct record_list list = {.count = 0};
    bool done = read_entries(session, person, "", true, &list, error);
    *invitation = NULL;
    for (size_t i = 0; i < list.count && done && !*invitation; i++) {
        if (!is_of(list.items[i], event))
            continue;
        *invitation = session_get(session, &invitation_type, &list.items[i]->id, error);
        done = *invitation != NULL;
    }
    record_list_clear(&list);
    return done;
}

/* -- In words ------------------------------------------------------------------------------ */

/* "18:00": what stands behind the day. */
static void
append_time(const char *moment, struct text *out)
{
    int64_t milliseconds;
    char shown[DATE_TEXT_SIZE];
    if (!moment || !moment_from_iso(moment, &milliseconds))
        return;
    moment_show(milliseconds, shown);
    text_append(out, strrchr(shown, ' ') + 1);
}

/* What is said of somebody apart from the others: the end of a phone is known to whoever has it,
 * and of no use to whoever reads it over a shoulder. */
static const struct {
    const struct record_type *type;
    size_t field;
    const char *words;
    size_t shown; /* so many of the last characters; 0: all */
} apart[] = {
    {&candidate_type, CANDIDATE_PHONE, "phone ends ", 3},
    {&candidate_type, CANDIDATE_POSTCODE_AREA, "area ", 0},
    {&staff_type, STAFF_NUMBER, "number ", 0},
};

void
door_append_apart(struct session *session, const struct record_type *type, const struct id *person,
                  struct text *out)
{
    struct error ignored;
    struct record *record = session_get(session, type, person, &ignored);
    size_t before = out->length;
    for (size_t i = 0; i < COUNT(apart) && record && out->length == before; i++) {
        const char *value = apart[i].type == type ? record_get(record, apart[i].field) : NULL;
        size_t length = value ? strlen(value) : 0;
        size_t skipped =
            apart[i].shown > 0 && length > apart[i].shown ? length - apart[i].shown : 0;
        if (value)
            text_append_format(out, "%s%s", apart[i].words, value + skipped);
    }
    record_free(record);
}

static int64_t
days_until(struct session *session, const struct record *event)
{
    int64_t start;
    struct date today = session_context(session)->today;
    if (!event_start(event, &start))
        return 0;
    return date_to_days(moment_to_date(start)) - date_to_days(today);
}

void
door_append_day(struct session *session, const struct record *event, struct text *out)
{
    int64_t start;
    char day[DATE_TEXT_SIZE] = "today";
    if (!event_start(event, &start))
        return;
    if (days_until(session, event) != 0)
        date_show_weekday(moment_to_date(start), day);
    text_append_format(out, "%s ", day);
    append_time(record_get(event, EVENT_STARTS), out);
}

static void
append_day_of(const struct record *invitation, struct text *out)
{
    int64_t since;
    char day[DATE_TEXT_SIZE];
    const char *moment = record_get(invitation, INVITATION_SINCE);
    if (!moment || !moment_from_iso(moment, &since))
        return;
    date_show_weekday(moment_to_date(since), day);
    text_append_format(out, " on %s", day);
}

/* "waiting, number 3"; "in since 17:52". */
static void
append_answer(struct session *session, const struct record *invitation, struct text *out)
{
    struct text state = TEXT_EMPTY;
    record_show_field(invitation, INVITATION_STATE, session_context(session), &state);
    if (invitation_is(invitation, INVITATION_ATTENDED)) {
        text_append(out, "in since ");
        append_time(record_get(invitation, INVITATION_ARRIVED), out);
    } else {
        label_inside(text_string(&state), out);
    }
    if (invitation_is(invitation, INVITATION_WAITING))
        record_show_field_after(", number ", invitation, INVITATION_PLACE, session_context(session),
                                out);
    text_clear(&state);
}

void
door_append_state(struct session *session, const struct record *invitation, struct text *out)
{
    struct text part = TEXT_EMPTY;
    append_answer(session, invitation, out);
    if (invitation_is(invitation, INVITATION_DECLINED) ||
        invitation_is(invitation, INVITATION_APOLOGIES))
        append_day_of(invitation, out);
    if (!invitation_is_guest(invitation)) {
        record_show_field(invitation, INVITATION_PART, session_context(session), &part);
        text_append(out, ", ");
        label_inside(text_string(&part), out);
    }
    if (record_get(invitation, INVITATION_SIGNED_UP))
        text_append(out, ", signed up");
    text_clear(&part);
}

static struct record *
event_of(struct session *session, const struct record *invitation)
{
    struct id id;
    struct error ignored;
    const char *link = record_get(invitation, INVITATION_EVENT);
    return link && id_from_text(link, &id) ? session_get(session, &event_type, &id, &ignored)
                                           : NULL;
}

/* Trouble with reading says nothing: it stops nobody at the door. */
bool
door_append_elsewhere(struct session *session, const struct id *event, const struct record *person,
                      struct text *out)
{
    struct record_list list = {.count = 0};
    struct error ignored;
    bool found = false;
    read_entries(session, person, INVITATION_CURRENT, false, &list, &ignored);
    for (size_t i = 0; i < list.count && !found; i++) {
        struct record *other = event_of(session, list.items[i]);
        found = other && other->alive && !id_equal(&other->id, event) &&
                days_until(session, other) >= 0 && !event_is(other, EVENT_CANCELLED);
        if (found) {
            text_append_format(out, "invited to %s, ", record_get(other, EVENT_NAME));
            door_append_day(session, other, out);
        }
        record_free(other);
    }
    record_list_clear(&list);
    return found;
}

/* -- What stands in the way ---------------------------------------------------------------- */

bool
door_is_open(struct session *session, const struct record *event, struct error *error)
{
    struct text day = TEXT_EMPTY;
    door_append_day(session, event, &day);
    bool early = days_until(session, event) > 0;
    bool on = false;
    if (!event->alive)
        error_set(error, ERROR_DENIED, "This event is in the trash; restore it first");
    else if (event_is(event, EVENT_CANCELLED))
        error_set(error, ERROR_DENIED, "This event is cancelled; nobody comes in");
    else if (event_is(event, EVENT_HELD))
        error_set(error, ERROR_DENIED,
                  "This event is marked as held, and who came is settled; undo that first");
    else if (early)
        error_set(error, ERROR_DENIED, "Not today: this event is on %s", text_string(&day));
    else
        on = true;
    text_clear(&day);
    return on;
}

/* ", 2 seats free"; ", no seat free". *free_seat: there is one, or any number. */
static bool
read_seats(struct session *session, const struct record *event, struct text *says, bool *free_seat,
           struct error *error)
{
    struct seats seats;
    if (!seats_read(session, event, &seats, error))
        return false;
    size_t taken = seats_taken(&seats);
    *free_seat = !seats.limited || taken < seats.capacity;
    if (!seats.limited)
        return true;
    if (*free_seat)
        text_append_format(says, ", %zu %s free", seats.capacity - taken,
                           seats.capacity - taken == 1 ? "seat" : "seats");
    else
        text_append(says, ", no seat free");
    return true;
}

static bool
stop(struct session *session, const struct record *person, const char *why, const char *seats,
     struct error *error)
{
    struct text name = TEXT_EMPTY;
    session_title(session, person->type, &person->id, &name);
    error_set(error, ERROR_CONFLICT, "%s: %s%s", text_string(&name), why, seats);
    text_clear(&name);
    return false;
}

/* Somebody with an entry at this event. */
static bool
may_enter_with(struct session *session, const struct record *person,
               const struct record *invitation, const char *seats, bool free_seat,
               struct error *error)
{
    struct text says = TEXT_EMPTY;
    bool expected = invitation_is(invitation, INVITATION_INVITED_STATE) ||
                    invitation_holds_seat(invitation) || !invitation_is_guest(invitation);
    bool is_in = invitation_is(invitation, INVITATION_ATTENDED);
    bool seated = !invitation_is_guest(invitation) || invitation_holds_seat(invitation);
    bool may = !is_in && expected && (free_seat || seated);
    if (is_in)
        text_append(&says, "already ");
    if (!may)
        append_answer(session, invitation, &says);
    if (!may)
        stop(session, person, text_string(&says), is_in ? "" : seats, error);
    if (is_in)
        error->code = ERROR_DENIED;
    text_clear(&says);
    return may;
}

/* T29: which one it is, to whoever may see that. */
static void
append_assessment(struct session *session, const struct record *event, struct text *out)
{
    const char *assessment = record_get(event, EVENT_ASSESSMENT);
    if (assessment) {
        text_append(out, ", ");
        session_show(session, &event_type.fields[EVENT_ASSESSMENT], assessment, out);
    }
}

/* P1, P8: who walks into a targeted event is let in on what its assessment says, on purpose. */
static bool
may_walk_in(struct session *session, const struct record *event, const struct record *person,
            const char *seats, bool free_seat, struct error *error)
{
    struct text says = TEXT_EMPTY;
    bool may = true;
    if (door_append_elsewhere(session, &event->id, person, &says)) {
        text_append(&says, ", not to this");
        may = stop(session, person, text_string(&says), "", error);
    } else if (event_is_targeted(event)) {
        append_assessment(session, event, &says);
        may = stop(session, person, "not invited; this event is for those an assessment names",
                   text_string(&says), error);
    } else if (!free_seat) {
        may = stop(session, person, "not invited", seats, error);
    }
    text_clear(&says);
    return may;
}

bool
door_may_enter(struct session *session, const struct record *event, const struct record *person,
               const struct record *invitation, struct error *error)
{
    struct text seats = TEXT_EMPTY;
    bool free_seat = true;
    bool may = door_is_open(session, event, error) &&
               read_seats(session, event, &seats, &free_seat, error);
    if (may && invitation)
        may = may_enter_with(session, person, invitation, text_string(&seats), free_seat, error);
    else if (may)
        may = may_walk_in(session, event, person, text_string(&seats), free_seat, error);
    text_clear(&seats);
    return may;
}
