/* backup.h - a verified copy of the database (E07). */
#ifndef STORE_BACKUP_H
#define STORE_BACKUP_H

#include "base/error.h"
#include "store/store.h"

/* Copies with VACUUM INTO a temporary name, opens the copy, compares versions, schema and the rows
 * of every table with the source, checks it, syncs, 0600, renames to `path` (never over a file that
 * is there). Holds the writer lock. A copy that fails a check is deleted. */
bool backup_make(struct store *store, const char *path, struct error *error);

/* What stands behind the path of a copy until it counts. */
#define BACKUP_PARTIAL ".partial"

#endif
