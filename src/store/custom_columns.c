/* custom_columns.c - makes, fills, reads and writes the columns of custom fields. */
#include "custom_columns.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "fold.h"

/* A type's, those that went out of posact.yaml too: as many as SQLITE_LIMIT_COLUMN leaves room for.
 */
#define COLUMNS_MAX 100

struct custom_column {
    int type;
    char *name; /* owned; of the field, and its label too */
    struct field field;
};

/* -- What the file has ---------------------------------------------------------------------- */

static enum field_kind
kind_named(const char *name)
{
    for (enum field_kind kind = 0; kind < FIELD_KIND_COUNT; kind++)
        if (string_equal(field_kind_name(kind), name))
            return kind;
    return FIELD_TEXT; /* a newer posact knows it */
}

static struct custom_column *
find_column(const struct store *store, int type, int number)
{
    for (size_t i = 0; i < store->custom_count; i++)
        if (store->custom[i]->type == type && store->custom[i]->field.number == number)
            return store->custom[i];
    return NULL;
}

/* A column that is known stays where it is: changes of history point to its field. */
static void
note_column(struct store *store, int type, int number, const char *name, const char *kind)
{
    struct custom_column *column = find_column(store, type, number);
    if (column == NULL) {
        store->custom = array_reserve(store->custom, &store->custom_capacity,
                                      store->custom_count + 1, sizeof(struct custom_column *));
        column = must_calloc(1, sizeof *column);
        column->type = type;
        column->name = must_strdup(name);
        column->field =
            (struct field){.name = column->name, .label = column->name, .number = number};
        store->custom[store->custom_count++] = column;
    }
    column->field.kind = kind_named(kind);
    column->field.flags = column->field.kind == FIELD_NOTES ? 0 : FIELD_KEYED;
}

static bool
read_columns(struct store *store, struct error *error)
{
    sqlite3_stmt *statement = statement_get(
        store, "SELECT type, number, name, kind FROM custom_fields ORDER BY type, name", error);
    if (statement == NULL)
        return false;
    bool row, done;
    while ((done = statement_step(store, statement, &row, error)) && row) {
        char *name = column_value(statement, 2), *kind = column_value(statement, 3);
        note_column(store, sqlite3_column_int(statement, 0), sqlite3_column_int(statement, 1), name,
                    kind);
        free(name);
        free(kind);
    }
    return done;
}

void
custom_columns_forget(struct store *store)
{
    for (size_t i = 0; i < store->custom_count; i++) {
        free(store->custom[i]->name);
        free(store->custom[i]);
    }
    free(store->custom);
    store->custom = NULL;
    store->custom_count = store->custom_capacity = 0;
}

bool
custom_is_hidden(const struct record_type *type, int number)
{
    return number >= FIELD_CUSTOM_FIRST && record_type_field_by_number(type, number) == NULL;
}

/* Another process may have added it since. */
const struct field *
custom_column(struct store *store, const struct record_type *type, int number)
{
    struct custom_column *column = find_column(store, type->number, number);
    struct error ignored;
    if (column == NULL && number >= FIELD_CUSTOM_FIRST && read_columns(store, &ignored))
        column = find_column(store, type->number, number);
    return column == NULL ? NULL : &column->field;
}

const struct field *
custom_column_at(const struct store *store, const struct record_type *type, size_t index)
{
    for (size_t i = 0; i < store->custom_count; i++)
        if (store->custom[i]->type == type->number && index-- == 0)
            return &store->custom[i]->field;
    return NULL;
}

/* -- One record ----------------------------------------------------------------------------- */

bool
custom_column_read(struct store *store, const struct record_type *type, const struct field *field,
                   const struct id *id, char **value, struct error *error)
{
    char *sql = must_format("SELECT custom_%s FROM %s WHERE id = ?1", field->name, type->table);
    sqlite3_stmt *statement = statement_get(store, sql, error);
    free(sql);
    *value = NULL;
    if (statement == NULL)
        return false;
    bind_id(statement, 1, id);
    bool row;
    if (!statement_step(store, statement, &row, error))
        return false;
    *value = row ? column_value(statement, 0) : NULL;
    sqlite3_reset(statement);
    return true;
}

static void
bind_key(sqlite3_stmt *statement, int index, const struct field *field, const char *value)
{
    struct text key = TEXT_EMPTY;
    if ((field->flags & FIELD_KEYED) != 0)
        field_key(field, value, &key);
    bind_own_text(statement, index, &key);
}

bool
custom_column_write(struct store *store, const struct record_type *type, const struct field *field,
                    const struct id *id, const char *value, struct error *error)
{
    char *sql = must_format("UPDATE %s SET custom_%s = ?1, custom_%s_key = ?2 WHERE id = ?3",
                            type->table, field->name, field->name);
    sqlite3_stmt *statement = statement_get(store, sql, error);
    free(sql);
    if (statement == NULL)
        return false;
    bind_text(statement, 1, value);
    bind_key(statement, 2, field, value);
    bind_id(statement, 3, id);
    return statement_run(store, statement, error);
}

/* -- A new column --------------------------------------------------------------------------- */

static bool
write_column(struct store *store, const struct record_type *type, const struct field *field,
             struct error *error)
{
    sqlite3_stmt *statement =
        statement_get(store,
                      "INSERT OR REPLACE INTO custom_fields (type, number, name, kind)"
                      " VALUES (?1, ?2, ?3, ?4)",
                      error);
    if (statement == NULL)
        return false;
    sqlite3_bind_int(statement, 1, type->number);
    sqlite3_bind_int(statement, 2, field->number);
    bind_text(statement, 3, field->name);
    bind_text(statement, 4, field_kind_name(field->kind));
    if (!statement_run(store, statement, error))
        return false;
    note_column(store, type->number, field->number, field->name, field_kind_name(field->kind));
    return true;
}

/* Records that an operation wrote the field of while the file had no column for it. */
static bool
next_written(struct store *store, int number, struct id *id, bool *found, struct error *error)
{
    sqlite3_stmt *statement = statement_get(
        store, "SELECT record FROM heads WHERE record > ?1 AND field = ?2 ORDER BY record LIMIT 1",
        error);
    if (statement == NULL)
        return false;
    bind_id(statement, 1, id);
    sqlite3_bind_int(statement, 2, number);
    return statement_id(store, statement, id, found, error);
}

static bool
fill_record(struct store *store, const struct record_type *type, const struct field *field,
            const struct id *id, struct error *error)
{
    struct head *heads;
    const struct head *first;
    size_t count;
    char *value = NULL;
    bool differ, done = fold_heads(store, id, &heads, &count, error);
    count = heads_of(heads, count, field->number, &first);
    done = done && fold_winner(store, first, count, field->number, NULL, &value, &differ, error) &&
           custom_column_write(store, type, field, id, value, error);
    free(value);
    free(heads);
    return done;
}

static bool
fill_column(struct store *store, const struct record_type *type, const struct field *field,
            struct error *error)
{
    struct id id = {{0}};
    bool done = true, found = true;
    store->writing = true;
    while (done && found) {
        done = next_written(store, field->number, &id, &found, error);
        if (done && found)
            done = fill_record(store, type, field, &id, error);
    }
    store->writing = false;
    return done;
}

static bool
has_room(struct store *store, const struct record_type *type, const struct field *field,
         struct error *error)
{
    return custom_column_at(store, type, COLUMNS_MAX - 1) == NULL ||
           error_set(error, ERROR_CONFIG,
                     "%s had %d custom fields already, and has no room for '%s'; take it out of "
                     "posact.yaml",
                     type->plural_label, COLUMNS_MAX, field->name);
}

static bool
add_column(struct store *store, const struct record_type *type, const struct field *field,
           struct error *error)
{
    struct text sql = TEXT_EMPTY;
    text_append_format(&sql, "ALTER TABLE %s ADD COLUMN custom_%s TEXT;", type->table, field->name);
    text_append_format(&sql, "ALTER TABLE %s ADD COLUMN custom_%s_key TEXT NOT NULL DEFAULT '';",
                       type->table, field->name);
    text_append_format(&sql,
                       "CREATE INDEX %s_by_custom_%s ON %s (custom_%s_key, id) WHERE alive = 1",
                       type->table, field->name, type->table, field->name);
    bool done = has_room(store, type, field, error) &&
                store_execute(store, text_string(&sql), error) &&
                write_column(store, type, field, error) && fill_column(store, type, field, error);
    text_clear(&sql);
    return done;
}

/* -- Another kind --------------------------------------------------------------------------- */

static bool
next_value(struct store *store, const struct record_type *type, const struct field *field,
           int64_t *number, char **value, struct error *error)
{
    char *sql =
        must_format("SELECT number, custom_%s FROM %s WHERE number > ?1 AND custom_%s IS NOT"
                    " NULL ORDER BY number LIMIT 1",
                    field->name, type->table, field->name);
    sqlite3_stmt *statement = statement_get(store, sql, error);
    free(sql);
    *value = NULL;
    bool row;
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, *number);
    if (!statement_step(store, statement, &row, error))
        return false;
    if (row) {
        *number = sqlite3_column_int64(statement, 0);
        *value = column_value(statement, 1);
    }
    sqlite3_reset(statement);
    return true;
}

static bool
write_key(struct store *store, const struct record_type *type, const struct field *field,
          int64_t number, const char *value, struct error *error)
{
    char *sql =
        must_format("UPDATE %s SET custom_%s_key = ?1 WHERE number = ?2", type->table, field->name);
    sqlite3_stmt *statement = statement_get(store, sql, error);
    free(sql);
    if (statement == NULL)
        return false;
    bind_key(statement, 1, field, value);
    sqlite3_bind_int64(statement, 2, number);
    return statement_run(store, statement, error);
}

/* Values stay as they were typed, whether the new kind can read them or not; what they are sorted
 * and found by is made anew. */
static bool
change_kind(struct store *store, const struct record_type *type, const struct field *field,
            struct error *error)
{
    char *value = NULL;
    int64_t number = 0;
    bool done = write_column(store, type, field, error);
    store->writing = true;
    do {
        free(value);
        done = done && next_value(store, type, field, &number, &value, error);
        if (done && value != NULL)
            done = write_key(store, type, field, number, value, error);
    } while (done && value != NULL);
    store->writing = false;
    free(value);
    return done;
}

/* -- Opening -------------------------------------------------------------------------------- */

typedef bool field_task(struct store *store, const struct record_type *type,
                        const struct field *field, struct error *error);

static bool
for_each_custom(struct store *store, field_task *task, struct error *error)
{
    for (size_t i = 0; i < store->type_count; i++) {
        const struct record_type *type = store->types[i];
        for (size_t j = RECORD_CORE_COUNT; j < type->field_count; j++)
            if (field_is_custom(&type->fields[j]) && !task(store, type, &type->fields[j], error))
                return false;
    }
    return true;
}

/* Two names that make one number are told apart by config; but one of them may be of last year. */
static bool
check_name(struct store *store, const struct record_type *type, const struct field *field,
           struct error *error)
{
    const struct custom_column *column = find_column(store, type->number, field->number);
    return column == NULL || string_equal(column->field.name, field->name) ||
           error_set(
               error, ERROR_CONFIG,
               "The custom field '%s' cannot be told from '%s', which '%s' had before; give it "
               "another code in posact.yaml",
               field->name, column->field.name, store->path);
}

static bool
is_there(struct store *store, const struct record_type *type, const struct field *field,
         struct error *error)
{
    const struct custom_column *column = find_column(store, type->number, field->number);
    return (column != NULL && column->field.kind == field->kind) ||
           error_set(error, ERROR_DENIED,
                     "'%s' does not have the custom field '%s' of posact.yaml yet; open it once "
                     "without --read-only",
                     store->path, field->name);
}

static bool
make_column(struct store *store, const struct record_type *type, const struct field *field,
            struct error *error)
{
    const struct custom_column *column = find_column(store, type->number, field->number);
    if (column == NULL)
        return add_column(store, type, field, error);
    return column->field.kind == field->kind || change_kind(store, type, field, error);
}

bool
custom_columns_prepare(struct store *store, struct error *error)
{
    struct error missing;
    if (!read_columns(store, error) || !for_each_custom(store, check_name, error))
        return false;
    if (for_each_custom(store, is_there, &missing))
        return true;
    if (store->read_only) {
        *error = missing;
        return false;
    }
    if (!store_begin_own(store, store->lock_timeout_ms, error))
        return false;
    /* Another process may have made some while this one waited. */
    if (read_columns(store, error) && for_each_custom(store, check_name, error) &&
        for_each_custom(store, make_column, error))
        return store_commit(store, error);
    store_rollback(store);
    return false;
}
