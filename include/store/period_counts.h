/* period_counts.h - how many records have their day within a period, now or as it was known on an
 * earlier day (T83): a range of an index, and the log for what has changed since. */
#ifndef STORE_PERIOD_COUNTS_H
#define STORE_PERIOD_COUNTS_H

#include "base/date.h"
#include "base/error.h"
#include "record/record_type.h"
#include "store/store.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct period_question {
    const struct record_type *type;
    size_t day;   /* DATE or MOMENT field, or RECORD_CREATED */
    size_t state; /* field that has the value `is`; 0 for any */
    const char *is;
    int64_t as_at_ms; /* as it was known at this moment; 0 for now */
};

/* Live records whose day is `from` or later and before `until`, days of the local calendar, for
 * each period: counts[i] from periods[i] on and before periods[i + 1]. */
bool period_counts_read(struct store *store, const struct period_question *question,
                        const struct date *periods, size_t count, size_t *counts,
                        struct error *error);

#endif
