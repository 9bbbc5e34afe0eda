/* held_content.c - operations as lines, and back. */
#include "held_content.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"

#define ADDS "adds"
#define CHANGES "changes"

static const struct {
    int column;
    const char *name;
} others[] = {
    {COLUMN_ALIVE, "alive"},
    {COLUMN_CREATED, "created"},
    {COLUMN_CHANGED, "changed"},
};
#define OTHERS (sizeof others / sizeof others[0])

/* --- writing --- */

static void
write_name(const struct record_type *type, int column, struct text *out)
{
    const struct field *field = type ? record_type_field_by_number(type, column) : NULL;
    for (size_t i = 0; i < OTHERS; i++) {
        if (others[i].column == column) {
            text_append(out, others[i].name);
            return;
        }
    }
    if (field)
        text_append(out, field->name);
    else
        text_append_format(out, "#%d", column);
}

/* In quotes, and what is no letter in two digits behind a backslash, so that it stays one line. */
static void
write_value(const char *value, struct text *out)
{
    text_append(out, " = \"");
    for (const unsigned char *at = (const unsigned char *)value; *at != '\0'; at++) {
        if (*at < ' ' || *at == 0x7f || *at == '\\' || *at == '"')
            text_append_format(out, "\\%02x", *at);
        else
            text_append_char(out, (char)*at);
    }
    text_append_char(out, '"');
}

void
held_content_write(const struct record_type *type, const struct operation *operation,
                   struct text *out)
{
    text_append(out, operation->kind == OPERATION_CREATE ? ADDS : CHANGES);
    for (size_t i = 0; i < operation->write_count; i++) {
        text_append_char(out, '\n');
        write_name(type, operation->writes[i].column, out);
        if (operation->writes[i].value)
            write_value(operation->writes[i].value, out);
    }
}

/* --- reading --- */

void
held_content_clear(struct held_content *content)
{
    free(content->writes);
    free(content->lines);
    *content = (struct held_content){.writes = NULL};
}

static bool
read_column(const struct record_type *type, const char *name, int *column)
{
    const struct field *field = record_type_field(type, name);
    for (size_t i = 0; i < OTHERS; i++) {
        if (string_equal(others[i].name, name)) {
            *column = others[i].column;
            return true;
        }
    }
    *column = field ? field->number : (int)strtol(name + (*name == '#'), NULL, 10);
    return field || *name == '#';
}

/* In its place: what is read is never longer than what was written. */
static bool
read_value(char *at, const char **value)
{
    size_t length = strlen(at);
    char *to = at + 1;
    if (length < 2 || at[0] != '"' || at[length - 1] != '"')
        return false;
    at[length - 1] = '\0';
    *value = to;
    for (const char *from = at + 1; *from != '\0'; from++) {
        char digits[3] = "";
        if (*from != '\\') {
            *to++ = *from;
            continue;
        }
        memcpy(digits, from + 1, strnlen(from + 1, 2));
        if (digits[1] == '\0')
            return false;
        *to++ = (char)strtol(digits, NULL, 16);
        from += 2;
    }
    *to = '\0';
    return true;
}

static bool
read_line(const struct record_type *type, char *line, struct held_content *content)
{
    struct operation_write write = {.value = NULL};
    char *equals = strstr(line, " = ");
    if (equals)
        *equals = '\0';
    if (!read_column(type, line, &write.column) ||
        (equals && !read_value(equals + 3, &write.value)))
        return false;
    content->writes = array_reserve(content->writes, &content->capacity, content->count + 1,
                                    sizeof *content->writes);
    content->writes[content->count++] = write;
    return true;
}

bool
held_content_read(const struct record_type *type, const char *lines, struct held_content *content)
{
    char *rest = NULL;
    *content = (struct held_content){.lines = must_strdup(lines)};
    const char *first = strtok_r(content->lines, "\n", &rest);
    content->adds = string_equal(first, ADDS);
    if (!content->adds && !string_equal(first, CHANGES))
        return false;
    for (char *line; (line = strtok_r(NULL, "\n", &rest)) != NULL;) {
        if (!read_line(type, line, content))
            return false;
    }
    return true;
}
