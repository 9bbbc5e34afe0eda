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
/* "1204", or as withheld. Appended to out. */
void totals_append(const struct totals *totals, uint64_t count, struct text *out);
/* By which rule they are told, and their sources. */
void totals_report_notes(const struct totals *totals, const struct release_ledger *ledger,
                         struct report *report);
/* A part for the roles and one for each list of groups, `of` before their headings. */
void totals_report_parts(const struct counting *counting, const struct totals *totals,
                         const char *of, struct report *report);
/* A part for all and the roles, and one for each list of groups. report_clear it in any case. */
bool totals_report_build(struct session *session, const struct report_request *request,
                         struct report *report, struct error *error);

#endif
