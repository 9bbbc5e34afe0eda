/* fuzz.h - what the fuzz targets share (E22).
 *
 * A target is one file: LLVMFuzzerTestOneInput gets any bytes and asserts what must hold for all.
 * Beside it stands a folder of its name with invented seeds, and NAME.dict where words help. */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#undef NDEBUG
#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* The bytes up to the first NUL, as a string; the caller frees it. */
char *fuzz_string(const uint8_t *bytes, size_t size);
/* The same where the edges of the program let only UTF-8 through; NULL for what they refuse. */
char *fuzz_valid_string(const uint8_t *bytes, size_t size);
bool fuzz_is_utf8(const char *string);
/* A file with these bytes, the same name each time; borrowed. The end of the process removes it. */
const char *fuzz_file(const uint8_t *bytes, size_t size);

#endif
