/* board_draw.c - paints a board: stages side by side, or one alone. */
#include "ui/board_view.h"

#include "base/text.h"
#include "modules/application.h"
#include "ui/layout.h"
#include "ui/list_columns.h"
#include "ui/shell.h"

/* "Board  Autumn intake  3 marked  Stage 5 of 12", and where the cursor is in the stage. */
static void
draw_board_title(const struct board_view *self, struct canvas *canvas)
{
    struct session *session = shell_session(self->view.shell);
    struct text left = TEXT_EMPTY, right = TEXT_EMPTY;
    const struct board_strip *column = board_current(self);
    text_append(&left, "Board  ");
    board_title(session, &self->board, &left);
    if (self->marks.count > 0) {
        text_append(&left, "  ");
        text_append_count(&left, self->marks.count);
        text_append(&left, " marked");
    }
    if (board_shown(self) > 1)
        text_append_format(&left, "  Stages %zu to %zu of %zu", self->first + 1,
                           board_shown_end(self), self->count);
    if (column && column->window.count > 0) {
        if (column->window.counted) {
            text_append_count(&right, column->window.position + 1);
            text_append(&right, " of ");
        }
        text_append_count(&right, column->column.count);
        text_append(&right, "  ");
    }
    text_append(&right, session_kind(session));
    draw_title(canvas, text_string(&left), text_string(&right));
    text_clear(&left);
    text_clear(&right);
}

/* Where the columns of one stage stand on the screen. */
struct span {
    int at, width;
    bool alone;
};

static struct span
span_of(const struct board_view *self, size_t index, int columns)
{
    int shown = (int)board_shown(self);
    struct span span = {.width = columns / shown, .alone = shown == 1};
    span.at = (int)(index - self->first) * span.width;
    return span;
}

/* "Stage 3 of 12 (41): Online assessment, usual 42 days": where room ends, the stage is cut and
 * not the count. */
static void
append_alone(const struct board_view *self, size_t index, struct text *out)
{
    const struct board_column *column = &self->columns[index]->column;
    text_append_format(out, "Stage %zu of %zu (", index + 1, self->count);
    text_append_count(out, column->count);
    text_append(out, "): ");
    board_append_stage(shell_session(self->view.shell), column, out);
}

/* "Sift (12), usual 35 days", the usual days where they fit. */
static void
draw_heading(const struct board_view *self, size_t index, struct span span, struct canvas *canvas,
             int row)
{
    struct session *session = shell_session(self->view.shell);
    const struct board_column *column = &self->columns[index]->column;
    struct text heading = TEXT_EMPTY, note = TEXT_EMPTY;
    if (span.alone)
        append_alone(self, index, &heading);
    else
        board_append_heading(session, column, &heading);
    if (column->in_order)
        board_append_note(session, column, &note);
    int room = span.width - MARKER_COLUMNS - 1;
    int taken = canvas_columns(text_string(&heading)) + canvas_columns(text_string(&note)) + 2;
    if (note.length > 0 && taken <= room)
        text_append_format(&heading, ", %s", text_string(&note));
    canvas_text(canvas, row, span.at + MARKER_COLUMNS, room, ROLE_HEADING, text_string(&heading));
    text_clear(&heading);
    text_clear(&note);
}

/* "Before: Application (3). After: Interview (12)". */
static void
draw_beside(const struct board_view *self, size_t index, struct canvas *canvas, int row)
{
    struct session *session = shell_session(self->view.shell);
    struct text line = TEXT_EMPTY;
    if (index > 0) {
        text_append(&line, "Before: ");
        board_append_heading(session, &self->columns[index - 1]->column, &line);
    }
    if (index + 1 < self->count) {
        text_append(&line, index > 0 ? ". After: " : "After: ");
        board_append_heading(session, &self->columns[index + 1]->column, &line);
    }
    canvas_text(canvas, row, MARKER_COLUMNS, -1, ROLE_MUTED, text_string(&line));
    text_clear(&line);
}

/* Name at the left, days at the right. */
static void
draw_beside_others(const struct list_row *from, struct span span, struct canvas *canvas, int row)
{
    const char *days = from->cells[APPLICATION_SINCE];
    int end = span.at + span.width - 2;
    int name = span.at + MARKER_COLUMNS;
    canvas_text(canvas, row, name, end - canvas_columns(days) - 1 - name, ROLE_TEXT,
                from->cells[APPLICATION_CANDIDATE]);
    canvas_text_right(canvas, row, end, ROLE_TEXT, days);
}

static void
draw_alone(const struct board_view *self, const struct list_row *from, struct canvas *canvas,
           int row)
{
    struct list_column columns[LIST_COLUMNS_MAX];
    size_t count = list_columns_fit(&self->shape, session_context(shell_session(self->view.shell)),
                                    canvas->columns, columns);
    list_columns_draw(columns, count, from, canvas, row);
}

static void
draw_mark(struct span span, struct canvas *canvas, int row)
{
    canvas_text(canvas, row, span.at, -1, ROLE_SELECTED, MARKER);
    canvas_place_cursor(canvas, row, span.at + MARKER_COLUMNS);
}

static void
draw_column(const struct board_view *self, size_t index, struct canvas *canvas, int row)
{
    const struct list_window *window = &self->columns[index]->window;
    struct span span = span_of(self, index, canvas->columns);
    bool has_cursor = index == self->current;
    draw_heading(self, index, span, canvas, row++);
    if (board_tells_beside(self)) {
        draw_beside(self, index, canvas, row);
        row += 2;
    }
    if (window->count == 0) {
        canvas_text(canvas, row, span.at + MARKER_COLUMNS, span.width - MARKER_COLUMNS - 1,
                    ROLE_MUTED, span.alone ? "Nobody stands here" : "nobody");
        if (has_cursor)
            draw_mark(span, canvas, row);
    }
    for (size_t i = 0; i < window->count && i < window->height; i++, row++) {
        const struct list_row *from = &window->rows[i];
        bool selected = has_cursor && i == window->selected;
        if (span.alone)
            draw_alone(self, from, canvas, row);
        else
            draw_beside_others(from, span, canvas, row);
        if (selected)
            draw_mark(span, canvas, row);
        if (marks_have(&self->marks, &from->record->id))
            canvas_text(canvas, row, span.at + (selected ? 1 : 0), 1, ROLE_MARKED, "*");
    }
}

static void
draw_note(const struct board_view *self, struct canvas *canvas)
{
    struct text note = TEXT_EMPTY;
    int rows = board_note_rows(self);
    if (rows == 0)
        return;
    board_append_note(shell_session(self->view.shell), &board_current(self)->column, &note);
    draw_wrapped(canvas, canvas->rows - SHELL_ROWS - rows, MARKER_COLUMNS,
                 canvas->columns - MARKER_COLUMNS, rows, ROLE_WARNING, text_string(&note));
    text_clear(&note);
}

void
board_draw(struct view *view, struct canvas *canvas)
{
    struct board_view *self = board_of(view);
    int row = layout_body_row(canvas->rows);
    draw_board_title(self, canvas);
    for (size_t i = self->first; i < board_shown_end(self); i++)
        draw_column(self, i, canvas, row);
    if (self->count == 0)
        layout_mark(canvas, row);
    draw_note(self, canvas);
}
