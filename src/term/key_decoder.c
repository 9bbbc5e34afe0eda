/* key_decoder.c - UTF-8 in pieces and escape sequences that terminfo does not list. */
#include "term/key_decoder.h"

#include <string.h>

#include "base/utf8.h"

#define ESCAPE 0x1B
#define LONGEST_POINT 4 /* bytes of UTF-8 */

/* After Esc: what xterm, PuTTY, rxvt, the Linux console and screen send in one mode or another. */
static const struct {
    const char *sequence;
    key key;
} sequences[] = {
    {"[A", KEY_ARROW_UP},
    {"[B", KEY_ARROW_DOWN},
    {"[C", KEY_ARROW_RIGHT},
    {"[D", KEY_ARROW_LEFT},
    {"OA", KEY_ARROW_UP},
    {"OB", KEY_ARROW_DOWN},
    {"OC", KEY_ARROW_RIGHT},
    {"OD", KEY_ARROW_LEFT},
    {"[H", KEY_GO_HOME},
    {"[F", KEY_GO_END},
    {"OH", KEY_GO_HOME},
    {"OF", KEY_GO_END},
    {"[1~", KEY_GO_HOME},
    {"[7~", KEY_GO_HOME},
    {"[4~", KEY_GO_END},
    {"[8~", KEY_GO_END},
    {"[3~", KEY_DELETE},
    {"[5~", KEY_PAGE_UP},
    {"[6~", KEY_PAGE_DOWN},
    {"[Z", KEY_BACK_TAB},
    {"OP", KEY_FUNCTION(1)},
    {"OQ", KEY_FUNCTION(2)},
    {"OR", KEY_FUNCTION(3)},
    {"OS", KEY_FUNCTION(4)},
    {"[[A", KEY_FUNCTION(1)},
    {"[[B", KEY_FUNCTION(2)},
    {"[[C", KEY_FUNCTION(3)},
    {"[[D", KEY_FUNCTION(4)},
    {"[[E", KEY_FUNCTION(5)},
    {"[11~", KEY_FUNCTION(1)},
    {"[12~", KEY_FUNCTION(2)},
    {"[13~", KEY_FUNCTION(3)},
    {"[14~", KEY_FUNCTION(4)},
    {"[15~", KEY_FUNCTION(5)},
    {"[17~", KEY_FUNCTION(6)},
    {"[18~", KEY_FUNCTION(7)},
    {"[19~", KEY_FUNCTION(8)},
    {"[20~", KEY_FUNCTION(9)},
    {"[21~", KEY_FUNCTION(10)},
    {"[23~", KEY_FUNCTION(11)},
    {"[24~", KEY_FUNCTION(12)},
    {"[200~", KEY_PASTE_BEGIN},
    {"[201~", KEY_PASTE_END},
    /* the numeric keypad in application mode */
    {"OM", KEY_RETURN},
    {"OI", KEY_TAB},
    {"Oj", '*'},
    {"Ok", '+'},
    {"Ol", ','},
    {"Om", '-'},
    {"On", '.'},
    {"Oo", '/'},
    {"OX", '='},
    {"Op", '0'},
    {"Oq", '1'},
    {"Or", '2'},
    {"Os", '3'},
    {"Ot", '4'},
    {"Ou", '5'},
    {"Ov", '6'},
    {"Ow", '7'},
    {"Ox", '8'},
    {"Oy", '9'},
};

static void
keep(struct key_decoder *decoder, unsigned char byte)
{
    if (decoder->length < KEY_DECODER_BYTES)
        decoder->bytes[decoder->length] = byte;
    decoder->length++;
}

static key
key_of_sequence(const struct key_decoder *decoder)
{
    size_t length = decoder->length - 1; /* without Esc */
    if (decoder->length > KEY_DECODER_BYTES)
        return KEY_NONE;
    for (size_t i = 0; i < sizeof sequences / sizeof sequences[0]; i++) {
        if (strlen(sequences[i].sequence) == length &&
            memcmp(sequences[i].sequence, decoder->bytes + 1, length) == 0)
            return sequences[i].key;
    }
    return KEY_NONE;
}

/* NUL and the controls above Ctrl-Z have no name and so no use. */
static key
key_of_ascii(unsigned char byte)
{
    if (byte == 8 || byte == 127)
        return KEY_RUB_OUT;
    if (byte < ' ' && byte > 26 && byte != ESCAPE)
        return KEY_NONE;
    return byte;
}

static size_t
emit(key found, key *out)
{
    if (found == KEY_NONE)
        return 0;
    *out = found;
    return 1;
}

/* 2 to 4 for the first byte of a character beyond ASCII, 0 for a byte that cannot be one. */
static size_t
character_length(unsigned char first)
{
    if (first >= 0xC2 && first <= 0xDF)
        return 2;
    if (first >= 0xE0 && first <= 0xEF)
        return 3;
    if (first >= 0xF0 && first <= 0xF4)
        return 4;
    return 0;
}

/* A late half of an arrow would be "[" and a letter, which is a command. */
static bool
begin_late_half(struct key_decoder *decoder, unsigned char byte)
{
    if (!decoder->told || (byte != '[' && byte != 'O'))
        return false;
    keep(decoder, ESCAPE);
    keep(decoder, byte);
    return true;
}

static size_t
begin(struct key_decoder *decoder, unsigned char byte, key *out)
{
    decoder->length = 0;
    decoder->told = false;
    if (byte == ESCAPE || character_length(byte) > 0) {
        keep(decoder, byte);
        return 0;
    }
    return byte < 0x80 ? emit(key_of_ascii(byte), out) : 0;
}

static size_t
take_in_character(struct key_decoder *decoder, unsigned char byte, key *out)
{
    if ((byte & 0xC0) != 0x80)
        return begin(decoder, byte, out);
    keep(decoder, byte);
    size_t wanted = character_length(decoder->bytes[0]);
    if (decoder->length < wanted)
        return 0;
    char character[LONGEST_POINT + 1] = {0};
    memcpy(character, decoder->bytes, wanted);
    decoder->length = 0;
    uint32_t point;
    if (utf8_decode(character, &point) != wanted)
        return 0;
    return emit(point, out);
}

/* ECMA-48: parameters and intermediates are 0x20 to 0x3f, one byte from 0x40 ends the sequence.
 * The Linux console has function keys with a second "[". */
static bool
ends_sequence(const struct key_decoder *decoder, unsigned char byte)
{
    bool second_bracket = byte == '[' && decoder->length == 2 && decoder->bytes[1] == '[';
    return byte >= 0x40 && byte <= 0x7E && !second_bracket;
}

static size_t
take_in_sequence(struct key_decoder *decoder, unsigned char byte, key *out)
{
    if (byte < ' ' || byte > 0x7E) /* torn: a new key has begun */
        return begin(decoder, byte, out);
    bool complete = ends_sequence(decoder, byte);
    keep(decoder, byte);
    if (!complete)
        return 0;
    key found = decoder->told ? KEY_NONE : key_of_sequence(decoder);
    decoder->length = 0;
    decoder->told = false;
    return emit(found, out);
}

static size_t
take_after_escape(struct key_decoder *decoder, unsigned char byte, key *out)
{
    if (byte == '[' || byte == 'O') {
        keep(decoder, byte);
        return 0;
    }
    *out = KEY_ESCAPE;
    return 1 + begin(decoder, byte, out + 1);
}

size_t
key_decoder_take(struct key_decoder *decoder, unsigned char byte, key out[KEY_DECODER_KEYS])
{
    if (decoder->length == 0)
        return begin_late_half(decoder, byte) ? 0 : begin(decoder, byte, out);
    if (decoder->bytes[0] != ESCAPE)
        return take_in_character(decoder, byte, out);
    if (decoder->length == 1)
        return take_after_escape(decoder, byte, out);
    return take_in_sequence(decoder, byte, out);
}

size_t
key_decoder_end_escape(struct key_decoder *decoder, key out[KEY_DECODER_KEYS])
{
    if (!key_decoder_in_escape(decoder))
        return 0;
    size_t length = decoder->length, count = 0;
    bool told = decoder->told;
    decoder->length = 0;
    decoder->told = length == 1;
    if (length > 2)
        return 0;
    if (!told)
        out[count++] = KEY_ESCAPE;
    if (length == 2)
        out[count++] = decoder->bytes[1];
    return count;
}

bool
key_decoder_in_escape(const struct key_decoder *decoder)
{
    return decoder->length > 0 && decoder->bytes[0] == ESCAPE;
}

bool
key_decoder_in_sequence(const struct key_decoder *decoder)
{
    return key_decoder_in_escape(decoder) && decoder->length > 1;
}
