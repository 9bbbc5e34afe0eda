/* line_edit.h - one line of text being edited. */
#ifndef UI_LINE_EDIT_H
#define UI_LINE_EDIT_H

#include "base/key.h"
#include "term/canvas.h"
#include "ui/edit_buffer.h"

#include <stdbool.h>
#include <stddef.h>

#define LINE_EDIT_MOST 300 /* characters, as a field of one line has at most */

struct line_edit {
    struct edit_buffer buffer;
};

/* NULL is an empty line; the caret goes to the end. line_edit_clear frees. */
void line_edit_init(struct line_edit *edit, const char *value);
void line_edit_clear(struct line_edit *edit);
/* Takes the keys of edit_buffer_type; false for all others, which are somebody else's. */
bool line_edit_type(struct line_edit *edit, key pressed);
/* Inserts as much of a pasted text, whole clusters with blanks for line feeds, as leaves the line
 * within LINE_EDIT_MOST characters; returns how many characters that is (A27). */
size_t line_edit_paste(struct line_edit *edit, const char *text);
/* Borrowed, until the next key. */
const char *line_edit_value(const struct line_edit *edit);
/* Paints the part around the caret in `width` columns, with "~" where there is more. When focused
 * the cursor of the canvas goes to the caret. */
void line_edit_draw(const struct line_edit *edit, struct canvas *canvas, int row, int column,
                    int width, bool focused);

/* The same for what nobody may see: a star for each character, and the cursor behind them. */
void line_edit_draw_secret(const struct line_edit *edit, struct canvas *canvas, int row, int column,
                           int width);
/* Empties it, and overwrites what was there. */
void line_edit_wipe(struct line_edit *edit);

#endif
