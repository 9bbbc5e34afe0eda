/* content_line.c - escapes and folds lines, and takes the part before the value to pieces. */
#include "content_line.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"

#define LINE_OCTETS 75

/* --- writing --- */

/* Backslash, comma, semicolon and every kind of line end; other control characters, which no line
 * may hold, are left out. */
static void
append_escaped(struct text *out, const char *value)
{
    while (*value != '\0') {
        uint32_t point;
        size_t length = utf8_decode(value, &point);
        if (point == '\r' || point == '\n')
            text_append(out, "\\n");
        else if (point < 0x80 && strchr("\\,;", (int)point) != NULL)
            text_append_format(out, "\\%c", (char)point);
        else if (point == '\t' || !utf8_is_control(point))
            text_append_bytes(out, value, length);
        value += length;
        if (point == '\r' && *value == '\n')
            value++;
    }
}

/* Folds between two characters: a line goes on behind CRLF and a blank. */
void
content_append_line(struct text *out, const char *line)
{
    size_t octets = 0;
    while (*line != '\0') {
        uint32_t point;
        size_t length = utf8_decode(line, &point);
        if (octets + length > LINE_OCTETS) {
            text_append(out, "\r\n ");
            octets = 1;
        }
        text_append_bytes(out, line, length);
        octets += length;
        line += length;
    }
    text_append(out, "\r\n");
}

void
content_append(struct text *out, const char *name, const char *before, const char *value,
               const char *after)
{
    struct text line = TEXT_EMPTY;
    if (string_is_empty(value))
        return;
    text_append_format(&line, "%s:%s", name, before);
    append_escaped(&line, value);
    text_append(&line, after);
    content_append_line(out, text_string(&line));
    text_clear(&line);
}

/* --- reading --- */

size_t
content_head_length(const char *line, size_t length)
{
    bool quoted = false;
    for (size_t i = 0; i < length; i++) {
        if (line[i] == '"')
            quoted = !quoted;
        else if (line[i] == ':' && !quoted)
            return i + 1;
    }
    /* A quotation mark that has no partner, or that means itself: vCard 2.1 quotes nothing. */
    const char *colon = memchr(line, ':', length);
    return colon != NULL ? (size_t)(colon - line) + 1 : 0;
}

char *
content_next_piece(const char **from, const char *limit, char end)
{
    const char *start = *from;
    const char *at = start;
    bool quoted = false;
    for (; at < limit && (quoted || *at != end); at++)
        quoted = *at == '"' ? !quoted : quoted;
    *from = at < limit ? at + 1 : limit;
    return must_strndup(start, (size_t)(at - start));
}
