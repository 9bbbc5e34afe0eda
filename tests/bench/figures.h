/* figures.h - measurements, and the table of what was measured against what was promised. */
#ifndef BENCH_FIGURES_H
#define BENCH_FIGURES_H

#include <stdbool.h>
#include <stddef.h>

/* Times in ms, bytes, or kB: what is measured says which. */
struct figures {
    double *values; /* owned */
    size_t count, capacity;
};

void figures_add(struct figures *figures, double value);
/* The value below which `percent` of all lie; 0 when there are none. Sorts. */
double figures_at(struct figures *figures, double percent);
double figures_median(struct figures *figures);
void figures_clear(struct figures *figures);

/* Monotonic, in ms. */
double bench_now(void);

/* The head of the table, then a line for each goal: whether figure <= factor x floor. */
void report_head(void);
void report_against(const char *goal, const char *what, const char *unit, double figure,
                    double floor, double factor);
/* Whether figure <= most. */
void report_most(const char *goal, const char *what, const char *unit, double figure, double most);
/* Shown and not judged. */
void report_only(const char *goal, const char *what, const char *unit, double figure);
/* Why a line is missing. */
void report_without(const char *goal, const char *what, const char *why);
/* How many were met, of how many. */
void report_end(void);

#endif
