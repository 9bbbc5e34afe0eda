/* fold_check.c - the fold computed from scratch, to hold the tables against it (E10).
 *
 * Deliberately another road than fold.c: all operations of a record at once, by the definition.
 * heads(f) = operations that write f and that no other operation names as parent of f. */
#include "fold.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "custom_columns.h"
#include "search.h"
#include "search_tokenizer.h"

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

/* The columns of a record that are listed as conflicts. */
static bool
read_conflicts(struct store *store, const struct id *id, int **columns, size_t *count,
               struct error *error)
{
    size_t capacity = 0;
    sqlite3_stmt *statement =
        statement_get(store, "SELECT field FROM conflicts WHERE record = ?1", error);
    if (statement == NULL)
        return false;
    bind_id(statement, 1, id);
    bool row, done;
    while ((done = statement_step(store, statement, &row, error)) && row) {
        *columns = array_reserve(*columns, &capacity, *count + 1, sizeof **columns);
        (*columns)[(*count)++] = sqlite3_column_int(statement, 0);
    }
    return done;
}

/* What one record is held against. */
struct checking {
    struct store *store;
    const struct row *row;
    const struct record_log *log;
    const struct head *heads;
    size_t head_count;
    const int *conflicts;
    size_t conflict_count;
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
is_conflict(const struct checking *checking, int column)
{
    for (size_t i = 0; checking->conflicts != NULL && i < checking->conflict_count; i++)
        if (checking->conflicts[i] == column)
            return true;
    return false;
}

static void
check_column(const struct checking *checking, int column, const char *name, const char *stored)
{
    struct column_state state = column_state(checking->log, column);
    const struct head *first;
    size_t count = heads_of(checking->heads, checking->head_count, column, &first);
    if (!value_is(state.value, stored))
        find(checking, "the value of ", name);
    if (count != state.heads || !is_head_here(checking->log, column, first, count))
        find(checking, "the heads of ", name);
    if (is_conflict(checking, column) != state.differ)
        find(checking, "the conflict of ", name);
}

/* The keys of a row, in the order of their fields. */
static void
select_keys(const struct record_type *type, struct text *sql)
{
    text_append(sql, "SELECT number");
    for (size_t i = RECORD_CORE_COUNT; i < type->field_count; i++) {
        if ((type->fields[i].flags & FIELD_KEYED) == 0)
            continue;
        text_append(sql, ", ");
        row_key_column(type, i, sql);
    }
    text_append_format(sql, " FROM %s WHERE number = ?1", type->table);
}

static bool
check_keys(const struct checking *checking, struct error *error)
{
    const struct record *record = checking->row->record;
    const struct record_type *type = record->type;
    sqlite3_stmt *statement = statement_of(checking->store, type, select_keys, error);
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, checking->row->number);
    bool row;
    if (!statement_step(checking->store, statement, &row, error))
        return false;
    int column = 1;
    for (size_t i = RECORD_CORE_COUNT; i < type->field_count; i++) {
        if ((type->fields[i].flags & FIELD_KEYED) == 0)
            continue;
        struct text key = TEXT_EMPTY;
        record_key(record, i, &key);
        if (!string_equal((const char *)sqlite3_column_text(statement, column++),
                          text_string(&key)))
            find(checking, "the key of ", type->fields[i].name);
        text_clear(&key);
    }
    sqlite3_reset(statement);
    return true;
}

static bool
check_search(const struct checking *checking, struct error *error)
{
    const struct record *record = checking->row->record;
    struct text document = TEXT_EMPTY;
    bool row, done = search_document(checking->store, record, &document, error);
    sqlite3_stmt *statement =
        done ? statement_get(checking->store, "SELECT words FROM search WHERE rowid = ?1", error)
             : NULL;
    done = statement != NULL;
    if (done)
        sqlite3_bind_int64(statement, 1, search_row(record->type, checking->row->number));
    done = done && statement_step(checking->store, statement, &row, error);
    if (done && !(row && string_equal((const char *)sqlite3_column_text(statement, 0),
                                      text_string(&document))))
        find(checking, "the search index", "");
    if (done)
        sqlite3_reset(statement);
    text_clear(&document);
    return done;
}

/* A column that posact.yaml does not have is held against the log like any other. */
static bool
check_hidden(const struct checking *checking, struct error *error)
{
    const struct record *record = checking->row->record;
    const struct field *field;
    for (size_t i = 0; (field = custom_column_at(checking->store, record->type, i)) != NULL; i++) {
        char *stored;
        if (!custom_is_hidden(record->type, field->number))
            continue;
        if (!custom_column_read(checking->store, record->type, field, &record->id, &stored, error))
            return false;
        check_column(checking, field->number, field->name, stored);
        free(stored);
    }
    return true;
}

static bool
check_record(const struct checking *checking, struct error *error)
{
    const struct record *record = checking->row->record;
    const struct record_type *type = record->type;
    check_column(checking, COLUMN_ALIVE, "alive", record->alive ? "1" : "0");
    for (size_t i = RECORD_CORE_COUNT; i < type->field_count; i++)
        check_column(checking, type->fields[i].number, type->fields[i].name, record_get(record, i));
    return check_hidden(checking, error) && check_keys(checking, error) &&
           check_search(checking, error);
}

bool
fold_check(struct store *store, const struct record_type *type, const struct id *id,
           struct text *findings, struct error *error)
{
    struct row row = {.record = NULL};
    struct record_log log = {NULL, 0, 0};
    struct head *heads = NULL;
    int *conflicts = NULL;
    struct checking checking = {.store = store, .row = &row, .log = &log, .findings = findings};
    bool done = row_get(store, type, id, &row, error) && row.record != NULL &&
                read_log(store, type, id, &log, error) &&
                fold_heads(store, id, &heads, &checking.head_count, error) &&
                read_conflicts(store, id, &conflicts, &checking.conflict_count, error);
    checking.heads = heads;
    checking.conflicts = conflicts;
    done = done && check_record(&checking, error);
    record_free(row.record);
    clear_log(&log);
    free(heads);
    free(conflicts);
    return done;
}
