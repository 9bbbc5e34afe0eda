/* clash.h - who and which room is booked twice for one time. It is said, and never stands in the
 * way: a room can be shared, and a host can leave early. */
#ifndef MODULES_CLASH_H
#define MODULES_CLASH_H

#include "modules/booking.h"

#include <stdbool.h>

/* "in the same place as Careers fair, 3 December 2026, 10:00", "J. Shah is also at Careers fair,
 * ...": what stands between two bookings of one time, of which the first is looked at. Appended;
 * false, and nothing is, when nothing does. */
bool clash_append(struct session *session, const struct booking *booking,
                  const struct booking *other, struct text *out);

/* Within a writing command: warns (session_warn) of what the event, or the one who is to host or
 * help, would clash with once it is stored. `before` as for record_type.admit: an event whose time
 * and place stay is not warned of again. */
bool clash_warn_event(struct session *session, const struct record *event,
                      const struct record *before, struct error *error);
bool clash_warn_invitation(struct session *session, const struct record *invitation,
                           struct error *error);

#endif
