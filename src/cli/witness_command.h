/* witness_command.h - signs how far the log goes, and verifies it: the rows are in cli_commands.c.
 */
#ifndef CLI_WITNESS_COMMAND_H
#define CLI_WITNESS_COMMAND_H

#include "command/command.h"
#include "record/field.h"

enum witness_arg {
    WITNESS_MAKE_KEY,
    WITNESS_ANEW,
    WITNESS_ARG_COUNT,
};

enum verify_arg {
    VERIFY_FULL,
    VERIFY_AGAINST,
    VERIFY_ARG_COUNT,
};

extern const struct field witness_command_args[WITNESS_ARG_COUNT];
extern const struct field witness_command_verify_args[VERIFY_ARG_COUNT];

bool witness_command_run(struct call *call, struct error *error);
bool witness_command_run_verify(struct call *call, struct error *error);

#endif
