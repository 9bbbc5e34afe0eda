/* list_shape.c - the line that says what a list shows, read and written. */
#include "record/list_shape.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static const char sort_word[] = "sort:";
static const char columns_word[] = "columns:";

static void
take_type_sort(struct list_shape *shape)
{
    shape->sort_field = shape->type->sort_field;
    shape->descending = shape->type->sort_descending;
}

static void
take_type_columns(struct list_shape *shape)
{
    shape->column_count = 0;
    for (size_t i = 0; i < shape->type->field_count; i++) {
        if (shape->type->fields[i].list_width > 0 && shape->column_count < LIST_COLUMNS_MAX)
            shape->columns[shape->column_count++] = (struct shape_column){.field = i};
    }
    if (shape->column_count == 0)
        shape->columns[shape->column_count++] =
            (struct shape_column){.field = shape->type->title_field};
}

void
list_shape_init(struct list_shape *shape, const struct record_type *type)
{
    *shape = (struct list_shape){.type = type};
    take_type_sort(shape);
    take_type_columns(shape);
}

void
list_shape_clear(struct list_shape *shape)
{
    text_clear(&shape->filter);
}

void
list_shape_copy(struct list_shape *to, const struct list_shape *from)
{
    to->sort_field = from->sort_field;
    to->descending = from->descending;
    memcpy(to->columns, from->columns, sizeof to->columns);
    to->column_count = from->column_count;
}

/* -- Columns ------------------------------------------------------------------------------- */

/* Nobody reads a reference of 36 letters in a list. */
bool
list_shape_takes(const struct record_type *type, size_t field)
{
    return type->fields[field].kind != FIELD_ID && !(type->fields[field].flags & FIELD_ALONE);
}

struct shape_column *
list_shape_column(struct list_shape *shape, size_t field)
{
    for (size_t i = 0; i < shape->column_count; i++) {
        if (shape->columns[i].field == field)
            return &shape->columns[i];
    }
    return NULL;
}

static void
hide(struct list_shape *shape, struct shape_column *column)
{
    size_t at = (size_t)(column - shape->columns);
    shape->column_count--;
    memmove(column, column + 1, (shape->column_count - at) * sizeof *column);
}

/* What posact says of a record comes after what people say of it. */
static size_t
rank(const struct list_shape *shape, size_t field)
{
    return field < RECORD_CORE_COUNT ? field + shape->type->field_count : field;
}

static void
show(struct list_shape *shape, size_t field)
{
    size_t at = 0;
    while (at < shape->column_count && rank(shape, shape->columns[at].field) < rank(shape, field))
        at++;
    memmove(&shape->columns[at + 1], &shape->columns[at],
            (shape->column_count - at) * sizeof *shape->columns);
    shape->columns[at] = (struct shape_column){.field = field};
    shape->column_count++;
}

bool
list_shape_toggle(struct list_shape *shape, size_t field)
{
    struct shape_column *column = list_shape_column(shape, field);
    if (column && shape->column_count == 1)
        return false;
    if (!column && shape->column_count == LIST_COLUMNS_MAX)
        return false;
    if (column)
        hide(shape, column);
    else
        show(shape, field);
    return true;
}

/* -- Reading ------------------------------------------------------------------------------- */

static bool
no_such_sort(const struct record_type *type, const char *typed, struct error *error)
{
    struct text names = TEXT_EMPTY;
    for (size_t i = 0; i < type->field_count; i++) {
        if (type->fields[i].flags & FIELD_KEYED)
            text_append_format(&names, "%s%s", names.length > 0 ? ", " : "", type->fields[i].name);
    }
    error_set(error, ERROR_USAGE, "A list of %s cannot be sorted by '%s'; it can by %s",
              type->table, typed, text_string(&names));
    text_clear(&names);
    return false;
}

bool
list_shape_set_sort(struct list_shape *shape, const char *typed, struct error *error)
{
    const char *name = typed[0] == '-' ? typed + 1 : typed;
    const struct field *field = record_type_field(shape->type, name);
    if (!field || !(field->flags & FIELD_KEYED))
        return no_such_sort(shape->type, typed, error);
    shape->sort_field = record_type_index(shape->type, field);
    shape->descending = typed[0] == '-';
    return true;
}

static bool
read_width(const char *typed, int *width, struct error *error)
{
    char *end;
    long number = strtol(typed, &end, 10);
    if (end == typed || *end != '\0' || number < COLUMN_NARROWEST || number > COLUMN_WIDEST)
        return error_set(error, ERROR_USAGE, "A column is %d to %d wide, not '%s'",
                         COLUMN_NARROWEST, COLUMN_WIDEST, typed);
    *width = (int)number;
    return true;
}

/* "name" or "name=24". */
static bool
read_column(const struct list_shape *shape, char *typed, struct shape_column *column,
            struct error *error)
{
    char *width = strchr(typed, '=');
    if (width)
        *width++ = '\0';
    const struct field *field = record_type_field(shape->type, typed);
    if (!field)
        return record_type_no_field(shape->type, typed, error);
    *column = (struct shape_column){.field = record_type_index(shape->type, field)};
    if (!list_shape_takes(shape->type, column->field))
        return error_set(error, ERROR_USAGE, "%s is no column of a list", field->label);
    return !width || read_width(width, &column->width, error);
}

static bool
add_column(struct list_shape *shape, const struct shape_column *column, struct error *error)
{
    if (list_shape_column(shape, column->field))
        return error_set(error, ERROR_USAGE, "Column '%s' is there twice",
                         shape->type->fields[column->field].name);
    if (shape->column_count == LIST_COLUMNS_MAX)
        return error_set(error, ERROR_USAGE, "A list has at most %d columns", LIST_COLUMNS_MAX);
    shape->columns[shape->column_count++] = *column;
    return true;
}

/* With `lenient` a column that cannot be read is left out. */
static bool
read_columns(struct list_shape *shape, const char *typed, bool lenient, struct error *error)
{
    struct list_shape read = {.type = shape->type};
    while (*typed != '\0') {
        size_t length = strcspn(typed, ",");
        char *name = must_strndup(typed, length);
        struct shape_column column = {.field = 0};
        bool added = read_column(shape, name, &column, error) && add_column(&read, &column, error);
        free(name);
        if (!added && !lenient)
            return false;
        typed += length + (typed[length] == ',' ? 1 : 0);
    }
    if (read.column_count == 0)
        return error_set(error, ERROR_USAGE, "Name the columns, such as columns:%s",
                         shape->type->fields[shape->type->title_field].name);
    memcpy(shape->columns, read.columns, sizeof shape->columns);
    shape->column_count = read.column_count;
    return true;
}

bool
list_shape_set_columns(struct list_shape *shape, const char *typed, struct error *error)
{
    return read_columns(shape, typed, false, error);
}

/* To the blank that ends it, past those in quotes. */
static size_t
word_length(const char *line)
{
    bool quoted = false;
    size_t length = 0;
    for (; line[length] != '\0' && (quoted || line[length] != ' '); length++) {
        if (line[length] == '"')
            quoted = !quoted;
    }
    return length;
}

static bool
read_word(struct list_shape *shape, const char *word, bool lenient, struct error *error)
{
    if (string_starts(word, sort_word))
        return list_shape_set_sort(shape, word + sizeof sort_word - 1, error) || lenient;
    if (string_starts(word, columns_word))
        return read_columns(shape, word + sizeof columns_word - 1, lenient, error) || lenient;
    text_append_format(&shape->filter, "%s%s", shape->filter.length > 0 ? " " : "", word);
    return true;
}

static bool
check_filter(struct list_shape *shape, const struct field_context *context, struct error *error)
{
    struct filter filter = {.count = 0};
    bool fits =
        filter_parse(&filter, shape->type, text_string(&shape->filter), context, false, error);
    filter_clear(&filter);
    return fits;
}

bool
list_shape_read(struct list_shape *shape, const char *line, const struct field_context *context,
                bool lenient, struct error *error)
{
    text_reset(&shape->filter);
    for (line += strspn(line, " "); *line != '\0'; line += strspn(line, " ")) {
        size_t length = word_length(line);
        char *word = must_strndup(line, length);
        bool fits = read_word(shape, word, lenient, error);
        free(word);
        if (!fits)
            return false;
        line += length;
    }
    if (check_filter(shape, context, error))
        return true;
    if (lenient)
        text_reset(&shape->filter);
    return lenient;
}

/* -- Writing ------------------------------------------------------------------------------- */

static bool
same_columns(const struct list_shape *a, const struct list_shape *b)
{
    if (a->column_count != b->column_count)
        return false;
    for (size_t i = 0; i < a->column_count; i++) {
        if (a->columns[i].field != b->columns[i].field ||
            a->columns[i].width != b->columns[i].width)
            return false;
    }
    return true;
}

static void
write_columns(const struct list_shape *shape, struct text *out)
{
    for (size_t i = 0; i < shape->column_count; i++) {
        const struct shape_column *column = &shape->columns[i];
        text_append_format(out, "%s%s", i > 0 ? "," : columns_word,
                           shape->type->fields[column->field].name);
        if (column->width > 0)
            text_append_format(out, "=%d", column->width);
    }
}

void
list_shape_write(const struct list_shape *shape, const struct list_shape *usual, struct text *out)
{
    const char *gap = "";
    if (shape->filter.length > 0) {
        text_append(out, text_string(&shape->filter));
        gap = " ";
    }
    if (shape->sort_field != usual->sort_field || shape->descending != usual->descending) {
        text_append_format(out, "%s%s%s%s", gap, sort_word, shape->descending ? "-" : "",
                           shape->type->fields[shape->sort_field].name);
        gap = " ";
    }
    if (!same_columns(shape, usual)) {
        text_append(out, gap);
        write_columns(shape, out);
    }
}
