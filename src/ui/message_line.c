/* message_line.c - a message that is wider than the screen goes on upwards. */
#include "ui/message_line.h"

#include "term/draw.h"

#define MESSAGE_ROWS 4

/* The lowest row with the cursor or a marker: a prompt has the one, the list below it the other. */
static int
lowest_in_hand(const struct canvas *canvas)
{
    for (int row = canvas->rows - 1; row > canvas->cursor_row; row--) {
        if (canvas->cells[row * canvas->columns].role == ROLE_SELECTED)
            return row;
    }
    return canvas->cursor_row;
}

void
message_line_draw(struct canvas *canvas, enum role role, const char *line)
{
    int bottom = canvas->rows - 2;
    int rows = draw_wrapped(NULL, 0, 0, canvas->columns, -1, ROLE_TEXT, line);
    int most = bottom - lowest_in_hand(canvas);
    if (most > MESSAGE_ROWS)
        most = MESSAGE_ROWS;
    if (rows > most)
        rows = most;
    if (rows <= 1) {
        draw_message(canvas, role, line);
        return;
    }
    for (int row = bottom - rows + 1; row <= bottom; row++)
        canvas_format(canvas, row, 0, -1, ROLE_TEXT, "%*s", canvas->columns, "");
    draw_wrapped(canvas, bottom - rows + 1, 0, canvas->columns, rows, role, line);
}
