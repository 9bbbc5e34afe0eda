/* embedded.h - files of the source tree that travel inside the program.
 *
 * The Makefile writes build/gen/embedded.c from schema/ and themes/, each file as an array
 * of unsigned char (ISO C promises string literals of 4,095 characters only). */
#ifndef BASE_EMBEDDED_H
#define BASE_EMBEDDED_H

#include <stddef.h>

struct embedded {
    const char *name; /* without folder: "0001_core.sql" */
    const unsigned char *bytes;
    size_t length;
};

/* Sorted by name; each ends with a row whose name is NULL. */
extern const struct embedded embedded_schema[];
extern const struct embedded embedded_schema_monitoring[];
/* One file: what those of embedded_schema come to, one after another (schema/whole.c). */
extern const struct embedded embedded_whole[];
extern const struct embedded embedded_themes[];
extern const struct embedded embedded_schema_packs[];

#endif
