/* matrix_view.c - who is under-represented in which role: a row a role, a column a group, a sign
 * and a share in each cell, and the cell with the cursor in words below. */
#include "ui/views.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "modules/representation_drill.h"
#include "modules/snapshot.h"
#include "ui/layout.h"

#define LABEL_COLUMNS 22
#define LABEL_NARROW 13
#define CELL_COLUMNS 11 /* at least */
#define WORD_ROWS 3     /* of the cell with the cursor */
#define HEAD_ROWS 2     /* groups, local shares */

struct matrix_view {
    struct view view;
    char *force;
    bool has_date;
    struct date date;
    struct representation representation;
    size_t part, role, group; /* of the cursor */
    size_t top, left;         /* what is painted first */
};

static const struct view_class matrix_class;

static struct matrix_view *
matrix_of(struct view *view)
{
    return (struct matrix_view *)view;
}

static const struct representation_part *
part_of(const struct matrix_view *self)
{
    return &self->representation.parts[self->part];
}

static struct representation_question
question_of(const struct matrix_view *self)
{
    return (struct representation_question){
        .force = self->force,
        .as_at = self->has_date ? &self->date : NULL,
    };
}

/* --- reading --- */

static size_t
at_most(size_t value, size_t count)
{
    return count == 0 ? 0 : value < count ? value : count - 1;
}

static void
settle(struct matrix_view *self)
{
    self->part = at_most(self->part, self->representation.count);
    self->role = at_most(self->role, part_of(self)->role_count);
    self->group = at_most(self->group, part_of(self)->group_count);
}

static bool
read_matrix(struct matrix_view *self, struct error *error)
{
    struct representation fresh;
    struct representation_question question = question_of(self);
    if (!representation_find(shell_session(self->view.shell), &question, &fresh, error)) {
        representation_clear(&fresh);
        return false;
    }
    representation_clear(&self->representation);
    self->representation = fresh;
    settle(self);
    return true;
}

static bool
matrix_refresh(struct view *view, struct error *error)
{
    return read_matrix(matrix_of(view), error);
}

/* --- painting --- */

static enum role
role_of(enum standing standing)
{
    switch (standing) {
    case STANDING_BELOW:
        return ROLE_WARNING;
    case STANDING_ABOVE:
        return ROLE_SUCCESS;
    case STANDING_CANNOT_TELL:
    case STANDING_SMALL:
    case STANDING_HIDDEN:
    case STANDING_UNKNOWN:
    case STANDING_COUNT:
        break;
    }
    return ROLE_TEXT;
}

static void
draw_cell(struct canvas *canvas, int row, int column, int width, const struct standing_cell *cell)
{
    struct text words = TEXT_EMPTY;
    text_append_format(&words, "%s ", standing_signs[cell->standing]);
    if (cell->standing < STANDING_SMALL)
        text_append_format(&words, "%.1f%%", 100 * share_rate(cell->workforce).value);
    else
        text_append(&words, cell->standing == STANDING_UNKNOWN ? "not known" : "[c]");
    canvas_text(canvas, row, column, width - 1, role_of(cell->standing), text_string(&words));
    text_clear(&words);
}

static int
label_columns(const struct canvas *canvas)
{
    return MARKER_COLUMNS + (layout_is_wide(canvas) ? LABEL_COLUMNS : LABEL_NARROW);
}

/* The names of groups are told whole where all of them have room. */
static int
cell_columns(const struct matrix_view *self, const struct canvas *canvas)
{
    const struct representation_part *part = part_of(self);
    int widest = CELL_COLUMNS, groups = (int)part->group_count;
    int room = groups > 0 ? (canvas->columns - label_columns(canvas)) / groups : 0;
    for (size_t i = 0; i < part->group_count; i++) {
        int label = (int)utf8_columns(part->groups[i].label) + 2;
        widest = label > widest ? label : widest;
    }
    return room < CELL_COLUMNS ? CELL_COLUMNS : room < widest ? room : widest;
}

static size_t
columns_shown(const struct matrix_view *self, const struct canvas *canvas)
{
    int room = (canvas->columns - label_columns(canvas)) / cell_columns(self, canvas);
    return room > 1 ? (size_t)room : 1;
}

static void
draw_heads(const struct matrix_view *self, struct canvas *canvas, int row)
{
    const struct representation_part *part = part_of(self);
    size_t shown = columns_shown(self, canvas);
    int column = label_columns(canvas), width = cell_columns(self, canvas);
    canvas_text(canvas, row + 1, MARKER_COLUMNS, column - MARKER_COLUMNS - 1, ROLE_LABEL,
                "Local share");
    for (size_t i = self->left; i < part->group_count && i < self->left + shown; i++) {
        canvas_text(canvas, row, column, width - 1, ROLE_HEADING, part->groups[i].label);
        struct figure share = share_rate(part->cells[i].local);
        if (figure_is_defined(share))
            canvas_format(canvas, row + 1, column, width - 1, ROLE_TEXT, "  %.1f%%",
                          100 * share.value);
        column += width;
    }
}

static void
draw_roles(struct matrix_view *self, struct canvas *canvas, int row, int height)
{
    const struct representation_part *part = part_of(self);
    size_t shown = columns_shown(self, canvas);
    int width = cell_columns(self, canvas);
    for (int i = 0; i < height && self->top + (size_t)i < part->role_count; i++) {
        size_t role = self->top + (size_t)i;
        int column = label_columns(canvas);
        canvas_text(canvas, row + i, MARKER_COLUMNS, column - MARKER_COLUMNS - 1,
                    part->roles[role].sum ? ROLE_HEADING : ROLE_LABEL, part->roles[role].label);
        for (size_t j = self->left; j < part->group_count && j < self->left + shown; j++) {
            draw_cell(canvas, row + i, column, width, representation_cell(part, role, j));
            if (role == self->role && j == self->group) {
                canvas_text(canvas, row + i, 0, -1, ROLE_SELECTED, MARKER);
                canvas_style(canvas, row + i, column, width - 1, ROLE_SELECTED);
                canvas_place_cursor(canvas, row + i, column);
            }
            column += width;
        }
    }
}

/* "Constable, Black or Black British: 0.6% of 2,676, local 3.4%: below the local share". */
static void
draw_words(const struct matrix_view *self, struct canvas *canvas, int row)
{
    const struct representation_part *part = part_of(self);
    struct text words = TEXT_EMPTY;
    text_append_format(&words, "%s, %s: ", part->roles[self->role].label,
                       part->groups[self->group].label);
    standing_cell_write(representation_cell(part, self->role, self->group), &words);
    draw_wrapped(canvas, row, MARKER_COLUMNS, canvas->columns - MARKER_COLUMNS, WORD_ROWS,
                 ROLE_TEXT, text_string(&words));
    text_clear(&words);
}

static void
keep_in_sight(struct matrix_view *self, const struct canvas *canvas, int height)
{
    size_t shown = columns_shown(self, canvas), rows = height > 0 ? (size_t)height : 1;
    if (self->group < self->left)
        self->left = self->group;
    if (self->group >= self->left + shown)
        self->left = self->group - shown + 1;
    if (self->role < self->top)
        self->top = self->role;
    if (self->role >= self->top + rows)
        self->top = self->role - rows + 1;
}

static void
draw_matrix(struct matrix_view *self, struct canvas *canvas, int row, int height)
{
    const struct representation_part *part = part_of(self);
    if (part->refusal) {
        struct text words = TEXT_EMPTY;
        text_append_format(&words, "Not compared: %s", part->refusal);
        draw_wrapped(canvas, row, MARKER_COLUMNS, canvas->columns - MARKER_COLUMNS, height,
                     ROLE_TEXT, text_string(&words));
        text_clear(&words);
        canvas_place_cursor(canvas, row, MARKER_COLUMNS);
        return;
    }
    int roles = height - HEAD_ROWS - WORD_ROWS;
    keep_in_sight(self, canvas, roles);
    draw_heads(self, canvas, row);
    draw_roles(self, canvas, row + HEAD_ROWS, roles);
    draw_words(self, canvas, row + height - WORD_ROWS);
}

static void
matrix_draw(struct view *view, struct canvas *canvas)
{
    struct matrix_view *self = matrix_of(view);
    const struct representation *representation = &self->representation;
    struct text title = TEXT_EMPTY;
    char day[DATE_TEXT_SIZE];
    date_show(representation->date, day);
    text_append_format(&title, "%s  %s  %s  %zu of %zu", part_of(self)->characteristic->label,
                       representation->force->label, day, self->part + 1, representation->count);
    draw_title(canvas, text_string(&title), session_kind(shell_session(view->shell)));
    text_clear(&title);
    int row = layout_body_row(canvas->rows), height = layout_body_height(view->rows);
    if (layout_is_tall(canvas)) {
        canvas_text(canvas, row, MARKER_COLUMNS, -1, ROLE_TEXT,
                    "- below  + above  ? cannot tell  ~ small base  c hidden");
        row += 2;
        height -= 2;
    }
    draw_matrix(self, canvas, row, height);
}

/* --- view --- */

static size_t
moved(size_t at, size_t by, bool up, size_t count)
{
    if (up)
        return at > by ? at - by : 0;
    return at_most(at + by, count);
}

static void
matrix_move(struct view *view, enum view_move move)
{
    struct matrix_view *self = matrix_of(view);
    size_t count = part_of(self)->role_count;
    size_t page = (size_t)layout_body_height(view->rows);
    switch (move) {
    case MOVE_UP:
    case MOVE_DOWN:
        self->role = moved(self->role, 1, move == MOVE_UP, count);
        break;
    case MOVE_HALF_UP:
    case MOVE_HALF_DOWN:
        self->role = moved(self->role, page / 2, move == MOVE_HALF_UP, count);
        break;
    case MOVE_PAGE_UP:
    case MOVE_PAGE_DOWN:
        self->role = moved(self->role, page, move == MOVE_PAGE_UP, count);
        break;
    case MOVE_FIRST:
        self->role = 0;
        break;
    case MOVE_LAST:
        self->role = at_most(count, count);
        break;
    }
}

static void
matrix_free(struct view *view)
{
    struct matrix_view *self = matrix_of(view);
    representation_clear(&self->representation);
    free(self->force);
    free(self);
}

static const struct view_class matrix_class = {
    .name = "matrix",
    .place = PLACE_MATRIX,
    .refresh = matrix_refresh,
    .draw = matrix_draw,
    .move = matrix_move,
    .free = matrix_free,
};

/* Who is under-represented in which role: roles by groups, a characteristic at a time. */
static struct view *
matrix_view_new(struct shell *shell, const char *force, const char *date, struct error *error)
{
    struct matrix_view *self = must_calloc(1, sizeof *self);
    const struct date *today = &session_context(shell_session(shell))->today;
    self->view.class = &matrix_class;
    self->view.shell = shell;
    self->force = must_strdup(force);
    self->has_date = date != NULL;
    if ((!date || snapshot_read_as_at(date, today, &self->date, error)) && read_matrix(self, error))
        return &self->view;
    matrix_free(&self->view);
    return NULL;
}

/* --- commands --- */

static bool
run_matrix(struct call *call, struct error *error)
{
    struct view *view = matrix_view_new(call->shell, call->args[0], call->args[1], error);
    if (view)
        shell_push(call->shell, view);
    return view != NULL;
}

static bool
run_drill(struct call *call, struct error *error)
{
    struct matrix_view *self = matrix_of(call->view);
    struct text words = TEXT_EMPTY;
    struct representation_question question = question_of(self);
    if (part_of(self)->role_count == 0)
        return error_set(error, ERROR_NOT_FOUND, "There is no figure to open");
    bool done = representation_drill(call->session, &self->representation, &question, part_of(self),
                                     self->role, self->group, &words, error);
    if (done)
        shell_push(call->shell, reader_view_new(call->shell, "Figure", text_take(&words)));
    text_clear(&words);
    return done;
}

static bool
step_group(struct call *call, bool back)
{
    struct matrix_view *self = matrix_of(call->view);
    self->group = moved(self->group, 1, back, part_of(self)->group_count);
    return true;
}

static bool
run_group_before(struct call *call, struct error *error)
{
    (void)error;
    return step_group(call, true);
}

static bool
run_group_after(struct call *call, struct error *error)
{
    (void)error;
    return step_group(call, false);
}

static bool
step_part(struct call *call, bool back)
{
    struct matrix_view *self = matrix_of(call->view);
    self->part = moved(self->part, 1, back, self->representation.count);
    self->group = self->left = self->top = 0;
    settle(self);
    return true;
}

static bool
run_part_before(struct call *call, struct error *error)
{
    (void)error;
    return step_part(call, true);
}

static bool
run_part_after(struct call *call, struct error *error)
{
    (void)error;
    return step_part(call, false);
}

static void
prepare_force(struct session *session, const struct id *id, struct record *args)
{
    struct text force = TEXT_EMPTY;
    (void)id;
    representation_own_force(session, &force);
    record_set(args, 0, text_string(&force));
    text_clear(&force);
}

static const struct field matrix_args[] = {
    {
        .name = "force",
        .label = "Force",
        .kind = FIELD_TEXT,
        .flags = FIELD_REQUIRED,
        .purpose = "to know whose workforce is meant",
        .help = "As the Home Office calls it, such as Kent",
    },
    {
        .name = "date",
        .label = "As at",
        .kind = FIELD_TEXT,
        .purpose = "to give the same answer later",
        .help = "A day or a year; empty for the newest counts",
    },
};

static const struct command rows[] = {
    {
        .name = "representation",
        .summary = "Show who is under-represented in which role",
        .help = "Roles by groups: the share in the workforce beside the local share, where the "
                "counts of snapshots can tell it. Enter on a figure shows its history and sources; "
                "'posact report representation' writes it to a file.",
        .where = PLACE_LIST | PLACE_DETAIL | PLACE_DAY,
        .args = matrix_args,
        .arg_count = 2,
        .prepare = prepare_force,
        .flags = COMMAND_ASKS,
        .run = run_matrix,
    },
    {
        .name = "open",
        .summary = "Show the figure with the cursor: its history and its sources",
        .where = PLACE_MATRIX,
        .keys = "Enter",
        .flags = COMMAND_HINT,
        .run = run_drill,
    },
    {
        .name = "column-before",
        .summary = "To the group before",
        .label = "group back",
        .where = PLACE_MATRIX,
        .keys = "Left",
        .flags = COMMAND_HINT,
        .run = run_group_before,
    },
    {
        .name = "column-after",
        .summary = "To the next group",
        .label = "group on",
        .where = PLACE_MATRIX,
        .keys = "Right",
        .flags = COMMAND_HINT,
        .run = run_group_after,
    },
    {
        .name = "before",
        .summary = "To the characteristic before",
        .where = PLACE_MATRIX,
        .keys = "[",
        .flags = COMMAND_HINT,
        .run = run_part_before,
    },
    {
        .name = "after",
        .summary = "To the next characteristic",
        .where = PLACE_MATRIX,
        .keys = "]",
        .flags = COMMAND_HINT,
        .run = run_part_after,
    },
};

const struct command_table matrix_commands = {rows, sizeof rows / sizeof *rows};
