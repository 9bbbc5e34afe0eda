/* draft_store.h - unfinished forms (C02): in the database, so that they last as long as it does,
 * but no records: not in the log, not merged, seen by their officer alone. */
#ifndef STORE_DRAFT_STORE_H
#define STORE_DRAFT_STORE_H

#include "base/error.h"
#include "record/draft.h"
#include "store/store.h"

#include <stdbool.h>
#include <stdint.h>

/* Writes the draft anew in a transaction of its own, waiting so long for another writer. */
bool draft_store_write(struct store *store, const struct draft *draft, int timeout_ms,
                       struct error *error);
/* Within a transaction. No error when it is gone already. */
bool draft_store_remove(struct store *store, const struct id *id, struct error *error);
/* The drafts of an officer, the newest first, added to the list. Those of a type that this posact
 * does not know are left where they are. */
bool draft_store_read(struct store *store, const char *officer, struct draft_list *list,
                      struct error *error);

/* Who has a form of a record open, or had when their process died, as the drafts say: for each the
 * visit is called; what it is given lasts no longer. */
typedef void draft_store_visit(void *context, const char *officer, int64_t holder);
bool draft_store_each_open(struct store *store, const struct record_type *type, const struct id *id,
                           draft_store_visit *visit, void *context, struct error *error);
/* Within a transaction: the drafts of one officer are another's from now on. */
bool draft_store_hand_on(struct store *store, const char *from, const char *to,
                         struct error *error);

#endif
