/* invitation.h - one person at one event, from the invitation to the door (T61-T63). Who is invited
 * to an event of a network may be known to belong to it by that: such an invitation is seen, as a
 * membership is, by permission, each look is noted, and nobody leaves posact by name (T73). */
#ifndef MODULES_INVITATION_H
#define MODULES_INVITATION_H

#include "modules/session.h"
#include "record/record.h"

#include <stdbool.h>

enum invitation_field {
    INVITATION_EVENT = RECORD_CORE_COUNT,
    INVITATION_CANDIDATE,
    INVITATION_COLLEAGUE,
    INVITATION_PART,
    INVITATION_STATE,
    INVITATION_SINCE,
    INVITATION_INVITED,
    INVITATION_UNTIL,
    INVITATION_PLACE,
    INVITATION_ARRIVED,
    INVITATION_WALK_IN,
    INVITATION_SIGNED_UP,
    INVITATION_ASSESSMENT,
    INVITATION_NOTE,
    INVITATION_FEEDBACK,
    INVITATION_NETWORK,
    INVITATION_BASIS, /* words typed before there were assessments */
    INVITATION_FIELD_COUNT,
};

/* T60: hosts and helpers hold no seat. */
#define PART_GUEST "guest"
#define PART_HOST "host"
#define PART_HELPER "helper"

#define INVITATION_INVITED_STATE "invited"
#define INVITATION_ACCEPTED "accepted"
#define INVITATION_DECLINED "declined"
#define INVITATION_WAITING "waiting"
#define INVITATION_OFFERED "offered" /* a seat is kept for them until INVITATION_UNTIL */
#define INVITATION_LAPSED "lapsed"   /* the offer was not taken in time */
#define INVITATION_ATTENDED "attended"
#define INVITATION_ABSENT "absent"
#define INVITATION_APOLOGIES "apologies"
#define INVITATION_CANCELLED "cancelled" /* with the event */

/* A filter: those whose answer or coming is still awaited. */
#define INVITATION_CURRENT                                                                         \
    "state:" INVITATION_INVITED_STATE "," INVITATION_ACCEPTED "," INVITATION_WAITING               \
    "," INVITATION_OFFERED

extern const struct record_type invitation_type;

bool invitation_is(const struct record *invitation, const char *state);
bool invitation_is_guest(const struct record *invitation);
/* A guest in a state that holds a seat: accepted, offered, attended. */
bool invitation_holds_seat(const struct record *invitation);
/* Whether anybody was ever invited to the event, also when that lies in the trash. */
bool invitation_any(struct session *session, const struct id *event, bool *any,
                    struct error *error);
/* The name of the candidate or colleague. */
void invitation_append_person(struct session *session, const struct record *invitation,
                              struct text *out);

#endif
