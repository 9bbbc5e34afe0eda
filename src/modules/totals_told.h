/* totals_told.h - the totals of counts that nobody has published, for snapshot_totals.c. */
#ifndef SRC_MODULES_TOTALS_TOLD_H
#define SRC_MODULES_TOTALS_TOLD_H

#include "modules/snapshot_totals.h"

/* Puts what may be told in the place of what was counted. */
bool totals_tell(struct session *session, const struct gather_question *question,
                 const struct totals_rule *rule, struct totals *totals, struct error *error);

#endif
