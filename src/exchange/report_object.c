/* report_object.c - a report as JSON: numbers are numbers, what is withheld is null, and what can
 * be drawn is said (posact-pdf draws from it). */
#include "report_object.h"

#include "exchange/json_text.h"
#include "report_chart.h"

static const char *const chart_names[] = {
    [REPORT_NO_CHART] = "none",
    [REPORT_BARS] = "bars",
    [REPORT_PYRAMID] = "pyramid",
    [REPORT_SPARKLINE] = "sparkline",
};

/* Counts are exact; another number has the digits that it is shown with. */
static void
append_cell(const struct report_cell *cell, struct text *out)
{
    if (cell->kind == REPORT_COUNT && cell->withheld)
        text_append(out, "null");
    else if (cell->kind == REPORT_COUNT)
        text_append_format(out, "%llu", (unsigned long long)cell->count);
    else
        json_text_append(out, cell->words);
}

/* D04. */
static void
append_figures(const struct report_part *part, struct text *out)
{
    text_append(out, ", \"figures\": [");
    for (size_t i = 0; i < part->series_count; i++) {
        struct text four = TEXT_EMPTY;
        chart_append_four(part, i, &four);
        text_append(out, i > 0 ? ", " : "");
        json_text_append(out, text_string(&four));
        text_clear(&four);
    }
    text_append(out, "]");
}

static void
append_chart(const struct report_part *part, struct text *out)
{
    text_append(out, ", \"chart\": {");
    json_text_append_member(out, "kind", chart_names[part->chart]);
    text_append(out, ", \"series\": [");
    for (size_t i = 0; i < part->series_count; i++) {
        text_append(out, i > 0 ? ", " : "");
        json_text_append(out, chart_series_name(part, i));
    }
    text_append(out, "]");
    if (part->chart == REPORT_SPARKLINE)
        append_figures(part, out);
    text_append(out, ", \"rows\": [");
    for (size_t row = 0; row < report_plain_rows(part); row++) {
        struct text label = TEXT_EMPTY;
        chart_append_label(part, row, &label);
        text_append(out, row > 0 ? ",\n{" : "\n{");
        json_text_append_member(out, "label", text_string(&label));
        text_append(out, ", \"values\": [");
        for (size_t i = 0; i < part->series_count; i++) {
            const struct report_cell *cell = chart_cell(part, row, i);
            text_append(out, i > 0 ? ", " : "");
            if (cell->withheld)
                text_append(out, "null");
            else
                text_append_format(out, "%.10g", cell->value);
        }
        text_append(out, "]}");
        text_clear(&label);
    }
    text_append(out, "]}");
}

static void
append_part(const struct report_part *part, struct text *out)
{
    text_append(out, "{");
    json_text_append_member(out, "heading", part->heading);
    if (*part->sentence != '\0') {
        text_append(out, ", ");
        json_text_append_member(out, "sentence", part->sentence);
    }
    if (report_rows(part) == 0) {
        text_append(out, ", ");
        json_text_append_member(out, "nothing", part->nothing);
    }
    text_append(out, ", \"columns\": [");
    for (size_t i = 0; i < part->column_count; i++) {
        text_append(out, i > 0 ? ", " : "");
        json_text_append(out, part->columns[i]);
    }
    text_append(out, "]");
    if (chart_is_drawn(part))
        append_chart(part, out);
    text_append(out, ", \"rows\": [");
    for (size_t row = 0; row < report_rows(part); row++) {
        text_append(out, row > 0 ? ",\n{" : "\n{");
        for (size_t column = 0; column < part->column_count; column++) {
            text_append(out, column > 0 ? ", " : "");
            json_text_append(out, part->columns[column]);
            text_append(out, ": ");
            append_cell(report_at(part, row, column), out);
        }
        text_append_char(out, '}');
    }
    text_append(out, "]}");
}

void
report_write_object(const struct report *report, struct text *out)
{
    text_append(out, "{");
    json_text_append_member(out, "title", report->title);
    text_append(out, ", \"notes\": [");
    for (size_t i = 0; i < report->note_count; i++) {
        text_append(out, i > 0 ? ", " : "");
        json_text_append(out, report->notes[i]);
    }
    text_append(out, "], \"parts\": [\n");
    for (size_t i = 0; i < report->part_count; i++) {
        text_append(out, i > 0 ? ",\n" : "");
        append_part(&report->parts[i], out);
    }
    text_append(out, "\n]}\n");
}
