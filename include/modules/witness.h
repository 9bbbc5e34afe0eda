/* witness.h - somebody beside the database knows how far its log went (sync.md D).
 *
 * The chain of the log shows an edit, but not that its end is gone, nor that all of it was written
 * anew. So the end is signed, once a day, at each export and when it is asked for, with a key that
 * lies outside the folder of the database (`witness.key` in posact.yaml): the line, a head
 * (store/log_head.h), goes into the file "<key>.heads" and, when `witness.syslog` says so, to the
 * system log. Before a head is signed, the log is walked from the head before it, so that each one
 * vouches for all that came up to it. */
#ifndef MODULES_WITNESS_H
#define MODULES_WITNESS_H

#include "base/error.h"
#include "base/text.h"
#include "config/config.h"
#include "modules/session.h"

#include <stdbool.h>

/* Connects to the system log when the settings ask for it, while the process still may. */
void witness_connect(const struct config *config);

/* Makes the pair of keys that `witness.key` names; what was done goes to `said`. */
bool witness_make_key(struct session *session, struct text *said, struct error *error);

/* Signs how far the log goes now. The line goes to `head`, where it stands to `said`. Refused when
 * the log does not hold the last head any more; `anew` moves the heads aside and walks all of it:
 * for after a backup was put back. */
bool witness_sign(struct session *session, bool anew, struct text *head, struct text *said,
                  struct error *error);
/* The first one of a day; true with nothing done when there is one already, when no key is set, and
 * for invented people or a database that is read only. */
bool witness_sign_daily(struct session *session, struct error *error);
/* After something left: what goes wrong is a warning of the session, for the file is out. */
void witness_sign_export(struct session *session);

struct witness_question {
    bool full;           /* from the first operation on, and every head */
    const char *against; /* a head or a file with heads from elsewhere, "-" for standard input;
                            NULL for none */
};
/* Whether the log is what was written: since the last head, or all of it when that is asked for,
 * when there is no head, or to hold it against heads from elsewhere. What was found goes to `said`;
 * ERROR_STORE names the first operation that does not fit. */
bool witness_verify(struct session *session, const struct witness_question *question,
                    struct text *said, struct error *error);

#endif
