/* share.h - some of a whole: the share, and how far it could differ by chance.
 *
 * Stage conversion is a share: passed, of those who entered the stage and have a final outcome
 * (domain 4.1, OJJDP: each stage on those whom the stage before left). Shares of a workforce are of
 * those who stated the characteristic. */
#ifndef STATISTICS_SHARE_H
#define STATISTICS_SHARE_H

#include "statistics/figure.h"

struct share {
    uint64_t part, whole; /* part <= whole <= COUNT_MOST */
};

/* part / whole; undefined of nobody. */
struct figure share_rate(struct share share);

/* Wilson's score interval (Wilson 1927; Newcombe 1998, method 3; what OHID prefers: it holds at
 * none and at all). */
struct interval share_wilson(struct share share);
/* The same with continuity correction (Newcombe 1998, method 4): wider, rarely too narrow. */
struct interval share_wilson_corrected(struct share share);
/* Clopper and Pearson (1934): from the binomial distribution itself; never too narrow. */
struct interval share_exact(struct share share);

#endif
