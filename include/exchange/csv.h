/* csv.h - comma- and tab-separated files as other programs write them, row by row (libcsv,
 * RFC 4180), and our own.
 *
 * Recognised: UTF-8 with or without BOM, UTF-16 with BOM or by its zero bytes, else Windows-1252;
 * comma, semicolon or tab from the heading line, or what a first line "sep=;" names; LF, CRLF and
 * CR line ends; our own TSV with its \t, \n, \r and \\. */
#ifndef EXCHANGE_CSV_H
#define EXCHANGE_CSV_H

#include "base/error.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

struct csv_row {
    size_t line; /* of the file, from 1, where the row starts */
    char **cells;
    size_t count;
};

struct csv;

/* Opens an ordinary file. ERROR_FILE. */
struct csv *csv_open(const char *path, struct error *error);
/* The same over bytes in memory (borrowed until csv_close). */
struct csv *csv_open_bytes(const void *bytes, size_t length);
/* Names what was recognised: "UTF-8, comma". Borrowed. */
const char *csv_dialect(const struct csv *csv);
/* The next row, borrowed until the next call; blank lines are skipped, cells are as they stand.
 * False with code ERROR_NONE at the end; ERROR_INPUT with "line N: what" on a quotation mark
 * without partner, or stray inside a quoted cell, bytes that are no text, a row over 1 MiB or
 * 10,000 cells. */
bool csv_next(struct csv *csv, struct csv_row *row, struct error *error);
void csv_close(struct csv *csv);

/* One cell of our own files, quoted where RFC 4180 asks. F05: a cell that a spreadsheet would
 * run (= + - @ TAB CR LF and their full-width forms first) gets a leading apostrophe, and so does
 * one that has such a sign after apostrophes: reading takes exactly one off. NULL is empty. */
void csv_write_cell(struct text *out, const char *cell, char delimiter);

#endif
