/* draw.c - title, hint bar, message line, wrapped text. */
#include "term/draw.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "term/wrap.h"

#define HINT_GAP 2 /* blanks between two hints */

void
draw_title(struct canvas *canvas, const char *left, const char *right)
{
    int room = canvas->columns;
    int state = canvas_columns(right);
    if (state > 0 && state < room)
        room -= state + 1;
    canvas_style(canvas, 0, 0, -1, ROLE_TITLE);
    canvas_text(canvas, 0, 0, room, ROLE_TITLE, left);
    canvas_text_right(canvas, 0, canvas->columns, ROLE_TITLE, right);
}

void
draw_hints(struct canvas *canvas, const struct hint *hints)
{
    int row = canvas->rows - 1;
    int column = 0;
    canvas_style(canvas, row, 0, -1, ROLE_HINT);
    for (; hints->key; hints++) {
        int gap = column > 0 ? HINT_GAP : 0;
        int width = canvas_columns(hints->key) + 1 + canvas_columns(hints->label);
        if (column + gap + width > canvas->columns)
            return;
        column = canvas_text(canvas, row, column + gap, -1, ROLE_KEY, hints->key) + 1;
        column = canvas_text(canvas, row, column, -1, ROLE_HINT, hints->label);
    }
}

void
draw_message(struct canvas *canvas, enum role role, const char *text)
{
    canvas_text(canvas, canvas->rows - 2, 0, -1, role, text);
}

static void
draw_row(struct canvas *canvas, int row, int column, int width, enum role role, const char *text,
         const struct wrap_row *part)
{
    struct text shown = TEXT_EMPTY;
    text_append_bytes(&shown, text + part->start, part->end - part->start);
    canvas_text(canvas, row, column, width, role, text_string(&shown));
    text_clear(&shown);
}

static bool
is_last(const struct wrap_row *part, const char *text)
{
    bool ends_in_line_feed = text[part->next] == '\0';
    return part->last || ends_in_line_feed;
}

int
draw_wrapped(struct canvas *canvas, int row, int column, int width, int max_rows, enum role role,
             const char *text)
{
    if (string_is_empty(text) || width <= 0)
        return 0;
    struct text safe = TEXT_EMPTY;
    utf8_safe(&safe, text, true);
    const char *lines = text_string(&safe);
    int rows = 0;
    struct wrap_row part = {.last = false};
    while (max_rows < 0 || rows < max_rows) {
        part = wrap_row_at(lines, part.next, width);
        if (canvas)
            draw_row(canvas, row + rows, column, width, role, lines, &part);
        rows++;
        if (is_last(&part, lines))
            break;
    }
    bool cut = rows > 0 && !is_last(&part, lines);
    if (canvas && cut)
        canvas_text(canvas, row + rows - 1, column + width - 1, 1, role, "~");
    text_clear(&safe);
    return rows;
}

void
draw_too_small(struct canvas *canvas)
{
    char *size = must_format("%dx%d", canvas->columns, canvas->rows);
    char *whole = must_format("Window too small, %s", size);
    char *brief = must_format("Too small, %s", size);
    bool wide = canvas_columns(whole) <= canvas->columns;
    bool narrow = canvas_columns(brief) > canvas->columns;
    canvas_erase(canvas);
    canvas_text(canvas, 0, 0, -1, ROLE_TEXT, wide ? whole : narrow ? "Small" : brief);
    free(brief);
    free(whole);
    free(size);
}
