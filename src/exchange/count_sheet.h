/* count_sheet.h - a published table of counts as it stands in the file, and what one of its cells
 * says. */
#ifndef EXCHANGE_COUNT_SHEET_H
#define EXCHANGE_COUNT_SHEET_H

#include "base/error.h"
#include "base/text.h"
#include "modules/count_table.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct count_sheet_row {
    size_t line; /* of the file */
    char **cells;
    size_t count;
};

struct count_sheet {
    struct count_sheet_row *rows;
    size_t count, capacity;
    struct text dialect; /* "UTF-8, comma" */
};

/* The whole file; "-" is not taken. Clear it in any case. */
bool count_sheet_read(const char *path, struct count_sheet *sheet, struct error *error);
bool count_sheet_read_bytes(const void *bytes, size_t length, struct count_sheet *sheet,
                            struct error *error);
void count_sheet_clear(struct count_sheet *sheet);
/* "" beyond the end of the row. Borrowed. */
const char *count_sheet_cell(const struct count_sheet_row *row, size_t column);
/* True when no cell says anything. */
bool count_row_is_blank(const struct count_sheet_row *row);

enum count_word {
    COUNT_WORD_NUMBER,
    COUNT_WORD_UNKNOWN,  /* "..", "*", "[c]", nothing: not known, which is not none */
    COUNT_WORD_DECIMALS, /* a headcount with decimals: 122.45 */
    COUNT_WORD_OTHER,    /* no count at all */
};
/* What people publish as a count: blanks around it, "1,976", "-" for none, a mark of a footnote
 * behind it ("1,976 [2]", "12 (r)"). FTE is rounded to hundredths. */
enum count_word count_word_read(const char *cell, enum count_basis basis, uint64_t *count);

#endif
