/* list_view.c - the list of a record type: a window on the database. */
#include "ui/views.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "modules/filter_words.h"
#include "modules/permission.h"
#include "modules/reading.h"
#include "modules/registry.h"
#include "modules/session.h"
#include "record/filter.h"
#include "record/query.h"
#include "ui/layout.h"
#include "ui/list_columns.h"
#include "ui/list_view.h"

/* Counting the records before one costs about 60 ns each: up to here it stays within 6 ms. */
#define POSITION_MAX 100000
#define HEADER_ROWS 9 /* with fewer rows in the window the column heads make way */

/* -- Reading ------------------------------------------------------------------------------- */

static int
header_row(int rows)
{
    if (rows >= ROOMY_ROWS)
        return 2;
    return rows >= HEADER_ROWS ? 1 : 0;
}

static size_t
list_height(int rows)
{
    int height = rows - SHELL_ROWS - header_row(rows) - 1;
    return height > 1 ? (size_t)height : 1;
}

/* With fewer rows than fit, the numbers are plain to see. */
static void
count_what_is_seen(struct list_view *list)
{
    struct list_window *window = &list->window;
    if (window->count >= window->height)
        return;
    list->total = window->count;
    list->total_known = true;
    window->position = window->selected;
    window->counted = true;
    list->counted_version = list->view.seen_version;
}

static void
forget_numbers(struct list_view *list)
{
    list->total_known = false;
    list->window.counted = false;
    list->counted_version = 0;
}

static bool
read_around(struct list_view *list, struct list_mark mark, bool *found, struct error *error)
{
    *found = false;
    bool done = id_is_zero(&mark.id)
                    ? list_window_first(&list->window, error)
                    : list_window_around(&list->window, &mark.id, mark.row, found, error);
    if (done)
        count_what_is_seen(list);
    return done;
}

struct list_mark
list_mark(const struct list_view *list)
{
    const struct record *record = list_window_record(&list->window);
    struct list_mark mark = {.row = list->window.selected};
    if (record)
        mark.id = record->id;
    return mark;
}

static bool
begin_reading(struct list_view *list, struct error *error)
{
    return reading_begin_list(shell_session(list->view.shell), &list->reading, list->type,
                              list->query.filter, error);
}

/* A new record may lie outside the filter: then the cursor stays where it was. */
static bool
list_refresh(struct view *view, struct error *error)
{
    struct list_view *list = list_of(view);
    if (!begin_reading(list, error))
        return false;
    list->window.height = list_height(view->rows);
    struct list_mark stay = list_mark(list);
    struct list_mark followed = {list->followed, stay.row};
    list->followed = (struct id){.bytes = {0}};
    bool found = false;
    if (!id_is_zero(&followed.id)) {
        list->window.counted = false;
        list->counted_version = 0;
        if (!read_around(list, followed, &found, error))
            return false;
        if (!found && list->query.trash)
            list->before_trash = followed;
    }
    return found || read_around(list, stay, &found, error);
}

/* After the query changed: from the first row, or round a record. */
void
list_read_again(struct list_view *list, struct list_mark mark)
{
    struct error error;
    bool found;
    if (!list->reading.begun && list->type->may_see)
        return; /* the first refresh says whether */
    forget_numbers(list);
    if (!begin_reading(list, &error) || !read_around(list, mark, &found, &error))
        shell_say_error(list->view.shell, &error);
}

void
list_toggle_trash(struct list_view *list)
{
    struct list_mark mark = {.row = 0};
    if (list->query.trash)
        mark = list->before_trash;
    else
        list->before_trash = list_mark(list);
    if (list->marks.count > 0 || list->range.key)
        list_unmark(list);
    list->query.trash = !list->query.trash;
    list_read_again(list, mark);
}

/* Numbers come in a pause, never between a key and its answer. */
static bool
list_idle(struct view *view)
{
    struct list_view *list = list_of(view);
    struct session *session = shell_session(view->shell);
    list_remember(list);
    if (list->counted_version == view->seen_version)
        return false;
    list->counted_version = view->seen_version;
    struct error error;
    if (!session_count_soon(session, &list->query, &list->total, &list->total_known, &error)) {
        shell_say_error(view->shell, &error);
        return true;
    }
    const struct record *record = list_window_record(&list->window);
    if (!record || !list->total_known || list->total > POSITION_MAX)
        return true;
    struct query_place place = {.key = NULL};
    session_place(&list->query, record, &place);
    list->window.counted =
        session_position(session, &list->query, &place, &list->window.position, &error);
    query_place_clear(&place);
    return true;
}

/* -- Moving -------------------------------------------------------------------------------- */

static bool
move_last(struct list_view *list, struct error *error)
{
    struct list_window *window = &list->window;
    if (!list_window_last(window, error))
        return false;
    if (list->total_known && list->total > 0) {
        window->position = list->total - 1;
        window->counted = true;
    }
    return true;
}

static void
list_move(struct view *view, enum view_move move)
{
    struct list_view *list = list_of(view);
    struct error error;
    bool done =
        move == MOVE_LAST ? move_last(list, &error) : list_window_go(&list->window, move, &error);
    if (!done)
        shell_say_error(view->shell, &error);
}

/* -- Painting ------------------------------------------------------------------------------ */

const char *
list_sort_word(const struct query *query)
{
    if (!query->descending)
        return "";
    enum field_kind kind = query->type->fields[query->sort_field].kind;
    return kind == FIELD_DATE || kind == FIELD_MOMENT ? ", newest first" : ", last first";
}

static void
draw_list_title(struct list_view *list, struct canvas *canvas, bool sort_is_seen)
{
    const struct query *query = &list->query;
    struct text left = TEXT_EMPTY, right = TEXT_EMPTY;
    text_append_format(&left, "%s%s", list->type->plural_label, query->trash ? ", trash" : "");
    if (!sort_is_seen)
        text_append_format(&left, ", by %s%s", list->type->fields[query->sort_field].label,
                           list_sort_word(query));
    if (list->marks.count > 0) {
        text_append(&left, "  ");
        text_append_count(&left, list->marks.count);
        text_append(&left, " marked");
    }
    if (list->filter_words.length > 0)
        text_append_format(&left, "  filter: %s", text_string(&list->filter_words));
    if (list->total_known && list->window.counted && list->window.count > 0) {
        text_append_count(&right, list->window.position + 1);
        text_append(&right, " of ");
        text_append_count(&right, list->total);
        text_append(&right, "  ");
    } else if (list->total_known) {
        text_append_count(&right, list->total);
        text_append(&right, " in all  ");
    }
    text_append(&right, session_kind(shell_session(list->view.shell)));
    draw_title(canvas, text_string(&left), text_string(&right));
    text_clear(&left);
    text_clear(&right);
}

/* What to do about an empty list. */
static void
append_empty(const struct list_view *list, struct text *out)
{
    const struct keymap *keymap = shell_keymap(list->view.shell);
    struct session *session = shell_session(list->view.shell);
    char add[KEY_WAY_SIZE], import[KEY_WAY_SIZE];
    struct error ignored;
    keymap_way(keymap, PLACE_LIST, "add", add);
    keymap_way(keymap, PLACE_LIST, "import", import);
    if (list->filter_text.length > 0)
        text_append(out, "Nothing fits the filter. Esc takes the filter away.");
    else if (list->query.trash)
        text_append(out, "The trash is empty. Esc shows the list again.");
    else if (!permission_command(session, command_add, list->type, &ignored))
        text_append_format(out, "There are no %s that you may see.", list->type->table);
    else if (permission_given(session, PERMISSION_IMPORT, &ignored))
        text_append_format(out, "No %s yet. Type %s to add one, or %s to read a file.",
                           list->type->table, add, import);
    else
        text_append_format(out, "No %s yet. Type %s to add one.", list->type->table, add);
}

static void
draw_empty(const struct list_view *list, struct canvas *canvas, int row)
{
    struct text text = TEXT_EMPTY;
    append_empty(list, &text);
    draw_wrapped(canvas, row, MARKER_COLUMNS, canvas->columns - MARKER_COLUMNS,
                 canvas->rows - SHELL_ROWS - row, ROLE_TEXT, text_string(&text));
    layout_mark(canvas, row);
    text_clear(&text);
}

/* Beside the marker where the cursor is, so that both are seen: `*` is marked, `+` will be. */
static void
draw_sign(const struct list_view *list, const struct list_row *from, struct canvas *canvas, int row,
          bool selected)
{
    bool marked = marks_have(&list->marks, &from->record->id);
    if (!marked && !list_in_range(list, from->record))
        return;
    canvas_text(canvas, row, selected ? 1 : 0, 1, ROLE_MARKED, marked ? "*" : "+");
}

static void
list_draw(struct view *view, struct canvas *canvas)
{
    struct list_view *list = list_of(view);
    const struct list_window *window = &list->window;
    int row = header_row(canvas->rows);
    struct list_column columns[LIST_COLUMNS_MAX];
    size_t count = list_columns_fit(&list->shape, session_context(list->window.session),
                                    canvas->columns, columns);
    if (row > 0)
        list_columns_draw_heads(columns, count, &list->query, canvas, row);
    draw_list_title(list, canvas, list_columns_show(columns, count, list->query.sort_field));
    row++;
    if (window->count == 0)
        draw_empty(list, canvas, row);
    for (size_t i = 0; i < window->count && i < window->height; i++, row++) {
        list_columns_draw(columns, count, &window->rows[i], canvas, row);
        if (i == window->selected)
            layout_mark(canvas, row);
        draw_sign(list, &window->rows[i], canvas, row, i == window->selected);
    }
}

bool
list_set_filter(struct list_view *list, const char *typed, bool typing, struct error *error)
{
    struct filter filter = {.count = 0};
    const struct field_context *context = session_context(shell_session(list->view.shell));
    if (!filter_parse(&filter, list->type, typed, context, typing, error)) {
        filter_clear(&filter);
        return false;
    }
    filter_clear(&list->filter);
    list->filter = filter;
    list->query.filter = filter.count > 0 ? &list->filter : NULL;
    char *copy = must_strdup(typed); /* it may be our own text */
    text_reset(&list->filter_text);
    text_append(&list->filter_text, copy);
    text_reset(&list->filter_words);
    filter_words(shell_session(list->view.shell), list->type, copy, &list->filter_words);
    free(copy);
    return true;
}

/* -- View ---------------------------------------------------------------------------------- */

static const struct record_type *
list_selected(struct view *view, struct id *id)
{
    *id = list_mark(list_of(view)).id;
    return list_of(view)->type;
}

static const struct marks *
list_marked(struct view *view, bool *trash)
{
    *trash = list_of(view)->query.trash;
    return &list_of(view)->marks;
}

static void
list_forget_marks(struct view *view)
{
    marks_clear(&list_of(view)->marks);
}

/* Esc takes back the smallest thing first: range, marks, filter, trash. */
static bool
list_may_close(struct view *view)
{
    struct list_view *list = list_of(view);
    struct list_mark stay = list_mark(list);
    if (list->range.key) {
        list_range_clear(list);
        return false;
    }
    if (list->marks.count > 0) {
        list_unmark(list);
        return false;
    }
    if (list->filter_text.length > 0) {
        struct error error;
        if (id_is_zero(&stay.id))
            stay = list->before_filter;
        if (list_set_filter(list, "", false, &error))
            list_read_again(list, stay);
        return false;
    }
    if (!list->query.trash)
        return true;
    list_toggle_trash(list);
    return false;
}

static void
list_free(struct view *view)
{
    struct list_view *list = list_of(view);
    list_remember(list);
    list_window_clear(&list->window);
    list_shape_clear(&list->shape);
    marks_clear(&list->marks);
    query_place_clear(&list->range);
    filter_clear(&list->filter);
    text_clear(&list->filter_text);
    text_clear(&list->filter_words);
    free(list);
}

static const struct view_class list_class = {
    .name = "list",
    .place = PLACE_LIST,
    .refresh = list_refresh,
    .draw = list_draw,
    .move = list_move,
    .idle = list_idle,
    .selected = list_selected,
    .marked = list_marked,
    .unmark = list_forget_marks,
    .may_close = list_may_close,
    .free = list_free,
};

struct view *
list_view_new(struct shell *shell, const struct record_type *type)
{
    struct list_view *list = must_calloc(1, sizeof *list);
    list->view.class = &list_class;
    list->view.shell = shell;
    list->type = type;
    list->query = query_default(type);
    list->query.guarded = true; /* the first refresh begins the reading */
    list->window.session = shell_session(shell);
    list->window.query = &list->query;
    list->window.shape = &list->shape;
    list->window.height = 1;
    list_recall(list);
    return &list->view;
}

bool
list_view_is(const struct view *view, const struct record_type *type)
{
    return view->class == &list_class && ((const struct list_view *)view)->type == type;
}

void
list_view_follow(struct view *view, const struct record_type *type, const struct id *id)
{
    if (!list_view_is(view, type) || id_is_zero(id))
        return;
    list_of(view)->followed = *id;
    shell_stale(view);
}
