/* demo_networks.h - the networks of posact.yaml with invented members and office holders, and a
 * board that has met. They are drawn from a stream of their own. */
#ifndef MODULES_DEMO_NETWORKS_H
#define MODULES_DEMO_NETWORKS_H

#include "modules/session.h"

#include <stdint.h>

/* Within a writing command, once there are colleagues: all of it. `owner` looks after them. */
bool demo_networks_add(struct session *session, uint64_t seed, const char *owner,
                       struct error *error);

#endif
