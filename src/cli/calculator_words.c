/* calculator_words.c - the figures of the command stats in sentences: no percentage without its
 * base and its interval, and where the numbers cannot tell, that (P45, P47, P53). */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/calculator_parts.h"
#include "record/field.h"
#include "statistics/disclosure.h"
#include "statistics/finding.h"
#include "statistics/fisher.h"
#include "statistics/representation.h"

#define MOST_DECIMALS 10
#define LEAST_PROBABILITY 0.0001

/* --- numbers as people read them --- */

/* So many that the ends of the interval are apart by ten units of the last place or more: what is
 * not known is not written. */
static int
decimals_of(struct interval interval)
{
    double width = 100 * (interval.high.value - interval.low.value);
    int decimals = 0;
    for (; width < 10 && decimals < MOST_DECIMALS; decimals++)
        width *= 10;
    return decimals;
}

/* Half up, away from nought: 12.5 is 13. */
static double
rounded(double number, int decimals)
{
    double unit = pow(10, decimals);
    double magnitude = floor(fabs(number) * unit + 0.5) / unit;
    return magnitude == 0 ? 0 : copysign(magnitude, number);
}

static void
append_rounded(double number, int decimals, struct text *out)
{
    text_append_format(out, "%.*f", decimals, rounded(number, decimals));
}

/* With more decimals where rounding would put it on a limit that it is not on. */
static void
append_beside(double number, int decimals, double limit, struct text *out)
{
    while (rounded(number, decimals) == limit && number != limit && decimals < MOST_DECIMALS)
        decimals++;
    append_rounded(number, decimals, out);
}

/* So many that two digits are seen, and 2 at least. */
static int
decimals_for_two_digits(double number)
{
    int decimals = 2;
    for (; number < 0.1 && number > 0 && decimals < MOST_DECIMALS; decimals++)
        number *= 10;
    return decimals;
}

static void
append_percent(double rate, int decimals, struct text *out)
{
    append_rounded(100 * rate, decimals, out);
    text_append(out, " per cent");
}

static void
append_interval(struct interval interval, double times, int decimals, struct text *out)
{
    text_append(out, "; 95 per cent interval ");
    append_rounded(times * interval.low.value, decimals, out);
    text_append(out, " to ");
    append_rounded(times * interval.high.value, decimals, out);
}

static void
append_ratio(double ratio, struct text *out)
{
    double limit = ratio < 1 ? FINDING_RATIO : 1 / FINDING_RATIO;
    append_beside(ratio, decimals_for_two_digits(ratio), limit, out);
}

static void
append_probability(double probability, struct text *out)
{
    text_append(out, "p ");
    if (probability < LEAST_PROBABILITY)
        text_append_format(out, "below %g", LEAST_PROBABILITY);
    else
        append_beside(probability, decimals_for_two_digits(probability), FINDING_LEVEL, out);
}

/* "not defined: of nobody there is no share". */
static void
append_reason(const char *why, struct text *out)
{
    text_append(out, "not defined: ");
    label_inside(why, out);
}

/* --- shares --- */

static void
append_base(struct share share, struct text *out)
{
    text_append_count(out, share.part);
    text_append(out, " of ");
    text_append_count(out, share.whole);
}

/* "12 of 40 is 30 per cent; 95 per cent interval 18 to 45". */
static void
append_share(struct share share, struct text *out)
{
    struct figure rate = share_rate(share);
    struct interval interval = share_wilson(share);
    append_base(share, out);
    if (!figure_is_defined(rate)) {
        text_append(out, " is ");
        append_reason(rate.undefined, out);
        return;
    }
    int decimals = decimals_of(interval);
    text_append(out, " is ");
    append_percent(rate.value, decimals, out);
    append_interval(interval, 100, decimals, out);
}

static bool
is_small(struct share share)
{
    return share.whole > 0 && share.whole < DISCLOSURE_LEAST_BASE;
}

static void
append_small_base(struct text *out)
{
    text_append_format(out, "A base below %d is too small for a percentage in a report\n",
                       DISCLOSURE_LEAST_BASE);
}

void
calculator_say_proportion(const uint64_t *numbers, size_t count, struct text *out)
{
    (void)count;
    struct share share = calculator_share(numbers);
    append_share(share, out);
    text_append(out, "\n");
    if (is_small(share))
        append_small_base(out);
}

/* --- two by two --- */

static void
say_ratio(const struct comparison *comparison, struct text *out)
{
    struct figure ratio = comparison_ratio(comparison);
    struct interval interval = comparison_ratio_interval(comparison);
    text_append(out, "Ratio of first to second: ");
    if (!figure_is_defined(ratio)) {
        append_reason(ratio.undefined, out);
    } else {
        append_ratio(ratio.value, out);
        if (figure_is_defined(interval.high)) {
            text_append(out, "; 95 per cent interval ");
            append_ratio(interval.low.value, out);
            text_append(out, " to ");
            append_ratio(interval.high.value, out);
        } else {
            text_append(out, "; interval ");
            append_reason(interval.high.undefined, out);
        }
    }
    text_append(out, "\n");
}

static void
say_difference(const struct comparison *comparison, struct text *out)
{
    struct figure difference = comparison_difference(comparison);
    struct interval interval = comparison_difference_interval(comparison);
    text_append(out, "Difference: ");
    if (!figure_is_defined(difference)) {
        append_reason(difference.undefined, out);
    } else {
        int decimals = decimals_of(interval);
        append_rounded(100 * difference.value, decimals, out);
        text_append(out, " percentage points");
        append_interval(interval, 100, decimals, out);
    }
    text_append(out, "\n");
}

/* Why nothing can be told: which of the two that must hold does not. */
static void
say_cannot_tell(const struct comparison *comparison, double probability, struct text *out)
{
    text_append(out, "Cannot tell from these numbers: ");
    if (comparison->first.whole == 0 || comparison->second.whole == 0)
        text_append(out, "one of the two is of nobody");
    else if (probability >= FINDING_LEVEL)
        text_append_format(out, "chance can do as much, p is not below %.2f", FINDING_LEVEL);
    else
        text_append_format(out, "the lower share is not below %.2f of the higher", FINDING_RATIO);
    text_append(out, "\n");
}

static void
say_finding(const struct comparison *comparison, double probability, struct text *out)
{
    switch (finding_of(comparison, probability, FINDING_RATIO, FINDING_LEVEL)) {
    case FINDING_CANNOT_TELL:
        say_cannot_tell(comparison, probability, out);
        return;
    case FINDING_FIRST_LOWER:
        text_append_format(out, "The first share is lower: below %.2f of the second",
                           FINDING_RATIO);
        break;
    case FINDING_FIRST_HIGHER:
        text_append_format(out, "The first share is higher: the second is below %.2f of it",
                           FINDING_RATIO);
        break;
    }
    text_append_format(out, ", with p below %.2f\nThat is a reason to look, not a cause\n",
                       FINDING_LEVEL);
}

void
calculator_say_two_by_two(const uint64_t *numbers, size_t count, struct text *out)
{
    (void)count;
    struct comparison comparison = calculator_comparison(numbers);
    struct fisher fisher;
    fisher_test(&comparison, &fisher);
    text_append(out, "First: ");
    append_share(comparison.first, out);
    text_append(out, "\nSecond: ");
    append_share(comparison.second, out);
    text_append(out, "\n");
    say_ratio(&comparison, out);
    say_difference(&comparison, out);
    text_append(out, "Chance: ");
    append_probability(fisher.two_sided, out);
    text_append(out, " (Fisher's exact test, two-sided; 1 test)\n");
    if (is_small(comparison.first) || is_small(comparison.second))
        append_small_base(out);
    say_finding(&comparison, fisher.two_sided, out);
}

/* --- strata --- */

static void
append_odds(struct figure odds, struct interval interval, struct text *out)
{
    text_append(out, "\n  Odds ratio ");
    if (!figure_is_defined(odds)) {
        append_reason(odds.undefined, out);
        return;
    }
    append_ratio(odds.value, out);
    if (!figure_is_defined(interval.low) || !figure_is_defined(interval.high))
        return;
    text_append(out, "; 95 per cent interval ");
    append_ratio(interval.low.value, out);
    text_append(out, " to ");
    append_ratio(interval.high.value, out);
}

static void
append_rate(struct share share, struct text *out)
{
    append_base(share, out);
    if (share.whole == 0)
        return;
    text_append(out, " is ");
    append_percent(share_rate(share).value, decimals_of(share_wilson(share)), out);
}

static void
say_table(const struct comparison *comparison, struct text *out)
{
    append_rate(comparison->first, out);
    text_append(out, ", ");
    append_rate(comparison->second, out);
    append_odds(odds_ratio_of_sample(comparison), odds_ratio_of_sample_interval(comparison), out);
    text_append(out, "\n");
}

static void
say_pooling(enum pooling pooling, struct text *out)
{
    switch (pooling) {
    case POOLING_MISLEADS:
        text_append(out, "Pooling misleads here: all together is not what the strata show; go by "
                         "these\n");
        return;
    case POOLING_UNKNOWN:
        text_append(out, "Cannot tell from these numbers whether pooling misleads\n");
        return;
    case POOLING_AGREES:
        text_append(out, "All together and stratum by stratum show the same\n");
        return;
    }
}

void
calculator_say_strata(const uint64_t *numbers, size_t count, struct text *out)
{
    struct comparison *strata = calculator_strata(numbers, count), pooled;
    struct stratified result;
    strata_compare(strata, count / 4, &result);
    strata_pool(strata, count / 4, &pooled);
    for (size_t i = 0; i < count / 4; i++) {
        text_append_format(out, "Stratum %zu: ", i + 1);
        say_table(&strata[i], out);
    }
    text_append(out, "All together: ");
    say_table(&pooled, out);
    text_append(out, "Stratum by stratum (Mantel and Haenszel):");
    append_odds(result.odds_ratio, result.interval, out);
    if (figure_is_defined(result.probability)) {
        text_append(out, "; ");
        append_probability(result.probability.value, out);
    }
    text_append(out, "\n");
    say_pooling(strata_pooling(&pooled, &result), out);
    free(strata);
}

/* --- workforce --- */

static void
say_shares(const uint64_t *numbers, struct text *out)
{
    text_append(out, "Workforce: ");
    append_share(calculator_share(numbers), out);
    text_append(out, "\nLocal: ");
    append_rate(calculator_share(numbers + 2), out);
    text_append(out, "\n");
}

/* P6: where the interval holds the local share, chance can have made the gap. */
static void
say_representation(struct share workforce, struct share local, struct text *out)
{
    struct interval interval = share_wilson(workforce);
    double there = share_rate(local).value;
    if (there >= interval.low.value && there <= interval.high.value)
        text_append(out, "Cannot tell from these numbers: the interval holds the local share\n");
    else
        text_append_format(out,
                           "The workforce is %s the local share, and chance alone would seldom do "
                           "that\nThat is evidence, not a cause\n",
                           there > interval.high.value ? "below" : "above");
}

void
calculator_say_representation(const uint64_t *numbers, size_t count, struct text *out)
{
    (void)count;
    struct share workforce = calculator_share(numbers), local = calculator_share(numbers + 2);
    struct figure ratio = representation_ratio(workforce, local);
    struct figure gap = representation_gap(workforce, local);
    struct figure heads = representation_difference_in_heads(workforce, local);
    say_shares(numbers, out);
    text_append(out, "Representation ratio: ");
    if (figure_is_defined(ratio))
        append_ratio(ratio.value, out);
    else
        append_reason(ratio.undefined, out);
    text_append(out, "\n");
    if (!figure_is_defined(gap) || !figure_is_defined(heads))
        return;
    text_append(out, "Gap: ");
    append_rounded(gap.value, decimals_of(share_wilson(workforce)), out);
    text_append(out, " percentage points\n");
    if (heads.value > 0) {
        text_append(out, "Difference in heads: ");
        text_append_count(out, (size_t)heads.value);
        text_append(out, " more in a workforce of this size would be parity\n"
                         "That is arithmetic, not a quota\n");
    }
    if (is_small(workforce) || is_small(local))
        append_small_base(out);
    say_representation(workforce, local, out);
}

void
calculator_say_parity(const uint64_t *numbers, size_t count, struct text *out)
{
    (void)count;
    struct figure joiners = calculator_joiners(numbers);
    unsigned long long years = numbers[5];
    say_shares(numbers, out);
    text_append_format(out, "Parity in %llu %s ", years, years == 1 ? "year" : "years");
    if (!figure_is_defined(joiners)) {
        text_append(out, "is ");
        append_reason(joiners.undefined, out);
        text_append(out, "\n");
        return;
    }
    text_append(out, "takes ");
    append_percent(joiners.value, 1, out);
    text_append(out, " of joiners; ");
    text_append_count(out, numbers[4]);
    text_append(out, " leave and join each year\nThat is arithmetic, not a quota\n");
}
