/* totals_report.h - what a force counts in all and by group, out of the snapshots, as a report. */
#ifndef MODULES_TOTALS_REPORT_H
#define MODULES_TOTALS_REPORT_H

#include "modules/reports.h"
#include "modules/snapshot_totals.h"

#include <stdbool.h>

/* A question, and what it borrows from. */
struct totals_asked {
    struct gather_question question;
    struct counting counting;
    struct date as_at;
};

/* Finds the totals that were asked for, by the rule of posact.yaml for who gets them. Clear both
 * in any case: totals_clear, counting_clear of `asked->counting`. */
bool totals_ask(struct session *session, const struct report_request *request,
                struct totals_asked *asked, struct totals *totals, struct error *error);
/* A part for all and the roles, and one for each list of groups. report_clear it in any case. */
bool totals_report_build(struct session *session, const struct report_request *request,
                         struct report *report, struct error *error);

#endif
