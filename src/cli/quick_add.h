/* quick_add.h - posact quick-add: the row is in cli_commands.c. */
#ifndef CLI_QUICK_ADD_H
#define CLI_QUICK_ADD_H

#include "command/command.h"
#include "record/field.h"

enum quick_add_arg {
    QUICK_ADD_LINE,
    QUICK_ADD_NOTICE,
    QUICK_ADD_YES,
    QUICK_ADD_ARG_COUNT,
};
extern const struct field quick_add_args[QUICK_ADD_ARG_COUNT];
bool quick_add_run(struct call *call, struct error *error);

#endif
