/* window.c - a list as a window on the database: rows around a key, in either direction. */
#include "store/window.h"

#include <stdlib.h>

#include "filter_sql.h"
#include "row.h"

/* A list ends, whichever way it is sorted, with the records that have nothing in the sorted field:
 * where that can be, it is read in two parts. */
enum part_rows {
    ROWS_ALL,
    ROWS_GIVEN,
    ROWS_BLANK,
};

struct part {
    enum part_rows rows;
    const char *comparison; /* of (key, id) with the place; NULL for none */
};

/* What narrows the query: the trash or not, a link, the filter, the part. */
static void
append_conditions(const struct query *query, enum part_rows rows, struct text *sql)
{
    const struct record_type *type = query->type;
    text_append_format(sql, " FROM %s WHERE alive = %d", type->table, !query->trash);
    if (query->link_field != 0)
        text_append_format(sql, " AND %s = ?", type->fields[query->link_field].name);
    if (rows != ROWS_ALL) {
        text_append(sql, " AND ");
        row_key_column(type, query->sort_field, sql);
        text_append(sql, rows == ROWS_GIVEN ? " > ''" : " = ''");
    }
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

static bool
may_be_blank(const struct query *query)
{
    const struct field *field = &query->type->fields[query->sort_field];
    return query->sort_field >= RECORD_CORE_COUNT && (field->flags & FIELD_REQUIRED) == 0;
}

static enum part_rows
part_of(const struct query_place *place)
{
    return string_is_empty(place->key) ? ROWS_BLANK : ROWS_GIVEN;
}

/* The parts that hold what is on the far side of the place (NULL: everything), in reading order. */
static size_t
list_parts(const struct query *query, const char *comparison, const struct query_place *place,
           bool backwards, struct part parts[2])
{
    if (!may_be_blank(query)) {
        parts[0] = (struct part){ROWS_ALL, comparison};
        return 1;
    }
    size_t count = 0;
    enum part_rows order[] = {backwards ? ROWS_BLANK : ROWS_GIVEN,
                              backwards ? ROWS_GIVEN : ROWS_BLANK};
    bool passed = comparison == NULL;
    for (size_t i = 0; i < 2; i++) {
        bool here = comparison != NULL && part_of(place) == order[i];
        if (here || passed)
            parts[count++] = (struct part){order[i], here ? comparison : NULL};
        passed = passed || here;
    }
    return count;
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

static bool
read_part(struct store *store, const struct query *query, const struct part *part,
          const struct query_place *place, bool backwards, size_t limit, struct record_list *list,
          struct error *error)
{
    struct text sql = TEXT_EMPTY;
    text_append(&sql, "SELECT ");
    row_columns(query->type, &sql);
    append_conditions(query, part->rows, &sql);
    if (part->comparison != NULL)
        append_place(query, part->comparison, &sql);
    append_order(query, query->descending != backwards, &sql);
    sqlite3_stmt *statement = statement_get(store, text_string(&sql), error);
    text_clear(&sql);
    if (statement == NULL)
        return false;
    int index = bind_conditions(query, statement);
    if (part->comparison != NULL)
        bind_place(place, statement, &index);
    sqlite3_bind_int64(statement, index, (sqlite3_int64)limit);
    bool found, done;
    while ((done = statement_step(store, statement, &found, error)) && found)
        record_list_add(list, row_from_statement(query->type, statement).record);
    return done;
}

bool
window_read(struct store *store, const struct query *query, enum query_from from,
            const struct query_place *place, size_t limit, struct record_list *list,
            struct error *error)
{
    bool backwards = from == QUERY_LAST || from == QUERY_BEFORE;
    struct part parts[2];
    size_t count = list_parts(query, place_comparison(query, from), place, backwards, parts);
    size_t first = list->count;
    bool done = true;
    for (size_t i = 0; i < count && done && list->count - first < limit; i++)
        done = read_part(store, query, &parts[i], place, backwards, limit - (list->count - first),
                         list, error);
    if (backwards)
        reverse(list, first);
    return done;
}

/* Adds to *count. */
static bool
count_part(struct store *store, const struct query *query, const struct part *part,
           const struct query_place *place, size_t *count, struct error *error)
{
    struct text sql = TEXT_EMPTY;
    text_append(&sql, "SELECT count(*)");
    append_conditions(query, part->rows, &sql);
    if (part->comparison != NULL)
        append_place(query, part->comparison, &sql);
    sqlite3_stmt *statement = statement_get(store, text_string(&sql), error);
    text_clear(&sql);
    if (statement == NULL)
        return false;
    int index = bind_conditions(query, statement);
    if (part->comparison != NULL)
        bind_place(place, statement, &index);
    bool row;
    if (!statement_step(store, statement, &row, error))
        return false;
    *count += row ? (size_t)sqlite3_column_int64(statement, 0) : 0;
    sqlite3_reset(statement);
    return true;
}

bool
window_count(struct store *store, const struct query *query, size_t *count, struct error *error)
{
    *count = 0;
    return count_part(store, query, &(struct part){ROWS_ALL, NULL}, NULL, count, error);
}

bool
window_position(struct store *store, const struct query *query, const struct query_place *place,
                size_t *position, struct error *error)
{
    struct part parts[2];
    size_t count = list_parts(query, query->descending ? ">" : "<", place, true, parts);
    bool done = true;
    *position = 0;
    for (size_t i = 0; i < count && done; i++)
        done = count_part(store, query, &parts[i], place, position, error);
    return done;
}
