/* figure.c - a number that was worked out, or why there is none. */
#include "statistics/figure.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>

struct figure
figure_undefined(const char *why)
{
    assert(why);
    return (struct figure){.undefined = why};
}

struct figure
figure_of(double value, const char *otherwise)
{
    if (!isfinite(value))
        return figure_undefined(otherwise);
    return (struct figure){.value = value};
}

bool
figure_is_defined(struct figure figure)
{
    return figure.undefined == NULL;
}

struct interval
interval_undefined(const char *why)
{
    return (struct interval){.low = figure_undefined(why), .high = figure_undefined(why)};
}
