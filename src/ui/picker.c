/* picker.c - rows to pick from: matching, drawing, movement. */
#include "ui/picker.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "ui/layout.h"
#include "ui/line_edit.h"
#include "ui/match.h"

#define NAME_GAP 2   /* columns between name, summary and note */
#define LEAST_ROWS 2 /* to pick from, before anything else has room */
#define INTRO_ROWS 2 /* in a low window */
#define WHOLE_ROWS 3 /* at the bottom, for what the line of the selected row has no room for */

void
picker_init(struct picker *picker, const struct view_class *class, const char *prompt)
{
    *picker = (struct picker){.view.class = class, .prompt = prompt, .page = 1};
}

void
picker_clear(struct picker *picker)
{
    picker_cut(picker, 0);
    free(picker->rows);
    free(picker->shown);
    text_clear(&picker->title);
    text_clear(&picker->intro);
    text_clear(&picker->typed);
}

static char *
folded(const char *string)
{
    struct text text = TEXT_EMPTY;
    utf8_fold(&text, string);
    return text_take(&text);
}

struct picker_row *
picker_add(struct picker *picker, const char *name, const char *summary, const char *note)
{
    picker->rows =
        array_reserve(picker->rows, &picker->capacity, picker->count + 1, sizeof *picker->rows);
    struct picker_row *row = &picker->rows[picker->count++];
    *row = (struct picker_row){
        .name = must_strdup(name ? name : ""),
        .summary = must_strdup(summary ? summary : ""),
        .note = must_strdup(note ? note : ""),
    };
    struct text all = TEXT_EMPTY;
    text_append_format(&all, "%s %s", row->name, row->summary);
    row->folded_name = folded(row->name);
    row->folded_all = folded(text_string(&all));
    text_clear(&all);
    return row;
}

void
picker_add_lines(struct picker *picker, const char *lines)
{
    while (*lines != '\0') {
        size_t length = strcspn(lines, "\n");
        char *line = must_strndup(lines, length);
        picker_add(picker, line, NULL, NULL);
        free(line);
        lines += length + (lines[length] == '\n' ? 1 : 0);
    }
}

void
picker_cut(struct picker *picker, size_t count)
{
    while (picker->count > count) {
        struct picker_row *row = &picker->rows[--picker->count];
        free(row->name);
        free(row->summary);
        free(row->note);
        free(row->folded_name);
        free(row->folded_all);
    }
    picker->shown_count = 0;
}

/* A row is found by its name in every way, by its summary only by how words begin: a few letters
 * stand somewhere in almost any sentence. */
static enum match
row_rank(const struct picker_row *row, const char *typed)
{
    enum match by_name = match_rank(row->folded_name, typed);
    if (by_name > MATCH_INSIDE)
        return by_name;
    if (match_rank(row->folded_all, typed) >= MATCH_WORD)
        return MATCH_INSIDE;
    return row->always && by_name == MATCH_NONE ? MATCH_LETTERS : by_name;
}

static void
show_rank(struct picker *picker, const char *typed, enum match lowest, enum match highest)
{
    for (size_t i = 0; i < picker->count; i++) {
        enum match rank = row_rank(&picker->rows[i], typed);
        bool in_order = picker->rows[i].always && !picker->ranked;
        if (in_order || (rank >= lowest && rank <= highest))
            picker->shown[picker->shown_count++] = i;
    }
}

void
picker_match(struct picker *picker)
{
    free(picker->shown);
    picker->shown = must_calloc(picker->count + 1, sizeof *picker->shown);
    picker->shown_count = 0;
    picker->selected = picker->top = 0;
    char *typed = folded(text_string(&picker->typed));
    if (!picker->ranked || string_is_empty(typed)) {
        show_rank(picker, typed, MATCH_INSIDE, MATCH_WHOLE);
    } else {
        for (int rank = MATCH_WHOLE; rank > MATCH_NONE; rank--)
            show_rank(picker, typed, (enum match)rank, (enum match)rank);
    }
    free(typed);
}

void
picker_select(struct picker *picker, size_t row)
{
    for (size_t i = 0; i < picker->shown_count; i++) {
        if (picker->shown[i] == row)
            picker->selected = i;
    }
}

static void
typed_changed(struct picker *picker)
{
    if (picker->typed_changed)
        picker->typed_changed(picker);
    picker_match(picker);
    if (picker->matched)
        picker->matched(picker);
}

void
picker_reset_typed(struct picker *picker)
{
    text_reset(&picker->typed);
    typed_changed(picker);
}

bool
picker_type(struct view *view, key pressed)
{
    struct picker *picker = (struct picker *)view;
    if (pressed == KEY_RUB_OUT && picker->typed.length > 0) {
        const char *typed = text_string(&picker->typed);
        text_cut(&picker->typed, utf8_previous_cluster(typed, picker->typed.length));
    } else if (key_is_printable(pressed)) {
        utf8_append(&picker->typed, pressed);
    } else {
        return false;
    }
    typed_changed(picker);
    return true;
}

/* As if it were typed, at the end of the line. */
bool
picker_paste(struct view *view, const char *text, size_t *kept)
{
    struct picker *picker = (struct picker *)view;
    if (!picker->prompt)
        return false;
    struct line_edit line;
    line_edit_init(&line, text_string(&picker->typed));
    *kept = line_edit_paste(&line, text);
    text_reset(&picker->typed);
    text_append(&picker->typed, line_edit_value(&line));
    line_edit_clear(&line);
    typed_changed(picker);
    return true;
}

/* -- Drawing ------------------------------------------------------------------------------- */

static int
name_columns(const struct picker *picker, int room)
{
    int widest = 0;
    bool summaries = false;
    for (size_t i = 0; i < picker->count; i++) {
        int columns = canvas_columns(picker->rows[i].name);
        widest = columns > widest ? columns : widest;
        summaries = summaries || !string_is_empty(picker->rows[i].summary);
    }
    if (!summaries)
        return room;
    return widest > room / 2 ? room / 2 : widest;
}

/* Paints a row, with canvas NULL not; true when all of it fitted. */
static bool
draw_row(struct canvas *canvas, int line, int columns, int name_width, const struct picker_row *row)
{
    int note = canvas_columns(row->note);
    int end = note > 0 ? columns - note - NAME_GAP : columns;
    int name_end = MARKER_COLUMNS + name_width;
    int summary = name_end + NAME_GAP;
    if (name_end > end)
        name_end = end;
    if (canvas) {
        canvas_text(canvas, line, MARKER_COLUMNS, name_end - MARKER_COLUMNS, ROLE_TEXT, row->name);
        canvas_text(canvas, line, summary, end - summary, ROLE_TEXT, row->summary);
        canvas_text_right(canvas, line, columns, ROLE_KEY, row->note);
    }
    return MARKER_COLUMNS + canvas_columns(row->name) <= name_end &&
           (string_is_empty(row->summary) || summary + canvas_columns(row->summary) <= end);
}

/* The typed line; with nothing to select it is what has the cursor. */
static void
draw_typed(const struct picker *picker, struct canvas *canvas, int line)
{
    bool focused = picker->shown_count == 0;
    canvas_text(canvas, line, 0, -1, ROLE_SELECTED, focused ? "> " : "  ");
    int column = canvas_text(canvas, line, MARKER_COLUMNS, -1, ROLE_LABEL, picker->prompt);
    column = canvas_text(canvas, line, column, -1, ROLE_INPUT, text_string(&picker->typed));
    if (focused)
        canvas_place_cursor(canvas, line, column < canvas->columns ? column : column - 1);
}

static void
draw_picker_title(const struct picker *picker, struct canvas *canvas)
{
    struct text place = TEXT_EMPTY;
    if (picker->shown_count > 0)
        text_append_format(&place, "%zu of %zu%s", picker->selected + 1, picker->shown_count,
                           picker->more ? " or more" : "");
    else
        text_append(&place, picker->prompt && picker->typed.length == 0 ? "nothing yet"
                                                                        : "nothing matches");
    draw_title(canvas, text_string(&picker->title), text_string(&place));
    text_clear(&place);
}

/* What a row has that its line does not show: the row itself when it is cut, and more about it. */
static void
append_rest(const struct picker_row *row, bool cut, struct text *out)
{
    if (cut)
        text_append_format(out, "%s  %s", row->name, row->summary);
    if (row->more)
        text_append_format(out, "%s%s", cut ? ". " : "", row->more);
}

/* That is told at the bottom. Returns the lines kept for it: the same for every row, so that rows
 * stay where they are as one moves (A04). */
static int
draw_whole(const struct picker *picker, struct canvas *canvas, int end, int name_width)
{
    bool all_fit = true;
    for (size_t i = 0; i < picker->shown_count && all_fit; i++) {
        const struct picker_row *row = &picker->rows[picker->shown[i]];
        all_fit = !row->more && draw_row(NULL, 0, canvas->columns, name_width, row);
    }
    if (all_fit)
        return 0;
    const struct picker_row *row = &picker->rows[picker->shown[picker->selected]];
    struct text rest = TEXT_EMPTY;
    append_rest(row, !draw_row(NULL, 0, canvas->columns, name_width, row), &rest);
    draw_wrapped(canvas, end - WHOLE_ROWS, MARKER_COLUMNS, canvas->columns - MARKER_COLUMNS,
                 WHOLE_ROWS, ROLE_TEXT, text_string(&rest));
    text_clear(&rest);
    return WHOLE_ROWS + (layout_is_tall(canvas) ? 1 : 0);
}

static void
keep_selected_in_sight(struct picker *picker)
{
    size_t page = (size_t)picker->page;
    if (picker->selected < picker->top)
        picker->top = picker->selected;
    if (picker->selected >= picker->top + page)
        picker->top = picker->selected - page + 1;
}

/* What stands above the rows: none of it at the cost of the last two rows. Returns the line after.
 */
static int
draw_above(const struct picker *picker, struct canvas *canvas, int end)
{
    int gap = layout_is_tall(canvas) ? 1 : 0;
    int line = 1 + gap;
    int spare = end - line - LEAST_ROWS - (picker->prompt ? 1 : 0);
    int most = gap > 0 || spare < INTRO_ROWS ? spare : INTRO_ROWS;
    if (most > 0 && picker->intro.length > 0)
        line += gap + draw_wrapped(canvas, line, 0, canvas->columns, most, ROLE_TEXT,
                                   text_string(&picker->intro));
    bool has_room = end - line > 1 || picker->shown_count == 0;
    if (!picker->prompt || !has_room)
        return line;
    draw_typed(picker, canvas, line);
    return line + 1 + gap;
}

static void
draw_rows(struct picker *picker, struct canvas *canvas, int line, int end, int name_width)
{
    picker->page = end > line ? end - line : 1;
    keep_selected_in_sight(picker);
    for (size_t i = picker->top; i < picker->shown_count && line < end; i++, line++) {
        draw_row(canvas, line, canvas->columns, name_width, &picker->rows[picker->shown[i]]);
        if (i != picker->selected)
            continue;
        canvas_style(canvas, line, 0, -1, ROLE_SELECTED);
        canvas_text(canvas, line, 0, -1, ROLE_SELECTED, MARKER);
        canvas_place_cursor(canvas, line, MARKER_COLUMNS);
    }
}

void
picker_draw(struct view *view, struct canvas *canvas)
{
    struct picker *picker = (struct picker *)view;
    int end = canvas->rows - SHELL_ROWS;
    int name_width = name_columns(picker, canvas->columns - MARKER_COLUMNS);
    draw_picker_title(picker, canvas);
    int line = draw_above(picker, canvas, end);
    if (end - line >= WHOLE_ROWS + LEAST_ROWS)
        end -= draw_whole(picker, canvas, end, name_width);
    draw_rows(picker, canvas, line, end, name_width);
}
