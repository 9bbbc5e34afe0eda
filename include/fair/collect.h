/* collect.h - the pack that a fair begins with, and the sealed file that it ends with: into the
 * records by the door of the import, with its dry run, its rule of duplicates and its undo. */
#ifndef FAIR_COLLECT_H
#define FAIR_COLLECT_H

#include "base/date.h"
#include "base/error.h"
#include "base/id.h"
#include "base/text.h"
#include "exchange/import.h"
#include "modules/session.h"

#include <stdbool.h>

/* Makes the pack of an event, good until a day, NULL for the day after the event, and the force's
 * keys when there are none. The line goes to `pack`, what a person should know to `said`. */
bool fair_new(struct session *session, const struct id *event, const struct date *until,
              struct text *pack, struct text *said, struct error *error);

/* Takes in what a sealed file holds: each person becomes a candidate who walked into the event, to
 * be completed; whoever is in already stays as they are. Nothing is taken of a file of another
 * force, or one that is not what the laptop wrote: ERROR_INPUT or ERROR_DENIED says which record.
 * The report has what a person should know of the file for its kind. Clear it in any case. */
bool fair_collect(struct session *session, const struct text *bytes, bool dry_run,
                  struct import_report *report, struct error *error);

#endif
