/* event_door.h - who may come in at the door of an event, and what stands in the way, in words
 * (T63, T64). */
#ifndef MODULES_EVENT_DOOR_H
#define MODULES_EVENT_DOOR_H

#include "base/text.h"
#include "modules/session.h"
#include "record/record.h"

#include <stdbool.h>

/* The open entry of a candidate or colleague at the event; NULL when there is none. The caller's.
 */
bool door_find(struct session *session, const struct id *event, const struct record *person,
               struct record **invitation, struct error *error);
/* "today 18:00"; "Thu 26 Nov 2026 18:00". */
void door_append_day(struct session *session, const struct record *event, struct text *out);
/* "accepted", "waiting, number 3", "in since 17:52", "accepted, host". */
void door_append_state(struct session *session, const struct record *invitation, struct text *out);
/* "invited to Webinar, today 18:00": another event that waits for the person; false for none. */
bool door_append_elsewhere(struct session *session, const struct id *event,
                           const struct record *person, struct text *out);
/* What tells somebody apart from another of the same name, to be asked for at the door: "phone ends
 * 123", "area B5", "number 2113"; nothing when none is known. */
void door_append_apart(struct session *session, const struct record_type *type,
                       const struct id *person, struct text *out);
/* Whether anybody may come in: it is the day, and not over or called off. ERROR_DENIED says why. */
bool door_is_open(struct session *session, const struct record *event, struct error *error);
/* Whether a person may come in who has this invitation, or NULL. What stands in the way is
 * ERROR_CONFLICT where that may be passed over, ERROR_DENIED where it may not. */
bool door_may_enter(struct session *session, const struct record *event,
                    const struct record *person, const struct record *invitation,
                    struct error *error);

#endif
