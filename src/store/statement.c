/* statement.c - prepared statements by their text, and SQLite's errors in words. */
#include "statement.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

bool
store_fail(struct store *store, int result, struct error *error)
{
    if (result == SQLITE_READONLY_CANTINIT || result == SQLITE_READONLY_DIRECTORY)
        return error_set(error, ERROR_DENIED,
                         "'%s' cannot be opened: its folder cannot be written; allow it, or copy "
                         "the file to another folder",
                         store->path);
    switch (result & 0xff) {
    case SQLITE_FULL:
        return error_set(error, ERROR_STORE,
                         "The disk is full, so nothing was saved; make room and try again");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return error_set(error, ERROR_BUSY,
                         "Somebody else is writing to '%s'; try again in a moment", store->path);
    case SQLITE_READONLY:
        return error_set(error, ERROR_DENIED, "'%s' cannot be written: it is read-only",
                         store->path);
    case SQLITE_CORRUPT:
        return error_set(error, ERROR_STORE,
                         "'%s' is damaged; keep a copy of it and go back to the last backup",
                         store->path);
    case SQLITE_NOTADB:
        return error_set(error, ERROR_STORE, "'%s' is not a posact database", store->path);
    case SQLITE_IOERR:
        return error_set(error, ERROR_STORE,
                         "'%s' could not be read or written, so nothing was saved; look at the "
                         "disk and try again",
                         store->path);
    case SQLITE_CANTOPEN:
        return error_set(error, ERROR_STORE, "'%s' cannot be opened; look at its permissions",
                         store->path);
    default:
        return error_set(error, ERROR_STORE, "'%s': %s", store->path,
                         sqlite3_errmsg(store->database));
    }
}

/* FNV-1a. */
static uint32_t
hash_of(const char *sql)
{
    uint32_t hash = 2166136261u;
    for (; *sql != '\0'; sql++)
        hash = (hash ^ (unsigned char)*sql) * 16777619u;
    return hash;
}

static struct statement_slot *
find_slot(struct store *store, const char *sql, uint32_t hash)
{
    for (size_t i = 0; i < store->slot_count; i++)
        if (store->slots[i].hash == hash && strcmp(store->slots[i].sql, sql) == 0)
            return &store->slots[i];
    return NULL;
}

static void
clear_slot(struct statement_slot *slot)
{
    sqlite3_finalize(slot->statement);
    free(slot->sql);
}

void
statement_forget(struct store *store)
{
    for (size_t i = 0; i < store->slot_count; i++)
        clear_slot(&store->slots[i]);
    store->slot_count = 0;
}

/* The place for a new statement. When all are taken the oldest one goes that no caller is stepping
 * through. */
static struct statement_slot *
free_slot(struct store *store)
{
    if (store->slot_count < STATEMENT_SLOTS)
        return &store->slots[store->slot_count++];
    size_t oldest = 0;
    while (oldest + 1 < STATEMENT_SLOTS && sqlite3_stmt_busy(store->slots[oldest].statement))
        oldest++;
    clear_slot(&store->slots[oldest]);
    memmove(&store->slots[oldest], &store->slots[oldest + 1],
            (STATEMENT_SLOTS - oldest - 1) * sizeof store->slots[0]);
    return &store->slots[STATEMENT_SLOTS - 1];
}

static sqlite3_stmt *
take_slot(const struct statement_slot *slot)
{
    sqlite3_reset(slot->statement);
    sqlite3_clear_bindings(slot->statement);
    return slot->statement;
}

static struct statement_slot *
prepare(struct store *store, const char *sql, struct error *error)
{
    sqlite3_stmt *statement = NULL;
    int result =
        sqlite3_prepare_v3(store->database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
    if (result != SQLITE_OK) {
        store_fail(store, result, error);
        return NULL;
    }
    struct statement_slot *slot = free_slot(store);
    *slot = (struct statement_slot){
        .hash = hash_of(sql),
        .sql = must_strdup(sql),
        .statement = statement,
    };
    return slot;
}

sqlite3_stmt *
statement_get(struct store *store, const char *sql, struct error *error)
{
    struct statement_slot *slot = find_slot(store, sql, hash_of(sql));
    if (slot != NULL)
        return take_slot(slot);
    slot = prepare(store, sql, error);
    return slot == NULL ? NULL : slot->statement;
}

sqlite3_stmt *
statement_of(struct store *store, const struct record_type *type, statement_text *make,
             struct error *error)
{
    for (size_t i = 0; i < store->slot_count; i++)
        if (store->slots[i].make == make && store->slots[i].type == type)
            return take_slot(&store->slots[i]);
    struct text sql = TEXT_EMPTY;
    make(type, &sql);
    struct statement_slot *slot = prepare(store, text_string(&sql), error);
    text_clear(&sql);
    if (slot == NULL)
        return NULL;
    slot->make = make;
    slot->type = type;
    return slot->statement;
}

bool
statement_step(struct store *store, sqlite3_stmt *statement, bool *row, struct error *error)
{
    int result = sqlite3_step(statement);
    *row = result == SQLITE_ROW;
    if (result == SQLITE_ROW)
        return true;
    if (result != SQLITE_DONE)
        store_fail(store, result, error);
    sqlite3_reset(statement);
    return result == SQLITE_DONE;
}

bool
statement_found(struct store *store, sqlite3_stmt *statement, bool *found, struct error *error)
{
    bool done = statement_step(store, statement, found, error);
    sqlite3_reset(statement);
    return done;
}

bool
statement_id(struct store *store, sqlite3_stmt *statement, struct id *id, bool *found,
             struct error *error)
{
    if (!statement_step(store, statement, found, error))
        return false;
    if (*found)
        *id = column_id(statement, 0);
    sqlite3_reset(statement);
    return true;
}

/* E05: SQLite may have rolled back at an error that its reader could do without. What is written
 * after that would be committed statement by statement. */
bool
store_is_in_step(struct store *store, struct error *error)
{
    return !store->in_action || !sqlite3_get_autocommit(store->database) ||
           error_set(error, ERROR_STORE,
                     "'%s' could not be read on the way, so nothing was saved; try again",
                     store->path);
}

bool
statement_run(struct store *store, sqlite3_stmt *statement, struct error *error)
{
    if (!store_is_in_step(store, error))
        return false;
    int result = sqlite3_step(statement);
    if (result != SQLITE_DONE && result != SQLITE_ROW)
        store_fail(store, result, error);
    sqlite3_reset(statement);
    return result == SQLITE_DONE || result == SQLITE_ROW;
}

bool
store_execute(struct store *store, const char *sql, struct error *error)
{
    int result = sqlite3_exec(store->database, sql, NULL, NULL, NULL);
    return result == SQLITE_OK || store_fail(store, result, error);
}

bool
store_number(struct store *store, const char *sql, int64_t otherwise, int64_t *number,
             struct error *error)
{
    sqlite3_stmt *statement = statement_get(store, sql, error);
    if (statement == NULL)
        return false;
    bool row;
    if (!statement_step(store, statement, &row, error))
        return false;
    *number = row ? sqlite3_column_int64(statement, 0) : otherwise;
    sqlite3_reset(statement);
    return true;
}

void
bind_own_text(sqlite3_stmt *statement, int index, struct text *text)
{
    int length = (int)text->length;
    sqlite3_bind_text(statement, index, text_take(text), length, free);
}

void
bind_id(sqlite3_stmt *statement, int index, const struct id *id)
{
    unsigned char *copy = must_alloc(ID_SIZE);
    memcpy(copy, id->bytes, ID_SIZE);
    sqlite3_bind_blob(statement, index, copy, ID_SIZE, free);
}

void
bind_text(sqlite3_stmt *statement, int index, const char *text)
{
    if (text != NULL)
        sqlite3_bind_text(statement, index, text, -1, SQLITE_STATIC);
}

void
bind_value(sqlite3_stmt *statement, int index, const struct field *field, const char *value)
{
    struct id id;
    if (value == NULL)
        sqlite3_bind_null(statement, index);
    else if ((field->kind == FIELD_LINK || field->kind == FIELD_ID) && id_from_text(value, &id))
        bind_id(statement, index, &id);
    else
        bind_text(statement, index, value);
}

struct id
column_id(sqlite3_stmt *statement, int column)
{
    struct id id = {{0}};
    const void *bytes = sqlite3_column_blob(statement, column);
    if (bytes != NULL && sqlite3_column_bytes(statement, column) == ID_SIZE)
        memcpy(id.bytes, bytes, ID_SIZE);
    return id;
}

char *
column_value(sqlite3_stmt *statement, int column)
{
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_NULL:
        return NULL;
    case SQLITE_BLOB: {
        struct id id = column_id(statement, column);
        char text[ID_TEXT_SIZE];
        id_to_text(&id, text);
        return must_strdup(text);
    }
    default: {
        const unsigned char *bytes = sqlite3_column_text(statement, column);
        return must_strndup((const char *)bytes, (size_t)sqlite3_column_bytes(statement, column));
    }
    }
}
