/* figures.h - files of published figures, and how near one number is to another. */
#ifndef SUPPORT_FIGURES_H
#define SUPPORT_FIGURES_H

#include "statistics/figure.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A CSV file with headings, opened; the test fails when it is not there. */
struct figures;
struct figures *figures_open(const char *path);
/* The next row; false at the end. */
bool figures_next(struct figures *figures);
/* Of this row, by the heading of the column. Borrowed until the next row. */
const char *figures_cell(const struct figures *figures, const char *heading);
uint64_t figures_count(const struct figures *figures, const char *heading);
void figures_close(struct figures *figures);

/* To within 1 part in 10^9, or the test fails and says which; `what` names it. */
void check_near(double actual, double expected, const char *what);
void check_figure(struct figure actual, double expected, const char *what);
void check_undefined(struct figure actual, const char *what);
/* Against the column of the row, where NaN and Inf mean that there is none. */
void check_cell(const struct figures *figures, const char *heading, struct figure actual);

#endif
