/* ladder.c - tails and means of distributions that are given by their ratios. */
#include "statistics/ladder.h"

#include <assert.h>
#include <float.h>
#include <math.h>

#include "statistics/root.h"

/* The weight of the likeliest: so large that what is 10^-590 of it still has all its digits. */
#define LARGEST 1e290
/* Two tables whose probabilities differ by less are equally likely. */
#define ALIKE 1e-7

static double
binomial_step(const struct ladder *ladder, uint64_t k)
{
    return (double)(ladder->first - k) / (double)(k + 1);
}

struct ladder
ladder_binomial(uint64_t n)
{
    return (struct ladder){.highest = n, .step = binomial_step, .first = n};
}

static double
hypergeometric_step(const struct ladder *ladder, uint64_t k)
{
    double up = (double)(ladder->first - k) * (double)(ladder->drawn - k);
    double down = (double)(k + 1) * (double)(ladder->second - ladder->drawn + k + 1);
    return up / down;
}

struct ladder
ladder_hypergeometric(uint64_t first, uint64_t second, uint64_t drawn)
{
    assert(drawn <= first + second);
    return (struct ladder){
        .lowest = drawn > second ? drawn - second : 0,
        .highest = drawn < first ? drawn : first,
        .step = hypergeometric_step,
        .first = first,
        .second = second,
        .drawn = drawn,
    };
}

/* --- sums --- */

/* The first from which each step goes down. */
static uint64_t
likeliest(const struct ladder *ladder, double odds)
{
    uint64_t low = ladder->lowest, high = ladder->highest;
    while (low < high) {
        uint64_t middle = low + (high - low) / 2;
        if (ladder->step(ladder, middle) * odds >= 1)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A walk outwards from the likeliest number. */
struct walk {
    const struct ladder *ladder;
    double odds;
    uint64_t k;
    double weight; /* of k; 0 when there is no more */
};

static void
step_up(struct walk *walk)
{
    if (walk->k == walk->ladder->highest) {
        walk->weight = 0;
        return;
    }
    walk->weight *= walk->ladder->step(walk->ladder, walk->k) * walk->odds;
    walk->k++;
    if (walk->weight < DBL_MIN)
        walk->weight = 0;
}

static void
step_down(struct walk *walk)
{
    if (walk->k == walk->ladder->lowest) {
        walk->weight = 0;
        return;
    }
    walk->k--;
    walk->weight /= walk->ladder->step(walk->ladder, walk->k) * walk->odds;
    if (walk->weight < DBL_MIN)
        walk->weight = 0;
}

static double
weight_of(struct walk walk, uint64_t x)
{
    while (walk.k < x && walk.weight > 0)
        step_up(&walk);
    while (walk.k > x && walk.weight > 0)
        step_down(&walk);
    return walk.weight;
}

static void
add(struct ladder_sums *sums, const struct walk *walk, uint64_t x, uint64_t top, double enough)
{
    if (walk->k < x)
        sums->less += walk->weight;
    else if (walk->k > x)
        sums->more += walk->weight;
    else
        sums->here += walk->weight;
    if (walk->weight <= enough)
        sums->no_likelier += walk->weight;
    sums->mean += ((double)walk->k - (double)top) * walk->weight;
}

struct ladder_sums
ladder_sum(const struct ladder *ladder, double odds, uint64_t x)
{
    assert(odds >= 0 && x >= ladder->lowest && x <= ladder->highest);
    struct ladder_sums sums = {.mean = 0};
    uint64_t top = likeliest(ladder, odds);
    struct walk start = {.ladder = ladder, .odds = odds, .k = top, .weight = LARGEST};
    double enough = weight_of(start, x) * (1 + ALIKE);
    struct walk walk = start;
    for (; walk.weight > 0; step_up(&walk))
        add(&sums, &walk, x, top, enough);
    walk = start;
    for (step_down(&walk); walk.weight > 0; step_down(&walk))
        add(&sums, &walk, x, top, enough);
    double all = sums.less + sums.here + sums.more;
    sums.mean = (double)top + sums.mean / all;
    sums.less /= all;
    sums.here /= all;
    sums.more /= all;
    sums.no_likelier /= all;
    return sums;
}

/* --- odds --- */

struct question {
    const struct ladder *ladder;
    uint64_t x;
    enum ladder_aim aim;
    double wanted;
    bool turned; /* the odds are one over what is tried */
};

static double
reached(const struct ladder *ladder, double odds, uint64_t x, enum ladder_aim aim)
{
    struct ladder_sums sums = ladder_sum(ladder, odds, x);
    switch (aim) {
    case LADDER_AT_LEAST:
        return sums.here + sums.more;
    case LADDER_AT_MOST:
        return sums.less + sums.here;
    case LADDER_MEAN:
        return sums.mean;
    }
    return 0;
}

static double
miss(double tried, const void *context)
{
    const struct question *question = context;
    double odds = question->turned ? 1 / tried : tried;
    return reached(question->ladder, odds, question->x, question->aim) - question->wanted;
}

/* Odds above 1 are looked for as one over a number below 1: so does R, whose search ends when that
 * number is known to half the fourth root of a double's precision. */
double
ladder_odds(const struct ladder *ladder, uint64_t x, enum ladder_aim aim, double wanted,
            enum odds_precision precision)
{
    struct question question = {.ladder = ladder, .x = x, .aim = aim, .wanted = wanted};
    double even = miss(1, &question);
    if (even == 0)
        return 1;
    question.turned = aim == LADDER_AT_MOST ? even > 0 : even < 0;
    bool precise = precision == ODDS_PRECISE;
    double low = 0;
    if (question.turned)
        low = precise ? DBL_MIN : DBL_EPSILON;
    double tolerance = precise ? 0 : sqrt(sqrt(DBL_EPSILON));
    double root = root_find(miss, &question, low, 1, tolerance);
    return question.turned ? 1 / root : root;
}
