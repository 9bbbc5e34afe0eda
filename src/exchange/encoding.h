/* encoding.h - a file or bytes in memory, in whatever encoding they are, read as UTF-8.
 *
 * Recognised by BOM, by the zero bytes of UTF-16, by being UTF-8 throughout; else Windows-1252.
 * A file is read in pieces and never held whole. */
#ifndef EXCHANGE_ENCODING_H
#define EXCHANGE_ENCODING_H

#include "base/error.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

/* Lines end in LF, CRLF or CR. */
struct line_count {
    size_t line; /* from 1 */
    bool after_return;
};
void line_count_add(struct line_count *count, char byte);

struct decoder;

/* An ordinary file, which can be read twice. ERROR_FILE. */
struct decoder *decoder_open(const char *path, struct error *error);
/* Borrows the bytes until decoder_close. */
struct decoder *decoder_open_bytes(const void *bytes, size_t length);
/* "UTF-8". Borrowed. */
const char *decoder_name(const struct decoder *decoder);
/* The next bytes, at most `room` (16 or more), without a BOM; *length is 0 at the end.
 * ERROR_INPUT with the line when there is something that is no text. */
bool decoder_read(struct decoder *decoder, char *bytes, size_t room, size_t *length,
                  struct error *error);
/* Back to the beginning. */
bool decoder_rewind(struct decoder *decoder, struct error *error);
/* Whether the text begins with these ASCII words, in whatever case, after blank lines. Leaves the
 * decoder at its beginning. */
bool decoder_begins(struct decoder *decoder, const char *words, struct error *error);
void decoder_close(struct decoder *decoder);

/* Bytes from one charset to another, by their names. Appended to out; false, and nothing is
 * appended, when some of them are no text in either or the system does not know a name. */
bool encoding_convert(const char *to, const char *from, const char *bytes, size_t length,
                      struct text *out);

#endif
