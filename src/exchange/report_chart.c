/* report_chart.c - what all charts have in common. */
#include "report_chart.h"

const struct report_cell *
chart_cell(const struct report_part *part, size_t row, size_t series)
{
    return report_at(part, row, part->series + series);
}

const char *
chart_series_name(const struct report_part *part, size_t series)
{
    return part->columns[part->series + series];
}

void
chart_append_label(const struct report_part *part, size_t row, struct text *out)
{
    const char *between = "";
    for (size_t i = 0; i < part->series && report_at(part, row, i)->kind == REPORT_WORDS; i++) {
        const char *words = report_at(part, row, i)->words;
        if (*words == '\0')
            continue;
        text_append_format(out, "%s%s", between, words);
        between = ", ";
    }
}

/* 0 where there is none above it. */
static double
greatest_of(const struct report_part *part, size_t first, size_t count)
{
    double greatest = 0;
    for (size_t row = 0; row < report_plain_rows(part); row++) {
        for (size_t series = first; series < first + count; series++) {
            double value = chart_cell(part, row, series)->value;
            greatest = value > greatest ? value : greatest;
        }
    }
    return greatest;
}

bool
chart_is_drawn(const struct report_part *part)
{
    return part->chart != REPORT_NO_CHART && greatest_of(part, 0, part->series_count) > 0;
}

double
chart_greatest(const struct report_part *part, size_t series)
{
    double greatest = part->chart == REPORT_SPARKLINE ? greatest_of(part, series, 1)
                                                      : greatest_of(part, 0, part->series_count);
    return greatest > 0 ? greatest : 1;
}

size_t
chart_length(const struct report_cell *cell, double greatest, size_t most)
{
    if (cell->withheld || cell->value <= 0)
        return 0;
    size_t length = (size_t)(cell->value / greatest * (double)most + 0.5);
    return length > 0 ? length : 1;
}

/* --- the four figures --- */

static void
append_figure(const struct report_part *part, size_t series, const char *what, size_t row,
              struct text *out)
{
    text_append_format(out, "%s %s (", what, chart_cell(part, row, series)->words);
    chart_append_label(part, row, out);
    text_append(out, ")");
}

void
chart_append_four(const struct report_part *part, size_t series, struct text *out)
{
    size_t rows = report_plain_rows(part), least = rows, most = rows;
    for (size_t row = 0; row < rows; row++) {
        const struct report_cell *cell = chart_cell(part, row, series);
        if (cell->withheld)
            continue;
        if (least == rows || cell->value < chart_cell(part, least, series)->value)
            least = row;
        if (most == rows || cell->value > chart_cell(part, most, series)->value)
            most = row;
    }
    append_figure(part, series, "first", 0, out);
    append_figure(part, series, ", last", rows - 1, out);
    if (least == rows)
        return;
    append_figure(part, series, ", least", least, out);
    append_figure(part, series, ", most", most, out);
}
