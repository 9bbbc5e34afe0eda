/* root.h - where a function is zero. */
#ifndef STATISTICS_ROOT_H
#define STATISTICS_ROOT_H

/* Brent's method (1973) as Forsythe, Malcolm and Moler (1977) have it: interpolation, held in check
 * by halving. Ends within half the tolerance and twice a double's precision of the root. NaN when
 * the function has the same sign at both ends. */
double root_find(double (*function)(double x, const void *context), const void *context, double low,
                 double high, double tolerance);

#endif
