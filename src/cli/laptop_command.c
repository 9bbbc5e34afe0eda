/* laptop_command.c - posact laptop recover: on the server, for whoever lost a passphrase. */
#include "cli/laptop_command.h"

#include "base/secret.h"
#include "base/served.h"
#include "base/utf8.h"
#include "cli/cli_call.h"
#include "cli/passphrase.h"
#include "modules/recovery.h"

static bool
recover(struct call *call, const char *file, struct error *error)
{
    if (!recovery_check(call->session, file, error))
        return false;
    char *passphrase = cli_new_passphrase(cli_call_of(call)->cli->request, file, error);
    bool done = passphrase && recovery_give_passphrase(call->session, file, passphrase, error);
    secret_free(passphrase);
    if (!done)
        return false;
    text_append(&call->outcome.message, "'");
    utf8_safe(&call->outcome.message, file, false);
    text_append(&call->outcome.message, "' opens with the new passphrase, and no longer with the "
                                        "one before; put it back in its place on the laptop");
    return true;
}

bool
laptop_command_run(struct call *call, struct error *error)
{
    const char *file = call->args[LAPTOP_FILE];
    if (!string_equal(call->args[LAPTOP_WHAT], "recover") || !file)
        return error_set(error, ERROR_USAGE,
                         "Name the database of the laptop, copied to the server: posact laptop "
                         "recover FILE");
    if (served_here())
        return error_set(error, ERROR_DENIED,
                         "'laptop recover' is done on the server itself, not over ssh");
    return recover(call, file, error);
}

const struct field laptop_args[LAPTOP_ARG_COUNT] = {
    [LAPTOP_WHAT] = {.name = "what",
                     .label = "What",
                     .kind = FIELD_TEXT,
                     .help = "recover: another passphrase for one that was lost"},
    [LAPTOP_FILE] = {.name = "file",
                     .label = "File",
                     .kind = FIELD_TEXT,
                     .help = "The database of the laptop, copied to the server"},
};
