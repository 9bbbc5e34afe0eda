/* canvas.h - a grid of styled cells that views paint on; it knows no terminal.
 *
 * Rows and columns count from 0 at the top left. Everything painted is passed through utf8_safe
 * (F01, F02): this is the one way to the screen. Painting outside the grid is cut, never an
 * error. */
#ifndef TERM_CANVAS_H
#define TERM_CANVAS_H

#include "base/text.h"
#include "config/theme.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CELL_POINTS 4

struct cell {
    uint32_t points[CELL_POINTS]; /* the cluster, 0-filled; more marks than fit are not shown */
    uint16_t columns;             /* 1 or 2; 0 for the right half of a wide cluster */
    uint16_t role;                /* enum role */
};

struct canvas {
    int rows, columns;
    struct cell *cells;            /* rows * columns, row by row */
    int cursor_row, cursor_column; /* where the hardware cursor goes (A01) */
};

struct canvas *canvas_new(int rows, int columns);
void canvas_free(struct canvas *canvas);
void canvas_resize(struct canvas *canvas, int rows, int columns);
/* Blanks of ROLE_TEXT everywhere, cursor at 0,0. */
void canvas_erase(struct canvas *canvas);

/* Paints text in at most `width` columns (or to the right edge when width < 0); returns the
 * column after it. A text that does not fit ends in "~" in its last column, so that a cut name
 * is seen to be cut. NULL paints nothing. */
int canvas_text(struct canvas *canvas, int row, int column, int width, enum role role,
                const char *text);
int canvas_format(struct canvas *canvas, int row, int column, int width, enum role role,
                  const char *format, ...) __attribute__((format(printf, 6, 7)));
/* Right-aligned, so that the text ends before `column`. */
void canvas_text_right(struct canvas *canvas, int row, int column, enum role role,
                       const char *text);
/* Columns that a text takes when painted whole; unlike utf8_columns it counts what utf8_safe makes
 * of control characters, and a mark without a letter as the one column that it is shown in. */
int canvas_columns(const char *text);
/* Gives the cells of a row from column on another role, text unchanged. */
void canvas_style(struct canvas *canvas, int row, int column, int width, enum role role);
void canvas_place_cursor(struct canvas *canvas, int row, int column);

/* What a screen reader sees: the rows as lines without trailing blanks, each ended by a line
 * feed. Appended to out. */
void canvas_dump(const struct canvas *canvas, struct text *out);

#endif
