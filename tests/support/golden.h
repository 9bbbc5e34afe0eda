/* golden.h - what a program showed, against the file that says what it should show. */
#ifndef SUPPORT_GOLDEN_H
#define SUPPORT_GOLDEN_H

#include "base/text.h"

/* Fails the test, with the first line that differs, when the file beside `path` that ends in
 * `ending` instead holds other words; with POSACT_GOLDEN=1 it is written instead. */
void golden_check(const char *path, const char *ending, const struct text *shown);
/* Appends the file; fails the test when it cannot be read. */
void golden_read(const char *path, struct text *file);
/* Runs a test on each file that the pattern finds, or on those named on the command line; gives
 * what main returns. The test's state is the path. */
int golden_main(int argc, char **argv, const char *group, const char *pattern,
                void (*test)(void **state));

#endif
