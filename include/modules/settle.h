/* settle.h - what two people wrote into the same field without having seen one another's, settled
 * by a third or by one of them (S9). Nothing is decided by clocks, and nothing is lost: what was
 * not chosen stays in the history. */
#ifndef MODULES_SETTLE_H
#define MODULES_SETTLE_H

#include "base/error.h"
#include "base/text.h"
#include "command/command.h"
#include "modules/session.h"
#include "store/conflict.h"

#include <stdbool.h>
#include <stddef.h>

/* As many as are read at once. */
#define SETTLE_MOST 200

struct settle_list {
    struct conflict *items;
    size_t count;
    bool more; /* than these */
};
void settle_list_clear(struct settle_list *list);
/* All that whoever works may see, in a fixed order; empty from the start. */
bool settle_read(struct session *session, struct settle_list *list, struct error *error);
/* That of one field of a record, by its name or label, or "alive"; with field NULL the only one
 * that the record has. ERROR_NOT_FOUND; the caller's to clear. */
bool settle_find(struct session *session, const struct record_type *type, const struct id *id,
                 const char *field, struct conflict *conflict, struct error *error);

/* "Phone of Siân Wyn-Jones"; "Whether Siân Wyn-Jones is in the trash". Appended. */
void settle_say_what(struct session *session, const struct conflict *conflict, struct text *out);
/* A value for people; "in the trash", "not given". */
void settle_say_value(struct session *session, const struct conflict *conflict, const char *value,
                      struct text *out);
/* "J. Shah, 22 November 2026, 14:43, on the server". */
void settle_say_who(struct session *session, const struct conflict_side *side, struct text *out);

/* Another value, as typed; the caller's. */
bool settle_parse(struct session *session, const struct conflict *conflict, const char *typed,
                  char **value, struct error *error);
/* Settles for a value, typed or of one of the sides; in a step of its own, which undo takes back.
 * Only what was shown is superseded: a value that came since leaves the conflict open. */
bool settle_do(struct session *session, const struct conflict *conflict, const char *value,
               struct outcome *outcome, struct error *error);

/* resolve */
extern const struct command_table settle_commands;

#endif
