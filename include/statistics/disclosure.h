/* disclosure.h - which counts of a table may leave the house, so that nobody in it is recognised
 * (P46).
 *
 * Counts below the threshold are hidden, noughts too, and as many more as it takes that no hidden
 * one can be worked out from what is shown: whoever knows every number shown, all rules of the
 * table (rows and columns add up to their totals, nothing is below nought) and how numbers are
 * rounded, still has each hidden count in a range as wide as the protection or wider. The range is
 * what linear programming gives, to the last unit. Hidden is hidden: which was below the threshold
 * and which hides for another's sake is not told.
 *
 * Whoever has two tables of nearly the same people can subtract them. So a count that differs from
 * one let out before by fewer people than the threshold is let out as that one again
 * (disclosure_hold): two counts are the same, or at least a threshold apart, and one person more or
 * less is not seen. What was hidden then stays hidden, and what was shown then is known to whoever
 * reads the next table (disclosure_release_after). */
#ifndef STATISTICS_DISCLOSURE_H
#define STATISTICS_DISCLOSURE_H

#include "statistics/figure.h"

#include <stddef.h>

/* A percentage is on so many at least (HESA, and the half-up of 22.5). */
#define DISCLOSURE_LEAST_BASE 23

struct disclosure_policy {
    uint64_t threshold;  /* counts below are hidden; at least 1 */
    uint64_t rounding;   /* the others are rounded to a multiple of it, half up; 1: they are not */
    uint64_t protection; /* the range of a hidden count is so wide or wider; at least 1 */
};

/* For the officer's own screen, and for whatever is released: the ONS' "10-5". */
extern const struct disclosure_policy disclosure_on_screen, disclosure_released;

struct released_cell {
    bool hidden;
    uint64_t shown; /* 0 where hidden */
};

/* A table with its totals, which are the last row and the last column, each shown or hidden and
 * rounded like any other cell: what is rounded need not add up. */
struct released {
    size_t rows, columns;        /* with the totals */
    struct released_cell *cells; /* row after row; owned */
};
void released_clear(struct released *released);

/* Counts that add up: at least one row and one column, and COUNT_MOST in all. */
struct disclosure_table {
    const uint64_t *counts; /* row after row, without totals */
    size_t rows, columns;
    const size_t *sums; /* the row that each is added up in, below it: the ranks of a role; `rows`
                           for the total of all. The counts of a sum itself do not matter. NULL:
                           there are none but the total */
    size_t open;        /* so many of the last columns are of nobody in particular, such as of who
                           did not say: they are shown however few, unless they keep another
                           company */
};

/* The counts are row after row, without totals, and every row is part of the total alone. */
void disclosure_release(const uint64_t *counts, size_t rows, size_t columns,
                        const struct disclosure_policy *policy, struct released *released);

/* What earlier releases leave open of a cell. */
struct disclosure_earlier {
    bool hidden;       /* one of them hid it: it stays hidden */
    uint64_t down, up; /* by how much it could be less, or more, in every one of them */
    uint64_t releases; /* a bit for each that has it */
};
/* Nothing was let out. */
extern const struct disclosure_earlier disclosure_new;
/* One release more, the `release`th, which let it out as this count, shown or hidden. */
void disclosure_learn(struct disclosure_earlier *earlier, size_t release, uint64_t count,
                      bool hidden, const struct disclosure_policy *policy);
/* The same for a table of which parts were let out before; `earlier` has one for each cell with the
 * totals. A hidden count is safe when it and others could be more and less by the same amounts in
 * all the releases at once: then every sum, and every difference of two releases, is as it was.
 * False when some count has no such company: then too much would be told. */
bool disclosure_release_after(const struct disclosure_table *table,
                              const struct disclosure_policy *policy,
                              const struct disclosure_earlier *earlier, struct released *released);
/* The earlier count that one is let out as: the nearest of those that differ from it by fewer than
 * the threshold, the first of two; or itself. */
uint64_t disclosure_hold(uint64_t count, const uint64_t *earlier, size_t earlier_count,
                         const struct disclosure_policy *policy);
/* A count that is no part of any sum: false where it is hidden, else what is shown of it. */
bool disclosure_show(uint64_t count, const struct disclosure_policy *policy, uint64_t *shown);

#endif
