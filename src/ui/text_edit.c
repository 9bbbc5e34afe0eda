/* text_edit.c - a text in rows: where the caret is, what is shown, Up and Down. */
#include "ui/text_edit.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "term/cluster.h"
#include "term/wrap.h"

#define NO_GOAL (-1)

/* A row of the text and its number. */
struct place {
    struct wrap_row row;
    int number;
};

void
text_edit_init(struct text_edit *edit, const char *value)
{
    edit_buffer_init(&edit->buffer, value);
    edit->width = INT_MAX;
    edit->goal = NO_GOAL;
    edit->first_row = 0;
}

void
text_edit_clear(struct text_edit *edit)
{
    edit_buffer_clear(&edit->buffer);
}

const char *
text_edit_value(const struct text_edit *edit)
{
    return edit_buffer_value(&edit->buffer);
}

/* The caret at the end of a full row needs a column. */
static int
wrap_width(int width)
{
    return width > 1 ? width - 1 : 1;
}

static struct place
first_place(const char *text, int width)
{
    return (struct place){.row = wrap_row_at(text, 0, width), .number = 0};
}

static void
next_place(const char *text, int width, struct place *place)
{
    place->row = wrap_row_at(text, place->row.next, width);
    place->number++;
}

static struct place
place_of_row(const char *text, int width, int number)
{
    struct place place = first_place(text, width);
    while (place.number < number && !place.row.last)
        next_place(text, width, &place);
    return place;
}

static struct place
place_of_caret(const struct text_edit *edit, int width)
{
    const char *text = text_edit_value(edit);
    struct place place = first_place(text, width);
    while (!place.row.last && edit->buffer.caret >= place.row.next)
        next_place(text, width, &place);
    return place;
}

static int
caret_column(const struct text_edit *edit, const struct wrap_row *row)
{
    return cluster_columns_between(text_edit_value(edit), row->start, edit->buffer.caret);
}

/* The offset in a row that is nearest to a column, without passing it. */
static size_t
offset_at(const char *text, const struct wrap_row *row, int column)
{
    int at = 0;
    size_t offset = row->start;
    while (offset < row->end) {
        size_t next;
        at += cluster_columns(text, offset, &next);
        /* In a row that ends within a word the place after it belongs to the next row. */
        bool in_next_row = next == row->next && !row->last;
        if (at > column || in_next_row)
            break;
        offset = next;
    }
    return offset;
}

static bool
move_by_row(struct text_edit *edit, int rows)
{
    const char *text = text_edit_value(edit);
    int width = wrap_width(edit->width);
    struct place here = place_of_caret(edit, width);
    if ((rows < 0 && here.number == 0) || (rows > 0 && here.row.last))
        return false;
    if (edit->goal == NO_GOAL)
        edit->goal = caret_column(edit, &here.row);
    struct place there = place_of_row(text, width, here.number + rows);
    edit->buffer.caret = offset_at(text, &there.row, edit->goal);
    return true;
}

bool
text_edit_type(struct text_edit *edit, key pressed)
{
    if (pressed == KEY_ARROW_UP)
        return move_by_row(edit, -1);
    if (pressed == KEY_ARROW_DOWN)
        return move_by_row(edit, 1);
    edit->goal = NO_GOAL;
    if (pressed == KEY_RETURN || pressed == '\n') {
        edit_buffer_insert(&edit->buffer, '\n');
        return true;
    }
    return edit_buffer_type(&edit->buffer, pressed);
}

size_t
text_edit_paste(struct text_edit *edit, const char *text)
{
    size_t there = edit->buffer.text.length;
    size_t room = there < TEXT_EDIT_MOST_BYTES ? TEXT_EDIT_MOST_BYTES - there : 0;
    size_t kept = strlen(text);
    if (kept > room) {
        kept = 0;
        for (size_t next = utf8_next_cluster(text, 0); next <= room;
             next = utf8_next_cluster(text, kept))
            kept = next;
    }
    char *part = must_strndup(text, kept);
    edit->goal = NO_GOAL;
    edit_buffer_insert_text(&edit->buffer, part, kept);
    size_t characters = utf8_length(part);
    free(part);
    return characters;
}

int
text_edit_rows(const struct text_edit *edit, int width)
{
    return place_of_row(text_edit_value(edit), wrap_width(width), INT_MAX).number + 1;
}

/* Rows are shown as they were, unless the caret would be off them. */
static void
scroll_to(struct text_edit *edit, int caret_row, int height)
{
    if (caret_row < edit->first_row)
        edit->first_row = caret_row;
    if (caret_row >= edit->first_row + height)
        edit->first_row = caret_row - height + 1;
}

static void
draw_row(const char *text, const struct wrap_row *part, struct canvas *canvas, int row, int column,
         enum role role)
{
    size_t offset = part->start;
    while (offset < part->end) {
        struct text shown = TEXT_EMPTY;
        offset = cluster_show(text, offset, &shown);
        column = canvas_text(canvas, row, column, -1, role, text_string(&shown));
        text_clear(&shown);
    }
}

void
text_edit_draw(struct text_edit *edit, struct canvas *canvas, int row, int column, int width,
               int height, bool focused)
{
    if (width <= 0 || height <= 0)
        return;
    const char *text = text_edit_value(edit);
    int columns = wrap_width(width);
    enum role role = focused ? ROLE_INPUT : ROLE_TEXT;
    struct place caret = place_of_caret(edit, columns);
    edit->width = width;
    scroll_to(edit, focused ? caret.number : 0, height);
    struct place place = place_of_row(text, columns, edit->first_row);
    for (int i = 0; i < height; i++) {
        draw_row(text, &place.row, canvas, row + i, column, role);
        if (place.row.last)
            break;
        if (i == height - 1)
            canvas_text(canvas, row + i, column + width - 1, 1, ROLE_MUTED, "~");
        next_place(text, columns, &place);
    }
    if (!focused)
        return;
    int at = caret_column(edit, &caret.row);
    canvas_place_cursor(canvas, row + caret.number - edit->first_row,
                        column + (at < width ? at : width - 1));
}
