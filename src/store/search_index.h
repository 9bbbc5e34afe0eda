/* search_index.h - for store/ only: keeps the search index at what the records say.
 *
 * A document is not written with each change but once for all of them, at the commit or when many
 * have gathered: an import of a person and her contacts writes her words once, and FTS5, which
 * empties its buffer at every statement that could fail halfway, gets its rows in one run. */
#ifndef STORE_SEARCH_INDEX_H
#define STORE_SEARCH_INDEX_H

#include "row.h"

/* Notes which documents are to be written after a record changed from `earlier` (NULL: it is new):
 * its own and that of its parent, unless the words are the same as before. */
bool search_index_touch(struct store *store, const struct row *row, const struct record *earlier,
                        struct error *error);
/* Writes what was noted. */
bool search_index_write(struct store *store, struct error *error);
/* Forgets what was noted, after a commit or instead of it. */
void search_index_forget(struct store *store);

#endif
