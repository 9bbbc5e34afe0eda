/* buddy_scheme.h - records of the buddy scheme for tests, made as an officer makes them. */
#ifndef SUPPORT_BUDDY_SCHEME_H
#define SUPPORT_BUDDY_SCHEME_H

#include "support/adding.h"

#include <stdbool.h>
#include <stddef.h>

/* Each fails the test with the words of the error; `id` gets the id as text. */

/* Trained, agreed, with so much room; of this kind. */
void scheme_add_buddy(struct session *session, const char *staff, const char *kind,
                      const char *capacity, char id[ID_TEXT_SIZE]);
/* Both with one name. */
void scheme_add_named_buddy(struct session *session, const char *name, const char *capacity,
                            char id[ID_TEXT_SIZE]);
/* Eighteen or over; "" when it was added, else the refusal, borrowed until the next. */
const char *scheme_pair(struct session *session, const char *candidate, const char *buddy);
size_t scheme_count(struct session *session, const struct record_type *type, const char *filter);
struct id id_of(const char *text);

#endif
