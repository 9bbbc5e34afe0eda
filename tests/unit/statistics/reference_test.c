/* reference_test.c - every figure that R worked out, to 1 part in 10^9, and the worked examples of
 * the domain. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "statistics/finding.h"
#include "statistics/fisher.h"
#include "statistics/representation.h"
#include "statistics/strata.h"
#include "support/figures.h"
#include "support/files.h"

static void
proportions(void **state)
{
    (void)state;
    size_t rows = 0;
    struct figures *figures = figures_open("tests/data/stats/proportion-intervals.csv");
    for (; figures_next(figures); rows++) {
        struct share share = {figures_count(figures, "x"), figures_count(figures, "n")};
        struct interval wilson = share_wilson(share), exact = share_exact(share);
        struct interval corrected = share_wilson_corrected(share);
        check_cell(figures, "p", share_rate(share));
        check_cell(figures, "wilson_lo", wilson.low);
        check_cell(figures, "wilson_hi", wilson.high);
        check_cell(figures, "wilson_cc_lo", corrected.low);
        check_cell(figures, "wilson_cc_hi", corrected.high);
        check_cell(figures, "exact_lo", exact.low);
        check_cell(figures, "exact_hi", exact.high);
    }
    figures_close(figures);
    assert_int_equal(rows, 20);
}

static struct figure
number(double value)
{
    return (struct figure){.value = value};
}

static void
check_rates(const struct figures *figures, const struct comparison *comparison)
{
    struct interval ratio = comparison_ratio_interval(comparison);
    struct interval difference = comparison_difference_interval(comparison);
    check_cell(figures, "rate1", share_rate(comparison->first));
    check_cell(figures, "rate2", share_rate(comparison->second));
    check_cell(figures, "rate_ratio", comparison_ratio(comparison));
    check_cell(figures, "rr_wald_lo", ratio.low);
    check_cell(figures, "rr_wald_hi", ratio.high);
    check_cell(figures, "diff", comparison_difference(comparison));
    check_cell(figures, "diff_newcombe_lo", difference.low);
    check_cell(figures, "diff_newcombe_hi", difference.high);
}

static void
check_tests(const struct figures *figures, const struct comparison *comparison)
{
    struct fisher fisher;
    struct odds_ratio odds;
    fisher_test(comparison, &fisher);
    odds_ratio_find(comparison, ODDS_AS_IN_R, &odds);
    struct figure plain = comparison_chi_squared(comparison);
    struct figure yates = comparison_chi_squared_yates(comparison);
    check_cell(figures, "fisher_two_sided", number(fisher.two_sided));
    check_cell(figures, "fisher_greater", number(fisher.greater));
    check_cell(figures, "fisher_less", number(fisher.less));
    check_cell(figures, "or_conditional_mle", odds.estimate);
    check_cell(figures, "or_exact_lo", odds.interval.low);
    check_cell(figures, "or_exact_hi", odds.interval.high);
    check_cell(figures, "chisq", plain);
    check_cell(figures, "chisq_p", chi_squared_probability(plain));
    check_cell(figures, "chisq_yates_p", chi_squared_probability(yates));
}

/* R 4.2.2: fisher.test(matrix(c(8924, 20656, 10353, 44908), 2)) and the like. */
static void
far_tails(void **state)
{
    (void)state;
    struct fisher fisher;
    fisher_test(&(struct comparison){{8924, 29580}, {10353, 55261}}, &fisher);
    check_near(fisher.two_sided, 1.1627777573942e-305, "two-sided");
    check_near(fisher.greater, 7.5836090780525e-306, "greater");
    fisher_test(&(struct comparison){{18781, 53105}, {20775, 45825}}, &fisher);
    check_near(fisher.two_sided, 1.67368947226495e-223, "two-sided");
    check_near(fisher.less, 8.74287696383015e-224, "less");
}

static void
two_by_two_tables(void **state)
{
    (void)state;
    size_t rows = 0;
    struct figures *figures = figures_open("tests/data/stats/two-by-two.csv");
    for (; figures_next(figures); rows++) {
        struct comparison comparison = {
            .first = {figures_count(figures, "x1"), figures_count(figures, "n1")},
            .second = {figures_count(figures, "x2"), figures_count(figures, "n2")},
        };
        check_rates(figures, &comparison);
        check_tests(figures, &comparison);
    }
    figures_close(figures);
    assert_int_equal(rows, 17);
}

/* --- Berkeley 1973 --- */

#define DEPARTMENTS 6

/* Men first, as in R's answer. */
static void
read_departments(struct comparison departments[DEPARTMENTS])
{
    struct figures *figures = figures_open("tests/data/stats/ucb-admissions-1973.csv");
    memset(departments, 0, DEPARTMENTS * sizeof *departments);
    while (figures_next(figures)) {
        size_t department = (size_t)(figures_cell(figures, "Dept")[0] - 'A');
        assert_true(department < DEPARTMENTS);
        bool men = string_equal(figures_cell(figures, "Gender"), "Male");
        struct share *share =
            men ? &departments[department].first : &departments[department].second;
        uint64_t count = figures_count(figures, "Freq");
        share->whole += count;
        if (string_equal(figures_cell(figures, "Admit"), "Admitted"))
            share->part += count;
    }
    figures_close(figures);
}

static void
admissions_pooled_and_stratified(void **state)
{
    (void)state;
    struct comparison departments[DEPARTMENTS], pooled;
    struct stratified result;
    read_departments(departments);
    strata_compare(departments, DEPARTMENTS, &result);
    const struct figure expected[] = {result.chi_squared, result.probability, result.odds_ratio,
                                      result.interval.low, result.interval.high};
    struct figures *figures = figures_open("tests/data/stats/ucb-mantel-haenszel.csv");
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        assert_true(figures_next(figures));
        check_cell(figures, "value", expected[i]);
    }
    assert_false(figures_next(figures));
    figures_close(figures);

    assert_true(strata_pool(departments, DEPARTMENTS, &pooled));
    assert_int_equal(pooled.first.part, 1198);
    assert_int_equal(pooled.second.whole, 1835);
    check_figure(odds_ratio_of_sample(&pooled), 1198.0 * 1278 / (557.0 * 1493), "pooled");
    assert_int_equal(strata_pooling(&pooled, &result), POOLING_MISLEADS);
}

/* --- the worked examples of the domain, to the digits it gives --- */

#define AS_SHOWN(actual, decimals, expected)                                                       \
    do {                                                                                           \
        char shown[32];                                                                            \
        assert_true(figure_is_defined(actual));                                                    \
        snprintf(shown, sizeof shown, "%.*f", decimals, (actual).value);                           \
        assert_string_equal(shown, expected);                                                      \
    } while (0)

static void
uplift_black_and_white(void **state)
{
    (void)state;
    struct comparison comparison = {.first = {7, 38}, .second = {947, 2565}};
    struct fisher fisher;
    fisher_test(&comparison, &fisher);
    AS_SHOWN(comparison_ratio(&comparison), 4, "0.4989");
    AS_SHOWN(comparison_ratio_interval(&comparison).low, 4, "0.2551");
    AS_SHOWN(comparison_ratio_interval(&comparison).high, 4, "0.9760");
    AS_SHOWN(number(fisher.two_sided), 4, "0.0177");
    AS_SHOWN(comparison_z(&comparison), 4, "-2.3493");
    AS_SHOWN(comparison_difference(&comparison), 4, "-0.1850");
    AS_SHOWN(comparison_difference_interval(&comparison).low, 4, "-0.2789");
    AS_SHOWN(comparison_difference_interval(&comparison).high, 4, "-0.0339");
}

static void
other_examples(void **state)
{
    (void)state;
    struct comparison asian = {.first = {10, 91}, .second = {947, 2565}};
    struct comparison mixed = {.first = {25, 56}, .second = {947, 2565}};
    struct comparison small = {.first = {3, 20}, .second = {12, 30}};
    struct fisher fisher;
    fisher_test(&asian, &fisher);
    assert_true(fisher.two_sided > 4.995e-8 && fisher.two_sided < 5.005e-8);
    AS_SHOWN(comparison_ratio_interval(&asian).high, 4, "0.5353");
    fisher_test(&mixed, &fisher);
    AS_SHOWN(number(fisher.two_sided), 4, "0.2636");
    fisher_test(&small, &fisher);
    AS_SHOWN(number(fisher.two_sided), 4, "0.0693");
    AS_SHOWN(comparison_z(&small), 4, "-1.8898");
    AS_SHOWN(chi_squared_probability(comparison_chi_squared(&small)), 4, "0.0588");
    AS_SHOWN(comparison_difference_interval(&small).high, 4, "0.0108");
    AS_SHOWN(share_wilson((struct share){84, 1000}).low, 4, "0.0684");
    AS_SHOWN(share_wilson((struct share){12, 12}).low, 4, "0.7575");
    AS_SHOWN(parity_joiner_share(0.08, 0.15, 0.08, 10), 4, "0.2038");
}

/* 29 CFR 1607.4D, questions and answers: rates of 60, 45, 48 and 51 per cent. */
static void
four_fifths(void **state)
{
    (void)state;
    const struct share groups[] = {{60, 100}, {45, 100}, {48, 100}, {51, 100}};
    check_figure(adverse_impact_ratio(groups, 4, 0), 1, "the highest");
    check_figure(adverse_impact_ratio(groups, 4, 1), 0.75, "45");
    check_figure(adverse_impact_ratio(groups, 4, 2), 0.8, "48");
    check_figure(adverse_impact_ratio(groups, 4, 3), 0.85, "51");
}

/* A published rate in per cent, such as 18.72, as so many of ten thousand. */
static struct share
published_rate(const char *cell)
{
    double rate = strtod(cell, NULL);
    if (rate < 1)
        rate *= 100; /* a ratio */
    return (struct share){(uint64_t)llround(rate * 100), 10000};
}

/* What was published is worked out again; 0.39 is 0.39. */
static void
published_ratios(void **state)
{
    (void)state;
    char *path = files_shared("published/published-ratios.csv");
    if (!path)
        skip();
    size_t rows = 0;
    struct figures *figures = figures_open(path);
    while (figures_next(figures)) {
        const char *expected = figures_cell(figures, "recomputed");
        if (*expected == '\0')
            continue;
        struct comparison comparison = {.first = published_rate(figures_cell(figures, "input_a")),
                                        .second = published_rate(figures_cell(figures, "input_b"))};
        struct figure ratio = comparison_ratio(&comparison);
        assert_true(figure_is_defined(ratio));
        bool percent = strtod(expected, NULL) > 10;
        char shown[32];
        snprintf(shown, sizeof shown, "%.6g", ratio.value * (percent ? 100 : 1));
        assert_string_equal(shown, expected);
        rows++;
    }
    figures_close(figures);
    free(path);
    assert_int_equal(rows, 5);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(proportions),
        cmocka_unit_test(two_by_two_tables),
        cmocka_unit_test(far_tails),
        cmocka_unit_test(admissions_pooled_and_stratified),
        cmocka_unit_test(uplift_black_and_white),
        cmocka_unit_test(other_examples),
        cmocka_unit_test(four_fifths),
        cmocka_unit_test(published_ratios),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
