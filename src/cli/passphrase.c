/* passphrase.c - where the passphrase of a sealed file comes from. */
#include "cli/passphrase.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/secret.h"
#include "base/text.h"
#include "base/utf8.h"

static char *
from_file(const struct cli_request *request, struct error *error)
{
    return secret_read(request->options[CLI_PASSPHRASE_FILE], error);
}

/* Asks for it in these words, in which %s stands for the file. */
static char *
ask(const char *before, const char *path, const char *behind,
    char *(*how)(const char *prompt, struct error *error), struct error *error)
{
    struct text prompt = TEXT_EMPTY;
    text_append(&prompt, before);
    utf8_safe(&prompt, path, false);
    text_append(&prompt, behind);
    char *passphrase = how(text_string(&prompt), error);
    text_clear(&prompt);
    return passphrase;
}

char *
cli_passphrase(const struct cli_request *request, const char *path, struct error *error)
{
    if (request->options[CLI_PASSPHRASE_FILE])
        return from_file(request, error);
    return ask("Passphrase of '", path, "': ", secret_ask, error);
}

char *
cli_new_passphrase(const struct cli_request *request, const char *path, struct error *error)
{
    if (!request->options[CLI_PASSPHRASE_FILE])
        return ask("New passphrase for '", path, "', 12 characters or more: ", secret_choose,
                   error);
    char *passphrase = from_file(request, error);
    if (!passphrase || secret_check(passphrase, error))
        return passphrase;
    secret_free(passphrase);
    return NULL;
}
