/* conflict.h - fields of which two people wrote different values, neither having seen the other's.
 *
 * Nothing is decided by clocks: a field shows one of the values, all of them are kept, and a person
 * settles which holds (S9). An ordinary edit takes the place of the value that was shown, and of no
 * other. */
#ifndef STORE_CONFLICT_H
#define STORE_CONFLICT_H

#include "base/error.h"
#include "base/id.h"
#include "record/record.h"
#include "store/operation.h"
#include "store/store.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One of the values that a field has at once. */
struct conflict_side {
    struct operation_reference operation; /* that wrote it */
    char *value;                          /* NULL for none; of COLUMN_ALIVE "1" or "0" */
    char *actor, *command;
    int64_t time_ms;
    bool shown;
};

struct conflict {
    const struct record_type *type;
    struct id record;
    int column;                  /* a field's number, or COLUMN_ALIVE */
    char *base;                  /* what it was before they parted; NULL for nothing */
    struct conflict_side *sides; /* by time; the later operations of a value that is there already
                                    are left out */
    size_t side_count;
    struct head
        *heads; /* all operations whose values these are: what settling takes the place of */
    size_t head_count;
};
void conflict_clear(struct conflict *conflict);

/* The field of a record that is in conflict. */
struct conflict_place {
    int type; /* its number */
    struct id record;
    int column;
};

/* Which fields are in conflict, in a fixed order: at most `limit` behind `after` (NULL: from the
 * first on). *count is how many were found. */
bool conflict_next(struct store *store, const struct conflict_place *after,
                   struct conflict_place *places, size_t limit, size_t *count, struct error *error);
/* All of one; *found false, and nothing in it, when the field is not in conflict. The caller's to
 * clear. */
bool conflict_read(struct store *store, const struct conflict_place *place,
                   struct conflict *conflict, bool *found, struct error *error);
bool conflict_count(struct store *store, size_t *count, struct error *error);

/* Leaves of a record's heads those whose value is shown: what somebody who reads the record sees,
 * and what an edit takes the place of. */
bool conflict_leave_shown(struct store *store, const struct id *record, struct head *heads,
                          size_t *count, struct error *error);

#endif
