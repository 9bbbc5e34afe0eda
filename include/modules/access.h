/* access.h - what the role of a user lets them do (T85): asked at the door, and for each command
 * that comes over ssh. Who works on the file itself, without ssh, is kept out by the file system or
 * not at all.
 *
 * A command asks for words: "candidate.read", "candidate.write", "data.export". A role names words,
 * or commands, in lists.user-roles; what it does not name is refused. */
#ifndef MODULES_ACCESS_H
#define MODULES_ACCESS_H

#include "base/error.h"
#include "base/text.h"
#include "command/command.h"
#include "config/config.h"
#include "modules/session.h"

#include <stdbool.h>
#include <stddef.h>

/* Appends what a command, for records of a type or NULL, asks for: words with a blank between, all
 * of which are needed; nothing for what everybody may do. False for what nobody does over ssh. */
bool access_words(const struct command *command, const struct record_type *type, struct text *out);

/* Whether whoever works may run a command; ERROR_DENIED says what the role lacks. */
bool access_command(struct session *session, const struct command *command,
                    const struct record_type *type, struct error *error);
/* Whether the role opens the screens: they show all that there is, so only a role that may see all
 * of it has them. */
bool access_screens(struct session *session, struct error *error);
/* Whether it has one word, such as ACCESS_USERS or ACCESS_AUDIT. */
bool access_word(struct session *session, const char *word, struct error *error);
#define ACCESS_USERS "user.manage"
#define ACCESS_AUDIT "audit.read"

/* Adds what is wrong with the roles of the settings: a word or a command that is not there. */
void access_check_roles(const struct config *config, const struct command_table *tables,
                        size_t table_count, struct error_list *problems);

#endif
