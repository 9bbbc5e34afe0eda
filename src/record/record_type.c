/* record_type.c - finds the fields of a record type by name, place and number. */
#include "record/record_type.h"

#include <assert.h>
#include <stdlib.h>

#include "base/memory.h"

const struct field *
record_type_field(const struct record_type *type, const char *name)
{
    for (size_t i = 0; i < type->field_count; i++) {
        if (string_equal(type->fields[i].name, name))
            return &type->fields[i];
    }
    return NULL;
}

bool
record_type_keeps_back(const struct record_type *type)
{
    for (size_t i = 0; i < type->field_count; i++) {
        if (type->fields[i].may_see)
            return true;
    }
    return false;
}

size_t
record_type_index(const struct record_type *type, const struct field *field)
{
    assert(field >= type->fields && field < type->fields + type->field_count);
    return (size_t)(field - type->fields);
}

/* The core fields have no number: 0 is "alive" in the log. */
const struct field *
record_type_field_by_number(const struct record_type *type, int number)
{
    for (size_t i = 0; number > 0 && i < type->field_count; i++) {
        if (type->fields[i].number == number)
            return &type->fields[i];
    }
    return NULL;
}

static void
append_names(struct text *out, const struct record_type *type)
{
    for (size_t i = 0; i < type->field_count; i++)
        text_append_format(out, "%s%s", i > 0 ? ", " : "", type->fields[i].name);
}

bool
record_type_no_field(const struct record_type *type, const char *typed, struct error *error)
{
    const char **names = must_calloc(type->field_count, sizeof *names);
    for (size_t i = 0; i < type->field_count; i++)
        names[i] = type->fields[i].name;
    const char *nearest = string_nearest(typed, names, type->field_count);
    free(names);
    if (nearest)
        return error_set(error, ERROR_USAGE, "%s has no field '%s'; did you mean '%s'", type->name,
                         typed, nearest);
    struct text all = TEXT_EMPTY;
    append_names(&all, type);
    error_set(error, ERROR_USAGE, "%s has no field '%s'; it has %s", type->name, typed,
              text_string(&all));
    text_clear(&all);
    return false;
}
