/* id.h - identifiers of records: UUID version 4 (RFC 4122), 16 bytes (S4). */
#ifndef BASE_ID_H
#define BASE_ID_H

#include <stdbool.h>
#include <stdint.h>

#define ID_SIZE 16
#define ID_TEXT_SIZE 37 /* "0b0e7b5c-....", lower case, with the NUL */

struct id {
    unsigned char bytes[ID_SIZE];
};

/* Where new ids come from: libuuid, or a seeded generator so that a demo or a test gives the
 * same ids again. */
struct id_source {
    bool seeded;
    uint64_t state;
};

struct id_source id_source_random(void);
struct id_source id_source_seeded(uint64_t seed);
struct id id_next(struct id_source *source);

void id_to_text(const struct id *id, char out[ID_TEXT_SIZE]);
/* Any case; exactly 36 characters with hyphens, or 32 without. */
bool id_from_text(const char *text, struct id *out);
int id_compare(const struct id *a, const struct id *b);
bool id_equal(const struct id *a, const struct id *b);
bool id_is_zero(const struct id *id);

#endif
