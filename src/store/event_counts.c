/* event_counts.c - the counts of each event in SQL. */
#include "store/event_counts.h"

#include <stdlib.h>

#include "base/array.h"
#include "statement.h"

static const char sql[] =
    "SELECT kind, starts,"
    " count(*) FILTER (WHERE guest AND asked),"
    " count(*) FILTER (WHERE guest AND asked"
    " AND invited_state IN ('accepted', 'attended', 'absent')),"
    " count(*) FILTER (WHERE guest AND invited_state = 'attended'),"
    " count(*) FILTER (WHERE guest AND invited_state = 'attended' AND NOT asked),"
    " count(*) FILTER (WHERE guest AND invited_state = 'absent'),"
    " count(*) FILTER (WHERE guest AND signed)"
    " FROM (SELECT events.id AS event, events.kind AS kind, events.starts AS starts,"
    " invitations.id IS NOT NULL AND invitations.part_key = 'guest' AS guest,"
    " invitations.invited IS NOT NULL AS asked,"
    " invitations.state_key AS invited_state,"
    " invitations.signed_up IS NOT NULL AS signed"
    " FROM events LEFT JOIN invitations"
    " ON invitations.event = events.id AND invitations.alive = 1"
    " AND invitations.network IS NULL"
    " WHERE events.alive = 1 AND events.state_key <> 'cancelled')"
    " GROUP BY event ORDER BY starts, kind, event";

static void
add_row(struct event_count_list *list, sqlite3_stmt *statement)
{
    list->items = array_reserve(list->items, &list->capacity, list->count + 1, sizeof *list->items);
    struct event_count *row = &list->items[list->count++];
    *row = (struct event_count){
        .kind = column_value(statement, 0),
        .starts = column_value(statement, 1),
    };
    for (int i = 0; i < EVENT_NUMBER_COUNT; i++)
        row->numbers[i] = (size_t)sqlite3_column_int64(statement, 2 + i);
}

bool
event_counts_read(struct store *store, struct event_count_list *list, struct error *error)
{
    *list = (struct event_count_list){.items = NULL};
    sqlite3_stmt *statement = statement_get(store, sql, error);
    if (statement == NULL)
        return false;
    bool row, done;
    while ((done = statement_step(store, statement, &row, error)) && row)
        add_row(list, statement);
    return done;
}

void
event_count_list_clear(struct event_count_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->items[i].kind);
        free(list->items[i].starts);
    }
    free(list->items);
    *list = (struct event_count_list){.items = NULL};
}
