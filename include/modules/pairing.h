/* pairing.h - somebody and their buddy or mentor, from the proposal to the end (T51, T54-T57). */
#ifndef MODULES_PAIRING_H
#define MODULES_PAIRING_H

#include "modules/session.h"
#include "record/record.h"

#include <stdbool.h>

enum pairing_field {
    PAIRING_CANDIDATE = RECORD_CORE_COUNT,
    PAIRING_BUDDY,
    PAIRING_KIND,
    PAIRING_STATE,
    PAIRING_SINCE,
    PAIRING_NEXT,
    PAIRING_LAST,
    PAIRING_ADULT,
    PAIRING_REQUEST,
    PAIRING_GOALS,
    PAIRING_FROM_STAGE,
    PAIRING_TO_STAGE,
    PAIRING_PROPOSED,
    PAIRING_PERSON_AGREED,
    PAIRING_BUDDY_AGREED,
    PAIRING_STARTED,
    PAIRING_OWNER,
    PAIRING_GUIDANCE,
    PAIRING_OFFERED,
    PAIRING_ASSESSMENT,
    PAIRING_COLLEAGUE,
    PAIRING_ENDED,
    PAIRING_ENDING,
    PAIRING_PERSON_SAID,
    PAIRING_BUDDY_SAID,
    PAIRING_EARLIER,
    PAIRING_BASIS, /* words typed before there were assessments */
    PAIRING_FIELD_COUNT,
};

#define STATE_PROPOSED "proposed"
#define STATE_AGREED "agreed"
#define STATE_ACTIVE "active"
#define STATE_PAUSED "paused"
#define STATE_ENDED "ended"

/* A filter: the pairings that hold a place of the buddy. */
#define PAIRING_OPEN "!state:" STATE_ENDED

extern const struct record_type pairing_type;

bool pairing_is(const struct record *pairing, const char *state);
/* The name of the candidate or colleague. */
void pairing_append_person(struct session *session, const struct record *pairing, struct text *out);
/* What stands in the way of two people (pairing_rules.c): a buddy who is not ready or kept apart, a
 * candidate who withdrew, is too young or is paired already (P31, P37, T52). The first is the
 * error, with what would make it possible. Of a new one it must have room, too. */
bool pairing_may_begin(struct session *session, const struct record *pairing, bool is_new,
                       struct error *error);
/* Of one that was open elsewhere - in a file of our own, with somebody who is merged into another:
 * one of a kind at a time. */
bool pairing_may_be_told(struct session *session, const struct record *pairing,
                         struct error *error);
/* Of one that undo opened again: nobody may have taken its place, or the buddy's, meanwhile (P37).
 */
bool pairing_may_return(struct session *session, const struct record *pairing,
                        const struct record *before, struct error *error);

#endif
