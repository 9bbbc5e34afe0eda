/* ladder.h - a distribution over whole numbers, given by how much likelier each is than the one
 * before. Binomial and hypergeometric are two such ladders, both tilted by odds: each step up is
 * `odds` times as likely as at odds of 1.
 *
 * No factorial is formed and no logarithm of one: the sums start at the likeliest number and go
 * outwards until nothing is left that a double could hold, so tails keep their digits and a million
 * people cost no more than some thousand steps. */
#ifndef STATISTICS_LADDER_H
#define STATISTICS_LADDER_H

#include "statistics/fisher.h"

struct ladder {
    uint64_t lowest, highest;
    /* How much likelier k + 1 is than k, at odds of 1: falls with k. */
    double (*step)(const struct ladder *ladder, uint64_t k);
    uint64_t first, second, drawn; /* what `step` goes by */
};

/* Of n, at even chances. */
struct ladder ladder_binomial(uint64_t n);
/* How many of `drawn` are among the first, when the others are among the second. */
struct ladder ladder_hypergeometric(uint64_t first, uint64_t second, uint64_t drawn);

struct ladder_sums {
    double less, here, more; /* probabilities of fewer than x, x, more than x */
    double no_likelier;      /* of all that are no likelier than x, to within 1 in 10^7 */
    double mean;
};
/* `odds` from 0 on. */
struct ladder_sums ladder_sum(const struct ladder *ladder, double odds, uint64_t x);

enum ladder_aim {
    LADDER_AT_LEAST, /* the probability of x or more */
    LADDER_AT_MOST,  /* of x or fewer */
    LADDER_MEAN,
};
/* The odds at which that is `wanted`; NaN when the search of R finds none. */
double ladder_odds(const struct ladder *ladder, uint64_t x, enum ladder_aim aim, double wanted,
                   enum odds_precision precision);

#endif
