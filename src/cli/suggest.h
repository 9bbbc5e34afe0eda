/* suggest.h - who could be somebody's buddy, and a whole intake at once, on the command line (T49,
 * T58). */
#ifndef CLI_SUGGEST_H
#define CLI_SUGGEST_H

#include "base/error.h"
#include "command/command.h"
#include "modules/intake.h"

#include <stdbool.h>

enum suggest_arg {
    SUGGEST_ALL,
    SUGGEST_JSON,
    SUGGEST_ARG_COUNT,
};

enum intake_command_arg {
    INTAKE_COMMAND_PEOPLE,
    INTAKE_COMMAND_WORDS, /* so many are plain words */
    INTAKE_COMMAND_WHERE = INTAKE_COMMAND_WORDS,
    INTAKE_COMMAND_KIND,
    INTAKE_COMMAND_ADULT,
    INTAKE_COMMAND_AIM,
    INTAKE_COMMAND_CHOOSE,
    INTAKE_COMMAND_DRY_RUN,
    INTAKE_COMMAND_YES,
    INTAKE_COMMAND_JSON,
    INTAKE_COMMAND_ARG_COUNT,
};

extern const struct field suggest_args[SUGGEST_ARG_COUNT];
extern const struct field intake_command_args[INTAKE_COMMAND_ARG_COUNT];

bool suggest_run(struct call *call, struct error *error);
bool suggest_run_intake(struct call *call, struct error *error);

#endif
