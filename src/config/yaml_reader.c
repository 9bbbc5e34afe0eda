/* yaml_reader.c - libyaml's events to a small tree of values, refusing what posact does not need.
 */
#include "yaml_reader.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include <yaml.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"

#include "fault.h"

/* A list or map that is still open, and where its next value goes. */
struct level {
    const struct yaml_value *value;
    struct yaml_value **tail;
};

struct reader {
    yaml_parser_t parser;
    const char *file;
    const char *bytes;
    size_t length;
    struct error *error;
    struct yaml_value *root;
    struct level levels[YAML_DEPTH_MAX];
    size_t depth;
    size_t documents;
    char *key; /* read, its value not yet; NULL else */
    size_t key_line, key_column;
    size_t character, offset; /* the same place in `bytes`, counted both ways */
};

/* Frees without recursion: what a value holds is put in front of what is still to be freed. */
void
yaml_value_free(struct yaml_value *value)
{
    while (value) {
        struct yaml_value *rest = value->next;
        if (value->first) {
            struct yaml_value *last = value->first;
            while (last->next)
                last = last->next;
            last->next = rest;
            rest = value->first;
        }
        free(value->text);
        free(value->key);
        free(value);
        value = rest;
    }
}

size_t
yaml_value_count(const struct yaml_value *value)
{
    size_t count = 0;
    for (const struct yaml_value *item = value->first; item; item = item->next)
        count++;
    return count;
}

bool
yaml_value_is_blank(const struct yaml_value *value)
{
    return value->kind == YAML_TEXT && !value->quoted && string_is_empty(value->text);
}

bool
yaml_value_yes(const struct yaml_value *value, bool *yes)
{
    if (value->kind != YAML_TEXT || value->quoted)
        return false;
    *yes = string_equal(value->text, "yes") || string_equal(value->text, "true");
    return *yes || string_equal(value->text, "no") || string_equal(value->text, "false");
}

char *
yaml_value_show(const struct yaml_value *value)
{
    if (value->kind == YAML_LIST)
        return must_strdup("a list");
    if (value->kind == YAML_MAP)
        return must_strdup("a mapping");
    return fault_quote(value->text);
}

/* The fault is at a byte of which libyaml does not tell the line and column. */
static bool
fault_at_byte(struct reader *reader, size_t offset, const char *what)
{
    size_t line = 1, column = 1;
    for (size_t i = 0; i < offset && i < reader->length; i++) {
        unsigned char byte = (unsigned char)reader->bytes[i];
        if (byte == '\n') {
            line++;
            column = 1;
        } else if ((byte & 0xC0) != 0x80) {
            column++;
        }
    }
    return fault_at(reader->error, reader->file, line, column, "%s", what);
}

static bool
fault_at_mark(struct reader *reader, const yaml_mark_t *mark, const char *what)
{
    return fault_at(reader->error, reader->file, mark->line + 1, mark->column + 1, "%s", what);
}

/* What libyaml could not read. */
static bool
fault_of_parser(struct reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    const char *problem = parser->problem ? parser->problem : "not enough memory";
    if (parser->error == YAML_READER_ERROR)
        return fault_at_byte(reader, parser->problem_offset, problem);
    return fault_at(reader->error, reader->file, parser->problem_mark.line + 1,
                    parser->problem_mark.column + 1, "not YAML: %s", problem);
}

/* The byte at a mark. Marks count characters and come in order, so the place is kept and the
 * whole file is walked once. */
static char
byte_at_mark(struct reader *reader, const yaml_mark_t *mark)
{
    while (reader->character < mark->index && reader->offset < reader->length) {
        do
            reader->offset++;
        while (reader->offset < reader->length &&
               ((unsigned char)reader->bytes[reader->offset] & 0xC0) == 0x80);
        reader->character++;
    }
    if (reader->offset == reader->length)
        return '\0';
    return reader->bytes[reader->offset];
}

/* Anchors, aliases and tags. libyaml drops the tag of "! text", so the text itself is asked. */
static bool
check_plain(struct reader *reader, const yaml_event_t *event)
{
    const yaml_char_t *anchor = NULL;
    const yaml_char_t *tag = NULL;
    if (event->type == YAML_ALIAS_EVENT)
        return fault_at_mark(reader, &event->start_mark,
                             "aliases (*name) are not allowed, write the value itself");
    if (event->type == YAML_SCALAR_EVENT) {
        anchor = event->data.scalar.anchor;
        tag = event->data.scalar.tag;
    } else if (event->type == YAML_SEQUENCE_START_EVENT) {
        anchor = event->data.sequence_start.anchor;
        tag = event->data.sequence_start.tag;
    } else if (event->type == YAML_MAPPING_START_EVENT) {
        anchor = event->data.mapping_start.anchor;
        tag = event->data.mapping_start.tag;
    } else {
        return true;
    }
    if (anchor)
        return fault_at_mark(reader, &event->start_mark, "anchors (&name) are not allowed");
    if (tag || byte_at_mark(reader, &event->start_mark) == '!')
        return fault_at_mark(reader, &event->start_mark, "tags (!name) are not allowed");
    return true;
}

static bool
in_map_without_key(const struct reader *reader)
{
    return reader->depth > 0 && reader->levels[reader->depth - 1].value->kind == YAML_MAP &&
           !reader->key;
}

/* A new value of the open list or map, or the root. */
static struct yaml_value *
add_value(struct reader *reader, enum yaml_kind kind, const yaml_mark_t *mark)
{
    struct yaml_value *value = must_calloc(1, sizeof *value);
    value->kind = kind;
    value->line = mark->line + 1;
    value->column = mark->column + 1;
    value->key = reader->key;
    value->key_line = reader->key_line;
    value->key_column = reader->key_column;
    reader->key = NULL;
    if (reader->depth == 0) {
        assert(!reader->root);
        reader->root = value;
        return value;
    }
    struct level *level = &reader->levels[reader->depth - 1];
    *level->tail = value;
    level->tail = &value->next;
    return value;
}

/* Where the lines of a block begin that opens at the mark which was looked at last: its first line
 * that is not blank says. */
static size_t
find_block_column(const struct reader *reader)
{
    const char *at = reader->bytes + reader->offset, *end = reader->bytes + reader->length;
    size_t column = 1;
    while (at < end && *at != '\n')
        at++;
    for (; at < end && strchr(" \r\n", *at); at++)
        column = *at == ' ' ? column + 1 : 1;
    return column;
}

static bool
take_text(struct reader *reader, const yaml_event_t *event)
{
    const char *text = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;
    if (memchr(text, '\0', length))
        return fault_at_mark(reader, &event->start_mark, "text with a NUL in it");
    if (in_map_without_key(reader)) {
        reader->key = must_strndup(text, length);
        reader->key_line = event->start_mark.line + 1;
        reader->key_column = event->start_mark.column + 1;
        return true;
    }
    struct yaml_value *value = add_value(reader, YAML_TEXT, &event->start_mark);
    value->text = must_strndup(text, length);
    value->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    if (event->data.scalar.style == YAML_LITERAL_SCALAR_STYLE)
        value->block_column = find_block_column(reader);
    return true;
}

static bool
open_level(struct reader *reader, enum yaml_kind kind, const yaml_mark_t *mark)
{
    if (in_map_without_key(reader))
        return fault_at_mark(reader, mark, "a key must be text");
    if (reader->depth == YAML_DEPTH_MAX)
        return fault_at_mark(reader, mark, "nested more than 16 deep");
    struct yaml_value *value = add_value(reader, kind, mark);
    reader->levels[reader->depth++] = (struct level){.value = value, .tail = &value->first};
    return true;
}

static bool
open_document(struct reader *reader, const yaml_event_t *event)
{
    if (reader->documents++ > 0)
        return fault_at_mark(reader, &event->start_mark, "a second document is not allowed");
    if (event->data.document_start.tag_directives.start !=
        event->data.document_start.tag_directives.end)
        return fault_at_mark(reader, &event->start_mark, "tags (%TAG) are not allowed");
    return true;
}

static bool
take_event(struct reader *reader, const yaml_event_t *event)
{
    if (!check_plain(reader, event))
        return false;
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        return open_document(reader, event);
    case YAML_SCALAR_EVENT:
        return take_text(reader, event);
    case YAML_SEQUENCE_START_EVENT:
        return open_level(reader, YAML_LIST, &event->start_mark);
    case YAML_MAPPING_START_EVENT:
        return open_level(reader, YAML_MAP, &event->start_mark);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        reader->depth--;
        return true;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_END_EVENT:
    case YAML_ALIAS_EVENT:
        return true;
    }
    return true;
}

static bool
read_stream(struct reader *reader)
{
    for (;;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&reader->parser, &event))
            return fault_of_parser(reader);
        bool last = event.type == YAML_STREAM_END_EVENT;
        bool taken = take_event(reader, &event);
        yaml_event_delete(&event);
        if (!taken || last)
            return taken;
    }
}

/* The root of a file without a value: as if it held no settings. */
static void
fill_blank_root(struct reader *reader)
{
    if (reader->root && !yaml_value_is_blank(reader->root))
        return;
    yaml_value_free(reader->root);
    reader->root = NULL;
    add_value(reader, YAML_MAP, &(yaml_mark_t){.index = 0});
}

struct yaml_value *
yaml_read(const char *file, const char *bytes, size_t length, struct error *error)
{
    struct reader reader = {.file = file, .bytes = bytes, .length = length, .error = error};
    if (length > YAML_SIZE_MAX) {
        fault_at(error, file, 1, 1, "more than 64 KiB");
        return NULL;
    }
    size_t bad = 0;
    if (!utf8_check(bytes, length, &bad)) {
        fault_at_byte(&reader, bad, "not UTF-8 text");
        return NULL;
    }
    /* A byte order mark would count as the first column. */
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        reader.bytes += 3;
        reader.length -= 3;
    }
    if (!yaml_parser_initialize(&reader.parser)) {
        fault_at(error, file, 1, 1, "not enough memory");
        return NULL;
    }
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)reader.bytes,
                                 reader.length);
    bool read = read_stream(&reader);
    yaml_parser_delete(&reader.parser);
    if (read) {
        fill_blank_root(&reader);
        return reader.root;
    }
    free(reader.key);
    yaml_value_free(reader.root);
    return NULL;
}

struct yaml_value *
yaml_read_file(const char *path, struct error *error)
{
    struct text bytes = TEXT_EMPTY;
    struct yaml_value *value = NULL;
    if (file_read(path, YAML_SIZE_MAX, &bytes, error))
        value = yaml_read(path, text_string(&bytes), bytes.length, error);
    else
        error->code = ERROR_CONFIG;
    text_clear(&bytes);
    return value;
}
