/* calculator_json.c - the figures of the command stats as JSON: under the names of R's columns its
 * digits, to hold one against the other; with _precise behind them what is right where R is not.
 * Null for what is not defined. */
#include <stdlib.h>

#include "cli/calculator_parts.h"
#include "statistics/fisher.h"
#include "statistics/representation.h"

/* As many digits as a double has for certain. */
#define DIGITS 15

static void
begin_member(const char *key, struct text *out)
{
    if (out->bytes[out->length - 1] != '{')
        text_append(out, ", ");
    text_append_format(out, "\"%s\": ", key);
}

static void
append_count(const char *key, uint64_t count, struct text *out)
{
    begin_member(key, out);
    text_append_format(out, "%llu", (unsigned long long)count);
}

static void
append_number(const char *key, double number, struct text *out)
{
    begin_member(key, out);
    text_append_format(out, "%.*g", DIGITS, number);
}

static void
append_figure(const char *key, struct figure figure, struct text *out)
{
    if (figure_is_defined(figure)) {
        append_number(key, figure.value, out);
        return;
    }
    begin_member(key, out);
    text_append(out, "null");
}

static void
append_interval(const char *low, const char *high, struct interval interval, struct text *out)
{
    append_figure(low, interval.low, out);
    append_figure(high, interval.high, out);
}

/* R's prop.test leaves the correction out where exactly half are counted. */
static struct interval
corrected_as_in_r(struct share share)
{
    return 2 * share.part == share.whole ? share_wilson(share) : share_wilson_corrected(share);
}

void
calculator_json_proportion(const uint64_t *numbers, size_t count, struct text *out)
{
    (void)count;
    struct share share = calculator_share(numbers);
    text_append(out, "{");
    append_count("x", share.part, out);
    append_count("n", share.whole, out);
    append_figure("p", share_rate(share), out);
    append_interval("wilson_lo", "wilson_hi", share_wilson(share), out);
    append_interval("wilson_cc_lo", "wilson_cc_hi", corrected_as_in_r(share), out);
    append_interval("exact_lo", "exact_hi", share_exact(share), out);
    append_interval("wilson_cc_lo_precise", "wilson_cc_hi_precise", share_wilson_corrected(share),
                    out);
    text_append(out, "}\n");
}

/* --- two by two --- */

static void
append_shares(const struct comparison *comparison, struct text *out)
{
    append_count("x1", comparison->first.part, out);
    append_count("n1", comparison->first.whole, out);
    append_count("x2", comparison->second.part, out);
    append_count("n2", comparison->second.whole, out);
    append_figure("rate1", share_rate(comparison->first), out);
    append_figure("rate2", share_rate(comparison->second), out);
}

static void
append_fisher(const struct comparison *comparison, struct text *out)
{
    struct fisher fisher;
    struct odds_ratio as_in_r, precise;
    fisher_test(comparison, &fisher);
    odds_ratio_find(comparison, ODDS_AS_IN_R, &as_in_r);
    odds_ratio_find(comparison, ODDS_PRECISE, &precise);
    append_number("fisher_two_sided", fisher.two_sided, out);
    append_number("fisher_greater", fisher.greater, out);
    append_number("fisher_less", fisher.less, out);
    append_figure("or_conditional_mle", as_in_r.estimate, out);
    append_interval("or_exact_lo", "or_exact_hi", as_in_r.interval, out);
    append_figure("or_conditional_mle_precise", precise.estimate, out);
    append_interval("or_exact_lo_precise", "or_exact_hi_precise", precise.interval, out);
}

static void
append_comparison(const struct comparison *comparison, struct text *out)
{
    struct figure plain = comparison_chi_squared(comparison);
    struct figure yates = comparison_chi_squared_yates(comparison);
    append_shares(comparison, out);
    append_figure("rate_ratio", comparison_ratio(comparison), out);
    append_interval("rr_wald_lo", "rr_wald_hi", comparison_ratio_interval(comparison), out);
    append_figure("diff", comparison_difference(comparison), out);
    append_interval("diff_newcombe_lo", "diff_newcombe_hi",
                    comparison_difference_interval(comparison), out);
    append_fisher(comparison, out);
    append_figure("chisq", plain, out);
    append_figure("chisq_p", chi_squared_probability(plain), out);
    append_figure("chisq_yates_p", chi_squared_probability(yates), out);
    append_figure("z", comparison_z(comparison), out);
}

void
calculator_json_two_by_two(const uint64_t *numbers, size_t count, struct text *out)
{
    (void)count;
    struct comparison comparison = calculator_comparison(numbers);
    text_append(out, "{");
    append_comparison(&comparison, out);
    text_append(out, "}\n");
}

/* --- strata --- */

static void
append_odds(const struct comparison *comparison, struct text *out)
{
    append_figure("odds_ratio", odds_ratio_of_sample(comparison), out);
    append_interval("odds_ratio_lo", "odds_ratio_hi", odds_ratio_of_sample_interval(comparison),
                    out);
}

void
calculator_json_strata(const uint64_t *numbers, size_t count, struct text *out)
{
    static const char *const misleads[] = {
        [POOLING_AGREES] = "false", [POOLING_MISLEADS] = "true", [POOLING_UNKNOWN] = "null"};
    struct comparison *strata = calculator_strata(numbers, count), pooled;
    struct stratified result;
    strata_compare(strata, count / 4, &result);
    strata_pool(strata, count / 4, &pooled);
    text_append(out, "{");
    append_figure("mh_odds_ratio", result.odds_ratio, out);
    append_interval("mh_lo", "mh_hi", result.interval, out);
    append_figure("mh_chisq", result.chi_squared, out);
    append_figure("mh_p", result.probability, out);
    begin_member("pooling_misleads", out);
    text_append(out, misleads[strata_pooling(&pooled, &result)]);
    begin_member("pooled", out);
    text_append(out, "{");
    append_comparison(&pooled, out);
    append_odds(&pooled, out);
    text_append(out, "}");
    begin_member("strata", out);
    for (size_t i = 0; i < count / 4; i++) {
        text_append(out, i > 0 ? ",\n{" : "[\n{");
        append_shares(&strata[i], out);
        append_odds(&strata[i], out);
        text_append(out, "}");
    }
    text_append(out, "\n]}\n");
    free(strata);
}

/* --- workforce --- */

static void
append_workforce(const uint64_t *numbers, struct text *out)
{
    struct share workforce = calculator_share(numbers), local = calculator_share(numbers + 2);
    append_count("x", workforce.part, out);
    append_count("n", workforce.whole, out);
    append_count("local_x", local.part, out);
    append_count("local_n", local.whole, out);
    append_figure("p", share_rate(workforce), out);
    append_interval("wilson_lo", "wilson_hi", share_wilson(workforce), out);
    append_figure("local_p", share_rate(local), out);
}

void
calculator_json_representation(const uint64_t *numbers, size_t count, struct text *out)
{
    (void)count;
    struct share workforce = calculator_share(numbers), local = calculator_share(numbers + 2);
    text_append(out, "{");
    append_workforce(numbers, out);
    append_figure("representation_ratio", representation_ratio(workforce, local), out);
    append_figure("gap_points", representation_gap(workforce, local), out);
    append_figure("difference_in_heads", representation_difference_in_heads(workforce, local), out);
    text_append(out, "}\n");
}

void
calculator_json_parity(const uint64_t *numbers, size_t count, struct text *out)
{
    (void)count;
    text_append(out, "{");
    append_workforce(numbers, out);
    append_count("leavers", numbers[4], out);
    append_count("years", numbers[5], out);
    append_figure("joiner_share", calculator_joiners(numbers), out);
    text_append(out, "}\n");
}
