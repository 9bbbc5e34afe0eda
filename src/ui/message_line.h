/* message_line.h - the last row but one (A07). */
#ifndef UI_MESSAGE_LINE_H
#define UI_MESSAGE_LINE_H

#include "term/canvas.h"

/* One row in a fixed place. Only a text that is wider takes rows above, never one that is in
 * hand. */
void message_line_draw(struct canvas *canvas, enum role role, const char *line);

#endif
