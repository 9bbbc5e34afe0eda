/* row_member.h - whom a row of a list of members means, and of which network. */
#ifndef EXCHANGE_ROW_MEMBER_H
#define EXCHANGE_ROW_MEMBER_H

#include "base/error.h"
#include "base/id.h"
#include "modules/session.h"
#include "record/record.h"

#include <stdbool.h>
#include <stddef.h>

/* Sets the colleague and the network of a membership from what a row calls them: a number, an email
 * or a name. False with what to do when there is none, or are several, of that name; error->field
 * says which of the two it is about. NULL is a cell that is not there. */
bool row_member_set(struct session *session, struct record *membership, const char *colleague,
                    const char *network, struct error *error);
/* The membership that a row is about: of that colleague in that network, begun on the same day;
 * where the row does not say when, one that goes on. *id is zero for a new one. */
bool row_member_find(struct session *session, const struct record *row, bool says_when,
                     struct id *id, struct error *error);

#endif
