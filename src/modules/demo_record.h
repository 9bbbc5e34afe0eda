/* demo_record.h - what every invented record starts and ends with. */
#ifndef MODULES_DEMO_RECORD_H
#define MODULES_DEMO_RECORD_H

#include "modules/session.h"

/* A record of a seeded id that was added, and last changed, then. The caller's. */
struct record *demo_record_start(struct session *session, struct id_source *ids,
                                 const struct record_type *type, int64_t created_ms);
/* Adds and frees it. */
bool demo_record_store(struct session *session, struct record *record, struct error *error);
/* The middle of a day: nothing that is invented hangs on the hour. */
int64_t demo_noon(struct date date);

#endif
