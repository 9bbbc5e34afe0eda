/* server_command.c - posact server init: the folder of a server. */
#include "cli/server_command.h"

#include <stdlib.h>

#include "cli/cli_call.h"
#include "server/layout.h"

bool
server_command_run(struct call *call, struct error *error)
{
    const char *folder = call->args[SERVER_FOLDER], *account = call->args[SERVER_ACCOUNT];
    if (!call->args[SERVER_WHAT] || !folder)
        return error_set(error, ERROR_USAGE, "Name the folder: posact server init FOLDER");
    char *program = realpath("/proc/self/exe", NULL);
    bool done = layout_make(&(struct layout){.folder = folder,
                                             .account = account ? account : "posact",
                                             .program = program ? program : ""},
                            error);
    free(program);
    if (done)
        text_append_format(&call->outcome.message,
                           "Made '%s'; what is to be done then stands in '%s/install/STEPS'",
                           folder, folder);
    return done;
}

static const struct choice what_items[] = {{.code = "init", .label = "init"}};
static const struct choice_list whats = {.items = what_items, .count = 1};

const struct field server_args[SERVER_ARG_COUNT] = {
    [SERVER_WHAT] = {.name = "what",
                     .label = "Server",
                     .kind = FIELD_CHOICE,
                     .choices = &whats,
                     .help = "What to do"},
    [SERVER_FOLDER] = {.name = "folder",
                       .label = "Folder",
                       .kind = FIELD_TEXT,
                       .flags = FIELD_PATH,
                       .help = "Where the server keeps its data, such as /srv/posact"},
    [SERVER_ACCOUNT] = {.name = "account",
                        .label = "Account",
                        .kind = FIELD_TEXT,
                        .help = "That owns the data and that people log in to; posact without it"},
};
