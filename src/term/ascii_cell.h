/* ascii_cell.h - what a cell looks like on a terminal that is sent ASCII only.
 *
 * A letter with marks is its base letter, a typographic apostrophe the plain one; what has no ASCII
 * letter is a question mark, one for each column that it takes, so that columns stand. Only what
 * is sent changes, never what is stored (A33). */
#ifndef TERM_ASCII_CELL_H
#define TERM_ASCII_CELL_H

#include "term/canvas.h"

struct cell ascii_cell(const struct cell *cell);

#endif
