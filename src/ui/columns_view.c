/* columns_view.c - which fields a list shows, and how wide. */
#include "ui/columns_view.h"

#include <stdlib.h>

#include "base/memory.h"
#include "ui/list_columns.h"
#include "ui/list_view.h"
#include "ui/picker.h"
#include "ui/shell.h"

#define STEP 2 /* columns that one + or - changes a width by */

struct columns_view {
    struct picker picker; /* first: see picker.h */
    struct list_view *list;
    struct list_shape shape;          /* as chosen so far; the filter is not used */
    size_t fields[RECORD_FIELDS_MAX]; /* of the rows */
};

static struct columns_view *
columns_of(struct view *view)
{
    return (struct columns_view *)view;
}

static void
add_row(struct columns_view *self, size_t field)
{
    const struct field *row = &self->shape.type->fields[field];
    const struct shape_column *column = list_shape_column(&self->shape, field);
    char *name = must_format("[%c] %s", column ? 'x' : ' ', row->label);
    char *width = column ? must_format("%d wide", list_columns_width(row, column)) : NULL;
    self->fields[self->picker.count] = field;
    picker_add(&self->picker, name, NULL, width);
    free(width);
    free(name);
}

static void
show_rows(struct columns_view *self)
{
    const struct record_type *type = self->shape.type;
    size_t selected = self->picker.selected;
    picker_cut(&self->picker, 0);
    for (size_t i = RECORD_CORE_COUNT; i < type->field_count; i++) {
        if (list_shape_takes(type, i))
            add_row(self, i);
    }
    for (size_t i = 0; i < RECORD_CORE_COUNT; i++) {
        if (list_shape_takes(type, i))
            add_row(self, i);
    }
    picker_match(&self->picker);
    picker_select(&self->picker, selected);
}

static size_t
selected_field(const struct columns_view *self)
{
    return self->fields[self->picker.selected];
}

static void
toggle(struct columns_view *self)
{
    if (!list_shape_toggle(&self->shape, selected_field(self)))
        shell_say(self->picker.view.shell, MESSAGE_DONE, "The last column stays");
}

static void
change_width(struct columns_view *self, int by)
{
    size_t field = selected_field(self);
    struct shape_column *column = list_shape_column(&self->shape, field);
    if (!column) {
        shell_say(self->picker.view.shell, MESSAGE_DONE, "Space shows it first");
        return;
    }
    int width = list_columns_width(&self->shape.type->fields[field], column) + by;
    if (width < COLUMN_NARROWEST || width > COLUMN_WIDEST)
        shell_say(self->picker.view.shell, MESSAGE_DONE, "A column is %d to %d wide",
                  COLUMN_NARROWEST, COLUMN_WIDEST);
    else
        column->width = width;
}

static bool
columns_type(struct view *view, key pressed)
{
    struct columns_view *self = columns_of(view);
    if (pressed == ' ')
        toggle(self);
    else if (pressed == '+' || pressed == '>')
        change_width(self, STEP);
    else if (pressed == '-' || pressed == '<')
        change_width(self, -STEP);
    else
        return false;
    show_rows(self);
    return true;
}

static void
say_what_fits(const struct columns_view *self)
{
    struct list_column columns[LIST_COLUMNS_MAX];
    struct shell *shell = self->picker.view.shell;
    size_t fit = list_columns_fit(&self->shape, session_context(shell_session(shell)),
                                  self->picker.view.columns, columns);
    if (fit < self->shape.column_count)
        shell_say(shell, MESSAGE_DONE, "%zu of %zu columns fit; a wider window shows more", fit,
                  self->shape.column_count);
}

/* Enter keeps what was chosen, whatever the row. */
static void
columns_pick(struct picker *picker, size_t row)
{
    (void)row;
    struct columns_view *self = columns_of(&picker->view);
    list_set_columns(self->list, &self->shape);
    say_what_fits(self);
    shell_close(picker->view.shell, &picker->view);
}

static void
columns_free(struct view *view)
{
    struct columns_view *self = columns_of(view);
    picker_clear(&self->picker);
    list_shape_clear(&self->shape);
    free(self);
}

static const struct view_class columns_class = {
    .name = "columns",
    .place = PLACE_CHOOSER,
    .draw = picker_draw,
    .type = columns_type,
    .free = columns_free,
};

struct view *
columns_view_new(struct list_view *list)
{
    struct columns_view *self = must_calloc(1, sizeof *self);
    picker_init(&self->picker, &columns_class, NULL);
    self->picker.view.shell = list->view.shell;
    self->picker.pick = columns_pick;
    self->list = list;
    list_shape_init(&self->shape, list->type);
    list_shape_copy(&self->shape, &list->shape);
    text_append_format(&self->picker.title, "Columns of %s", list->type->plural_label);
    text_append(&self->picker.intro, "Space shows or hides, + and - change the width. Enter keeps "
                                     "it, Esc leaves it as it was.");
    show_rows(self);
    return &self->picker.view;
}
