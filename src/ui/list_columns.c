/* list_columns.c - columns of a list, fitted to the screen. */
#include "ui/list_columns.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "ui/day.h"
#include "ui/layout.h"

#define COLUMN_GAP 2
#define LEAST_GAIN 4  /* fewer columns more make no cut word readable */
#define LEAST_WIDTH 8 /* a column squeezed in beside the first one says something from here on */

static bool
is_day(const struct field *field)
{
    return field->kind == FIELD_DATE || field->kind == FIELD_MOMENT;
}

/* Of a field that no list shows unless somebody asks for it. */
static int
usual_width(enum field_kind kind)
{
    switch (kind) {
    case FIELD_DATE:
        return DAY_COLUMNS;
    case FIELD_MOMENT:
        return MOMENT_COLUMNS;
    case FIELD_PHONE:
        return 15;
    case FIELD_CHOICE:
        return 16;
    case FIELD_TEXT:
    case FIELD_LINK:
        return 20;
    case FIELD_EMAIL:
        return 24;
    case FIELD_NOTES:
        return 30;
    case FIELD_ID:
    case FIELD_NUMBER:
    case FIELD_KIND_COUNT:
        break;
    }
    return LEAST_WIDTH;
}

int
list_columns_width(const struct field *field, const struct shape_column *column)
{
    if (column->width > 0)
        return column->width;
    return field->list_width > 0 ? field->list_width : usual_width(field->kind);
}

/* What the column of a choice lacks to show every label whole. */
static int
cut_off(const struct list_column *column, const struct record_type *type,
        const struct field_context *context)
{
    const struct field *field = &type->fields[column->field];
    if (field->kind != FIELD_CHOICE || column->chosen)
        return 0;
    int widest = column->width;
    const struct choice_list *choices = field_choices(field, context);
    for (size_t i = 0; i < choices->count; i++) {
        int width = canvas_columns(choices->items[i].label);
        widest = width > widest ? width : widest;
    }
    return widest - column->width;
}

/* Room that is left goes to choices first, for they are known; what then is left, to the last. */
static void
widen(struct list_column *out, size_t count, int spare, const struct record_type *type,
      const struct field_context *context)
{
    int moved = 0;
    for (size_t i = 0; i < count; i++) {
        int more = cut_off(&out[i], type, context);
        more = more < spare ? more : spare < LEAST_GAIN ? 0 : spare;
        out[i].at += moved;
        out[i].width += more;
        moved += more;
        spare -= more;
    }
    if (count > 0 && !out[count - 1].chosen)
        out[count - 1].width += spare;
}

size_t
list_columns_fit(const struct list_shape *shape, const struct field_context *context, int columns,
                 struct list_column out[LIST_COLUMNS_MAX])
{
    const struct record_type *type = shape->type;
    size_t count = 0;
    int at = MARKER_COLUMNS;
    for (size_t i = 0; i < shape->column_count; i++) {
        const struct shape_column *column = &shape->columns[i];
        const struct field *field = &type->fields[column->field];
        int width = list_columns_width(field, column);
        int room = columns - at;
        int least = is_day(field) ? DAY_COLUMNS : LEAST_WIDTH;
        bool squeezed = count == 0 || (count == 1 && room >= least);
        if (width > room && !squeezed)
            continue;
        if (width > room)
            width = room;
        out[count++] = (struct list_column){
            .field = column->field, .at = at, .width = width, .chosen = column->width > 0};
        at += width + COLUMN_GAP;
    }
    if (count > 0)
        widen(out, count, columns - out[count - 1].at - out[count - 1].width, type, context);
    return count;
}

bool
list_columns_show(const struct list_column *columns, size_t count, size_t field)
{
    for (size_t i = 0; i < count; i++) {
        if (columns[i].field == field)
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

/* Of a moment that does not fit the day stays whole. */
static void
draw_cell(const struct list_column *column, const struct field *field, const char *cell,
          struct canvas *canvas, int row)
{
    bool day_only = field->kind == FIELD_MOMENT && column->width < MOMENT_COLUMNS;
    char *day = must_strndup(cell, day_only ? strcspn(cell, ",") : strlen(cell));
    canvas_text(canvas, row, column->at, column->width, ROLE_TEXT, day);
    free(day);
}

void
list_columns_draw(const struct list_column *columns, size_t count, const struct list_row *from,
                  struct canvas *canvas, int row)
{
    const struct record_type *type = from->record->type;
    for (size_t i = 0; i < count; i++)
        draw_cell(&columns[i], &type->fields[columns[i].field], from->cells[columns[i].field],
                  canvas, row);
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
    return field < RECORD_CORE_COUNT || !(row->flags & FIELD_READ_ONLY) || row->list_width > 0;
}

size_t
list_columns_sortable(const struct record_type *type, size_t out[RECORD_FIELDS_MAX])
{
    size_t count = 0;
    for (size_t i = RECORD_CORE_COUNT; i < type->field_count; i++) {
        if (is_sortable(type, i))
            out[count++] = i;
    }
    for (size_t i = 0; i < RECORD_CORE_COUNT; i++) {
        if (is_sortable(type, i))
            out[count++] = i;
    }
    return count;
}
