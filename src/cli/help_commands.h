/* help_commands.h - the commands by which posact tells of itself: help, manual, completions. */
#ifndef CLI_HELP_COMMANDS_H
#define CLI_HELP_COMMANDS_H

#include "base/error.h"
#include "command/command.h"
#include "record/field.h"

enum help_arg {
    HELP_TOPIC,
    HELP_ARG_COUNT,
};

enum manual_arg {
    MANUAL_PAGE,
    MANUAL_ARG_COUNT,
};

enum completions_arg {
    COMPLETIONS_SHELL,
    COMPLETIONS_ARG_COUNT,
};

extern const struct field help_args[HELP_ARG_COUNT];
extern const struct field manual_args[MANUAL_ARG_COUNT];
extern const struct field completions_args[COMPLETIONS_ARG_COUNT];

bool help_run(struct call *call, struct error *error);
bool manual_run(struct call *call, struct error *error);
bool completions_run(struct call *call, struct error *error);

#endif
