/* calculator_protect.c - a table of counts as it may be released, with its totals (P46). */
#include <string.h>

#include "cli/calculator_parts.h"
#include "statistics/disclosure.h"

/* P46, domain: withheld to protect people; never zero or blank. */
#define HIDDEN "[c]"
#define GAP 2

/* The number of columns, and then the counts. */
static void
release(const uint64_t *numbers, size_t count, struct released *released)
{
    size_t columns = (size_t)numbers[0];
    disclosure_release(numbers + 1, (count - 1) / columns, columns, &disclosure_released, released);
}

void
calculator_json_protect(const uint64_t *numbers, size_t count, struct text *out)
{
    const struct disclosure_policy *policy = &disclosure_released;
    struct released released;
    release(numbers, count, &released);
    text_append_format(out, "{\"threshold\": %llu, \"rounding\": %llu, \"cells\": [",
                       (unsigned long long)policy->threshold, (unsigned long long)policy->rounding);
    for (size_t i = 0; i < released.rows * released.columns; i++) {
        const struct released_cell *cell = &released.cells[i];
        bool first = i % released.columns == 0, last = (i + 1) % released.columns == 0;
        text_append(out, !first ? ", " : i == 0 ? "\n[" : ",\n[");
        if (cell->hidden)
            text_append(out, "null");
        else
            text_append_format(out, "%llu", (unsigned long long)cell->shown);
        text_append(out, last ? "]" : "");
    }
    text_append(out, "\n]}\n");
    released_clear(&released);
}

/* --- as a table --- */

static void
append_cell(const struct released_cell *cell, struct text *out)
{
    if (cell->hidden)
        text_append(out, HIDDEN);
    else
        text_append_count(out, (size_t)cell->shown);
}

static size_t
width_of(const struct released *released, size_t column)
{
    size_t widest = strlen("Total");
    for (size_t row = 0; row < released->rows; row++) {
        struct text text = TEXT_EMPTY;
        append_cell(&released->cells[row * released->columns + column], &text);
        widest = text.length > widest ? text.length : widest;
        text_clear(&text);
    }
    return widest;
}

/* To the right of its column; the first of a line names it. */
static void
append_right(const char *words, size_t width, struct text *out)
{
    text_append_format(out, "%*s", (int)(GAP + width), words);
}

static void
append_heads(const struct released *released, struct text *out)
{
    text_append_format(out, "%-*s", (int)strlen("Row 1000"), "");
    for (size_t column = 0; column < released->columns; column++) {
        struct text head = TEXT_EMPTY;
        if (column + 1 < released->columns)
            text_append_format(&head, "%zu", column + 1);
        else
            text_append(&head, "Total");
        append_right(text_string(&head), width_of(released, column), out);
        text_clear(&head);
    }
    text_append(out, "\n");
}

static void
append_row(const struct released *released, size_t row, struct text *out)
{
    struct text name = TEXT_EMPTY;
    if (row + 1 < released->rows)
        text_append_format(&name, "Row %zu", row + 1);
    else
        text_append(&name, "Total");
    text_append_format(out, "%-*s", (int)strlen("Row 1000"), text_string(&name));
    for (size_t column = 0; column < released->columns; column++) {
        struct text cell = TEXT_EMPTY;
        append_cell(&released->cells[row * released->columns + column], &cell);
        append_right(text_string(&cell), width_of(released, column), out);
        text_clear(&cell);
    }
    text_append(out, "\n");
    text_clear(&name);
}

void
calculator_say_protect(const uint64_t *numbers, size_t count, struct text *out)
{
    const struct disclosure_policy *policy = &disclosure_released;
    struct released released;
    release(numbers, count, &released);
    append_heads(&released, out);
    for (size_t row = 0; row < released.rows; row++)
        append_row(&released, row, out);
    text_append_format(out,
                       "%s is below %llu, or hidden so that none of those can be worked out\n"
                       "The others are rounded to %llu each, so they need not add up\n",
                       HIDDEN, (unsigned long long)policy->threshold,
                       (unsigned long long)policy->rounding);
    text_append(out,
                "Two tables of nearly the same people can tell on those who are in one alone\n");
    released_clear(&released);
}
