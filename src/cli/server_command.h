/* server_command.h - the commands server and doctor; their rows are in cli_commands.c. */
#ifndef CLI_SERVER_COMMAND_H
#define CLI_SERVER_COMMAND_H

#include "command/command.h"
#include "record/field.h"

enum server_arg {
    SERVER_WHAT,
    SERVER_FOLDER,
    SERVER_ACCOUNT, /* the first that is no plain word */
    SERVER_ARG_COUNT,
};
extern const struct field server_args[SERVER_ARG_COUNT];
bool server_command_run(struct call *call, struct error *error);

enum doctor_arg {
    DOCTOR_SSHD,
    DOCTOR_SSHD_CONFIG,
    DOCTOR_ARG_COUNT,
};
extern const struct field doctor_args[DOCTOR_ARG_COUNT];
bool doctor_run(struct call *call, struct error *error);

#endif
