/* list_columns.h - which fields of a type a list has room for, and where their columns stand. */
#ifndef UI_LIST_COLUMNS_H
#define UI_LIST_COLUMNS_H

#include "record/list_shape.h"
#include "record/query.h"
#include "record/record_type.h"
#include "term/canvas.h"
#include "ui/list_window.h"

#include <stdbool.h>
#include <stddef.h>

struct list_column {
    size_t field;
    int at, width;
    bool chosen; /* somebody chose the width: it stays */
};

/* The width that somebody chose, or the field's own: days have that of days. */
int list_columns_width(const struct field *field, const struct shape_column *column);
/* The columns of the shape, those that do not fit left out from the right. Room that is left lets
 * choices be read whole; the last column has the rest of it. Returns how many. */
size_t list_columns_fit(const struct list_shape *shape, const struct field_context *context,
                        int columns, struct list_column out[LIST_COLUMNS_MAX]);
/* True when a field has one of these columns. */
bool list_columns_show(const struct list_column *columns, size_t count, size_t field);
/* The sorted column has "^", or "v" when it is sorted the other way. */
void list_columns_draw_heads(const struct list_column *columns, size_t count,
                             const struct query *query, struct canvas *canvas, int row);
void list_columns_draw(const struct list_column *columns, size_t count, const struct list_row *from,
                       struct canvas *canvas, int row);
/* The fields that people can sort by. Returns how many; at least the type's own. */
size_t list_columns_sortable(const struct record_type *type, size_t out[RECORD_FIELDS_MAX]);

#endif
