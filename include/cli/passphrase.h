/* passphrase.h - the passphrase of a sealed file, as --passphrase-file says it or the terminal. */
#ifndef CLI_PASSPHRASE_H
#define CLI_PASSPHRASE_H

#include "base/error.h"
#include "cli/cli.h"

/* Of a file that is there. Ended with secret_free; NULL with the error. */
char *cli_passphrase(const struct cli_request *request, const char *path, struct error *error);
/* For a new one; what is too easily guessed is refused. */
char *cli_new_passphrase(const struct cli_request *request, const char *path, struct error *error);

#endif
