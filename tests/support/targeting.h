/* targeting.h - a force that may target support: notices in date, two officers, assessments and
 * people who said that they belong to a group. */
#ifndef TESTS_SUPPORT_TARGETING_H
#define TESTS_SUPPORT_TARGETING_H

#include "support/adding.h"

#include <stdbool.h>

#define AUTHOR "J. Shah"
#define APPROVER "M. Begum"

/* A session of the author, on 21 November 2026; both may see declarations. */
struct session *targeting_session(void);
/* Another officer is at work, or another day. */
void targeting_officer(struct session *session, const char *officer);
void targeting_day(struct session *session, const char *iso);

/* A draft with all its parts: control_room and pcso, Male, buddy, event and consultancy, from 21
 * November 2026 to 20 May 2027; with more values or others. With evidence. */
struct id targeting_draft(struct session *session, const struct given *more, size_t count,
                          char text[ID_TEXT_SIZE]);
/* Runs a command of assessments as an officer; `why` is part of the refusal, NULL when it is done.
 */
void targeting_step(struct session *session, const char *officer, const char *name,
                    const struct id *id, const char *reason, const char *why);
/* The same without a failed test. */
bool targeting_try(struct session *session, const char *officer, const char *name,
                   const struct id *id, const char *reason, struct error *error);
/* A draft that was approved. */
struct id targeting_approved(struct session *session, const struct given *more, size_t count,
                             char text[ID_TEXT_SIZE]);
/* Somebody interested in a role, who said that they belong to a group; NULL: who said nothing. */
struct id targeting_candidate(struct session *session, const char *name, const char *role,
                              const char *group, char text[ID_TEXT_SIZE]);

#endif
