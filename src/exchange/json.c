/* json.c - reads objects one at a time with jansson, and writes records. */
#include "json.h"

#include <stdlib.h>
#include <string.h>

#include "base/id.h"
#include "base/memory.h"
#include "encoding.h"
#include "exchange/json_text.h"

#define BUFFER_SIZE 65536
#define OBJECT_LIMIT (1u << 20)
#define END (-1)

struct json_reader {
    struct decoder *decoder;
    char *buffer; /* decoded, BUFFER_SIZE of room */
    size_t length, offset;
    struct line_count lines;
    bool begun;
    bool in_array; /* closed by ], objects parted by commas */
    bool finished;
    size_t object_size;  /* bytes given to jansson for this one */
    struct error *error; /* of the call under way, where give_byte puts its own */
};

/* --- bytes --- */

/* The next byte without taking it; END at the end and, with the error set, on a fault. */
static int
peek(struct json_reader *reader, struct error *error)
{
    if (reader->offset == reader->length) {
        reader->offset = 0;
        if (!decoder_read(reader->decoder, reader->buffer, BUFFER_SIZE, &reader->length, error)) {
            reader->length = 0;
            return END;
        }
    }
    if (reader->length == 0)
        return END;
    return (unsigned char)reader->buffer[reader->offset];
}

static void
take(struct json_reader *reader)
{
    line_count_add(&reader->lines, reader->buffer[reader->offset]);
    reader->offset++;
}

static bool
is_blank(int byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static int
peek_past_blanks(struct json_reader *reader, struct error *error)
{
    int byte = peek(reader, error);
    while (is_blank(byte)) {
        take(reader);
        byte = peek(reader, error);
    }
    return byte;
}

/* jansson reads in blocks and would keep what follows the object; given one byte at a time it
 * stops at the closing brace. */
static size_t
give_byte(void *buffer, size_t room, void *context)
{
    (void)room;
    struct json_reader *reader = context;
    int byte = peek(reader, reader->error);
    if (byte == END)
        return reader->error->code != ERROR_NONE ? (size_t)-1 : 0;
    if (++reader->object_size > OBJECT_LIMIT) {
        error_set(reader->error, ERROR_INPUT, "Line %zu: the object is longer than 1 MiB",
                  reader->lines.line);
        return (size_t)-1;
    }
    *(char *)buffer = (char)byte;
    take(reader);
    return 1;
}

/* --- objects --- */

bool
json_is_next(struct decoder *decoder, struct error *error)
{
    char bytes[256];
    size_t length;
    if (!decoder_read(decoder, bytes, sizeof bytes, &length, error))
        return false;
    char first = '\0';
    char second = '\0';
    for (size_t i = 0; i < length && second == '\0'; i++) {
        if (is_blank(bytes[i]))
            continue;
        if (first == '\0')
            first = bytes[i];
        else
            second = bytes[i];
    }
    if (!decoder_rewind(decoder, error))
        return false;
    /* Other lists than of objects too: the reader says what it wants instead. */
    return (first == '[' && second != '\0' && strchr("{]\"[", second) != NULL) ||
           (first == '{' && (second == '"' || second == '}'));
}

struct json_reader *
json_reader_new(struct decoder *decoder)
{
    struct json_reader *reader = must_calloc(1, sizeof *reader);
    reader->decoder = decoder;
    reader->buffer = must_alloc(BUFFER_SIZE);
    reader->lines.line = 1;
    return reader;
}

void
json_reader_free(struct json_reader *reader)
{
    if (reader == NULL)
        return;
    decoder_close(reader->decoder);
    free(reader->buffer);
    free(reader);
}

static bool
unexpected(const struct json_reader *reader, int byte, const char *wanted, struct error *error)
{
    if (error->code != ERROR_NONE)
        return false;
    if (byte == END)
        return error_set(error, ERROR_INPUT, "Line %zu: the file ends before %s; it is cut short",
                         reader->lines.line, wanted);
    return error_set(error, ERROR_INPUT, "Line %zu: %s must stand here, not '%c'",
                     reader->lines.line, wanted, byte >= ' ' && byte <= '~' ? byte : '?');
}

/* Walks to where the next object begins. False at the end, then with ERROR_NONE, and on a
 * fault. */
static bool
find_object(struct json_reader *reader, struct error *error)
{
    bool first = !reader->begun;
    int byte = peek_past_blanks(reader, error);
    if (first && byte == '[') {
        reader->in_array = true;
        take(reader);
        byte = peek_past_blanks(reader, error);
    }
    reader->begun = true;
    if (reader->in_array && byte == ']') {
        take(reader);
        reader->finished = true;
        byte = peek_past_blanks(reader, error);
        return byte == END ? false : unexpected(reader, byte, "the end of the file", error);
    }
    if (reader->in_array && !first) {
        if (byte != ',')
            return unexpected(reader, byte, "a comma or ]", error);
        take(reader);
        byte = peek_past_blanks(reader, error);
    }
    if (byte == END && !reader->in_array)
        return false;
    return byte == '{' ? true : unexpected(reader, byte, "an object in { }", error);
}

json_t *
json_reader_next(struct json_reader *reader, size_t *line, struct error *error)
{
    error->code = ERROR_NONE;
    if (reader->finished || !find_object(reader, error))
        return NULL;
    *line = reader->lines.line;
    reader->object_size = 0;
    reader->error = error;
    json_error_t fault;
    json_t *object = json_load_callback(
        give_byte, reader, JSON_DISABLE_EOF_CHECK | JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL,
        &fault);
    reader->error = NULL;
    if (object == NULL && error->code == ERROR_NONE)
        error_set(error, ERROR_INPUT, "Line %zu: this is not JSON: %s", reader->lines.line,
                  fault.text);
    return object;
}

/* --- writing --- */

static void
write_field(struct text *out, const struct record *record, size_t field, bool first)
{
    char id[ID_TEXT_SIZE];
    id_to_text(&record->id, id);
    text_append(out, first ? "{" : ", ");
    json_text_append(out, record->type->fields[field].name);
    text_append(out, ": ");
    json_text_append(out, field == RECORD_ID ? id : record_get(record, field));
}

void
json_write_record(struct text *out, const struct record *record)
{
    for (size_t i = 0; i < record->type->field_count; i++)
        write_field(out, record, i, i == 0);
    text_append(out, "}");
}

void
json_write_fields(struct text *out, const struct record *record, const size_t *fields, size_t count)
{
    for (size_t i = 0; i < count; i++)
        write_field(out, record, fields[i], i == 0);
    text_append(out, "}");
}
