/* view_commands.h - the command views; its row is in cli_commands.c. */
#ifndef CLI_VIEW_COMMANDS_H
#define CLI_VIEW_COMMANDS_H

#include "command/command.h"
#include "record/field.h"

enum views_arg {
    VIEWS_WHAT,
    VIEWS_NAME,
    VIEWS_LINE,
    VIEWS_JSON, /* the first that is no plain word */
    VIEWS_ARG_COUNT,
};

extern const struct field views_args[VIEWS_ARG_COUNT];

bool view_commands_run(struct call *call, struct error *error);

#endif
