/* fair_command.h - posact fair, stand and hand-in: the rows are in cli_commands.c. */
#ifndef CLI_FAIR_COMMAND_H
#define CLI_FAIR_COMMAND_H

#include "command/command.h"
#include "record/field.h"

enum fair_arg {
    FAIR_WHAT,
    FAIR_FILE,
    FAIR_EVENT, /* the first that is no plain word */
    FAIR_UNTIL,
    FAIR_DRY_RUN,
    FAIR_REMOVE,
    FAIR_TURN,
    FAIR_ARG_COUNT,
};
extern const struct field fair_args[FAIR_ARG_COUNT];
bool fair_command_run(struct call *call, struct error *error);

enum hand_in_arg {
    HAND_IN_HOST,
    HAND_IN_FILE,
    HAND_IN_DRY_RUN, /* the first that is no plain word */
    HAND_IN_REMOVE,
    HAND_IN_SSH,
    HAND_IN_ARG_COUNT,
};
extern const struct field hand_in_args[HAND_IN_ARG_COUNT];
bool hand_in_run(struct call *call, struct error *error);

#endif
