/* scope_sql.c - the way from a record to whose it is, as selects within selects. */
#include "scope_sql.h"

/* A way goes on with another, and a table of ways is a few steps deep:
 * NOLINTBEGIN(misc-no-recursion).
 */

static void append_way(const struct query_way *way, struct text *sql);

static void
append_step(const struct query_way *way, struct text *sql)
{
    const struct query_way *next = way->back ? way->back : way->through;
    if (!next) {
        text_append_format(sql, "%s = ?", way->type->fields[way->field].name);
        return;
    }
    text_append_format(sql, "%s IN (SELECT %s FROM %s WHERE alive = 1 AND ",
                       way->type->fields[way->back ? RECORD_ID : way->field].name,
                       next->type->fields[way->back ? way->back_field : RECORD_ID].name,
                       next->type->table);
    append_way(next, sql);
    text_append(sql, ")");
}

static void
append_way(const struct query_way *way, struct text *sql)
{
    text_append(sql, "(");
    for (const struct query_way *at = way; at; at = at->also) {
        text_append(sql, at == way ? "" : " OR ");
        append_step(at, sql);
        if (at->ended != 0)
            text_append_format(sql, " AND %s IS NULL", at->type->fields[at->ended].name);
    }
    text_append(sql, ")");
}

static void
bind_way(const struct query_way *way, const struct id *whose, sqlite3_stmt *statement, int *index)
{
    for (; way; way = way->also) {
        const struct query_way *next = way->back ? way->back : way->through;
        if (next)
            bind_way(next, whose, statement, index);
        else
            bind_id(statement, (*index)++, whose);
    }
}

/* NOLINTEND(misc-no-recursion) */

void
scope_sql(const struct query_scope *scope, struct text *sql)
{
    if (!scope->way)
        return;
    text_append(sql, " AND ");
    append_way(scope->way, sql);
}

void
scope_bind(const struct query_scope *scope, sqlite3_stmt *statement, int *index)
{
    bind_way(scope->way, &scope->whose, statement, index);
}
