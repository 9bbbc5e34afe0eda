/* fold_check.c - the fold computed from scratch, to hold the tables against it (E10).
 *
 * Deliberately another road than fold.c: all operations of a record at once, by the definition.
 * heads(f) = operations that write f and that no other operation names as parent of f. */
#include "fold.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "search.h"

struct record_log {
    struct operation *items;
    size_t count, capacity;
};

static void
clear_log(struct record_log *log)
{
    for (size_t i = 0; i < log->count; i++)
        operation_clear(&log->items[i]);
    free(log->items);
}

static bool
read_log(struct store *store, const struct record_type *type, const struct id *id,
         struct record_log *log, struct error *error)
{
    bool done = true, found = true;
    for (int64_t lsn = 0; done && found;) {
        struct operation operation;
        done = operation_before(store, type, id, lsn, &operation, &found, error);
        if (!done || !found) {
            operation_clear(&operation);
            break;
        }
        lsn = operation.lsn;
        log->items = array_reserve(log->items, &log->capacity, log->count + 1, sizeof *log->items);
        log->items[log->count++] = operation;
    }
    return done;
}

static const struct operation_write *
write_of(const struct operation *operation, int column)
{
    for (size_t i = 0; i < operation->write_count; i++)
        if (operation->writes[i].column == column)
            return &operation->writes[i];
    return NULL;
}

static bool
writes_column(const struct operation *operation, int column)
{
    return operation->kind == OPERATION_CREATE || write_of(operation, column) != NULL;
}

static bool
is_superseded(const struct record_log *log, const struct operation *operation, int column)
{
    for (size_t i = 0; i < log->count; i++) {
        const struct operation_write *write = write_of(&log->items[i], column);
        for (size_t j = 0; write != NULL && j < write->parent_count; j++)
            if (write->parents[j].replica == operation->replica &&
                write->parents[j].seq == operation->seq)
                return true;
    }
    return false;
}

static bool
value_is(const char *a, const char *b)
{
    return (a == NULL) == (b == NULL) && string_equal(a, b);
}

static bool
comes_later(const struct operation *a, const struct operation *b)
{
    if (a->time_ms != b->time_ms)
        return a->time_ms > b->time_ms;
    return a->replica != b->replica ? a->replica > b->replica : a->seq > b->seq;
}

/* The definition's heads of one column, its winner, and whether they disagree. */
struct column_state {
    size_t heads;
    const char *value;
    bool differ;
};

static struct column_state
column_state(const struct record_log *log, int column)
{
    struct column_state state = {0, NULL, false};
    const struct operation *best = NULL;
    for (size_t i = 0; i < log->count; i++) {
        const struct operation *operation = &log->items[i];
        if (!writes_column(operation, column) || is_superseded(log, operation, column))
            continue;
        const char *value = operation_value(operation, column);
        bool other = best != NULL && !value_is(value, operation_value(best, column));
        state.differ |= other;
        state.heads++;
        bool better = best == NULL || comes_later(operation, best);
        if (column == COLUMN_ALIVE && other)
            better = value_is(value, "1");
        if (better)
            best = operation;
    }
    state.value = best == NULL ? NULL : operation_value(best, column);
    return state;
}

static bool
is_head_here(const struct record_log *log, int column, const struct head *heads, size_t count)
{
    for (size_t i = 0; i < log->count; i++) {
        const struct operation *operation = &log->items[i];
        if (!writes_column(operation, column) || is_superseded(log, operation, column))
            continue;
        bool here = false;
        for (size_t j = 0; j < count; j++)
            here |= heads[j].replica == operation->replica && heads[j].seq == operation->seq;
        if (!here)
            return false;
    }
    return true;
}

static bool
is_conflict(struct store *store, const struct id *id, int column, bool *listed, struct error *error)
{
    sqlite3_stmt *statement =
        statement_get(store, "SELECT 1 FROM conflicts WHERE record = ?1 AND field = ?2", error);
    if (statement == NULL)
        return false;
    bind_id(statement, 1, id);
    sqlite3_bind_int(statement, 2, column);
    bool done = statement_step(store, statement, listed, error);
    sqlite3_reset(statement);
    return done;
}

/* What one record is held against. */
struct checking {
    struct store *store;
    const struct row *row;
    const struct record_log *log;
    const struct head *heads;
    size_t head_count;
    struct text *findings;
};

static void
find(const struct checking *checking, const char *what, const char *which)
{
    char id[ID_TEXT_SIZE];
    id_to_text(&checking->row->record->id, id);
    text_append_format(checking->findings, "%s %s: %s%s is not what the log says\n",
                       checking->row->record->type->name, id, what, which);
}

static bool
check_column(const struct checking *checking, int column, const char *name, const char *stored,
             struct error *error)
{
    struct column_state state = column_state(checking->log, column);
    const struct head *first;
    size_t count = heads_of(checking->heads, checking->head_count, column, &first);
    bool listed;
    if (!is_conflict(checking->store, &checking->row->record->id, column, &listed, error))
        return false;
    if (!value_is(state.value, stored))
        find(checking, "the value of ", name);
    if (count != state.heads || !is_head_here(checking->log, column, first, count))
        find(checking, "the heads of ", name);
    if (listed != state.differ)
        find(checking, "the conflict of ", name);
    return true;
}

static bool
check_key(const struct checking *checking, size_t field, struct error *error)
{
    const struct record *record = checking->row->record;
    struct text sql = TEXT_EMPTY, key = TEXT_EMPTY;
    text_append(&sql, "SELECT ");
    row_key_column(record->type, field, &sql);
    text_append_format(&sql, " FROM %s WHERE number = ?1", record->type->table);
    sqlite3_stmt *statement = statement_get(checking->store, text_string(&sql), error);
    text_clear(&sql);
    bool row, done = statement != NULL;
    if (done)
        sqlite3_bind_int64(statement, 1, checking->row->number);
    done = done && statement_step(checking->store, statement, &row, error);
    record_key(record, field, &key);
    if (done && !string_equal((const char *)sqlite3_column_text(statement, 0), text_string(&key)))
        find(checking, "the key of ", record->type->fields[field].name);
    if (done)
        sqlite3_reset(statement);
    text_clear(&key);
    return done;
}

static bool
check_search(const struct checking *checking, struct error *error)
{
    const struct record *record = checking->row->record;
    struct text sql = TEXT_EMPTY, document = TEXT_EMPTY;
    bool done = search_document(checking->store, record, &document, error), row;
    text_append_format(&sql, "SELECT words FROM %s_search WHERE rowid = ?1", record->type->table);
    sqlite3_stmt *statement =
        done ? statement_get(checking->store, text_string(&sql), error) : NULL;
    text_clear(&sql);
    done = statement != NULL;
    if (done)
        sqlite3_bind_int64(statement, 1, checking->row->number);
    done = done && statement_step(checking->store, statement, &row, error);
    if (done && !(row && string_equal((const char *)sqlite3_column_text(statement, 0),
                                      text_string(&document))))
        find(checking, "the search index", "");
    if (done)
        sqlite3_reset(statement);
    text_clear(&document);
    return done;
}

static bool
check_record(const struct checking *checking, struct error *error)
{
    const struct record *record = checking->row->record;
    const struct record_type *type = record->type;
    if (!check_column(checking, COLUMN_ALIVE, "alive", record->alive ? "1" : "0", error))
        return false;
    for (size_t i = RECORD_CORE_COUNT; i < type->field_count; i++) {
        const struct field *field = &type->fields[i];
        if (!check_column(checking, field->number, field->name, record_get(record, i), error))
            return false;
        if ((field->flags & FIELD_KEYED) != 0 && !check_key(checking, i, error))
            return false;
    }
    return check_search(checking, error);
}

bool
fold_check(struct store *store, const struct record_type *type, const struct id *id,
           struct text *findings, struct error *error)
{
    struct row row = {.record = NULL};
    struct record_log log = {NULL, 0, 0};
    struct head *heads = NULL;
    struct checking checking = {.store = store, .row = &row, .log = &log, .findings = findings};
    bool done = row_get(store, type, id, &row, error) && row.record != NULL &&
                read_log(store, type, id, &log, error) &&
                fold_heads(store, id, &heads, &checking.head_count, error);
    checking.heads = heads;
    done = done && check_record(&checking, error);
    record_free(row.record);
    clear_log(&log);
    free(heads);
    return done;
}
