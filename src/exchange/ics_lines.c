/* ics_lines.c - reads a calendar file line by line. */
#include "ics_lines.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "encoding.h"

#define BUFFER_SIZE 65536
#define END (-1)

void
ics_lines_open(struct ics_lines *lines, struct decoder *decoder)
{
    *lines = (struct ics_lines){
        .decoder = decoder,
        .buffer = must_alloc(BUFFER_SIZE),
        .next_number = 1,
    };
}

void
ics_lines_close(struct ics_lines *lines)
{
    decoder_close(lines->decoder);
    text_clear(&lines->line);
    free(lines->buffer);
}

/* The next byte without taking it; END at the end and, with the error set, on a fault. */
static int
peek(struct ics_lines *lines, struct error *error)
{
    if (lines->offset == lines->length && !lines->ended) {
        lines->offset = 0;
        if (!decoder_read(lines->decoder, lines->buffer, BUFFER_SIZE, &lines->length, error))
            lines->length = 0;
        lines->ended = lines->length == 0;
    }
    return lines->ended ? END : (unsigned char)lines->buffer[lines->offset];
}

static void
keep(struct ics_lines *lines, const char *bytes, size_t length)
{
    size_t room = ICS_LINE_LIMIT - lines->line.length;
    lines->too_long = lines->too_long || length > room;
    text_append_bytes(&lines->line, bytes, length < room ? length : room);
}

/* What the buffer has of the line, without its end. */
static void
take_piece(struct ics_lines *lines)
{
    const char *bytes = lines->buffer + lines->offset;
    size_t left = lines->length - lines->offset, length = 0;
    while (length < left && bytes[length] != '\n' && bytes[length] != '\r')
        length++;
    keep(lines, bytes, length);
    lines->offset += length;
}

/* Up to its end, which is taken and not kept. */
static bool
read_one_line(struct ics_lines *lines, struct error *error)
{
    int byte;
    while ((byte = peek(lines, error)) != END && byte != '\n' && byte != '\r')
        take_piece(lines);
    if (byte == '\r') {
        lines->offset++;
        byte = peek(lines, error);
        if (byte != '\n' && byte != END)
            return error_set(error, ERROR_INPUT,
                             "Line %zu: a carriage return stands alone; a line ends with carriage "
                             "return and line feed, so save the calendar again",
                             lines->next_number);
    }
    if (byte == END)
        return error->code == ERROR_NONE;
    lines->offset++;
    lines->next_number++;
    return true;
}

static bool
is_blank(const struct text *line)
{
    return strspn(text_string(line), " \t") == line->length;
}

bool
ics_lines_next(struct ics_lines *lines, struct error *error)
{
    error->code = ERROR_NONE;
    do {
        text_reset(&lines->line);
        lines->too_long = false;
        lines->number = lines->next_number;
        if (peek(lines, error) == END || !read_one_line(lines, error))
            return false;
    } while (is_blank(&lines->line));
    for (;;) {
        int byte = peek(lines, error);
        if (byte != ' ' && byte != '\t')
            return error->code == ERROR_NONE;
        lines->offset++;
        if (!read_one_line(lines, error))
            return false;
    }
}
