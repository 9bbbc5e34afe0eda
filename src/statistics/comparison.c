/* comparison.c - two shares beside one another. */
#include "statistics/comparison.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#define LEAST_EXPECTED 5

static const char of_nobody[] = "One of the two is of nobody";
static const char none_in_second[] = "The second has none to divide by";
static const char none_in_first[] = "The first has none";
static const char all_alike[] = "Nobody differs: all are counted, or none";
static const char too_few[] = "Fewer than 5 are expected somewhere; use Fisher's test";

static bool
is_of_nobody(const struct comparison *comparison)
{
    return comparison->first.whole == 0 || comparison->second.whole == 0;
}

/* --- ratio --- */

struct figure
comparison_ratio(const struct comparison *comparison)
{
    if (is_of_nobody(comparison))
        return figure_undefined(of_nobody);
    if (comparison->second.part == 0)
        return figure_undefined(none_in_second);
    double x1 = (double)comparison->first.part, n1 = (double)comparison->first.whole;
    double x2 = (double)comparison->second.part, n2 = (double)comparison->second.whole;
    return figure_of(x1 * n2 / (x2 * n1), none_in_second);
}

/* Of the logarithm of a rate: 1/x - 1/n without the loss of digits. */
static double
log_variance(struct share share)
{
    double x = (double)share.part, n = (double)share.whole;
    return (n - x) / (x * n);
}

struct interval
comparison_ratio_interval(const struct comparison *comparison)
{
    struct figure ratio = comparison_ratio(comparison);
    if (!figure_is_defined(ratio))
        return interval_undefined(ratio.undefined);
    if (comparison->first.part == 0)
        return (struct interval){.high = figure_undefined(none_in_first)};
    double spread =
        NORMAL_95 * sqrt(log_variance(comparison->first) + log_variance(comparison->second));
    return (struct interval){
        .low = figure_of(ratio.value * exp(-spread), none_in_first),
        .high = figure_of(ratio.value * exp(spread), none_in_first),
    };
}

/* --- difference --- */

struct figure
comparison_difference(const struct comparison *comparison)
{
    if (is_of_nobody(comparison))
        return figure_undefined(of_nobody);
    double x1 = (double)comparison->first.part, n1 = (double)comparison->first.whole;
    double x2 = (double)comparison->second.part, n2 = (double)comparison->second.whole;
    return figure_of((x1 * n2 - x2 * n1) / (n1 * n2), of_nobody);
}

struct interval
comparison_difference_interval(const struct comparison *comparison)
{
    struct figure difference = comparison_difference(comparison);
    if (!figure_is_defined(difference))
        return interval_undefined(difference.undefined);
    double p1 = share_rate(comparison->first).value, p2 = share_rate(comparison->second).value;
    struct interval first = share_wilson(comparison->first);
    struct interval second = share_wilson(comparison->second);
    double below = hypot(p1 - first.low.value, second.high.value - p2);
    double above = hypot(first.high.value - p1, p2 - second.low.value);
    return (struct interval){
        .low = figure_of(difference.value - below, of_nobody),
        .high = figure_of(difference.value + above, of_nobody),
    };
}

/* --- tests --- */

/* The table with its margins. */
struct margins {
    double first, second, with, without, all;
    double cross; /* x1 (n2 - x2) - x2 (n1 - x1), exact */
};

static struct margins
margins_of(const struct comparison *comparison)
{
    struct share first = comparison->first, second = comparison->second;
    int64_t cross = (int64_t)(first.part * (second.whole - second.part)) -
                    (int64_t)(second.part * (first.whole - first.part));
    uint64_t with = first.part + second.part, all = first.whole + second.whole;
    return (struct margins){
        .first = (double)first.whole,
        .second = (double)second.whole,
        .with = (double)with,
        .without = (double)(all - with),
        .all = (double)all,
        .cross = (double)cross,
    };
}

/* `off` is by how much each of the four counts is off what is expected. */
static double
chi_squared(const struct margins *margins, double off)
{
    double each = off / margins->first * margins->all / margins->second;
    return each * off / margins->with * margins->all / margins->without * margins->all;
}

static struct figure
test_of(const struct comparison *comparison, bool corrected)
{
    struct margins margins = margins_of(comparison);
    if (is_of_nobody(comparison))
        return figure_undefined(of_nobody);
    if (margins.with == 0 || margins.without == 0)
        return figure_undefined(all_alike);
    double off = fabs(margins.cross) / margins.all;
    if (corrected)
        off -= fmin(0.5, off);
    return figure_of(chi_squared(&margins, off), all_alike);
}

struct figure
comparison_chi_squared(const struct comparison *comparison)
{
    return test_of(comparison, false);
}

struct figure
comparison_chi_squared_yates(const struct comparison *comparison)
{
    return test_of(comparison, true);
}

struct figure
chi_squared_probability(struct figure chi_squared_value)
{
    if (!figure_is_defined(chi_squared_value))
        return chi_squared_value;
    return figure_of(erfc(sqrt(chi_squared_value.value / 2)), all_alike);
}

struct figure
comparison_z(const struct comparison *comparison)
{
    struct figure squared = comparison_chi_squared(comparison);
    if (!figure_is_defined(squared))
        return squared;
    struct margins margins = margins_of(comparison);
    double smaller = fmin(margins.first, margins.second);
    double rarer = fmin(margins.with, margins.without);
    if (smaller * rarer < LEAST_EXPECTED * margins.all)
        return figure_undefined(too_few);
    return figure_of(copysign(sqrt(squared.value), margins.cross), all_alike);
}

/* --- several groups --- */

/* Of two shares of somebody; exact. */
static bool
is_higher(struct share share, struct share than)
{
    return share.part * than.whole > than.part * share.whole;
}

struct figure
adverse_impact_ratio(const struct share *groups, size_t count, size_t group)
{
    assert(group < count);
    struct share highest = groups[group];
    for (size_t i = 0; i < count; i++) {
        if (groups[i].whole > 0 && is_higher(groups[i], highest))
            highest = groups[i];
    }
    struct comparison comparison = {.first = groups[group], .second = highest};
    return comparison_ratio(&comparison);
}
