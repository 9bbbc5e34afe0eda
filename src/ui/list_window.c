/* list_window.c - reads the rows of a list round the cursor, by key, in both directions. */
#include "ui/list_window.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/text.h"
#include "ui/day.h"

static void
row_clear(struct list_row *row)
{
    size_t field_count = row->record->type->field_count;
    for (size_t i = 0; i < field_count; i++)
        free(row->cells[i]);
    free(row->cells);
    record_free(row->record);
}

static void
clear_rows(struct list_window *window)
{
    for (size_t i = 0; i < window->count; i++)
        row_clear(&window->rows[i]);
    window->count = 0;
}

void
list_window_clear(struct list_window *window)
{
    clear_rows(window);
    free(window->rows);
    window->rows = NULL;
    window->capacity = 0;
}

/* One line, whatever the lines of the value. */
static char *
make_cell(struct list_window *window, const struct record *record, size_t index)
{
    const struct record_type *type = record->type;
    const struct field *field = &type->fields[index];
    const char *value = record_get(record, index);
    struct text cell = TEXT_EMPTY;
    bool shown = type->show && type->show(window->session, record, index, true, &cell);
    if (!shown && !day_append(field, value, DAY_TIME, &cell))
        session_show(window->session, field, value, &cell);
    text_join_lines(&cell);
    return text_take(&cell);
}

static struct list_row
make_row(struct list_window *window, struct record *record)
{
    const struct record_type *type = record->type;
    struct list_row row = {
        .record = record,
        .cells = must_calloc(type->field_count, sizeof *row.cells),
    };
    for (size_t i = 0; i < window->shape->column_count; i++) {
        size_t field = window->shape->columns[i].field;
        row.cells[field] = make_cell(window, record, field);
    }
    return row;
}

/* Puts the records of the list before row `at`; the window owns them then. */
static void
insert(struct list_window *window, size_t at, struct record_list *list)
{
    size_t count = list->count;
    window->rows = array_reserve(window->rows, &window->capacity, window->count + count + 1,
                                 sizeof *window->rows);
    memmove(window->rows + at + count, window->rows + at,
            (window->count - at) * sizeof *window->rows);
    for (size_t i = 0; i < count; i++)
        window->rows[at + i] = make_row(window, list->items[i]);
    window->count += count;
    list->count = 0;
    record_list_clear(list);
}

static void
cut_end(struct list_window *window)
{
    while (window->count > window->height)
        row_clear(&window->rows[--window->count]);
}

static void
cut_front(struct list_window *window)
{
    if (window->count <= window->height)
        return;
    size_t over = window->count - window->height;
    for (size_t i = 0; i < over; i++)
        row_clear(&window->rows[i]);
    window->count -= over;
    memmove(window->rows, window->rows + over, window->count * sizeof *window->rows);
    window->selected -= over;
}

static bool
read(struct list_window *window, enum query_from from, const struct query_place *place,
     size_t limit, struct record_list *list, struct error *error)
{
    *list = (struct record_list){.count = 0};
    if (limit == 0)
        return true;
    return session_read(window->session, window->query, from, place, limit, list, error);
}

/* As read, beside a record. */
static bool
read_beside(struct list_window *window, enum query_from from, const struct record *record,
            size_t limit, struct record_list *list, struct error *error)
{
    struct query_place place = {.key = NULL};
    session_place(window->query, record, &place);
    bool done = read(window, from, &place, limit, list, error);
    query_place_clear(&place);
    return done;
}

bool
list_window_first(struct list_window *window, struct error *error)
{
    struct record_list list;
    if (!read(window, QUERY_FIRST, NULL, window->height, &list, error))
        return false;
    clear_rows(window);
    insert(window, 0, &list);
    window->selected = 0;
    window->position = 0;
    window->counted = true;
    return true;
}

bool
list_window_last(struct list_window *window, struct error *error)
{
    struct record_list list;
    if (!read(window, QUERY_LAST, NULL, window->height, &list, error))
        return false;
    clear_rows(window);
    insert(window, 0, &list);
    window->selected = window->count > 0 ? window->count - 1 : 0;
    window->counted = false;
    return true;
}

static bool
move_down(struct list_window *window, size_t rows, bool scroll, struct error *error)
{
    size_t last = window->count - 1;
    size_t below = last - window->selected;
    if (scroll || rows > below) {
        struct record_list list;
        size_t wanted = scroll ? rows : rows - below;
        if (!read_beside(window, QUERY_AFTER, window->rows[last].record, wanted, &list, error))
            return false;
        insert(window, window->count, &list);
        below = window->count - 1 - window->selected;
    }
    size_t moved = rows < below ? rows : below;
    window->selected += moved;
    window->position += moved;
    cut_front(window);
    return true;
}

static bool
move_up(struct list_window *window, size_t rows, bool scroll, struct error *error)
{
    if (scroll || rows > window->selected) {
        struct record_list list;
        size_t wanted = scroll ? rows : rows - window->selected;
        if (!read_beside(window, QUERY_BEFORE, window->rows[0].record, wanted, &list, error))
            return false;
        window->selected += list.count;
        insert(window, 0, &list);
    }
    size_t moved = rows < window->selected ? rows : window->selected;
    window->selected -= moved;
    window->position -= moved < window->position ? moved : window->position;
    cut_end(window);
    return true;
}

bool
list_window_move(struct list_window *window, long rows, bool scroll, struct error *error)
{
    if (window->count == 0 || rows == 0)
        return true;
    return rows > 0 ? move_down(window, (size_t)rows, scroll, error)
                    : move_up(window, (size_t)-rows, scroll, error);
}

bool
list_window_go(struct list_window *window, enum view_move move, struct error *error)
{
    long page = (long)window->height;
    long half = page > 1 ? page / 2 : 1;
    switch (move) {
    case MOVE_UP:
        return list_window_move(window, -1, false, error);
    case MOVE_DOWN:
        return list_window_move(window, 1, false, error);
    case MOVE_PAGE_UP:
        return list_window_move(window, -page, true, error);
    case MOVE_PAGE_DOWN:
        return list_window_move(window, page, true, error);
    case MOVE_HALF_UP:
        return list_window_move(window, -half, true, error);
    case MOVE_HALF_DOWN:
        return list_window_move(window, half, true, error);
    case MOVE_FIRST:
        return list_window_first(window, error);
    case MOVE_LAST:
        return list_window_last(window, error);
    }
    return true;
}

const struct record *
list_window_record(const struct list_window *window)
{
    return window->selected < window->count ? window->rows[window->selected].record : NULL;
}

/* What is known of the record now, or was when it was last read: for its place. */
static struct record *
fresh_copy(struct list_window *window, const struct id *id, struct error *error)
{
    struct record *fresh = session_get(window->session, window->query->type, id, error);
    const struct record *old = list_window_record(window);
    if (!fresh && error->code == ERROR_NOT_FOUND && old && id_equal(&old->id, id))
        return record_copy(old);
    return fresh;
}

/* Rows from the record on, then those before it, then more after it when too few were before. */
static bool
read_around(struct list_window *window, const struct record *record, size_t want_above,
            struct record_list *above, struct record_list *below, struct error *error)
{
    struct query_place place = {.key = NULL};
    session_place(window->query, record, &place);
    struct record_list more = {.count = 0};
    size_t height = window->height;
    bool done = read(window, QUERY_AT, &place, height - want_above, below, error) &&
                read(window, QUERY_BEFORE, &place, height - below->count, above, error);
    query_place_clear(&place);
    if (!done)
        return false;
    size_t room = height - above->count - below->count;
    if (room == 0 || below->count == 0 || below->count < height - want_above)
        return true;
    if (!read_beside(window, QUERY_AFTER, below->items[below->count - 1], room, &more, error))
        return false;
    for (size_t i = 0; i < more.count; i++)
        record_list_add(below, more.items[i]);
    more.count = 0;
    record_list_clear(&more);
    return true;
}

bool
list_window_around(struct list_window *window, const struct id *id, size_t row, bool *found,
                   struct error *error)
{
    *found = false;
    struct record *record = fresh_copy(window, id, error);
    if (!record && error->code != ERROR_NOT_FOUND)
        return false;
    if (!record)
        return list_window_first(window, error);
    size_t want_above = row < window->height ? row : window->height - 1;
    struct record_list above = {.count = 0}, below = {.count = 0};
    bool done = read_around(window, record, want_above, &above, &below, error);
    record_free(record);
    if (!done) {
        record_list_clear(&above);
        record_list_clear(&below);
        return false;
    }
    *found = below.count > 0 && id_equal(&below.items[0]->id, id);
    size_t selected = above.count;
    clear_rows(window);
    insert(window, 0, &above);
    insert(window, window->count, &below);
    window->selected = selected < window->count || selected == 0 ? selected : window->count - 1;
    return true;
}
