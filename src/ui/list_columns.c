/* list_columns.c - columns of a list, fitted to the screen. */
#include "ui/list_columns.h"

#include "ui/layout.h"

#define COLUMN_GAP 2
#define LEAST_WIDTH 8 /* a column squeezed in beside the first one says something from here on */

size_t
list_columns_fit(const struct record_type *type, int columns,
                 struct list_column out[LIST_COLUMNS_MAX])
{
    size_t count = 0;
    int at = MARKER_COLUMNS;
    for (size_t i = 0; i < type->field_count && count < LIST_COLUMNS_MAX; i++) {
        int width = type->fields[i].list_width;
        if (width == 0)
            continue;
        int room = columns - at;
        bool squeezed = count == 0 || (count == 1 && room >= LEAST_WIDTH);
        if (width > room && !squeezed)
            break;
        if (width > room)
            width = room;
        out[count++] = (struct list_column){.field = i, .at = at, .width = width};
        at += width + COLUMN_GAP;
    }
    if (count > 0)
        out[count - 1].width = columns - out[count - 1].at;
    return count;
}

bool
list_columns_show(const struct record_type *type, int columns, size_t field)
{
    struct list_column fitted[LIST_COLUMNS_MAX];
    size_t count = list_columns_fit(type, columns, fitted);
    for (size_t i = 0; i < count; i++) {
        if (fitted[i].field == field)
            return true;
    }
    return false;
}

void
list_columns_draw_heads(const struct list_column *columns, size_t count, const struct query *query,
                        struct canvas *canvas, int row)
{
    for (size_t i = 0; i < count; i++) {
        const char *label = query->type->fields[columns[i].field].label;
        const char *mark = "";
        if (columns[i].field == query->sort_field)
            mark = query->descending ? " v" : " ^";
        canvas_format(canvas, row, columns[i].at, columns[i].width, ROLE_HEADING, "%s%s", label,
                      mark);
    }
}

void
list_columns_draw(const struct list_column *columns, size_t count, char *const *cells,
                  struct canvas *canvas, int row)
{
    for (size_t i = 0; i < count; i++)
        canvas_text(canvas, row, columns[i].at, columns[i].width, ROLE_TEXT,
                    cells[columns[i].field]);
}

/* The order of ids says nothing to a person, nor does that of keys from other programs. */
static bool
is_sortable(const struct record_type *type, size_t field)
{
    const struct field *row = &type->fields[field];
    if (field == type->sort_field)
        return true;
    if (!(row->flags & FIELD_KEYED) || row->kind == FIELD_LINK || row->kind == FIELD_ID)
        return false;
    return field < RECORD_CORE_COUNT || !(row->flags & FIELD_READ_ONLY);
}

size_t
list_columns_sortable(const struct record_type *type, size_t out[LIST_COLUMNS_MAX])
{
    size_t count = 0;
    for (size_t i = RECORD_CORE_COUNT; i < type->field_count && count < LIST_COLUMNS_MAX; i++) {
        if (is_sortable(type, i))
            out[count++] = i;
    }
    for (size_t i = 0; i < RECORD_CORE_COUNT && count < LIST_COLUMNS_MAX; i++) {
        if (is_sortable(type, i))
            out[count++] = i;
    }
    return count;
}
