/* representation.c - a workforce beside the people it is drawn from. */
#include "statistics/representation.h"

#include <assert.h>
#include <math.h>

#include "statistics/comparison.h"

static const char nobody_stated[] = "Nobody in the workforce stated it";
static const char nobody_local[] = "There is no local population to compare with";
static const char none_local[] = "Nobody of the group is in the local population";
static const char nobody_leaves[] = "Where nobody leaves, joiners change nothing";
static const char out_of_reach[] = "Not within these years, even if every joiner were of the group";
static const char reached_anyway[] = "The share is reached even if no joiner were of the group";

static const char *
why_not(struct share workforce, struct share local)
{
    if (workforce.whole == 0)
        return nobody_stated;
    return local.whole == 0 ? nobody_local : NULL;
}

struct figure
representation_ratio(struct share workforce, struct share local)
{
    const char *why = why_not(workforce, local);
    if (why)
        return figure_undefined(why);
    if (local.part == 0)
        return figure_undefined(none_local);
    struct comparison comparison = {.first = workforce, .second = local};
    return comparison_ratio(&comparison);
}

struct figure
representation_gap(struct share workforce, struct share local)
{
    const char *why = why_not(workforce, local);
    if (why)
        return figure_undefined(why);
    struct comparison comparison = {.first = workforce, .second = local};
    return figure_of(100 * comparison_difference(&comparison).value, why);
}

/* In whole numbers: 7 of 100 on 100 is 7, which 0.07 times 100 is not. */
struct figure
representation_difference_in_heads(struct share workforce, struct share local)
{
    const char *why = why_not(workforce, local);
    if (why)
        return figure_undefined(why);
    uint64_t at_parity = (local.part * workforce.whole + local.whole - 1) / local.whole;
    uint64_t more = at_parity > workforce.part ? at_parity - workforce.part : 0;
    return figure_of((double)more, why);
}

struct figure
parity_joiner_share(double share, double target, double leaving, unsigned years)
{
    assert(share >= 0 && share <= 1 && target >= 0 && target <= 1);
    assert(leaving >= 0 && leaving <= 1 && years > 0);
    if (leaving == 0)
        return figure_undefined(nobody_leaves);
    double left = years * log1p(-leaving); /* of those who are here now, as a logarithm */
    double joiners = (target - share * exp(left)) / -expm1(left);
    if (joiners > 1)
        return figure_undefined(out_of_reach);
    if (joiners < 0)
        return figure_undefined(reached_anyway);
    return figure_of(joiners, nobody_leaves);
}
