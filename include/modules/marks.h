/* marks.h - the records that a person has marked: a sorted set of ids, so that the marks stay
 * whatever the list is filtered and sorted by. */
#ifndef MODULES_MARKS_H
#define MODULES_MARKS_H

#include "base/id.h"
#include "modules/bulk.h"

#include <stdbool.h>
#include <stddef.h>

/* As many as one step may change. */
#define MARKS_MOST BULK_MOST

/* Zeroed is empty; marks_clear frees. */
struct marks {
    struct id *ids;
    size_t count, capacity;
};

bool marks_have(const struct marks *marks, const struct id *id);
/* False when there are MARKS_MOST already; one that is marked stays so. */
bool marks_add(struct marks *marks, const struct id *id);
void marks_remove(struct marks *marks, const struct id *id);
void marks_clear(struct marks *marks);

#endif
