/* config_command.h - the settings as text; the row is in cli_commands.c. */
#ifndef CLI_CONFIG_COMMAND_H
#define CLI_CONFIG_COMMAND_H

#include "command/command.h"
#include "record/field.h"

enum config_arg {
    CONFIG_WHAT,
    CONFIG_ARG_COUNT,
};

extern const struct field config_args[CONFIG_ARG_COUNT];

bool config_command_run(struct call *call, struct error *error);

#endif
