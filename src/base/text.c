/* text.c - a growing string, and the few string helpers C lacks. */
#include "base/text.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"

/* string_nearest compares keywords, so a longer word is near to none of them. */
#define NEAREST_MAX 63

void
text_init(struct text *text)
{
    *text = TEXT_EMPTY;
}

void
text_clear(struct text *text)
{
    free(text->bytes);
    *text = TEXT_EMPTY;
}

void
text_reset(struct text *text)
{
    if (text->bytes)
        text_cut(text, 0);
}

/* Room for `more` bytes and the NUL. */
static void
reserve(struct text *text, size_t more)
{
    text->bytes = array_reserve(text->bytes, &text->capacity, text->length + more + 1, 1);
}

void
text_append(struct text *text, const char *string)
{
    text_append_bytes(text, string, strlen(string));
}

void
text_append_bytes(struct text *text, const void *bytes, size_t length)
{
    reserve(text, length);
    if (length > 0)
        memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

void
text_append_char(struct text *text, char byte)
{
    text_append_bytes(text, &byte, 1);
}

void
text_end_line(struct text *text)
{
    while (text->length > 0 && text->bytes[text->length - 1] == ' ')
        text_cut(text, text->length - 1);
    text_append_char(text, '\n');
}

void
text_append_format(struct text *text, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    text_append_vformat(text, format, args);
    va_end(args);
}

void
text_append_vformat(struct text *text, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    reserve(text, 0);
    size_t room = text->capacity - text->length;
    int length = vsnprintf(text->bytes + text->length, room, format, args);
    if (length > 0 && (size_t)length >= room) {
        reserve(text, (size_t)length);
        vsnprintf(text->bytes + text->length, (size_t)length + 1, format, again);
    }
    va_end(again);
    if (length > 0)
        text->length += (size_t)length;
    text->bytes[text->length] = '\0';
}

void
text_append_count(struct text *text, size_t count)
{
    char digits[24];
    size_t length = (size_t)snprintf(digits, sizeof digits, "%zu", count);
    for (size_t i = 0; i < length; i++) {
        text_append_char(text, digits[i]);
        if (i + 1 < length && (length - i - 1) % 3 == 0)
            text_append_char(text, ',');
    }
}

void
text_cut(struct text *text, size_t length)
{
    assert(length <= text->length);
    if (!text->bytes)
        return;
    text->length = length;
    text->bytes[length] = '\0';
}

void
text_append_words(struct text *text, const char *name)
{
    for (; *name != '\0'; name++)
        text_append_char(text, *name == '_' ? ' ' : *name);
}

void
text_join_lines(struct text *text)
{
    for (size_t i = 0; i < text->length; i++) {
        if (strchr("\r\n\t", text->bytes[i]))
            text->bytes[i] = ' ';
    }
}

const char *
text_string(const struct text *text)
{
    return text->bytes ? text->bytes : "";
}

char *
text_take(struct text *text)
{
    char *bytes = text->bytes ? text->bytes : must_strdup("");
    *text = TEXT_EMPTY;
    return bytes;
}

bool
string_equal(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "") == 0;
}

/* Not tolower(), which asks the locale. */
static char
lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

bool
string_equal_no_case(const char *a, const char *b)
{
    a = a ? a : "";
    b = b ? b : "";
    while (*a && lower(*a) == lower(*b)) {
        a++;
        b++;
    }
    return lower(*a) == lower(*b);
}

bool
string_starts(const char *string, const char *prefix)
{
    string = string ? string : "";
    prefix = prefix ? prefix : "";
    return strncmp(string, prefix, strlen(prefix)) == 0;
}

bool
string_is_empty(const char *string)
{
    return !string || *string == '\0';
}

static size_t
least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Insertions, deletions, changes and swaps of neighbours that make b of a (optimal string
 * alignment), three rows of the table at a time. Both are at most NEAREST_MAX long. */
static size_t
edit_distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t rows[3][NEAREST_MAX + 1];
    for (size_t j = 0; j <= b_length; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a_length; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i + 2) % 3];
        row[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            size_t change = lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1;
            row[j] = least(above[j - 1] + change, least(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                lower(a[i - 2]) == lower(b[j - 1]))
                row[j] = least(row[j], rows[(i + 1) % 3][j - 2] + 1);
        }
    }
    return rows[a_length % 3][b_length];
}

const char *
string_nearest(const char *typed, const char *const *candidates, size_t count)
{
    size_t typed_length = typed ? strlen(typed) : 0;
    if (typed_length == 0 || typed_length > NEAREST_MAX)
        return NULL;
    const char *nearest = NULL;
    size_t nearest_distance = 0;
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(candidates[i]);
        if (length > NEAREST_MAX)
            continue;
        size_t distance = edit_distance(typed, typed_length, candidates[i], length);
        size_t longer = length > typed_length ? length : typed_length;
        if (distance * 3 > longer || (nearest && distance >= nearest_distance))
            continue;
        nearest = candidates[i];
        nearest_distance = distance;
    }
    return nearest;
}
