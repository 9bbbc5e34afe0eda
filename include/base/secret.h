/* secret.h - passphrases: asked for without being shown, or read from a file. */
#ifndef BASE_SECRET_H
#define BASE_SECRET_H

#include "base/error.h"

#include <stdbool.h>

/* ERROR_INPUT unless a new passphrase is long enough and none of those that are tried first. */
bool secret_check(const char *secret, struct error *error);

/* Asks on the terminal of this process, whatever its standard input is; nothing that is typed is
 * shown. The caller's, to be ended with secret_free; NULL with ERROR_USAGE where there is no
 * terminal, with ERROR_STOPPED after Ctrl-C, Ctrl-D or an empty line. */
char *secret_ask(const char *prompt, struct error *error);
/* Asks for a new one, twice, until both are the same and good; it says what is wrong. */
char *secret_choose(const char *prompt, struct error *error);
/* The first line of a file that only its owner may read, or of standard input for "-". */
char *secret_read(const char *path, struct error *error);

/* Overwrites it, and frees it; NULL is ignored. */
void secret_free(char *secret);

#endif
