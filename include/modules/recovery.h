/* recovery.h - a laptop's database whose passphrase is lost, opened with the key of the force. */
#ifndef MODULES_RECOVERY_H
#define MODULES_RECOVERY_H

#include "base/error.h"
#include "modules/session.h"

#include <stdbool.h>

/* Whether a file can be recovered here, so that nobody chooses a passphrase in vain: ERROR_DENIED
 * for one that was sealed for another force. */
bool recovery_check(struct session *session, const char *path, struct error *error);
/* From now on the file opens with this passphrase; that it was done stands in the log. */
bool recovery_give_passphrase(struct session *session, const char *path, const char *passphrase,
                              struct error *error);

#endif
