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
/* P37: false, with the reason and what would help, for one who takes nobody now, has no training on
 * record or a lapsed one, has not signed, or is not available. */
bool buddy_is_ready(struct session *session, const struct record *buddy, struct error *error);
/* False for one without room, with who took the last place. */
bool buddy_has_room(struct session *session, const struct record *buddy, struct error *error);

#endif
