/* strata.h - one comparison across several strata, such as departments or roles: Mantel and
 * Haenszel (1959), with the variance of Robins, Breslow and Greenland (1986). What all strata show
 * together can be the opposite of what each shows (Simpson's paradox): pooled figures mislead when
 * the groups applied to different strata. */
#ifndef STATISTICS_STRATA_H
#define STATISTICS_STRATA_H

#include "statistics/comparison.h"

struct stratified {
    struct figure odds_ratio; /* common to the strata, of the first over the second */
    struct interval interval;
    struct figure chi_squared; /* without continuity correction */
    struct figure probability; /* two-sided */
};
void strata_compare(const struct comparison *strata, size_t count, struct stratified *result);

/* All strata in one table; false when a sum goes beyond COUNT_MOST. */
bool strata_pool(const struct comparison *strata, size_t count, struct comparison *pooled);
/* The odds ratio x1 (n2 - x2) / (x2 (n1 - x1)), with Woolf's logarithmic interval (1955). */
struct figure odds_ratio_of_sample(const struct comparison *comparison);
struct interval odds_ratio_of_sample_interval(const struct comparison *comparison);

enum pooling {
    POOLING_AGREES,   /* pooled and stratified tell the same */
    POOLING_MISLEADS, /* one excludes chance where the other does not, or they point apart */
    POOLING_UNKNOWN,  /* one of them is not defined */
};
enum pooling strata_pooling(const struct comparison *pooled, const struct stratified *result);

#endif
