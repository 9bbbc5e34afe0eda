/* buddy.h - a colleague as buddy, mentor or reverse mentor: trained, agreed, with so much room
 * (T47, T48, P37). Who is several of these has a record for each. */
#ifndef MODULES_BUDDY_H
#define MODULES_BUDDY_H

#include "modules/session.h"
#include "record/record.h"

#include <stdbool.h>
#include <stddef.h>

enum buddy_field {
    BUDDY_STAFF = RECORD_CORE_COUNT,
    BUDDY_KIND,
    BUDDY_CAPACITY,
    BUDDY_TRAINED,
    BUDDY_REFRESHER,
    BUDDY_AGREED,
    BUDDY_FROM,
    BUDDY_TO,
    BUDDY_ROLES,
    BUDDY_AREAS,
    BUDDY_OFFERS,
    BUDDY_ACTIVE,
    BUDDY_FIELD_COUNT,
};

/* Kinds of a buddy, and of a pairing with one. */
#define KIND_BUDDY "buddy"
#define KIND_MENTORING "mentoring"
#define KIND_REVERSE "reverse"

extern const struct record_type buddy_type;

/* How many of the places are taken: pairings that have not ended, by the index on the buddy. */
bool buddy_load(struct session *session, const struct id *buddy, size_t *load, struct error *error);
/* How many pairings at once: of the record, or as posact.yaml says. */
size_t buddy_capacity(struct session *session, const struct record *buddy);
/* How many places are free; for none appends "has no room: 2 of 2 taken". */
size_t buddy_room(struct session *session, const struct record *buddy, size_t load,
                  struct text *why_none);
/* P37: true, and what is missing and would help, for one who can take nobody: "has no training on
 * record; enter Trained on first". */
bool buddy_lacks(struct session *session, const struct record *buddy, struct text *what);
/* The last day that the training holds: the one on the record, or so many months after the training
 * as posact.yaml says; false without training. */
bool buddy_refresher_due(struct session *session, const struct record *buddy, struct date *due);
/* What buddy_lacks says, as an error, with the name before it (P37). */
bool buddy_is_ready(struct session *session, const struct record *buddy, struct error *error);
/* False for one without room for this pairing, new or returning, with who took the last place. */
bool buddy_has_room(struct session *session, const struct record *buddy,
                    const struct record *pairing, struct error *error);

#endif
