/* suggestion.c - the fields that count, the clues in them, and the reasons in words. */
#include "modules/suggestion.h"

#include <string.h>

#include "config/config.h"
#include "modules/buddy.h"
#include "modules/candidate.h"
#include "modules/staff.h"

/* Of what counts for each time, so many count. */
#define COUNTED_MOST 3
#define EVERY_SENTENCE_COUNTS false
#define TELLING true

const struct suggestion_source suggestion_sources[] = {
    {&candidate_type, CANDIDATE_REQUEST, ASKS_REQUEST},
    {&candidate_type, CANDIDATE_ROLE, ASKS_ROLE},
    {&candidate_type, CANDIDATE_PLACE, ASKS_PLACE},
    {&candidate_type, CANDIDATE_POSTCODE_AREA, ASKS_AREA},
    {&candidate_type, CANDIDATE_LANGUAGE, ASKS_LANGUAGE},
    {&candidate_type, CANDIDATE_PREFERRED_TIME, ASKS_TIME},
    {&candidate_type, CANDIDATE_INTERESTS, ASKS_INTERESTS},
    {&buddy_type, BUDDY_ROLES, HAS_ROLES},
    {&buddy_type, BUDDY_AREAS, HAS_AREAS},
    {&buddy_type, BUDDY_OFFERS, HAS_OFFERS},
    {&staff_type, STAFF_LANGUAGES, HAS_LANGUAGES},
    {&staff_type, STAFF_STATION, HAS_STATION},
    {&staff_type, STAFF_ROLE, HAS_WORK},
    {&staff_type, STAFF_SHIFTS, HAS_SHIFTS},
};
const size_t suggestion_source_count = sizeof suggestion_sources / sizeof suggestion_sources[0];

/* --- reading --- */

/* A code is read as the word that people see. */
static void
add_field(struct stated_words *words, struct session *session, const struct record *record,
          size_t field, bool telling)
{
    struct text shown = TEXT_EMPTY;
    record_show_field(record, field, session_context(session), &shown);
    stated_words_add(words, text_string(&shown), telling);
    text_clear(&shown);
}

static void
read_fields(struct stated_words *inputs, struct session *session, const struct record *record)
{
    for (size_t i = 0; record && i < suggestion_source_count; i++) {
        const struct suggestion_source *source = &suggestion_sources[i];
        bool is_ask = source->type == &candidate_type && source->input != ASKS_ROLE;
        if (source->type == record->type && record_get(record, source->field))
            add_field(&inputs[source->input], session, record, source->field,
                      is_ask ? TELLING : EVERY_SENTENCE_COUNTS);
    }
}

/* By which a role is called, too: its code, and those of the routes into it, where they are a word
 * that people write. */
static void
add_code(struct stated_words *names, const char *code)
{
    if (code && !strchr(code, '_'))
        stated_words_add(names, code, TELLING);
}

static void
read_role_names(struct stated_words *names, struct session *session, const char *role)
{
    const struct field_context *context = session_context(session);
    const struct choice_list *routes = config_list(session_config(session), SETTING_ROUTES);
    add_code(names, role);
    for (size_t i = 0; role && i < routes->count; i++) {
        const char *code = routes->items[i].code;
        if (string_equal(field_list_cell(context, "routes", code, ROUTE_ROLE), role))
            add_code(names, code);
    }
}

void
suggestion_person_read(struct suggestion_person *person, struct session *session,
                       const struct record *candidate)
{
    *person = (struct suggestion_person){.role_names = {.count = 0}};
    read_fields(person->asks, session, candidate);
    read_role_names(&person->role_names, session, record_get(candidate, CANDIDATE_ROLE));
}

void
suggestion_person_clear(struct suggestion_person *person)
{
    for (size_t i = 0; i < ASKS_COUNT; i++)
        stated_words_clear(&person->asks[i]);
    stated_words_clear(&person->role_names);
}

void
suggestion_helper_read(struct suggestion_helper *helper, struct session *session,
                       const struct record *buddy, const struct record *staff, size_t room)
{
    *helper = (struct suggestion_helper){.room = room};
    read_fields(helper->has, session, buddy);
    read_fields(helper->has, session, staff);
}

void
suggestion_helper_clear(struct suggestion_helper *helper)
{
    for (size_t i = 0; i < HAS_COUNT; i++)
        stated_words_clear(&helper->has[i]);
}

/* --- clues --- */

enum clue {
    CLUE_REQUEST,
    CLUE_ROLE,
    CLUE_PLACE,
    CLUE_AREA,
    CLUE_LANGUAGE,
    CLUE_TIME,
    CLUE_INTEREST,
    CLUE_ROOM,
};

#define BIT(has) (1U << (has))

/* Words that somebody asks for, found in what a helper has. */
static const struct {
    enum setting weight;
    enum suggestion_ask ask;
    unsigned looks_in; /* bits of suggestion_has */
    size_t most;       /* so many words count */
    const char *says;
} clues[SUGGESTION_CLUES] = {
    [CLUE_REQUEST] = {SETTING_SUGGESTION_REQUEST, ASKS_REQUEST, BIT(HAS_COUNT) - 1, COUNTED_MOST,
                      ", which they asked for"},
    [CLUE_ROLE] = {SETTING_SUGGESTION_ROLE, ASKS_ROLE, BIT(HAS_ROLES) | BIT(HAS_WORK), 1, NULL},
    [CLUE_PLACE] = {SETTING_SUGGESTION_PLACE, ASKS_PLACE, BIT(HAS_STATION) | BIT(HAS_AREAS), 1,
                    ", where they want to work"},
    [CLUE_AREA] = {SETTING_SUGGESTION_AREA, ASKS_AREA, BIT(HAS_STATION) | BIT(HAS_AREAS), 1,
                   ", where they live"},
    [CLUE_LANGUAGE] = {SETTING_SUGGESTION_LANGUAGE, ASKS_LANGUAGE, BIT(HAS_LANGUAGES), 1,
                       ", the language of their letters"},
    [CLUE_TIME] = {SETTING_SUGGESTION_TIME, ASKS_TIME, BIT(HAS_SHIFTS) | BIT(HAS_OFFERS), 1,
                   ", which suits them"},
    [CLUE_INTEREST] = {SETTING_SUGGESTION_INTEREST, ASKS_INTERESTS,
                       BIT(HAS_ROLES) | BIT(HAS_WORK) | BIT(HAS_OFFERS), COUNTED_MOST,
                       ", an interest of theirs"},
    [CLUE_ROOM] = {.weight = SETTING_SUGGESTION_ROOM},
};

static const char *const verbs[HAS_COUNT] = {
    [HAS_LANGUAGES] = "speaks", [HAS_STATION] = "serves in", [HAS_AREAS] = "knows",
    [HAS_ROLES] = "knows",      [HAS_WORK] = "works in",     [HAS_SHIFTS] = "works",
    [HAS_OFFERS] = "mentions",
};

struct suggestion_weights
suggestion_weights(const struct config *config)
{
    struct suggestion_weights weights;
    for (size_t i = 0; i < SUGGESTION_CLUES; i++)
        weights.of[i] = (int32_t)config_number(config, clues[i].weight);
    return weights;
}

/* The first in what the helper has of what the clue looks in; *where it is. */
static const struct stated_word *
find_word(const struct suggestion_helper *helper, unsigned looks_in,
          const struct stated_word *wanted, enum suggestion_has *where)
{
    for (size_t has = 0; has < HAS_COUNT; has++) {
        const struct stated_word *found =
            looks_in & BIT(has) ? stated_words_find(&helper->has[has], wanted) : NULL;
        *where = (enum suggestion_has)has;
        if (found)
            return found;
    }
    return NULL;
}

/* Each reason begins where the one before ends. */
static void
begin_reason(struct text *why)
{
    if (why->length > 0)
        text_append(why, "; ");
}

/* "; speaks Welsh and Polish, which they asked for"; words that follow one another there are not
 * parted: "fitness test". */
static void
append_words(struct text *why, enum clue clue, enum suggestion_has where,
             const struct stated_word *const found[COUNTED_MOST], const enum suggestion_has at[],
             size_t count)
{
    const struct stated_word *last = NULL;
    size_t of_it = 0, said = 0;
    for (size_t i = 0; i < count; i++)
        of_it += at[i] == where;
    if (of_it == 0)
        return;
    begin_reason(why);
    text_append(why, verbs[where]);
    for (size_t i = 0; i < count; i++) {
        if (at[i] != where)
            continue;
        bool goes_on = said == 0 || found[i] == last + 1;
        const char *before = goes_on ? " " : said + 1 == of_it ? " and " : ", ";
        text_append_format(why, "%s%s", before, found[i]->shown);
        last = found[i];
        said++;
    }
    text_append(why, clues[clue].says);
}

static size_t
count_words(enum clue clue, const struct suggestion_person *person,
            const struct suggestion_helper *helper, struct text *why)
{
    const struct stated_words *asked = &person->asks[clues[clue].ask];
    const struct stated_word *found[COUNTED_MOST];
    enum suggestion_has at[COUNTED_MOST] = {0};
    size_t count = 0;
    for (size_t i = 0; i < asked->count && count < clues[clue].most; i++) {
        found[count] = find_word(helper, clues[clue].looks_in, &asked->items[i], &at[count]);
        count += found[count] != NULL;
    }
    for (size_t has = 0; why && count > 0 && has < HAS_COUNT; has++)
        append_words(why, clue, (enum suggestion_has)has, found, at, count);
    return count;
}

/* All words of its name, or one of the short names. */
static size_t
count_role(const struct suggestion_person *person, const struct suggestion_helper *helper,
           struct text *why)
{
    const unsigned looks_in = clues[CLUE_ROLE].looks_in;
    const struct stated_words *name = &person->asks[ASKS_ROLE], *names = &person->role_names;
    const struct stated_word *found = NULL;
    enum suggestion_has where;
    size_t known = 0;
    while (known < name->count && find_word(helper, looks_in, &name->items[known], &where))
        known++;
    bool knows = name->count > 0 && known == name->count;
    for (size_t i = 0; i < names->count && !knows && !found; i++)
        found = find_word(helper, looks_in, &names->items[i], &where);
    if (!knows && !found)
        return 0;
    if (why) {
        begin_reason(why);
        text_append(why, "knows the role they want");
        if (found)
            text_append_format(why, " (%s)", found->shown);
    }
    return 1;
}

static size_t
count_room(const struct suggestion_helper *helper, struct text *why)
{
    if (why && helper->room > 0) {
        begin_reason(why);
        text_append_format(why, "has room for %zu", helper->room);
    }
    return helper->room < SUGGESTION_ROOMS ? helper->room : SUGGESTION_ROOMS;
}

static size_t
count_clue(enum clue clue, const struct suggestion_person *person,
           const struct suggestion_helper *helper, struct text *why)
{
    switch (clue) {
    case CLUE_ROLE:
        return count_role(person, helper, why);
    case CLUE_ROOM:
        return count_room(helper, why);
    case CLUE_REQUEST:
    case CLUE_PLACE:
    case CLUE_AREA:
    case CLUE_LANGUAGE:
    case CLUE_TIME:
    case CLUE_INTEREST:
        break;
    }
    return count_words(clue, person, helper, why);
}

int32_t
suggestion_room_score(const struct suggestion_weights *weights, size_t room)
{
    const struct suggestion_helper helper = {.room = room};
    return weights->of[CLUE_ROOM] * (int32_t)count_room(&helper, NULL);
}

int32_t
suggestion_score(const struct suggestion_weights *weights, const struct suggestion_person *person,
                 const struct suggestion_helper *helper, struct text *why)
{
    struct text reasons = TEXT_EMPTY;
    int32_t score = 0;
    for (size_t i = 0; i < SUGGESTION_CLUES; i++)
        if (weights->of[i] > 0) /* what counts for nothing is no reason either */
            score += weights->of[i] *
                     (int32_t)count_clue((enum clue)i, person, helper, why ? &reasons : NULL);
    if (why && reasons.length > 0) {
        text_append_char(why, (char)(reasons.bytes[0] & ~0x20)); /* a verb of ours */
        text_append(why, text_string(&reasons) + 1);
    }
    text_clear(&reasons);
    return score;
}
