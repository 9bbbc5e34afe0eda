/* drafts.h - the forms that were left unfinished on the screen; its row is in cli_commands.c. */
#ifndef CLI_DRAFTS_H
#define CLI_DRAFTS_H

#include "command/command.h"
#include "record/field.h"

enum drafts_arg {
    DRAFTS_DISCARD,
    DRAFTS_ARG_COUNT,
};

extern const struct field drafts_args[DRAFTS_ARG_COUNT];

bool drafts_run(struct call *call, struct error *error);

#endif
