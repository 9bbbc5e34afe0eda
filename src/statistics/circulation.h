/* circulation.h - a table whose rows and columns add up, as a flow that goes round: each row is a
 * node, and so is each column of each sum of rows; each cell is a pipe between its row and the
 * column that it is added up in, and what flows into a node flows out of it. Totals of rows flow
 * the other way. A sum of rows may itself be part of another: its cells are then the pipes between
 * the columns of the two. How far a cell can move while all others stay within their bounds is then
 * the greatest flow round it (Ford and Fulkerson), in whole numbers. */
#ifndef STATISTICS_CIRCULATION_H
#define STATISTICS_CIRCULATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NO_BOUND UINT64_MAX

/* What is known of a cell. */
struct bounds {
    uint64_t least, most;
};

/* A cell as a pipe. */
struct pipe {
    size_t out_of, into; /* nodes */
};

struct circulation {
    size_t rows, columns; /* with the totals, which are last */
    uint64_t *values;     /* row after row; they add up */
    struct bounds *bounds;
    struct bounds *limits; /* its bounds once it is set free */
    uint64_t *kinds;       /* a cell moves together with those of its kind alone */
    struct pipe *pipes;    /* one for each cell */
    size_t nodes;
    size_t *first,
        *cells; /* the cells at a node are cells[first[node]] to before that of the next */
};

/* Fills the sums and totals in; one row and one column more than the counts. `sums` names for each
 * row the one that it is added up in, which stands below it: `rows` for the total of all; NULL for
 * that everywhere. What stands in the row of a sum does not matter. All cells are of one kind, and
 * free without limit. */
void circulation_init(struct circulation *circulation, const uint64_t *counts, size_t rows,
                      size_t columns, const size_t *sums);
void circulation_clear(struct circulation *circulation);

/* By how much a cell can be more, or less, than it is; `enough` when it is so much or more. */
uint64_t circulation_room(const struct circulation *circulation, size_t cell, bool up,
                          uint64_t enough);

/* The cheapest cells to set free, so that this one could be more by `amount`: sets them in
 * `chosen`, which has one for each cell. `costs` is what each costs, NO_BOUND for one that must not
 * be; those that have room enough as they are cost nothing. False when there is no way; through the
 * totals there is always one, unless they must not be. */
bool circulation_free_way(const struct circulation *circulation, size_t cell, uint64_t amount,
                          const uint64_t *costs, bool *chosen);

#endif
