/* snapshot_gather.h - what the snapshots say of one force on one day: the newest day until the one
 * that is asked about, so that the same question gives the same answer later (T83). */
#ifndef MODULES_SNAPSHOT_GATHER_H
#define MODULES_SNAPSHOT_GATHER_H

#include "base/date.h"
#include "config/counting.h"
#include "modules/snapshot.h"

#include <stdbool.h>
#include <stddef.h>

struct gathered {
    const struct counted *force; /* borrowed from the pack */
    struct date date;
    struct count_table table;   /* of this force alone: rows by role and ages */
    struct record_list sources; /* the snapshots that it comes from */
};

struct gather_question {
    const struct record_type *type;
    const struct counting *counting;
    const char *force;          /* as typed */
    const char *characteristic; /* its code; NULL for all that are there on the day */
    const struct date *as_at;   /* NULL for the newest */
    enum count_basis basis;     /* of a workforce */
};

/* Clear it in any case. ERROR_NOT_FOUND when no snapshot has the force. */
bool snapshot_gather(struct session *session, const struct gather_question *question,
                     struct gathered *gathered, struct error *error);
void gathered_clear(struct gathered *gathered);
/* Whether all of it is known to everybody. */
bool gathered_is_published(const struct gathered *gathered);

/* The days on which there are counts of the force, the newest first, at most so many; the number of
 * them. */
bool snapshot_days(struct session *session, const struct gather_question *question,
                   struct date *days, size_t most, size_t *count, struct error *error);

/* The first day on which there are any; ERROR_NOT_FOUND when there is none. */
bool snapshot_first_day(struct session *session, const struct gather_question *question,
                        struct date *day, struct error *error);

/* Whether a row counts people that no other row of the block counts: a rank is a part of its role
 * where that is there too, and everything of `all`. */
bool count_row_is_part(const struct counting *counting, const struct count_block *block,
                       const struct count_row *row);
/* "2006" is the end of that year, otherwise a day as it is typed. */
bool snapshot_read_as_at(const char *typed, const struct date *today, struct date *day,
                         struct error *error);

#endif
