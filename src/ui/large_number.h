/* large_number.h - for ui/ only: a number in large type, to be read from across a stand. It says
 * nothing that does not stand somewhere in words as well. */
#ifndef UI_LARGE_NUMBER_H
#define UI_LARGE_NUMBER_H

#include "term/canvas.h"

#include <stdbool.h>
#include <stddef.h>

#define LARGE_NUMBER_ROWS 5

/* Draws it from a row and column on; false, with nothing drawn, where it does not fit. */
bool large_number_draw(struct canvas *canvas, int row, int column, size_t number);

#endif
