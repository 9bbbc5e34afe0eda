/* json_text.c - quotes strings by RFC 8259. */
#include "exchange/json_text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/utf8.h"

static void
write_escaped(struct text *out, uint32_t point)
{
    if (point == '"' || point == '\\')
        text_append_format(out, "\\%c", (char)point);
    else if (point == '\n')
        text_append(out, "\\n");
    else if (point == '\r')
        text_append(out, "\\r");
    else if (point == '\t')
        text_append(out, "\\t");
    else if (point <= 0xFFFF)
        text_append_format(out, "\\u%04x", (unsigned)point);
    else
        text_append_format(out, "\\u%04x\\u%04x", 0xD800u + ((unsigned)(point - 0x10000) >> 10),
                           0xDC00u + ((unsigned)point & 0x3FF));
}

static bool
must_be_escaped(uint32_t point)
{
    if (point == ' ')
        return false;
    return point == '"' || point == '\\' || utf8_is_control(point) || utf8_is_invisible(point);
}

void
json_text_append(struct text *out, const char *string)
{
    if (string == NULL) {
        text_append(out, "null");
        return;
    }
    text_append_char(out, '"');
    while (*string != '\0') {
        uint32_t point;
        size_t length = utf8_decode(string, &point);
        if (must_be_escaped(point))
            write_escaped(out, point);
        else
            text_append_bytes(out, string, length);
        string += length;
    }
    text_append_char(out, '"');
}

void
json_text_append_member(struct text *out, const char *name, const char *value)
{
    text_append_format(out, "\"%s\": ", name);
    json_text_append(out, value);
}
