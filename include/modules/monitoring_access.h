/* monitoring_access.h - a person's own answers, for them: the one way in which answers leave posact
 * one by one (P16, UK GDPR Article 15). */
#ifndef MODULES_MONITORING_ACCESS_H
#define MODULES_MONITORING_ACCESS_H

#include "modules/session.h"

#include <stdbool.h>

/* Writes them to a new file that nobody else may read, and notes in the log that it was done.
 * ERROR_NOT_FOUND when there are none; a file that is there already stays as it is. */
bool monitoring_access_write(struct session *session, const struct id *candidate, const char *path,
                             struct error *error);

#endif
