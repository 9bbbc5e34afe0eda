/* fisher.c - Fisher's exact test and the conditional odds ratio. */
#include "statistics/fisher.h"

#include <math.h>

#include "statistics/ladder.h"

static const char only_one_way[] = "The margins leave only one table, so any odds ratio fits";
static const char no_bound[] = "No table with these margins is further out, so nothing bounds it";
static const char no_end[] = "The search of R finds no end";

static struct ladder
ladder_of(const struct comparison *comparison)
{
    return ladder_hypergeometric(comparison->first.whole, comparison->second.whole,
                                 comparison->first.part + comparison->second.part);
}

void
fisher_test(const struct comparison *comparison, struct fisher *fisher)
{
    struct ladder ladder = ladder_of(comparison);
    struct ladder_sums sums = ladder_sum(&ladder, 1, comparison->first.part);
    *fisher = (struct fisher){
        .two_sided = fmin(sums.no_likelier, 1),
        .greater = fmin(sums.here + sums.more, 1),
        .less = fmin(sums.less + sums.here, 1),
    };
}

/* R gives 0 and no bound for a table that is the only one. */
static bool
is_only_table(const struct ladder *ladder, enum odds_precision precision)
{
    return ladder->lowest == ladder->highest && precision == ODDS_PRECISE;
}

void
odds_ratio_find(const struct comparison *comparison, enum odds_precision precision,
                struct odds_ratio *ratio)
{
    struct ladder ladder = ladder_of(comparison);
    uint64_t x = comparison->first.part;
    if (is_only_table(&ladder, precision)) {
        *ratio =
            (struct odds_ratio){figure_undefined(only_one_way), interval_undefined(only_one_way)};
        return;
    }
    *ratio = (struct odds_ratio){.estimate.value = 0};
    if (x > ladder.lowest) {
        double low = ladder_odds(&ladder, x, LADDER_AT_LEAST, 0.025, precision);
        ratio->interval.low = figure_of(low, no_end);
    }
    if (x == ladder.highest) {
        ratio->interval.high = figure_undefined(no_bound);
    } else {
        double high = ladder_odds(&ladder, x, LADDER_AT_MOST, 0.025, precision);
        ratio->interval.high = figure_of(high, no_end);
    }
    if (x > ladder.lowest && x == ladder.highest) {
        ratio->estimate = figure_undefined(no_bound);
    } else if (x > ladder.lowest) {
        double estimate = ladder_odds(&ladder, x, LADDER_MEAN, (double)x, precision);
        ratio->estimate = figure_of(estimate, no_end);
    }
}
