/* private_file.h - what only its owner may read (F07). */
#ifndef BASE_PRIVATE_FILE_H
#define BASE_PRIVATE_FILE_H

#include "base/error.h"

#include <stdbool.h>

/* Makes an empty file, 0600 whatever the umask; one that is there already stays as it is. */
bool private_file_make(const char *path, struct error *error);
/* True when the file may be read and written by its owner alone, or is missing, and not everybody
 * may put another in its place. ERROR_DENIED says the command that makes it so: a person decides,
 * for somebody may have opened it on purpose. */
bool private_file_check(const char *path, struct error *error);

#endif
