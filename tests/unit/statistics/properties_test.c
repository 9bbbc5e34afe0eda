/* properties_test.c - what must hold of every table, over seeded random ones: symmetry, complement,
 * order, sums; the exact figures against sums over every table in whole numbers. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/random.h"
#include "statistics/fisher.h"
#include "support/figures.h"

#define TABLES 2000
#define SMALL 24 /* all tables of so many on each side are counted in 64 bits */

/* Small and large, with none and all among them. */
static struct share
random_share(struct random *random)
{
    static const uint32_t sizes[] = {1, 2, 5, 20, 60, 400, 5000};
    uint32_t below = sizes[random_below(random, sizeof sizes / sizeof *sizes)];
    uint64_t whole = 1 + random_below(random, below);
    return (struct share){random_below(random, (uint32_t)whole + 1), whole};
}

static struct comparison
random_comparison(struct random *random)
{
    return (struct comparison){.first = random_share(random), .second = random_share(random)};
}

static struct share
others(struct share share)
{
    return (struct share){share.whole - share.part, share.whole};
}

/* --- shares --- */

typedef struct interval (*interval_of)(struct share share);
static const interval_of intervals[] = {share_wilson, share_wilson_corrected, share_exact};
#define INTERVALS (sizeof intervals / sizeof *intervals)

/* Of two numbers between 0 and 1: to within so much of 1. */
static void
check_close(double a, double b)
{
    if (!(fabs(a - b) <= 1e-12))
        fail_msg("%.17g is not %.17g", a, b);
}

static void
those_and_the_others_add_up_to_one(void **state)
{
    (void)state;
    struct random random = {.state = 1};
    for (size_t i = 0; i < TABLES; i++) {
        struct share share = random_share(&random);
        check_close(share_rate(share).value + share_rate(others(share)).value, 1);
        for (size_t j = 0; j < INTERVALS; j++) {
            struct interval of = intervals[j](share), rest = intervals[j](others(share));
            check_close(of.low.value + rest.high.value, 1);
            check_close(of.high.value + rest.low.value, 1);
        }
    }
}

static void
the_share_is_within_and_more_is_more(void **state)
{
    (void)state;
    struct random random = {.state = 2};
    for (size_t i = 0; i < TABLES; i++) {
        struct share share = random_share(&random);
        struct share next = {share.part + 1, share.whole};
        struct share twice = {share.part * 2, share.whole * 2};
        double rate = share_rate(share).value;
        for (size_t j = 0; j < INTERVALS; j++) {
            struct interval here = intervals[j](share), larger = intervals[j](twice);
            assert_true(here.low.value >= 0 && here.low.value <= rate);
            assert_true(here.high.value >= rate && here.high.value <= 1);
            assert_true(larger.high.value - larger.low.value < here.high.value - here.low.value);
            if (share.part == share.whole)
                continue;
            struct interval above = intervals[j](next);
            assert_true(above.low.value > here.low.value);
            assert_true(above.high.value > here.high.value);
        }
    }
}

/* The correction only ever widens. */
static void
corrected_holds_the_plain_one(void **state)
{
    (void)state;
    struct random random = {.state = 3};
    for (size_t i = 0; i < TABLES; i++) {
        struct share share = random_share(&random);
        struct interval plain = share_wilson(share), corrected = share_wilson_corrected(share);
        assert_true(corrected.low.value <= plain.low.value);
        assert_true(corrected.high.value >= plain.high.value);
    }
}

/* C(n, k) for n up to 2 SMALL, exact. */
static double
choose(uint64_t n, uint64_t k)
{
    uint64_t ways = 1;
    for (uint64_t i = 1; i <= k; i++)
        ways = ways * (n - k + i) / i;
    return (double)ways;
}

/* Clopper and Pearson: at each end, what was seen or more extreme has a chance of 2.5 per cent. */
static void
exact_ends_have_tails_of_a_fortieth(void **state)
{
    (void)state;
    for (uint64_t n = 1; n <= SMALL; n++) {
        for (uint64_t x = 0; x <= n; x++) {
            struct interval exact = share_exact((struct share){x, n});
            double low = exact.low.value, high = exact.high.value, above = 0, below = 0;
            for (uint64_t k = 0; k <= n; k++) {
                double rest = (double)(n - k), seen = (double)k;
                if (k >= x)
                    above += choose(n, k) * pow(low, seen) * pow(1 - low, rest);
                if (k <= x)
                    below += choose(n, k) * pow(high, seen) * pow(1 - high, rest);
            }
            if (x > 0)
                check_near(above, 0.025, "above the low end");
            if (x < n)
                check_near(below, 0.025, "below the high end");
        }
    }
}

/* --- comparisons --- */

static void
turned_round_it_says_the_same(void **state)
{
    (void)state;
    struct random random = {.state = 4};
    for (size_t i = 0; i < TABLES; i++) {
        struct comparison one = random_comparison(&random);
        struct comparison turned = {.first = one.second, .second = one.first};
        struct fisher fisher, back;
        fisher_test(&one, &fisher);
        fisher_test(&turned, &back);
        check_near(back.two_sided, fisher.two_sided, "two-sided");
        check_near(back.greater, fisher.less, "greater");
        check_near(back.less, fisher.greater, "less");
        struct interval difference = comparison_difference_interval(&one);
        struct interval other = comparison_difference_interval(&turned);
        check_close(comparison_difference(&one).value, -comparison_difference(&turned).value);
        check_close(difference.low.value, -other.high.value);
        if (one.first.part > 0 && one.second.part > 0) {
            struct interval ratio = comparison_ratio_interval(&one);
            struct interval inverse = comparison_ratio_interval(&turned);
            check_near(ratio.low.value * inverse.high.value, 1, "ends of the ratio");
            check_near(comparison_ratio(&one).value * comparison_ratio(&turned).value, 1, "ratio");
        }
    }
}

static void
those_not_counted_say_the_same(void **state)
{
    (void)state;
    struct random random = {.state = 5};
    for (size_t i = 0; i < TABLES; i++) {
        struct comparison one = random_comparison(&random);
        struct comparison rest = {.first = others(one.first), .second = others(one.second)};
        struct fisher fisher, complement;
        fisher_test(&one, &fisher);
        fisher_test(&rest, &complement);
        check_near(complement.two_sided, fisher.two_sided, "two-sided");
        check_near(complement.greater, fisher.less, "greater");
        check_close(comparison_difference(&one).value, -comparison_difference(&rest).value);
        struct figure plain = comparison_chi_squared(&one);
        if (figure_is_defined(plain)) {
            check_near(comparison_chi_squared(&rest).value, plain.value, "chi-squared");
            double yates = comparison_chi_squared_yates(&one).value;
            assert_true(yates <= plain.value && yates >= 0);
        }
    }
}

static void
probabilities_are_probabilities(void **state)
{
    (void)state;
    struct random random = {.state = 6};
    for (size_t i = 0; i < TABLES; i++) {
        struct comparison one = random_comparison(&random);
        struct fisher fisher, more;
        fisher_test(&one, &fisher);
        assert_true(fisher.two_sided >= 0 && fisher.two_sided <= 1);
        assert_true(fisher.greater + fisher.less >= 1 - 1e-12);
        assert_true(fisher.two_sided >= fmin(fisher.greater, fisher.less) * (1 - 1e-9));
        struct interval difference = comparison_difference_interval(&one);
        assert_true(difference.low.value <= comparison_difference(&one).value);
        assert_true(difference.high.value >= comparison_difference(&one).value);
        /* One more of the first and one fewer of the second, so that the margins stay. */
        if (one.first.part == one.first.whole || one.second.part == 0)
            continue;
        one.first.part++;
        one.second.part--;
        fisher_test(&one, &more);
        assert_true(more.greater <= fisher.greater && more.less >= fisher.less);
        check_close(fisher.less + more.greater, 1);
    }
}

/* Every table with the same margins, counted in whole numbers. */
static void
fisher_is_the_sum_over_all_tables(void **state)
{
    (void)state;
    struct random random = {.state = 7};
    for (size_t i = 0; i < TABLES; i++) {
        uint64_t n1 = 1 + random_below(&random, SMALL), n2 = 1 + random_below(&random, SMALL);
        uint64_t x1 = random_below(&random, (uint32_t)n1 + 1);
        uint64_t x2 = random_below(&random, (uint32_t)n2 + 1), drawn = x1 + x2;
        double here = choose(n1, x1) * choose(n2, x2), all = 0, as_rare = 0, more = 0;
        for (uint64_t k = drawn > n2 ? drawn - n2 : 0; k <= n1 && k <= drawn; k++) {
            double ways = choose(n1, k) * choose(n2, drawn - k);
            all += ways;
            as_rare += ways <= here ? ways : 0;
            more += k >= x1 ? ways : 0;
        }
        struct fisher fisher;
        fisher_test(&(struct comparison){{x1, n1}, {x2, n2}}, &fisher);
        check_near(fisher.two_sided, as_rare / all, "two-sided");
        check_near(fisher.greater, more / all, "greater");
    }
}

/* --- odds ratio --- */

struct tilted {
    double mean, above, below;
};

/* Over every table, with each more in the first `odds` times as likely. */
static struct tilted
tilt(const struct comparison *comparison, double odds)
{
    uint64_t n1 = comparison->first.whole, n2 = comparison->second.whole;
    uint64_t x1 = comparison->first.part, drawn = x1 + comparison->second.part;
    struct tilted sum = {.mean = 0};
    double all = 0;
    for (uint64_t k = drawn > n2 ? drawn - n2 : 0; k <= n1 && k <= drawn; k++) {
        double weight = choose(n1, k) * choose(n2, drawn - k) * pow(odds, (double)k);
        all += weight;
        sum.mean += (double)k * weight;
        sum.above += k >= x1 ? weight : 0;
        sum.below += k <= x1 ? weight : 0;
    }
    return (struct tilted){sum.mean / all, sum.above / all, sum.below / all};
}

static void
precise_odds_solve_their_equations(void **state)
{
    (void)state;
    struct random random = {.state = 8};
    for (size_t i = 0; i < TABLES; i++) {
        uint64_t n1 = 1 + random_below(&random, SMALL), n2 = 1 + random_below(&random, SMALL);
        struct comparison one = {
            .first = {random_below(&random, (uint32_t)n1 + 1), n1},
            .second = {random_below(&random, (uint32_t)n2 + 1), n2},
        };
        struct odds_ratio odds;
        odds_ratio_find(&one, ODDS_PRECISE, &odds);
        struct figure low = odds.interval.low, high = odds.interval.high;
        if (figure_is_defined(low) && low.value > 0)
            check_near(tilt(&one, low.value).above, 0.025, "low end");
        if (figure_is_defined(high))
            check_near(tilt(&one, high.value).below, 0.025, "high end");
        if (figure_is_defined(odds.estimate) && odds.estimate.value > 0) {
            check_near(tilt(&one, odds.estimate.value).mean, (double)one.first.part, "estimate");
            assert_true(low.value < odds.estimate.value);
            assert_true(!figure_is_defined(high) || high.value > odds.estimate.value);
        }
    }
}

/* One of one against none of one: t / (1 + t) = 1/40 at t = 1/39. Fisher's tea: R says 621.93. */
static void
precise_where_r_is_not(void **state)
{
    (void)state;
    struct odds_ratio precise, as_in_r;
    odds_ratio_find(&(struct comparison){{1, 1}, {0, 1}}, ODDS_PRECISE, &precise);
    check_figure(precise.interval.low, 1.0 / 39, "1 of 1 against 0 of 1");
    const struct comparison tea = {{3, 4}, {1, 4}};
    odds_ratio_find(&tea, ODDS_PRECISE, &precise);
    odds_ratio_find(&tea, ODDS_AS_IN_R, &as_in_r);
    assert_true(fabs(precise.interval.high.value - 626.2435) < 1e-4);
    assert_true(fabs(as_in_r.interval.high.value - 621.9338) < 1e-4);
}

/* --- many people --- */

/* Whatever is allowed is answered, and at once. */
static void
holds_up_to_the_most_that_is_counted(void **state)
{
    (void)state;
    const struct share shares[] = {
        {0, COUNT_MOST},
        {1, COUNT_MOST},
        {COUNT_MOST / 2, COUNT_MOST},
        {COUNT_MOST - 1, COUNT_MOST},
    };
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
        for (size_t j = 0; j < INTERVALS; j++) {
            struct interval interval = intervals[j](shares[i]);
            double rate = share_rate(shares[i]).value;
            assert_true(figure_is_defined(interval.low) && figure_is_defined(interval.high));
            assert_true(interval.low.value <= rate && interval.high.value >= rate);
        }
    }
    struct comparison far = {shares[1], shares[3]};
    struct odds_ratio odds;
    struct fisher fisher;
    fisher_test(&far, &fisher);
    assert_true(fisher.two_sided >= 0 && fisher.two_sided < 1e-300);
    odds_ratio_find(&far, ODDS_PRECISE, &odds);
    assert_true(odds.estimate.value > 0 && odds.estimate.value < 1e-15);
    check_near(comparison_ratio(&far).value, 1 / ((double)COUNT_MOST - 1), "ratio");
    /* Seen from the rare side of a thousand million: next to Poisson, 1 - exp(-m) = 0.025. */
    double low = share_exact(shares[1]).low.value * (double)COUNT_MOST;
    assert_true(fabs(low - -log(0.975)) < 1e-8);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(those_and_the_others_add_up_to_one),
        cmocka_unit_test(the_share_is_within_and_more_is_more),
        cmocka_unit_test(corrected_holds_the_plain_one),
        cmocka_unit_test(exact_ends_have_tails_of_a_fortieth),
        cmocka_unit_test(turned_round_it_says_the_same),
        cmocka_unit_test(those_not_counted_say_the_same),
        cmocka_unit_test(probabilities_are_probabilities),
        cmocka_unit_test(fisher_is_the_sum_over_all_tables),
        cmocka_unit_test(precise_odds_solve_their_equations),
        cmocka_unit_test(precise_where_r_is_not),
        cmocka_unit_test(holds_up_to_the_most_that_is_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
