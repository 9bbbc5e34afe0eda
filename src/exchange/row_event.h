/* row_event.h - what makes an event of a row: the UID it is known by, and its kind. */
#ifndef EXCHANGE_ROW_EVENT_H
#define EXCHANGE_ROW_EVENT_H

#include "record/record.h"
#include "row_builder.h"
#include "row_source.h"

#include <stdbool.h>

/* Sets the UID of the row's event, and row->key and row->uid, by which it is found again. A file
 * that gives none has one made of start and name. */
void row_event_set_uid(const struct mapping *mapping, const struct source_row *cells,
                       const struct field_context *context, struct built_row *row);
/* Calendars have no kinds: the one whose label stands in the name, else the first of the list, and
 * then *remark says so (the caller's, or NULL). False when there is one already. */
bool row_event_set_kind(struct record *event, const struct field_context *context, char **remark);

#endif
