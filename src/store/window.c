/* window.c - a list as a window on the database: rows around a key, in either direction. */
#include "store/window.h"

#include <stdlib.h>

#include "filter_sql.h"
#include "row.h"

/* What narrows the query: the trash or not, a link, the filter, a place. */
static void
append_conditions(const struct query *query, struct text *sql)
{
    const struct record_type *type = query->type;
    text_append_format(sql, " FROM %s WHERE alive = %d", type->table, !query->trash);
    if (query->link_field != 0)
        text_append_format(sql, " AND %s = ?", type->fields[query->link_field].name);
    filter_sql(query->filter, sql);
}

static int
bind_conditions(const struct query *query, sqlite3_stmt *statement)
{
    int index = 1;
    if (query->link_field != 0)
        bind_id(statement, index++, &query->link_id);
    filter_bind(query->filter, statement, &index);
    return index;
}

/* " AND (name_key, id) > (?, ?)": a row value, which uses the index. */
static void
append_place(const struct query *query, const char *comparison, struct text *sql)
{
    text_append(sql, " AND (");
    row_key_column(query->type, query->sort_field, sql);
    text_append_format(sql, ", id) %s (?, ?)", comparison);
}

static void
bind_place(const struct query_place *place, sqlite3_stmt *statement, int *index)
{
    bind_text(statement, (*index)++, place->key == NULL ? "" : place->key);
    bind_id(statement, (*index)++, &place->id);
}

static void
append_order(const struct query *query, bool descending, struct text *sql)
{
    const char *direction = descending ? " DESC" : "";
    text_append(sql, " ORDER BY ");
    row_key_column(query->type, query->sort_field, sql);
    text_append_format(sql, "%s, id%s LIMIT ?", direction, direction);
}

/* The comparison that the place puts on (key, id), NULL for none. */
static const char *
place_comparison(const struct query *query, enum query_from from)
{
    switch (from) {
    case QUERY_FIRST:
    case QUERY_LAST:
        break;
    case QUERY_AFTER:
        return query->descending ? "<" : ">";
    case QUERY_BEFORE:
        return query->descending ? ">" : "<";
    case QUERY_AT:
        return query->descending ? "<=" : ">=";
    }
    return NULL;
}

static void
reverse(struct record_list *list, size_t first)
{
    for (size_t i = first, j = list->count; i + 1 < j; i++) {
        struct record *record = list->items[i];
        list->items[i] = list->items[--j];
        list->items[j] = record;
    }
}

bool
window_read(struct store *store, const struct query *query, enum query_from from,
            const struct query_place *place, size_t limit, struct record_list *list,
            struct error *error)
{
    bool backwards = from == QUERY_LAST || from == QUERY_BEFORE;
    const char *comparison = place_comparison(query, from);
    struct text sql = TEXT_EMPTY;
    text_append(&sql, "SELECT ");
    row_columns(query->type, &sql);
    append_conditions(query, &sql);
    if (comparison != NULL)
        append_place(query, comparison, &sql);
    append_order(query, query->descending != backwards, &sql);
    sqlite3_stmt *statement = statement_get(store, text_string(&sql), error);
    text_clear(&sql);
    if (statement == NULL)
        return false;
    int index = bind_conditions(query, statement);
    if (comparison != NULL)
        bind_place(place, statement, &index);
    sqlite3_bind_int64(statement, index, (sqlite3_int64)limit);
    size_t first = list->count;
    bool found, done;
    while ((done = statement_step(store, statement, &found, error)) && found)
        record_list_add(list, row_from_statement(query->type, statement).record);
    if (backwards)
        reverse(list, first);
    return done;
}

static bool
count_rows(struct store *store, const struct query *query, const char *comparison,
           const struct query_place *place, size_t *count, struct error *error)
{
    struct text sql = TEXT_EMPTY;
    text_append(&sql, "SELECT count(*)");
    append_conditions(query, &sql);
    if (comparison != NULL)
        append_place(query, comparison, &sql);
    sqlite3_stmt *statement = statement_get(store, text_string(&sql), error);
    text_clear(&sql);
    if (statement == NULL)
        return false;
    int index = bind_conditions(query, statement);
    if (comparison != NULL)
        bind_place(place, statement, &index);
    bool row;
    if (!statement_step(store, statement, &row, error))
        return false;
    *count = row ? (size_t)sqlite3_column_int64(statement, 0) : 0;
    sqlite3_reset(statement);
    return true;
}

bool
window_count(struct store *store, const struct query *query, size_t *count, struct error *error)
{
    return count_rows(store, query, NULL, NULL, count, error);
}

bool
window_position(struct store *store, const struct query *query, const struct query_place *place,
                size_t *position, struct error *error)
{
    return count_rows(store, query, query->descending ? ">" : "<", place, position, error);
}
