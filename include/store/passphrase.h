/* passphrase.h - a key that only its owner knows, kept as libsodium's password hash (Argon2id),
 * from which nobody gets it back. */
#ifndef STORE_PASSPHRASE_H
#define STORE_PASSPHRASE_H

#include <stdbool.h>

/* What is kept of it; the caller's. NULL when there is no memory for it. */
char *passphrase_keep(const char *passphrase);
bool passphrase_matches(const char *kept, const char *passphrase);
/* Overwrites what was typed. */
void passphrase_wipe(char *passphrase);

#endif
