/* comparison.h - two shares beside one another: ratio, difference, tests.
 *
 * The ratio of two conversions is the relative rate index (domain 4.1, Ministry of Justice), the
 * adverse impact ratio of two groups (29 CFR 1607.4D) and, with the majority first, the second
 * indicator of the Workforce Race Equality Standard: one figure, asked in three ways. A ratio of
 * pass rates says nothing of rejection rates; who wants those compares those. */
#ifndef STATISTICS_COMPARISON_H
#define STATISTICS_COMPARISON_H

#include "statistics/share.h"

#include <stddef.h>

struct comparison {
    struct share first, second;
};

/* The share of the first divided by that of the second; undefined when the second has none. */
struct figure comparison_ratio(const struct comparison *comparison);
/* exp(ln ratio -/+ z sqrt(1/x1 - 1/n1 + 1/x2 - 1/n2)) (Katz and others 1978). With none in the
 * first the low end is 0 and the high one undefined; with none in the second both are. */
struct interval comparison_ratio_interval(const struct comparison *comparison);

/* The share of the first less that of the second, between -1 and 1. */
struct figure comparison_difference(const struct comparison *comparison);
/* The hybrid of two Wilson intervals (Newcombe 1998, paper on differences, method 10). */
struct interval comparison_difference_interval(const struct comparison *comparison);

/* The pooled z of two proportions; only where each of the four counts is expected to be 5 or more
 * (the usual rule of thumb; use Fisher's test where it is not). */
struct figure comparison_z(const struct comparison *comparison);
/* Pearson's chi-squared of the two by two table, plain or with Yates' correction, which never goes
 * beyond the difference that there is. */
struct figure comparison_chi_squared(const struct comparison *comparison);
struct figure comparison_chi_squared_yates(const struct comparison *comparison);
/* How often chance alone gives so much or more, with one degree of freedom; two-sided. */
struct figure chi_squared_probability(struct figure chi_squared);

/* Adverse impact: the conversion of one group of some against the highest of all (29 CFR 1607.4D;
 * the College of Policing publishes it). The four-fifths rule on it is a US rule of thumb, not UK
 * law, and unreliable for small numbers. */
struct figure adverse_impact_ratio(const struct share *groups, size_t count, size_t group);

#endif
