/* manual.h - all that posact says about itself, made from the rows of commands, fields, keys,
 * settings and options: `posact help`, the man pages. The words are the same in each. */
#ifndef CLI_MANUAL_H
#define CLI_MANUAL_H

#include "base/date.h"
#include "base/text.h"
#include "command/command.h"
#include "command/keymap.h"
#include "config/config.h"

#include <stdbool.h>
#include <stddef.h>

/* What is described; everything is borrowed. */
struct manual {
    const struct command_table *tables;
    size_t table_count;
    const struct config *config;
    const struct keymap *keymap;
    struct date day; /* stands on the man pages */
    /* Of whom only what they may do is described; NULL for all that there is. */
    struct session *session;
};

/* One screen: the commands for any type, the types, three examples. */
void manual_overview(const struct manual *manual, struct text *out);
/* How a command is written, what it does, its words and flags. */
void manual_command(const struct command *command, struct text *out);
/* How a command is written, in one line: "posact show TYPE ID [--json]". */
void manual_usage(const struct command *command, struct text *out);
/* What there is to read about a command, a type (with the commands for it alone) or one of
 * "options", "filter", "keys" ...; false when there is nothing of that name. */
bool manual_topic(const struct manual *manual, const char *topic, struct text *out);
/* The names of all topics, borrowed; fills at most `limit` and returns how many there are. */
size_t manual_topics(const struct manual *manual, const char **names, size_t limit);

/* posact(1) and posact.yaml(5), in roff with man(7). */
void manual_page(const struct manual *manual, struct text *out);
void manual_settings_page(const struct manual *manual, struct text *out);

#endif
