/* laptop_command.h - posact laptop: its row is in cli_commands.c. */
#ifndef CLI_LAPTOP_COMMAND_H
#define CLI_LAPTOP_COMMAND_H

#include "command/command.h"
#include "record/field.h"

enum laptop_arg {
    LAPTOP_WHAT,
    LAPTOP_FILE,
    LAPTOP_ARG_COUNT,
};
extern const struct field laptop_args[LAPTOP_ARG_COUNT];
bool laptop_command_run(struct call *call, struct error *error);

#endif
