/* text_edit.h - several lines of text being edited. */
#ifndef UI_TEXT_EDIT_H
#define UI_TEXT_EDIT_H

#include "base/key.h"
#include "term/canvas.h"
#include "ui/edit_buffer.h"

#include <stdbool.h>
#include <stddef.h>

#define TEXT_EDIT_MOST_BYTES 65536 /* as notes have at most */

struct text_edit {
    struct edit_buffer buffer;
    int width;     /* columns of the rows that Up and Down move by: what it was drawn in last */
    int goal;      /* column that Up and Down keep to; -1 when it is where the caret is */
    int first_row; /* shown at the top */
};

/* NULL is an empty text; the caret goes to the end. text_edit_clear frees. */
void text_edit_init(struct text_edit *edit, const char *value);
void text_edit_clear(struct text_edit *edit);
/* Takes the keys of edit_buffer_type, and Enter, Up and Down. False for all others, and for Up on
 * the first row and Down on the last: a form then moves on to the next field. */
bool text_edit_type(struct text_edit *edit, key pressed);
/* Inserts as much of a pasted text, whole clusters, as leaves the text within
 * TEXT_EDIT_MOST_BYTES; returns how many characters that is (A27). */
size_t text_edit_paste(struct text_edit *edit, const char *text);
/* Borrowed, until the next key; lines end in line feeds. */
const char *text_edit_value(const struct text_edit *edit);
/* Rows that the text takes in `width` columns, at least 1. */
int text_edit_rows(const struct text_edit *edit, int width);
/* Paints the rows around the caret in `height` rows; the last column is left for the caret. When
 * focused the cursor of the canvas goes to the caret. A text that goes on below ends in "~". */
void text_edit_draw(struct text_edit *edit, struct canvas *canvas, int row, int column, int width,
                    int height, bool focused);

#endif
