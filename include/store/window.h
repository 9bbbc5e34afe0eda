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
/* How many records of the query each record has that its LINK field leads to. */
struct link_count {
    struct id id;
    size_t count;
};
struct link_count_list {
    struct link_count *items; /* by id */
    size_t count, capacity;
};
void link_count_list_clear(struct link_count_list *list);
/* 0 for an id that is not in the list. */
size_t link_count_of(const struct link_count_list *list, const struct id *id);
/* Fills *list from empty. */
bool window_count_by_link(struct store *store, const struct query *query, size_t field,
                          struct link_count_list *list, struct error *error);
/* Whether the record of this id is of the scope, in the trash or not. */
bool window_holds(struct store *store, const struct record_type *type,
                  const struct query_scope *scope, const struct id *id, bool *holds,
                  struct error *error);
/* Whether a type with record_type.guarded_by has any record that not everybody may see. */
bool window_any_guarded(struct store *store, const struct record_type *type, bool *any,
                        struct error *error);
/* How many records of the query come before the place. */
bool window_position(struct store *store, const struct query *query,
                     const struct query_place *place, size_t *position, struct error *error);

#endif
