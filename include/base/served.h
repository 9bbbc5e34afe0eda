/* served.h - whether this posact is served: to somebody who reached it over ssh, and who has no
 * shell, no editor and no file of their own on this machine (S27). */
#ifndef BASE_SERVED_H
#define BASE_SERVED_H

#include "base/error.h"

#include <stdbool.h>

/* What says so in the environment, which a served session makes anew (server/surroundings.h). */
#define SERVED_MARK "POSACT_SERVED"

bool served_here(void);
/* ERROR_DENIED for a path that somebody served has given and that leads out of the folder which is
 * theirs, their outbox, in which a served session works: there a file is a name alone. Any path
 * passes where posact is not served. */
bool served_may_name(const char *path, struct error *error);

#endif
