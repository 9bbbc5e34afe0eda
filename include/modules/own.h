/* own.h - which records are somebody's own: pairings for a buddy, a network for its coordinator. */
#ifndef MODULES_OWN_H
#define MODULES_OWN_H

#include "record/query.h"

/* What of a type is their own, as the cell `own` of a role says ("pairings", "network"): the way
 * leads to their record as a colleague. NULL: nothing of that type is anybody's own, and the role
 * has all of it or none. */
const struct query_way *own_way(const char *own, const struct record_type *type);

#endif
