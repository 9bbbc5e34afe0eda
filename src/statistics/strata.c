/* strata.c - one comparison across strata. */
#include "statistics/strata.h"

#include <math.h>

static const char no_stratum[] = "No stratum has both groups and both outcomes";
static const char no_cross[] = "Too few outcomes across the strata for an odds ratio";
static const char no_sample[] = "One of the four counts is none";

/* The four counts as numbers. */
struct counts {
    double a, b, c, d, all; /* first with, first without, second with, second without */
};

static struct counts
counts_of(const struct comparison *comparison)
{
    struct share first = comparison->first, second = comparison->second;
    return (struct counts){
        .a = (double)first.part,
        .b = (double)(first.whole - first.part),
        .c = (double)second.part,
        .d = (double)(second.whole - second.part),
        .all = (double)(first.whole + second.whole),
    };
}

/* --- Mantel and Haenszel --- */

struct sums {
    double off, variance;           /* of the first's count from what is expected */
    double up, down;                /* sums of ad/n and of bc/n */
    double up_up, mixed, down_down; /* for the variance of Robins, Breslow and Greenland */
};

static void
add_stratum(struct sums *sums, const struct counts *t)
{
    double first = t->a + t->b, second = t->c + t->d, with = t->a + t->c, without = t->b + t->d;
    sums->off += t->a - first * with / t->all;
    if (t->all > 1)
        sums->variance += first / t->all * second / t->all * with / (t->all - 1) * without;
    double up = t->a * t->d / t->all, down = t->b * t->c / t->all;
    double same = (t->a + t->d) / t->all, other = (t->b + t->c) / t->all;
    sums->up += up;
    sums->down += down;
    sums->up_up += same * up;
    sums->mixed += same * down + other * up;
    sums->down_down += other * down;
}

static struct interval
log_interval(double odds, double variance)
{
    double spread = NORMAL_95 * sqrt(variance);
    return (struct interval){
        .low = figure_of(odds * exp(-spread), no_cross),
        .high = figure_of(odds * exp(spread), no_cross),
    };
}

void
strata_compare(const struct comparison *strata, size_t count, struct stratified *result)
{
    struct sums sums = {.off = 0};
    for (size_t i = 0; i < count; i++) {
        struct counts counts = counts_of(&strata[i]);
        if (counts.all > 0)
            add_stratum(&sums, &counts);
    }
    *result = (struct stratified){
        .odds_ratio = figure_undefined(no_cross),
        .interval = interval_undefined(no_cross),
        .chi_squared = figure_undefined(no_stratum),
    };
    if (sums.variance > 0)
        result->chi_squared = figure_of(sums.off * sums.off / sums.variance, no_stratum);
    result->probability = chi_squared_probability(result->chi_squared);
    if (sums.up <= 0 || sums.down <= 0)
        return;
    double odds = sums.up / sums.down;
    double variance = sums.up_up / (2 * sums.up * sums.up) +
                      sums.mixed / (2 * sums.up * sums.down) +
                      sums.down_down / (2 * sums.down * sums.down);
    result->odds_ratio = figure_of(odds, no_cross);
    result->interval = log_interval(odds, variance);
}

/* --- pooled --- */

static bool
add_share(struct share *sum, struct share share)
{
    sum->part += share.part;
    sum->whole += share.whole;
    return sum->whole <= COUNT_MOST;
}

bool
strata_pool(const struct comparison *strata, size_t count, struct comparison *pooled)
{
    *pooled = (struct comparison){.first = {0, 0}};
    for (size_t i = 0; i < count; i++) {
        if (!add_share(&pooled->first, strata[i].first) ||
            !add_share(&pooled->second, strata[i].second))
            return false;
    }
    return true;
}

struct figure
odds_ratio_of_sample(const struct comparison *comparison)
{
    struct counts t = counts_of(comparison);
    if (t.b == 0 || t.c == 0)
        return figure_undefined(no_sample);
    return figure_of(t.a / t.b * t.d / t.c, no_sample);
}

struct interval
odds_ratio_of_sample_interval(const struct comparison *comparison)
{
    struct counts t = counts_of(comparison);
    if (t.a == 0 || t.b == 0 || t.c == 0 || t.d == 0)
        return interval_undefined(no_sample);
    return log_interval(t.a / t.b * t.d / t.c, 1 / t.a + 1 / t.b + 1 / t.c + 1 / t.d);
}

/* -1: all below 1; 1: all above; 0: 1 is within. */
static int
side_of(struct interval interval)
{
    if (interval.high.value < 1)
        return -1;
    return interval.low.value > 1 ? 1 : 0;
}

enum pooling
strata_pooling(const struct comparison *pooled, const struct stratified *result)
{
    struct interval sample = odds_ratio_of_sample_interval(pooled);
    if (!figure_is_defined(sample.low) || !figure_is_defined(result->interval.low))
        return POOLING_UNKNOWN;
    return side_of(sample) == side_of(result->interval) ? POOLING_AGREES : POOLING_MISLEADS;
}
