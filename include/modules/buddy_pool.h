/* buddy_pool.h - all buddies and mentors with what a choice among them needs: who they are, how
 * much room they have, what stands in their way. A few reads, however many they are. */
#ifndef MODULES_BUDDY_POOL_H
#define MODULES_BUDDY_POOL_H

#include "modules/session.h"
#include "modules/suggestion.h"
#include "record/record.h"

#include <stdbool.h>
#include <stddef.h>

struct pool_buddy {
    const struct record *record;
    char *title; /* "PC 4471 Reid, Buddy"; owned */
    char *lacks; /* "Has no room: 2 of 2 taken", why nobody can be paired with them now; NULL for
                    nothing; owned */
    struct suggestion_helper helper;
};

struct buddy_pool {
    struct pool_buddy *items; /* in the order of their ids */
    size_t count;
    struct record_list records;
};
void buddy_pool_clear(struct buddy_pool *pool);

/* Those that are not in the trash, of one kind, or with NULL of all that help candidates. Fills
 * *pool from empty; clear it in any case. */
bool buddy_pool_read(struct session *session, const char *kind, struct buddy_pool *pool,
                     struct error *error);
/* What stands in the way of a pairing, with the name where it is what the buddy lacks. */
void buddy_pool_refuse(const struct pool_buddy *buddy, const char *obstacle, struct text *out);
/* The one with this id; NULL. */
const struct pool_buddy *buddy_pool_find(const struct buddy_pool *pool, const struct id *id);

#endif
