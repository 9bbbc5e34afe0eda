/* bytes.h - numbers and strings as bytes, little-endian, and back: for what is hashed, stored or
 * sent. */
#ifndef BASE_BYTES_H
#define BASE_BYTES_H

#include "base/text.h"

#include <stddef.h>
#include <stdint.h>

/* Lays the lowest `size` bytes of a number, and returns where the next goes. */
unsigned char *bytes_lay(unsigned char *at, uint64_t number, size_t size);
/* The same at the end of a text. */
void bytes_put(struct text *out, uint64_t number, size_t size);
/* A string behind its length in four bytes; NULL as "". */
void bytes_put_string(struct text *out, const char *string);

/* What is left of bytes that are being read; `at` is NULL after a read past their end, and then
 * every further read gives nothing. */
struct bytes_reader {
    unsigned char *at;
    size_t left;
};
unsigned char *bytes_take(struct bytes_reader *reader, size_t size);
uint64_t bytes_take_number(struct bytes_reader *reader, size_t size);
/* Copies `size` bytes, or leaves `out` as it is. */
void bytes_copy(struct bytes_reader *reader, void *out, size_t size);
/* What bytes_put_string put, of at most `most` bytes without a NUL among them; the caller's, NULL
 * when it is not there. */
char *bytes_take_string(struct bytes_reader *reader, size_t most);

#endif
