/* demo_monitoring.h - what invented people answered to the equality questions, sent through the
 * door that everybody's answers take. Drawn from a stream of their own. */
#ifndef MODULES_DEMO_MONITORING_H
#define MODULES_DEMO_MONITORING_H

#include "base/random.h"
#include "modules/session.h"

struct demo_monitoring {
    struct random random;
    struct id *people; /* owned */
    size_t count, capacity;
};

void demo_monitoring_begin(struct demo_monitoring *monitoring, uint64_t seed);
/* Somebody who may be asked. */
void demo_monitoring_add(struct demo_monitoring *monitoring, const struct id *candidate);
/* Within a writing command: asks nine in ten of them, a month ago, and frees what it noted.
 * Not `all`: frees, and returns false. */
bool demo_monitoring_end(struct demo_monitoring *monitoring, struct session *session, bool all,
                         struct error *error);

#endif
