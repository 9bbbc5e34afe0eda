/* encoding.c - recognises how a file is encoded and reads it as UTF-8. */
#include "encoding.h"

#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/served.h"
#include "base/utf8.h"

#define BLOCK_SIZE 65536
#define SAMPLE_SIZE 4096   /* in which UTF-16 without BOM shows itself */
#define LONGEST_SEQUENCE 4 /* bytes of one code point in UTF-8 */

enum encoding {
    ENCODING_UTF_8,
    ENCODING_UTF_16LE,
    ENCODING_UTF_16BE,
    ENCODING_WINDOWS_1252,
    ENCODING_COUNT,
};

static const char *const encoding_names[ENCODING_COUNT] = {
    [ENCODING_UTF_8] = "UTF-8",
    [ENCODING_UTF_16LE] = "UTF-16LE",
    [ENCODING_UTF_16BE] = "UTF-16BE",
    [ENCODING_WINDOWS_1252] = "Windows-1252",
};

struct decoder {
    int descriptor;    /* -1 when the bytes are in memory */
    const char *bytes; /* in memory */
    size_t length, offset;

    enum encoding encoding;
    size_t mark_length; /* of the BOM */
    iconv_t converter;
    bool converts;
    char *raw; /* read and not yet converted, BLOCK_SIZE of room */
    size_t raw_length;
    struct line_count lines; /* of what was converted */
    struct error fault;      /* found while recognising, told at the first read */
};

void
line_count_add(struct line_count *count, char byte)
{
    if (byte == '\r' || (byte == '\n' && !count->after_return))
        count->line++;
    count->after_return = byte == '\r';
}

/* --- raw bytes --- */

static bool
raw_read(struct decoder *decoder, char *bytes, size_t room, size_t *length, struct error *error)
{
    *length = 0;
    if (decoder->descriptor < 0) {
        size_t left = decoder->length - decoder->offset;
        *length = left < room ? left : room;
        if (*length > 0)
            memcpy(bytes, decoder->bytes + decoder->offset, *length);
        decoder->offset += *length;
        return true;
    }
    for (;;) {
        ssize_t got = read(decoder->descriptor, bytes, room);
        if (got >= 0) {
            *length = (size_t)got;
            return true;
        }
        if (errno != EINTR)
            return error_set(error, ERROR_FILE, "Could not read the file: %s", strerror(errno));
    }
}

static bool
raw_seek(struct decoder *decoder, size_t offset, struct error *error)
{
    if (decoder->descriptor < 0) {
        decoder->offset = offset;
        return true;
    }
    if (lseek(decoder->descriptor, (off_t)offset, SEEK_SET) < 0)
        return error_set(error, ERROR_FILE, "Could not read the file: %s", strerror(errno));
    return true;
}

/* --- recognising --- */

/* What stands in a file, read as UTF-8. */
struct scan {
    struct line_count lines;
    size_t sequences;   /* code points beyond ASCII */
    size_t wrong_bytes; /* that are no UTF-8 */
    size_t first_wrong_line;
};

static size_t
sequence_length(unsigned char first)
{
    if (first >= 0xF0)
        return 4;
    return first >= 0xE0 ? 3 : 2;
}

/* Returns how many bytes were looked at: an unfinished code point at the end is left for the
 * next block unless this is the last. */
static size_t
scan_block(struct scan *scan, const char *bytes, size_t length, bool last)
{
    size_t offset = 0;
    while (offset < length) {
        unsigned char byte = (unsigned char)bytes[offset];
        if (byte < 0x80) {
            line_count_add(&scan->lines, bytes[offset]);
            offset++;
            continue;
        }
        size_t expected = sequence_length(byte);
        bool whole = expected <= length - offset;
        if (!whole && !last)
            return offset;
        if (whole && utf8_check(bytes + offset, expected, NULL)) {
            scan->sequences++;
            offset += expected;
            continue;
        }
        if (scan->wrong_bytes == 0)
            scan->first_wrong_line = scan->lines.line;
        scan->wrong_bytes++;
        offset++;
    }
    return offset;
}

static bool
scan_file(struct decoder *decoder, struct scan *scan, struct error *error)
{
    *scan = (struct scan){.lines = {.line = 1}};
    if (!raw_seek(decoder, decoder->mark_length, error))
        return false;
    size_t kept = 0;
    for (;;) {
        size_t length;
        if (!raw_read(decoder, decoder->raw + kept, BLOCK_SIZE - kept, &length, error))
            return false;
        bool last = length == 0;
        length += kept;
        size_t used = scan_block(scan, decoder->raw, length, last);
        kept = length - used;
        memmove(decoder->raw, decoder->raw + used, kept);
        if (last)
            return true;
    }
}

/* Most code points of most languages' files are below U+0100 in one half of their bytes: ASCII
 * punctuation, digits, ends of lines. */
static bool
looks_like_utf_16(const char *sample, size_t length, bool big_endian)
{
    size_t pairs = length / 2;
    size_t high_zeros = 0;
    size_t low_zeros = 0;
    for (size_t i = 0; i < pairs; i++) {
        char first = sample[2 * i];
        char second = sample[2 * i + 1];
        high_zeros += (big_endian ? first : second) == 0;
        low_zeros += (big_endian ? second : first) == 0;
    }
    return pairs >= 2 && high_zeros * 10 >= pairs * 4 && low_zeros * 20 <= pairs;
}

static bool
starts_with(const char *bytes, size_t length, const char *prefix, size_t prefix_length)
{
    return length >= prefix_length && memcmp(bytes, prefix, prefix_length) == 0;
}

static bool
is_workbook(const char *bytes, size_t length)
{
    return starts_with(bytes, length, "PK\x03\x04", 4) ||
           starts_with(bytes, length, "\xD0\xCF\x11\xE0", 4);
}

/* True when the first bytes settle it. */
static bool
recognise_start(struct decoder *decoder, const char *sample, size_t length)
{
    if (starts_with(sample, length, "\xFF\xFE", 2) || starts_with(sample, length, "\xFE\xFF", 2)) {
        decoder->encoding = sample[0] == '\xFF' ? ENCODING_UTF_16LE : ENCODING_UTF_16BE;
        decoder->mark_length = 2;
        return true;
    }
    if (starts_with(sample, length, "\xEF\xBB\xBF", 3)) {
        decoder->mark_length = 3;
        return false;
    }
    if (looks_like_utf_16(sample, length, false))
        decoder->encoding = ENCODING_UTF_16LE;
    else if (looks_like_utf_16(sample, length, true))
        decoder->encoding = ENCODING_UTF_16BE;
    return decoder->encoding != ENCODING_UTF_8;
}

/* Windows-1252 text hardly ever holds what reads as a code point of UTF-8. When such are the
 * most, or a BOM says so, it is UTF-8 with a fault in it; reading it as Windows-1252 would turn
 * every accent into two odd letters. */
static bool
is_broken_utf_8(const struct decoder *decoder, const struct scan *scan)
{
    return scan->wrong_bytes > 0 &&
           (decoder->mark_length > 0 || scan->sequences > scan->wrong_bytes);
}

static bool
recognise(struct decoder *decoder, struct error *error)
{
    char sample[SAMPLE_SIZE];
    size_t length;
    if (!raw_read(decoder, sample, sizeof sample, &length, error))
        return false;
    if (is_workbook(sample, length))
        return error_set(error, ERROR_INPUT,
                         "This is a workbook, not text; open it and save it as CSV first");
    if (recognise_start(decoder, sample, length))
        return true;
    struct scan scan;
    if (!scan_file(decoder, &scan, error))
        return false;
    if (is_broken_utf_8(decoder, &scan))
        return error_set(error, ERROR_INPUT,
                         "Line %zu: bytes that are not UTF-8, as the rest of the file is; save "
                         "the file as UTF-8 again",
                         scan.first_wrong_line);
    if (scan.wrong_bytes > 0 && memchr(sample, '\0', length) != NULL)
        return error_set(error, ERROR_INPUT, "This is not a text file; save it as CSV first");
    if (scan.wrong_bytes > 0)
        decoder->encoding = ENCODING_WINDOWS_1252;
    return true;
}

static bool
open_converter(struct decoder *decoder, struct error *error)
{
    if (decoder->encoding == ENCODING_UTF_8)
        return true;
    decoder->converter = iconv_open("UTF-8", encoding_names[decoder->encoding]);
    decoder->converts = decoder->converter != (iconv_t)-1; /* what iconv_open says for NULL */
    if (!decoder->converts)
        return error_set(error, ERROR_FILE, "This system cannot convert %s text",
                         encoding_names[decoder->encoding]);
    return true;
}

static struct decoder *
decoder_start(struct decoder *decoder)
{
    decoder->raw = must_alloc(BLOCK_SIZE);
    if (!recognise(decoder, &decoder->fault) || !open_converter(decoder, &decoder->fault))
        return decoder;
    decoder_rewind(decoder, &decoder->fault);
    return decoder;
}

/* --- opening and closing --- */

static struct decoder *
decoder_new(void)
{
    struct decoder *decoder = must_calloc(1, sizeof *decoder);
    decoder->descriptor = -1;
    return decoder;
}

struct decoder *
decoder_open(const char *path, struct error *error)
{
    if (!served_may_name(path, error))
        return NULL;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (descriptor < 0) {
        error_set(error, ERROR_FILE, "Could not read '%s': %s", path, strerror(errno));
        return NULL;
    }
    struct stat status;
    if (fstat(descriptor, &status) < 0 || !S_ISREG(status.st_mode)) {
        close(descriptor);
        error_set(error, ERROR_FILE, "'%s' is not an ordinary file", path);
        return NULL;
    }
    struct decoder *decoder = decoder_new();
    decoder->descriptor = descriptor;
    return decoder_start(decoder);
}

struct decoder *
decoder_open_bytes(const void *bytes, size_t length)
{
    struct decoder *decoder = decoder_new();
    decoder->bytes = bytes;
    decoder->length = length;
    return decoder_start(decoder);
}

const char *
decoder_name(const struct decoder *decoder)
{
    return encoding_names[decoder->encoding];
}

bool
decoder_rewind(struct decoder *decoder, struct error *error)
{
    decoder->raw_length = 0;
    decoder->lines = (struct line_count){.line = 1};
    if (decoder->converts)
        iconv(decoder->converter, NULL, NULL, NULL, NULL);
    return raw_seek(decoder, decoder->mark_length, error);
}

bool
decoder_begins(struct decoder *decoder, const char *words, struct error *error)
{
    char bytes[256];
    size_t length;
    if (!decoder_read(decoder, bytes, sizeof bytes - 1, &length, error))
        return false;
    bytes[length] = '\0';
    char *start = bytes + strspn(bytes, " \t\r\n");
    start[strlen(start) < strlen(words) ? strlen(start) : strlen(words)] = '\0';
    return decoder_rewind(decoder, error) && string_equal_no_case(start, words);
}

void
decoder_close(struct decoder *decoder)
{
    if (decoder == NULL)
        return;
    if (decoder->converts)
        iconv_close(decoder->converter);
    if (decoder->descriptor >= 0)
        close(decoder->descriptor);
    free(decoder->raw);
    free(decoder);
}

/* --- reading --- */

/* Converts what it can of the raw bytes; an unfinished code point at their end is kept. */
static bool
convert_block(struct decoder *decoder, char *bytes, size_t room, size_t *length,
              struct error *error)
{
    char *from = decoder->raw;
    size_t from_left = decoder->raw_length;
    char *to = bytes;
    size_t to_left = room;
    size_t result = iconv(decoder->converter, &from, &from_left, &to, &to_left);
    int number = errno;
    *length = room - to_left;
    for (size_t i = 0; i < *length; i++)
        line_count_add(&decoder->lines, bytes[i]);
    memmove(decoder->raw, from, from_left);
    decoder->raw_length = from_left;
    if (result == (size_t)-1 && number == EILSEQ)
        return error_set(error, ERROR_INPUT, "Line %zu: bytes that are not %s text",
                         decoder->lines.line, decoder_name(decoder));
    return true;
}

static bool
read_converted(struct decoder *decoder, char *bytes, size_t room, size_t *length,
               struct error *error)
{
    for (;;) {
        size_t got;
        if (!raw_read(decoder, decoder->raw + decoder->raw_length, BLOCK_SIZE - decoder->raw_length,
                      &got, error))
            return false;
        bool ended = got == 0 && decoder->raw_length < LONGEST_SEQUENCE;
        decoder->raw_length += got;
        if (decoder->raw_length == 0)
            return true;
        if (!convert_block(decoder, bytes, room, length, error))
            return false;
        if (*length > 0)
            return true;
        if (ended)
            return error_set(error, ERROR_INPUT,
                             "Line %zu: the file ends in the middle of a character",
                             decoder->lines.line);
    }
}

bool
decoder_read(struct decoder *decoder, char *bytes, size_t room, size_t *length, struct error *error)
{
    *length = 0;
    if (decoder->fault.code != ERROR_NONE) {
        *error = decoder->fault;
        return false;
    }
    if (!decoder->converts)
        return raw_read(decoder, bytes, room, length, error);
    return read_converted(decoder, bytes, room, length, error);
}

/* --- a value of its own --- */

/* Converts all of it; a character of 4 bytes at most stands for each byte. */
static bool
convert_all(iconv_t converter, const char *bytes, size_t length, struct text *out)
{
    char *from = must_strndup(bytes, length);
    char *at = from;
    size_t room = LONGEST_SEQUENCE * length;
    char *to = must_alloc(room + 1);
    char *end = to;
    bool ok = iconv(converter, &at, &length, &end, &room) != (size_t)-1 &&
              iconv(converter, NULL, NULL, &end, &room) != (size_t)-1;
    if (ok)
        text_append_bytes(out, to, (size_t)(end - to));
    free(from);
    free(to);
    return ok;
}

bool
encoding_convert(const char *to, const char *from, const char *bytes, size_t length,
                 struct text *out)
{
    if (memchr(bytes, '\0', length) != NULL)
        return false;
    iconv_t converter = iconv_open(to, from);
    if (converter == (iconv_t)-1)
        return false;
    bool ok = convert_all(converter, bytes, length, out);
    iconv_close(converter);
    return ok;
}
