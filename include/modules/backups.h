/* backups.h - when backups are made, and going back to one. */
#ifndef MODULES_BACKUPS_H
#define MODULES_BACKUPS_H

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "modules/session.h"

#include <stdbool.h>

/* A verified backup: at `file`, or with NULL in the folder `backups` beside the database, under the
 * time and `reason`, where only so many are kept (E08). Its path goes to `made`. The answers to
 * equality questions, where there are any, go into a file of their own beside it. */
bool backups_make(struct session *session, const char *file, const char *reason, struct text *made,
                  struct error *error);
/* The first backup of a day; true with nothing in `made` when there is one already, and for
 * invented people or a database that is read only. */
bool backups_make_daily(struct session *session, struct text *made, struct error *error);
/* Puts a copy of the backup in the place of the database at `path`, which nobody may have open;
 * what is there goes aside, under the name in `aside` (E09). */
bool backups_restore(const char *path, const char *backup, const struct clock *clock,
                     struct text *aside, struct error *error);

#endif
