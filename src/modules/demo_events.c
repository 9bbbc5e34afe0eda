/* demo_events.c - invents events, past and coming, and who is invited to them. */
#include "demo_events.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "config/config.h"
#include "demo_record.h"
#include "demo_words.h"
#include "modules/event.h"
#include "modules/invitation.h"
#include "modules/staff.h"

#define STREAM UINT64_C(0x6A21C0D3E8F1B7A5)
#define FEWEST 6
#define PEOPLE_PER_EVENT 30
#define DAYS_BETWEEN 7
#define FIRST_IN_DAYS 2
#define HOSTS_READ 8
#define MS_PER_MINUTE (60 * INT64_C(1000))
#define MS_PER_HOUR (60 * MS_PER_MINUTE)
#define DAY_MS (24 * MS_PER_HOUR)
#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* By turns; the kind is the place in the list of posact.yaml. */
static const struct {
    const char *name, *venue, *link;
    size_t kind, capacity;
    int hour, minute;
} programme[] = {
    {"Preparation evening for constables", "Stafford Library", NULL, 0, 5, 18, 30},
    {"Meet a detective", NULL, "https://example.org/meet", 2, 0, 19, 0},
    {"Discovery session", "Stoke police station", NULL, 1, 4, 17, 30},
    {"College careers fair", "Cannock Chase College", NULL, 4, 0, 10, 0},
    {"Preparation evening for PCSOs", "Lichfield Guildhall", NULL, 0, 6, 18, 30},
    {"Fitness test morning", "Tamworth leisure centre", NULL, 1, 6, 9, 30},
    {"Community breakfast", "Uttoxeter community hall", NULL, 5, 0, 8, 30},
};

static size_t
draw(struct demo_events *events, size_t below)
{
    return random_below(&events->random, (uint32_t)below);
}

static struct record *
start(struct demo_events *events, const struct record_type *type, int64_t created_ms)
{
    return demo_record_start(events->session, &events->ids, type, created_ms);
}

/* --- events --- */

static const char *
kind_at(struct demo_events *events, size_t place)
{
    const struct choice_list *kinds =
        config_list(session_config(events->session), SETTING_EVENT_KINDS);
    return kinds->count > 0 ? kinds->items[place % kinds->count].code : NULL;
}

static void
set_capacity(struct record *record, size_t capacity)
{
    if (capacity > 0)
        record_take(record, EVENT_CAPACITY, must_format("%zu", capacity));
}

static bool
add_event(struct demo_events *events, size_t turn, struct date day, bool held, struct error *error)
{
    int64_t start_ms = moment_from_date(day) + programme[turn].hour * MS_PER_HOUR +
                       programme[turn].minute * MS_PER_MINUTE;
    int64_t now_ms = session_context(events->session)->now_ms;
    struct record *record =
        start(events, &event_type,
              start_ms - 45 * DAY_MS < now_ms ? start_ms - 45 * DAY_MS : now_ms - DAY_MS);
    struct demo_event *event = &events->events[events->count++];
    *event = (struct demo_event){
        .start_ms = start_ms, .capacity = programme[turn].capacity, .open = !held};
    memcpy(event->id, record_get(record, RECORD_ID), ID_TEXT_SIZE);
    record_set(record, EVENT_NAME, programme[turn].name);
    record_set(record, EVENT_KIND, kind_at(events, programme[turn].kind));
    record_set_moment(record, EVENT_STARTS, start_ms);
    record_set(record, EVENT_VENUE, programme[turn].venue);
    record_set(record, EVENT_LINK, programme[turn].link);
    set_capacity(record, programme[turn].capacity);
    record_set(record, EVENT_OWNER, demo_officers.words[draw(events, demo_officers.count)]);
    record_set(record, EVENT_STATE, held ? EVENT_HELD : EVENT_OPEN);
    if (held) {
        record_take(record, EVENT_COST, must_format("%zu", 20 * draw(events, 15)));
        record_take(record, EVENT_STAFF_HOURS, must_format("%zu", 4 + draw(events, 12)));
    }
    return demo_record_store(events->session, record, error);
}

/* One a week; every second one is past. */
static bool
add_events(struct demo_events *events, size_t people, struct error *error)
{
    struct date today = session_context(events->session)->today;
    size_t count = FEWEST + people / PEOPLE_PER_EVENT;
    if (count > DEMO_EVENTS_MOST)
        count = DEMO_EVENTS_MOST;
    size_t past = count / 2;
    for (size_t i = 0; i < count; i++) {
        bool held = i < past;
        int64_t days = FIRST_IN_DAYS + ((int64_t)i - (int64_t)past) * DAYS_BETWEEN;
        if (!add_event(events, i % COUNT(programme), date_add_days(today, days), held, error))
            return false;
    }
    return true;
}

/* T60: one colleague each, who takes no seat. */
static bool
add_hosts(struct demo_events *events, struct error *error)
{
    struct query query = query_default(&staff_type);
    struct record_list staff = {.count = 0};
    bool done = session_read(events->session, &query, QUERY_FIRST, NULL, HOSTS_READ, &staff, error);
    for (size_t i = 0; i < events->count && staff.count > 0 && done; i++) {
        const struct demo_event *event = &events->events[i];
        int64_t now_ms = session_context(events->session)->now_ms;
        int64_t since = event->open ? now_ms - DAY_MS : event->start_ms;
        struct record *record = start(events, &invitation_type, since);
        record_set(record, INVITATION_EVENT, event->id);
        record_set(record, INVITATION_COLLEAGUE,
                   record_get(staff.items[i % staff.count], RECORD_ID));
        record_set(record, INVITATION_PART, PART_HOST);
        record_set(record, INVITATION_STATE,
                   event->open ? INVITATION_ACCEPTED : INVITATION_ATTENDED);
        record_set_moment(record, INVITATION_SINCE, since);
        done = demo_record_store(events->session, record, error);
    }
    record_list_clear(&staff);
    return done;
}

bool
demo_events_begin(struct demo_events *events, struct session *session, size_t people, uint64_t seed,
                  struct error *error)
{
    *events = (struct demo_events){
        .session = session,
        .random = {.state = seed ^ STREAM},
        .ids = id_source_seeded(seed ^ STREAM),
    };
    return add_events(events, people, error) && add_hosts(events, error);
}

/* --- who is invited --- */

static bool
has_room(const struct demo_event *event)
{
    return event->capacity == 0 || event->taken < event->capacity;
}

/* What became of one who was invited to an event that was held. */
static const char *
draw_past(struct demo_events *events, struct demo_event *event)
{
    static const char *const states[] = {
        INVITATION_ATTENDED, INVITATION_ATTENDED,  INVITATION_ATTENDED, INVITATION_ATTENDED,
        INVITATION_ABSENT,   INVITATION_APOLOGIES, INVITATION_DECLINED, INVITATION_LAPSED};
    const char *state = states[draw(events, COUNT(states))];
    if (string_equal(state, INVITATION_ATTENDED) && !has_room(event))
        return INVITATION_LAPSED;
    event->taken += string_equal(state, INVITATION_ATTENDED);
    return state;
}

/* Most book; who comes when all seats are taken waits. */
static const char *
draw_coming(struct demo_events *events, struct demo_event *event)
{
    size_t fate = draw(events, 10);
    if (fate < 2)
        return INVITATION_INVITED_STATE;
    if (fate < 3)
        return INVITATION_DECLINED;
    if (!has_room(event)) {
        event->waiting++;
        return INVITATION_WAITING;
    }
    event->taken++;
    return event->taken == event->capacity ? INVITATION_OFFERED : INVITATION_ACCEPTED;
}

static void
set_answer(struct demo_events *events, struct demo_event *event, struct record *record,
           int64_t since_ms)
{
    const char *state = event->open ? draw_coming(events, event) : draw_past(events, event);
    record_set(record, INVITATION_STATE, state);
    record_set_moment(record, INVITATION_SINCE, since_ms);
    if (string_equal(state, INVITATION_WAITING))
        record_take(record, INVITATION_PLACE, must_format("%zu", event->waiting));
    if (string_equal(state, INVITATION_OFFERED))
        record_set_moment(record, INVITATION_UNTIL,
                          event->start_ms < since_ms + 2 * DAY_MS ? event->start_ms
                                                                  : since_ms + 2 * DAY_MS);
    if (string_equal(state, INVITATION_ATTENDED))
        record_set_moment(record, INVITATION_ARRIVED, event->start_ms);
    if (string_equal(state, INVITATION_ATTENDED) && draw(events, 3) == 0)
        record_set_day(record, INVITATION_SIGNED_UP, moment_to_date(event->start_ms));
}

bool
demo_events_add(struct demo_events *events, const struct id *candidate, struct error *error)
{
    struct demo_event *event = &events->events[draw(events, events->count)];
    int64_t now_ms = session_context(events->session)->now_ms;
    int64_t since_ms =
        event->open ? now_ms - (int64_t)(1 + draw(events, 20)) * MS_PER_HOUR : event->start_ms;
    int64_t invited_ms = since_ms - (int64_t)(2 + draw(events, 10)) * DAY_MS;
    char id[ID_TEXT_SIZE];
    struct record *record = start(events, &invitation_type, invited_ms);
    id_to_text(candidate, id);
    record_set(record, INVITATION_EVENT, event->id);
    record_set(record, INVITATION_CANDIDATE, id);
    record_set_day(record, INVITATION_INVITED, moment_to_date(invited_ms));
    set_answer(events, event, record, since_ms);
    return demo_record_store(events->session, record, error);
}
