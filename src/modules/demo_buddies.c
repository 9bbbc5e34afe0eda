/* demo_buddies.c - invents colleagues and buddies, and pairs invented people with them. */
#include "demo_buddies.h"

#include <stdlib.h>

#include "base/memory.h"
#include "config/config.h"
#include "demo_record.h"
#include "modules/buddy.h"
#include "modules/candidate.h"
#include "modules/check_in.h"
#include "modules/pairing.h"
#include "modules/pairing_contact.h"
#include "modules/staff.h"

#define STREAM UINT64_C(0x1D8E4E27C47D124F)
#define STAFF_FEWEST 8
#define PEOPLE_PER_STAFF 12
#define CAPACITY 3
#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const char *const surnames[] = {
    "Reid",   "Begum",     "Okafor",  "Kowalczyk", "Llewellyn", "Singh",    "Cole",   "Mistry",
    "Nowak",  "Brannigan", "Hussain", "Tremayne",  "Adeyemi",   "Haywood",  "Zhang",  "Pereira",
    "Sutton", "Kaczmarek", "Rees",    "Chowdhury", "MacLeod",   "Underhay", "Farrow", "Osei",
};
static const struct {
    const char *prefix, *kind, *rank, *role;
} posts[] = {
    {"PC", "officer", "Constable", "Neighbourhood policing"},
    {"PC", "officer", "Constable", "Response"},
    {NULL, "staff", "Grade F", "HR recruitment"},
    {"Sgt", "officer", "Sergeant", "Response"},
    {"PCSO", "pcso", NULL, "Neighbourhood policing"},
    {"SC", "special", "Special constable", "Response"},
    {"DC", "officer", "Constable", "Investigation"},
    {NULL, "staff", "Grade D", "Control room"},
};
static const char *const stations[] = {"Stafford", "Stoke",    "Lichfield",
                                       "Cannock",  "Tamworth", "Uttoxeter"};
static const char *const languages[] = {NULL, "Welsh", NULL, "Polish", NULL, "Urdu, Punjabi", NULL};
static const char *const shifts[] = {"Two earlies, two lates, two nights", "Days", "Days", "Lates"};
static const char *const roles[] = {
    "Police constable (PCDA) since 2024",
    "PCSO, then police constable",
    "Special constable",
    "Detective constable (DHEP)",
    "Control room",
    "Police constable, transferred in",
};
static const char *const offers[] = {
    "Came in through the PCDA in 2024; evenings are best.",
    "Knows the fitness test, and runs at weekends.",
    "Started as a special; weekends and video calls.",
    "Joined at 41 from another trade.",
    "Can show a response shift from briefing to handover.",
};
static const char *const goals[] = {
    "Know what each stage is like.\nVisit a station.",
    "Feel ready for the interview.",
    "Find out about shifts and leave.",
    "Stay in touch until the start.",
};
static const char *const notes[] = {
    "Asked what a first week is like",
    "Talked about the fitness test",
    "Met for a coffee near the station",
    "Wants to see a custody suite",
};

static size_t
draw(struct demo_buddies *scheme, size_t below)
{
    return random_below(&scheme->random, (uint32_t)below);
}

static const char *
draw_code(struct demo_buddies *scheme, enum setting setting)
{
    const struct choice_list *list = config_list(session_config(scheme->session), setting);
    return list->items[draw(scheme, list->count)].code;
}

static struct record *
start(struct demo_buddies *scheme, const struct record_type *type, struct date created)
{
    return demo_record_start(scheme->session, &scheme->ids, type, demo_noon(created));
}

/* --- colleagues --- */

static void
fill_staff(struct demo_buddies *scheme, struct record *record, size_t number)
{
    const char *surname = surnames[number % COUNT(surnames)];
    size_t post = draw(scheme, COUNT(posts));
    char *collar = must_format("%zu", 2100 + number * 13);
    char *name = posts[post].prefix ? must_format("%s %s %s", posts[post].prefix, collar, surname)
                                    : must_format("%c. %s", (int)('A' + draw(scheme, 23)), surname);
    char *email = must_format("staff.%s@example.org", collar);
    char *phone = must_format("07700 900%03zu", (number * 7 + 400) % 1000);
    record_set(record, STAFF_NAME, name);
    record_set(record, STAFF_NUMBER, collar);
    record_set(record, STAFF_KIND, posts[post].kind);
    record_set(record, STAFF_RANK, posts[post].rank);
    record_set(record, STAFF_ROLE, posts[post].role);
    record_set(record, STAFF_STATION, stations[draw(scheme, COUNT(stations))]);
    record_set(record, STAFF_EMAIL, email);
    record_set(record, STAFF_PHONE, phone);
    record_set(record, STAFF_LANGUAGES, languages[draw(scheme, COUNT(languages))]);
    record_set(record, STAFF_SHIFTS, shifts[draw(scheme, COUNT(shifts))]);
    free(collar);
    free(name);
    free(email);
    free(phone);
}

/* One in twelve has training that lapsed, one in twelve none yet. */
static bool
add_buddy(struct demo_buddies *scheme, const struct record *staff, size_t number,
          struct error *error)
{
    struct date today = session_context(scheme->session)->today;
    struct date trained = date_add_days(today, -(int64_t)(160 + draw(scheme, 480)));
    struct record *record = start(scheme, &buddy_type, trained);
    char capacity[] = {(char)('0' + CAPACITY), '\0'};
    bool lapsed = number % 12 == 7, untrained = number % 12 == 11;
    record_set(record, BUDDY_STAFF, record_get(staff, RECORD_ID));
    record_set(record, BUDDY_KIND, number % 6 == 5 ? KIND_MENTORING : KIND_BUDDY);
    record_set(record, BUDDY_CAPACITY, capacity);
    record_set(record, BUDDY_AREAS, record_get(staff, STAFF_STATION));
    record_set(record, BUDDY_ROLES, roles[number % COUNT(roles)]);
    record_set(record, BUDDY_OFFERS, offers[draw(scheme, COUNT(offers))]);
    if (!untrained) {
        record_set_day(record, BUDDY_TRAINED, trained);
        record_set_day(record, BUDDY_AGREED, trained);
    }
    if (lapsed)
        record_set_day(record, BUDDY_REFRESHER, date_add_days(today, -12));
    bool pairs = !lapsed && !untrained && number % 6 != 5 && scheme->count < DEMO_BUDDIES_MOST;
    if (pairs)
        id_to_text(&record->id, scheme->buddies[scheme->count++]);
    return demo_record_store(scheme->session, record, error);
}

bool
demo_buddies_begin(struct demo_buddies *scheme, struct session *session, size_t people,
                   uint64_t seed, struct error *error)
{
    *scheme = (struct demo_buddies){
        .session = session,
        .random = {.state = seed ^ STREAM},
        .ids = id_source_seeded(~(seed ^ STREAM)),
    };
    size_t count = STAFF_FEWEST + people / PEOPLE_PER_STAFF;
    struct date joined = date_add_days(session_context(session)->today, -600);
    bool done = true;
    for (size_t i = 0; i < count && done; i++) {
        struct record *staff = start(scheme, &staff_type, joined);
        fill_staff(scheme, staff, i);
        done = session_add(session, staff, error) &&
               (i % 3 == 2 || add_buddy(scheme, staff, i, error));
        record_free(staff);
    }
    return done;
}

/* --- pairings --- */

static void
add_check_in(struct demo_buddies *scheme, const struct record *pairing, struct date held,
             struct record_list *check_ins)
{
    struct record *record = start(scheme, &check_in_type, held);
    record_set(record, CHECK_IN_PAIRING, record_get(pairing, RECORD_ID));
    record_set(record, CHECK_IN_CANDIDATE, record_get(pairing, PAIRING_CANDIDATE));
    record_set_day(record, CHECK_IN_HELD, held);
    record_set(record, CHECK_IN_CHANNEL, draw_code(scheme, SETTING_CONTACT_CHANNELS));
    record_set(record, CHECK_IN_MOOD, draw_code(scheme, SETTING_MOODS));
    record_set(record, CHECK_IN_BUDDY_MOOD, draw_code(scheme, SETTING_MOODS));
    if (draw(scheme, 2) == 0)
        record_set(record, CHECK_IN_NOTE, notes[draw(scheme, COUNT(notes))]);
    record_list_add(check_ins, record);
}

static void
set_state(struct record *pairing, const char *state, struct date since)
{
    record_set(pairing, PAIRING_STATE, state);
    record_set_day(pairing, PAIRING_SINCE, since);
}

/* In touch every few weeks, until today comes; some went quiet. */
static struct date
walk_contacts(struct demo_buddies *scheme, struct record *pairing, struct date day,
              struct record_list *check_ins)
{
    struct date today = session_context(scheme->session)->today;
    size_t most = 1 + draw(scheme, 6);
    pairing_expect_contact(scheme->session, pairing, day);
    for (size_t i = 0; i < most; i++) {
        struct date next = date_add_days(day, 3 + (int64_t)draw(scheme, i == 0 ? 4 : 24));
        if (date_to_days(next) > date_to_days(today))
            return day;
        day = next;
        pairing_note_contact(scheme->session, pairing, day);
        add_check_in(scheme, pairing, day, check_ins);
    }
    return day;
}

/* Active, and of ten one paused and one ended. */
static void
go_on(struct demo_buddies *scheme, struct record *pairing, struct date day,
      struct record_list *check_ins)
{
    record_set_day(pairing, PAIRING_STARTED, day);
    set_state(pairing, STATE_ACTIVE, day);
    struct date last_day = walk_contacts(scheme, pairing, day, check_ins);
    size_t fate = draw(scheme, 10);
    if (fate < 2) {
        record_set(pairing, PAIRING_NEXT, NULL);
        set_state(pairing, fate == 0 ? STATE_PAUSED : STATE_ENDED, last_day);
    }
    if (fate == 1) {
        record_set_day(pairing, PAIRING_ENDED, last_day);
        record_set(pairing, PAIRING_ENDING, draw_code(scheme, SETTING_ENDINGS));
    }
}

static void
walk_pairing(struct demo_buddies *scheme, struct record *pairing, struct date day,
             struct record_list *check_ins)
{
    int64_t age = date_to_days(session_context(scheme->session)->today) - date_to_days(day);
    record_set_day(pairing, PAIRING_PROPOSED, day);
    set_state(pairing, STATE_PROPOSED, day);
    if (age < 4)
        return;
    day = date_add_days(day, (int64_t)draw(scheme, 4));
    record_set_day(pairing, PAIRING_PERSON_AGREED, day);
    if (draw(scheme, 8) == 0)
        return;
    record_set_day(pairing, PAIRING_BUDDY_AGREED, day);
    set_state(pairing, STATE_AGREED, day);
    if (draw(scheme, 8) != 0)
        go_on(scheme, pairing, day, check_ins);
}

/* The first who takes one more, from one that is drawn on; some keep a place or two free. */
static bool
find_buddy(struct demo_buddies *scheme, size_t *found)
{
    size_t from = scheme->count > 0 ? draw(scheme, scheme->count) : 0;
    for (size_t i = 0; i < scheme->count; i++) {
        *found = (from + i) % scheme->count;
        if (scheme->load[*found] < CAPACITY - *found % CAPACITY)
            return true;
    }
    return false;
}

bool
demo_buddies_add(struct demo_buddies *scheme, const struct record *candidate, struct error *error)
{
    struct date today = session_context(scheme->session)->today;
    int64_t joined_ms;
    size_t buddy;
    if (!find_buddy(scheme, &buddy) ||
        !moment_from_iso(record_get(candidate, RECORD_CREATED), &joined_ms))
        return true;
    int64_t known = date_to_days(today) - date_to_days(moment_to_date(joined_ms));
    int64_t ago = known > 1 ? (int64_t)draw(scheme, (size_t)(known < 150 ? known : 150)) : 0;
    struct date day = date_add_days(today, -ago);
    struct record *pairing = start(scheme, &pairing_type, day);
    record_set(pairing, PAIRING_CANDIDATE, record_get(candidate, RECORD_ID));
    record_set(pairing, PAIRING_BUDDY, scheme->buddies[buddy]);
    record_set(pairing, PAIRING_ADULT, "adult");
    record_set(pairing, PAIRING_GOALS, goals[draw(scheme, COUNT(goals))]);
    record_inherit(pairing, candidate);
    struct record_list check_ins = {.count = 0};
    walk_pairing(scheme, pairing, day, &check_ins);
    bool done = session_add(scheme->session, pairing, error);
    for (size_t i = 0; i < check_ins.count && done; i++)
        done = session_add(scheme->session, check_ins.items[i], error);
    record_list_clear(&check_ins);
    if (done && !pairing_is(pairing, STATE_ENDED))
        scheme->load[buddy]++;
    record_free(pairing);
    return done;
}
