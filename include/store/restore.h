/* restore.h - going back to a backup (E09). */
#ifndef STORE_RESTORE_H
#define STORE_RESTORE_H

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"

/* Puts a verified copy of `backup` in the place of the database at `path`, whether that one is
 * sound, damaged or gone. What is there goes aside with its log, under one name that is appended to
 * `aside` (nothing when there was none). The backup stays as it is. Refuses while any process has
 * the database open. A backup of the answers to equality questions takes the place of those beside
 * the database. */
bool restore_backup(const char *path, const char *backup, const struct clock *clock,
                    struct text *aside, struct error *error);

#endif
