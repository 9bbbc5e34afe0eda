/* report.c - puts the parts of a report together. */
#include "modules/report.h"

#include <assert.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"

void
report_init(struct report *report, const char *title)
{
    *report = (struct report){.title = must_strdup(title)};
}

static void
part_clear(struct report_part *part)
{
    for (size_t i = 0; i < part->cell_count; i++)
        free(part->cells[i].words);
    free(part->cells);
    free(part->columns);
    free(part->heading);
    free(part->sentence);
    free(part->nothing);
}

void
report_clear(struct report *report)
{
    for (size_t i = 0; i < report->part_count; i++)
        part_clear(&report->parts[i]);
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
    assert(column_count <= REPORT_COLUMNS_MOST);
    report->parts = array_reserve(report->parts, &report->part_capacity, report->part_count + 1,
                                  sizeof *report->parts);
    report->parts[report->part_count++] = (struct report_part){
        .heading = must_strdup(heading),
        .sentence = must_strdup(""),
        .nothing = must_strdup(nothing),
        .columns = must_calloc(column_count, sizeof *columns),
        .column_count = column_count,
    };
    for (size_t i = 0; i < column_count; i++)
        report->parts[report->part_count - 1].columns[i] = columns[i];
}

void
report_take_parts(struct report *report, struct report *other, const char *words)
{
    size_t count = report->part_count + other->part_count;
    report->parts =
        array_reserve(report->parts, &report->part_capacity, count, sizeof *report->parts);
    for (size_t i = 0; i < other->part_count; i++) {
        struct report_part *part = &report->parts[report->part_count++];
        *part = other->parts[i];
        char *heading = must_format("%s: %s", words, part->heading);
        free(part->heading);
        part->heading = heading;
    }
    other->part_count = 0;
}

/* -- Of the last part ------------------------------------------------------------------------ */

static struct report_part *
last_part(const struct report *report)
{
    return &report->parts[report->part_count - 1];
}

void
report_sentence(struct report *report, struct text *sentence)
{
    struct report_part *part = last_part(report);
    free(part->sentence);
    part->sentence = text_take(sentence);
}

void
report_people(struct report *report, enum report_people people, int sums)
{
    last_part(report)->people = people;
    last_part(report)->sums = sums;
}

void
report_chart(struct report *report, enum report_chart chart, size_t first, size_t series)
{
    struct report_part *part = last_part(report);
    assert(series > 0 && series <= REPORT_SERIES_MOST && first + series <= part->column_count);
    assert(chart != REPORT_PYRAMID || series == 2);
    part->chart = chart;
    part->series = first;
    part->series_count = series;
}

static struct report_cell *
add_cell(struct report *report, enum report_cell_kind kind, struct text *words)
{
    struct report_part *part = last_part(report);
    part->cells =
        array_reserve(part->cells, &part->cell_capacity, part->cell_count + 1, sizeof *part->cells);
    struct report_cell *cell = &part->cells[part->cell_count++];
    text_join_lines(words);
    *cell = (struct report_cell){.kind = kind, .words = text_take(words)};
    return cell;
}

void
report_cell(struct report *report, struct text *cell)
{
    add_cell(report, REPORT_WORDS, cell);
}

void
report_words(struct report *report, const char *words)
{
    struct text cell = TEXT_EMPTY;
    text_append(&cell, words ? words : "");
    report_cell(report, &cell);
}

void
report_count(struct report *report, uint64_t count)
{
    struct text words = TEXT_EMPTY;
    struct report_cell *cell = add_cell(report, REPORT_COUNT, &words);
    cell->count = count;
}

void
report_counted(struct report *report, uint64_t count, bool withheld)
{
    report_count(report, withheld ? 0 : count);
    struct report_part *last = last_part(report);
    last->cells[last->cell_count - 1].withheld = withheld;
}

void
report_value(struct report *report, struct text *words, double value)
{
    add_cell(report, REPORT_FIGURE, words)->value = value;
}

void
report_withheld(struct report *report)
{
    struct text words = TEXT_EMPTY;
    text_append(&words, REPORT_WITHHELD);
    add_cell(report, REPORT_FIGURE, &words)->withheld = true;
}

void
report_figure(struct report *report, double value, int decimals, const char *unit)
{
    struct text words = TEXT_EMPTY;
    text_append_format(&words, "%.*f%s", decimals, value, unit);
    add_cell(report, REPORT_FIGURE, &words)->value = value;
}

void
report_share(struct report *report, size_t part, size_t base)
{
    struct text words = TEXT_EMPTY;
    struct report_cell *cell = add_cell(report, REPORT_SHARE, &words);
    cell->part = part;
    cell->base = base;
}

void
report_share_of_both(struct report *report, size_t part, size_t other)
{
    report_share(report, part, other);
    struct report_part *last = last_part(report);
    last->cells[last->cell_count - 1].of_both = true;
}

void
report_median(struct report *report, const char *words, double value, size_t base)
{
    struct text cell = TEXT_EMPTY;
    text_append(&cell, words);
    struct report_cell *median = add_cell(report, REPORT_MEDIAN, &cell);
    median->value = value;
    median->base = base;
}

size_t
report_place(const struct report *report)
{
    return last_part(report)->cell_count;
}

size_t
report_rows(const struct report_part *part)
{
    return part->cell_count / part->column_count;
}

const struct report_cell *
report_at(const struct report_part *part, size_t row, size_t column)
{
    return &part->cells[row * part->column_count + column];
}

size_t
report_plain_rows(const struct report_part *part)
{
    size_t rows = report_rows(part);
    return rows > 0 && (part->sums & REPORT_ADDS_DOWN) != 0 ? rows - 1 : rows;
}
