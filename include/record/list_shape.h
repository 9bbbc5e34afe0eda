/* list_shape.h - what a list shows and how, as one line of words that people, posact.yaml and the
 * database keep: `role:pc ada sort:-changed columns:name=24,phone`.
 *
 *   sort:field            by which field, the largest first with a hyphen in front
 *   columns:field,field   which fields, in this order; =24 behind one is its width
 *
 * All other words are the filter (record/filter.h). What is left out is as the type has it. */
#ifndef RECORD_LIST_SHAPE_H
#define RECORD_LIST_SHAPE_H

#include "base/error.h"
#include "base/text.h"
#include "record/query.h"
#include "record/record_type.h"

#include <stdbool.h>
#include <stddef.h>

#define LIST_COLUMNS_MAX 32
#define COLUMN_NARROWEST 4
#define COLUMN_WIDEST 80

struct shape_column {
    size_t field;
    int width; /* 0 for the field's own */
};

struct list_shape {
    const struct record_type *type;
    struct text filter; /* as typed; empty for none */
    size_t sort_field;
    bool descending;
    struct shape_column columns[LIST_COLUMNS_MAX];
    size_t column_count; /* at least 1 */
};

/* As the type has it; list_shape_clear frees. */
void list_shape_init(struct list_shape *shape, const struct record_type *type);
void list_shape_clear(struct list_shape *shape);
/* Reads a line into a shape that is there: what the line leaves out stays. ERROR_USAGE for a field
 * or a width that does not fit, and what filter_parse says of the filter; with `lenient` (a line of
 * another posact) such a word is left out instead, and nothing fails. */
bool list_shape_read(struct list_shape *shape, const char *line,
                     const struct field_context *context, bool lenient, struct error *error);
/* "changed", "-changed"; "name=24,phone". ERROR_USAGE, and the shape is as it was. */
bool list_shape_set_sort(struct list_shape *shape, const char *typed, struct error *error);
bool list_shape_set_columns(struct list_shape *shape, const char *typed, struct error *error);
/* The line that turns the shape `usual` into this one. Appended to out; nothing where they are the
 * same. */
void list_shape_write(const struct list_shape *shape, const struct list_shape *usual,
                      struct text *out);

/* True when somebody can have this field as a column. */
bool list_shape_takes(const struct record_type *type, size_t field);
/* The column of a field, or NULL. */
struct shape_column *list_shape_column(struct list_shape *shape, size_t field);
/* Shows a field, before the first column whose field comes later in the type, or hides it; the last
 * column stays, and then it is false. */
bool list_shape_toggle(struct list_shape *shape, size_t field);
/* Copies columns and sort, and leaves the filter as it is. */
void list_shape_copy(struct list_shape *to, const struct list_shape *from);

#endif
