/* filter_sql.h - for store/ only: a filter as a condition with bound parameters (F15). */
#ifndef STORE_FILTER_SQL_H
#define STORE_FILTER_SQL_H

#include "record/filter.h"
#include "statement.h"
#include "words_sql.h"

/* Appends " AND (...)" for all terms, with "?" parameters in order; `plan` says how
 * words are found. */
void filter_sql(const struct filter *filter, const struct words_plan *plan, struct text *sql);
/* Binds the parameters of filter_sql from *index on, and moves it past them. */
void filter_bind(const struct filter *filter, const struct words_plan *plan,
                 sqlite3_stmt *statement, int *index);

#endif
