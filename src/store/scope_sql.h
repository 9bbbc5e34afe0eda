/* scope_sql.h - for store/ only: whose records a query may find, as a condition (T85). */
#ifndef STORE_SCOPE_SQL_H
#define STORE_SCOPE_SQL_H

#include "record/query.h"
#include "statement.h"

/* Appends " AND ..." with "?" parameters; nothing for a scope without a way. */
void scope_sql(const struct query_scope *scope, struct text *sql);
/* Binds them from *index on, and moves it past them. */
void scope_bind(const struct query_scope *scope, sqlite3_stmt *statement, int *index);

#endif
