/* defence_proof.h - what in the log proves a line of the defence pack, and what does not exist. */
#ifndef MODULES_DEFENCE_PROOF_H
#define MODULES_DEFENCE_PROOF_H

#include "modules/report.h"
#include "modules/session.h"
#include "record/record.h"

#include <stdbool.h>

/* The next cell: the first entry of this kind in the history of a record, "1/231, pair, J. Shah,
 * 20 November 2026". */
bool defence_add_entry(struct session *session, struct report *report, const struct record *record,
                       enum change_kind kind, struct error *error);
/* The same of the entry that approved an assessment. */
bool defence_add_approval(struct session *session, struct report *report,
                          const struct record *assessment, struct error *error);
/* The last part: that no ranking, hold or early window exists, each with what shows it (P9). */
bool defence_add_absent(struct session *session, struct report *report, struct error *error);

#endif
