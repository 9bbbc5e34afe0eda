/* measures_test.c - strata, findings, representation and parity; and that what is not defined says
 * so. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "statistics/finding.h"
#include "statistics/fisher.h"
#include "statistics/representation.h"
#include "statistics/strata.h"
#include "support/figures.h"

#define TABLES 500

static struct share
share_of_some(struct random *random)
{
    uint32_t whole = 2 + random_below(random, 80);
    return (struct share){1 + random_below(random, whole - 1), whole};
}

/* --- what is not defined --- */

static void
undefined_is_a_sentence(void **state)
{
    (void)state;
    const struct share nobody = {0, 0}, none = {0, 12}, all = {40, 40};
    check_undefined(share_rate(nobody), "of nobody");
    check_undefined(share_wilson(nobody).low, "Wilson");
    check_undefined(share_wilson_corrected(nobody).high, "corrected");
    check_undefined(share_exact(nobody).low, "exact");

    const struct comparison of_nobody = {nobody, all}, none_both = {none, none};
    const struct comparison first_none = {none, all}, second_none = {all, none};
    check_undefined(comparison_ratio(&of_nobody), "ratio of nobody");
    check_undefined(comparison_difference(&of_nobody), "difference of nobody");
    check_undefined(comparison_difference_interval(&of_nobody).high, "its interval");
    check_undefined(comparison_chi_squared(&of_nobody), "chi-squared of nobody");
    check_undefined(comparison_ratio(&none_both), "none over none");
    check_undefined(comparison_ratio_interval(&second_none).low, "over none");
    check_undefined(comparison_ratio_interval(&first_none).high, "none over all");
    check_figure(comparison_ratio_interval(&first_none).low, 0, "none over all");
    check_undefined(comparison_chi_squared(&none_both), "none differs");
    check_undefined(comparison_z(&none_both), "none differs");
    check_undefined(chi_squared_probability(comparison_chi_squared(&none_both)), "and its chance");

    struct odds_ratio odds;
    odds_ratio_find(&none_both, ODDS_PRECISE, &odds);
    check_undefined(odds.estimate, "one table only");
    odds_ratio_find(&second_none, ODDS_PRECISE, &odds);
    check_undefined(odds.estimate, "no table further out");
    check_undefined(odds.interval.high, "no table further out");
}

/* z needs 5 expected in each of the four cells, and no more. */
static void
z_needs_five(void **state)
{
    (void)state;
    const struct comparison just = {{6, 10}, {4, 10}}, few = {{5, 10}, {4, 10}};
    check_figure(comparison_z(&just), 0.2 / sqrt(0.05), "five in each");
    check_undefined(comparison_z(&few), "4.5 in two of them");
}

/* --- findings --- */

/* P47: the ratio alone does not do, nor does the probability; both together do. */
static void
a_finding_needs_both(void **state)
{
    (void)state;
    const struct {
        struct comparison comparison;
        enum finding finding;
    } rows[] = {
        {{{7, 38}, {947, 2565}}, FINDING_FIRST_LOWER},
        {{{947, 2565}, {7, 38}}, FINDING_FIRST_HIGHER},
        {{{3, 20}, {12, 30}}, FINDING_CANNOT_TELL},            /* 0.38 times, p 0.069 */
        {{{4500, 10000}, {5000, 10000}}, FINDING_CANNOT_TELL}, /* p 1e-12, 0.90 times */
        {{{0, 40}, {12, 40}}, FINDING_FIRST_LOWER},
        {{{12, 40}, {0, 40}}, FINDING_FIRST_HIGHER},
        {{{0, 0}, {12, 40}}, FINDING_CANNOT_TELL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fisher fisher;
        fisher_test(&rows[i].comparison, &fisher);
        enum finding finding =
            finding_of(&rows[i].comparison, fisher.two_sided, FINDING_RATIO, FINDING_LEVEL);
        if (finding != rows[i].finding)
            fail_msg("row %zu: %d", i, (int)finding);
    }
}

static void
holm(void **state)
{
    (void)state;
    double four[] = {0.01, 0.04, 0.03, 0.005};
    const double expected[] = {0.03, 0.06, 0.06, 0.02};
    holm_adjust(four, 4);
    for (size_t i = 0; i < 4; i++)
        check_near(four[i], expected[i], "Holm");
    double one = 0.04;
    holm_adjust(&one, 1);
    assert_true(one == 0.04);
    holm_adjust(NULL, 0);

    struct random random = {.state = 9};
    for (size_t i = 0; i < TABLES; i++) {
        double before[20], after[20];
        size_t count = 1 + random_below(&random, 20);
        for (size_t j = 0; j < count; j++)
            before[j] = random_below(&random, 1001) / 1000.0;
        memcpy(after, before, sizeof after);
        holm_adjust(after, count);
        for (size_t j = 0; j < count; j++) {
            assert_true(after[j] >= before[j] && after[j] <= 1);
            for (size_t k = 0; k < count; k++)
                assert_true(before[j] > before[k] || after[j] <= after[k]);
        }
    }
}

/* --- strata --- */

/* Of one stratum it is the table's own odds ratio, and Pearson's test but for a factor; the same
 * stratum again and again changes no estimate. */
static void
one_stratum_is_a_table(void **state)
{
    (void)state;
    struct random random = {.state = 10};
    for (size_t i = 0; i < TABLES; i++) {
        struct comparison table = {share_of_some(&random), share_of_some(&random)};
        double all = (double)(table.first.whole + table.second.whole);
        struct stratified one, three;
        strata_compare(&table, 1, &one);
        strata_compare((struct comparison[]){table, table, table}, 3, &three);
        struct figure odds = odds_ratio_of_sample(&table);
        if (!figure_is_defined(odds) || !figure_is_defined(one.odds_ratio))
            continue;
        check_figure(one.odds_ratio, odds.value, "one stratum");
        check_figure(three.odds_ratio, odds.value, "three alike");
        check_near(one.chi_squared.value + 1,
                   comparison_chi_squared(&table).value * (all - 1) / all + 1, "test");
        assert_true(three.interval.low.value >= one.interval.low.value);
    }
}

/* Two strata in which both fare alike, and one of which the first group applied to more. */
static void
pooling_can_mislead(void **state)
{
    (void)state;
    const struct comparison strata[] = {{{80, 100}, {320, 400}}, {{40, 400}, {10, 100}}};
    struct stratified result;
    struct comparison pooled;
    strata_compare(strata, 2, &result);
    assert_true(strata_pool(strata, 2, &pooled));
    check_figure(result.odds_ratio, 1, "alike in each");
    check_near(comparison_ratio(&pooled).value, 120.0 / 330, "pooled");
    assert_int_equal(strata_pooling(&pooled, &result), POOLING_MISLEADS);

    strata_compare(&strata[0], 1, &result);
    assert_true(strata_pool(&strata[0], 1, &pooled));
    assert_int_equal(strata_pooling(&pooled, &result), POOLING_AGREES);
}

static void
strata_without_an_answer(void **state)
{
    (void)state;
    const struct comparison empty[] = {{{0, 0}, {0, 0}}, {{0, 0}, {3, 4}}};
    const struct comparison most[] = {{{1, COUNT_MOST}, {1, 2}}, {{1, 2}, {1, 2}}};
    struct stratified result;
    struct comparison pooled;
    strata_compare(empty, 2, &result);
    check_undefined(result.odds_ratio, "odds");
    check_undefined(result.interval.high, "interval");
    check_undefined(result.chi_squared, "test");
    check_undefined(result.probability, "probability");
    assert_true(strata_pool(empty, 2, &pooled));
    assert_int_equal(strata_pooling(&pooled, &result), POOLING_UNKNOWN);
    assert_false(strata_pool(most, 2, &pooled));
}

/* --- representation --- */

static void
representation_of_a_workforce(void **state)
{
    (void)state;
    const struct share women = {33213, 143354}, half = {51, 100};
    check_figure(representation_ratio(women, half), 33213.0 / 143354 / 0.51, "ratio");
    check_figure(representation_gap(women, half), 100 * (33213.0 / 143354 - 0.51), "gap");
    check_figure(representation_difference_in_heads(women, half), 73111 - 33213, "heads");
    /* 0.07 times 100 is above 7 in doubles. */
    check_figure(representation_difference_in_heads((struct share){0, 100}, (struct share){7, 100}),
                 7, "whole numbers");
    check_undefined(representation_ratio((struct share){0, 0}, half), "nobody stated");
    check_undefined(representation_gap(women, (struct share){0, 0}), "nobody local");
    check_undefined(representation_ratio(women, (struct share){0, 10}), "none local");
    check_undefined(representation_difference_in_heads(women, (struct share){0, 0}), "heads");
}

/* With so many more the share is at parity, with one fewer it is not; and never below 0. */
static void
heads_reach_parity_and_no_more(void **state)
{
    (void)state;
    struct random random = {.state = 11};
    for (size_t i = 0; i < TABLES; i++) {
        struct share workforce = share_of_some(&random), local = share_of_some(&random);
        double heads = representation_difference_in_heads(workforce, local).value;
        uint64_t reached = workforce.part + (uint64_t)heads;
        assert_true(reached * local.whole >= local.part * workforce.whole);
        if (heads > 0)
            assert_true((reached - 1) * local.whole < local.part * workforce.whole);
        bool above = representation_ratio(workforce, local).value >= 1;
        assert_true(above == (representation_gap(workforce, local).value >= 0));
        assert_true(!above || heads == 0);
    }
}

/* Year after year, with that share of joiners, the target is reached in the last. */
static void
parity_is_reached_on_time(void **state)
{
    (void)state;
    struct random random = {.state = 12};
    size_t reached = 0;
    for (size_t i = 0; i < TABLES; i++) {
        double share = random_below(&random, 50) / 100.0,
               target = random_below(&random, 50) / 100.0;
        double leaving = (1 + random_below(&random, 20)) / 100.0;
        unsigned years = 1 + random_below(&random, 20);
        struct figure joiners = parity_joiner_share(share, target, leaving, years);
        if (!figure_is_defined(joiners))
            continue;
        for (unsigned year = 0; year < years; year++)
            share = share * (1 - leaving) + joiners.value * leaving;
        assert_true(fabs(share - target) < 1e-12);
        reached++;
    }
    assert_true(reached > TABLES / 4);
    check_undefined(parity_joiner_share(0.1, 0.2, 0, 10), "nobody leaves");
    check_undefined(parity_joiner_share(0.1, 0.9, 0.05, 2), "out of reach");
    check_undefined(parity_joiner_share(0.4, 0.1, 0.05, 2), "reached anyway");
    check_figure(parity_joiner_share(0.1, 0.2, 1, 3), 0.2, "all leave");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(undefined_is_a_sentence),
        cmocka_unit_test(z_needs_five),
        cmocka_unit_test(a_finding_needs_both),
        cmocka_unit_test(holm),
        cmocka_unit_test(one_stratum_is_a_table),
        cmocka_unit_test(pooling_can_mislead),
        cmocka_unit_test(strata_without_an_answer),
        cmocka_unit_test(representation_of_a_workforce),
        cmocka_unit_test(heads_reach_parity_and_no_more),
        cmocka_unit_test(parity_is_reached_on_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
