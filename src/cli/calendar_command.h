/* calendar_command.h - the events of a week or a month as text; the row is in cli_commands.c. */
#ifndef CLI_CALENDAR_COMMAND_H
#define CLI_CALENDAR_COMMAND_H

#include "command/command.h"
#include "record/field.h"

enum calendar_command_arg {
    CALENDAR_COMMAND_DAY,
    CALENDAR_COMMAND_WEEK,
    CALENDAR_COMMAND_MONTH,
    CALENDAR_COMMAND_JSON,
    CALENDAR_COMMAND_ARG_COUNT,
};

extern const struct field calendar_command_args[CALENDAR_COMMAND_ARG_COUNT];

bool calendar_command_run(struct call *call, struct error *error);

#endif
