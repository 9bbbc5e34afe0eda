/* search_index.c - the documents that changed, gathered and written in the order of their rows. */
#include "search_index.h"

#include <stdlib.h>

#include "base/array.h"
#include "search.h"
#include "search_tokenizer.h"

/* So many are written at once: a segment of the index is made for them. */
#define TOUCHED_MAX 512

static bool
touch(struct store *store, const struct record_type *type, int64_t number, struct error *error)
{
    if (store->touched_count == TOUCHED_MAX && !search_index_write(store, error))
        return false;
    store->touched = array_reserve(store->touched, &store->touched_capacity,
                                   store->touched_count + 1, sizeof *store->touched);
    store->touched[store->touched_count++] = (struct touched_row){type, number};
    return true;
}

/* The record that a link field goes to, if any. */
static bool
touch_target(struct store *store, const struct record *record, size_t link, struct error *error)
{
    struct id id;
    if (link == 0 || record_get(record, link) == NULL ||
        !id_from_text(record_get(record, link), &id))
        return true;
    const struct record_type *type = record->type->fields[link].target;
    int64_t number;
    return row_number(store, type, &id, &number, error) &&
           (number == 0 || touch(store, type, number, error));
}

/* `?1` is the record that is called something else now. */
static bool
touch_selected(struct store *store, const struct record_type *type, const struct text *sql,
               const struct id *id, struct error *error)
{
    sqlite3_stmt *statement = statement_get(store, text_string(sql), error);
    if (statement == NULL)
        return false;
    bind_id(statement, 1, id);
    bool found, done;
    while ((done = statement_step(store, statement, &found, error)) && found) {
        if (!touch(store, type, sqlite3_column_int64(statement, 0), error)) {
            sqlite3_reset(statement);
            return false;
        }
    }
    return done;
}

/* Those that link to it, and those that link to what is called by it. */
static bool
touch_link(struct store *store, const struct record_type *type, const struct field *field,
           const struct record *record, struct error *error)
{
    const struct record_type *target = field->target;
    bool by_parent = search_is_called_by_parent(target) &&
                     target->fields[target->parent_field].target == record->type;
    if (target != record->type && !by_parent)
        return true;
    struct text sql = TEXT_EMPTY;
    text_append_format(&sql, "SELECT number FROM %s WHERE %s ", type->table, field->name);
    if (by_parent)
        text_append_format(&sql, "IN (SELECT id FROM %s WHERE %s = ?1)", target->table,
                           target->fields[target->parent_field].name);
    else
        text_append(&sql, "= ?1");
    bool done = touch_selected(store, type, &sql, &record->id, error);
    text_clear(&sql);
    return done;
}

static bool
touch_linking(struct store *store, const struct record *record, struct error *error)
{
    for (size_t i = 0; i < store->type_count; i++) {
        const struct record_type *type = store->types[i];
        for (size_t j = RECORD_CORE_COUNT; j < type->field_count; j++) {
            const struct field *field = &type->fields[j];
            if (field->kind == FIELD_LINK && (field->flags & FIELD_SEARCHED) &&
                !touch_link(store, type, field, record, error))
                return false;
        }
    }
    return true;
}

/* True when the two say the same words. */
static bool
same_words(const struct record *record, const struct record *earlier)
{
    const struct record_type *type = record->type;
    for (size_t i = RECORD_CORE_COUNT; i < type->field_count; i++)
        if ((type->fields[i].flags & FIELD_SEARCHED) != 0 && !record_same_value(record, earlier, i))
            return false;
    return true;
}

/* The document of whom somebody was merged into has her words too. */
static bool
touch_survivors(struct store *store, const struct record *record, const struct record *earlier,
                bool same, struct error *error)
{
    size_t link = record->type->merged_field;
    bool moved = earlier != NULL && link != 0 && !record_same_value(record, earlier, link);
    if (same && !moved)
        return true;
    return touch_target(store, record, link, error) &&
           (!moved || touch_target(store, earlier, link, error));
}

/* A parent's document has the words of the children that live. */
bool
search_index_touch(struct store *store, const struct row *row, const struct record *earlier,
                   struct error *error)
{
    const struct record *record = row->record;
    size_t link = record->type->parent_field;
    bool same = earlier != NULL && same_words(record, earlier);
    if (!same && !touch(store, record->type, row->number, error))
        return false;
    bool moved = earlier != NULL && link != 0 && !record_same_value(record, earlier, link);
    if (!touch_survivors(store, record, earlier, same, error))
        return false;
    /* Nothing links to what is only now here. */
    bool renamed = earlier != NULL &&
                   (moved || !record_same_value(record, earlier, record->type->title_field));
    if (renamed && !touch_linking(store, record, error))
        return false;
    if (same && !moved && record->alive == earlier->alive)
        return true;
    return touch_target(store, record, link, error) &&
           (!moved || touch_target(store, earlier, link, error));
}

static bool
write_document(struct store *store, const struct touched_row *touched, struct error *error)
{
    struct row row;
    struct text document = TEXT_EMPTY;
    if (!row_get_number(store, touched->type, touched->number, &row, error))
        return false;
    bool done = search_document(store, row.record, &document, error);
    sqlite3_stmt *statement =
        done ? statement_get(store, "INSERT OR REPLACE INTO search (rowid, words) VALUES (?1, ?2)",
                             error)
             : NULL;
    done = statement != NULL;
    if (done) {
        sqlite3_bind_int64(statement, 1, search_row(touched->type, row.number));
        bind_text(statement, 2, text_string(&document));
        done = statement_run(store, statement, error);
    }
    text_clear(&document);
    record_free(row.record);
    return done;
}

static int
compare(const void *left, const void *right)
{
    const struct touched_row *a = left, *b = right;
    if (a->type != b->type)
        return a->type->number < b->type->number ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

/* In the order of the rows: FTS5 empties its buffer whenever a row comes before the last one. */
bool
search_index_write(struct store *store, struct error *error)
{
    struct touched_row *touched = store->touched;
    size_t count = store->touched_count;
    if (count > 1)
        qsort(touched, count, sizeof *touched, compare);
    for (size_t i = 0; i < count; i++)
        if ((i == 0 || compare(&touched[i - 1], &touched[i]) != 0) &&
            !write_document(store, &touched[i], error))
            return false;
    store->touched_count = 0;
    return true;
}

void
search_index_forget(struct store *store)
{
    free(store->touched);
    store->touched = NULL;
    store->touched_count = store->touched_capacity = 0;
}
