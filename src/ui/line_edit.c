/* line_edit.c - paints a line that may be longer than its field. */
#include "ui/line_edit.h"

#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "term/cluster.h"

#define NARROW 3 /* columns that hold the caret between two marks */

void
line_edit_init(struct line_edit *edit, const char *value)
{
    edit_buffer_init(&edit->buffer, value);
}

void
line_edit_clear(struct line_edit *edit)
{
    edit_buffer_clear(&edit->buffer);
}

bool
line_edit_type(struct line_edit *edit, key pressed)
{
    return edit_buffer_type(&edit->buffer, pressed);
}

/* Bytes of the longest run of whole clusters that has at most so many characters. */
static size_t
fit_characters(const char *text, size_t most)
{
    size_t offset = 0;
    size_t taken = 0;
    while (text[offset] != '\0') {
        uint32_t point;
        size_t next = utf8_next_cluster(text, offset);
        for (size_t at = offset; at < next; taken++)
            at += utf8_decode(text + at, &point);
        if (taken > most)
            break;
        offset = next;
    }
    return offset;
}

size_t
line_edit_paste(struct line_edit *edit, const char *text)
{
    size_t there = utf8_length(line_edit_value(edit));
    size_t room = there < LINE_EDIT_MOST ? LINE_EDIT_MOST - there : 0;
    size_t kept = fit_characters(text, room);
    struct text line = TEXT_EMPTY;
    text_append_bytes(&line, text, kept);
    for (size_t i = 0; i < line.length; i++) {
        if (line.bytes[i] == '\n')
            line.bytes[i] = ' ';
    }
    edit_buffer_insert_text(&edit->buffer, text_string(&line), line.length);
    size_t characters = utf8_length(text_string(&line));
    text_clear(&line);
    return characters;
}

const char *
line_edit_value(const struct line_edit *edit)
{
    return edit_buffer_value(&edit->buffer);
}

/* Columns that are hidden on the left so that the caret, `caret` columns from the start, is shown.
 * Half a field at a time: most keys then move only the caret, and some text stands on both sides
 * of it. */
static int
hidden_columns(int total, int caret, int width)
{
    if (total < width || caret < width - 1)
        return 0;
    if (width < NARROW)
        return caret - (width - 1);
    int half = width / 2;
    return ((caret - (width - 1)) / half + 1) * half;
}

/* Paints the clusters between two columns of the text; `left` is where its column `from` comes
 * to. */
static void
draw_part(const char *text, struct canvas *canvas, int row, int left, int from, int to,
          enum role role)
{
    int column = 0;
    size_t offset = 0;
    while (text[offset] != '\0' && column < to) {
        struct text shown = TEXT_EMPTY;
        size_t next;
        int columns = cluster_columns(text, offset, &next);
        cluster_show(text, offset, &shown);
        if (column >= from && column + columns <= to)
            canvas_text(canvas, row, left + column - from, -1, role, text_string(&shown));
        text_clear(&shown);
        column += columns;
        offset = next;
    }
}

void
line_edit_draw(const struct line_edit *edit, struct canvas *canvas, int row, int column, int width,
               bool focused)
{
    if (width <= 0)
        return;
    const char *text = line_edit_value(edit);
    enum role role = focused ? ROLE_INPUT : ROLE_TEXT;
    int total = cluster_columns_between(text, 0, edit->buffer.text.length);
    int caret = cluster_columns_between(text, 0, edit->buffer.caret);
    int hidden = focused ? hidden_columns(total, caret, width) : 0;
    if (hidden == 0 && !focused) {
        canvas_text(canvas, row, column, width, role, text);
        return;
    }
    bool more = total - hidden > width;
    int from = hidden > 0 ? hidden + 1 : 0;
    int to = hidden + width - (more ? 1 : 0);
    draw_part(text, canvas, row, column + from - hidden, from, to, role);
    if (hidden > 0)
        canvas_text(canvas, row, column, 1, ROLE_MUTED, "~");
    if (more)
        canvas_text(canvas, row, column + width - 1, 1, ROLE_MUTED, "~");
    canvas_place_cursor(canvas, row, column + caret - hidden);
}

void
line_edit_draw_secret(const struct line_edit *edit, struct canvas *canvas, int row, int column,
                      int width)
{
    size_t length = utf8_length(line_edit_value(edit));
    int room = width > 0 ? width - 1 : 0, columns = length < (size_t)room ? (int)length : room;
    struct text stars = TEXT_EMPTY;
    for (int i = 0; i < columns; i++)
        text_append_char(&stars, '*');
    canvas_text(canvas, row, column, columns, ROLE_INPUT, text_string(&stars));
    canvas_place_cursor(canvas, row, column + columns);
    text_clear(&stars);
}

void
line_edit_wipe(struct line_edit *edit)
{
    struct text *text = &edit->buffer.text;
    if (text->bytes)
        explicit_bzero(text->bytes, text->length);
    line_edit_clear(edit);
    line_edit_init(edit, NULL);
}
