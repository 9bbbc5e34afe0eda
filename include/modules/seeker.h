/* seeker.h - a candidate for whom a buddy or mentor is sought: what they ask for, and with whom the
 * rules of the pairing let them be. */
#ifndef MODULES_SEEKER_H
#define MODULES_SEEKER_H

#include "modules/buddy_pool.h"
#include "modules/pairing_rules.h"
#include "modules/session.h"
#include "modules/suggestion.h"
#include "record/record.h"

#include <stdbool.h>

struct seeker {
    struct record *candidate;
    struct record *pairing; /* not stored: with the buddy who is asked about last */
    struct pairing_apart apart;
    struct suggestion_person person;
};
void seeker_clear(struct seeker *seeker);

/* Takes the candidate. Fills *seeker from empty; clear it in any case. */
bool seeker_read(struct session *session, struct record *candidate, struct seeker *seeker,
                 struct error *error);
/* False, with why not, when nobody at all of the kind can be paired with them: closed, or paired
 * already. */
bool seeker_may(struct session *session, struct seeker *seeker, const char *kind,
                struct error *error);
/* What stands between the two, or in the buddy's way; the caller's, NULL for nothing. */
char *seeker_obstacle(struct session *session, struct seeker *seeker,
                      const struct pool_buddy *buddy);
/* A new pairing of the two with what is known of it, for the officer to look at and save. The
 * caller's. */
struct record *seeker_propose(struct session *session, const struct seeker *seeker,
                              const struct record *buddy);

#endif
