/* keys_command.c - posact keys: whose key it is that sshd was offered. What it prints is a line of
 * an authorized_keys file, of which every byte is ours: the path of this program, of its settings,
 * the id of a user, and a key that was read and written again. */
#include "cli/keys_command.h"

#include <limits.h>
#include <pwd.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/public_key.h"
#include "cli/cli_call.h"
#include "modules/user.h"
#include "server/layout.h"

static bool
add_path(struct text *line, const char *before, const char *path, struct error *error)
{
    char *whole = realpath(path, NULL);
    bool plain = whole && layout_is_plain_path(whole);
    if (plain)
        text_append_format(line, "%s%s", before, whole);
    else
        error_set(error, ERROR_CONFIG,
                  "'%s' cannot stand in the line for sshd: its path may have letters, digits and "
                  "/._-+@ only",
                  path);
    free(whole);
    return plain;
}

/* Only into the account that owns the database does a key lead: asked for another, by a setting of
 * sshd that is too wide, there are no keys. */
static bool
is_our_account(const char *account, const char *database)
{
    const struct passwd *user = getpwnam(account);
    struct stat status;
    return user && stat(database, &status) == 0 && user->pw_uid == status.st_uid;
}

static bool
append_line(const struct cli *cli, const struct id *user, const struct public_key *offered,
            struct text *line, struct error *error)
{
    const char *settings = cli->request->options[CLI_CONFIG];
    const char *database = cli->request->options[CLI_DATABASE];
    char id[ID_TEXT_SIZE];
    id_to_text(user, id);
    bool done = add_path(line, "restrict,pty,command=\"exec ", "/proc/self/exe", error);
    text_append(line, " serve");
    done = done && (!settings || add_path(line, " --config ", settings, error)) &&
           (!database || add_path(line, " --db ", database, error));
    text_append_format(line, " --user %s\" %s %s\n", id, offered->kind, offered->base64);
    return done;
}

/* Nothing is printed, and nothing is wrong, for a key that is nobody's or none at all. */
bool
keys_command_run(struct call *call, struct error *error)
{
    struct cli_call *run = cli_call_of(call);
    struct public_key offered;
    struct id user;
    struct error unknown;
    struct text line = TEXT_EMPTY;
    if (!call->args[KEYS_ACCOUNT] || !call->args[KEYS_KIND] || !call->args[KEYS_KEY])
        return error_set(error, ERROR_USAGE,
                         "It is sshd that asks: AuthorizedKeysCommand ... posact keys %%u %%t %%k");
    bool done = true;
    if (public_key_from_parts(call->args[KEYS_KIND], call->args[KEYS_KEY], &offered, &unknown) &&
        is_our_account(call->args[KEYS_ACCOUNT], session_database_path(call->session))) {
        bool known = user_of_key(call->session, &offered, &user, error);
        done = known || error->code == ERROR_NONE || error->code == ERROR_NOT_FOUND;
        done = done && (!known || append_line(run->cli, &user, &offered, &line, error));
        if (known && done)
            output_text(&run->output, &line);
    }
    text_clear(&line);
    public_key_clear(&offered);
    return done;
}

bool
serve_command_run(struct call *call, struct error *error)
{
    (void)call;
    return error_set(error, ERROR_USAGE,
                     "'serve' is what sshd runs, and stands first: posact serve --user ID");
}

const struct field keys_args[KEYS_ARG_COUNT] = {
    [KEYS_ACCOUNT] = {.name = "account",
                      .label = "Account",
                      .kind = FIELD_TEXT,
                      .help = "Into which somebody wants to be let: %u of sshd"},
    [KEYS_KIND] = {.name = "kind",
                   .label = "Kind",
                   .kind = FIELD_TEXT,
                   .help = "Of the key that was offered: %t of sshd"},
    [KEYS_KEY] = {.name = "key",
                  .label = "Key",
                  .kind = FIELD_TEXT,
                  .help = "The key itself: %k of sshd"},
};

const struct field serve_args[SERVE_ARG_COUNT] = {
    [SERVE_USER] = {.name = "user",
                    .label = "User",
                    .kind = FIELD_TEXT,
                    .help = "The whole id of the user"},
};
