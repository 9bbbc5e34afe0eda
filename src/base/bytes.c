/* bytes.c - little-endian, whatever the machine. */
#include "base/bytes.h"

#include <endian.h>
#include <string.h>

#include "base/memory.h"

unsigned char *
bytes_lay(unsigned char *at, uint64_t number, size_t size)
{
    uint64_t little = htole64(number);
    memcpy(at, &little, size);
    return at + size;
}

void
bytes_put(struct text *out, uint64_t number, size_t size)
{
    unsigned char bytes[8];
    bytes_lay(bytes, number, size);
    text_append_bytes(out, bytes, size);
}

void
bytes_put_string(struct text *out, const char *string)
{
    size_t length = string ? strlen(string) : 0;
    bytes_put(out, length, 4);
    text_append_bytes(out, string ? string : "", length);
}

unsigned char *
bytes_take(struct bytes_reader *reader, size_t size)
{
    if (!reader->at || reader->left < size) {
        reader->at = NULL;
        return NULL;
    }
    unsigned char *start = reader->at;
    reader->at += size;
    reader->left -= size;
    return start;
}

uint64_t
bytes_take_number(struct bytes_reader *reader, size_t size)
{
    const unsigned char *bytes = bytes_take(reader, size);
    uint64_t number = 0;
    for (size_t i = 0; bytes && i < size; i++)
        number |= (uint64_t)bytes[i] << (8 * i);
    return number;
}

void
bytes_copy(struct bytes_reader *reader, void *out, size_t size)
{
    const unsigned char *bytes = bytes_take(reader, size);
    if (bytes)
        memcpy(out, bytes, size);
}

char *
bytes_take_string(struct bytes_reader *reader, size_t most)
{
    size_t length = (size_t)bytes_take_number(reader, 4);
    if (length > most)
        reader->at = NULL;
    const unsigned char *bytes = bytes_take(reader, length);
    if (bytes && memchr(bytes, '\0', length))
        reader->at = NULL;
    return reader->at ? must_strndup((const char *)bytes, length) : NULL;
}
