/* session_user.h - a session of somebody who is served: they are who their key says, with the role
 * of now, for as long as they are let in. */
#ifndef MODULES_SESSION_USER_H
#define MODULES_SESSION_USER_H

#include "base/error.h"
#include "base/id.h"
#include "modules/session.h"

#include <stdbool.h>
#include <stdint.h>

/* From now on the session is this user's: their name stands in the log. ERROR_DENIED when they are
 * disabled or not there. */
bool session_sign_in(struct session *session, const struct id *user, struct error *error);
/* The code of their role, or that of who works on the file itself; "" for none. Borrowed. */
const char *session_role(const struct session *session);

/* Whether they were disabled, or given another role, since they signed in: looks when the records
 * have changed, so it may be asked at every key. What they typed can still be kept as a draft. */
bool session_is_over(struct session *session);
/* A29: nobody typed for so long. Ends the session, anybody's, where idle-minutes says so; true in
 * the last minute before, which is told with SESSION_SOON_OVER. */
bool session_silent(struct session *session, int64_t silent_ms);
#define SESSION_SOON_OVER                                                                          \
    "Nobody has typed for long: posact leaves within a minute, and keeps what is typed; any key "  \
    "stays"
/* Why, for a person, with ERROR_DENIED. */
void session_why_over(const struct session *session, struct error *error);
/* The same within a writing command, before anything is written. */
bool session_check_user(struct session *session, struct error *error);

/* Within a writing command: what is an officer's own, drafts and views, becomes that of another
 * name.
 */
bool session_hand_on(struct session *session, const char *from, const char *to,
                     struct error *error);

/* Notes in the log that this user asked for what they may not do: "refused export". `what` is the
 * name of a command, never what was typed (F12); NULL for none that there is. */
bool session_note_refusal(struct session *session, const char *what, struct error *error);

#endif
