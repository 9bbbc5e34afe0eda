/* ics_record.h - an event of ours as calendars have it. */
#ifndef EXCHANGE_ICS_RECORD_H
#define EXCHANGE_ICS_RECORD_H

#include "base/error.h"
#include "base/text.h"
#include "modules/session.h"

#include <stdbool.h>

bool ics_is_cancelled(const struct record *event);
/* Nothing of the case and nobody's name (D12): when, what, where, and how often that changed.
 * Appended to out. */
bool ics_write_record(struct session *session, const struct record *event, struct text *out,
                      struct error *error);

#endif
