/* error.c - fills a struct error; long texts are cut between two characters. */
#include "base/error.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"

/* Takes an incomplete UTF-8 sequence off the end of a text that was cut at `length` bytes. */
static void
drop_broken_end(char *text, size_t length)
{
    size_t start = length;
    while (start > 0 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
        start--;
    if (start == 0)
        return;
    unsigned char lead = (unsigned char)text[start - 1];
    size_t wanted = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (length - (start - 1) < wanted)
        text[start - 1] = '\0';
}

__attribute__((format(printf, 3, 0))) static void
format_cut(char *out, size_t size, const char *format, va_list args)
{
    int length = vsnprintf(out, size, format, args);
    if (length < 0)
        out[0] = '\0';
    else if ((size_t)length >= size)
        drop_broken_end(out, size - 1);
}

/* By way of a buffer of its own, so that the arguments may point into error->text. */
__attribute__((format(printf, 4, 0))) static void
fill(struct error *error, enum error_code code, int field, const char *format, va_list args)
{
    char text[sizeof error->text];
    format_cut(text, sizeof text, format, args);
    error->code = code;
    error->field = field;
    memcpy(error->text, text, strlen(text) + 1);
}

bool
error_set(struct error *error, enum error_code code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fill(error, code, NO_FIELD, format, args);
    va_end(args);
    return false;
}

bool
error_set_field(struct error *error, int field, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fill(error, ERROR_INPUT, field, format, args);
    va_end(args);
    return false;
}

bool
error_prefix(struct error *error, const char *format, ...)
{
    char where[sizeof error->text];
    va_list args;
    va_start(args, format);
    format_cut(where, sizeof where, format, args);
    va_end(args);

    char text[2 * sizeof error->text + 4];
    snprintf(text, sizeof text, "%s: %s", where, error->text);
    size_t length = strlen(text);
    if (length >= sizeof error->text) {
        length = sizeof error->text - 1;
        text[length] = '\0';
        drop_broken_end(text, length);
    }
    memcpy(error->text, text, strlen(text) + 1);
    return false;
}

void
error_list_clear(struct error_list *list)
{
    free(list->items);
    *list = (struct error_list){.items = NULL};
}

struct error *
error_list_new(struct error_list *list)
{
    list->items = array_reserve(list->items, &list->capacity, list->count + 1, sizeof *list->items);
    list->items[list->count] = (struct error){.field = NO_FIELD};
    return &list->items[list->count++];
}

void
error_list_add(struct error_list *list, int field, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fill(error_list_new(list), ERROR_INPUT, field, format, args);
    va_end(args);
}

const struct error *
error_list_of(const struct error_list *list, size_t field)
{
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].field == (int)field)
            return &list->items[i];
    }
    return NULL;
}
