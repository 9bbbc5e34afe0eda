/* one_record.h - a record and its history as text; the rows are in cli_commands.c. */
#ifndef CLI_ONE_RECORD_H
#define CLI_ONE_RECORD_H

#include "command/command.h"
#include "record/field.h"

/* More changes than one record ever has. */
#define HISTORY_MOST 1000000

enum show_arg {
    SHOW_JSON,
    SHOW_ARG_COUNT,
};

enum history_arg {
    HISTORY_LIMIT,
    HISTORY_JSON,
    HISTORY_ARG_COUNT,
};

extern const struct field show_args[SHOW_ARG_COUNT];
extern const struct field history_args[HISTORY_ARG_COUNT];

bool one_record_run_show(struct call *call, struct error *error);
bool one_record_run_history(struct call *call, struct error *error);

#endif
