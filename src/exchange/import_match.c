/* import_match.c - finds the record that an earlier import made of a row, and likely doubles. */
#include "import_match.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "modules/candidate.h"
#include "modules/contact.h"
#include "modules/event.h"
#include "modules/membership.h"
#include "modules/staff.h"
#include "row_member.h"

#define MOST_AT_ONE_MOMENT 100

bool
matcher_start(struct matcher *matcher, struct session *session, const struct record_type *type,
              struct error *error)
{
    *matcher = (struct matcher){.session = session, .type = type};
    line_map_init(&matcher->lines);
    struct query query = query_default(type);
    size_t count = 0;
    query.trash = true;
    if (!session_count(session, &query, &count, error))
        return false;
    matcher->trash_is_empty = count == 0;
    return true;
}

void
matcher_clear(struct matcher *matcher)
{
    line_map_clear(&matcher->lines);
}

/* --- keys within the file --- */

static uint64_t
hash_identity(const struct matcher *matcher, const struct built_row *row)
{
    if (row->own)
        return line_map_hash(&matcher->lines, "id", record_get(row->record, RECORD_ID));
    struct text whole = TEXT_EMPTY;
    text_append_format(&whole, "%s\n%s", text_string(&row->key), text_string(&row->apart));
    uint64_t hash = line_map_hash(&matcher->lines, "person", text_string(&whole));
    text_clear(&whole);
    return hash;
}

void
matcher_note_key(struct matcher *matcher, const struct built_row *row, size_t line)
{
    line_map_set(&matcher->lines, hash_identity(matcher, row), line);
}

size_t
matcher_last_line(const struct matcher *matcher, const struct built_row *row)
{
    return line_map_get(&matcher->lines, hash_identity(matcher, row));
}

/* --- the stored record --- */

/* True when the last that happened to the record was an undo of its adding. */
static bool
was_undone(struct matcher *matcher, const struct record *record, bool *undone, struct error *error)
{
    struct change_list changes = {.items = NULL};
    bool ok = session_history(matcher->session, matcher->type, &record->id, 0, 1, &changes, error);
    *undone = ok && changes.count > 0 && changes.items[0].kind == CHANGE_REMOVED &&
              string_equal(changes.items[0].command, "undo");
    change_list_clear(&changes);
    return ok;
}

static bool
classify(struct matcher *matcher, const struct record *record, enum match *match,
         struct error *error)
{
    bool undone = false;
    *match = MATCH_LIVE;
    if (record->alive)
        return true;
    if (!was_undone(matcher, record, &undone, error))
        return false;
    *match = undone ? MATCH_UNDONE : MATCH_REMOVED;
    return true;
}

static bool
find_by_id(struct matcher *matcher, const struct id *id, enum match *match, struct record **found,
           struct error *error)
{
    *found = session_get(matcher->session, matcher->type, id, error);
    if (*found == NULL && error->code == ERROR_NOT_FOUND)
        return true;
    if (*found != NULL && classify(matcher, *found, match, error))
        return true;
    record_free(*found);
    *found = NULL;
    return false;
}

/* Live before removed. */
static bool
find_by_key(struct matcher *matcher, size_t field, const char *key, enum match *match,
            struct record **found, struct error *error)
{
    struct text folded = TEXT_EMPTY;
    struct record_list list = {.items = NULL};
    field_key(&matcher->type->fields[field], key, &folded);
    bool ok = session_find_by_key(matcher->session, matcher->type, field, text_string(&folded),
                                  false, 1, &list, error);
    if (ok && list.count == 0 && !matcher->trash_is_empty)
        ok = session_find_by_key(matcher->session, matcher->type, field, text_string(&folded), true,
                                 1, &list, error);
    if (ok && list.count > 0) {
        struct id id = list.items[0]->id;
        session_follow(matcher->session, matcher->type, &id);
        ok = find_by_id(matcher, &id, match, found, error);
    }
    record_list_clear(&list);
    text_clear(&folded);
    return ok;
}

/* The key of somebody who shares an email or phone with another row of the file. */
static char *
longer_key(const struct built_row *row)
{
    uint64_t hash = text_hash_stored(text_string(&row->apart));
    return must_format("%s/%016llx", text_string(&row->key), (unsigned long long)hash);
}

/* The plain key belongs to the first row of the file that takes it; others with it and another
 * name get the longer one. An earlier import may have given either. */
static bool
find_person(struct matcher *matcher, struct built_row *row, size_t line, enum match *match,
            struct record **found, struct error *error)
{
    uint64_t plain = line_map_hash(&matcher->lines, "key", text_string(&row->key));
    size_t owner = line_map_get(&matcher->lines, plain);
    bool is_taken = owner != 0 && owner != line;
    if (row->apart.length > 0) {
        char *key = longer_key(row);
        bool ok = find_by_key(matcher, CANDIDATE_IMPORT_KEY, key, match, found, error);
        if (is_taken)
            record_set(row->record, CANDIDATE_IMPORT_KEY, key);
        free(key);
        if (!ok || *found != NULL || is_taken)
            return ok;
    }
    line_map_set(&matcher->lines, plain, line);
    if (!find_by_key(matcher, CANDIDATE_IMPORT_KEY, text_string(&row->key), match, found, error))
        return false;
    return *found != NULL || id_is_zero(&row->uid) ||
           find_by_id(matcher, &row->uid, match, found, error);
}

static bool
is_same_contact(const struct record *stored, const struct record *row)
{
    return record_same_value(stored, row, CONTACT_WHEN) &&
           record_same_value(stored, row, CONTACT_CHANNEL) &&
           record_same_value(stored, row, CONTACT_SUMMARY);
}

/* Looks through the contacts with the person at that moment. */
static bool
find_contact_in(struct matcher *matcher, const struct record *row, bool trash, struct id *id,
                struct error *error)
{
    struct query query = query_default(matcher->type);
    struct query_place place = {.key = NULL};
    struct record_list list = {.items = NULL};
    query.sort_field = CONTACT_WHEN;
    query.descending = false;
    query.trash = trash;
    query.link_field = CONTACT_CANDIDATE;
    id_from_text(record_get(row, CONTACT_CANDIDATE), &query.link_id);
    session_place(&query, row, &place);
    place.id = (struct id){{0}};
    bool ok =
        session_read(matcher->session, &query, QUERY_AT, &place, MOST_AT_ONE_MOMENT, &list, error);
    for (size_t i = 0; ok && i < list.count && id_is_zero(id); i++) {
        if (is_same_contact(list.items[i], row))
            *id = list.items[i]->id;
    }
    query_place_clear(&place);
    record_list_clear(&list);
    return ok;
}

static bool
find_contact(struct matcher *matcher, const struct record *row, enum match *match,
             struct record **found, struct error *error)
{
    struct id id = {{0}};
    if (!find_contact_in(matcher, row, false, &id, error))
        return false;
    if (id_is_zero(&id) && !matcher->trash_is_empty &&
        !find_contact_in(matcher, row, true, &id, error))
        return false;
    return id_is_zero(&id) || find_by_id(matcher, &id, match, found, error);
}

/* An event of ours that comes back has its own id as UID. */
static bool
find_event(struct matcher *matcher, const struct built_row *row, enum match *match,
           struct record **found, struct error *error)
{
    if (!id_is_zero(&row->uid) && !find_by_id(matcher, &row->uid, match, found, error))
        return false;
    return *found != NULL ||
           find_by_key(matcher, EVENT_UID, text_string(&row->key), match, found, error);
}

static bool
find_member(struct matcher *matcher, const struct built_row *row, enum match *match,
            struct record **found, struct error *error)
{
    struct id id;
    return row_member_find(matcher->session, row->record, row->filled[MEMBERSHIP_JOINED], &id,
                           error) &&
           (id_is_zero(&id) || find_by_id(matcher, &id, match, found, error));
}

bool
matcher_find(struct matcher *matcher, struct built_row *row, size_t line, enum match *match,
             struct record **found, struct error *error)
{
    *match = MATCH_NONE;
    *found = NULL;
    if (row->own)
        return find_by_id(matcher, &row->record->id, match, found, error);
    if (matcher->type == &contact_type)
        return find_contact(matcher, row->record, match, found, error);
    if (matcher->type == &staff_type)
        return find_by_key(matcher, STAFF_NUMBER, record_get(row->record, STAFF_NUMBER), match,
                           found, error);
    if (matcher->type == &membership_type)
        return find_member(matcher, row, match, found, error);
    if (matcher->type == &event_type)
        return find_event(matcher, row, match, found, error);
    return find_person(matcher, row, line, match, found, error);
}

/* --- possible duplicates --- */

static const struct shared_field {
    size_t field;
    const char *words;
} shared_fields[] = {
    {CANDIDATE_EMAIL, "the same email"},
    {CANDIDATE_PHONE, "the same phone"},
    {CANDIDATE_NAME, "the same name"},
};

static bool
find_stored_double(struct matcher *matcher, const struct record *record, const char *key,
                   const struct shared_field *shared, char **why, struct error *error)
{
    struct record_list list = {.items = NULL};
    bool ok = session_find_by_key(matcher->session, matcher->type, shared->field, key, false, 2,
                                  &list, error);
    for (size_t i = 0; ok && i < list.count && *why == NULL; i++) {
        if (id_equal(&list.items[i]->id, &record->id))
            continue;
        char id[ID_TEXT_SIZE];
        id_to_text(&list.items[i]->id, id);
        const char *name = record_get(list.items[i], CANDIDATE_NAME);
        *why = must_format("may be %s (%.8s), who has %s", name != NULL ? name : "somebody", id,
                           shared->words);
    }
    record_list_clear(&list);
    return ok;
}

static bool
find_double(struct matcher *matcher, const struct record *record, bool is_new, size_t line,
            const struct shared_field *shared, char **why, struct error *error)
{
    const char *value = record_get(record, shared->field);
    if (value == NULL)
        return true;
    struct text key = TEXT_EMPTY;
    field_key(&matcher->type->fields[shared->field], value, &key);
    uint64_t hash = line_map_hash(&matcher->lines, shared->words, text_string(&key));
    size_t earlier = line_map_get(&matcher->lines, hash);
    bool ok = true;
    if (earlier == 0)
        line_map_set(&matcher->lines, hash, line);
    if (is_new && *why == NULL && earlier != 0)
        *why = must_format("may be the person of line %zu, who has %s", earlier, shared->words);
    else if (is_new && *why == NULL)
        ok = find_stored_double(matcher, record, text_string(&key), shared, why, error);
    text_clear(&key);
    return ok;
}

bool
matcher_find_duplicate(struct matcher *matcher, const struct record *record, bool is_new,
                       size_t line, char **why, struct error *error)
{
    *why = NULL;
    if (matcher->type != &candidate_type)
        return true;
    for (size_t i = 0; i < sizeof shared_fields / sizeof shared_fields[0]; i++) {
        if (!find_double(matcher, record, is_new, line, &shared_fields[i], why, error)) {
            free(*why);
            *why = NULL;
            return false;
        }
    }
    return true;
}
