/* completion.h - what can follow on the command line, as the rows say; the scripts of the three
 * shells are written from it. */
#ifndef CLI_COMPLETION_H
#define CLI_COMPLETION_H

#include "base/text.h"
#include "cli/cli.h"
#include "cli/manual.h"
#include "record/field.h"

#include <stddef.h>

#define COMPLETION_COMMANDS 192 /* more than the command line has */

enum completion {
    COMPLETION_NONE,  /* takes no value */
    COMPLETION_ANY,   /* a value that only who types knows */
    COMPLETION_FILE,  /* the name of a file */
    COMPLETION_WORDS, /* one of these */
};

/* The commands of the command line; fills at most COMPLETION_COMMANDS and returns how many. */
size_t completion_commands(const struct manual *manual,
                           const struct command *commands[COMPLETION_COMMANDS]);

/* What the value of an option, of an arg or of a field of a record is; for WORDS they are appended
 * with blanks between. */
enum completion completion_of_option(enum cli_option option, struct text *words);
enum completion completion_of_field(const struct manual *manual, const struct field *field,
                                    struct text *words);

/* The plain words behind a command: how many, what each is, and what it is called. */
size_t completion_places(const struct command *command);
enum completion completion_of_place(const struct manual *manual, const struct command *command,
                                    size_t place, struct text *words);
const char *completion_place_name(const struct command *command, size_t place);

/* The flags of a command's own, one after the other from 0; NULL at the end. */
const struct field *completion_flag(const struct command *command, size_t index);
/* The type whose fields a command takes whatever is typed; NULL when a word says which, or none. */
const struct record_type *completion_record(const struct command *command);
/* Whether a field may be typed as a flag. */
bool completion_is_typed(const struct field *field);

/* Appends with a blank before it, unless nothing stands there yet or the word is there already. */
void completion_add(struct text *words, const char *before, const char *word);
/* All flags that have a value behind them, "--db --sort --name". */
void completion_takers(const struct manual *manual, struct text *words);

#endif
