/* window.h - lists as windows on the database: keyset paging, never OFFSET, never all rows. */
#ifndef STORE_WINDOW_H
#define STORE_WINDOW_H

#include "record/query.h"
#include "record/record.h"
#include "store/store.h"

/* At most `limit` records in the order of the query; without heads. */
bool window_read(struct store *store, const struct query *query, enum query_from from,
                 const struct query_place *place, size_t limit, struct record_list *list,
                 struct error *error);
bool window_count(struct store *store, const struct query *query, size_t *count,
                  struct error *error);
/* The same for a pause between two keys: *known is false when it would take too long. */
bool window_count_soon(struct store *store, const struct query *query, size_t *count, bool *known,
                       struct error *error);
/* How many records of the query come before the place. */
bool window_position(struct store *store, const struct query *query,
                     const struct query_place *place, size_t *position, struct error *error);

#endif
