/* count_areas.h - which force area an authority of a file lies in, and whether any lacks a part.
 * `lookup` is NULL for a file whose areas are forces themselves. */
#ifndef POSACT_COUNT_AREAS_H
#define POSACT_COUNT_AREAS_H

#include "count_draft.h"

bool count_block_has_area(const struct count_block *block, const char *area);
/* The force area that an area of the file lies in, itself where it is one; NULL when the lookup
 * does not say. Borrowed. */
const char *count_area_force(const struct counting *counting, struct lookup *lookup,
                             const char *area);
/* Refuses areas that lie in no force, says which are called otherwise in the lookup. */
void count_areas_check_names(struct drafts *drafts, struct lookup *lookup);
/* A force whose area is not whole would be too small (missing geography): refused. */
void count_areas_check_whole(struct drafts *drafts, struct lookup *lookup,
                             const struct count_block *block);
/* Notes in the table which authorities each force area was made of. */
void count_areas_say_made(const struct drafts *drafts, struct lookup *lookup,
                          struct count_table *table);

#endif
