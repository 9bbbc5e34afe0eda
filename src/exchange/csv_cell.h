/* csv_cell.h - cells of posact's own files, read back. */
#ifndef EXCHANGE_CSV_CELL_H
#define EXCHANGE_CSV_CELL_H

#include "base/text.h"

/* Begins the heading line of an exported TSV file; the reader knows it by that. */
#define TSV_OWN_START "id\tcreated\tchanged\t"

/* The cell without the apostrophe that csv_write_cell put before it (F05). Borrowed from it. */
const char *csv_own_cell(const char *cell);

/* A cell of our TSV: tab, line feed, carriage return and backslash as \t \n \r \\, F05 first. */
void tsv_write_cell(struct text *out, const char *cell);
/* The same back, but for F05. */
void tsv_read_cell(struct text *out, const char *cell, size_t length);

#endif
