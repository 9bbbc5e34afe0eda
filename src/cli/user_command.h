/* user_command.h - the command user; its row is in cli_commands.c. */
#ifndef CLI_USER_COMMAND_H
#define CLI_USER_COMMAND_H

#include "command/command.h"
#include "record/field.h"

enum user_arg {
    USER_ARG_WHAT,
    USER_ARG_NAME,
    USER_ARG_ROLE, /* the first that is no plain word */
    USER_ARG_KEY,
    USER_ARG_REMOVE,
    USER_ARG_TO,
    USER_ARG_STAFF,
    USER_ARG_COUNT,
};
extern const struct field user_args[USER_ARG_COUNT];
bool user_command_run(struct call *call, struct error *error);

#endif
