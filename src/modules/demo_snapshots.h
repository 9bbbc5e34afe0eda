/* demo_snapshots.h - the workforce of an invented force on three days, and the people it is drawn
 * from: so that the matrix of representation has something to show. */
#ifndef MODULES_DEMO_SNAPSHOTS_H
#define MODULES_DEMO_SNAPSHOTS_H

#include "modules/session.h"

#include <stdbool.h>
#include <stdint.h>

/* Within a writing command. */
bool demo_snapshots_add(struct session *session, uint64_t seed, struct error *error);

#endif
