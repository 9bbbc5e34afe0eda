/* row_cells.h - what stands in a row of another program's file, without that program's habits. */
#ifndef EXCHANGE_ROW_CELLS_H
#define EXCHANGE_ROW_CELLS_H

#include "headings.h"
#include "row_source.h"

#include <stddef.h>

/* A cell that has something in it. */
struct filled_cell {
    size_t column;
    int rank;
    char *text; /* without the habits of the program that wrote it; owned */
};

/* The lowest rank first. */
struct row_cells {
    struct filled_cell *items;
    size_t count, capacity;
};
/* Frees the texts and keeps the room for the next row. */
void row_cells_forget(struct row_cells *cells);
void row_cells_clear(struct row_cells *cells);

/* Adds the cells of the columns that mean something. */
void row_cells_collect(struct row_cells *cells, const struct mapping *mapping,
                       const struct source_row *row);

#endif
