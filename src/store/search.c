/* search.c - the words of records, and the query for words that were typed. */
#include "search.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "search_tokenizer.h"

/* Han, kana and hangul are written without blanks: each character is a word of its own. */
static bool
is_word_of_its_own(uint32_t point)
{
    return (point >= 0x3040 && point <= 0x30ff) || (point >= 0x3400 && point <= 0x9fff) ||
           (point >= 0xac00 && point <= 0xd7a3) || (point >= 0x20000 && point <= 0x3ffff);
}

static void
append_words(struct text *out, const char *value)
{
    struct text folded = TEXT_EMPTY;
    utf8_fold(&folded, value);
    const char *at = text_string(&folded);
    uint32_t point;
    for (size_t size; (size = utf8_decode(at, &point)) > 0; at += size) {
        if (is_word_of_its_own(point))
            text_append_char(out, ' ');
        text_append_bytes(out, at, size);
        if (is_word_of_its_own(point))
            text_append_char(out, ' ');
    }
    text_clear(&folded);
}

/* A telephone number is found however it is spaced, at home and from abroad. */
static void
append_number(struct text *out, const struct field *field, const char *value)
{
    field_key(field, value, out);
    text_append_char(out, ' ');
    for (; *value != '\0'; value++)
        if (isdigit((unsigned char)*value))
            text_append_char(out, *value);
    text_append_char(out, '\n');
}

static void
append_record(struct text *out, const struct record *record)
{
    const struct record_type *type = record->type;
    for (size_t i = RECORD_CORE_COUNT; i < type->field_count; i++) {
        const char *value = record_get(record, i);
        bool searched = (type->fields[i].flags & FIELD_SEARCHED) != 0;
        if (value == NULL || !searched || type->fields[i].kind == FIELD_LINK)
            continue;
        append_words(out, value);
        text_append_char(out, '\n');
        if (type->fields[i].kind == FIELD_PHONE)
            append_number(out, &type->fields[i], value);
    }
}

bool
search_is_called_by_parent(const struct record_type *type)
{
    return type->parent_field != 0 && type->fields[type->title_field].kind != FIELD_TEXT;
}

/* What the record behind a link is called: by its title, or by that of the one it belongs to. */
static bool
append_called(struct store *store, const struct record_type *type, const char *link,
              struct text *out, struct error *error)
{
    struct row row = {.record = NULL};
    struct id id;
    bool by_parent = search_is_called_by_parent(type);
    if (!link || !id_from_text(link, &id))
        return true;
    if (!row_get(store, type, &id, &row, error))
        return false;
    if (by_parent && row.record) {
        const struct record_type *parent = type->fields[type->parent_field].target;
        const char *up = record_get(row.record, type->parent_field);
        struct row above = {.record = NULL};
        bool done = !up || !id_from_text(up, &id) || row_get(store, parent, &id, &above, error);
        record_free(row.record);
        row = above;
        type = parent;
        if (!done)
            return false;
    }
    const char *title = row.record ? record_get(row.record, type->title_field) : NULL;
    if (title) {
        append_words(out, title);
        text_append_char(out, '\n');
    }
    record_free(row.record);
    return true;
}

static bool
append_links(struct store *store, const struct record *record, struct text *out,
             struct error *error)
{
    const struct record_type *type = record->type;
    for (size_t i = RECORD_CORE_COUNT; i < type->field_count; i++) {
        const struct field *field = &type->fields[i];
        if (field->kind == FIELD_LINK && (field->flags & FIELD_SEARCHED) &&
            !append_called(store, field->target, record_get(record, i), out, error))
            return false;
    }
    return true;
}

static void
select_children(const struct record_type *child, struct text *sql)
{
    text_append(sql, "SELECT ");
    row_columns(child, sql);
    text_append_format(sql, " FROM %s WHERE alive = 1 AND %s = ?1 ORDER BY id", child->table,
                       child->fields[child->parent_field].name);
}

/* Of the records that a statement finds by the id of this one. */
static bool
append_found(struct store *store, const struct record *record, const struct record_type *type,
             sqlite3_stmt *statement, struct text *out, struct error *error)
{
    bool found, done;
    bind_id(statement, 1, &record->id);
    while ((done = statement_step(store, statement, &found, error)) && found) {
        struct row row = row_from_statement(type, statement);
        append_record(out, row.record);
        record_free(row.record);
    }
    return done;
}

static bool
append_children(struct store *store, const struct record *record, const struct record_type *child,
                struct text *out, struct error *error)
{
    sqlite3_stmt *statement = statement_of(store, child, select_children, error);
    return statement != NULL && append_found(store, record, child, statement, out, error);
}

static void
select_merged(const struct record_type *type, struct text *sql)
{
    text_append(sql, "SELECT ");
    row_columns(type, sql);
    text_append_format(sql, " FROM %s WHERE %s = ?1 ORDER BY id", type->table,
                       type->fields[type->merged_field].name);
}

/* Whoever was merged into somebody is found as that one. */
static bool
append_merged(struct store *store, const struct record *record, struct text *out,
              struct error *error)
{
    if (record->type->merged_field == 0)
        return true;
    sqlite3_stmt *statement = statement_of(store, record->type, select_merged, error);
    return statement != NULL && append_found(store, record, record->type, statement, out, error);
}

bool
search_document(struct store *store, const struct record *record, struct text *out,
                struct error *error)
{
    search_mark(record->type, out);
    append_record(out, record);
    if (!append_links(store, record, out, error))
        return false;
    for (size_t i = 0; i < store->type_count; i++) {
        const struct record_type *child = store->types[i];
        if (child->parent_field != 0 && child->fields[child->parent_field].target == record->type &&
            !child->may_see && !append_children(store, record, child, out, error))
            return false;
    }
    return append_merged(store, record, out, error);
}

/* True when the tokenizer finds a word in it. */
static bool
has_letters(const char *word, size_t length)
{
    uint32_t point;
    const char *end = word + length;
    for (size_t size; word < end && (size = utf8_decode(word, &point)) > 0; word += size)
        if (utf8_is_word(point))
            return true;
    return false;
}

static void
append_phrase(struct text *out, const struct record_type *type, const char *word, size_t length)
{
    text_append(out, out->length > 0 ? " \"" : "\"");
    search_mark(type, out);
    for (size_t i = 0; i < length; i++)
        text_append(out, word[i] == '"' ? "\"\"" : (char[]){word[i], '\0'});
    text_append(out, "\" *");
}

/* True when another word says as much, and more: looking for "a" beside "ada" is only work, and
 * a hundred times "a" is a hundred times the work. */
static bool
is_implied(const char *all, const char *word, size_t length)
{
    bool passed = false;
    for (const char *other = all + strspn(all, " \t\r\n"); *other != '\0';) {
        size_t other_length = strcspn(other, " \t\r\n");
        bool says_it = other_length >= length && strncmp(other, word, length) == 0;
        if (other == word)
            passed = true;
        else if (says_it && (other_length > length || !passed))
            return true;
        other += other_length;
        other += strspn(other, " \t\r\n");
    }
    return false;
}

bool
search_is_plain(const char *word, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (!(word[i] >= 'a' && word[i] <= 'z') && !(word[i] >= '0' && word[i] <= '9'))
            return false;
    return length > 0;
}

static bool
is_in(const char *common, const char *word, size_t length)
{
    for (const char *at = common; (at = memmem(at, strlen(at), word, length)) != NULL; at++)
        if (at > common && at[-1] == ' ' && at[length] == ' ')
            return true;
    return false;
}

void
search_query(const struct record_type *type, const char *words, const char *common,
             struct text *query, struct text *rest)
{
    struct text folded = TEXT_EMPTY;
    append_words(&folded, words);
    const char *at = text_string(&folded);
    while (*at != '\0') {
        at += strspn(at, " \t\r\n");
        size_t length = strcspn(at, " \t\r\n");
        bool implied = is_implied(text_string(&folded), at, length);
        if (length > 0 && !implied && is_in(common, at, length)) {
            text_append_char(rest, ' ');
            text_append_bytes(rest, at, length);
        } else if (!implied && has_letters(at, length)) {
            append_phrase(query, type, at, length);
        }
        at += length;
    }
    text_clear(&folded);
}

/* Whether the character before `at` is none of a word. */
static bool
starts_word(const char *document, const char *at)
{
    uint32_t point;
    const char *before = at;
    if (at == document)
        return true;
    do
        before--;
    while (before > document && ((unsigned char)*before & 0xc0) == 0x80);
    return utf8_decode(before, &point) == 0 || !utf8_is_word(point);
}

static bool
says_word(const char *document, size_t size, const char *word, size_t length)
{
    const char *at = document, *end = document + size;
    while ((at = memmem(at, (size_t)(end - at), word, length)) != NULL) {
        if (starts_word(document, at))
            return true;
        at++;
    }
    return false;
}

bool
search_says(const char *document, const char *rest)
{
    size_t size = strlen(document);
    for (size_t length; *rest != '\0'; rest += length) {
        rest += strspn(rest, " ");
        length = strcspn(rest, " ");
        if (length > 0 && !says_word(document, size, rest, length))
            return false;
    }
    return true;
}
