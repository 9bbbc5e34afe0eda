/* row.c - records as rows: the SQL is made from the fields. */
#include "row.h"

#include <stdlib.h>
#include <string.h>

#include "record/query.h"

const struct record_type *
store_type(const struct store *store, int number)
{
    for (size_t i = 0; i < store->type_count; i++)
        if (store->types[i]->number == number)
            return store->types[i];
    return NULL;
}

/* A custom field may have the name of a column that a later schema brings. */
void
row_column(const struct field *field, struct text *out)
{
    text_append_format(out, "%s%s", field_is_custom(field) ? "custom_" : "", field->name);
}

void
row_columns(const struct record_type *type, struct text *out)
{
    text_append(out, "number, alive");
    for (size_t i = 0; i < type->field_count; i++) {
        text_append(out, ", ");
        row_column(&type->fields[i], out);
    }
}

struct row
row_from_statement(const struct record_type *type, sqlite3_stmt *statement)
{
    struct row row = {.record = record_new(type), .number = sqlite3_column_int64(statement, 0)};
    row.record->alive = sqlite3_column_int(statement, 1) != 0;
    row.record->id = column_id(statement, 2);
    for (size_t i = 0; i < type->field_count; i++)
        record_take(row.record, i, column_value(statement, (int)i + 2));
    return row;
}

static void
select_by(const struct record_type *type, const char *column, struct text *sql)
{
    text_append(sql, "SELECT ");
    row_columns(type, sql);
    text_append_format(sql, " FROM %s WHERE %s = ?1", type->table, column);
}

static void
select_by_id(const struct record_type *type, struct text *sql)
{
    select_by(type, "id", sql);
}

static void
select_by_number(const struct record_type *type, struct text *sql)
{
    select_by(type, "number", sql);
}

static void
select_number(const struct record_type *type, struct text *sql)
{
    text_append_format(sql, "SELECT number FROM %s WHERE id = ?1", type->table);
}

static bool
read_one(struct store *store, const struct record_type *type, sqlite3_stmt *statement,
         struct row *row, struct error *error)
{
    bool found;
    row->record = NULL;
    if (!statement_step(store, statement, &found, error))
        return false;
    if (found)
        *row = row_from_statement(type, statement);
    sqlite3_reset(statement);
    return true;
}

bool
row_get(struct store *store, const struct record_type *type, const struct id *id, struct row *row,
        struct error *error)
{
    row->record = NULL;
    sqlite3_stmt *statement = statement_of(store, type, select_by_id, error);
    if (statement == NULL)
        return false;
    bind_id(statement, 1, id);
    return read_one(store, type, statement, row, error);
}

bool
row_get_number(struct store *store, const struct record_type *type, int64_t number, struct row *row,
               struct error *error)
{
    row->record = NULL;
    sqlite3_stmt *statement = statement_of(store, type, select_by_number, error);
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, number);
    return read_one(store, type, statement, row, error) &&
           (row->record != NULL || store_fail(store, SQLITE_CORRUPT, error));
}

bool
row_number(struct store *store, const struct record_type *type, const struct id *id,
           int64_t *number, struct error *error)
{
    sqlite3_stmt *statement = statement_of(store, type, select_number, error);
    if (statement == NULL)
        return false;
    bind_id(statement, 1, id);
    bool found;
    if (!statement_step(store, statement, &found, error))
        return false;
    *number = found ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_reset(statement);
    return true;
}

void
row_key_column(const struct record_type *type, size_t field, struct text *out)
{
    row_column(&type->fields[field], out);
    if (field >= RECORD_CORE_COUNT)
        text_append(out, "_key");
}

static bool
has_key_column(const struct record_type *type, size_t field)
{
    return field >= RECORD_CORE_COUNT && (type->fields[field].flags & FIELD_KEYED) != 0;
}

static void
bind_key(sqlite3_stmt *statement, int index, const struct record *record, size_t field)
{
    struct text key = TEXT_EMPTY;
    record_key(record, field, &key);
    bind_own_text(statement, index, &key);
}

static void
insert_sql(const struct record_type *type, struct text *sql)
{
    struct text marks = TEXT_EMPTY;
    text_append_format(sql, "INSERT INTO %s (alive", type->table);
    text_append(&marks, "?");
    for (size_t i = 0; i < type->field_count; i++) {
        text_append(sql, ", ");
        row_column(&type->fields[i], sql);
        text_append(&marks, ", ?");
        if (has_key_column(type, i)) {
            text_append(sql, ", ");
            row_key_column(type, i, sql);
            text_append(&marks, ", ?");
        }
    }
    text_append_format(sql, ") VALUES (%s)", text_string(&marks));
    text_clear(&marks);
}

bool
row_insert(struct store *store, const struct record *record, int64_t *number, struct error *error)
{
    const struct record_type *type = record->type;
    sqlite3_stmt *statement = statement_of(store, type, insert_sql, error);
    if (statement == NULL)
        return false;
    int index = 1;
    sqlite3_bind_int(statement, index++, record->alive);
    for (size_t i = 0; i < type->field_count; i++) {
        bind_value(statement, index++, &type->fields[i], record_get(record, i));
        if (has_key_column(type, i))
            bind_key(statement, index++, record, i);
    }
    if (!statement_run(store, statement, error))
        return false;
    *number = sqlite3_last_insert_rowid(store->database);
    return true;
}

/* True when the key of `field` may differ too. */
static bool
key_differs(const struct record *record, const struct record *earlier, size_t field)
{
    if (!has_key_column(record->type, field))
        return false;
    size_t from = record->type->fields[field].key_from;
    return !record_same_value(record, earlier, field) ||
           (from != 0 && !record_same_value(record, earlier, from));
}

/* Only what differs: SQLite writes every index anew that looks at a column which is set, to the
 * same or not, and all of them look at `alive`. */
static void
update_sql(const struct record *record, const struct record *earlier, struct text *sql)
{
    const struct record_type *type = record->type;
    text_append_format(sql, "UPDATE %s SET changed = ?", type->table);
    if (record->alive != earlier->alive)
        text_append(sql, ", alive = ?");
    if (!record_same_value(record, earlier, RECORD_CREATED))
        text_append(sql, ", created = ?");
    for (size_t i = RECORD_CORE_COUNT; i < type->field_count; i++) {
        if (!record_same_value(record, earlier, i)) {
            text_append(sql, ", ");
            row_column(&type->fields[i], sql);
            text_append(sql, " = ?");
        }
        if (key_differs(record, earlier, i)) {
            text_append(sql, ", ");
            row_key_column(type, i, sql);
            text_append(sql, " = ?");
        }
    }
    text_append(sql, " WHERE id = ?");
}

bool
row_update(struct store *store, const struct record *record, const struct record *earlier,
           struct error *error)
{
    const struct record_type *type = record->type;
    struct text sql = TEXT_EMPTY;
    update_sql(record, earlier, &sql);
    sqlite3_stmt *statement = statement_get(store, text_string(&sql), error);
    text_clear(&sql);
    if (statement == NULL)
        return false;
    int index = 1;
    bind_text(statement, index++, record_get(record, RECORD_CHANGED));
    if (record->alive != earlier->alive)
        sqlite3_bind_int(statement, index++, record->alive);
    if (!record_same_value(record, earlier, RECORD_CREATED))
        bind_text(statement, index++, record_get(record, RECORD_CREATED));
    for (size_t i = RECORD_CORE_COUNT; i < type->field_count; i++) {
        if (!record_same_value(record, earlier, i))
            bind_value(statement, index++, &type->fields[i], record_get(record, i));
        if (key_differs(record, earlier, i))
            bind_key(statement, index++, record, i);
    }
    bind_id(statement, index, &record->id);
    return statement_run(store, statement, error);
}
