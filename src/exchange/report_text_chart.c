/* report_text_chart.c - bars, pyramids and sparklines of characters (D02-D06).
 *
 * Series are told apart by what their bars are made of and by their names, never by colour; where a
 * bar would be shorter than eight cells there is no chart, and the table says it. */
#include <string.h>

#include "base/utf8.h"
#include "report_chart.h"
#include "report_text.h"

#define INDENT 2
#define GAP 2
#define LEAST_BAR 8 /* D06: below this a bar says nothing */
#define MOST_BAR 60 /* and no wider, so that a row can still be followed by eye */
#define MOST_LABEL 28
#define LEAST_PYRAMID 60 /* D05 */

static const char *const ascii_fills[REPORT_SERIES_MOST] = {"#", "=", "+", "-"};
static const char *const block_fills[REPORT_SERIES_MOST] = {"\u2588", "\u2592", "\u2593", "\u2591"};
/* From nought to the greatest. */
static const char *const ascii_levels[] = {"_", ".", ":", "-", "=", "+", "*", "#"};
static const char *const block_levels[] = {"_",      "\u2581", "\u2582", "\u2583",
                                           "\u2584", "\u2585", "\u2586", "\u2588"};
#define LEVELS (sizeof ascii_levels / sizeof ascii_levels[0])

static void
append_times(struct text *out, const char *what, size_t times)
{
    for (size_t i = 0; i < times; i++)
        text_append(out, what);
}

static size_t
larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* A label on so many lines as it takes, for what stands at its end may tell it apart. */
struct label {
    struct text lines; /* each with its end */
    const char *next;
};

static void
label_init(struct label *label, const struct report_part *part, size_t row, size_t columns)
{
    struct text words = TEXT_EMPTY;
    *label = (struct label){.lines = TEXT_EMPTY};
    chart_append_label(part, row, &words);
    report_append_wrapped(&label->lines, text_string(&words), 0, columns);
    label->next = text_string(&label->lines);
    text_clear(&words);
}

static bool
label_has_more(const struct label *label)
{
    return *label->next != '\0' && *label->next != '\n';
}

/* The next line in just so many columns; a word that is longer is cut. */
static void
label_append(struct label *label, size_t columns, struct text *out)
{
    struct text line = TEXT_EMPTY;
    size_t length = strcspn(label->next, "\n");
    text_append_bytes(&line, label->next, length);
    label->next += length + (label->next[length] == '\n' ? 1 : 0);
    utf8_append_cell(out, text_string(&line), columns);
    text_clear(&line);
}

/* The lines that are left, below the first. */
static void
label_end(struct label *label, size_t indent, size_t columns, struct text *out)
{
    while (label_has_more(label)) {
        append_times(out, " ", indent);
        label_append(label, columns, out);
        while (out->length > 0 && out->bytes[out->length - 1] == ' ')
            text_cut(out, out->length - 1);
        text_append_char(out, '\n');
    }
    text_clear(&label->lines);
}

/* The columns that labels, names of series and numbers take. */
struct widths {
    size_t label, name, number;
};

static struct widths
measure(const struct report_part *part)
{
    struct widths widths = {0};
    for (size_t row = 0; row < report_plain_rows(part); row++) {
        struct text label = TEXT_EMPTY;
        chart_append_label(part, row, &label);
        widths.label = larger(widths.label, utf8_columns(text_string(&label)));
        for (size_t series = 0; series < part->series_count; series++)
            widths.number =
                larger(widths.number, utf8_columns(chart_cell(part, row, series)->words));
        text_clear(&label);
    }
    for (size_t series = 0; series < part->series_count; series++)
        widths.name = larger(widths.name, utf8_columns(chart_series_name(part, series)));
    widths.label = widths.label < MOST_LABEL ? widths.label : MOST_LABEL;
    return widths;
}

/* What is left for each of so many bars, 0 when it is too little; on a narrow screen labels are cut
 * first. */
static size_t
bar_columns(size_t columns, size_t taken, size_t bars, size_t *label)
{
    size_t third = columns / 3;
    if (taken + bars * LEAST_BAR > columns && *label > third) {
        taken -= *label - third;
        *label = third;
    }
    size_t left = taken < columns ? (columns - taken) / bars : 0;
    return left < LEAST_BAR ? 0 : left < MOST_BAR ? left : MOST_BAR;
}

/* --- bars --- */

static void
append_bar(const struct report_part *part, size_t row, size_t series, size_t most,
           const struct widths *widths, const struct report_look *look, struct text *out)
{
    const struct report_cell *cell = chart_cell(part, row, series);
    const char *const *fills = look->blocks ? block_fills : ascii_fills;
    size_t length = chart_length(cell, chart_greatest(part, series), most);
    append_times(out, fills[series], length);
    append_times(out, " ", most - length + GAP + widths->number - utf8_columns(cell->words));
    text_append_format(out, "%s\n", cell->words);
}

static void
append_bars(const struct report_part *part, const struct report_look *look, struct text *out)
{
    struct widths widths = measure(part);
    bool named = part->series_count > 1;
    size_t taken =
        INDENT + widths.label + GAP + (named ? widths.name + GAP : 0) + GAP + widths.number;
    size_t most = bar_columns(look->columns, taken, 1, &widths.label);
    for (size_t row = 0; row < report_plain_rows(part) && most > 0; row++) {
        struct label label;
        label_init(&label, part, row, widths.label);
        for (size_t series = 0; series < part->series_count; series++) {
            append_times(out, " ", INDENT);
            label_append(&label, widths.label, out);
            append_times(out, " ", GAP);
            if (named) {
                utf8_append_cell(out, chart_series_name(part, series), widths.name);
                append_times(out, " ", GAP);
            }
            append_bar(part, row, series, most, &widths, look, out);
        }
        label_end(&label, INDENT, widths.label, out);
    }
}

/* --- pyramid --- */

static void
append_right(struct text *out, const char *words, size_t columns)
{
    size_t width = utf8_columns(words);
    append_times(out, " ", columns > width ? columns - width : 0);
    text_append(out, words);
}

static void
append_level(const struct report_part *part, size_t row, size_t most, const struct widths *widths,
             const struct report_look *look, struct text *out)
{
    const struct report_cell *left = chart_cell(part, row, 0), *right = chart_cell(part, row, 1);
    const char *const *fills = look->blocks ? block_fills : ascii_fills;
    double greatest = chart_greatest(part, 0);
    size_t left_length = chart_length(left, greatest, most);
    struct label label;
    label_init(&label, part, row, widths->label);
    append_times(out, " ", INDENT);
    append_right(out, left->words, widths->number);
    append_times(out, " ", GAP + most - left_length);
    append_times(out, fills[0], left_length);
    append_times(out, " ", GAP);
    label_append(&label, widths->label, out);
    append_times(out, " ", GAP);
    append_times(out, fills[1], chart_length(right, greatest, most));
    text_append_format(out, "  %s\n", right->words);
    label_end(&label, INDENT + widths->number + GAP + most + GAP, widths->label, out);
}

static void
append_pyramid(const struct report_part *part, const struct report_look *look, struct text *out)
{
    struct widths widths = measure(part);
    if (look->columns < LEAST_PYRAMID)
        return;
    size_t taken = INDENT + widths.label + 2 * widths.number + 4 * GAP;
    size_t most = bar_columns(look->columns, taken, 2, &widths.label);
    if (most == 0)
        return;
    append_times(out, " ", INDENT);
    append_right(out, chart_series_name(part, 0), widths.number + GAP + most);
    append_times(out, " ", GAP + widths.label + GAP);
    text_append_format(out, "%s\n", chart_series_name(part, 1));
    for (size_t row = 0; row < report_plain_rows(part); row++)
        append_level(part, row, most, &widths, look, out);
}

/* --- sparkline --- */

static void
append_line(const struct report_part *part, size_t series, const struct report_look *look,
            struct text *out)
{
    const char *const *levels = look->blocks ? block_levels : ascii_levels;
    for (size_t row = 0; row < report_plain_rows(part); row++) {
        const struct report_cell *cell = chart_cell(part, row, series);
        double greatest = chart_greatest(part, series);
        text_append(out, cell->withheld ? "c" : levels[chart_length(cell, greatest, LEVELS - 1)]);
    }
}

static void
append_sparklines(const struct report_part *part, const struct report_look *look, struct text *out)
{
    struct widths widths = measure(part);
    bool fits = INDENT + widths.name + GAP + report_plain_rows(part) <= look->columns;
    for (size_t series = 0; series < part->series_count; series++) {
        struct text four = TEXT_EMPTY;
        append_times(out, " ", INDENT);
        utf8_append_cell(out, chart_series_name(part, series), widths.name);
        if (fits) {
            append_times(out, " ", GAP);
            append_line(part, series, look, out);
        }
        text_append_char(out, '\n');
        chart_append_four(part, series, &four);
        append_times(out, " ", 2 * INDENT);
        report_append_wrapped(out, text_string(&four), 2 * (size_t)INDENT, look->columns);
        text_clear(&four);
    }
}

void
report_append_chart(const struct report_part *part, const struct report_look *look,
                    struct text *out)
{
    if (!chart_is_drawn(part) || !look->drawn)
        return;
    size_t before = out->length;
    switch (part->chart) {
    case REPORT_NO_CHART:
        break;
    case REPORT_BARS:
        append_bars(part, look, out);
        break;
    case REPORT_PYRAMID:
        append_pyramid(part, look, out);
        break;
    case REPORT_SPARKLINE:
        append_sparklines(part, look, out);
        break;
    }
    if (out->length > before)
        text_append_char(out, '\n');
}
