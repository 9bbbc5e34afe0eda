/* draft_store.h - unfinished forms (C02): in the database, so that they last as long as it does,
 * but no records: not in the log, not merged, seen by their officer alone. */
#ifndef STORE_DRAFT_STORE_H
#define STORE_DRAFT_STORE_H

#include "base/error.h"
#include "record/draft.h"
#include "store/store.h"

/* Writes the draft anew in a transaction of its own, waiting so long for another writer. */
bool draft_store_write(struct store *store, const struct draft *draft, int timeout_ms,
                       struct error *error);
/* Within a transaction. No error when it is gone already. */
bool draft_store_remove(struct store *store, const struct id *id, struct error *error);
/* The drafts of an officer, the newest first, added to the list. Those of a type that this posact
 * does not know are left where they are. */
bool draft_store_read(struct store *store, const char *officer, struct draft_list *list,
                      struct error *error);

#endif
