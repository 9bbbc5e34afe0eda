/* event_calendar.h - what an event tells to calendars outside (D12), and how often it told
 * something else. */
#ifndef MODULES_EVENT_CALENDAR_H
#define MODULES_EVENT_CALENDAR_H

#include "modules/session.h"

#include <stdbool.h>

/* How often calendars had to say something else of it, counted in the log: an undo and a merge are
 * further changes, so that it never falls. */
bool event_calendar_sequence(struct session *session, const struct record *event, int *sequence,
                             struct error *error);

/* Its name; or its kind, where the name has a word of the name of a candidate who is invited: whose
 * 1-2-1 it is concerns nobody who sees the calendar. Appended. */
bool event_calendar_append_name(struct session *session, const struct record *event,
                                struct text *out, struct error *error);

#endif
