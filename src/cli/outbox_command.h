/* outbox_command.h - the commands get and put; their rows are in cli_commands.c. */
#ifndef CLI_OUTBOX_COMMAND_H
#define CLI_OUTBOX_COMMAND_H

#include "command/command.h"
#include "record/field.h"

enum get_arg {
    GET_NAME,
    GET_REMOVE, /* the first that is no plain word */
    GET_ARG_COUNT,
};
extern const struct field get_args[GET_ARG_COUNT];
bool outbox_run_get(struct call *call, struct error *error);

enum put_arg {
    PUT_NAME,
    PUT_ARG_COUNT,
};
extern const struct field put_args[PUT_ARG_COUNT];
bool outbox_run_put(struct call *call, struct error *error);

#endif
