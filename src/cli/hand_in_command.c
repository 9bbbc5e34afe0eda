/* hand_in_command.c - posact hand-in: what a fair left on the laptop goes to the server. */
#include "cli/fair_command.h"

#include <stdlib.h>

#include "base/served.h"
#include "cli/cli_call.h"
#include "fair/hand_in.h"

static void
tell(void *context, const char *line)
{
    struct output *output = context;
    output_safe(output, line);
    output_safe(output, "\n");
}

static bool
hand_in_all(const struct hand_in *hand_in, char **paths, size_t count, struct text *said,
            struct error *error)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            text_append(said, "; ");
        if (!hand_in_file(hand_in, paths[i], said, error))
            return false;
    }
    return true;
}

bool
hand_in_run(struct call *call, struct error *error)
{
    struct cli_call *run = cli_call_of(call);
    const struct hand_in hand_in = {
        .host = call->args[HAND_IN_HOST],
        .ssh = call->args[HAND_IN_SSH],
        .dry_run = cli_is_given(call, HAND_IN_DRY_RUN),
        .remove = cli_is_given(call, HAND_IN_REMOVE),
        .tell = tell,
        .context = &run->output,
    };
    if (served_here())
        return error_set(error, ERROR_USAGE, "'hand-in' is done on the laptop, not over ssh");
    if (cli_is_given(call, HAND_IN_FILE))
        return hand_in_file(&hand_in, call->args[HAND_IN_FILE], &call->outcome.message, error);
    size_t count;
    char **paths = hand_in_files(&count);
    bool done = hand_in_all(&hand_in, paths, count, &call->outcome.message, error);
    if (count == 0) {
        call->outcome.exit_code = CLI_NOTHING_MATCHED;
        text_append(&call->outcome.message, "No sealed file is here: everything was handed in");
    }
    for (size_t i = 0; i < count; i++)
        free(paths[i]);
    free(paths);
    return done;
}

const struct field hand_in_args[HAND_IN_ARG_COUNT] = {
    [HAND_IN_HOST] = {.name = "host",
                      .label = "Server",
                      .kind = FIELD_TEXT,
                      .flags = FIELD_REQUIRED,
                      .help = "The server as ssh knows it, such as posact@force"},
    [HAND_IN_FILE] = {.name = "file",
                      .label = "Sealed file",
                      .kind = FIELD_TEXT,
                      .flags = FIELD_PATH,
                      .help = "One of them; else all that the stand left on this laptop"},
    [HAND_IN_DRY_RUN] = {.name = "dry-run",
                         .label = "Dry run",
                         .kind = FIELD_CHOICE,
                         .choices = &cli_switch,
                         .help = "Say what would happen and change nothing"},
    [HAND_IN_REMOVE] = {.name = "remove",
                        .label = "Remove",
                        .kind = FIELD_CHOICE,
                        .choices = &cli_switch,
                        .help = "Remove what is in from this laptop"},
    [HAND_IN_SSH] = {.name = "ssh",
                     .label = "Ssh",
                     .kind = FIELD_TEXT,
                     .help = "The words before the host, where it is not plain ssh: 'ssh -p 2222'"},
};
