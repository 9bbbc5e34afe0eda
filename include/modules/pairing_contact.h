/* pairing_contact.h - when the two of a pairing should be in touch next
 * (P39, T54): within some working days of the start and of each change of stage, then every so many
 * days. posact.yaml says how many. */
#ifndef MODULES_PAIRING_CONTACT_H
#define MODULES_PAIRING_CONTACT_H

#include "base/date.h"
#include "modules/session.h"
#include "record/record.h"

#include <stdbool.h>
#include <stddef.h>

/* Sets when the first contact is due, of one that starts or goes on; the record is stored by the
 * caller. */
void pairing_expect_contact(struct session *session, struct record *pairing, struct date from);
/* Sets the last contact, and from it the next; a day before the last contact changes nothing. */
void pairing_note_contact(struct session *session, struct record *pairing, struct date held);
/* Within a writing command: a candidate who comes to another stage is asked soon how it is, by each
 * buddy who is active. */
bool pairing_stage_changed(struct session *session, const char *candidate, struct date on,
                           struct error *error);

/* Days since the contact of an active pairing was due; 0 for one that is not overdue. */
long pairing_overdue_days(const struct record *pairing, const struct field_context *context);
#endif
