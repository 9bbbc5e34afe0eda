/* vcard.c - reads the cards of a file one by one: lines, folding, BEGIN and END, limits. */
#include "vcard_reader.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "content_line.h"
#include "encoding.h"
#include "vcard_line.h"

#define BUFFER_SIZE 65536
#define TEXT_LIMIT (1u << 20)  /* of a card, without what is passed over */
#define CARD_LIMIT (32u << 20) /* with it */
#define PROPERTY_LIMIT 1000
#define END (-1)

struct vcard_reader {
    struct decoder *decoder;
    char *buffer; /* decoded, BUFFER_SIZE of room */
    size_t length, offset;
    bool ended;
    struct line_count lines;

    struct vcard card;
    bool old;           /* the card says that it is of version 2.1 */
    size_t card_size;   /* bytes read for it */
    size_t text_size;   /* bytes kept of it */
    size_t cards_below; /* BEGINs inside it, of an AGENT, that have no END yet */

    struct text line; /* unfolded; of what is passed over only the part before the value */
    size_t line_number;
    size_t head_length; /* of it, or 0 while no colon has come */
    bool passes_over;
    bool in_base64; /* the line before was passed over: its rest may have lost its indent */
};

/* --- bytes --- */

/* The next byte without taking it; END at the end and, with the error set, on a fault. */
static int
peek(struct vcard_reader *reader, struct error *error)
{
    if (reader->offset == reader->length && !reader->ended) {
        reader->offset = 0;
        if (!decoder_read(reader->decoder, reader->buffer, BUFFER_SIZE, &reader->length, error))
            reader->length = 0;
        reader->ended = reader->length == 0;
    }
    return reader->ended ? END : (unsigned char)reader->buffer[reader->offset];
}

static void
take(struct vcard_reader *reader)
{
    line_count_add(&reader->lines, reader->buffer[reader->offset]);
    reader->offset++;
    reader->card_size++;
}

static bool
check_size(const struct vcard_reader *reader, struct error *error)
{
    if (reader->card_size > CARD_LIMIT)
        return error_set(error, ERROR_INPUT,
                         "Line %zu: the card that begins here is longer than 32 MiB",
                         reader->card.line);
    if (reader->line.length > TEXT_LIMIT)
        return error_set(error, ERROR_INPUT, "Line %zu: the line is longer than 1 MiB",
                         reader->line_number);
    return true;
}

/* --- lines --- */

static void
keep_bytes(struct vcard_reader *reader, const char *bytes, size_t length)
{
    if (reader->passes_over)
        return;
    text_append_bytes(&reader->line, bytes, length);
    if (bytes[length - 1] != ':' || reader->head_length > 0)
        return;
    reader->head_length = content_head_length(text_string(&reader->line), reader->line.length);
    reader->passes_over =
        reader->head_length > 0 &&
        vcard_head_is_passed_over(text_string(&reader->line), reader->head_length - 1);
}

/* How much of the buffer is of this line, up to a colon that may end the part before the value. */
static size_t
piece_length(const struct vcard_reader *reader)
{
    const char *bytes = reader->buffer + reader->offset;
    size_t left = reader->length - reader->offset;
    for (size_t i = 0; i < left; i++) {
        if (bytes[i] == '\n' || bytes[i] == '\r')
            return i;
        if (bytes[i] == ':' && reader->head_length == 0)
            return i + 1;
    }
    return left;
}

/* Up to its end, which is taken and not kept. */
static bool
read_one_line(struct vcard_reader *reader, struct error *error)
{
    int byte;
    while ((byte = peek(reader, error)) != END && byte != '\n' && byte != '\r') {
        size_t length = piece_length(reader);
        keep_bytes(reader, reader->buffer + reader->offset, length);
        reader->offset += length;
        reader->card_size += length;
        reader->lines.after_return = false;
        if (!check_size(reader, error))
            return false;
    }
    if (byte == END)
        return error->code == ERROR_NONE;
    take(reader);
    if (byte == '\r' && peek(reader, error) == '\n')
        take(reader);
    return true;
}

/* A quoted-printable line that ends in an equals sign goes on in the next one. */
static bool
is_softly_broken(const struct vcard_reader *reader)
{
    const struct text *line = &reader->line;
    return reader->head_length > 0 && line->length > reader->head_length &&
           line->bytes[line->length - 1] == '=' &&
           vcard_head_is_quoted_printable(line->bytes, reader->head_length - 1);
}

/* A line and all that is folded into it. */
static bool
read_line(struct vcard_reader *reader, struct error *error)
{
    text_reset(&reader->line);
    reader->line_number = reader->lines.line;
    reader->head_length = 0;
    reader->passes_over = false;
    if (!read_one_line(reader, error))
        return false;
    for (;;) {
        int byte = peek(reader, error);
        if (byte == END)
            return error->code == ERROR_NONE;
        if (is_softly_broken(reader)) {
            text_cut(&reader->line, reader->line.length - 1);
        } else if (reader->line.length > 0 && (byte == ' ' || byte == '\t')) {
            if (reader->old) /* vCard 2.1 folds before a blank that counts */
                keep_bytes(reader, reader->buffer + reader->offset, 1);
            take(reader);
        } else {
            return true;
        }
        if (!read_one_line(reader, error))
            return false;
    }
}

static bool
is_blank(const struct text *line)
{
    return strspn(text_string(line), " \t") == line->length;
}

/* "BEGIN:VCARD", whatever the case and the blanks at its end. */
static bool
says(const struct text *line, const char *words)
{
    char start[16] = "";
    size_t length = strlen(words);
    if (line->length < length)
        return false;
    memcpy(start, line->bytes, length);
    return string_equal_no_case(start, words) &&
           strspn(line->bytes + length, " \t") == line->length - length;
}

/* --- a card --- */

static void
forget_card(struct vcard_reader *reader)
{
    struct vcard *card = &reader->card;
    for (size_t i = 0; i < card->count; i++)
        vcard_property_clear(&card->properties[i]);
    card->count = 0;
    text_reset(&card->fault);
    reader->old = false;
    reader->card_size = reader->text_size = 0;
    reader->cards_below = 0;
    reader->in_base64 = false;
}

/* The first fault of a card counts. */
static void
tell_fault(struct vcard_reader *reader, const char *fault)
{
    if (reader->card.fault.length == 0)
        text_append_format(&reader->card.fault, "%s (line %zu)", fault, reader->line_number);
}

static bool
add_property(struct vcard_reader *reader, struct error *error)
{
    struct vcard *card = &reader->card;
    struct text fault = TEXT_EMPTY;
    reader->text_size += reader->line.length;
    if (reader->text_size > TEXT_LIMIT)
        return error_set(error, ERROR_INPUT,
                         "Line %zu: the card that begins here has more than 1 MiB of text",
                         card->line);
    if (card->count == PROPERTY_LIMIT)
        return error_set(error, ERROR_INPUT,
                         "Line %zu: the card that begins here has more than %d lines", card->line,
                         PROPERTY_LIMIT);
    card->properties =
        array_reserve(card->properties, &card->capacity, card->count + 1, sizeof *card->properties);
    struct vcard_property *property = &card->properties[card->count++];
    *property = (struct vcard_property){.line = reader->line_number};
    if (!vcard_line_read(text_string(&reader->line), reader->line.length,
                         decoder_name(reader->decoder), property, &fault))
        tell_fault(reader, text_string(&fault));
    if (strcmp(property->name, "VERSION") == 0)
        reader->old = strcmp(property->value, "2.1") == 0;
    property->old = reader->old;
    text_clear(&fault);
    return true;
}

/* One line of a card that is neither its BEGIN nor its END. */
static bool
take_line(struct vcard_reader *reader, struct error *error)
{
    bool in_base64 = reader->in_base64;
    reader->in_base64 = reader->passes_over || (in_base64 && reader->head_length == 0);
    if (is_blank(&reader->line) || reader->cards_below > 0)
        return true;
    if (reader->head_length > 0)
        return add_property(reader, error);
    if (!in_base64)
        tell_fault(reader, "A line has no colon: a line of a card is a name, a colon and a value");
    return true;
}

static bool
is_agent(const struct vcard *card)
{
    return card->count > 0 && strcmp(card->properties[card->count - 1].name, "AGENT") == 0;
}

static bool
no_end(const struct vcard_reader *reader, struct error *error)
{
    return error_set(error, ERROR_INPUT,
                     "Line %zu: the card that begins here has no END:VCARD; the file is cut short",
                     reader->card.line);
}

/* The lines up to END. */
static bool
read_card(struct vcard_reader *reader, struct error *error)
{
    for (;;) {
        if (peek(reader, error) == END)
            return error->code != ERROR_NONE ? false : no_end(reader, error);
        if (!read_line(reader, error))
            return false;
        if (says(&reader->line, "BEGIN:VCARD")) {
            if (reader->cards_below == 0 && !is_agent(&reader->card))
                return no_end(reader, error);
            reader->cards_below++;
        } else if (!says(&reader->line, "END:VCARD")) {
            if (!take_line(reader, error))
                return false;
        } else if (reader->cards_below > 0) {
            reader->cards_below--;
        } else {
            return true;
        }
    }
}

/* False at the end, then with ERROR_NONE, and on a fault. */
static bool
find_card(struct vcard_reader *reader, struct error *error)
{
    while (peek(reader, error) != END) {
        reader->card_size = 0;
        reader->card.line = reader->lines.line;
        if (!read_line(reader, error))
            return false;
        if (says(&reader->line, "BEGIN:VCARD"))
            return true;
        if (!is_blank(&reader->line))
            return error_set(error, ERROR_INPUT, "Line %zu: BEGIN:VCARD must stand here",
                             reader->line_number);
    }
    return false;
}

bool
vcard_next(struct vcard_reader *reader, const struct vcard **card, struct error *error)
{
    error->code = ERROR_NONE;
    forget_card(reader);
    if (!find_card(reader, error) || !read_card(reader, error))
        return false;
    *card = &reader->card;
    return true;
}

/* --- opening and closing --- */

struct vcard_reader *
vcard_reader_new(struct decoder *decoder)
{
    struct vcard_reader *reader = must_calloc(1, sizeof *reader);
    reader->decoder = decoder;
    reader->buffer = must_alloc(BUFFER_SIZE);
    reader->lines.line = 1;
    return reader;
}

struct vcard_reader *
vcard_open_bytes(const void *bytes, size_t length)
{
    return vcard_reader_new(decoder_open_bytes(bytes, length));
}

const char *
vcard_encoding(const struct vcard_reader *reader)
{
    return decoder_name(reader->decoder);
}

void
vcard_close(struct vcard_reader *reader)
{
    if (reader == NULL)
        return;
    forget_card(reader);
    decoder_close(reader->decoder);
    text_clear(&reader->line);
    text_clear(&reader->card.fault);
    free(reader->card.properties);
    free(reader->buffer);
    free(reader);
}
