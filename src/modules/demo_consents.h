/* demo_consents.h - the invented force's privacy notice and policy document, what its invented
 * people agreed to, and whom its colleagues thought of. They are drawn from a stream of their own,
 * so that the people stay who they are. */
#ifndef MODULES_DEMO_CONSENTS_H
#define MODULES_DEMO_CONSENTS_H

#include "base/id.h"
#include "base/random.h"
#include "modules/session.h"

struct demo_consents {
    struct session *session;
    struct random random;
    struct id_source ids;
};

/* Within a writing command: the documents, and referrals by the colleagues who are there. */
bool demo_consents_begin(struct demo_consents *consents, struct session *session, size_t people,
                         uint64_t seed, struct error *error);
/* What a candidate who is stored agreed to when she signed up, and since. */
bool demo_consents_add(struct demo_consents *consents, const struct record *candidate,
                       struct error *error);

#endif
