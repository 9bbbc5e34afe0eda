/* layout.h - what every screen has in common: the marker, the shell's rows, and when blank lines
 * have to make way for content (A23: 40x12). */
#ifndef UI_LAYOUT_H
#define UI_LAYOUT_H

#include "term/canvas.h"

#include <stdbool.h>

#define MARKER "> " /* before the row or field with the cursor (A02) */
#define MARKER_COLUMNS 2
#define SHELL_ROWS 2     /* message line and hint bar */
#define ROOMY_ROWS 16    /* from here on there is room for blank lines */
#define ROOMY_COLUMNS 60 /* from here on for words at the right */

/* The row with the cursor. Only the marker is highlighted: a bar across the row costs ten times
 * the bytes on each Down, which a slow line feels. */
static inline void
layout_mark(struct canvas *canvas, int row)
{
    canvas_text(canvas, row, 0, -1, ROLE_SELECTED, MARKER);
    canvas_place_cursor(canvas, row, MARKER_COLUMNS);
}

static inline bool
layout_is_tall(const struct canvas *canvas)
{
    return canvas->rows >= ROOMY_ROWS;
}

/* Where the text below a title begins: after a blank line where there is room. */
static inline int
layout_body_row(int rows)
{
    return rows >= ROOMY_ROWS ? 2 : 1;
}

/* Rows from there to the message line. */
static inline int
layout_body_height(int rows)
{
    return rows - SHELL_ROWS - layout_body_row(rows);
}

static inline bool
layout_is_wide(const struct canvas *canvas)
{
    return canvas->columns >= ROOMY_COLUMNS;
}

#endif
