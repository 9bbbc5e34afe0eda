/* reports.h - the command report; its row is in cli_commands.c. */
#ifndef CLI_REPORTS_H
#define CLI_REPORTS_H

#include "command/command.h"
#include "record/field.h"

enum report_arg {
    REPORT_WHAT,
    REPORT_CAMPAIGN, /* the first that is no plain word */
    REPORT_JSON,
    REPORT_CSV,
    REPORT_ARG_COUNT,
};

extern const struct field report_args[REPORT_ARG_COUNT];
bool reports_run(struct call *call, struct error *error);

#endif
