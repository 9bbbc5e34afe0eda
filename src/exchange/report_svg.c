/* report_svg.c - bars, pyramids and sparklines as SVG, in the colour of the text on the page, told
 * apart by hatching and by names (D03). */
#include "report_svg.h"

#include <string.h>

#include "base/html.h"
#include "base/utf8.h"
#include "report_chart.h"
#include "report_text.h"

/* Units of the drawing; the page scales it. */
#define WIDTH 720
#define LINE 22
#define BAR 14
#define LETTER 8 /* about as wide as one is */
#define GAP 8
#define LABEL_MOST 240
#define SPARK 48
#define TOLD_MOST 24 /* figures in the description of a chart */

static size_t
text_units(const char *words)
{
    return utf8_columns(words) * LETTER;
}

static void
append_text(struct text *out, size_t x, size_t y, const char *anchor, const char *words)
{
    text_append_format(out, "<text x=\"%zu\" y=\"%zu\" text-anchor=\"%s\">", x, y, anchor);
    html_append(out, words);
    text_append(out, "</text>\n");
}

static void
append_rectangle(struct text *out, size_t number, size_t series, size_t x, size_t y, size_t length)
{
    if (length == 0)
        return;
    text_append_format(out,
                       "<rect x=\"%zu\" y=\"%zu\" width=\"%zu\" height=\"%d\" "
                       "stroke=\"currentColor\" ",
                       x, y, length, BAR);
    if (series == 0)
        text_append(out, "fill=\"currentColor\"/>\n");
    else
        text_append_format(out, "fill=\"url(#hatch-%zu-%zu)\"/>\n", number, series);
}

/* Lines closer or wider, leaning one way or the other. */
static void
append_hatches(const struct report_part *part, size_t number, struct text *out)
{
    static const char *const lines[REPORT_SERIES_MOST] = {"", "M0 8L8 0", "M0 0L8 8M0 8L8 0",
                                                          "M4 0L4 8"};
    if (part->series_count < 2)
        return;
    text_append(out, "<defs>\n");
    for (size_t series = 1; series < part->series_count && series < REPORT_SERIES_MOST; series++)
        text_append_format(out,
                           "<pattern id=\"hatch-%zu-%zu\" width=\"8\" height=\"8\" "
                           "patternUnits=\"userSpaceOnUse\"><path d=\"%s\" fill=\"none\" "
                           "stroke=\"currentColor\" stroke-width=\"2\"/></pattern>\n",
                           number, series, lines[series]);
    text_append(out, "</defs>\n");
}

static size_t
label_units(const struct report_part *part)
{
    size_t widest = 0;
    for (size_t row = 0; row < report_plain_rows(part); row++) {
        struct text label = TEXT_EMPTY;
        chart_append_label(part, row, &label);
        size_t units = text_units(text_string(&label));
        widest = units > widest ? units : widest;
        text_clear(&label);
    }
    return widest < LABEL_MOST ? widest : LABEL_MOST;
}

static size_t
number_units(const struct report_part *part)
{
    size_t widest = 0;
    for (size_t row = 0; row < report_plain_rows(part); row++) {
        for (size_t series = 0; series < part->series_count; series++) {
            size_t units = text_units(chart_cell(part, row, series)->words);
            widest = units > widest ? units : widest;
        }
    }
    return widest;
}

static size_t
name_units(const struct report_part *part)
{
    size_t widest = 0;
    for (size_t series = 0; series < part->series_count && part->series_count > 1; series++) {
        size_t units = text_units(chart_series_name(part, series)) + GAP;
        widest = units > widest ? units : widest;
    }
    return widest;
}

/* The label of a row on lines of their own, of which there is one at least. */
static void
wrap_label(const struct report_part *part, size_t row, struct text *out)
{
    struct text label = TEXT_EMPTY;
    chart_append_label(part, row, &label);
    report_append_wrapped(out, text_string(&label), 0, LABEL_MOST / LETTER);
    text_clear(&label);
}

static size_t
lines_of(const struct report_part *part, size_t row)
{
    struct text label = TEXT_EMPTY;
    size_t lines = 0;
    wrap_label(part, row, &label);
    for (const char *at = text_string(&label); *at != '\0'; at++)
        lines += *at == '\n';
    text_clear(&label);
    return lines;
}

static void
append_label(const struct report_part *part, size_t row, size_t x, size_t y, const char *anchor,
             struct text *out)
{
    struct text label = TEXT_EMPTY;
    wrap_label(part, row, &label);
    for (const char *at = text_string(&label); *at != '\0'; y += LINE) {
        struct text line = TEXT_EMPTY;
        size_t length = strcspn(at, "\n");
        text_append_bytes(&line, at, length);
        text_cut(&line, utf8_fit(text_string(&line), LABEL_MOST / LETTER));
        append_text(out, x, y, anchor, text_string(&line));
        text_clear(&line);
        at += length + (at[length] == '\n' ? 1 : 0);
    }
    text_clear(&label);
}

/* A row of a chart is as high as its bars, or as its label. */
static size_t
row_lines(const struct report_part *part, size_t row)
{
    size_t bars = part->chart == REPORT_PYRAMID ? 1 : part->series_count;
    size_t lines = lines_of(part, row);
    return lines > bars ? lines : bars;
}

static void
append_axis(size_t x, size_t height, struct text *out)
{
    text_append_format(out, "<path d=\"M%zu 0V%zu\" stroke=\"currentColor\" fill=\"none\"/>\n", x,
                       height);
}

/* --- the kinds --- */

static void
append_bars(const struct report_part *part, size_t number, struct text *out)
{
    size_t zero = label_units(part) + GAP + name_units(part), line = 0;
    size_t most = WIDTH - zero - GAP - number_units(part);
    double greatest = chart_greatest(part, 0);
    for (size_t row = 0; row < report_plain_rows(part); row++) {
        append_label(part, row, 0, line * LINE + BAR, "start", out);
        for (size_t series = 0; series < part->series_count; series++) {
            const struct report_cell *cell = chart_cell(part, row, series);
            size_t y = (line + series) * LINE;
            if (part->series_count > 1)
                append_text(out, zero - GAP, y + BAR, "end", chart_series_name(part, series));
            append_rectangle(out, number, series, zero, y + 2, chart_length(cell, greatest, most));
            append_text(out, WIDTH, y + BAR, "end", cell->words);
        }
        line += row_lines(part, row);
    }
    append_axis(zero, line * LINE, out);
}

static void
append_pyramid(const struct report_part *part, size_t number, struct text *out)
{
    size_t label = label_units(part), numbers = number_units(part);
    size_t most = (WIDTH - label - 4 * GAP - 2 * numbers) / 2, left = numbers + GAP + most;
    size_t right = left + 2 * GAP + label, line = 1;
    double greatest = chart_greatest(part, 0);
    append_text(out, left, BAR, "end", chart_series_name(part, 0));
    append_text(out, right, BAR, "start", chart_series_name(part, 1));
    for (size_t row = 0; row < report_plain_rows(part); row++) {
        const struct report_cell *one = chart_cell(part, row, 0), *two = chart_cell(part, row, 1);
        size_t length = chart_length(one, greatest, most), y = line * LINE;
        append_text(out, numbers, y + BAR, "end", one->words);
        append_rectangle(out, number, 0, left - length, y + 2, length);
        append_label(part, row, left + GAP + label / 2, y + BAR, "middle", out);
        append_rectangle(out, number, 1, right, y + 2, chart_length(two, greatest, most));
        append_text(out, WIDTH, y + BAR, "end", two->words);
        line += row_lines(part, row);
    }
    append_axis(left, line * LINE, out);
    append_axis(right, line * LINE, out);
}

/* A line from nought up, with a gap where something is withheld, and a dot on each value. */
static void
append_sparkline(const struct report_part *part, size_t series, size_t top, size_t from,
                 struct text *out)
{
    size_t rows = report_plain_rows(part);
    double greatest = chart_greatest(part, series),
           step = (double)(WIDTH - from) / (double)(rows + 1);
    bool drawing = false;
    text_append_format(out, "<path d=\"M%zu %zuH%d\" stroke=\"currentColor\" fill=\"none\"/>\n",
                       from, top + SPARK, WIDTH);
    text_append(out, "<path stroke=\"currentColor\" stroke-width=\"2\" fill=\"none\" d=\"");
    for (size_t row = 0; row < rows; row++) {
        const struct report_cell *cell = chart_cell(part, row, series);
        double y = (double)top + SPARK * (1 - cell->value / greatest);
        if (!cell->withheld)
            text_append_format(out, "%c%.1f %.1fh.1", drawing ? 'L' : 'M',
                               (double)from + step * (double)(row + 1), y);
        drawing = !cell->withheld;
    }
    text_append(out, "\"/>\n");
}

static void
append_sparklines(const struct report_part *part, struct text *out)
{
    size_t from = name_units(part) + GAP;
    for (size_t series = 0; series < part->series_count; series++) {
        size_t top = series * (SPARK + LINE) + 4;
        if (part->series_count > 1)
            append_text(out, 0, top + SPARK, "start", chart_series_name(part, series));
        append_sparkline(part, series, top, from, out);
    }
}

/* --- in words --- */

/* Of many bars only which they are: the table has every figure, and nobody listens to them twice.
 */
static void
append_kind(const struct report_part *part, struct text *out)
{
    text_append(out, "Bars of ");
    for (size_t series = 0; series < part->series_count; series++)
        text_append_format(out, "%s%s", series > 0 ? ", " : "", chart_series_name(part, series));
    text_append(out, "; the figures are in the table");
}

static void
append_description(const struct report_part *part, struct text *out)
{
    struct text words = TEXT_EMPTY;
    bool many =
        part->chart != REPORT_SPARKLINE && report_plain_rows(part) * part->series_count > TOLD_MOST;
    if (many)
        append_kind(part, &words);
    for (size_t series = 0; series < part->series_count && !many; series++) {
        text_append_format(&words, "%s%s: ", series > 0 ? ". " : "",
                           chart_series_name(part, series));
        if (part->chart == REPORT_SPARKLINE) {
            chart_append_four(part, series, &words);
            continue;
        }
        for (size_t row = 0; row < report_plain_rows(part); row++) {
            text_append(&words, row > 0 ? ", " : "");
            chart_append_label(part, row, &words);
            text_append_format(&words, " %s", chart_cell(part, row, series)->words);
        }
    }
    html_append(out, text_string(&words));
    text_clear(&words);
}

static size_t
height_of(const struct report_part *part)
{
    size_t lines = part->chart == REPORT_PYRAMID ? 1 : 0;
    if (part->chart == REPORT_SPARKLINE)
        return part->series_count * (SPARK + LINE);
    for (size_t row = 0; row < report_plain_rows(part); row++)
        lines += row_lines(part, row);
    return lines * LINE;
}

void
report_append_svg(const struct report_part *part, size_t number, struct text *out)
{
    if (!chart_is_drawn(part))
        return;
    text_append_format(out,
                       "<figure>\n<svg role=\"img\" viewBox=\"-2 -2 %d %zu\" "
                       "aria-labelledby=\"title-%zu description-%zu\">\n<title id=\"title-%zu\">",
                       WIDTH + 4, height_of(part) + 4, number, number, number);
    html_append(out, part->heading);
    text_append_format(out, "</title>\n<desc id=\"description-%zu\">", number);
    append_description(part, out);
    text_append(out, "</desc>\n");
    append_hatches(part, number, out);
    text_append(out, "<g aria-hidden=\"true\">\n");
    if (part->chart == REPORT_BARS)
        append_bars(part, number, out);
    else if (part->chart == REPORT_PYRAMID)
        append_pyramid(part, number, out);
    else
        append_sparklines(part, out);
    text_append(out, "</g>\n</svg>\n");
    if (part->chart == REPORT_SPARKLINE) {
        for (size_t series = 0; series < part->series_count; series++) {
            struct text four = TEXT_EMPTY;
            chart_append_four(part, series, &four);
            text_append(out, series == 0 ? "<figcaption>" : "<br>\n");
            html_append(out, chart_series_name(part, series));
            text_append(out, ": ");
            html_append(out, text_string(&four));
            text_clear(&four);
        }
        text_append(out, "</figcaption>\n");
    }
    text_append(out, "</figure>\n");
}
