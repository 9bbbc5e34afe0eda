/* invitation_commands.h - invite, book, decline, apologise, arrive, miss: rows that the screens,
 * lines and the command line share. */
#ifndef MODULES_INVITATION_COMMANDS_H
#define MODULES_INVITATION_COMMANDS_H

#include "command/command.h"

/* In the order of the args of invite. */
enum invite_arg {
    INVITE_EVENT,
    INVITE_PART,
    INVITE_ASSESSMENT,
    INVITE_NOTE,
    INVITE_AGAIN,
    INVITE_ARG_COUNT,
};

extern const struct command_table invitation_commands;

#endif
