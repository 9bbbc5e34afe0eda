/* remembered.c - one small table of an officer's own. */
#include "store/remembered.h"

#include <stdlib.h>

#include "base/array.h"
#include "statement.h"

/* A person is waiting for something else: rather forget than keep them waiting. */
#define LOCK_TIMEOUT_MS 1000

void
remembered_list_clear(struct remembered_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->items[i].name);
        free(list->items[i].value);
    }
    free(list->items);
    *list = (struct remembered_list){.items = NULL};
}

static bool
write_value(struct store *store, const char *officer, const char *kind, const char *name,
            const char *value, struct error *error)
{
    sqlite3_stmt *statement = statement_get(
        store,
        value == NULL ? "DELETE FROM remembered WHERE officer = ?1 AND kind = ?2 AND name = ?3"
                      : "INSERT INTO remembered (officer, kind, name, value) VALUES (?1, ?2, ?3, "
                        "?4) ON CONFLICT DO UPDATE SET value = excluded.value",
        error);
    if (statement == NULL)
        return false;
    bind_text(statement, 1, officer);
    bind_text(statement, 2, kind);
    bind_text(statement, 3, name);
    if (value != NULL)
        bind_text(statement, 4, value);
    return statement_run(store, statement, error);
}

bool
remembered_set(struct store *store, const char *officer, const char *kind, const char *name,
               const char *value, struct error *error)
{
    if (!store_begin_own(store, LOCK_TIMEOUT_MS, error))
        return false;
    if (write_value(store, officer, kind, name, value, error))
        return store_commit(store, error);
    store_rollback(store);
    return false;
}

char *
remembered_get(struct store *store, const char *officer, const char *kind, const char *name)
{
    struct error ignored;
    bool row;
    sqlite3_stmt *statement = statement_get(
        store, "SELECT value FROM remembered WHERE officer = ?1 AND kind = ?2 AND name = ?3",
        &ignored);
    if (statement == NULL)
        return NULL;
    bind_text(statement, 1, officer);
    bind_text(statement, 2, kind);
    bind_text(statement, 3, name);
    if (!statement_step(store, statement, &row, &ignored) || !row)
        return NULL;
    char *value = column_value(statement, 0);
    sqlite3_reset(statement);
    return value;
}

bool
remembered_read(struct store *store, const char *officer, const char *kind,
                struct remembered_list *list, struct error *error)
{
    bool row, done;
    sqlite3_stmt *statement = statement_get(
        store, "SELECT name, value FROM remembered WHERE officer = ?1 AND kind = ?2 ORDER BY name",
        error);
    if (statement == NULL)
        return false;
    bind_text(statement, 1, officer);
    bind_text(statement, 2, kind);
    while ((done = statement_step(store, statement, &row, error)) && row) {
        list->items =
            array_reserve(list->items, &list->capacity, list->count + 1, sizeof *list->items);
        list->items[list->count++] = (struct remembered){
            .name = column_value(statement, 0),
            .value = column_value(statement, 1),
        };
    }
    return done;
}

bool
remembered_hand_on(struct store *store, const char *from, const char *to, struct error *error)
{
    bool row;
    sqlite3_stmt *statement = statement_get(
        store, "UPDATE OR REPLACE remembered SET officer = ?2 WHERE officer = ?1", error);
    if (statement == NULL)
        return false;
    bind_text(statement, 1, from);
    bind_text(statement, 2, to);
    return statement_step(store, statement, &row, error);
}
