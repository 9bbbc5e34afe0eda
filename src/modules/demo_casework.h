/* demo_casework.h - the campaigns, applications and moves of invented people. They are drawn from a
 * stream of their own, so that the people stay who they are. */
#ifndef MODULES_DEMO_CASEWORK_H
#define MODULES_DEMO_CASEWORK_H

#include "base/id.h"
#include "base/random.h"
#include "modules/session.h"

#define DEMO_CAMPAIGNS 3

struct demo_casework {
    struct session *session;
    struct random random;
    struct id_source ids;
    char campaigns[DEMO_CAMPAIGNS][ID_TEXT_SIZE];
};

/* Within a writing command: the campaigns. */
bool demo_casework_begin(struct demo_casework *casework, struct session *session, uint64_t seed,
                         struct error *error);
/* The application of a candidate who is stored and open, with all its moves; none for a role
 * without stages. */
bool demo_casework_add(struct demo_casework *casework, const struct record *candidate,
                       struct error *error);

#endif
