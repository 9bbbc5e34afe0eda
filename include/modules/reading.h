/* reading.h - looks at records that not everybody may see: permitted, and noted in the log. */
#ifndef MODULES_READING_H
#define MODULES_READING_H

#include "base/error.h"
#include "base/id.h"
#include "modules/session.h"
#include "record/filter.h"
#include "record/record_type.h"

#include <stdbool.h>

/* Before a list, or with an id a record or its history, is shown to somebody: for a type that not
 * everybody may see it checks that this officer may, and notes the look as a step in the log,
 * "read" and what for (T30), without which nothing is shown; so a database that is read only shows
 * none. Any other type passes, and so does a list without what is guarded
 * (record_type.guarded_by). A record with a field that not everybody may see (field.may_see) is
 * shown to everybody, and is a look to whoever sees that field. */
bool reading_begin(struct session *session, const struct record_type *type, const struct id *id,
                   struct error *error);

/* How much of a list was noted so far; all zero for nothing. */
struct reading {
    bool begun;
    struct id of; /* of what is linked to this record alone; zero for all of it */
};

/* The same for a list as its filter narrows it, NULL for all of it, each time the filter changes: a
 * list of what one person declared is noted as a look at that person. Nothing is noted twice. */
bool reading_begin_list(struct session *session, struct reading *reading,
                        const struct record_type *type, const struct filter *filter,
                        struct error *error);

#endif
