/* ics.c - reads the events of a calendar file one by one: what lies in what, and where it ends. */
#include "exchange/ics.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "encoding.h"
#include "ics_event.h"
#include "ics_lines.h"
#include "ics_reader.h"

#define DEPTH_MOST 8
#define NAME_SIZE 32 /* of a component, with the NUL */

/* What has begun and not ended: a calendar, in it an event, in that an alarm. */
struct component {
    char name[NAME_SIZE];
    size_t line;
};

struct ics_reader {
    struct ics_lines lines;
    struct component open[DEPTH_MOST];
    size_t depth;
    bool withdraws; /* METHOD:CANCEL: every event of the calendar is cancelled */
    bool any;       /* a calendar was there */
    struct ics_draft draft;
};

/* --- begin and end --- */

/* "BEGIN:VEVENT" with "BEGIN": the name in capitals. False for other lines. */
static bool
names_component(const struct text *line, const char *word, char name[NAME_SIZE])
{
    const char *string = text_string(line);
    size_t length = strlen(word);
    char *start = must_strndup(string, length);
    bool fits = string_equal_no_case(start, word) && string[length] == ':';
    free(start);
    if (!fits)
        return false;
    const char *value = string + length + 1;
    size_t size = strcspn(value, " \t");
    if (size >= NAME_SIZE) /* the beginning is enough to tell it by, up to a whole letter */
        size = NAME_SIZE - 1;
    while (size > 0 && ((unsigned char)value[size] & 0xC0) == 0x80)
        size--;
    for (size_t i = 0; i < NAME_SIZE; i++)
        name[i] = i < size ? (char)toupper((unsigned char)value[i]) : '\0';
    return true;
}

static bool
cut_short(const struct ics_reader *reader, struct error *error)
{
    const struct component *component = &reader->open[reader->depth - 1];
    return error_set(error, ERROR_INPUT,
                     "Line %zu: BEGIN:%s stands here and has no END:%s; the file is cut short",
                     component->line, component->name, component->name);
}

static bool
begin(struct ics_reader *reader, const char *name, struct error *error)
{
    size_t line = reader->lines.number;
    if ((reader->depth == 0) != string_equal(name, "VCALENDAR"))
        return reader->depth > 0 ? cut_short(reader, error)
                                 : error_set(error, ERROR_INPUT,
                                             "Line %zu: BEGIN:VCALENDAR must stand here", line);
    if (reader->depth == DEPTH_MOST)
        return error_set(error, ERROR_INPUT,
                         "Line %zu: BEGIN stands within BEGIN more than %d times", line,
                         DEPTH_MOST);
    struct component *component = &reader->open[reader->depth++];
    memcpy(component->name, name, NAME_SIZE);
    component->line = line;
    if (reader->depth == 1)
        reader->withdraws = false;
    reader->any = true;
    return true;
}

static bool
end(struct ics_reader *reader, const char *name, struct error *error)
{
    if (reader->depth > 0 && string_equal(reader->open[reader->depth - 1].name, name)) {
        reader->depth--;
        return true;
    }
    if (reader->depth == 0)
        return error_set(error, ERROR_INPUT, "Line %zu: BEGIN:VCALENDAR must stand here",
                         reader->lines.number);
    return error_set(error, ERROR_INPUT,
                     "Line %zu: END:%s must stand here, for BEGIN:%s in line %zu",
                     reader->lines.number, reader->open[reader->depth - 1].name,
                     reader->open[reader->depth - 1].name, reader->open[reader->depth - 1].line);
}

/* --- what stands between --- */

static bool
is_in_event(const struct ics_reader *reader)
{
    return reader->depth == 2 && string_equal(reader->open[1].name, "VEVENT");
}

static bool
is_method_cancel(const struct text *line)
{
    return string_equal_no_case(text_string(line), "METHOD:CANCEL");
}

/* A line of whatever has begun. */
static bool
take_line(struct ics_reader *reader, struct error *error)
{
    const struct ics_lines *lines = &reader->lines;
    if (reader->depth == 0)
        return error_set(error, ERROR_INPUT, "Line %zu: BEGIN:VCALENDAR must stand here",
                         lines->number);
    if (reader->depth == 1)
        reader->withdraws = reader->withdraws || is_method_cancel(&lines->line);
    if (is_in_event(reader))
        ics_draft_take(&reader->draft, lines);
    return true;
}

/* *done when an event has ended. */
static bool
read_line(struct ics_reader *reader, bool *done, struct error *error)
{
    char name[NAME_SIZE];
    *done = false;
    if (names_component(&reader->lines.line, "BEGIN", name)) {
        if (!begin(reader, name, error))
            return false;
        if (is_in_event(reader))
            ics_draft_start(&reader->draft, reader->lines.number);
        return true;
    }
    if (names_component(&reader->lines.line, "END", name)) {
        *done = is_in_event(reader);
        return end(reader, name, error);
    }
    return take_line(reader, error);
}

bool
ics_next(struct ics_reader *reader, const struct ics_event **event, struct error *error)
{
    bool done = false;
    while (!done) {
        if (ics_lines_next(&reader->lines, error)) {
            if (!read_line(reader, &done, error))
                return false;
        } else if (error->code != ERROR_NONE) {
            return false;
        } else if (reader->depth > 0) {
            return cut_short(reader, error);
        } else {
            return !reader->any &&
                   error_set(error, ERROR_INPUT, "The file is empty; it has no calendar");
        }
    }
    *event = ics_draft_finish(&reader->draft, reader->withdraws);
    return true;
}

/* --- opening and closing --- */

struct ics_reader *
ics_reader_new(struct decoder *decoder)
{
    struct ics_reader *reader = must_calloc(1, sizeof *reader);
    ics_lines_open(&reader->lines, decoder);
    return reader;
}

struct ics_reader *
ics_open_bytes(const void *bytes, size_t length)
{
    return ics_reader_new(decoder_open_bytes(bytes, length));
}

const char *
ics_encoding(const struct ics_reader *reader)
{
    return decoder_name(reader->lines.decoder);
}

void
ics_close(struct ics_reader *reader)
{
    if (reader == NULL)
        return;
    ics_draft_clear(&reader->draft);
    ics_lines_close(&reader->lines);
    free(reader);
}
