/* finding.c - what may be said of a comparison. */
#include "statistics/finding.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum finding
finding_of(const struct comparison *comparison, double probability, double ratio, double level)
{
    struct figure first = share_rate(comparison->first), second = share_rate(comparison->second);
    if (!figure_is_defined(first) || !figure_is_defined(second) || probability >= level)
        return FINDING_CANNOT_TELL;
    if (first.value < ratio * second.value)
        return FINDING_FIRST_LOWER;
    return second.value < ratio * first.value ? FINDING_FIRST_HIGHER : FINDING_CANNOT_TELL;
}

static int
compare_probabilities(const void *a, const void *b)
{
    double first = **(double *const *)a, second = **(double *const *)b;
    return (first > second) - (first < second);
}

void
holm_adjust(double *probabilities, size_t count)
{
    double **order = must_calloc(count + 1, sizeof *order);
    for (size_t i = 0; i < count; i++)
        order[i] = &probabilities[i];
    qsort(order, count, sizeof *order, compare_probabilities);
    double least = 0;
    for (size_t i = 0; i < count; i++) {
        least = fmax(least, fmin(1, (double)(count - i) * *order[i]));
        *order[i] = least;
    }
    free(order);
}
