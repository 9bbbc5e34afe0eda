/* fisher.h - what a two by two table says when its margins are taken as given: Fisher's exact test
 * and the conditional odds ratio (Fisher 1935; R's fisher.test). Valid at any size. */
#ifndef STATISTICS_FISHER_H
#define STATISTICS_FISHER_H

#include "statistics/comparison.h"

/* Probabilities, always defined; one that no double can hold is 0. */
struct fisher {
    double two_sided; /* all tables that are no likelier than this one, to within 1 in 10^7 */
    double greater;   /* so many of the first, or more */
    double less;      /* so many of the first, or fewer */
};
void fisher_test(const struct comparison *comparison, struct fisher *fisher);

/* The odds of the first over those of the second: the conditional maximum likelihood estimate and
 * the interval of two one-sided tests at 2.5 per cent. */
struct odds_ratio {
    struct figure estimate;
    struct interval interval;
};

enum odds_precision {
    ODDS_PRECISE,
    /* With the search that R's fisher.test makes, which ends early: the same digits as R, off by
     * up to some parts in a thousand where an end is far from 1. To hold a table against R. */
    ODDS_AS_IN_R,
};
void odds_ratio_find(const struct comparison *comparison, enum odds_precision precision,
                     struct odds_ratio *ratio);

#endif
