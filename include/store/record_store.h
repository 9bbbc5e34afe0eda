/* record_store.h - records by id and by key; SQL made from the fields. */
#ifndef STORE_RECORD_STORE_H
#define STORE_RECORD_STORE_H

#include "record/query.h"
#include "record/record.h"
#include "store/store.h"

/* With its heads, also from the trash. NULL with ERROR_NOT_FOUND. The caller's. */
struct record *record_store_get(struct store *store, const struct record_type *type,
                                const struct id *id, struct error *error);
/* Whether there is one, the trash included. */
bool record_store_has(struct store *store, const struct record_type *type, const struct id *id,
                      bool *has, struct error *error);
/* The ids of the scope that start with the given hexadecimal letters: at most `limit`, *count of
 * them. */
bool record_store_find_prefix(struct store *store, const struct record_type *type,
                              const struct query_scope *scope, const char *prefix, struct id *ids,
                              size_t limit, size_t *count, struct error *error);
/* Live or (trash) removed records of the scope whose KEYED field has exactly this key. */
bool record_store_find_key(struct store *store, const struct record_type *type,
                           const struct query_scope *scope, size_t field, const char *key,
                           bool trash, size_t limit, struct record_list *list, struct error *error);
/* The title of a record, NULL when it is not there or has none. The caller's. */
char *record_store_title(struct store *store, const struct record_type *type, const struct id *id);

#endif
