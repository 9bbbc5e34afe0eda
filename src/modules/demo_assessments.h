/* demo_assessments.h - the invented force's assessments under section 158, and support that rests
 * on them. They are drawn from a stream of their own, so that the people stay who they are. */
#ifndef MODULES_DEMO_ASSESSMENTS_H
#define MODULES_DEMO_ASSESSMENTS_H

#include "modules/session.h"

#include <stdint.h>

/* Within a writing command, when all people are there: each is written by one invented officer and
 * approved by another, on days gone by. What posact.yaml has no code for is left out. */
bool demo_assessments_add(struct session *session, uint64_t seed, struct error *error);

#endif
