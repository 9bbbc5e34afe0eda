/* sync_command.h - posact sync, checkout and checkin: the rows are in cli_commands.c. */
#ifndef CLI_SYNC_COMMAND_H
#define CLI_SYNC_COMMAND_H

#include "command/command.h"
#include "record/field.h"

enum sync_arg {
    SYNC_HOST,
    SYNC_STDIO,
    SYNC_RELEASE,
    SYNC_ANEW,
    SYNC_SSH,
    SYNC_ARG_COUNT,
};

enum checkout_arg {
    CHECKOUT_HOST,
    CHECKOUT_FILTER,
    CHECKOUT_EVENT,
    CHECKOUT_UNTIL,
    CHECKOUT_SSH,
    CHECKOUT_ARG_COUNT,
};

enum checkin_arg {
    CHECKIN_HOST,
    CHECKIN_RELEASE,
    CHECKIN_SSH,
    CHECKIN_ARG_COUNT,
};

extern const struct field checkout_args[CHECKOUT_ARG_COUNT];
extern const struct field checkin_args[CHECKIN_ARG_COUNT];
bool checkout_command_run(struct call *call, struct error *error);
bool checkin_command_run(struct call *call, struct error *error);

extern const struct field sync_args[SYNC_ARG_COUNT];
bool sync_command_run(struct call *call, struct error *error);

#endif
