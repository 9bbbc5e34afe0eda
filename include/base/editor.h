/* editor.h - the editor of the person who sits here (C12, F18): VISUAL, or else EDITOR, started
 * without a shell. */
#ifndef BASE_EDITOR_H
#define BASE_EDITOR_H

#include "base/error.h"

#include <stdbool.h>

/* Whether there is one. ERROR_DENIED where posact is served to people who have no shell there
 * (S27), ERROR_USAGE when none is named. The one place that decides it. */
bool editor_is_allowed(struct error *error);
/* Opens the file in it and waits until it is left. The terminal must be as programs find it.
 * ERROR_FILE when it cannot be started or says that it failed; the file stays as it left it. */
bool editor_run(const char *path, struct error *error);

#endif
