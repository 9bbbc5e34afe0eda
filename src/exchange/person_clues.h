/* person_clues.h - whom a row of a file means, told by a reference, an email, a phone or a name. */
#ifndef EXCHANGE_PERSON_CLUES_H
#define EXCHANGE_PERSON_CLUES_H

#include "base/error.h"
#include "base/id.h"
#include "modules/session.h"

#include <stdbool.h>
#include <stddef.h>

/* The one candidate that the clues fit; what kind of clue each is, its look tells. False with
 * ERROR_INPUT when they fit none or several, or when they speak against each other: a contact goes
 * to the right person or to nobody. */
bool person_find(struct session *session, const char *const *clues, size_t count, struct id *id,
                 struct error *error);

#endif
