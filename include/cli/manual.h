/* manual.h - the words of `posact help`, made from the rows of commands, fields and options. */
#ifndef CLI_MANUAL_H
#define CLI_MANUAL_H

#include "base/text.h"
#include "command/command.h"
#include "config/config.h"
#include "record/record_type.h"

#include <stddef.h>

/* One screen: the commands, the types, three examples. */
void manual_overview(const struct command_table *tables, size_t table_count, struct text *out);
/* How a command is written, what it does, its words and flags. */
void manual_command(const struct command *command, struct text *out);
/* How a command is written, in one line: "posact show TYPE ID [--json]". */
void manual_usage(const struct command *command, struct text *out);
/* The fields of a type with kind, choices and help. */
void manual_type(const struct record_type *type, const struct config *config, struct text *out);
/* The words of a filter, on one screen. */
void manual_filter(struct text *out);
/* The options of the program and the exit codes. */
void manual_options(struct text *out);

#endif
