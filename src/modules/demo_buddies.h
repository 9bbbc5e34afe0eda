/* demo_buddies.h - invented colleagues, those of them who are buddies and mentors, and their
 * pairings with invented people. They are drawn from a stream of their own, so that the people stay
 * who they are. */
#ifndef MODULES_DEMO_BUDDIES_H
#define MODULES_DEMO_BUDDIES_H

#include "base/id.h"
#include "base/random.h"
#include "modules/session.h"

#define DEMO_BUDDIES_MOST 200

struct demo_buddies {
    struct session *session;
    struct random random;
    struct id_source ids;
    char buddies[DEMO_BUDDIES_MOST][ID_TEXT_SIZE];
    size_t load[DEMO_BUDDIES_MOST];
    size_t count;
};

/* Within a writing command: colleagues and buddies for so many people. */
bool demo_buddies_begin(struct demo_buddies *scheme, struct session *session, size_t people,
                        uint64_t seed, struct error *error);
/* The pairing of a candidate who is stored and open, with its check-ins; none when nobody has room.
 */
bool demo_buddies_add(struct demo_buddies *scheme, const struct record *candidate,
                      struct error *error);

#endif
