/* fold.h - for store/ only: the one place that writes the record tables (S1). */
#ifndef STORE_FOLD_H
#define STORE_FOLD_H

#include "base/date.h"
#include "row.h"

/* Folds an operation that is already in the log into heads, conflicts, record and search index.
 * An operation of a type or column that this posact does not know stays in the log alone (S2). */
bool op_apply(struct store *store, const struct operation *operation, struct error *error);
/* The same for one of its columns, which was not known when the rest of it was folded. */
bool op_apply_column(struct store *store, const struct operation *operation, int column,
                     struct error *error);

/* Every head row of a record, in the order of its columns. *heads is the caller's. */
bool fold_heads(struct store *store, const struct id *record, struct head **heads, size_t *count,
                struct error *error);
/* The value that a set of heads shows in a column; *differ says whether they disagree. `known` is
 * an operation that need not be read again, or NULL. *value is the caller's, NULL for none. */
bool fold_winner(struct store *store, const struct head *heads, size_t count, int column,
                 const struct operation *known, char **value, bool *differ, struct error *error);

/* What the parents of a write showed; the caller's, NULL for none. */
bool fold_value_before(struct store *store, const struct operation_write *write, char **value,
                       struct error *error);

/* The time, ISO, that an operation claims for created or changed: its own, or an importer's. */
void fold_claimed_time(const struct operation *operation, int column, char out[DATE_TEXT_SIZE]);

/* Adds a line to findings for everything in which the record's row, keys, heads, conflicts and
 * search document are not what its operations fold to, computed from scratch. */
bool fold_check(struct store *store, const struct record_type *type, const struct id *id,
                struct text *findings, struct error *error);

#endif
