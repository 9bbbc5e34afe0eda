/* record.c - the values of one record, and what stands in the way of saving them. */
#include "record/record.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/text.h"

/* --- one record --- */

struct record *
record_new(const struct record_type *type)
{
    struct record *record = must_calloc(1, sizeof *record);
    record->type = type;
    record->alive = true;
    record->values = must_calloc(type->field_count, sizeof *record->values);
    return record;
}

struct record *
record_copy(const struct record *record)
{
    struct record *copy = record_new(record->type);
    copy->id = record->id;
    copy->alive = record->alive;
    for (size_t i = 0; i < record->type->field_count; i++)
        record_set(copy, i, record->values[i]);
    if (record->head_count > 0) {
        copy->heads = must_calloc(record->head_count, sizeof *copy->heads);
        memcpy(copy->heads, record->heads, record->head_count * sizeof *copy->heads);
        copy->head_count = record->head_count;
    }
    return copy;
}

void
record_free(struct record *record)
{
    if (!record)
        return;
    for (size_t i = 0; i < record->type->field_count; i++)
        free(record->values[i]);
    free(record->values);
    free(record->heads);
    free(record);
}

const char *
record_get(const struct record *record, size_t field)
{
    assert(field < record->type->field_count);
    return record->values[field];
}

void
record_set(struct record *record, size_t field, const char *value)
{
    record_take(record, field, string_is_empty(value) ? NULL : must_strdup(value));
}

void
record_take(struct record *record, size_t field, char *value)
{
    assert(field < record->type->field_count);
    if (value && *value == '\0') {
        free(value);
        value = NULL;
    }
    free(record->values[field]);
    record->values[field] = value;
}

void
record_key(const struct record *record, size_t field, struct text *out)
{
    const struct field *row = &record->type->fields[field];
    if (row->key_from != 0 && record_get(record, row->key_from))
        field_key(&record->type->fields[row->key_from], record_get(record, row->key_from), out);
    else
        field_key(row, record_get(record, field), out);
}

bool
record_is_new(const struct record *record)
{
    return record->head_count == 0;
}

bool
record_day(const struct record *record, size_t field, struct date *day)
{
    const char *value = record_get(record, field);
    return value && date_from_iso(value, day);
}

void
record_set_day(struct record *record, size_t field, struct date day)
{
    char text[DATE_TEXT_SIZE];
    date_to_iso(day, text);
    record_set(record, field, text);
}

void
record_set_moment(struct record *record, size_t field, int64_t moment_ms)
{
    char text[DATE_TEXT_SIZE];
    moment_to_iso(moment_ms, text);
    record_set(record, field, text);
}

void
record_show_field(const struct record *record, size_t field, const struct field_context *context,
                  struct text *out)
{
    field_show(&record->type->fields[field], record_get(record, field), context, out);
}

void
record_show_field_after(const char *words, const struct record *record, size_t field,
                        const struct field_context *context, struct text *out)
{
    if (!record_get(record, field))
        return;
    text_append(out, words);
    record_show_field(record, field, context, out);
}

void
record_inherit(struct record *record, const struct record *parent)
{
    for (size_t i = RECORD_CORE_COUNT; i < record->type->field_count; i++) {
        const struct field *field = &record->type->fields[i];
        const struct field *of =
            field->flags & FIELD_INHERITED ? record_type_field(parent->type, field->name) : NULL;
        const char *value = of ? record_get(parent, record_type_index(parent->type, of)) : NULL;
        if (value)
            record_set(record, i, value);
    }
}

bool
record_is_guarded(const struct record *record)
{
    const struct record_type *type = record->type;
    return type->may_see && (type->guarded_by == 0 || record_get(record, type->guarded_by));
}

bool
record_says_guarded(const struct record *record)
{
    const struct record_type *type = record->type;
    for (size_t i = RECORD_CORE_COUNT; i < type->field_count; i++) {
        const struct field *field = &type->fields[i];
        if (field->may_see && field->kind != FIELD_CHOICE && record_get(record, i))
            return true;
    }
    return false;
}

void
record_keep_back(struct record *record)
{
    for (size_t i = RECORD_CORE_COUNT; i < record->type->field_count; i++) {
        if (record->type->fields[i].may_see)
            record_set(record, i, NULL);
    }
}

bool
record_same_value(const struct record *a, const struct record *b, size_t field)
{
    return string_equal(record_get(a, field), record_get(b, field));
}

/* --- what stands in the way of saving --- */

/* "Enter the full name", as GOV.UK words it: the kind decides the verb. */
static void
add_missing(struct error_list *problems, const struct field *field, int index)
{
    struct text label = TEXT_EMPTY;
    label_inside(field->label, &label);
    switch (field->kind) {
    case FIELD_DATE:
    case FIELD_MOMENT:
        error_list_add(problems, index, "%s must have a date, like 27 March 2027", field->label);
        break;
    case FIELD_CHOICE:
    case FIELD_LINK:
        error_list_add(problems, index, "Choose the %s", text_string(&label));
        break;
    case FIELD_ID:
    case FIELD_TEXT:
    case FIELD_NOTES:
    case FIELD_EMAIL:
    case FIELD_PHONE:
    case FIELD_NUMBER:
    case FIELD_KIND_COUNT:
        error_list_add(problems, index, "Enter the %s", text_string(&label));
        break;
    }
    text_clear(&label);
}

static void
check_field(const struct record *record, const struct record *before, size_t index,
            const struct field_context *context, struct error_list *problems)
{
    const struct field *field = &record->type->fields[index];
    const char *value = record_get(record, index);
    bool untouched = before && record_same_value(record, before, index);
    struct error error;
    if (!value && (field->flags & FIELD_REQUIRED))
        add_missing(problems, field, (int)index);
    else if (!untouched && !field_accept(field, value, context, &error))
        error_list_add(problems, (int)index, "%s", error.text);
}

/* Those about no field come last. */
static bool
comes_before(const struct error *a, const struct error *b)
{
    return (unsigned)a->field < (unsigned)b->field;
}

/* Insertion keeps the order of problems with one field; there are few. */
static void
sort_problems(struct error_list *problems)
{
    for (size_t i = 1; i < problems->count; i++) {
        struct error problem = problems->items[i];
        size_t place = i;
        for (; place > 0 && comes_before(&problem, &problems->items[place - 1]); place--)
            problems->items[place] = problems->items[place - 1];
        problems->items[place] = problem;
    }
}

bool
record_check(const struct record *record, const struct record *before,
             const struct field_context *context, struct error_list *problems)
{
    *problems = (struct error_list){.items = NULL};
    for (size_t i = 0; i < record->type->field_count; i++)
        check_field(record, before, i, context, problems);
    if (record->type->check)
        record->type->check(record, context, problems);
    sort_problems(problems);
    return problems->count == 0;
}

/* --- lists --- */

void
record_list_add(struct record_list *list, struct record *record)
{
    list->items = array_reserve(list->items, &list->capacity, list->count + 1, sizeof *list->items);
    list->items[list->count++] = record;
}

void
record_list_clear(struct record_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        record_free(list->items[i]);
    free(list->items);
    *list = (struct record_list){.items = NULL};
}
