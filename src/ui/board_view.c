/* board_view.c - columns by stage, each a window on the database (T15). Under 100 columns of the
 * screen one stage at a time (A14). */
#include "ui/board_view.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "modules/application.h"
#include "modules/campaign.h"
#include "modules/move.h"
#include "modules/session.h"
#include "ui/layout.h"
#include "ui/views.h"

#define SIDE_BY_SIDE_COLUMNS 100 /* of the screen, from here on */
#define STAGE_COLUMNS 30         /* of a stage beside others, at least */
#define NOTE_ROWS 2
#define POSITION_MAX 100000 /* as in a list */

struct board_strip *
board_current(const struct board_view *self)
{
    return self->current < self->count ? self->columns[self->current] : NULL;
}

const struct record *
board_record(const struct board_view *self)
{
    const struct board_strip *column = board_current(self);
    return column ? list_window_record(&column->window) : NULL;
}

/* -- Room ---------------------------------------------------------------------------------- */

size_t
board_shown(const struct board_view *self)
{
    size_t fit = (size_t)self->view.columns / STAGE_COLUMNS;
    if (self->view.columns < SIDE_BY_SIDE_COLUMNS)
        return 1;
    return fit < self->count ? fit : self->count;
}

size_t
board_shown_end(const struct board_view *self)
{
    size_t end = self->first + board_shown(self);
    return end < self->count ? end : self->count;
}

int
board_note_rows(const struct board_view *self)
{
    const struct board_strip *column = board_current(self);
    return column && !column->column.in_order ? NOTE_ROWS : 0;
}

bool
board_tells_beside(const struct board_view *self)
{
    return board_shown(self) == 1 && self->view.rows >= ROOMY_ROWS;
}

/* Headings stand in the first row of the body. */
static size_t
window_height(const struct board_view *self)
{
    int above = board_tells_beside(self) ? 3 : 1;
    int height = layout_body_height(self->view.rows) - above - board_note_rows(self);
    return height > 1 ? (size_t)height : 1;
}

static void
keep_current_in_sight(struct board_view *self)
{
    size_t shown = board_shown(self);
    if (self->current < self->first)
        self->first = self->current;
    if (self->current >= self->first + shown)
        self->first = self->current - shown + 1;
    if (self->first + shown > self->count)
        self->first = self->count > shown ? self->count - shown : 0;
}

/* -- Reading ------------------------------------------------------------------------------- */

static void
column_free(struct board_strip *column)
{
    list_window_clear(&column->window);
    filter_clear(&column->filter);
    free(column->column.stage);
    free(column);
}

static size_t
find_column(const struct board_view *self, const char *stage)
{
    size_t index = 0;
    while (index < self->count && !string_equal(self->columns[index]->column.stage, stage))
        index++;
    return index;
}

/* Takes the stage of `from`. */
static struct board_strip *
column_new(struct board_view *self, struct board_column *from)
{
    struct board_strip *column = must_calloc(1, sizeof *column);
    column->column = *from;
    from->stage = NULL;
    column->query = board_query(&self->board, column->column.stage, &column->filter);
    column->window = (struct list_window){
        .session = shell_session(self->view.shell),
        .query = &column->query,
        .shape = &self->shape,
        .height = 1,
    };
    return column;
}

/* Columns that were there keep their rows, so that the cursor finds its place again. */
static bool
read_columns(struct board_view *self, struct error *error)
{
    struct board_columns read;
    bool done = board_read(shell_session(self->view.shell), &self->board, &read, error);
    struct board_strip **columns = must_calloc(read.count + 1, sizeof(struct board_strip *));
    const struct board_strip *before = board_current(self);
    size_t place = self->current;
    for (size_t i = 0; done && i < read.count; i++) {
        size_t old = find_column(self, read.items[i].stage);
        if (old < self->count && self->columns[old] == before)
            place = i;
        columns[i] = column_new(self, &read.items[i]);
        if (old == self->count)
            continue;
        columns[i]->window.rows = self->columns[old]->window.rows;
        columns[i]->window.count = self->columns[old]->window.count;
        columns[i]->window.capacity = self->columns[old]->window.capacity;
        columns[i]->window.selected = self->columns[old]->window.selected;
        self->columns[old]->window.rows = NULL;
        self->columns[old]->window.count = 0;
    }
    if (done) {
        for (size_t i = 0; i < self->count; i++)
            column_free(self->columns[i]);
        free(self->columns);
        self->columns = columns;
        self->count = read.count;
        self->current = place < self->count ? place : 0;
    } else {
        free(columns);
    }
    board_columns_clear(&read);
    return done;
}

static struct id
id_of_row(const struct list_window *window, size_t row)
{
    return row < window->count ? window->rows[row].record->id : (struct id){.bytes = {0}};
}

/* Round the application with the cursor; where that has gone to another stage, round the one that
 * was beside it. */
static bool
read_again(struct list_window *window, struct error *error)
{
    size_t row = window->selected;
    struct id here = id_of_row(window, row);
    struct id beside = id_of_row(window, row + 1 < window->count ? row + 1 : row - 1);
    bool found;
    if (id_is_zero(&here))
        return list_window_first(window, error);
    if (!list_window_around(window, &here, row, &found, error))
        return false;
    return found || id_is_zero(&beside) || list_window_around(window, &beside, row, &found, error);
}

static bool
read_window(struct board_strip *column, size_t height, const struct id *id, struct error *error)
{
    struct list_window *window = &column->window;
    bool found;
    window->height = height;
    window->counted = false;
    if (id)
        return list_window_around(window, id, window->selected, &found, error);
    return read_again(window, error);
}

/* With fewer rows than fit, where the cursor is is plain to see. */
static void
count_what_is_seen(struct list_window *window)
{
    if (window->count >= window->height)
        return;
    window->position = window->selected;
    window->counted = true;
}

static bool
read_shown(struct board_view *self, const struct id *id, struct error *error)
{
    bool done = true;
    keep_current_in_sight(self);
    for (size_t i = self->first; i < board_shown_end(self) && done; i++) {
        struct board_strip *column = self->columns[i];
        done = read_window(column, window_height(self), i == self->current ? id : NULL, error);
        count_what_is_seen(&column->window);
    }
    self->counted_version = 0;
    return done;
}

/* Where the wanted application stands now; false when it is none of this board. */
static bool
go_to_wanted(struct board_view *self)
{
    struct error ignored;
    struct record *record =
        session_get(shell_session(self->view.shell), &application_type, &self->wanted, &ignored);
    const char *stage = record ? record_get(record, APPLICATION_STAGE) : NULL;
    bool live = record && record->alive &&
                string_equal(record_get(record, APPLICATION_OUTCOME), OUTCOME_LIVE);
    size_t column = find_column(self, stage ? stage : "");
    if (live && column < self->count)
        self->current = column;
    record_free(record);
    return live && column < self->count;
}

/* A board opens where there is somebody. */
static void
go_to_somebody(struct board_view *self)
{
    size_t column = 0;
    while (column < self->count && self->columns[column]->column.count == 0)
        column++;
    self->current = column < self->count ? column : 0;
}

static bool
board_refresh(struct view *view, struct error *error)
{
    struct board_view *self = board_of(view);
    bool opens = self->count == 0;
    bool wanted = !id_is_zero(&self->wanted);
    struct id id = self->wanted;
    if (!read_columns(self, error))
        return false;
    wanted = wanted && go_to_wanted(self);
    if (opens && !wanted)
        go_to_somebody(self);
    self->wanted = (struct id){.bytes = {0}};
    return read_shown(self, wanted ? &id : NULL, error);
}

/* Where the cursor is in a long column comes in a pause, as in a list. */
static bool
board_idle(struct view *view)
{
    struct board_view *self = board_of(view);
    struct board_strip *column = board_current(self);
    const struct record *record = board_record(self);
    bool counted = self->counted_version == view->seen_version;
    self->counted_version = view->seen_version;
    if (counted || !record || column->window.counted || column->column.count > POSITION_MAX)
        return false;
    struct query_place place = {.key = NULL};
    struct error ignored;
    session_place(&column->query, record, &place);
    column->window.counted = session_position(column->window.session, &column->query, &place,
                                              &column->window.position, &ignored);
    query_place_clear(&place);
    return column->window.counted;
}

/* -- Moving -------------------------------------------------------------------------------- */

void
board_move(struct view *view, enum view_move move)
{
    struct board_view *self = board_of(view);
    struct board_strip *column = board_current(self);
    struct error error;
    if (!column)
        return;
    if (!list_window_go(&column->window, move, &error))
        shell_say_error(view->shell, &error);
    if (move == MOVE_LAST && column->column.count > 0) {
        column->window.position = column->column.count - 1;
        column->window.counted = true;
    }
}

bool
board_go_beside(struct board_view *self, size_t column, struct error *error)
{
    size_t row = board_current(self)->window.selected;
    self->current = column;
    if (!read_shown(self, NULL, error))
        return false;
    struct list_window *window = &board_current(self)->window;
    size_t last = window->count > 0 ? window->count - 1 : 0;
    long rows = (long)(row < last ? row : last) - (long)window->selected;
    return list_window_move(window, rows, false, error);
}

/* -- View ---------------------------------------------------------------------------------- */

static const struct record_type *
board_selected(struct view *view, struct id *id)
{
    const struct record *record = board_record(board_of(view));
    *id = record ? record->id : (struct id){.bytes = {0}};
    return &application_type;
}

/* For what is done to a campaign: whose board it is. */
static const struct record_type *
board_at_cursor(struct view *view, struct id *id)
{
    *id = board_of(view)->board.campaign;
    return id_is_zero(id) ? NULL : &campaign_type;
}

static const struct marks *
board_marked(struct view *view, bool *trash)
{
    *trash = false;
    return &board_of(view)->marks;
}

static void
board_unmark(struct view *view)
{
    marks_clear(&board_of(view)->marks);
}

void
board_take_marks_away(struct board_view *self)
{
    size_t count = self->marks.count;
    marks_clear(&self->marks);
    shell_say(self->view.shell, MESSAGE_DONE, "%zu %s taken away", count,
              count == 1 ? "mark" : "marks");
}

static bool
board_may_close(struct view *view)
{
    struct board_view *self = board_of(view);
    if (self->marks.count == 0)
        return true;
    board_take_marks_away(self);
    return false;
}

static void
board_free(struct view *view)
{
    struct board_view *self = board_of(view);
    for (size_t i = 0; i < self->count; i++)
        column_free(self->columns[i]);
    free(self->columns);
    list_shape_clear(&self->shape);
    marks_clear(&self->marks);
    board_clear(&self->board);
    free(self);
}

static const struct view_class board_class = {
    .name = "board",
    .place = PLACE_BOARD,
    .refresh = board_refresh,
    .draw = board_draw,
    .move = board_move,
    .idle = board_idle,
    .selected = board_selected,
    .at_cursor = board_at_cursor,
    .marked = board_marked,
    .unmark = board_unmark,
    .may_close = board_may_close,
    .free = board_free,
};

/* Columns by stage of the live applications of a role or a campaign (T15). Takes the board. */
static struct view *
board_view_new(struct shell *shell, struct board board)
{
    static const size_t fields[] = {APPLICATION_CANDIDATE, APPLICATION_SINCE, APPLICATION_OWNER};
    struct board_view *self = must_calloc(1, sizeof *self);
    self->view.class = &board_class;
    self->view.shell = shell;
    self->board = board;
    list_shape_init(&self->shape, &application_type);
    self->shape.column_count = sizeof fields / sizeof *fields;
    for (size_t i = 0; i < self->shape.column_count; i++)
        self->shape.columns[i] = (struct shape_column){.field = fields[i]};
    return &self->view;
}

bool
board_view_is(const struct view *view)
{
    return view->class == &board_class;
}

void
board_view_open(struct shell *shell, struct board board, const struct id *application)
{
    struct view *view;
    for (size_t i = 0; (view = shell_view(shell, i)); i++) {
        if (board_view_is(view) && board_equal(&board_of(view)->board, &board))
            break;
    }
    if (view) {
        board_clear(&board);
        shell_pop_to(shell, view);
        shell_stale(view);
    } else {
        view = board_view_new(shell, board);
        shell_push(shell, view);
    }
    board_of(view)->wanted = *application;
}

void
board_view_follow(struct view *view, const struct record_type *type)
{
    if (!board_view_is(view) || type != &move_type)
        return;
    const struct record *record = board_record(board_of(view));
    if (!record)
        return;
    board_of(view)->wanted = record->id;
    shell_stale(view);
}
