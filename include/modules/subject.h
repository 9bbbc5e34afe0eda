/* subject.h - whose life a new record is about. */
#ifndef MODULES_SUBJECT_H
#define MODULES_SUBJECT_H

#include "modules/session.h"

/* A contact made where a person is selected is that person's; made where another event in their
 * life is, too. Any other selection leaves the record as it is. */
void subject_link(struct session *session, struct record *record, const struct record_type *type,
                  const struct id *id);

#endif
