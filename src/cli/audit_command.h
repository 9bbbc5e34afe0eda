/* audit_command.h - who looked at whom; its row is in cli_commands.c. */
#ifndef CLI_AUDIT_COMMAND_H
#define CLI_AUDIT_COMMAND_H

#include "command/command.h"
#include "modules/audit.h"
#include "record/field.h"

enum {
    AUDIT_JSON = AUDIT_ARG_COUNT,
    AUDIT_COMMAND_ARG_COUNT,
};

extern const struct field audit_command_args[AUDIT_COMMAND_ARG_COUNT];

bool audit_command_run(struct call *call, struct error *error);

#endif
