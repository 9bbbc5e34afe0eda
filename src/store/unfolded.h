/* unfolded.h - for store/ only: what a newer posact wrote and this one did not know (S2). It is in
 * the log, and is folded when it is known: after the file came to a newer schema. */
#ifndef STORE_UNFOLDED_H
#define STORE_UNFOLDED_H

#include "statement.h"
#include "store/operation.h"

/* Notes what of a received operation is of a type or column that is not known here. */
bool unfolded_note(struct store *store, const struct operation *operation, struct error *error);
/* Folds whatever is known by now; for a file that was just opened. Read-only, nothing. */
bool unfolded_fold(struct store *store, struct error *error);

#endif
