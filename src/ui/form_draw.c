/* form_draw.c - paints a form: one column of label and value, in the order of the keys (A14). */
#include "ui/form.h"

#include "term/draw.h"
#include "ui/editors.h"
#include "ui/large_number.h"
#include "ui/layout.h"

#define GAP 2 /* columns between label, value and what is right of it */
#define OPTIONAL "(optional)"
#define NOTES_ROWS 8 /* of a several-line answer; fewer in a low window */
#define HELP_ROWS 3
#define PROBLEM_ROWS 3

/* Where things stand in this window. */
struct form_layout {
    int columns;
    int label_width;
    int value_column, value_width;
    int help_column;
    int first_row, end_row; /* of the answers */
    int notes_rows;
    bool wide;
};

static struct form_layout
lay_out(const struct form *form, const struct canvas *canvas)
{
    struct form_layout layout = {.columns = canvas->columns, .wide = layout_is_wide(canvas)};
    for (size_t i = 0; i < form->count; i++) {
        int columns = canvas_columns(form->answers[i].field->label);
        if (columns > layout.label_width)
            layout.label_width = columns;
    }
    if (layout.label_width > canvas->columns / 2 - MARKER_COLUMNS)
        layout.label_width = canvas->columns / 2 - MARKER_COLUMNS;
    layout.value_column = MARKER_COLUMNS + layout.label_width + GAP;
    layout.value_width = canvas->columns - layout.value_column;
    if (layout.wide)
        layout.value_width -= GAP + (int)sizeof OPTIONAL - 1;
    layout.help_column = layout.wide ? layout.value_column : MARKER_COLUMNS;
    layout.first_row = layout_is_tall(canvas) ? 2 : 1;
    layout.end_row = canvas->rows - SHELL_ROWS;
    int half = (layout.end_row - layout.first_row) / 2;
    layout.notes_rows = half < NOTES_ROWS ? half : NOTES_ROWS;
    if (layout.notes_rows < 1)
        layout.notes_rows = 1;
    return layout;
}

/* Where "(optional)" has no room of its own the help says it. */
static void
help_text(const struct form_field *answer, const struct form_layout *layout, struct text *out)
{
    bool optional = !(answer->field->flags & FIELD_REQUIRED);
    if (!layout->wide && optional && !answer->many)
        text_append(out, "Optional. ");
    if (answer->field->help)
        text_append(out, answer->field->help);
    if (answer->many && optional)
        text_append(out, ". Backspace empties it for all");
}

/* With canvas NULL nothing is painted, and there is room for all. */
static int
room_for(const struct canvas *canvas, const struct form_layout *layout, int row, int most)
{
    int left = layout->end_row - row;
    if (!canvas || left > most)
        return most;
    return left > 0 ? left : 0;
}

static int
draw_help(const struct form_field *answer, const struct form_layout *layout, struct canvas *canvas,
          int row)
{
    struct text help = TEXT_EMPTY;
    help_text(answer, layout, &help);
    int rows =
        draw_wrapped(canvas, row, layout->help_column, layout->columns - layout->help_column,
                     room_for(canvas, layout, row, HELP_ROWS), ROLE_MUTED, text_string(&help));
    text_clear(&help);
    return rows;
}

static int
draw_problem(const struct form_field *answer, const struct form_layout *layout,
             struct canvas *canvas, int row)
{
    if (!answer->problem)
        return 0;
    struct text problem = TEXT_EMPTY;
    text_append_format(&problem, "Error: %s", answer->problem);
    int rows = draw_wrapped(canvas, row, MARKER_COLUMNS, layout->columns - MARKER_COLUMNS,
                            room_for(canvas, layout, row, PROBLEM_ROWS), ROLE_ERROR,
                            text_string(&problem));
    text_clear(&problem);
    return rows;
}

static void
draw_value(struct form_field *answer, const struct form_layout *layout, struct canvas *canvas,
           int row, int rows, bool focused)
{
    canvas_text(canvas, row, MARKER_COLUMNS, layout->label_width,
                focused ? ROLE_SELECTED : ROLE_LABEL, answer->field->label);
    if (layout->wide && !answer->many && !(answer->field->flags & FIELD_REQUIRED))
        canvas_text_right(canvas, row, layout->columns, ROLE_MUTED, OPTIONAL);
    form_field_draw(answer, canvas, row, layout->value_column, layout->value_width,
                    room_for(canvas, layout, row, rows), focused);
    /* The marker is where the caret is, also in the third row of an answer (A01). */
    if (focused)
        canvas_text(canvas, canvas->cursor_row, 0, -1, ROLE_SELECTED, MARKER);
}

/* Label and value, what is wrong with it, and the help of the one with the cursor, on lines one
 * after the other (A14). Returns the rows taken; with canvas NULL only counts them. */
static int
draw_answer(struct form *form, size_t index, const struct form_layout *layout,
            struct canvas *canvas, int row)
{
    struct form_field *answer = &form->answers[index];
    bool focused = index == form->focus;
    int rows = form_field_rows(answer, layout->value_width, layout->notes_rows);
    if (canvas)
        draw_value(answer, layout, canvas, row, rows, focused);
    rows += draw_problem(answer, layout, canvas, row + rows);
    if (focused)
        rows += draw_help(answer, layout, canvas, row + rows);
    return rows;
}

/* Scrolls by whole answers, only as far as it takes to see the focused one with its help. */
static void
scroll_to_focus(struct form *form, const struct form_layout *layout)
{
    if (form->top > form->focus)
        form->top = form->focus;
    int room = layout->end_row - layout->first_row;
    int rows = 0;
    for (size_t i = form->top; i <= form->focus; i++)
        rows += draw_answer(form, i, layout, NULL, 0);
    for (; rows > room && form->top < form->focus; form->top++)
        rows -= draw_answer(form, form->top, layout, NULL, 0);
}

static void
draw_form_title(const struct form *form, const struct form_layout *layout, struct canvas *canvas)
{
    struct text right = TEXT_EMPTY;
    bool unsaved = form_differs(form);
    editors_append(&form->editors, canvas, &right);
    if (layout->wide || !unsaved)
        text_append_format(&right, "%zu of %zu", form->focus + 1, form->count);
    if (unsaved)
        text_append(&right, layout->wide ? "  [unsaved]" : "[unsaved]");
    draw_title(canvas, text_string(&form->title), text_string(&right));
    text_clear(&right);
}

void
form_draw(struct view *view, struct canvas *canvas)
{
    struct form *form = (struct form *)view;
    struct form_layout layout = lay_out(form, canvas);
    draw_form_title(form, &layout, canvas);
    scroll_to_focus(form, &layout);
    int row = layout.first_row;
    for (size_t i = form->top; i < form->count; i++) {
        int rows = draw_answer(form, i, &layout, NULL, 0);
        if (i > form->focus && row + rows > layout.end_row)
            break;
        row += draw_answer(form, i, &layout, canvas, row);
    }
    int number_row = layout.end_row - 1 - LARGE_NUMBER_ROWS;
    if (form->number > 0 && row < number_row)
        large_number_draw(canvas, number_row, MARKER_COLUMNS, form->number);
}
