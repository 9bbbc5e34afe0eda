/* edit_buffer.h - a text with a caret that moves by what people count as characters.
 *
 * The part that line_edit and text_edit share. The caret stands on a boundary between grapheme
 * clusters; every deletion takes whole clusters. */
#ifndef UI_EDIT_BUFFER_H
#define UI_EDIT_BUFFER_H

#include "base/key.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

struct edit_buffer {
    struct text text;
    size_t caret; /* offset in bytes */
};

/* The caret goes to the end. NULL is an empty text. */
void edit_buffer_init(struct edit_buffer *buffer, const char *value);
void edit_buffer_clear(struct edit_buffer *buffer);
/* Borrowed, until the next key. */
const char *edit_buffer_value(const struct edit_buffer *buffer);

void edit_buffer_insert(struct edit_buffer *buffer, uint32_t point);
void edit_buffer_insert_text(struct edit_buffer *buffer, const char *text, size_t length);
/* The keys of a line: characters, Left, Right, Home, Ctrl-A, End, Ctrl-E, Backspace, Delete,
 * Ctrl-W (word before), Ctrl-U (to the start of the line), Ctrl-K (to its end). True when the key
 * is one of them, also when there was nothing to do. */
bool edit_buffer_type(struct edit_buffer *buffer, key pressed);

#endif
