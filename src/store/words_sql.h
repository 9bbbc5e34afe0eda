/* words_sql.h - for store/ only: words that were typed as a condition, and how they are found.
 *
 * A rare word is looked up in the search index, and what it finds is sorted. A middling one is
 * looked up too, but to sort all that it finds would take long: the list is walked in its own order
 * until a window is full. A common one - a first letter - would take long to look up: the document
 * of each record that is walked over is looked at. */
#ifndef STORE_WORDS_SQL_H
#define STORE_WORDS_SQL_H

#include "record/filter.h"
#include "statement.h"

struct words_plan {
    struct text common; /* those words, each between blanks */
    bool walk;          /* in the order of the list, within a budget */
    int64_t root;       /* of the number of records: what is many and what is few */
};

/* Looks at the words of a filter. The plan is zero for words that are all rare, or for none. */
bool words_plan_make(struct store *store, const struct filter *filter, struct words_plan *plan,
                     struct error *error);
void words_plan_clear(struct words_plan *plan);

/* Appends the condition that records of the type say the words. */
void words_sql(const struct record_type *type, const char *words, const struct words_plan *plan,
               struct text *sql);
/* Binds its parameters from *index on, and moves it past them. */
void words_bind(const struct record_type *type, const char *words, const struct words_plan *plan,
                sqlite3_stmt *statement, int *index);

#endif
