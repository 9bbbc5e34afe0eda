/* sshd_settings.h - whether sshd lets people have posact and nothing else (S25): its effective
 * settings, as `sshd -T -C user=ACCOUNT,...` prints them, against those that a server needs. */
#ifndef SERVER_SSHD_SETTINGS_H
#define SERVER_SSHD_SETTINGS_H

#include "base/text.h"

#include <stdbool.h>

/* Appends a line for each setting that is not as it should be: which, what it is, what it should
 * be. True when there is none. */
bool sshd_settings_check(const char *printed, struct text *findings);

#endif
