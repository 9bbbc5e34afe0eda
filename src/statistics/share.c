/* share.c - some of a whole, and its intervals. */
#include "statistics/share.h"

#include <assert.h>
#include <math.h>

#include "statistics/ladder.h"

static const char of_nobody[] = "Of nobody there is no share";

static void
check_share(struct share share)
{
    (void)share;
    assert(share.part <= share.whole && share.whole <= COUNT_MOST);
}

struct figure
share_rate(struct share share)
{
    check_share(share);
    if (share.whole == 0)
        return figure_undefined(of_nobody);
    return figure_of((double)share.part / (double)share.whole, of_nobody);
}

/* An end is exact where none or all are counted, whatever rounding does. */
static struct interval
interval_of(struct share share, double low, double high)
{
    bool none = share.part == 0, all = share.part == share.whole;
    return (struct interval){
        .low = figure_of(none ? 0 : fmax(low, 0), of_nobody),
        .high = figure_of(all ? 1 : fmin(high, 1), of_nobody),
    };
}

/* The low end is the product of both roots over the high one, so that a small one keeps its
 * digits. */
struct interval
share_wilson(struct share share)
{
    check_share(share);
    if (share.whole == 0)
        return interval_undefined(of_nobody);
    double x = (double)share.part, n = (double)share.whole;
    double z2 = NORMAL_95 * NORMAL_95;
    double far = 2 * x + z2 + NORMAL_95 * sqrt(z2 + 4 * x * ((n - x) / n));
    return interval_of(share, 2 * x * x / (n * far), far / (2 * (n + z2)));
}

struct interval
share_wilson_corrected(struct share share)
{
    check_share(share);
    if (share.whole == 0)
        return interval_undefined(of_nobody);
    double x = (double)share.part, n = (double)share.whole, rest = n - x;
    double z2 = NORMAL_95 * NORMAL_95, p = x / n;
    double below = z2 - 2 - 1 / n + 4 * p * (rest + 1);
    double above = z2 + 2 - 1 / n + 4 * p * (rest - 1);
    double low = (2 * x + z2 - 1 - NORMAL_95 * sqrt(below)) / (2 * (n + z2));
    double high = (2 * x + z2 + 1 + NORMAL_95 * sqrt(above)) / (2 * (n + z2));
    return interval_of(share, low, high);
}

struct interval
share_exact(struct share share)
{
    check_share(share);
    if (share.whole == 0)
        return interval_undefined(of_nobody);
    struct ladder ladder = ladder_binomial(share.whole);
    double low = 0, high = 0;
    if (share.part > 0)
        low = ladder_odds(&ladder, share.part, LADDER_AT_LEAST, 0.025, ODDS_PRECISE);
    if (share.part < share.whole)
        high = ladder_odds(&ladder, share.part, LADDER_AT_MOST, 0.025, ODDS_PRECISE);
    return interval_of(share, low / (1 + low), high / (1 + high));
}
