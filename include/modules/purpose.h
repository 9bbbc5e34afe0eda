/* purpose.h - what somebody looks for: said once in a session, noted with each look and export
 * (T30, P32).
 *
 * A role of lists.user-roles with `purpose: yes` sees nothing that is noted, and takes out nothing,
 * before it was said. It holds until the session ends, and is said anew with the command
 * `purpose`. */
#ifndef MODULES_PURPOSE_H
#define MODULES_PURPOSE_H

#include "base/error.h"
#include "base/id.h"
#include "command/command.h"
#include "modules/session.h"
#include "record/record_type.h"

#include <stdbool.h>

/* Says it; ERROR_INPUT for what is no text, or nothing. */
bool purpose_state(struct session *session, const char *typed, struct error *error);
/* Borrowed until it is said anew; NULL when it was not said. */
const char *purpose_stated(const struct session *session);
/* Before a look or an export: true when it was said, or the role takes none. Otherwise whoever
 * works is asked, unless something is being written at that moment; ERROR_DENIED when nobody
 * answers, and ERROR_STOPPED when the question is still to come. */
bool purpose_ask(struct session *session, struct error *error);
/* How they are asked: the answer goes to purpose_state, at once or later. NULL: not at all, as on
 * the command line. */
void purpose_on_ask(struct session *session, void (*ask)(void *context), void *context);

/* session_note of a look or an export, with what it was for; within a writing command only. */
bool purpose_note(struct session *session, const struct record_type *type, const struct id *id,
                  struct error *error);

/* On screens and in lines. */
extern const struct command *const command_purpose;
extern const struct command_table purpose_commands;

#endif
