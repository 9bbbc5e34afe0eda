/* officer_key.h - the key by which an officer takes the keyboard back from somebody who answers
 * equality questions. It is the officer's own, and kept as a hash (store/passphrase.h). */
#ifndef MODULES_OFFICER_KEY_H
#define MODULES_OFFICER_KEY_H

#include "modules/session.h"

#include <stdbool.h>

#define OFFICER_KEY_LEAST 6 /* characters */

bool officer_key_is_set(struct session *session);
/* ERROR_INPUT when it is too short. */
bool officer_key_set(struct session *session, const char *typed, struct error *error);
bool officer_key_is(struct session *session, const char *typed);

#endif
