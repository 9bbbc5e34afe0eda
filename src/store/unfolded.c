/* unfolded.c - what a newer posact wrote, folded once this one knows it. */
#include "unfolded.h"

#include "custom_columns.h"
#include "fold.h"
#include "record/field.h"

/* In place of a column: nothing of the operation is folded, for its type is not known. */
#define WHOLE HEAD_REST

static bool
knows(const struct record_type *type, int column)
{
    return column <= COLUMN_ALIVE || record_type_field_by_number(type, column) != NULL ||
           column >= FIELD_CUSTOM_FIRST;
}

/* -- Noting --------------------------------------------------------------------------------- */

static bool
write_row(struct store *store, const char *sql, const struct operation *operation, int column,
          struct error *error)
{
    sqlite3_stmt *statement = statement_get(store, sql, error);
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, operation->replica);
    sqlite3_bind_int64(statement, 2, operation->seq);
    sqlite3_bind_int(statement, 3, column);
    return statement_run(store, statement, error);
}

static bool
note(struct store *store, const struct operation *operation, int column, struct error *error)
{
    return write_row(store,
                     "INSERT OR IGNORE INTO unfolded (replica, seq, field) VALUES (?1, ?2, ?3)",
                     operation, column, error);
}

static bool
forget(struct store *store, const struct operation *operation, int column, struct error *error)
{
    return write_row(store, "DELETE FROM unfolded WHERE replica = ?1 AND seq = ?2 AND field = ?3",
                     operation, column, error);
}

bool
unfolded_note(struct store *store, const struct operation *operation, struct error *error)
{
    const struct record_type *type = store_type(store, operation->type);
    if (operation->body == NULL || operation->kind == OPERATION_NOTE)
        return true;
    if (type == NULL)
        return note(store, operation, WHOLE, error);
    for (size_t i = 0; i < operation->write_count; i++) {
        int column = operation->writes[i].column;
        if (!knows(type, column) && !note(store, operation, column, error))
            return false;
    }
    return true;
}

/* -- Folding -------------------------------------------------------------------------------- */

/* The place in the log behind which to go on, and what stands there. */
struct place {
    int64_t lsn;
    int column;
    struct operation_reference operation;
};

/* In the order in which they came, so that a parent is folded before what builds on it. */
static bool
next_place(struct store *store, struct place *place, bool *found, struct error *error)
{
    sqlite3_stmt *statement = statement_get(
        store,
        "SELECT lsn, field, replica, seq FROM unfolded JOIN operations USING (replica, seq)"
        " WHERE (lsn, field) > (?1, ?2) ORDER BY lsn, field LIMIT 1",
        error);
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, place->lsn);
    sqlite3_bind_int(statement, 2, place->column);
    if (!statement_step(store, statement, found, error) || !*found)
        return !*found;
    *place = (struct place){
        .lsn = sqlite3_column_int64(statement, 0),
        .column = sqlite3_column_int(statement, 1),
        .operation = {sqlite3_column_int64(statement, 2), sqlite3_column_int64(statement, 3)},
    };
    sqlite3_reset(statement);
    return true;
}

static bool
fold_known(struct store *store, const struct operation *operation, int column, struct error *error)
{
    const struct record_type *type = store_type(store, operation->type);
    if (type == NULL || !knows(type, column))
        return true;
    if (column == WHOLE)
        return op_apply(store, operation, error) && forget(store, operation, WHOLE, error) &&
               unfolded_note(store, operation, error);
    return op_apply_column(store, operation, column, error) &&
           forget(store, operation, column, error);
}

static bool
fold_all(struct store *store, struct error *error)
{
    struct place place = {.lsn = 0};
    bool found = true, done = true;
    while (done && found) {
        struct operation operation;
        done = next_place(store, &place, &found, error);
        if (!done || !found)
            break;
        done = operation_find(store, place.operation, &operation, &found, error) &&
               (!found || fold_known(store, &operation, place.column, error));
        operation_clear(&operation);
    }
    return done;
}

bool
unfolded_fold(struct store *store, struct error *error)
{
    int64_t waiting;
    if (store->read_only)
        return true;
    if (!store_number(store, "SELECT EXISTS (SELECT 1 FROM unfolded)", 0, &waiting, error))
        return false;
    if (waiting == 0)
        return true;
    if (!store_begin(store, "posact", "fold", error))
        return false;
    if (fold_all(store, error))
        return store_commit(store, error);
    store_rollback(store);
    return false;
}
