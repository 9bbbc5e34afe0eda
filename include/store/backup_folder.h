/* backup_folder.h - the backups kept in the folder `backups` beside a database (E08).
 *
 * A name says when it was made and why, and nothing of what is in it (F06):
 * "posact-2026-11-21-120400-daily.db". Of these the newest of each of 7 days, 4 weeks and 12 months
 * stay, and all of the newest day; every other file in the folder is left alone. */
#ifndef STORE_BACKUP_FOLDER_H
#define STORE_BACKUP_FOLDER_H

#include "store/store.h"

/* Makes a verified backup, appends its path, and only then removes those that are too old. `reason`
 * is a word of small letters. A database in memory has none. */
bool backup_keep(struct store *store, const char *reason, struct text *path, struct error *error);
/* Whether there is none of today's. */
bool backup_is_due(struct store *store);

#endif
