/* suggestion_list.h - the buddies and mentors for one candidate: those who can be chosen, best
 * first, with why; then the others, with what stands in the way (T49, T50, T53). Nobody is chosen
 * here. */
#ifndef MODULES_SUGGESTION_LIST_H
#define MODULES_SUGGESTION_LIST_H

#include "modules/buddy_pool.h"
#include "modules/seeker.h"
#include "modules/session.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct suggestion {
    const struct pool_buddy *buddy; /* borrowed from the pool */
    bool offered;
    int32_t score; /* of those who are offered */
    char *why;     /* the reasons, or what stands in the way; owned */
};

struct suggestion_list {
    struct seeker seeker;
    struct buddy_pool pool;
    struct suggestion *items;
    size_t count, offered; /* the offered stand first */
    struct text bars;      /* why none of a kind can be: then they are no items */
};
void suggestion_list_clear(struct suggestion_list *list);

/* Of one kind, or with NULL of all that help candidates. False for a candidate who is paired with
 * nobody: closed, in the trash. Fills *list from empty; clear it in any case. */
bool suggestion_list_read(struct session *session, const struct id *candidate, const char *kind,
                          struct suggestion_list *list, struct error *error);
/* "4 of 23 fit; they asked for: a Welsh speaker", or why nobody can be. */
void suggestion_list_summary(const struct suggestion_list *list, struct text *out);

#endif
