/* event.h - a preparation evening, a fair, a 1-2-1: when and where, for whom, with how many seats
 * (T59, T60, T68). Who comes is an invitation. */
#ifndef MODULES_EVENT_H
#define MODULES_EVENT_H

#include "modules/session.h"
#include "record/record.h"

#include <stdbool.h>

enum event_field {
    EVENT_NAME = RECORD_CORE_COUNT,
    EVENT_KIND,
    EVENT_STARTS,
    EVENT_ENDS,
    EVENT_VENUE,
    EVENT_LINK,
    EVENT_CAPACITY,
    EVENT_STATE,
    EVENT_CAMPAIGN,
    EVENT_ROLES,
    EVENT_STAGES,
    EVENT_AUDIENCE,
    EVENT_GROUP,
    EVENT_ASSESSMENT,
    EVENT_OWNER,
    EVENT_SERIES,
    EVENT_COST,
    EVENT_STAFF_HOURS,
    EVENT_NOTES,
    EVENT_UID,
    EVENT_NETWORK,
    EVENT_BASIS, /* words typed before there were assessments */
    EVENT_FIELD_COUNT,
};

#define EVENT_PLANNED "planned" /* nobody is invited yet */
#define EVENT_OPEN "open"
#define EVENT_HELD "held"
#define EVENT_CANCELLED "cancelled"

#define AUDIENCE_OPEN "open"
#define AUDIENCE_TARGETED "targeted"

/* A filter: the events that are still to come, or go on. */
#define EVENT_COMING "state:" EVENT_PLANNED "," EVENT_OPEN

extern const struct record_type event_type;

bool event_is(const struct record *event, const char *state);
/* P8: an event for those whom an assessment names. */
bool event_is_targeted(const struct record *event);
/* T73: one of a network, for colleagues; who comes is seen as who belongs to it. */
bool event_is_of_network(const struct record *event);
/* When it begins; false for one without a start, which no rule lets in. */
bool event_start(const struct record *event, int64_t *moment);

#endif
