/* stage_counts.h - how many applications stand or ended where: what the triggers keep, so that no
 * question walks the applications (G11). */
#ifndef STORE_STAGE_COUNTS_H
#define STORE_STAGE_COUNTS_H

#include "base/error.h"
#include "base/id.h"
#include "store/store.h"

#include <stdbool.h>
#include <stddef.h>

enum stage_question {
    STAGES_OF_ROLE,     /* live ones by stage */
    STAGES_OF_CAMPAIGN, /* the same */
    WAYS_OF_CAMPAIGN,   /* live or not, by stage and the stages they have been in */
    LIVE_ROLES,         /* live ones by role, the most first */
    LIVE_CAMPAIGNS,     /* live ones by campaign, the most first */
    STAGE_QUESTION_COUNT,
};

struct stage_count {
    char *code; /* of the stage, or the role; "" for none; owned */
    struct id campaign;
    char *been; /* codes with a blank between; owned */
    bool live;
    size_t count;
};

struct stage_count_list {
    struct stage_count *items;
    size_t count, capacity;
};
void stage_count_list_clear(struct stage_count_list *list);

/* `role` and `campaign` are those the question is of, else ignored. Fills *list from empty;
 * stage_count_list_clear it in any case. */
bool stage_counts_read(struct store *store, enum stage_question question, const char *role,
                       const struct id *campaign, struct stage_count_list *list,
                       struct error *error);

#endif
