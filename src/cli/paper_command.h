/* paper_command.h - the papers of an event without a screen: to standard output or a file; the rows
 * are in cli_commands.c. */
#ifndef CLI_PAPER_COMMAND_H
#define CLI_PAPER_COMMAND_H

#include "command/command.h"
#include "record/field.h"

enum paper_command_arg {
    PAPER_COMMAND_HTML,
    PAPER_COMMAND_LANGUAGE,
    PAPER_COMMAND_OUTPUT,
    PAPER_COMMAND_ARG_COUNT,
};

extern const struct field paper_command_args[PAPER_COMMAND_ARG_COUNT];

bool paper_command_run_sheet(struct call *call, struct error *error);
bool paper_command_run_badges(struct call *call, struct error *error);

#endif
