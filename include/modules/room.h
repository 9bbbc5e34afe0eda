/* room.h - which buddies and mentors have room, by station and role (P37, T48). */
#ifndef MODULES_ROOM_H
#define MODULES_ROOM_H

#include "base/error.h"
#include "modules/report.h"
#include "modules/session.h"

#include <stdbool.h>
#include <stddef.h>

struct room_row {
    char *station, *role; /* of the colleague; "" for none; owned, as what follows */
    char *name;           /* "PC 4471 Reid, Buddy" */
    char *note;           /* "over capacity", "training lapsed 9 November 2026"; "" for none */
    size_t places, taken;
    size_t free; /* 0 for one who can take nobody now, whatever the places */
};

/* Those of one station and role stand together, who has most room first. */
struct room {
    struct room_row *rows;
    size_t count, capacity;
};

/* All who are active, and those who are not as long as they have a pairing. Fills *room from empty;
 * room_clear it in any case. */
bool room_read(struct session *session, struct room *room, struct error *error);
void room_clear(struct room *room);
/* How many rows from this one on are of its station and role; the sums over `count` rows. */
size_t room_group(const struct room *room, size_t first);
struct room_row room_sum(const struct room *room, size_t first, size_t count);

/* The places of each station and role, then who has them. Clear *report in any case. */
bool room_report_build(struct session *session, struct report *report, struct error *error);

#endif
