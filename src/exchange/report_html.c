/* report_html.c - a report as one HTML file that needs nothing from outside (D08). */
#include "report_html.h"

#include "base/html.h"
#include "report_svg.h"

/* Colours of both themes keep a contrast of 7 and more. */
static const char style[] =
    "body{font:1rem/1.5 sans-serif;max-width:60rem;margin:1rem auto;padding:0 1rem;"
    "color:#111;background:#fff}"
    "table{border-collapse:collapse;width:100%}"
    "caption{text-align:left;font-weight:bold;padding:.5rem 0}"
    "th,td{border:1px solid #555;padding:.3rem .5rem;text-align:left;vertical-align:top}"
    ".n{text-align:right}figure{margin:1rem 0}svg{width:100%;height:auto}"
    "text{fill:currentColor;font:14px sans-serif}"
    "@media (prefers-color-scheme:dark){body{color:#eee;background:#111}th,td{border-color:#aaa}}"
    "@media print{body{max-width:none;color:#000;background:#fff}tr{break-inside:avoid}"
    "th,td{border-color:#000}}\n";

static void
append_element(struct text *out, const char *open, const char *words, const char *close)
{
    text_append(out, open);
    html_append(out, words);
    text_append(out, close);
}

/* The first cell names the row; numbers stand to the right. */
static void
append_row(struct text *out, const struct report_part *part, size_t row)
{
    text_append(out, "<tr>");
    for (size_t i = 0; i < part->column_count; i++) {
        const struct report_cell *cell = report_at(part, row, i);
        const char *open = cell->kind == REPORT_WORDS ? "<td>" : "<td class=\"n\">";
        append_element(out, i == 0 ? "<th scope=\"row\">" : open, cell->words,
                       i == 0 ? "</th>" : "</td>");
    }
    text_append(out, "</tr>\n");
}

static void
append_part(struct text *out, const struct report_part *part, size_t number)
{
    append_element(out, "<h2>", part->heading, "</h2>\n");
    if (*part->sentence != '\0')
        append_element(out, "<p>", part->sentence, "</p>\n");
    if (report_rows(part) == 0) {
        append_element(out, "<p>", part->nothing, ".</p>\n");
        return;
    }
    report_append_svg(part, number, out);
    append_element(out, "<table>\n<caption>", part->heading, "</caption>\n<thead><tr>");
    for (size_t i = 0; i < part->column_count; i++)
        append_element(out, "<th scope=\"col\">", part->columns[i], "</th>");
    text_append(out, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < report_rows(part); i++)
        append_row(out, part, i);
    text_append(out, "</tbody>\n</table>\n");
}

void
report_write_html(const struct report *report, struct text *out)
{
    html_start(out, "en-GB", report->title, style);
    append_element(out, "<h1>", report->title, "</h1>\n");
    for (size_t i = 0; i < report->note_count; i++)
        append_element(out, "<p>", report->notes[i], "</p>\n");
    for (size_t i = 0; i < report->part_count; i++)
        append_part(out, &report->parts[i], i + 1);
    html_end(out);
}
