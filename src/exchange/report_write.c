/* report_write.c - a report as text, Markdown and JSON. */
#include "exchange/report_write.h"

#include <string.h>

#include "base/utf8.h"
#include "exchange/csv.h"
#include "exchange/json_text.h"
#include "report_html.h"

#define INDENT 4

static const char *
cell_of(const struct report_part *part, size_t row, size_t column)
{
    return part->cells[row * part->column_count + column];
}

/* --- text --- */

/* Word by word; a further line begins under the first. */
static void
append_wrapped(struct text *out, const char *words, size_t indent, size_t columns)
{
    struct text safe = TEXT_EMPTY;
    size_t used = indent;
    utf8_safe(&safe, words, false);
    const char *at = text_string(&safe);
    while (*at != '\0') {
        size_t length = strcspn(at, " ");
        struct text word = TEXT_EMPTY;
        text_append_bytes(&word, at, length);
        size_t width = utf8_columns(text_string(&word));
        bool first = used == indent;
        if (!first && used + 1 + width > columns) {
            text_append_format(out, "\n%*s", (int)indent, "");
            used = indent;
            first = true;
        }
        text_append(out, first ? "" : " ");
        text_append(out, text_string(&word));
        used += width + (first ? 0 : 1);
        text_clear(&word);
        at += length + strspn(at + length, " ");
    }
    text_append_char(out, '\n');
    text_clear(&safe);
}

/* The first cell, and below it a line for each of the others that says something. */
static void
write_text_row(const struct report_part *part, size_t row, size_t columns, struct text *out)
{
    text_append(out, "  ");
    append_wrapped(out, cell_of(part, row, 0), 2, columns);
    for (size_t i = 1; i < part->column_count; i++) {
        struct text line = TEXT_EMPTY;
        text_append_format(&line, "%s: %s", part->columns[i], cell_of(part, row, i));
        if (*cell_of(part, row, i) != '\0') {
            text_append_format(out, "%*s", INDENT, "");
            append_wrapped(out, text_string(&line), INDENT, columns);
        }
        text_clear(&line);
    }
}

static void
write_text(const struct report *report, size_t columns, struct text *out)
{
    append_wrapped(out, report->title, 0, columns);
    for (size_t i = 0; i < report->note_count; i++) {
        text_append_char(out, '\n');
        append_wrapped(out, report->notes[i], 0, columns);
    }
    for (size_t i = 0; i < report->part_count; i++) {
        const struct report_part *part = &report->parts[i];
        text_append_format(out, "\n%s (%zu)\n", part->heading, report_rows(part));
        if (report_rows(part) == 0)
            text_append_format(out, "  %s\n", part->nothing);
        for (size_t j = 0; j < report_rows(part); j++)
            write_text_row(part, j, columns, out);
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
    if (report_rows(part) == 0) {
        append_markdown(out, part->nothing);
        text_append(out, ".\n");
        return;
    }
    for (size_t i = 0; i < part->column_count; i++)
        text_append_format(out, "| %s ", part->columns[i]);
    text_append(out, "|\n");
    for (size_t i = 0; i < part->column_count; i++)
        text_append(out, "| --- ");
    text_append(out, "|\n");
    for (size_t row = 0; row < report_rows(part); row++) {
        for (size_t i = 0; i < part->column_count; i++) {
            text_append(out, "| ");
            append_markdown(out, part->cells[row * part->column_count + i]);
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

/* --- comma-separated --- */

static void
write_line(const char *first, const char *const *cells, size_t count, struct text *out)
{
    csv_write_cell(out, first, ',');
    for (size_t i = 0; i < count; i++) {
        text_append_char(out, ',');
        csv_write_cell(out, cells[i], ',');
    }
    text_append(out, "\r\n");
}

static void
write_rows(const struct report *report, struct text *out)
{
    write_line("Report", (const char *const[]){report->title}, 1, out);
    for (size_t i = 0; i < report->note_count; i++)
        write_line("Note", (const char *const[]){report->notes[i]}, 1, out);
    for (size_t i = 0; i < report->part_count; i++) {
        const struct report_part *part = &report->parts[i];
        if (report_rows(part) > 0)
            write_line("Part", part->columns, part->column_count, out);
        for (size_t row = 0; row < report_rows(part); row++)
            write_line(part->heading, (const char *const *)&part->cells[row * part->column_count],
                       part->column_count, out);
    }
}

/* --- JSON --- */

static void
write_object_part(const struct report_part *part, struct text *out)
{
    text_append(out, "{");
    json_text_append_member(out, "heading", part->heading);
    text_append(out, ", \"rows\": [");
    for (size_t i = 0; i < report_rows(part); i++) {
        text_append(out, i > 0 ? ",\n{" : "\n{");
        for (size_t j = 0; j < part->column_count; j++) {
            text_append(out, j > 0 ? ", " : "");
            json_text_append_member(out, part->columns[j], cell_of(part, i, j));
        }
        text_append_char(out, '}');
    }
    text_append(out, "]}");
}

static void
write_object(const struct report *report, struct text *out)
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
        write_object_part(&report->parts[i], out);
    }
    text_append(out, "\n]}\n");
}

void
report_write(const struct report *report, enum report_format format, size_t columns,
             struct text *out)
{
    switch (format) {
    case REPORT_TEXT:
        write_text(report, columns, out);
        break;
    case REPORT_MARKDOWN:
        write_markdown(report, out);
        break;
    case REPORT_HTML:
        report_write_html(report, out);
        break;
    case REPORT_ROWS:
        write_rows(report, out);
        break;
    case REPORT_OBJECT:
        write_object(report, out);
        break;
    }
}
