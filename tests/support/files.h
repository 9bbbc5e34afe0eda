/* files.h - files that tests read and write. */
#ifndef SUPPORT_FILES_H
#define SUPPORT_FILES_H

#include "base/text.h"

#include <stddef.h>

/* A file of the shared data: under $POSACT_SHARED, else under ../shared/data. NULL, after a word
 * on the output, when it is not there. The caller frees it. */
char *files_shared(const char *name);
/* The whole file, or the test fails. */
void files_read(const char *path, struct text *out);
/* Writes a file into the folder and gives its path; the caller frees it. */
char *files_write(const char *folder, const char *name, const void *bytes, size_t length);

#endif
