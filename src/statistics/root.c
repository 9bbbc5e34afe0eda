/* root.c - Brent's method. */
#include "statistics/root.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

#define MOST_STEPS 2000

struct point {
    double x, y;
};

/* `best` and `across` have the root between them; `before` is the best of a step ago. */
struct search {
    struct point best, across, before;
    double tolerance;
};

static bool
same_sign(double a, double b)
{
    return (a > 0 && b > 0) || (a < 0 && b < 0);
}

/* The point with the smaller miss is the best one. */
static void
choose_best(struct search *search)
{
    if (fabs(search->across.y) >= fabs(search->best.y))
        return;
    struct point better = search->across;
    search->before = search->best;
    search->across = search->best;
    search->best = better;
}

/* Where a line through two points, or a curve through three, meets zero; or half way across when
 * that is no better. */
static double
next_step(const struct search *search, double last_step, double near)
{
    struct point a = search->before, b = search->best, c = search->across;
    double across = c.x - b.x, half = across / 2;
    if (fabs(last_step) < near || fabs(a.y) <= fabs(b.y))
        return half;
    double p, q;
    if (a.x == c.x) {
        double slope = b.y / a.y;
        p = across * slope;
        q = 1 - slope;
    } else {
        double ac = a.y / c.y, bc = b.y / c.y, ba = b.y / a.y;
        p = ba * (across * ac * (ac - bc) - (b.x - a.x) * (bc - 1));
        q = (ac - 1) * (bc - 1) * (ba - 1);
    }
    if (p > 0)
        q = -q;
    else
        p = -p;
    bool inside = p < 0.75 * across * q - fabs(near * q) / 2;
    return inside && p < fabs(last_step * q / 2) ? p / q : half;
}

double
root_find(double (*function)(double x, const void *context), const void *context, double low,
          double high, double tolerance)
{
    struct point first = {low, function(low, context)}, last = {high, function(high, context)};
    struct search search = {.best = last, .across = first, .before = first, .tolerance = tolerance};
    if (first.y == 0)
        return low;
    if (same_sign(first.y, last.y))
        return NAN;
    for (int i = 0; i < MOST_STEPS; i++) {
        double last_step = search.best.x - search.before.x;
        choose_best(&search);
        double near = 2 * DBL_EPSILON * fabs(search.best.x) + search.tolerance / 2;
        if (fabs(search.across.x - search.best.x) / 2 <= near || search.best.y == 0)
            return search.best.x;
        double step = next_step(&search, last_step, near);
        if (fabs(step) < near)
            step = step > 0 ? near : -near;
        search.before = search.best;
        search.best.x += step;
        search.best.y = function(search.best.x, context);
        if (same_sign(search.best.y, search.across.y))
            search.across = search.before;
    }
    return NAN;
}
