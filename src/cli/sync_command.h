/* sync_command.h - posact sync: the row is in cli_commands.c. */
#ifndef CLI_SYNC_COMMAND_H
#define CLI_SYNC_COMMAND_H

#include "command/command.h"
#include "record/field.h"

enum sync_arg {
    SYNC_HOST,
    SYNC_STDIO,
    SYNC_RELEASE,
    SYNC_ANEW,
    SYNC_SSH,
    SYNC_ARG_COUNT,
};

extern const struct field sync_args[SYNC_ARG_COUNT];
bool sync_command_run(struct call *call, struct error *error);

#endif
