/* pairing_health.h - what is amiss with a pairing, or with a buddy, in words (T54). It is found
 * when it is shown and never stored, for it comes with the days that pass. Each state has one
 * function: false, and nothing is said, when it is not so. In brief is for a column of a list. */
#ifndef MODULES_PAIRING_HEALTH_H
#define MODULES_PAIRING_HEALTH_H

#include "base/text.h"
#include "modules/session.h"
#include "record/record.h"

#include <stdbool.h>

/* P39: "contact overdue 12 days", "overdue 12 days". */
bool health_overdue(struct session *session, const struct record *pairing, bool brief,
                    struct text *out);
/* T54: "quiet for 6 weeks", of an active pairing without contact for as long as posact.yaml says,
 * counted from its last contact, its start, or the day on which it went on. */
bool health_quiet(struct session *session, const struct record *pairing, bool brief,
                  struct text *out);
/* P37: "buddy over capacity, 4 of 3", "over capacity". */
bool health_over_capacity(struct session *session, const struct record *buddy, bool brief,
                          struct text *out);
/* P37: "training lapsed 9 November 2026", "training lapsed". */
bool health_training(struct session *session, const struct record *buddy, bool brief,
                     struct text *out);
/* All that is amiss with an open pairing, each behind a comma: ", overdue 12 days, over capacity".
 */
void health_append(struct session *session, const struct record *pairing, bool brief,
                   struct text *out);

#endif
