/* assessment_command.h - `posact assessment`: what one still needs, and the whole of it to print.
 */
#ifndef CLI_ASSESSMENT_COMMAND_H
#define CLI_ASSESSMENT_COMMAND_H

#include "command/command.h"
#include "record/field.h"

enum assessment_command_arg {
    ASSESSMENT_COMMAND_WHAT,
    ASSESSMENT_COMMAND_ID,
    ASSESSMENT_COMMAND_WORDS, /* so many plain words; then flags */
    ASSESSMENT_COMMAND_JSON = ASSESSMENT_COMMAND_WORDS,
    ASSESSMENT_COMMAND_MARKDOWN,
    ASSESSMENT_COMMAND_HTML,
    ASSESSMENT_COMMAND_ARG_COUNT,
};

extern const struct field assessment_command_args[ASSESSMENT_COMMAND_ARG_COUNT];
bool assessment_command_run(struct call *call, struct error *error);

#endif
