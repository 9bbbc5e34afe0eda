/* calculator.h - the command stats: figures of counts that an analyst types, without a database;
 * its row is in cli_commands.c. */
#ifndef CLI_CALCULATOR_H
#define CLI_CALCULATOR_H

#include "command/command.h"
#include "record/field.h"

#include <stdbool.h>

enum stats_arg {
    STATS_WHAT,
    STATS_NUMBERS,
    STATS_JSON, /* the first that is no plain word */
    STATS_ARG_COUNT,
};

extern const struct field stats_args[STATS_ARG_COUNT];
bool calculator_run(struct call *call, struct error *error);

#endif
