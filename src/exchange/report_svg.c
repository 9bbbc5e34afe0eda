/* report_svg.c - bars, pyramids and sparklines as SVG, in the colour of the text on the page, told
 * apart by hatching and by names (D03). */
#include "report_svg.h"

#include "base/html.h"
#include "base/utf8.h"
#include "report_chart.h"

/* Units of the drawing; the page scales it. */
#define WIDTH 720
#define LINE 22
#define BAR 14
#define LETTER 8 /* about as wide as one is */
#define GAP 8
#define LABEL_MOST 240
#define SPARK 48

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

/* No more of a label than its room. */
static void
append_label(const struct report_part *part, size_t row, size_t x, size_t y, const char *anchor,
             struct text *out)
{
    struct text label = TEXT_EMPTY, safe = TEXT_EMPTY;
    chart_append_label(part, row, &label);
    utf8_safe(&safe, text_string(&label), false);
    text_cut(&safe, utf8_fit(text_string(&safe), LABEL_MOST / LETTER));
    append_text(out, x, y, anchor, text_string(&safe));
    text_clear(&label);
    text_clear(&safe);
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
        for (size_t series = 0; series < part->series_count; series++, line++) {
            const struct report_cell *cell = chart_cell(part, row, series);
            if (part->series_count > 1)
                append_text(out, zero - GAP, line * LINE + BAR, "end",
                            chart_series_name(part, series));
            append_rectangle(out, number, series, zero, line * LINE + 2,
                             chart_length(cell, greatest, most));
            append_text(out, WIDTH, line * LINE + BAR, "end", cell->words);
        }
    }
    append_axis(zero, line * LINE, out);
}

static void
append_pyramid(const struct report_part *part, size_t number, struct text *out)
{
    size_t label = label_units(part), numbers = number_units(part);
    size_t most = (WIDTH - label - 4 * GAP - 2 * numbers) / 2, left = numbers + GAP + most;
    size_t right = left + 2 * GAP + label, rows = report_plain_rows(part);
    double greatest = chart_greatest(part, 0);
    append_text(out, left, BAR, "end", chart_series_name(part, 0));
    append_text(out, right, BAR, "start", chart_series_name(part, 1));
    for (size_t row = 0; row < rows; row++) {
        const struct report_cell *one = chart_cell(part, row, 0), *two = chart_cell(part, row, 1);
        size_t length = chart_length(one, greatest, most), y = (row + 1) * LINE;
        append_text(out, numbers, y + BAR, "end", one->words);
        append_rectangle(out, number, 0, left - length, y + 2, length);
        append_label(part, row, left + GAP + label / 2, y + BAR, "middle", out);
        append_rectangle(out, number, 1, right, y + 2, chart_length(two, greatest, most));
        append_text(out, WIDTH, y + BAR, "end", two->words);
    }
    append_axis(left, (rows + 1) * LINE, out);
    append_axis(right, (rows + 1) * LINE, out);
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

static void
append_description(const struct report_part *part, struct text *out)
{
    struct text words = TEXT_EMPTY;
    for (size_t series = 0; series < part->series_count; series++) {
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
    size_t rows = report_plain_rows(part);
    if (part->chart == REPORT_SPARKLINE)
        return part->series_count * (SPARK + LINE);
    return part->chart == REPORT_PYRAMID ? (rows + 1) * LINE : rows * part->series_count * LINE;
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
