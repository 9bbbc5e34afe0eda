/* letter_command.h - letters without a screen: to standard output, a file or the editor; the row is
 * in cli_commands.c. */
#ifndef CLI_LETTER_COMMAND_H
#define CLI_LETTER_COMMAND_H

#include "command/command.h"
#include "record/field.h"

enum letter_command_arg {
    LETTER_COMMAND_TEMPLATE,
    LETTER_COMMAND_PEOPLE,
    LETTER_COMMAND_WHERE,
    LETTER_COMMAND_LANGUAGE,
    LETTER_COMMAND_EVENT,
    LETTER_COMMAND_DAY,
    LETTER_COMMAND_TIME,
    LETTER_COMMAND_VENUE,
    LETTER_COMMAND_SENT_BY,
    LETTER_COMMAND_HTML,
    LETTER_COMMAND_OUTPUT,
    LETTER_COMMAND_EDIT,
    LETTER_COMMAND_REFERRED,
    LETTER_COMMAND_ARG_COUNT,
};
#define LETTER_COMMAND_WORDS LETTER_COMMAND_WHERE

extern const struct field letter_command_args[LETTER_COMMAND_ARG_COUNT];

bool letter_command_run(struct call *call, struct error *error);

#endif
