/* draw.h - the few shapes that every screen shares, painted on a canvas. */
#ifndef TERM_DRAW_H
#define TERM_DRAW_H

#include "term/canvas.h"

/* Line 1: where you are on the left, a state such as "[unsaved]" or "LIVE" on the right (A16). */
void draw_title(struct canvas *canvas, const char *left, const char *right);
/* The last line: "Enter open  e edit  ? help"; whole hints only, as many as fit. `hints` is
 * pairs "key\0label" given as an array of {key, label}, ended by a NULL key. */
struct hint {
    const char *key, *label;
};
void draw_hints(struct canvas *canvas, const struct hint *hints);
/* The last line but one (A07). */
void draw_message(struct canvas *canvas, enum role role, const char *text);
/* Wrapped text between columns; returns the number of rows taken, max_rows at most (-1 for no
 * limit); a text with more rows ends in "~". Breaks at blanks and line feeds, and inside a word
 * that is longer than a row. With canvas NULL only counts. */
int draw_wrapped(struct canvas *canvas, int row, int column, int width, int max_rows,
                 enum role role, const char *text);
/* "Window too small, 40x4", or as much of that as is narrow enough (A23). */
void draw_too_small(struct canvas *canvas);

#endif
