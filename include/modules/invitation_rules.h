/* invitation_rules.h - who may be invited to what (T61). */
#ifndef MODULES_INVITATION_RULES_H
#define MODULES_INVITATION_RULES_H

#include "modules/session.h"
#include "record/record.h"

#include <stdbool.h>

/* The event of an invitation; NULL where there is none. The caller's. */
struct record *invitation_event(struct session *session, const struct record *invitation);
/* People may still be invited, and answer: neither over nor cancelled nor in the trash. */
bool event_takes_answers(struct session *session, const struct record *event, struct error *error);

/* The first thing that stands in the way of a new invitation: the person is gone or closed, the
 * event is over, there is an entry already. */
bool invitation_may_begin(struct session *session, const struct record *invitation,
                          struct error *error);
/* Out of the trash: one entry a person, and a seat only where one is free. */
bool invitation_may_return(struct session *session, const struct record *invitation,
                           struct error *error);
/* T61: no other entry of the person for this event. */
bool invitation_is_once(struct session *session, const struct record *invitation,
                        const struct record *event, struct error *error);
/* T59: nor for another event of its series. */
bool invitation_is_new_to_series(struct session *session, const struct record *invitation,
                                 const struct record *event, struct error *error);

#endif
