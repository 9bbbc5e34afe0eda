/* adding.h - records that a test adds as an officer does, through the door. */
#ifndef TESTS_SUPPORT_ADDING_H
#define TESTS_SUPPORT_ADDING_H

#include "base/id.h"
#include "base/text.h"
#include "modules/session.h"
#include "record/record.h"

#include <stddef.h>

/* A value of a record that is made; a NULL value clears what it starts with. Field 0 is none. */
struct given {
    size_t field;
    const char *value;
};

/* A record of these values; a zero id, with the error, or a failed test when it is refused. */
struct id try_add(struct session *session, const struct record_type *type,
                  const struct given *given, size_t count, struct error *error);
/* The same, and what was said then is appended to `said`. */
struct id try_add_saying(struct session *session, const struct record_type *type,
                         const struct given *given, size_t count, struct text *said,
                         struct error *error);
struct id must_add(struct session *session, const struct record_type *type,
                   const struct given *given, size_t count);
/* A record that is filled already, and freed here. */
struct id must_store(struct session *session, struct record *record);
struct id add_staff(struct session *session, const char *name, char text[ID_TEXT_SIZE]);
/* That a field of a record reads so, in full. */
void assert_shows(struct session *session, const struct record_type *type, const struct id *id,
                  size_t field, const char *expected);
/* Takes back the last step. */
void undo(struct session *session);

#endif
