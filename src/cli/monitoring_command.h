/* monitoring_command.h - `posact monitoring`: the questions as staff may see them, and a person's
 * own answers written out for them or removed. The row is in cli_commands.c. */
#ifndef CLI_MONITORING_COMMAND_H
#define CLI_MONITORING_COMMAND_H

#include "command/command.h"
#include "record/field.h"

enum monitoring_command_arg {
    MONITORING_COMMAND_WHAT,
    MONITORING_COMMAND_CANDIDATE,
    MONITORING_COMMAND_OUTPUT,
    MONITORING_COMMAND_ARG_COUNT,
};

extern const struct field monitoring_command_args[MONITORING_COMMAND_ARG_COUNT];
bool monitoring_command_run(struct call *call, struct error *error);

#endif
