/* report.h - what a report says, before it is text, Markdown, HTML or JSON (exchange/
 * report_write.h): a title, notes, and parts that are a table each. */
#ifndef MODULES_REPORT_H
#define MODULES_REPORT_H

#include "base/text.h"

#include <stddef.h>

#define REPORT_COLUMNS_MOST 8

struct report_part {
    char *heading;
    char *nothing; /* said where there are no rows */
    const char *const *columns;
    size_t column_count;
    char **cells; /* row after row; "" for nothing */
    size_t cell_count, cell_capacity;
};

struct report {
    char *title;
    char **notes;
    size_t note_count, note_capacity;
    struct report_part *parts;
    size_t part_count, part_capacity;
};

void report_init(struct report *report, const char *title);
void report_clear(struct report *report);
/* Takes the text, which is empty then. */
void report_note(struct report *report, struct text *note);
/* The next table; the names of the columns are borrowed. */
void report_begin_part(struct report *report, const char *heading, const char *nothing,
                       const char *const *columns, size_t column_count);
/* The next cell of the last part; takes the text, which is empty then. */
void report_cell(struct report *report, struct text *cell);
/* Copies the words; NULL for nothing. */
void report_words(struct report *report, const char *words);
size_t report_rows(const struct report_part *part);

#endif
