/* demo.c - invents people and what was said with them, the same for the same seed. */
#include "modules/demo.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/memory.h"
#include "base/random.h"
#include "base/utf8.h"
#include "modules/candidate.h"
#include "modules/contact.h"
#include "modules/demo_words.h"
#include "modules/registry.h"
#include "modules/tag.h"
#include "modules/task.h"

#include "demo_assessments.h"
#include "demo_buddies.h"
#include "demo_casework.h"
#include "demo_consents.h"
#include "demo_declarations.h"
#include "demo_events.h"
#include "demo_monitoring.h"
#include "demo_networks.h"
#include "demo_snapshots.h"

#define MINUTE_MS ((int64_t)60 * 1000)
#define HOUR_MS (60 * MINUTE_MS)
#define DAY_MS (24 * HOUR_MS)
#define OLDEST_DAYS 540 /* since the first sign-up */
#define MOST_CONTACTS 6

/* Streams from one seed, so that the ids are no part of what is drawn for names. */
#define TAG_IDS_STREAM UINT64_C(0x51C07E6B2AD8934F)
#define TASK_IDS_STREAM UINT64_C(0x2C9E5F03B71D68A6)
#define IDS_STREAM UINT64_C(0x9D3F6A11C57E20B4)

struct demo {
    struct session *session;
    const struct field_context *context;
    size_t people;
    uint64_t seed;
    struct random random;
    struct id_source ids, tag_ids, task_ids;
    struct demo_casework casework;
    struct demo_buddies scheme;
    struct demo_events events;
    struct demo_consents consents;
    struct demo_declarations declarations;
    struct demo_monitoring monitoring;
    size_t said; /* the last of demo_contacts that was drawn */
};

/* --- drawing --- */

static size_t
draw(struct demo *demo, size_t below)
{
    return random_below(&demo->random, (uint32_t)below);
}

/* True `percent` times in a hundred. */
static bool
chance(struct demo *demo, size_t percent)
{
    return draw(demo, 100) < percent;
}

static const char *
draw_word(struct demo *demo, const struct word_list *list)
{
    return list->words[draw(demo, list->count)];
}

/* A moment from one on and before another. */
static int64_t
draw_moment(struct demo *demo, int64_t from_ms, int64_t to_ms)
{
    int64_t minutes = (to_ms - from_ms) / MINUTE_MS;
    if (minutes <= 0)
        return from_ms;
    return from_ms + (int64_t)draw(demo, (size_t)minutes) * MINUTE_MS;
}

/* Squeezes a day into its hours from 8 to 20; what was earlier stays earlier. */
static int64_t
waking_moment(int64_t moment_ms)
{
    int64_t minutes = moment_ms % DAY_MS / MINUTE_MS;
    return moment_ms - moment_ms % DAY_MS + 8 * HOUR_MS + minutes / 2 * MINUTE_MS;
}

/* A code that may be given now; earlier ones more often, as lists begin with the usual. NULL when
 * the configured list is empty. */
static const char *
draw_code(struct demo *demo, const struct field *field)
{
    const struct choice_list *list = field_choices(field, demo->context);
    const char *codes[64];
    size_t count = 0;
    for (size_t i = 0; i < list->count && count < sizeof codes / sizeof codes[0]; i++) {
        if (!list->items[i].retired)
            codes[count++] = list->items[i].code;
    }
    if (count == 0)
        return NULL;
    size_t least = count - 1;
    for (int i = 0; i < 3; i++) {
        size_t drawn = draw(demo, count);
        least = drawn < least ? drawn : least;
    }
    return codes[least];
}

/* The code that fits the story, or another when the force has a list of its own. */
static const char *
fitting_code(struct demo *demo, const struct field *field, const char *code)
{
    const struct choice *choice = choice_find(field_choices(field, demo->context), code);
    return choice && !choice->retired ? code : draw_code(demo, field);
}

/* --- setting --- */

static struct record *
start_record(struct demo *demo, const struct record_type *type)
{
    struct record *record = session_prepare(demo->session, type);
    record->id = id_next(&demo->ids);
    return record;
}

/* --- names --- */

static const struct demo_tradition *
draw_tradition(struct demo *demo)
{
    unsigned total = 0;
    for (size_t i = 0; i < demo_tradition_count; i++)
        total += demo_traditions[i].share;
    size_t left = draw(demo, total);
    size_t i = 0;
    while (left >= demo_traditions[i].share)
        left -= demo_traditions[i++].share;
    return &demo_traditions[i];
}

/* The half of "李|Li" that is asked for; a word without a bar is both. */
static void
append_half(struct text *out, const char *word, bool latin)
{
    const char *bar = strchr(word, '|');
    if (!bar)
        text_append(out, word);
    else if (latin)
        text_append(out, bar + 1);
    else
        text_append_bytes(out, word, (size_t)(bar - word));
}

static void
append_name(struct text *out, const struct demo_tradition *tradition, const char *given,
            const char *family, bool latin)
{
    const char *between = latin && tradition->native ? " " : tradition->between;
    append_half(out, tradition->family_first ? family : given, latin);
    text_append(out, between);
    append_half(out, tradition->family_first ? given : family, latin);
}

/* "Okafor, Adaeze". */
static void
append_sort_name(struct text *out, const char *given, const char *family)
{
    append_half(out, family, true);
    text_append(out, ", ");
    append_half(out, given, true);
}

/* The first people are the first name of each tradition: Siân Wyn-Jones is in every demo. */
static const char *
name_of(struct demo *demo, const struct word_list *words, size_t number)
{
    return number <= demo_tradition_count ? words->words[0] : draw_word(demo, words);
}

/* Fills the names, and *latin with what an address is made of. */
static void
set_names(struct demo *demo, struct record *record, const struct demo_tradition *tradition,
          size_t number, struct text *latin)
{
    struct text name = TEXT_EMPTY, sort = TEXT_EMPTY, known = TEXT_EMPTY;
    const char *given = name_of(demo, &tradition->given, number);
    const char *family = name_of(demo, &tradition->family, number);
    append_name(latin, tradition, given, family, true);
    append_name(&name, tradition, given, family, false);
    append_half(&known, given, true);
    record_set(record, CANDIDATE_NAME, text_string(&name));
    bool native = tradition->native && !chance(demo, 30);
    if (tradition->native && !native)
        record_set(record, CANDIDATE_NAME, text_string(latin));
    if (native)
        record_set(record, CANDIDATE_KNOWN_AS, text_string(latin));
    else if (chance(demo, 12))
        record_set(record, CANDIDATE_KNOWN_AS, text_string(&known));
    if (*family != '\0' && (native || chance(demo, 60))) {
        append_sort_name(&sort, given, family);
        record_set(record, CANDIDATE_SORT_NAME, text_string(&sort));
    }
    text_clear(&name);
    text_clear(&sort);
    text_clear(&known);
}

/* --- reaching them --- */

/* Ofcom keeps 07700 900000 to 900999 for drama. */
static void
set_phone(struct demo *demo, struct record *record)
{
    unsigned last = (unsigned)draw(demo, 1000);
    size_t way = draw(demo, 8);
    const char *start = way == 0 ? "07700900" : way == 1 ? "+44 7700 900" : "07700 900";
    char *number = must_format("%s%03u", start, last);
    record_take(record, CANDIDATE_PHONE, number);
}

/* "sian.wyn-jones.17@example.org" (RFC 2606); the number keeps two of a name apart. */
static void
set_email(struct record *record, const char *latin, size_t number)
{
    struct text folded = TEXT_EMPTY, email = TEXT_EMPTY;
    utf8_fold(&folded, latin);
    for (const char *byte = text_string(&folded); *byte != '\0'; byte++) {
        bool letter = *byte >= 'a' && *byte <= 'z';
        if (letter || *byte == '-')
            text_append_char(&email, *byte);
        else if (*byte == ' ' && email.length > 0)
            text_append_char(&email, '.');
    }
    text_append_format(&email, ".%zu@example.org", number);
    record_set(record, CANDIDATE_EMAIL, text_string(&email));
    text_clear(&folded);
    text_clear(&email);
}

static void
set_reach(struct demo *demo, struct record *record, const char *latin, size_t number)
{
    const struct field *fields = record->type->fields;
    bool phone = chance(demo, 85);
    if (phone)
        set_phone(demo, record);
    if (!phone || chance(demo, 75))
        set_email(record, latin, number);
    if (chance(demo, 70))
        record_set(record, CANDIDATE_POSTCODE_AREA, draw_word(demo, &demo_areas));
    if (chance(demo, 60))
        record_set(record, CANDIDATE_PREFERRED_CONTACT,
                   draw_code(demo, &fields[CANDIDATE_PREFERRED_CONTACT]));
    if (chance(demo, 35))
        record_set(record, CANDIDATE_PREFERRED_TIME, draw_word(demo, &demo_times));
}

/* --- a candidate --- */

static const char *
word_of(const struct word_list *list, size_t number)
{
    return list->words[number % list->count];
}

/* What a buddy is chosen by. */
static void
set_wishes(struct record *record, size_t number)
{
    if (number % 3 == 1)
        record_set(record, CANDIDATE_PLACE, word_of(&demo_places, number / 3));
    if (number % 4 == 2)
        record_set(record, CANDIDATE_INTERESTS, word_of(&demo_interests, number / 4));
    if (number % 5 == 3)
        record_set(record, CANDIDATE_REQUEST, word_of(&demo_requests, number / 5));
}

static void
set_interest(struct demo *demo, struct record *record, bool welsh, struct date created)
{
    const struct field *fields = record->type->fields;
    record_set(record, CANDIDATE_LANGUAGE, welsh && chance(demo, 50) ? "cy" : "en");
    if (chance(demo, 90))
        record_set(record, CANDIDATE_ROLE, draw_code(demo, &fields[CANDIDATE_ROLE]));
    if (chance(demo, 85))
        record_set(record, CANDIDATE_HEARD, draw_code(demo, &fields[CANDIDATE_HEARD]));
    record_set(record, CANDIDATE_SOURCE, draw_word(demo, &demo_sources));
    if (!string_is_empty(demo->context->notice) && chance(demo, 92)) {
        record_set(record, CANDIDATE_NOTICE, demo->context->notice);
        record_set_day(record, CANDIDATE_NOTICE_DATE, created);
    }
    record_set(record, CANDIDATE_OWNER, draw_word(demo, &demo_officers));
    if (chance(demo, 40))
        record_set(record, CANDIDATE_NOTES, draw_word(demo, &demo_notes));
}

/* The longer ago, the likelier. */
static bool
set_closed(struct demo *demo, struct record *record, int64_t age_days)
{
    const char *reason = draw_code(demo, &record->type->fields[CANDIDATE_CLOSE_REASON]);
    if (!reason || !chance(demo, (size_t)(age_days * 40 / OLDEST_DAYS)))
        return false;
    record_set(record, CANDIDATE_STATUS, "closed");
    record_set(record, CANDIDATE_CLOSE_REASON, reason);
    return true;
}

/* --- contacts --- */

static void
set_next(struct demo *demo, struct record *contact)
{
    record_set(contact, CONTACT_NEXT_ACTION, draw_word(demo, &demo_next_actions));
    if (chance(demo, 85))
        record_set_day(contact, CONTACT_NEXT_DATE,
                       date_add_days(demo->context->today, (int64_t)draw(demo, 32) - 10));
}

static bool
add_contact(struct demo *demo, const struct id *candidate, int64_t held_ms, bool next,
            struct error *error)
{
    demo->said = (demo->said + 1 + draw(demo, demo_contact_count - 1)) % demo_contact_count;
    const struct demo_contact *said = &demo_contacts[demo->said];
    struct record *contact = start_record(demo, &contact_type);
    const struct field *fields = contact->type->fields;
    char id[ID_TEXT_SIZE];
    id_to_text(candidate, id);
    record_set(contact, CONTACT_CANDIDATE, id);
    record_set_moment(contact, CONTACT_WHEN, held_ms);
    record_set_moment(contact, RECORD_CREATED, held_ms);
    record_set_moment(contact, RECORD_CHANGED, held_ms);
    record_set(contact, CONTACT_CHANNEL,
               fitting_code(demo, &fields[CONTACT_CHANNEL], said->channel));
    record_set(contact, CONTACT_DIRECTION, said->direction);
    record_set(contact, CONTACT_RESULT, fitting_code(demo, &fields[CONTACT_RESULT], said->result));
    record_set(contact, CONTACT_SUMMARY, said->summary);
    if (next)
        set_next(demo, contact);
    bool ok = session_add(demo->session, contact, error);
    record_free(contact);
    return ok;
}

/* In the order in which they happened, after the sign-up. */
static bool
add_contacts(struct demo *demo, const struct id *candidate, const int64_t *held_ms, size_t count,
             bool closed, struct error *error)
{
    for (size_t i = 0; i < count; i++) {
        bool next = i + 1 == count && !closed && chance(demo, 65);
        if (!add_contact(demo, candidate, held_ms[i], next, error))
            return false;
    }
    return true;
}

/* Up to yesterday, spread over the time since. */
static size_t
draw_contact_times(struct demo *demo, int64_t from_ms, int64_t today_ms,
                   int64_t held_ms[MOST_CONTACTS])
{
    size_t count = draw(demo, MOST_CONTACTS + 1);
    for (size_t i = 0; i < count; i++) {
        int64_t share_ms = (today_ms - from_ms) / (int64_t)(count - i);
        from_ms = draw_moment(demo, from_ms, from_ms + share_ms);
        held_ms[i] = waking_moment(from_ms);
    }
    return count;
}

/* Every third person has one, put there when she was added. */
static bool
add_tag(struct demo *demo, const struct record *candidate, size_t number, struct error *error)
{
    static const char *const words[] = {"open day", "mentoring", "fitness group", "call in spring"};
    if (number % 3 != 0)
        return true;
    char id[ID_TEXT_SIZE];
    struct record *tag = session_prepare(demo->session, &tag_type);
    tag->id = id_next(&demo->tag_ids);
    id_to_text(&candidate->id, id);
    record_set(tag, TAG_CANDIDATE, id);
    record_set(tag, TAG_WORD, words[number / 3 % (sizeof words / sizeof words[0])]);
    record_set(tag, RECORD_CREATED, record_get(candidate, RECORD_CREATED));
    record_set(tag, RECORD_CHANGED, record_get(candidate, RECORD_CREATED));
    bool ok = session_add(demo->session, tag, error);
    record_free(tag);
    return ok;
}

/* Every fifth person with an open record has one, some days ago or to come; some come back. */
static bool
add_task(struct demo *demo, const struct record *candidate, size_t number, bool closed,
         struct error *error)
{
    static const char *const words[] = {
        "Call back about the fitness test", "Send the reading list",
        "Ask how the assessment went",      "Book the mentoring talk",
        "Check that the form arrived",      "Ring before the open day"};
    if (number % 5 != 0 || closed)
        return true;
    char id[ID_TEXT_SIZE];
    size_t turn = number / 5;
    struct record *task = session_prepare(demo->session, &task_type);
    task->id = id_next(&demo->task_ids);
    id_to_text(&candidate->id, id);
    record_set(task, TASK_WHAT, words[turn % (sizeof words / sizeof words[0])]);
    record_set(task, TASK_CANDIDATE, id);
    record_set(task, TASK_OWNER, record_get(candidate, CANDIDATE_OWNER));
    record_set_day(task, TASK_DUE,
                   date_add_days(demo->context->today, (int64_t)(turn * 5 % 17) - 5));
    if (turn % 4 == 0)
        record_set(task, TASK_REPEAT, "FREQ=WEEKLY;INTERVAL=2");
    record_set(task, RECORD_CREATED, record_get(candidate, RECORD_CHANGED));
    record_set(task, RECORD_CHANGED, record_get(candidate, RECORD_CHANGED));
    bool ok = session_add(demo->session, task, error);
    record_free(task);
    return ok;
}

/* Every second person who is not closed applies, and half of them are paired. */
static bool
add_application(struct demo *demo, struct record *candidate, size_t number, bool closed,
                struct error *error)
{
    char id[ID_TEXT_SIZE];
    if (closed || number % 2 != 0)
        return true;
    id_to_text(&candidate->id, id);
    record_set(candidate, RECORD_ID, id);
    return demo_casework_add(&demo->casework, candidate, error) &&
           (number % 4 != 0 || demo_buddies_add(&demo->scheme, candidate, error));
}

static bool
add_person(struct demo *demo, size_t number, struct error *error)
{
    const struct demo_tradition *tradition =
        number <= demo_tradition_count ? &demo_traditions[number - 1] : draw_tradition(demo);
    struct record *record = start_record(demo, &candidate_type);
    struct text latin = TEXT_EMPTY;
    int64_t today_ms = demo->context->now_ms - demo->context->now_ms % DAY_MS;
    int64_t age_days = (int64_t)draw(demo, OLDEST_DAYS) + 1;
    int64_t first_ms = today_ms - age_days * DAY_MS;
    int64_t joined_ms = draw_moment(demo, first_ms, first_ms + DAY_MS);
    int64_t created_ms = waking_moment(joined_ms);
    int64_t held_ms[MOST_CONTACTS];
    set_names(demo, record, tradition, number, &latin);
    set_reach(demo, record, text_string(&latin), number);
    set_interest(demo, record, tradition->welsh, moment_to_date(created_ms));
    set_wishes(record, number);
    bool closed = set_closed(demo, record, age_days);
    size_t count = draw_contact_times(demo, joined_ms, today_ms, held_ms);
    record_set_moment(record, RECORD_CREATED, created_ms);
    record_set_moment(record, RECORD_CHANGED, count > 0 ? held_ms[count - 1] : created_ms);
    bool ok = session_add(demo->session, record, error) &&
              add_contacts(demo, &record->id, held_ms, count, closed, error) &&
              add_tag(demo, record, number, error) &&
              add_task(demo, record, number, closed, error) &&
              add_application(demo, record, number, closed, error) &&
              (closed || number % 3 == 0 || demo_events_add(&demo->events, &record->id, error)) &&
              demo_consents_add(&demo->consents, record, error) &&
              demo_declarations_add(&demo->declarations, record, number, error);
    demo_monitoring_add(&demo->monitoring, &record->id);
    text_clear(&latin);
    record_free(record);
    return ok;
}

/* --- all of it --- */

static bool
check_empty(struct session *session, struct error *error)
{
    for (size_t i = 0; i < registry_type_count; i++) {
        struct query query = query_default(registry_types[i]);
        size_t count = 0, removed = 0;
        if (registry_types[i]->may_see)
            continue; /* what not everybody may see hangs on records that everybody does */
        if (!session_count(session, &query, &count, error))
            return false;
        query.trash = true;
        if (!session_count(session, &query, &removed, error))
            return false;
        if (count + removed > 0)
            return error_set(error, ERROR_CONFLICT,
                             "There are records in '%s' already; invented people go into an "
                             "empty database",
                             session_database_path(session));
    }
    return true;
}

static bool
fill(struct session *session, void *context, struct error *error)
{
    struct demo *demo = context;
    if (!check_empty(session, error))
        return false;
    demo->context = session_context(session);
    if (!demo_casework_begin(&demo->casework, session, demo->seed, error) ||
        !demo_buddies_begin(&demo->scheme, session, demo->people, demo->seed, error) ||
        !demo_events_begin(&demo->events, session, demo->people, demo->seed, error) ||
        !demo_consents_begin(&demo->consents, session, demo->people, demo->seed, error) ||
        !demo_networks_add(session, demo->seed, demo_officers.words[0], error) ||
        !demo_snapshots_add(session, demo->seed, error))
        return false;
    demo_declarations_begin(&demo->declarations, session, demo->seed);
    demo_monitoring_begin(&demo->monitoring, demo->seed);
    bool done = true;
    for (size_t i = 0; i < demo->people && done; i++)
        done = add_person(demo, i + 1, error);
    done = done &&
           demo_declarations_end(&demo->declarations, demo_officers.words[0],
                                 demo_officers.words[1], error) &&
           demo_assessments_add(session, demo->seed, error);
    return demo_monitoring_end(&demo->monitoring, session, done, error);
}

bool
demo_fill(struct session *session, size_t people, uint64_t seed, struct error *error)
{
    struct demo demo = {
        .session = session,
        .people = people,
        .seed = seed,
        .random = {.state = seed},
        .ids = id_source_seeded(seed ^ IDS_STREAM),
        .tag_ids = id_source_seeded(seed ^ TAG_IDS_STREAM),
        .task_ids = id_source_seeded(seed ^ TASK_IDS_STREAM),
    };
    return session_write(session, "demo", fill, &demo, error);
}
