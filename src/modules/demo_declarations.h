/* demo_declarations.h - what invented people said of themselves, what stands in their way and what
 * they need, and two tie-breaks. They are drawn from a stream of their own, so that the people stay
 * who they are. */
#ifndef MODULES_DEMO_DECLARATIONS_H
#define MODULES_DEMO_DECLARATIONS_H

#include "base/id.h"
#include "base/random.h"
#include "modules/session.h"

struct demo_declarations {
    struct session *session;
    struct random random;
    struct id_source ids;
    bool permitted; /* false: people are invented into a database that is no demo */
};

void demo_declarations_begin(struct demo_declarations *declarations, struct session *session,
                             uint64_t seed);
/* Of a candidate who is stored, the number of the people. */
bool demo_declarations_add(struct demo_declarations *declarations, const struct record *candidate,
                           size_t number, struct error *error);
/* One that an officer wrote and another signed off, and one of the other's that waits for it, in
 * the first campaign there is. */
bool demo_declarations_end(struct demo_declarations *declarations, const char *one,
                           const char *other, struct error *error);

#endif
