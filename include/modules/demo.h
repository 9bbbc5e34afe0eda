/* demo.h - invented people, the same for the same seed. */
#ifndef MODULES_DEMO_H
#define MODULES_DEMO_H

#include "modules/session.h"

/* Fills an empty database with `people` candidates and their contacts, as one step. The names
 * are British, Welsh, Irish, Polish, Punjabi, Yoruba, Chinese and more; phone numbers are from
 * Ofcom's range for drama (07700 900000 to 900999), addresses at example.org (RFC 2606).
 * ERROR_CONFLICT when there are records already. */
bool demo_fill(struct session *session, size_t people, uint64_t seed, struct error *error);

#endif
