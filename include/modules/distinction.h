/* distinction.h - that two people who look like one are not (T35): twins, a parent and a child. A
 * record of its own, so that it has an author and a day, and can be taken back. */
#ifndef MODULES_DISTINCTION_H
#define MODULES_DISTINCTION_H

#include "modules/session.h"
#include "record/record_type.h"

enum distinction_field {
    DISTINCTION_CANDIDATE = RECORD_CORE_COUNT,
    DISTINCTION_OTHER,
    DISTINCTION_FIELD_COUNT,
};

extern const struct record_type distinction_type;

/* The live distinction of two people, whichever was named first; *found is NULL when there is none,
 * and else the caller's. */
bool distinction_find(struct session *session, const struct id *one, const struct id *other,
                      struct record **found, struct error *error);
/* Within a writing command: says that they are two; the outcome tells whether that was said
 * already. ERROR_USAGE for one and the same, ERROR_CONFLICT for one in the trash. */
bool distinction_add(struct session *session, const struct id *one, const struct id *other,
                     struct outcome *outcome, struct error *error);

/* The same as a step of its own. */
bool distinction_do(struct session *session, const struct id *one, const struct id *other,
                    struct outcome *outcome, struct error *error);

#endif
