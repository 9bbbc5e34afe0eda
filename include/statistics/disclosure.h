/* disclosure.h - which counts of a table may leave the house, so that nobody in it is recognised
 * (P46).
 *
 * Counts below the threshold are hidden, noughts too, and as many more as it takes that no hidden
 * one can be worked out from what is shown: whoever knows every number shown, all rules of the
 * table (rows and columns add up to their totals, nothing is below nought) and how numbers are
 * rounded, still has each hidden count in a range as wide as the protection or wider. The range is
 * what linear programming gives, to the last unit. Hidden is hidden: which was below the threshold
 * and which hides for another's sake is not told. One table is looked at: whoever has two of nearly
 * the same people can subtract them, which only who remembers earlier releases can prevent. */
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

/* The counts are row after row, without totals; at least one of each, and COUNT_MOST in all. */
void disclosure_release(const uint64_t *counts, size_t rows, size_t columns,
                        const struct disclosure_policy *policy, struct released *released);

#endif
