/* remembered.h - small things that an officer left behind for the next time: how a list was sorted,
 * a saved view, what a heading of a file meant. No records: not in the log, not merged. */
#ifndef STORE_REMEMBERED_H
#define STORE_REMEMBERED_H

#include "base/error.h"
#include "store/store.h"

#include <stdbool.h>
#include <stddef.h>

struct remembered {
    char *name, *value; /* owned */
};

struct remembered_list {
    struct remembered *items;
    size_t count, capacity;
};
void remembered_list_clear(struct remembered_list *list);

/* In a transaction of its own; value NULL forgets. */
bool remembered_set(struct store *store, const char *officer, const char *kind, const char *name,
                    const char *value, struct error *error);
/* The caller's; NULL when there is none. */
char *remembered_get(struct store *store, const char *officer, const char *kind, const char *name);
/* All of a kind, by name; added to the list. */
bool remembered_read(struct store *store, const char *officer, const char *kind,
                     struct remembered_list *list, struct error *error);

/* Within a transaction: what was remembered for one officer is for another from now on. */
bool remembered_hand_on(struct store *store, const char *from, const char *to, struct error *error);

#endif
