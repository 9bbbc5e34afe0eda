/* window.c - a list as a window on the database: rows around a key, in either direction. */
#include "store/window.h"

#include <stdlib.h>

#include "base/array.h"
#include "filter_sql.h"
#include "row.h"
#include "scope_sql.h"
#include "words_sql.h"

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
append_conditions(const struct query *query, enum part_rows rows, const struct words_plan *plan,
                  struct text *sql)
{
    const struct record_type *type = query->type;
    text_append_format(sql, " FROM %s WHERE alive = %d", type->table, !query->trash);
    if (query->link_field != 0)
        text_append_format(sql, " AND %s = ?", type->fields[query->link_field].name);
    if (query->linked_from)
        text_append_format(sql, " AND id IN (SELECT %s FROM %s WHERE alive = 1)",
                           query->linked_from->fields[query->linked_field].name,
                           query->linked_from->table);
    if (type->guarded_by != 0 && !query->guarded)
        text_append_format(sql, " AND %s IS NULL", type->fields[type->guarded_by].name);
    scope_sql(&query->scope, sql);
    if (rows != ROWS_ALL) {
        text_append(sql, " AND ");
        row_key_column(type, query->sort_field, sql);
        text_append(sql, rows == ROWS_GIVEN ? " > ''" : " = ''");
    }
    filter_sql(query->filter, plan, sql);
}

static int
bind_conditions(const struct query *query, const struct words_plan *plan, sqlite3_stmt *statement)
{
    int index = 1;
    if (query->link_field != 0)
        bind_id(statement, index++, &query->link_id);
    scope_bind(&query->scope, statement, &index);
    filter_bind(query->filter, plan, statement, &index);
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

/* -- Budgets -------------------------------------------------------------------------------- */

/* A window that is not full after so many steps of SQLite's machine for each of the root of the
 * records is looked up and sorted after all: the word may stand only in names at the list's end. */
#define WALK_STEPS 12
/* What is counted of a filter in a pause between two keys: some 20 ms. */
#define COUNT_STEPS 250000

/* Everything looked up, nothing walked. */
static const struct words_plan look_up = {.walk = false};

static int
stop(void *context)
{
    (void)context;
    return 1;
}

/* Lets the statement take so many steps and no more. */
static void
begin_budget(struct store *store, sqlite3_stmt *statement, int steps)
{
    sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 1);
    sqlite3_progress_handler(store->database, steps, stop, NULL);
}

/* Whether it was stopped. */
static bool
end_budget(struct store *store)
{
    sqlite3_progress_handler(store->database, 0, NULL, NULL);
    return (sqlite3_errcode(store->database) & 0xff) == SQLITE_INTERRUPT;
}

/* -- Rows ----------------------------------------------------------------------------------- */

/* Which rows of a query. */
struct reading {
    const struct query *query;
    const struct query_place *place;
    bool backwards;
};

static sqlite3_stmt *
prepare_part(struct store *store, const struct reading *reading, const struct part *part,
             const struct words_plan *plan, size_t limit, struct error *error)
{
    const struct query *query = reading->query;
    struct text sql = TEXT_EMPTY;
    text_append(&sql, "SELECT ");
    row_columns(query->type, &sql);
    append_conditions(query, part->rows, plan, &sql);
    if (part->comparison != NULL)
        append_place(query, part->comparison, &sql);
    append_order(query, query->descending != reading->backwards, &sql);
    sqlite3_stmt *statement = statement_get(store, text_string(&sql), error);
    text_clear(&sql);
    if (statement == NULL)
        return NULL;
    int index = bind_conditions(query, plan, statement);
    if (part->comparison != NULL)
        bind_place(reading->place, statement, &index);
    sqlite3_bind_int64(statement, index, (sqlite3_int64)limit);
    return statement;
}

static bool
read_rows(struct store *store, const struct reading *reading, sqlite3_stmt *statement,
          struct record_list *list, struct error *error)
{
    bool found, done;
    while ((done = statement_step(store, statement, &found, error)) && found)
        record_list_add(list, row_from_statement(reading->query->type, statement).record);
    return done;
}

/* With a budget; *stopped when it did not last, and then nothing was added. */
static bool
walk_rows(struct store *store, const struct reading *reading, const struct part *part,
          const struct words_plan *plan, size_t limit, struct record_list *list, bool *stopped,
          struct error *error)
{
    sqlite3_stmt *statement = prepare_part(store, reading, part, plan, limit, error);
    if (statement == NULL)
        return false;
    struct record_list walked = {.count = 0};
    begin_budget(store, statement, (int)plan->root * WALK_STEPS);
    bool done = read_rows(store, reading, statement, &walked, error);
    *stopped = end_budget(store) && !done;
    for (size_t i = 0; done && i < walked.count; i++)
        record_list_add(list, walked.items[i]);
    if (done)
        walked.count = 0;
    record_list_clear(&walked);
    return done || *stopped;
}

static bool
read_part(struct store *store, const struct reading *reading, const struct part *part,
          const struct words_plan *plan, size_t limit, struct record_list *list,
          struct error *error)
{
    bool stopped = false;
    if (plan->walk && !walk_rows(store, reading, part, plan, limit, list, &stopped, error))
        return false;
    if (plan->walk && !stopped)
        return true;
    sqlite3_stmt *statement =
        prepare_part(store, reading, part, stopped ? &look_up : plan, limit, error);
    return statement != NULL && read_rows(store, reading, statement, list, error);
}

bool
window_read(struct store *store, const struct query *query, enum query_from from,
            const struct query_place *place, size_t limit, struct record_list *list,
            struct error *error)
{
    struct reading reading = {query, place, from == QUERY_LAST || from == QUERY_BEFORE};
    struct part parts[2];
    size_t count =
        list_parts(query, place_comparison(query, from), place, reading.backwards, parts);
    size_t first = list->count;
    struct words_plan plan;
    bool done = words_plan_make(store, query->filter, &plan, error);
    for (size_t i = 0; i < count && done && list->count - first < limit; i++)
        done = read_part(store, &reading, &parts[i], &plan, limit - (list->count - first), list,
                         error);
    if (reading.backwards)
        reverse(list, first);
    words_plan_clear(&plan);
    return done;
}

/* -- Numbers -------------------------------------------------------------------------------- */

static sqlite3_stmt *
prepare_count(struct store *store, const struct query *query, const struct part *part,
              const struct query_place *place, const struct words_plan *plan, struct error *error)
{
    struct text sql = TEXT_EMPTY;
    text_append(&sql, "SELECT count(*)");
    append_conditions(query, part->rows, plan, &sql);
    if (part->comparison != NULL)
        append_place(query, part->comparison, &sql);
    sqlite3_stmt *statement = statement_get(store, text_string(&sql), error);
    text_clear(&sql);
    if (statement == NULL)
        return NULL;
    int index = bind_conditions(query, plan, statement);
    if (part->comparison != NULL)
        bind_place(place, statement, &index);
    return statement;
}

/* Adds to *count. */
static bool
read_count(struct store *store, sqlite3_stmt *statement, size_t *count, struct error *error)
{
    bool row;
    if (!statement_step(store, statement, &row, error))
        return false;
    *count += row ? (size_t)sqlite3_column_int64(statement, 0) : 0;
    sqlite3_reset(statement);
    return true;
}

static bool
count_part(struct store *store, const struct query *query, const struct part *part,
           const struct query_place *place, size_t *count, struct error *error)
{
    sqlite3_stmt *statement = prepare_count(store, query, part, place, &look_up, error);
    return statement != NULL && read_count(store, statement, count, error);
}

static const struct part everything = {ROWS_ALL, NULL};

bool
window_count(struct store *store, const struct query *query, size_t *count, struct error *error)
{
    *count = 0;
    return count_part(store, query, &everything, NULL, count, error);
}

bool
window_count_soon(struct store *store, const struct query *query, size_t *count, bool *known,
                  struct error *error)
{
    if (query->filter == NULL || query->filter->count == 0) {
        *known = window_count(store, query, count, error);
        return *known;
    }
    struct words_plan plan;
    bool stopped = false, done = words_plan_make(store, query->filter, &plan, error);
    sqlite3_stmt *statement = NULL;
    if (done)
        statement = prepare_count(store, query, &everything, NULL,
                                  plan.common.length > 0 ? &plan : &look_up, error);
    done = statement != NULL;
    *count = 0;
    if (done) {
        begin_budget(store, statement, COUNT_STEPS);
        done = read_count(store, statement, count, error);
        stopped = end_budget(store);
    }
    words_plan_clear(&plan);
    *known = done && !stopped;
    return done || stopped;
}

void
link_count_list_clear(struct link_count_list *list)
{
    free(list->items);
    *list = (struct link_count_list){.items = NULL};
}

static int
compare_link(const void *id, const void *item)
{
    return id_compare(id, &((const struct link_count *)item)->id);
}

size_t
link_count_of(const struct link_count_list *list, const struct id *id)
{
    const struct link_count *found =
        list->count > 0 ? bsearch(id, list->items, list->count, sizeof *list->items, compare_link)
                        : NULL;
    return found ? found->count : 0;
}

bool
window_count_by_link(struct store *store, const struct query *query, size_t field,
                     struct link_count_list *list, struct error *error)
{
    const char *link = query->type->fields[field].name;
    struct text sql = TEXT_EMPTY;
    *list = (struct link_count_list){.items = NULL};
    text_append_format(&sql, "SELECT %s, count(*)", link);
    append_conditions(query, ROWS_ALL, &look_up, &sql);
    text_append_format(&sql, " AND %s IS NOT NULL GROUP BY %s ORDER BY %s", link, link, link);
    sqlite3_stmt *statement = statement_get(store, text_string(&sql), error);
    text_clear(&sql);
    if (statement == NULL)
        return false;
    bind_conditions(query, &look_up, statement);
    bool row, done;
    while ((done = statement_step(store, statement, &row, error)) && row) {
        list->items =
            array_reserve(list->items, &list->capacity, list->count + 1, sizeof *list->items);
        list->items[list->count++] = (struct link_count){
            .id = column_id(statement, 0),
            .count = (size_t)sqlite3_column_int64(statement, 1),
        };
    }
    return done;
}

bool
window_holds(struct store *store, const struct record_type *type, const struct query_scope *scope,
             const struct id *id, bool *holds, struct error *error)
{
    struct text sql = TEXT_EMPTY;
    int index = 2;
    text_append_format(&sql, "SELECT 1 FROM %s WHERE id = ?", type->table);
    scope_sql(scope, &sql);
    sqlite3_stmt *statement = statement_get(store, text_string(&sql), error);
    text_clear(&sql);
    *holds = false;
    if (statement == NULL)
        return false;
    bind_id(statement, 1, id);
    scope_bind(scope, statement, &index);
    return statement_found(store, statement, holds, error);
}

bool
window_any_guarded(struct store *store, const struct record_type *type, bool *any,
                   struct error *error)
{
    struct text sql = TEXT_EMPTY;
    text_append_format(&sql, "SELECT 1 FROM %s WHERE %s IS NOT NULL LIMIT 1", type->table,
                       type->fields[type->guarded_by].name);
    sqlite3_stmt *statement = statement_get(store, text_string(&sql), error);
    text_clear(&sql);
    *any = false;
    return statement != NULL && statement_found(store, statement, any, error);
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
