/* report_text.c - a report as text: of each part the sentence, the chart and the table (D01). */
#include "report_text.h"

#include <string.h>

#include "base/utf8.h"

#define INDENT 2
#define BETWEEN 3 /* columns of a grid, fewer where there is little room */

void
report_append_wrapped(struct text *out, const char *words, size_t indent, size_t columns)
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

/* --- a grid of numbers --- */

struct grid {
    size_t widths[REPORT_COLUMNS_MOST], between;
};

/* Only what has numbers is a grid, and only where it has room for all of them. */
static bool
measure_grid(const struct report_part *part, size_t columns, struct grid *grid)
{
    size_t taken = INDENT, gaps = part->column_count - 1;
    bool numbers = false;
    for (size_t column = 0; column < part->column_count; column++) {
        grid->widths[column] = utf8_columns(part->columns[column]);
        for (size_t row = 0; row < report_rows(part); row++) {
            const struct report_cell *cell = report_at(part, row, column);
            size_t width = utf8_columns(cell->words);
            grid->widths[column] = width > grid->widths[column] ? width : grid->widths[column];
            numbers = numbers || cell->kind != REPORT_WORDS;
        }
        taken += grid->widths[column];
    }
    grid->between = BETWEEN;
    while (grid->between > 1 && taken + gaps * grid->between > columns)
        grid->between--;
    return numbers && taken + gaps * grid->between <= columns;
}

static bool
is_number(const struct report_part *part, size_t column)
{
    return report_at(part, 0, column)->kind != REPORT_WORDS;
}

/* Numbers to the right, and nothing behind the last words. */
static void
append_grid_cell(const struct report_part *part, size_t column, const char *words,
                 const struct grid *grid, struct text *out)
{
    struct text safe = TEXT_EMPTY;
    utf8_safe(&safe, words, false);
    size_t used = utf8_columns(text_string(&safe));
    size_t width = grid->widths[column];
    int missing = (int)(width > used ? width - used : 0);
    bool last = column + 1 == part->column_count;
    text_append_format(out, "%*s", column == 0 ? INDENT : (int)grid->between, "");
    if (is_number(part, column))
        text_append_format(out, "%*s%s", missing, "", text_string(&safe));
    else
        text_append_format(out, "%s%*s", text_string(&safe), last ? 0 : missing, "");
    text_clear(&safe);
}

static void
write_grid(const struct report_part *part, const struct grid *grid, struct text *out)
{
    for (size_t column = 0; column < part->column_count; column++)
        append_grid_cell(part, column, part->columns[column], grid, out);
    text_end_line(out);
    for (size_t row = 0; row < report_rows(part); row++) {
        for (size_t column = 0; column < part->column_count; column++)
            append_grid_cell(part, column, report_at(part, row, column)->words, grid, out);
        text_end_line(out);
    }
}

/* --- row by row --- */

/* The first cell, and below it a line for each of the others that says something. */
static void
write_row(const struct report_part *part, size_t row, size_t columns, struct text *out)
{
    text_append_format(out, "%*s", INDENT, "");
    report_append_wrapped(out, report_at(part, row, 0)->words, INDENT, columns);
    for (size_t i = 1; i < part->column_count; i++) {
        const char *words = report_at(part, row, i)->words;
        struct text line = TEXT_EMPTY;
        text_append_format(&line, "%s: %s", part->columns[i], words);
        if (*words != '\0') {
            text_append_format(out, "%*s", 2 * INDENT, "");
            report_append_wrapped(out, text_string(&line), 2 * (size_t)INDENT, columns);
        }
        text_clear(&line);
    }
}

static void
write_table(const struct report_part *part, const struct report_look *look, struct text *out)
{
    size_t columns = look->columns;
    struct grid grid;
    if (report_rows(part) == 0) {
        text_append_format(out, "%*s", INDENT, "");
        report_append_wrapped(out, part->nothing, INDENT, columns);
    } else if (look->drawn && measure_grid(part, columns, &grid)) {
        write_grid(part, &grid, out);
    } else {
        for (size_t row = 0; row < report_rows(part); row++)
            write_row(part, row, columns, out);
    }
}

/* --- the whole --- */

static void
write_part(const struct report_part *part, const struct report_look *look, struct text *out)
{
    struct text heading = TEXT_EMPTY;
    text_append_format(&heading, "%s (%zu)", part->heading, report_plain_rows(part));
    text_append_char(out, '\n');
    report_append_wrapped(out, text_string(&heading), 0, look->columns);
    text_clear(&heading);
    if (*part->sentence != '\0') {
        report_append_wrapped(out, part->sentence, 0, look->columns);
        text_append_char(out, '\n');
    }
    report_append_chart(part, look, out);
    write_table(part, look, out);
}

void
report_write_text(const struct report *report, const struct report_look *look, struct text *out)
{
    report_append_wrapped(out, report->title, 0, look->columns);
    for (size_t i = 0; i < report->note_count; i++) {
        text_append_char(out, '\n');
        report_append_wrapped(out, report->notes[i], 0, look->columns);
    }
    for (size_t i = 0; i < report->part_count; i++)
        write_part(&report->parts[i], look, out);
}
