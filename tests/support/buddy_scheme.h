/* buddy_scheme.h - records of the buddy scheme for tests, made as an officer makes them. */
#ifndef SUPPORT_BUDDY_SCHEME_H
#define SUPPORT_BUDDY_SCHEME_H

#include "base/id.h"
#include "modules/session.h"

#include <stdbool.h>
#include <stddef.h>

/* A value of a record that is made. */
struct given {
    size_t field;
    const char *value;
};

/* Each fails the test with the words of the error; `id` gets the id as text. */
struct id scheme_add(struct session *session, const struct record_type *type,
                     const struct given *given, size_t count);
void scheme_add_staff(struct session *session, const char *name, char id[ID_TEXT_SIZE]);
/* Trained, agreed, with so much room; of this kind. */
void scheme_add_buddy(struct session *session, const char *staff, const char *kind,
                      const char *capacity, char id[ID_TEXT_SIZE]);
/* Both with one name. */
void scheme_add_named_buddy(struct session *session, const char *name, const char *capacity,
                            char id[ID_TEXT_SIZE]);
/* Eighteen or over; "" when it was added, else the refusal, borrowed until the next. */
const char *scheme_pair(struct session *session, const char *candidate, const char *buddy);
size_t scheme_count(struct session *session, const struct record_type *type, const char *filter);
void scheme_undo(struct session *session);
struct id id_of(const char *text);

#endif
