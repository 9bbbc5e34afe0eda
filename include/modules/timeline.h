/* timeline.h - the records that are events in the life of one, newest first, whatever their type:
 * read a few at a time as somebody scrolls down to them. */
#ifndef MODULES_TIMELINE_H
#define MODULES_TIMELINE_H

#include "modules/session.h"
#include "record/query.h"
#include "record/record.h"

#include <stdbool.h>
#include <stddef.h>

#define TIMELINE_TYPES 16 /* that may be events of one type */

/* One type of event: its query, and what has been read of it but not yet given out. */
struct timeline_source {
    struct query query;
    struct record_list read;
    size_t next; /* in `read` */
    bool complete;
};

struct timeline {
    struct session *session; /* borrowed */
    struct timeline_source sources[TIMELINE_TYPES];
    size_t count;
};

void timeline_init(struct timeline *timeline, struct session *session,
                   const struct record_type *type, const struct id *id);
/* The next older record, borrowed until the next call; *record is NULL at the end. */
bool timeline_next(struct timeline *timeline, const struct record **record, struct error *error);
void timeline_clear(struct timeline *timeline);

/* How an event reads in the life of a record of type `of`. What goes on now, which the record
 * itself says, only began there: "Pairing  PC 4471 Reid, Buddy"; elsewhere it says whose it is:
 * "Ada Obi active since 3 November 2026". */
void timeline_append_event(struct session *session, const struct record *event,
                           const struct record_type *of, struct text *out);
/* What an event is called: in its own life by its title, elsewhere by whose it is. */
void timeline_append_name(struct session *session, const struct record *event,
                          const struct record_type *of, struct text *out);

#endif
