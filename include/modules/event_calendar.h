/* event_calendar.h - what an event tells to calendars outside (D12), and how often it told
 * something else. */
#ifndef MODULES_EVENT_CALENDAR_H
#define MODULES_EVENT_CALENDAR_H

#include "modules/session.h"

#include <stdbool.h>

/* Before an event is stored: its sequence grows when calendars would say something else of it than
 * `before`, and a room or a host that is busy then is warned of. */
bool event_calendar_admit(struct session *session, struct record *event,
                          const struct record *before, struct error *error);

/* Its name; or its kind, where the name has a word of the name of a candidate who is invited: whose
 * 1-2-1 it is concerns nobody who sees the calendar. Appended. */
bool event_calendar_append_name(struct session *session, const struct record *event,
                                struct text *out, struct error *error);

#endif
