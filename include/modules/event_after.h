/* event_after.h - what an event leaves to be done: about those who accepted and did not come, about
 * those who signed up for support (P41). */
#ifndef MODULES_EVENT_AFTER_H
#define MODULES_EVENT_AFTER_H

#include "modules/session.h"
#include "record/record.h"

#include <stdbool.h>
#include <stddef.h>

/* Within the command that marks an event as held, once who came is settled: lays down the tasks
 * that posact.yaml plans, for candidates whose record is open. Adds how many that are. */
bool event_after_lay(struct session *session, const struct record *event, size_t *tasks,
                     struct error *error);

#endif
