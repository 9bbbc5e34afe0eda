/* report.c - puts the parts of a report together. */
#include "modules/report.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"

void
report_init(struct report *report, const char *title)
{
    *report = (struct report){.title = must_strdup(title)};
}

void
report_clear(struct report *report)
{
    for (size_t i = 0; i < report->part_count; i++) {
        struct report_part *part = &report->parts[i];
        for (size_t j = 0; j < part->cell_count; j++)
            free(part->cells[j]);
        free(part->cells);
        free(part->heading);
        free(part->nothing);
    }
    for (size_t i = 0; i < report->note_count; i++)
        free(report->notes[i]);
    free(report->notes);
    free(report->parts);
    free(report->title);
    *report = (struct report){.title = NULL};
}

void
report_note(struct report *report, struct text *note)
{
    report->notes = array_reserve(report->notes, &report->note_capacity, report->note_count + 1,
                                  sizeof *report->notes);
    report->notes[report->note_count++] = text_take(note);
}

void
report_begin_part(struct report *report, const char *heading, const char *nothing,
                  const char *const *columns, size_t column_count)
{
    report->parts = array_reserve(report->parts, &report->part_capacity, report->part_count + 1,
                                  sizeof *report->parts);
    report->parts[report->part_count++] = (struct report_part){
        .heading = must_strdup(heading),
        .nothing = must_strdup(nothing),
        .columns = columns,
        .column_count = column_count,
    };
}

void
report_cell(struct report *report, struct text *cell)
{
    struct report_part *part = &report->parts[report->part_count - 1];
    part->cells =
        array_reserve(part->cells, &part->cell_capacity, part->cell_count + 1, sizeof *part->cells);
    text_join_lines(cell);
    part->cells[part->cell_count++] = text_take(cell);
}

void
report_words(struct report *report, const char *words)
{
    struct text cell = TEXT_EMPTY;
    text_append(&cell, words ? words : "");
    report_cell(report, &cell);
}

size_t
report_rows(const struct report_part *part)
{
    return part->cell_count / part->column_count;
}
