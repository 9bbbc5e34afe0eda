/* permission.h - who may do what: the one place that says so, asked at the door by screens, lines,
 * command line, search and ssh alike (T85, T29, T73).
 *
 * A permission is a word: "candidate.read", "export". A role of lists.user-roles has words, or
 * names commands; what it does not name is refused, and is not shown. Whose role counts: that of
 * the user who is served, and else the one at `role` in posact.yaml. Words that guard what people
 * told of themselves are given by their own name alone; in a demo, where all are invented, by "*"
 * too.
 *
 * A role may be meant for a part of the records (`own`): then the query has the scope, so that
 * nothing else is read, counted, found or named. */
#ifndef MODULES_PERMISSION_H
#define MODULES_PERMISSION_H

#include "base/error.h"
#include "base/text.h"
#include "command/command.h"
#include "config/config.h"
#include "modules/session.h"

#include <stdbool.h>
#include <stddef.h>

/* Guarded words. */
#define PERMISSION_MEMBERS "networks.members"      /* see and change who belongs to one (T73) */
#define PERMISSION_DECLARATIONS "declaration.read" /* see what people said of themselves (T29) */
#define PERMISSION_MONITORING "monitoring.enter"   /* hand over for equality questions (P16) */
#define PERMISSION_APPROVE "assessment.approve"    /* approve what somebody else drafted (P2) */
#define PERMISSION_AUDIT "audit.read"              /* ask who looked at whom (T30) */
#define PERMISSION_RELEASE "report.release"        /* let a report leave posact (D17) */
/* Others that are no type's. */
#define PERMISSION_USERS "user.manage"
#define PERMISSION_REPORTS "report.read"
#define PERMISSION_IMPORT "import"
#define PERMISSION_EVERYTHING "*.read"    /* whatever is read of all records together */
#define PERMISSION_ANY_WRITE "TYPE.write" /* for whoever writes records of some type */

/* Whether whoever works has a word; ERROR_DENIED says what it lets people do, and whom to ask. */
bool permission_given(struct session *session, const char *word, struct error *error);
/* PERMISSION_MEMBERS and PERMISSION_DECLARATIONS, as record_type.may_see takes them. */
bool permission_networks(struct session *session, struct error *error);
bool permission_declarations(struct session *session, struct error *error);

/* Appends what a command, for records of a type or NULL, asks for: words with a blank between, all
 * of which are needed; nothing for what everybody may do. False for what nobody does over ssh. */
bool permission_words(const struct command *command, const struct record_type *type,
                      struct text *out);
/* Appends the one word that it takes to write records of a type. */
void permission_write_word(const struct record_type *type, struct text *out);
/* Whether whoever works may run a command. */
bool permission_command(struct session *session, const struct command *command,
                        const struct record_type *type, struct error *error);
/* The same, whatever the type: for help and completion, which offer nothing that is refused. */
bool permission_offers(struct session *session, const struct command *command);
/* Whether the role says what for before it sees what is noted, or takes it out (T30). */
bool permission_takes_purpose(struct session *session);
/* Whether the role opens the screens, or the lines in their place. */
bool permission_screens(struct session *session, struct error *error);

/* -- The records of a type ------------------------------------------------------------------- */

/* Whether they are read at all. */
bool permission_read(struct session *session, const struct record_type *type, struct error *error);
/* The types that are, in the order of the registry: fills *types, which has room for all of them;
 * returns how many. */
size_t permission_types(struct session *session, const struct record_type **types);
/* Whether they are written: what a step did to them is taken back by whoever has that word. */
bool permission_write(struct session *session, const struct record_type *type, struct error *error);
/* Whether one may know what they are called: who may read them, and who has "TYPE.name". */
bool permission_name(struct session *session, const struct record_type *type);
/* Which of them; without a way for all. */
struct query_scope permission_scope(struct session *session, const struct record_type *type);
/* Whether all records of all types are read, as counts across them need. */
bool permission_everything(struct session *session, struct error *error);

/* -- The settings ---------------------------------------------------------------------------- */

/* Adds what is wrong with the roles: a word or a command that is not there, a role that is not. */
void permission_check_roles(const struct config *config, const struct command_table *tables,
                            size_t table_count, struct error_list *problems);

#endif
