/* monitoring.h - the door to the monitoring file: whether the questions may be asked, and what
 * comes in or is taken out (P16-P21). No answer comes out here: monitoring_counts.h counts them,
 * and monitoring_access.h writes a person's own out for them.
 *
 * The log notes that the questions were opened for somebody, and no more: whether they answered,
 * skipped or stopped reads the same, and when they sent it is written nowhere. */
#ifndef MODULES_MONITORING_H
#define MODULES_MONITORING_H

#include "base/text.h"
#include "config/pack.h"
#include "modules/session.h"
#include "store/monitoring.h"

#include <stdbool.h>
#include <stddef.h>

/* The questions of posact.yaml; the caller's. */
struct pack *monitoring_pack(struct session *session, struct error *error);

/* Whether somebody may be asked now: by an officer who may (ERROR_DENIED), with a policy document
 * in date (P20), and nobody who objected (P21). */
bool monitoring_may_ask(struct session *session, const struct id *candidate, struct error *error);
/* Notes in the log that the questions are opened for them. *before: there are earlier answers. */
bool monitoring_open_for(struct session *session, const struct id *candidate, bool *before,
                         struct error *error);
/* What the person sends. All of it, or nothing. */
bool monitoring_send(struct session *session, const struct id *candidate,
                     const struct kept_answer *answers, size_t count, struct error *error);
/* Takes out all that somebody answered; nothing when they answered nothing. */
bool monitoring_forget(struct session *session, const struct id *candidate, struct error *error);
/* The same at their request, noted in the log. */
bool monitoring_withdraw(struct session *session, const struct id *candidate, struct error *error);

/* Within a writing command, for invented people: several at once, in an earlier month. */
struct invented_answers {
    struct id candidate;
    struct kept_answer *answers;
    size_t count;
};
bool monitoring_invent(struct session *session, const char *month,
                       const struct invented_answers *people, size_t count, struct error *error);

/* "2026-11" today. */
void monitoring_month(struct session *session, char month[8]);

/* E10: findings of the file itself, a line each; true when there is none, or no file. */
bool monitoring_check(struct session *session, struct text *findings, struct error *error);
/* A verified backup of it beside those of the records; nothing when there is no file. `file` as in
 * backups_make, to which "-monitoring" is added. */
bool monitoring_back_up(struct session *session, const char *file, const char *reason,
                        struct error *error);

#endif
