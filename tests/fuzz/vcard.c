/* vcard.c - address cards of phones and mail programs; what a card says, written into one of ours,
 * is read again (D12). */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "exchange/vcard.h"
#include "modules/candidate.h"

#define LINE_OCTETS 75
#define PROPERTIES_MOST 1000
#define PREFERENCE_MOST 100
/* Values of more parts than this take too long to put together. */
#define JOINED_MOST 256

/* -- One line of a card --------------------------------------------------------------------- */

/* The parts with semicolons between them are the whole. */
static void
check_parts(const struct vcard_property *property, const struct text *whole)
{
    struct text joined = TEXT_EMPTY;
    vcard_value(property, 0, &joined);
    for (int part = 1; joined.length < whole->length; part++) {
        text_append_char(&joined, ';');
        vcard_value(property, part, &joined);
    }
    assert(string_equal(text_string(&joined), text_string(whole)));
    text_clear(&joined);
}

static void
check_property(const struct vcard_property *property)
{
    struct text whole = TEXT_EMPTY;
    size_t types = strlen(property->types);
    assert(property->preference >= 0 && property->preference <= PREFERENCE_MOST);
    assert(types == 0 || (property->types[0] == ',' && property->types[types - 1] == ','));
    assert(fuzz_is_utf8(property->group) && fuzz_is_utf8(property->name));
    assert(fuzz_is_utf8(property->types) && fuzz_is_utf8(property->value));
    vcard_value(property, VCARD_WHOLE, &whole);
    assert(fuzz_is_utf8(text_string(&whole)) && strchr(text_string(&whole), '\r') == NULL);
    if (whole.length <= JOINED_MOST)
        check_parts(property, &whole);
    text_clear(&whole);
}

/* -- Written and read again ----------------------------------------------------------------- */

/* What a card cannot hold is left out of it. */
static void
append_without_control(struct text *out, const char *value)
{
    while (*value != '\0') {
        uint32_t point;
        size_t length = utf8_decode(value, &point);
        if (point == '\n' || point == '\t' || !utf8_is_control(point))
            text_append_bytes(out, value, length);
        value += length;
    }
}

static void
check_lines(const struct text *file)
{
    const char *at = text_string(file), *end;
    for (; (end = strstr(at, "\r\n")) != NULL; at = end + 2)
        assert(end - at <= LINE_OCTETS);
    assert(*at == '\0');
}

static const struct vcard_property *
property_named(const struct vcard *card, const char *name)
{
    for (size_t i = 0; i < card->count; i++)
        if (strcmp(card->properties[i].name, name) == 0)
            return &card->properties[i];
    return NULL;
}

static void
check_note(const struct text *file, const char *expected)
{
    struct vcard_reader *reader = vcard_open_bytes(file->bytes, file->length);
    struct error error = {.code = ERROR_NONE};
    const struct vcard *card;
    struct text note = TEXT_EMPTY;
    assert(vcard_next(reader, &card, &error) && card->fault.length == 0);
    const struct vcard_property *property = property_named(card, "NOTE");
    if (property != NULL)
        vcard_value(property, VCARD_WHOLE, &note);
    assert(string_equal(text_string(&note), expected));
    assert(!vcard_next(reader, &card, &error) && error.code == ERROR_NONE);
    text_clear(&note);
    vcard_close(reader);
}

static void
check_again(const struct vcard_property *property)
{
    struct record *candidate = record_new(&candidate_type);
    struct text value = TEXT_EMPTY, expected = TEXT_EMPTY, file = TEXT_EMPTY;
    vcard_value(property, VCARD_WHOLE, &value);
    append_without_control(&expected, text_string(&value));
    record_set(candidate, CANDIDATE_NOTES, text_string(&value));
    vcard_write(&file, candidate);
    check_lines(&file);
    check_note(&file, text_string(&expected));
    text_clear(&value);
    text_clear(&expected);
    text_clear(&file);
    record_free(candidate);
}

/* -- A file --------------------------------------------------------------------------------- */

static void
check_card(const struct vcard *card)
{
    assert(card->count <= PROPERTIES_MOST);
    assert(fuzz_is_utf8(text_string(&card->fault)));
    size_t line = card->line;
    for (size_t i = 0; i < card->count; i++) {
        assert(card->properties[i].line > line);
        line = card->properties[i].line;
        if (card->fault.length == 0) {
            check_property(&card->properties[i]);
            check_again(&card->properties[i]);
        }
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct vcard_reader *reader = vcard_open_bytes(bytes, size);
    const struct vcard *card;
    struct error error = {.code = ERROR_NONE};
    size_t line = 0;
    while (vcard_next(reader, &card, &error)) {
        assert(card->line > line);
        line = card->line;
        check_card(card);
    }
    assert(error.code == ERROR_NONE || error.code == ERROR_INPUT);
    assert(vcard_encoding(reader)[0] != '\0');
    vcard_close(reader);
    return 0;
}
