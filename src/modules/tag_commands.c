/* tag_commands.c - words put on a record and taken off: rows of its type's words_type. */
#include "modules/registry.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "modules/session.h"
#include "modules/tag.h"

/* The record that takes the words: the one given, or the one whose life it is an event in. */
static bool
find_bearer(struct session *session, const struct record_type **type, struct id *id,
            struct error *error)
{
    if ((*type)->words_type)
        return true;
    size_t link = (*type)->parent_field;
    const struct record_type *parent = link == 0 ? NULL : (*type)->fields[link].target;
    if (!parent || !parent->words_type)
        return error_set(error, ERROR_USAGE, "A %s takes no tags", (*type)->name);
    struct record *record = session_get(session, *type, id, error);
    if (!record)
        return false;
    bool found = record_get(record, link) && id_from_text(record_get(record, link), id);
    record_free(record);
    *type = parent;
    return found || error_set(error, ERROR_NOT_FOUND, "This belongs to nobody");
}

/* One word on one record. */
struct tagging {
    struct session *session;
    const struct record_type *type;
    struct id id;
    const char *word;
    struct text key; /* of the word */
};

/* The first row of the word on the record, live or in the trash; *row is NULL when there is none,
 * and else the caller's. */
static bool
find_row(const struct tagging *tagging, bool trash, struct record **row, struct error *error)
{
    const struct record_type *words = tagging->type->words_type;
    struct query query = query_default(words);
    query.sort_field = words->title_field;
    query.descending = false;
    query.trash = trash;
    query.link_field = words->parent_field;
    query.link_id = tagging->id;
    struct query_place place = {.key = tagging->key.bytes};
    struct record_list list = {.count = 0};
    *row = NULL;
    if (!session_read(tagging->session, &query, QUERY_AT, &place, 1, &list, error))
        return false;
    struct text key = TEXT_EMPTY;
    if (list.count > 0)
        record_key(list.items[0], words->title_field, &key);
    if (list.count > 0 && string_equal(text_string(&key), text_string(&tagging->key)))
        *row = record_copy(list.items[0]);
    text_clear(&key);
    record_list_clear(&list);
    return true;
}

static bool
add_row(const struct tagging *tagging, struct error *error)
{
    const struct record_type *words = tagging->type->words_type;
    char id[ID_TEXT_SIZE];
    id_to_text(&tagging->id, id);
    struct record *row = session_prepare(tagging->session, words);
    record_set(row, words->parent_field, id);
    record_set(row, words->title_field, tagging->word);
    bool done = session_add(tagging->session, row, error);
    record_free(row);
    return done;
}

/* A word that was taken off comes back; one that is there stays the one row that it is. */
static bool
put_on(const struct tagging *tagging, bool *changed, struct error *error)
{
    struct record *live, *removed = NULL;
    *changed = false;
    if (!find_row(tagging, false, &live, error))
        return false;
    bool done = live || find_row(tagging, true, &removed, error);
    if (done && !live) {
        *changed = true;
        done = removed ? session_restore(tagging->session, removed->type, &removed->id, error)
                       : add_row(tagging, error);
    }
    record_free(live);
    record_free(removed);
    return done;
}

/* Two machines may have made a row each. */
static bool
take_off(const struct tagging *tagging, bool *changed, struct error *error)
{
    struct record *row;
    *changed = false;
    while (find_row(tagging, false, &row, error)) {
        if (!row)
            return true;
        bool done = session_remove(tagging->session, row->type, &row->id, error);
        record_free(row);
        if (!done)
            return false;
        *changed = true;
    }
    return false;
}

static bool
check_alive(struct session *session, const struct record_type *type, const struct id *id,
            struct error *error)
{
    struct record *record = session_get(session, type, id, error);
    if (!record)
        return false;
    bool alive = session_check_alive(session, record, error);
    record_free(record);
    return alive;
}

static bool
tag_word(struct tagging *tagging, const char *typed, bool on, bool *changed, struct error *error)
{
    const struct record_type *words = tagging->type->words_type;
    const struct field *field = &words->fields[words->title_field];
    char *word;
    if (!field_parse(field, typed, session_context(tagging->session), &word, error))
        return false;
    tagging->word = word;
    text_reset(&tagging->key);
    field_key(field, word, &tagging->key);
    bool changed_here = false;
    bool done = tagging->key.length > 0
                    ? (on ? put_on : take_off)(tagging, &changed_here, error)
                    : error_set(error, ERROR_INPUT, "A tag must have letters or digits");
    free(word);
    *changed = *changed || changed_here;
    return done;
}

/* "fair, welsh" are two. What is done to one record, however many are chosen. */
static bool
tag_one(struct session *session, const struct record_type *type, const struct id *id,
        const char *typed, bool on, bool *changed, struct error *error)
{
    struct tagging tagging = {.session = session, .type = type, .id = *id};
    bool done = check_alive(session, type, id, error);
    while (done && *typed != '\0') {
        typed += strspn(typed, ", ");
        size_t length = strcspn(typed, ",");
        char *word = must_strndup(typed, length);
        typed += length;
        done = tag_word(&tagging, word, on, changed, error);
        free(word);
        typed += strspn(typed, ", ");
    }
    text_clear(&tagging.key);
    return done;
}

static bool
run(struct call *call, bool on, struct error *error)
{
    const struct record_type *type = call->type;
    struct id id = call->id;
    bool changed = false;
    if (!find_bearer(call->session, &type, &id, error) ||
        !tag_one(call->session, type, &id, call->args[0], on, &changed, error))
        return false;
    const char *said = on        ? changed ? "Tagged" : "Tagged already"
                       : changed ? "Tag taken off"
                                 : "Not tagged";
    call->outcome.unchanged = !changed;
    text_append_format(&call->outcome.message, "%s '%s': ", said, call->args[0]);
    session_title(call->session, type, &id, &call->outcome.message);
    return true;
}

static bool
run_tag(struct call *call, struct error *error)
{
    return run(call, true, error);
}

static bool
run_untag(struct call *call, struct error *error)
{
    return run(call, false, error);
}

static const struct field args[] = {
    {
        .name = "word",
        .label = "Tag",
        .kind = FIELD_TEXT,
        .flags = FIELD_REQUIRED,
        .help = "A word or two; Enter shows the tags in use",
        .offers = &tag_type,
    },
};

static const struct command rows[] = {
    {
        .name = "tag",
        .summary = "Put a tag on a record",
        .help = "A word to find people by: the filter tag:fair lists them. Putting it on again "
                "changes nothing.",
        .where = PLACE_RECORDS | PLACE_CLI,
        .keys = "T",
        .args = args,
        .arg_count = 1,
        .word_count = 1,
        .flags = COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID | COMMAND_MANY,
        .run = run_tag,
    },
    {
        .name = "untag",
        .summary = "Take a tag off a record",
        .where = PLACE_RECORDS | PLACE_CLI,
        .args = args,
        .arg_count = 1,
        .word_count = 1,
        .flags = COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID | COMMAND_MANY,
        .run = run_untag,
    },
};

const struct command_table tag_commands = {rows, sizeof rows / sizeof rows[0]};
