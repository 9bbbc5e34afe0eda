/* conflicts.h - posact conflicts: the row is in cli_commands.c. */
#ifndef CLI_CONFLICTS_H
#define CLI_CONFLICTS_H

#include "command/command.h"
#include "record/field.h"

enum conflicts_arg {
    CONFLICTS_JSON,
    CONFLICTS_ARG_COUNT,
};

extern const struct field conflicts_args[CONFLICTS_ARG_COUNT];
bool conflicts_run(struct call *call, struct error *error);

#endif
