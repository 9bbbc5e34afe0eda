/* seat_counts.c - the questions of events and their seats in SQL. */
#include "store/seat_counts.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/date.h"
#include "statement.h"

#define OFFERED "alive = 1 AND state_key = 'offered' AND offered_until_key <= ?2"

void
seat_count_list_clear(struct seat_count_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->items[i].part);
        free(list->items[i].state);
    }
    free(list->items);
    *list = (struct seat_count_list){.items = NULL};
}

static void
add_row(struct seat_count_list *list, sqlite3_stmt *statement)
{
    list->items = array_reserve(list->items, &list->capacity, list->count + 1, sizeof *list->items);
    list->items[list->count++] = (struct seat_count){
        .part = column_value(statement, 0),
        .state = column_value(statement, 1),
        .count = (size_t)sqlite3_column_int64(statement, 2),
    };
}

bool
seat_counts_read(struct store *store, const struct id *event, struct seat_count_list *list,
                 struct error *error)
{
    *list = (struct seat_count_list){.items = NULL};
    sqlite3_stmt *statement =
        statement_get(store, "SELECT part, state, count FROM seat_counts WHERE event = ?1", error);
    if (statement == NULL)
        return false;
    bind_id(statement, 1, event);
    bool row, done;
    while ((done = statement_step(store, statement, &row, error)) && row)
        add_row(list, statement);
    return done;
}

static bool
read_number(struct store *store, sqlite3_stmt *statement, int64_t *number, struct error *error)
{
    bool row;
    *number = 0;
    if (!statement_step(store, statement, &row, error))
        return false;
    if (row)
        *number = sqlite3_column_int64(statement, 0);
    sqlite3_reset(statement);
    return true;
}

bool
seat_line_first(struct store *store, const struct id *event, struct id *invitation, bool *found,
                struct error *error)
{
    sqlite3_stmt *statement =
        statement_get(store,
                      "SELECT id FROM invitations INDEXED BY invitations_waiting WHERE event = ?1"
                      " AND alive = 1 AND state_key = 'waiting' ORDER BY place_key, id LIMIT 1",
                      error);
    if (statement == NULL)
        return false;
    bind_id(statement, 1, event);
    return statement_id(store, statement, invitation, found, error);
}

bool
seat_line_last(struct store *store, const struct id *event, int64_t *place, struct error *error)
{
    sqlite3_stmt *statement =
        statement_get(store, "SELECT max(place) FROM invitations WHERE event = ?1", error);
    if (statement == NULL)
        return false;
    bind_id(statement, 1, event);
    return read_number(store, statement, place, error);
}

bool
seat_any_entry(struct store *store, const struct id *event, bool *any, struct error *error)
{
    struct id id;
    sqlite3_stmt *statement =
        statement_get(store, "SELECT id FROM invitations WHERE event = ?1 LIMIT 1", error);
    if (statement == NULL)
        return false;
    bind_id(statement, 1, event);
    return statement_id(store, statement, &id, any, error);
}

static sqlite3_stmt *
prepare_over(struct store *store, const char *sql, const struct id *event, int64_t now_ms,
             struct error *error)
{
    sqlite3_stmt *statement = statement_get(store, sql, error);
    if (statement == NULL)
        return NULL;
    struct text now = TEXT_EMPTY;
    char iso[DATE_TEXT_SIZE];
    moment_to_iso(now_ms, iso);
    text_append(&now, iso);
    if (event)
        bind_id(statement, 1, event);
    bind_own_text(statement, 2, &now);
    return statement;
}

bool
seat_offer_over(struct store *store, const struct id *event, int64_t now_ms, struct id *invitation,
                bool *found, struct error *error)
{
    const char *sql = event ? "SELECT id FROM invitations WHERE event = ?1 AND " OFFERED
                              " ORDER BY offered_until_key, id LIMIT 1"
                            : "SELECT id FROM invitations WHERE network IS NULL AND " OFFERED
                              " ORDER BY offered_until_key, event, id LIMIT 1";
    sqlite3_stmt *statement = prepare_over(store, sql, event, now_ms, error);
    return statement != NULL && statement_id(store, statement, invitation, found, error);
}

bool
seat_offers_over(struct store *store, const struct id *event, int64_t now_ms, size_t *count,
                 struct error *error)
{
    int64_t number = 0;
    sqlite3_stmt *statement =
        prepare_over(store, "SELECT count(*) FROM invitations WHERE event = ?1 AND " OFFERED, event,
                     now_ms, error);
    bool done = statement != NULL && read_number(store, statement, &number, error);
    *count = (size_t)number;
    return done;
}
