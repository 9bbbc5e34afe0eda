/* figures.c - files of published figures, and how near one number is to another. */
#include "support/figures.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"
#include "exchange/csv.h"

#define COLUMNS_MOST 32
#define NEAR 1e-9

struct figures {
    struct csv *csv;
    char *headings[COLUMNS_MOST];
    size_t count;
    struct csv_row row;
};

struct figures *
figures_open(const char *path)
{
    struct error error;
    struct figures *figures = must_calloc(1, sizeof *figures);
    figures->csv = csv_open(path, &error);
    if (!figures->csv)
        fail_msg("%s", error.text);
    assert_true(csv_next(figures->csv, &figures->row, &error));
    assert_true(figures->row.count <= COLUMNS_MOST);
    for (size_t i = 0; i < figures->row.count; i++)
        figures->headings[figures->count++] = must_strdup(figures->row.cells[i]);
    return figures;
}

bool
figures_next(struct figures *figures)
{
    struct error error = {.code = ERROR_NONE};
    bool more = csv_next(figures->csv, &figures->row, &error);
    if (error.code != ERROR_NONE)
        fail_msg("%s", error.text);
    return more;
}

const char *
figures_cell(const struct figures *figures, const char *heading)
{
    for (size_t i = 0; i < figures->count && i < figures->row.count; i++) {
        if (string_equal(figures->headings[i], heading))
            return figures->row.cells[i];
    }
    fail_msg("no column '%s' on line %zu", heading, figures->row.line);
    return NULL;
}

uint64_t
figures_count(const struct figures *figures, const char *heading)
{
    return strtoull(figures_cell(figures, heading), NULL, 10);
}

void
figures_close(struct figures *figures)
{
    for (size_t i = 0; i < figures->count; i++)
        free(figures->headings[i]);
    csv_close(figures->csv);
    free(figures);
}

void
check_near(double actual, double expected, const char *what)
{
    /* Written so that a NaN fails. */
    if (!(fabs(actual - expected) <= NEAR * fabs(expected)))
        fail_msg("%s: %.15g, expected %.15g", what, actual, expected);
}

void
check_figure(struct figure actual, double expected, const char *what)
{
    if (!figure_is_defined(actual))
        fail_msg("%s: %s, expected %.15g", what, actual.undefined, expected);
    check_near(actual.value, expected, what);
}

void
check_undefined(struct figure actual, const char *what)
{
    if (figure_is_defined(actual))
        fail_msg("%s: %.15g, expected none", what, actual.value);
    assert_true(strlen(actual.undefined) > 10);
    assert_true(actual.value == 0);
}

void
check_cell(const struct figures *figures, const char *heading, struct figure actual)
{
    double expected = strtod(figures_cell(figures, heading), NULL);
    char *what = must_format("line %zu, %s", figures->row.line, heading);
    if (isfinite(expected))
        check_figure(actual, expected, what);
    else
        check_undefined(actual, what);
    free(what);
}
