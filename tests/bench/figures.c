/* figures.c - medians, and lines of the table. */
#include "bench/figures.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/array.h"

static size_t judged, met;

void
figures_add(struct figures *figures, double value)
{
    figures->values = array_reserve(figures->values, &figures->capacity, figures->count + 1,
                                    sizeof *figures->values);
    figures->values[figures->count++] = value;
}

static int
compare(const void *left, const void *right)
{
    const double *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

double
figures_at(struct figures *figures, double percent)
{
    if (figures->count == 0)
        return 0;
    qsort(figures->values, figures->count, sizeof *figures->values, compare);
    size_t at = (size_t)((double)figures->count * percent / 100);
    return figures->values[at < figures->count ? at : figures->count - 1];
}

double
figures_median(struct figures *figures)
{
    return figures_at(figures, 50);
}

void
figures_clear(struct figures *figures)
{
    free(figures->values);
    *figures = (struct figures){.values = NULL};
}

double
bench_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

void
report_head(void)
{
    printf("\n%-4s %-46s %12s %12s %7s %12s\n", "", "", "posact", "floor", "ratio", "goal");
}

static void
write_figure(double figure, const char *unit)
{
    char text[32];
    snprintf(text, sizeof text, figure < 100 ? "%.2f %s" : "%.0f %s", figure, unit);
    printf(" %12s", text);
}

static void
judge(bool is_met)
{
    judged++;
    met += is_met;
    printf("  %s\n", is_met ? "met" : "NOT MET");
    fflush(stdout);
}

void
report_against(const char *goal, const char *what, const char *unit, double figure, double floor,
               double factor)
{
    double ratio = floor > 0 ? figure / floor : 0;
    printf("%-4s %-46s", goal, what);
    write_figure(figure, unit);
    write_figure(floor, unit);
    printf(" %7.2f %8s %.1f", ratio, "<=", factor);
    judge(ratio <= factor);
}

void
report_most(const char *goal, const char *what, const char *unit, double figure, double most)
{
    printf("%-4s %-46s", goal, what);
    write_figure(figure, unit);
    printf(" %12s %7s      <= %.4g", "", "", most);
    judge(figure <= most);
}

void
report_only(const char *goal, const char *what, const char *unit, double figure)
{
    printf("%-4s %-46s", goal, what);
    write_figure(figure, unit);
    printf("\n");
    fflush(stdout);
}

void
report_without(const char *goal, const char *what, const char *why)
{
    printf("%-4s %-46s  not measured: %s\n", goal, what, why);
}

void
report_end(void)
{
    printf("\n%zu of %zu goals met\n", met, judged);
}
