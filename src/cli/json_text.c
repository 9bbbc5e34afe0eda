/* json_text.c - quotes strings by RFC 8259: quote, backslash and controls are escaped. */
#include "cli/json_text.h"

static void
append_byte(struct text *out, char byte)
{
    if (byte == '"' || byte == '\\')
        text_append_char(out, '\\');
    if (byte == '\n')
        text_append(out, "\\n");
    else if ((unsigned char)byte < 0x20 || byte == 0x7F)
        text_append_format(out, "\\u%04x", (unsigned)byte);
    else
        text_append_char(out, byte);
}

void
json_text_append(struct text *out, const char *string)
{
    if (!string) {
        text_append(out, "null");
        return;
    }
    text_append_char(out, '"');
    for (; *string != '\0'; string++)
        append_byte(out, *string);
    text_append_char(out, '"');
}

void
json_text_append_member(struct text *out, const char *name, const char *value)
{
    text_append_format(out, "\"%s\": ", name);
    json_text_append(out, value);
}
