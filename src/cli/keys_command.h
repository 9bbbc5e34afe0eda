/* keys_command.h - the commands that sshd runs, keys and serve; their rows are in cli_commands.c.
 */
#ifndef CLI_KEYS_COMMAND_H
#define CLI_KEYS_COMMAND_H

#include "command/command.h"
#include "record/field.h"

/* As sshd hands them on: %u %t %k. */
enum keys_arg {
    KEYS_ACCOUNT,
    KEYS_KIND,
    KEYS_KEY,
    KEYS_ARG_COUNT,
};
extern const struct field keys_args[KEYS_ARG_COUNT];
bool keys_command_run(struct call *call, struct error *error);

enum serve_arg {
    SERVE_USER,
    SERVE_ARG_COUNT,
};
extern const struct field serve_args[SERVE_ARG_COUNT];
/* Where it is not the first word of the line, which main.c looks at. */
bool serve_command_run(struct call *call, struct error *error);

#endif
