/* event_guests.h - everybody who is or was on the list of an event, page by page. */
#ifndef MODULES_EVENT_GUESTS_H
#define MODULES_EVENT_GUESTS_H

#include "modules/session.h"
#include "record/record.h"

#include <stdbool.h>

/* Calls `each` for every live invitation to the event, hosts and helpers too, in the order in which
 * they were added, which no change of an invitation moves; it stops when `each` says no. */
bool event_guests_each(struct session *session, const struct id *event, session_visit *each,
                       void *context, struct error *error);

#endif
