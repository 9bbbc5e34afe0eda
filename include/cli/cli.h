/* cli.h - posact without a screen: one command, data on standard output, talk on standard error.
 *
 * The command line is read from the same rows as keys and palette: a command's words and flags
 * are its args, `--phone VALUE` is a field of the record type. An arg of kind NOTES may be given
 * again (a line each; words are joined by blanks), one with the choices `cli_switch` takes no
 * value. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "base/choice.h"
#include "base/clock.h"
#include "base/error.h"
#include "command/command.h"
#include "command/keymap.h"
#include "config/config.h"
#include "modules/session.h"

#include <stdbool.h>
#include <stddef.h>

/* Options of the whole program, before or after the command. */
enum cli_option {
    CLI_DATABASE,
    CLI_CONFIG,
    CLI_OFFICER,
    CLI_THEME,
    CLI_PURPOSE,
    CLI_READ_ONLY,
    CLI_PASSPHRASE_FILE,
    CLI_NO_COLOUR,
    CLI_NO_COLOR,
    CLI_ASCII,
    CLI_PLAIN,
    CLI_VERSION,
    CLI_HELP,
    CLI_OPTION_COUNT,
};

struct cli_option_row {
    const char *name;
    const char *value; /* what it takes, "FILE"; NULL for a switch */
    const char *help;
};
extern const struct cli_option_row cli_option_rows[CLI_OPTION_COUNT];

/* The choices of an arg that is given or not and takes no value; its value is then "yes". */
extern const struct choice_list cli_switch;

/* What a COMMAND_MANY command takes besides its own args, for all records that a filter finds; one
 * for each record that links to another takes all but the filter. */
enum many_arg {
    MANY_WHERE,
    MANY_DRY_RUN,
    MANY_LEAVE_OUT,
    MANY_YES,
    MANY_ARG_COUNT,
};
extern const struct field many_args[MANY_ARG_COUNT];
/* The first of them that a command takes; MANY_ARG_COUNT for none. */
size_t many_first_arg(const struct command *command);

/* A field of the record as it was typed. */
struct cli_value {
    const struct field *field;
    const char *typed; /* borrowed from argv */
};

/* What a command line asks for. Its strings are borrowed from argv but for the args. */
struct cli_request {
    const char *options[CLI_OPTION_COUNT]; /* NULL where not given, "" for a switch */
    const struct command *command;         /* NULL: the full screen */
    const struct record_type *type;
    const char *id;
    char **args; /* one per command->args, as typed, NULL where not given; owned */
    const char *many[MANY_ARG_COUNT]; /* NULL where not given */
    struct cli_value *values;
    size_t value_count, value_capacity;
};

/* The value of --config, NULL for none: the settings are read before the command line, as they say
 * which fields there are. Borrowed. */
const char *cli_config_file(int argc, char *const *argv);
/* Reads a command line; clear *request in any case. ERROR_USAGE, or ERROR_INPUT for text that is
 * not UTF-8. With --help or --version nothing is missed. */
bool cli_request_read(struct cli_request *request, int argc, char *const *argv,
                      const struct command_table *tables, size_t table_count, struct error *error);
void cli_request_clear(struct cli_request *request);

/* All that a command may see; everything is borrowed. */
struct cli {
    const struct cli_request *request;
    const struct command_table *tables;
    size_t table_count;
    const struct config *config;
    const struct error_list *problems; /* of the configuration */
    const struct keymap *keymap;
    struct session *session; /* NULL for COMMAND_NO_STORE */
    const char *database;    /* its path, also for COMMAND_NO_STORE */
    struct clock clock;
    bool created; /* the database was made just now */
};

/* Runs the command of the request; returns the exit code. */
int cli_run(const struct cli *cli);
/* Prints what --help asks for. */
int cli_help(const struct cli *cli);
/* Prints "posact: ..." on standard error; returns the exit code. */
int cli_fail(const struct error *error);

/* The commands that only the command line has. */
extern const struct command_table cli_commands;

#endif
