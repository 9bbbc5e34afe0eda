/* fold.c - the record tables as a fold of the operation log (sync.md A). */
#include "fold.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "custom_columns.h"
#include "search_index.h"

/* -- Heads ---------------------------------------------------------------------------------- */

bool
fold_heads(struct store *store, const struct id *record, struct head **heads, size_t *count,
           struct error *error)
{
    *heads = NULL;
    *count = 0;
    size_t capacity = 0;
    sqlite3_stmt *statement = statement_get(
        store,
        "SELECT field, replica, seq FROM heads WHERE record = ?1 ORDER BY field, replica, seq",
        error);
    if (statement == NULL)
        return false;
    bind_id(statement, 1, record);
    bool found, done;
    while ((done = statement_step(store, statement, &found, error)) && found) {
        *heads = array_reserve(*heads, &capacity, *count + 1, sizeof **heads);
        (*heads)[(*count)++] = (struct head){
            .column = sqlite3_column_int(statement, 0),
            .replica = sqlite3_column_int64(statement, 1),
            .seq = sqlite3_column_int64(statement, 2),
        };
    }
    return done;
}

static bool
write_head(struct store *store, const char *sql, const struct id *record, int column,
           const struct head *head, struct error *error)
{
    sqlite3_stmt *statement = statement_get(store, sql, error);
    if (statement == NULL)
        return false;
    bind_id(statement, 1, record);
    sqlite3_bind_int(statement, 2, column);
    sqlite3_bind_int64(statement, 3, head->replica);
    sqlite3_bind_int64(statement, 4, head->seq);
    return statement_run(store, statement, error);
}

static bool
add_head(struct store *store, const struct id *record, int column, const struct head *head,
         struct error *error)
{
    return write_head(
        store, "INSERT OR IGNORE INTO heads (record, field, replica, seq) VALUES (?1, ?2, ?3, ?4)",
        record, column, head, error);
}

static bool
drop_head(struct store *store, const struct id *record, int column, const struct head *head,
          struct error *error)
{
    return write_head(
        store, "DELETE FROM heads WHERE record = ?1 AND field = ?2 AND replica = ?3 AND seq = ?4",
        record, column, head, error);
}

static bool
mark_conflict(struct store *store, const struct operation *operation, int column, bool differ,
              struct error *error)
{
    const char *sql =
        differ ? "INSERT OR IGNORE INTO conflicts (record, field, type) VALUES (?1, ?2, ?3)"
               : "DELETE FROM conflicts WHERE record = ?1 AND field = ?2 AND type = ?3";
    sqlite3_stmt *statement = statement_get(store, sql, error);
    if (statement == NULL)
        return false;
    bind_id(statement, 1, &operation->record);
    sqlite3_bind_int(statement, 2, column);
    sqlite3_bind_int(statement, 3, operation->type);
    return statement_run(store, statement, error);
}

/* -- The winner ----------------------------------------------------------------------------- */

static bool
same_value(const char *a, const char *b)
{
    return (a == NULL) == (b == NULL) && (a == NULL || strcmp(a, b) == 0);
}

/* The order that decides what is shown, never what is lost: time, replica, seq; for "alive" the
 * living first. */
static bool
is_shown_over(const struct operation *a, const struct operation *b, int column)
{
    const char *value_a = operation_value(a, column), *value_b = operation_value(b, column);
    if (column == COLUMN_ALIVE && !same_value(value_a, value_b))
        return same_value(value_a, "1");
    if (a->time_ms != b->time_ms)
        return a->time_ms > b->time_ms;
    if (a->replica != b->replica)
        return a->replica > b->replica;
    return a->seq > b->seq;
}

/* Reads the operation of a head; one that is known already is copied shallowly, and not to be
 * cleared. */
static bool
head_operation(struct store *store, const struct head *head, const struct operation *known,
               struct operation *operation, struct error *error)
{
    if (known != NULL && known->replica == head->replica && known->seq == head->seq) {
        *operation = *known;
        return true;
    }
    bool found;
    struct operation_reference reference = {head->replica, head->seq};
    if (!operation_find(store, reference, operation, &found, error))
        return false;
    return found || error_set(error, ERROR_STORE, "Operation %lld of replica %lld is missing",
                              (long long)head->seq, (long long)head->replica);
}

bool
fold_winner(struct store *store, const struct head *heads, size_t count, int column,
            const struct operation *known, char **value, bool *differ, struct error *error)
{
    struct operation best = {0};
    bool best_is_known = true, done = true, first = true;
    *differ = false;
    *value = NULL;
    for (size_t i = 0; i < count && done; i++) {
        struct operation next = {0};
        done = head_operation(store, &heads[i], known, &next, error);
        if (!done)
            break;
        bool next_is_known = known != NULL && next.body == known->body;
        if (next.body == NULL) { /* held back, or erased: it says nothing */
            operation_clear(&next);
            continue;
        }
        if (!first && !same_value(operation_value(&next, column), operation_value(&best, column)))
            *differ = true;
        bool better = first || is_shown_over(&next, &best, column);
        if (better ? !best_is_known : !next_is_known)
            operation_clear(better ? &best : &next);
        if (better) {
            best = next;
            best_is_known = next_is_known;
        }
        first = false;
    }
    const char *shown = operation_value(&best, column);
    if (done && shown != NULL)
        *value = must_strdup(shown);
    if (!best_is_known)
        operation_clear(&best);
    return done;
}

bool
fold_value_before(struct store *store, const struct operation_write *write, char **value,
                  struct error *error)
{
    struct head *heads = must_calloc(write->parent_count + 1, sizeof *heads);
    for (size_t i = 0; i < write->parent_count; i++)
        heads[i] = (struct head){write->column, write->parents[i].replica, write->parents[i].seq};
    bool differ;
    bool done =
        fold_winner(store, heads, write->parent_count, write->column, NULL, value, &differ, error);
    free(heads);
    return done;
}

/* -- One column ----------------------------------------------------------------------------- */

static bool
names_parent(const struct operation_write *write, const struct head *head)
{
    for (size_t i = 0; write != NULL && i < write->parent_count; i++)
        if (write->parents[i].replica == head->replica && write->parents[i].seq == head->seq)
            return true;
    return false;
}

/* heads := (heads \ parents) + the operation. `rows` are the record's head rows before. *value is
 * what the column shows now; the caller's. */
static bool
fold_column(struct store *store, const struct operation *operation, int column,
            const struct operation_write *write, const struct head *rows, size_t row_count,
            char **value, struct error *error)
{
    const struct head *first;
    size_t count = heads_of(rows, row_count, column, &first), kept = 0;
    assert(count == 0 || first != NULL);
    bool own_rows = first != NULL && first->column == column;
    struct head *heads = must_calloc(count + 1, sizeof *heads);
    bool done = true;
    for (size_t i = 0; i < count && done; i++) {
        if (!names_parent(write, &first[i])) {
            heads[kept++] = first[i];
            done = own_rows || add_head(store, &operation->record, column, &first[i], error);
        } else if (own_rows) {
            done = drop_head(store, &operation->record, column, &first[i], error);
        }
    }
    heads[kept++] = (struct head){column, operation->replica, operation->seq};
    bool differ = false;
    done = done && add_head(store, &operation->record, column, &heads[kept - 1], error) &&
           fold_winner(store, heads, kept, column, operation, value, &differ, error);
    if (done && (count > 1 || kept > 1))
        done = mark_conflict(store, operation, column, differ, error);
    free(heads);
    return done;
}

/* -- Custom fields that posact.yaml does not have ------------------------------------------- */

/* Their columns are written all the same (custom_columns.h); what has none yet has its heads, from
 * which a column is filled when it comes. */
static bool
write_hidden(struct store *store, const struct record_type *type, const struct id *id, int column,
             const char *value, struct error *error)
{
    const struct field *field = custom_column(store, type, column);
    return field == NULL || custom_column_write(store, type, field, id, value, error);
}

/* A new record's heads are HEAD_REST alone; those of hidden columns stand beside. */
static bool
insert_hidden(struct store *store, const struct operation *operation,
              const struct record_type *type, struct error *error)
{
    for (size_t i = 0; i < operation->write_count; i++) {
        const struct operation_write *write = &operation->writes[i];
        struct head head = {write->column, operation->replica, operation->seq};
        if (custom_is_hidden(type, write->column) &&
            !(add_head(store, &operation->record, write->column, &head, error) &&
              write_hidden(store, type, &operation->record, write->column, write->value, error)))
            return false;
    }
    return true;
}

/* -- One operation -------------------------------------------------------------------------- */

void
fold_claimed_time(const struct operation *operation, int column, char out[DATE_TEXT_SIZE])
{
    const char *given = operation_value(operation, column);
    int64_t moment;
    if (given == NULL || !moment_from_iso(given, &moment))
        moment = operation->time_ms;
    moment_to_iso(moment, out);
}

static bool
insert_record(struct store *store, const struct operation *operation,
              const struct record_type *type, struct error *error)
{
    struct row row = {.record = record_new(type)};
    struct record *record = row.record;
    char text[ID_TEXT_SIZE], moment[DATE_TEXT_SIZE];
    id_to_text(&operation->record, text);
    record->id = operation->record;
    record_set(record, RECORD_ID, text);
    fold_claimed_time(operation, COLUMN_CREATED, moment);
    record_set(record, RECORD_CREATED, moment);
    fold_claimed_time(operation, COLUMN_CHANGED, moment);
    record_set(record, RECORD_CHANGED, moment);
    record->alive = same_value(operation_value(operation, COLUMN_ALIVE), "1");
    for (size_t i = RECORD_CORE_COUNT; i < type->field_count; i++)
        record_set(record, i, operation_value(operation, type->fields[i].number));
    struct head head = {HEAD_REST, operation->replica, operation->seq};
    bool done = row_insert(store, record, &row.number, error) &&
                add_head(store, &record->id, HEAD_REST, &head, error) &&
                insert_hidden(store, operation, type, error) &&
                search_index_touch(store, &row, NULL, error);
    record_free(record);
    return done;
}

/* Whether a record is not here because what made it has no body here: all that follows on it stays
 * in the log, too. */
static bool
is_withheld(struct store *store, const struct operation *operation, bool *withheld,
            struct error *error)
{
    sqlite3_stmt *statement = statement_get(store,
                                            "SELECT 1 FROM operations WHERE record = ?1"
                                            " AND type = ?2 AND body IS NULL LIMIT 1",
                                            error);
    if (statement == NULL)
        return false;
    bind_id(statement, 1, &operation->record);
    sqlite3_bind_int(statement, 2, operation->type);
    return statement_found(store, statement, withheld, error);
}

static bool
refuse_without_record(struct store *store, const struct operation *operation, struct error *error)
{
    bool withheld;
    if (!is_withheld(store, operation, &withheld, error))
        return false;
    return withheld || error_set(error, ERROR_CONFLICT,
                                 "Operation %lld of replica %lld changes a record that is not here",
                                 (long long)operation->seq, (long long)operation->replica);
}

/* Heads are kept by the reference alone, so that no two types may share one: a file that was
 * imported may say so. */
static bool
is_free(struct store *store, const struct operation *operation, struct error *error)
{
    struct head *heads;
    size_t count;
    bool done = fold_heads(store, &operation->record, &heads, &count, error);
    free(heads);
    return done && (count == 0 ||
                    error_set(error, ERROR_CONFLICT, "Another record has this reference already"));
}

/* True when it comes after all that this file holds: our own next one always does. Saves looking
 * at every operation on a record that has many. */
static bool
is_latest_of_all(const struct store *store, const struct operation *operation)
{
    if (operation->time_ms > store->latest_ms)
        return true;
    return operation->time_ms == store->latest_ms && operation->replica == store->replica &&
           operation->seq > store->seq;
}

/* True when no other operation on the record comes after this one in the order of fold_winner. */
static bool
is_newest(struct store *store, const struct operation *operation, bool *newest, struct error *error)
{
    *newest = is_latest_of_all(store, operation);
    if (*newest)
        return true;
    sqlite3_stmt *statement =
        statement_get(store,
                      "SELECT 1 FROM operations INDEXED BY operations_by_record"
                      " WHERE record = ?1 AND type = ?2"
                      " AND (time, replica, seq) > (?3, ?4, ?5) LIMIT 1",
                      error);
    if (statement == NULL)
        return false;
    bind_id(statement, 1, &operation->record);
    sqlite3_bind_int(statement, 2, operation->type);
    sqlite3_bind_int64(statement, 3, operation->time_ms);
    sqlite3_bind_int64(statement, 4, operation->replica);
    sqlite3_bind_int64(statement, 5, operation->seq);
    bool found;
    if (!statement_found(store, statement, &found, error))
        return false;
    *newest = !found;
    return true;
}

/* What one write of an operation does to the record in memory. */
struct folding {
    struct store *store;
    const struct operation *operation;
    struct record *record;
    struct head *heads; /* before the operation */
    size_t head_count;
};

static bool
fold_write(struct folding *folding, int column, const struct operation_write *write,
           struct error *error)
{
    struct record *record = folding->record;
    const struct field *field = record_type_field_by_number(record->type, column);
    bool hidden = custom_is_hidden(record->type, column);
    if (field == NULL && column != COLUMN_ALIVE && !hidden)
        return true; /* a newer posact knows it */
    char *value = NULL;
    if (!fold_column(folding->store, folding->operation, column, write, folding->heads,
                     folding->head_count, &value, error))
        return false;
    if (field == NULL) {
        bool done = !hidden ||
                    write_hidden(folding->store, record->type, &record->id, column, value, error);
        if (!hidden)
            record->alive = same_value(value, "1");
        free(value);
        return done;
    }
    size_t index = record_type_index(record->type, field);
    record_take(record, index, value);
    return true;
}

struct columns {
    int *items;
    size_t count, capacity;
};

static void
add_hidden(struct columns *columns, const struct record_type *type, int column)
{
    for (size_t i = 0; i < columns->count; i++)
        if (columns->items[i] == column)
            return;
    if (!custom_is_hidden(type, column))
        return;
    columns->items = array_reserve(columns->items, &columns->capacity, columns->count + 1,
                                   sizeof *columns->items);
    columns->items[columns->count++] = column;
}

/* Every hidden column that the file, the record or the operation has. */
static bool
fold_hidden(struct folding *folding, struct error *error)
{
    const struct record_type *type = folding->record->type;
    const struct operation *operation = folding->operation;
    const struct field *field;
    struct columns hidden = {.items = NULL};
    for (size_t i = 0; (field = custom_column_at(folding->store, type, i)) != NULL; i++)
        add_hidden(&hidden, type, field->number);
    for (size_t i = 0; i < folding->head_count; i++)
        add_hidden(&hidden, type, folding->heads[i].column);
    for (size_t i = 0; i < operation->write_count; i++)
        add_hidden(&hidden, type, operation->writes[i].column);
    bool done = true;
    for (size_t i = 0; i < hidden.count && done; i++)
        done = fold_write(folding, hidden.items[i], NULL, error);
    free(hidden.items);
    return done;
}

/* A create writes every column, also of a record that is here already: two laptops imported the
 * same file. */
static bool
fold_second_create(struct folding *folding, struct error *error)
{
    const struct operation *operation = folding->operation;
    const struct record_type *type = folding->record->type;
    if (!fold_write(folding, COLUMN_ALIVE, NULL, error))
        return false;
    for (size_t i = RECORD_CORE_COUNT; i < type->field_count; i++)
        if (!fold_write(folding, type->fields[i].number, NULL, error))
            return false;
    if (!fold_hidden(folding, error))
        return false;
    char moment[DATE_TEXT_SIZE];
    fold_claimed_time(operation, COLUMN_CREATED, moment);
    if (strcmp(moment, record_get(folding->record, RECORD_CREATED)) < 0)
        record_set(folding->record, RECORD_CREATED, moment);
    struct head head = {HEAD_REST, operation->replica, operation->seq};
    return add_head(folding->store, &operation->record, HEAD_REST, &head, error);
}

static bool
fold_writes(struct folding *folding, struct error *error)
{
    const struct operation *operation = folding->operation;
    if (operation->kind == OPERATION_CREATE)
        return fold_second_create(folding, error);
    for (size_t i = 0; i < operation->write_count; i++)
        if (operation->writes[i].column >= COLUMN_ALIVE &&
            !fold_write(folding, operation->writes[i].column, &operation->writes[i], error))
            return false;
    return true;
}

static const struct operation_write *
write_of(const struct operation *operation, int column)
{
    for (size_t i = 0; i < operation->write_count; i++)
        if (operation->writes[i].column == column)
            return &operation->writes[i];
    return NULL;
}

/* A create that is folded late stands among the record's heads already; to fold it again adds
 * nothing but its value. */
static bool
fold_late(struct folding *folding, int column, struct error *error)
{
    const struct operation *operation = folding->operation;
    bool create = operation->kind == OPERATION_CREATE;
    return fold_write(folding, column, create ? NULL : write_of(operation, column), error);
}

/* One column, or with HEAD_REST all that it writes. */
static bool
update_record(struct store *store, const struct operation *operation, int column, struct row *row,
              struct error *error)
{
    struct folding folding = {
        .store = store,
        .operation = operation,
        .record = row->record,
    };
    struct record *earlier = record_copy(row->record);
    bool newest, late = column != HEAD_REST;
    bool done = is_newest(store, operation, &newest, error) &&
                fold_heads(store, &operation->record, &folding.heads, &folding.head_count, error) &&
                (late ? fold_late(&folding, column, error) : fold_writes(&folding, error));
    if (done && newest && !late) {
        char moment[DATE_TEXT_SIZE];
        fold_claimed_time(operation, COLUMN_CHANGED, moment);
        record_set(row->record, RECORD_CHANGED, moment);
    }
    done = done && row_update(store, row->record, earlier, error) &&
           search_index_touch(store, row, earlier, error);
    record_free(earlier);
    free(folding.heads);
    return done;
}

static bool
fold_operation(struct store *store, const struct operation *operation, struct error *error)
{
    const struct record_type *type = store_type(store, operation->type);
    if (type == NULL || operation->kind == OPERATION_NOTE || operation->body == NULL)
        return true;
    struct row row;
    if (!row_get(store, type, &operation->record, &row, error))
        return false;
    if (row.record == NULL)
        return operation->kind == OPERATION_CREATE
                   ? is_free(store, operation, error) &&
                         insert_record(store, operation, type, error)
                   : refuse_without_record(store, operation, error);
    bool done = update_record(store, operation, HEAD_REST, &row, error);
    record_free(row.record);
    return done;
}

bool
op_apply(struct store *store, const struct operation *operation, struct error *error)
{
    store->writing = true;
    bool done = fold_operation(store, operation, error);
    store->writing = false;
    return done;
}

bool
op_apply_column(struct store *store, const struct operation *operation, int column,
                struct error *error)
{
    struct row row;
    const struct record_type *type = store_type(store, operation->type);
    if (!row_get(store, type, &operation->record, &row, error))
        return false;
    if (row.record == NULL)
        return true;
    store->writing = true;
    bool done = update_record(store, operation, column, &row, error);
    store->writing = false;
    record_free(row.record);
    return done;
}
