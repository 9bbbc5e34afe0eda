/* person_clues.c - finds the one candidate that a row means. */
#include "person_clues.h"

#include <string.h>

#include "base/utf8.h"
#include "modules/candidate.h"

#define MOST_NAMESAKES 50
#define SHORTEST_REFERENCE 4
#define FEWEST_DIGITS 6 /* of a phone */
#define QUOTED_COLUMNS 100

/* From the surest to the least. */
enum clue_kind {
    CLUE_REFERENCE,
    CLUE_EMAIL,
    CLUE_PHONE,
    CLUE_NAME,
    CLUE_KIND_COUNT,
};

static const struct {
    size_t field;
    const char *word;
} clue_kinds[CLUE_KIND_COUNT] = {
    [CLUE_REFERENCE] = {RECORD_ID, "reference"},
    [CLUE_EMAIL] = {CANDIDATE_EMAIL, "email"},
    [CLUE_PHONE] = {CANDIDATE_PHONE, "phone"},
    [CLUE_NAME] = {CANDIDATE_NAME, "name"},
};

/* Of each kind the first that the row gives; NULL: none. */
struct clues {
    const char *values[CLUE_KIND_COUNT];
};

/* A reference has digits and letters: "Abbe" is a name, "01785 900123" a phone. */
static enum clue_kind
kind_of(const char *clue)
{
    size_t digits = 0;
    for (const char *at = clue; *at != '\0'; at++)
        digits += *at >= '0' && *at <= '9';
    bool hexadecimal = strspn(clue, "0123456789abcdefABCDEF-") == strlen(clue);
    if (strchr(clue, '@') != NULL)
        return CLUE_EMAIL;
    if (hexadecimal && digits > 0 && strpbrk(clue, "abcdefABCDEF") != NULL &&
        strlen(clue) >= SHORTEST_REFERENCE)
        return CLUE_REFERENCE;
    return digits >= FEWEST_DIGITS ? CLUE_PHONE : CLUE_NAME;
}

static void
append_key(enum clue_kind kind, const char *value, struct text *key)
{
    field_key(&candidate_type.fields[clue_kinds[kind].field], value, key);
}

static bool
fits(const struct record *person, enum clue_kind kind, const char *clue)
{
    struct text wanted = TEXT_EMPTY;
    struct text own = TEXT_EMPTY;
    append_key(kind, clue, &wanted);
    append_key(kind, record_get(person, clue_kinds[kind].field), &own);
    bool same = string_equal(text_string(&wanted), text_string(&own));
    text_clear(&wanted);
    text_clear(&own);
    return same;
}

static void
drop(struct record_list *people, size_t index)
{
    record_free(people->items[index]);
    people->count--;
    for (size_t i = index; i < people->count; i++)
        people->items[i] = people->items[i + 1];
}

/* The people of the surest clue that anybody has. */
static bool
find_people(struct session *session, const struct clues *clues, struct record_list *people,
            enum clue_kind *found, struct error *error)
{
    for (*found = CLUE_EMAIL; *found < CLUE_KIND_COUNT; (*found)++) {
        if (clues->values[*found] == NULL)
            continue;
        struct text key = TEXT_EMPTY;
        append_key(*found, clues->values[*found], &key);
        bool ok = session_find_by_key(session, &candidate_type, clue_kinds[*found].field,
                                      text_string(&key), false, MOST_NAMESAKES, people, error);
        text_clear(&key);
        if (!ok || people->count > 0)
            return ok;
    }
    return true;
}

/* Somebody of that name, but with another email than the row says, is somebody else. */
static void
drop_contradicted(struct record_list *people, const struct clues *clues, enum clue_kind found)
{
    for (enum clue_kind kind = CLUE_EMAIL; kind < found; kind++) {
        for (size_t i = people->count; clues->values[kind] != NULL && i-- > 0;) {
            if (record_get(people->items[i], clue_kinds[kind].field) != NULL)
                drop(people, i);
        }
    }
}

/* Of several the one that the other clues fit too. */
static void
narrow(struct record_list *people, const struct clues *clues, enum clue_kind found)
{
    for (enum clue_kind kind = found + 1; kind < CLUE_KIND_COUNT && people->count > 1; kind++) {
        size_t fitting = 0;
        for (size_t i = 0; clues->values[kind] != NULL && i < people->count; i++)
            fitting += fits(people->items[i], kind, clues->values[kind]);
        for (size_t i = people->count; fitting > 0 && i-- > 0;) {
            if (!fits(people->items[i], kind, clues->values[kind]))
                drop(people, i);
        }
    }
}

/* Whole characters: a name is in any alphabet. */
static int
quoted_length(const char *value)
{
    return (int)utf8_fit(value, QUOTED_COLUMNS);
}

static bool
nobody(const struct clues *clues, bool contradicted, struct error *error)
{
    struct text words = TEXT_EMPTY;
    for (size_t i = CLUE_EMAIL; i < CLUE_KIND_COUNT; i++) {
        if (clues->values[i] != NULL)
            text_append_format(&words, "%s%s '%.*s'", words.length > 0 ? " and " : "",
                               clue_kinds[i].word, quoted_length(clues->values[i]),
                               clues->values[i]);
    }
    error_set(error, ERROR_INPUT,
              contradicted ? "Nobody has %s together; give the reference"
                           : "There is no candidate with %s; add the person first",
              text_string(&words));
    text_clear(&words);
    return false;
}

static bool
find_by_clues(struct session *session, const struct clues *clues, struct id *id,
              struct error *error)
{
    struct record_list people = {.items = NULL};
    enum clue_kind found;
    bool ok = find_people(session, clues, &people, &found, error);
    bool any = people.count > 0;
    if (ok && any) {
        drop_contradicted(&people, clues, found);
        narrow(&people, clues, found);
    }
    if (ok && people.count == 0)
        ok = nobody(clues, any, error);
    else if (ok && people.count > 1)
        ok = error_set(error, ERROR_INPUT,
                       "%zu candidates have the %s '%.*s'; give the reference, email or phone",
                       people.count, clue_kinds[found].word, quoted_length(clues->values[found]),
                       clues->values[found]);
    else if (ok)
        *id = people.items[0]->id;
    record_list_clear(&people);
    return ok;
}

bool
person_find(struct session *session, const char *const *clues, size_t count, struct id *id,
            struct error *error)
{
    struct clues sorted = {{NULL}};
    for (size_t i = 0; i < count; i++) {
        enum clue_kind kind = kind_of(clues[i]);
        if (sorted.values[kind] == NULL)
            sorted.values[kind] = clues[i];
    }
    if (count == 0)
        return error_set(error, ERROR_INPUT,
                         "Enter whom the contact was with: reference, email, phone or name");
    const char *reference = sorted.values[CLUE_REFERENCE];
    if (reference == NULL)
        return find_by_clues(session, &sorted, id, error);
    if (session_find(session, &candidate_type, reference, id, error)) {
        session_follow(session, &candidate_type, id);
        return true;
    }
    if (error->code == ERROR_USAGE || error->code == ERROR_NOT_FOUND)
        error->code = ERROR_INPUT;
    return false;
}
