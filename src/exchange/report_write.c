/* report_write.c - a report in whatever format; CSV and Markdown are here. */
#include "exchange/report_write.h"

#include <string.h>

#include "base/utf8.h"
#include "exchange/csv.h"
#include "report_html.h"
#include "report_object.h"
#include "report_text.h"

/* --- CSV --- */

/* A number as a spreadsheet takes it: 1204, not "1,204". */
static void
append_spreadsheet_cell(const struct report_cell *cell, struct text *out)
{
    if (cell->kind == REPORT_COUNT && !cell->withheld)
        text_append_format(out, "%llu", (unsigned long long)cell->count);
    else
        csv_write_cell(out, cell->words, ',');
}

static void
write_line(const char *what, const char *words, struct text *out)
{
    text_append_format(out, "%s,", what);
    csv_write_cell(out, words, ',');
    text_append(out, "\r\n");
}

/* The heading of its part stands before each row, so that a spreadsheet can choose by it. */
static void
write_spreadsheet_part(const struct report_part *part, struct text *out)
{
    text_append(out, "Part");
    for (size_t i = 0; i < part->column_count; i++) {
        text_append_char(out, ',');
        csv_write_cell(out, part->columns[i], ',');
    }
    text_append(out, "\r\n");
    for (size_t row = 0; row < report_rows(part); row++) {
        csv_write_cell(out, part->heading, ',');
        for (size_t i = 0; i < part->column_count; i++) {
            text_append_char(out, ',');
            append_spreadsheet_cell(report_at(part, row, i), out);
        }
        text_append(out, "\r\n");
    }
}

static void
write_spreadsheet(const struct report *report, struct text *out)
{
    write_line("Report", report->title, out);
    for (size_t i = 0; i < report->note_count; i++)
        write_line("Note", report->notes[i], out);
    for (size_t i = 0; i < report->part_count; i++) {
        if (report_rows(&report->parts[i]) > 0)
            write_spreadsheet_part(&report->parts[i], out);
    }
}

/* --- Markdown --- */

/* What would be markup stands behind a backslash. */
static void
append_markdown(struct text *out, const char *words)
{
    struct text safe = TEXT_EMPTY;
    utf8_safe(&safe, words, false);
    for (const char *at = text_string(&safe); *at != '\0'; at++) {
        if (strchr("\\`*_{}[]<>#|", *at))
            text_append_char(out, '\\');
        text_append_char(out, *at);
    }
    text_clear(&safe);
}

static void
write_markdown_part(const struct report_part *part, struct text *out)
{
    text_append(out, "\n## ");
    append_markdown(out, part->heading);
    text_append(out, "\n\n");
    if (*part->sentence != '\0') {
        append_markdown(out, part->sentence);
        text_append(out, "\n\n");
    }
    if (report_rows(part) == 0) {
        append_markdown(out, part->nothing);
        text_append(out, ".\n");
        return;
    }
    for (size_t i = 0; i < part->column_count; i++)
        text_append_format(out, "| %s ", part->columns[i]);
    text_append(out, "|\n");
    for (size_t i = 0; i < part->column_count; i++)
        text_append(out, report_at(part, 0, i)->kind == REPORT_WORDS ? "| --- " : "| ---: ");
    text_append(out, "|\n");
    for (size_t row = 0; row < report_rows(part); row++) {
        for (size_t i = 0; i < part->column_count; i++) {
            text_append(out, "| ");
            append_markdown(out, report_at(part, row, i)->words);
            text_append_char(out, ' ');
        }
        text_append(out, "|\n");
    }
}

static void
write_markdown(const struct report *report, struct text *out)
{
    text_append(out, "# ");
    append_markdown(out, report->title);
    text_append_char(out, '\n');
    for (size_t i = 0; i < report->note_count; i++) {
        text_append_char(out, '\n');
        append_markdown(out, report->notes[i]);
        text_append_char(out, '\n');
    }
    for (size_t i = 0; i < report->part_count; i++)
        write_markdown_part(&report->parts[i], out);
}

void
report_write(const struct report *report, enum report_format format, const struct report_look *look,
             struct text *out)
{
    switch (format) {
    case REPORT_TEXT:
        report_write_text(report, look, out);
        break;
    case REPORT_SPREADSHEET:
        write_spreadsheet(report, out);
        break;
    case REPORT_MARKDOWN:
        write_markdown(report, out);
        break;
    case REPORT_HTML:
        report_write_html(report, out);
        break;
    case REPORT_OBJECT:
        report_write_object(report, out);
        break;
    }
}
