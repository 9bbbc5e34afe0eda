/* transaction.h - for store/ only: the writer lock, and what the rest of the layer needs of the
 * transactions that store/store.h begins and ends. */
#ifndef STORE_TRANSACTION_H
#define STORE_TRANSACTION_H

#include "store/store.h"

#include <stdbool.h>

/* The writer lock, round every transaction that writes and every checkpoint (S22). Held as often
 * as it was taken. */
bool store_lock(struct store *store, int timeout_ms, struct error *error);
void store_unlock(struct store *store);

/* Writes a sealed file anew when it has grown to a multiple of what it holds. What cannot be
 * written anew is as good as it was. */
void store_compact(struct store *store);

/* ROLLBACK, unless SQLite has done so by itself (E05). It is prepared when the file is opened, so
 * that want of memory does not leave a transaction open. */
bool store_end_transaction(struct store *store);

/* Lets a large action keep more pages in memory, until it ends. */
void store_widen_cache(struct store *store);

/* What this process wrote goes from the log into the file itself, so that the next start need not
 * read the log; nor find a commit there whose sync failed, after a person was told that nothing was
 * saved. Under the writer lock (S22), and only when nobody has to be waited for. */
void store_empty_log(struct store *store);

#endif
