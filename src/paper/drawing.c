/* drawing.c - bars, pyramids and lines in black, told apart by hatching and by name. */
#include "drawing.h"

#include <stdio.h>
#include <string.h>

#define LINE 14.0
#define BAR 9.0
#define LABEL 120.0
#define NUMBER 60.0
#define GAP 6.0
#define SPARK 40.0

const char *
drawing_cell(const json_t *cell, char out[64])
{
    if (json_is_string(cell))
        return json_string_value(cell);
    if (!json_is_integer(cell)) {
        snprintf(out, 64, "[c]");
        return out;
    }
    char digits[32];
    snprintf(digits, sizeof digits, "%lld", (long long)json_integer_value(cell));
    size_t length = strlen(digits), at = 0;
    for (size_t i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0)
            out[at++] = ',';
        out[at++] = digits[i];
    }
    out[at] = '\0';
    return out;
}

struct chart {
    const json_t *series, *rows, *figures, *table;
    size_t series_count, count;
    double greatest;
};

static const json_t *
value_of(const struct chart *chart, size_t row, size_t series)
{
    return json_array_get(json_object_get(json_array_get(chart->rows, row), "values"), series);
}

static const char *
label_of(const struct chart *chart, size_t row)
{
    return json_string_value(json_object_get(json_array_get(chart->rows, row), "label"));
}

static const char *
series_name(const struct chart *chart, size_t series)
{
    return json_string_value(json_array_get(chart->series, series));
}

static const char *
words_of(const struct chart *chart, size_t row, size_t series, char out[64])
{
    return drawing_cell(
        json_object_get(json_array_get(chart->table, row), series_name(chart, series)), out);
}

static double
greatest_of(const struct chart *chart, size_t first, size_t behind)
{
    double greatest = 0;
    for (size_t row = 0; row < chart->count; row++) {
        for (size_t series = first; series < behind; series++) {
            double value = json_number_value(value_of(chart, row, series));
            greatest = value > greatest ? value : greatest;
        }
    }
    return greatest > 0 ? greatest : 1;
}

/* --- bars --- */

static void
hatch(cairo_t *cairo, double x, double y, double length, size_t series)
{
    cairo_save(cairo);
    cairo_rectangle(cairo, x, y, length, BAR);
    cairo_clip(cairo);
    for (double at = x - BAR; at < x + length + BAR; at += series == 3 ? 2.5 : 4) {
        if (series != 3) {
            cairo_move_to(cairo, at, y + BAR);
            cairo_line_to(cairo, at + BAR, y);
        }
        if (series >= 2) {
            cairo_move_to(cairo, series == 3 ? at : at + BAR, y + BAR);
            cairo_line_to(cairo, at, y);
        }
    }
    cairo_stroke(cairo);
    cairo_restore(cairo);
}

static void
draw_bar(struct page *page, double x, double y, double length, size_t series)
{
    if (length <= 0)
        return;
    cairo_set_line_width(page->cairo, 0.7);
    cairo_rectangle(page->cairo, PAGE_MARGIN + x, y, length, BAR);
    if (series == 0) {
        cairo_fill(page->cairo);
        return;
    }
    cairo_stroke(page->cairo);
    hatch(page->cairo, PAGE_MARGIN + x, y, length, series);
}

static double
length_of(const struct chart *chart, size_t row, size_t series, double most)
{
    double value = json_number_value(value_of(chart, row, series));
    double length = value / chart->greatest * most;
    return value <= 0 ? 0 : length < 1 ? 1 : length;
}

static double
larger(double a, double b)
{
    return a > b ? a : b;
}

static void
draw_bars(struct page *page, const struct chart *chart)
{
    double zero = LABEL + (chart->series_count > 1 ? NUMBER + GAP : 0) + GAP;
    double most = PAGE_WIDTH - zero - NUMBER;
    for (size_t row = 0; row < chart->count; row++) {
        double bars = LINE * (double)chart->series_count;
        double height = larger(bars, page_height(page, label_of(chart, row), LABEL));
        page_need(page, height);
        page_words(page, label_of(chart, row), 0, page->y, LABEL, false, false);
        for (size_t series = 0; series < chart->series_count; series++) {
            char words[64];
            if (chart->series_count > 1)
                page_words(page, series_name(chart, series), LABEL + GAP, page->y, NUMBER, true,
                           true);
            draw_bar(page, zero, page->y + 1, length_of(chart, row, series, most), series);
            page_words(page, words_of(chart, row, series, words), PAGE_WIDTH - NUMBER + GAP,
                       page->y, NUMBER - GAP, true, true);
            page->y += LINE;
        }
        page->y += height - bars;
    }
}

static void
draw_pyramid(struct page *page, const struct chart *chart)
{
    double most = (PAGE_WIDTH - LABEL - 2 * NUMBER - 2 * GAP) / 2, left = NUMBER + most;
    double right = left + LABEL + 2 * GAP;
    page_need(page, 3 * LINE);
    page_words(page, series_name(chart, 0), 0, page->y, left, true, true);
    page_words(page, series_name(chart, 1), right, page->y, most, false, true);
    page->y += LINE;
    for (size_t row = 0; row < chart->count; row++) {
        char words[64];
        double height = larger(LINE, page_height(page, label_of(chart, row), LABEL));
        page_need(page, height);
        double length = length_of(chart, row, 0, most);
        page_words(page, words_of(chart, row, 0, words), 0, page->y, NUMBER - GAP, true, true);
        draw_bar(page, left - length, page->y + 1, length, 0);
        page_words(page, label_of(chart, row), left + GAP, page->y, LABEL, false, false);
        draw_bar(page, right, page->y + 1, length_of(chart, row, 1, most), 1);
        page_words(page, words_of(chart, row, 1, words), PAGE_WIDTH - NUMBER, page->y, NUMBER, true,
                   true);
        page->y += height;
    }
}

/* --- lines --- */

/* From nought, each series on a scale of its own; a gap where something is withheld. */
static void
draw_line(struct page *page, const struct chart *chart, size_t series)
{
    cairo_t *cairo = page->cairo;
    double greatest = greatest_of(chart, series, series + 1), from = PAGE_MARGIN + LABEL;
    double step = (PAGE_WIDTH - LABEL) / (double)(chart->count + 1), zero = page->y + SPARK;
    bool drawing = false;
    cairo_set_line_width(cairo, 0.5);
    cairo_move_to(cairo, from, zero);
    cairo_line_to(cairo, PAGE_MARGIN + PAGE_WIDTH, zero);
    cairo_stroke(cairo);
    cairo_set_line_width(cairo, 1.2);
    for (size_t row = 0; row < chart->count; row++) {
        const json_t *value = value_of(chart, row, series);
        double x = from + step * (double)(row + 1);
        double y = zero - SPARK * json_number_value(value) / greatest;
        bool shown = !json_is_null(value);
        if (shown && drawing)
            cairo_line_to(cairo, x, y);
        else if (shown)
            cairo_move_to(cairo, x, y);
        if (shown)
            cairo_line_to(cairo, x + 0.1, y);
        drawing = shown;
    }
    cairo_stroke(cairo);
}

static void
draw_lines(struct page *page, const struct chart *chart)
{
    for (size_t series = 0; series < chart->series_count; series++) {
        page_need(page, SPARK + LINE + GAP);
        page_words(page, series_name(chart, series), 0, page->y + SPARK - LINE, LABEL - GAP, false,
                   true);
        draw_line(page, chart, series);
        page->y += SPARK + 2;
        page_words(page, json_string_value(json_array_get(chart->figures, series)), LABEL, page->y,
                   PAGE_WIDTH - LABEL, false, true);
        page->y += LINE + GAP;
    }
}

void
drawing_add(struct page *page, const json_t *part)
{
    const json_t *object = json_object_get(part, "chart");
    const char *kind = json_string_value(json_object_get(object, "kind"));
    struct chart chart = {
        .series = json_object_get(object, "series"),
        .rows = json_object_get(object, "rows"),
        .figures = json_object_get(object, "figures"),
        .table = json_object_get(part, "rows"),
    };
    if (!kind)
        return;
    chart.series_count = json_array_size(chart.series);
    chart.count = json_array_size(chart.rows);
    chart.greatest = greatest_of(&chart, 0, chart.series_count);
    page_font(page, "Sans", 8);
    cairo_tag_begin(page->cairo, "Figure", NULL);
    if (strcmp(kind, "bars") == 0)
        draw_bars(page, &chart);
    else if (strcmp(kind, "pyramid") == 0)
        draw_pyramid(page, &chart);
    else
        draw_lines(page, &chart);
    cairo_tag_end(page->cairo, "Figure");
    page->y += GAP;
}
