/* figure.h - a number that was worked out, or the reason why there is none.
 *
 * No function of this layer gives a NaN or an infinity: what is not defined has no value and says
 * why, in words that stand alone or behind "n/a: ". The words are constant, nothing is owned. */
#ifndef STATISTICS_FIGURE_H
#define STATISTICS_FIGURE_H

#include <stdbool.h>
#include <stdint.h>

/* No count that is asked about is above this: sums and products stay exact. */
#define COUNT_MOST UINT64_C(1000000000)

/* Two-sided 95 per cent of the normal distribution: every interval here is a 95 per cent one. */
#define NORMAL_95 1.959963984540054

struct figure {
    double value;          /* 0 where there is none */
    const char *undefined; /* why there is none; NULL where there is one */
};

struct interval {
    struct figure low, high;
};

/* The number, or the words where it is none. */
struct figure figure_of(double value, const char *otherwise);
struct figure figure_undefined(const char *why);
bool figure_is_defined(struct figure figure);

/* Both ends undefined for one reason. */
struct interval interval_undefined(const char *why);

#endif
