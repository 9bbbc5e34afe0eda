/* migrate.h - for store/ only: the schema, one numbered file after another (architecture.md 10). */
#ifndef STORE_MIGRATE_H
#define STORE_MIGRATE_H

#include "statement.h"

/* How many schema files this posact has: the version it writes. */
int64_t migrate_newest(const struct store_schema *schema);
/* Brings the file to the newest version: a new file at once, an older one after a verified
 * copy "<path>.before-N" (E11; ".2" when there is one), each step in one transaction. Under the
 * writer lock. A newer one is refused. */
bool migrate_up(struct store *store, const struct store_options *options, struct error *error);

#endif
