/* row_source.h - the rows of a file for import: CSV, JSON and vCard alike. */
#ifndef EXCHANGE_ROW_SOURCE_H
#define EXCHANGE_ROW_SOURCE_H

#include "base/error.h"
#include "exchange/import.h"
#include "headings.h"

#include <stdbool.h>
#include <stddef.h>

struct source_row {
    size_t line;
    const char *const *cells; /* one per column of the mapping; NULL for null and not given */
    const bool *given;        /* whether the row says anything of the column */
    const char *fault;        /* why the row cannot be read, or NULL */
    size_t fault_column;      /* or NO_COLUMN */
};

/* True when nobody would see anything in it. */
bool cell_is_blank(const char *cell);

struct row_source;

/* Reads the headings and maps them. The choices are borrowed until row_source_close. */
struct row_source *row_source_open(const struct import_options *options,
                                   const struct heading_choices *choices, struct error *error);
/* Borrowed. */
const struct mapping *row_source_mapping(const struct row_source *source);
/* "Mailchimp audience export, UTF-8, comma". Appended to out. */
void row_source_describe(const struct row_source *source, struct text *out);
/* The next row, borrowed until the next call; rows of empty cells are skipped. False with
 * ERROR_NONE at the end. */
bool row_source_next(struct row_source *source, struct source_row *row, struct error *error);
/* Back to the first row. */
bool row_source_rewind(struct row_source *source, struct error *error);
void row_source_close(struct row_source *source);

#endif
