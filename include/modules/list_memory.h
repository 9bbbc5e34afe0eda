/* list_memory.h - how an officer's list of a type is sorted and what columns it has, kept from one
 * time to the next. Its filter is not: a list opens with all its records. */
#ifndef MODULES_LIST_MEMORY_H
#define MODULES_LIST_MEMORY_H

#include "modules/session.h"
#include "record/list_shape.h"

#include <stdbool.h>

/* The same with what the officer changed since. */
bool list_memory_recall(struct session *session, const struct record_type *type,
                        struct list_shape *shape, struct error *error);
/* Keeps sort and columns. */
bool list_memory_keep(struct session *session, const struct list_shape *shape, struct error *error);

#endif
