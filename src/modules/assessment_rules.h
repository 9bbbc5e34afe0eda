/* assessment_rules.h - what stands in the way of an assessment, as its record type asks (P2, P5).
 */
#ifndef MODULES_ASSESSMENT_RULES_H
#define MODULES_ASSESSMENT_RULES_H

#include "modules/assessment.h"

bool assessment_admit(struct session *session, struct record *record, const struct record *before,
                      struct error *error);
bool assessment_returned(struct session *session, const struct record *record,
                         const struct record *before, struct error *error);
bool assessment_changed(struct session *session, const struct record *before, struct error *error);
/* B14: its parts, from what it covers to the approval. */
bool assessment_checklist(struct session *session, const struct record *record,
                          struct checklist *list, struct error *error);
/* P5: what is written in one that is approved stays. */
bool assessment_is_open(struct session *session, const struct record *assessment,
                        struct error *error);

#endif
