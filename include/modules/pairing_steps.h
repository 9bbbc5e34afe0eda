/* pairing_steps.h - what several commands do to a pairing, within their own step (T55). */
#ifndef MODULES_PAIRING_STEPS_H
#define MODULES_PAIRING_STEPS_H

#include "command/command.h"
#include "modules/session.h"
#include "record/record.h"

#include <stdbool.h>
#include <stddef.h>

/* "Ended: Ada Obi, PC 4471 Reid, Buddy", and the pairing as what came of it. */
void pairing_say(struct call *call, const char *word, const struct record *pairing);
/* False, always: the error of a record becomes that of the arg which has the place of the field in
 * `fields`; what is about none of them is about nothing. */
bool pairing_blame(struct error *error, const size_t *fields, size_t count);
/* True, with the error about `arg`, for a day before the one in `field`, or none: nothing happens
 * to a pairing before what happened to it last. */
bool pairing_is_before(struct session *session, const struct record *pairing, size_t field,
                       const char *on, int arg, struct error *error);
/* Stores it in a state since a day. */
bool pairing_set_state(struct session *session, struct record *pairing, const char *state,
                       const char *on, struct error *error);
/* Ends it with a reason on a day. */
bool pairing_end(struct session *session, struct record *pairing, const char *reason,
                 const char *on, struct error *error);
/* The same help by somebody else, proposed on a day, which knows the pairing before; not yet
 * stored. The caller's. */
struct record *pairing_anew(struct session *session, const struct record *pairing,
                            const char *buddy, const char *on);

#endif
