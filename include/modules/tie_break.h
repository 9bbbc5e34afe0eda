/* tie_break.h - the register of tie-breaks (Equality Act 2010, section 159): that of two who were
 * as qualified as one another, for one vacancy, the one was appointed who shares a characteristic.
 *
 * An entry is about one decision. It is drafted by one officer, signed off by another, and stays as
 * it was then (P12). What shows no equal merit is refused (P13): passing a mark, a vacancy without
 * competition, several appointees, scores that differ without reasons. There is no bulk and no
 * default, and no setting makes one (P14). It tells a group, so it is seen as declarations are. */
#ifndef MODULES_TIE_BREAK_H
#define MODULES_TIE_BREAK_H

#include "base/error.h"
#include "base/text.h"
#include "modules/session.h"
#include "record/record_type.h"

#include <stdbool.h>

enum tie_break_field {
    TIE_BREAK_VACANCY = RECORD_CORE_COUNT,
    TIE_BREAK_CAMPAIGN,
    TIE_BREAK_STATE,
    TIE_BREAK_COMPETED,
    TIE_BREAK_PROCESS,
    TIE_BREAK_MERIT,
    TIE_BREAK_ELEMENTS,
    TIE_BREAK_CRITERIA_SET,
    TIE_BREAK_SCORED,
    TIE_BREAK_AS_QUALIFIED,
    TIE_BREAK_CHARACTERISTIC,
    TIE_BREAK_GROUP,
    TIE_BREAK_CHANNEL,
    TIE_BREAK_TRIGGER,
    TIE_BREAK_GROUNDS,
    TIE_BREAK_PROPORTIONATE,
    TIE_BREAK_NO_POLICY,
    TIE_BREAK_DECIDED_BY,
    TIE_BREAK_DECIDED,
    TIE_BREAK_ADVICE,
    TIE_BREAK_EIA,
    TIE_BREAK_AUTHOR,
    TIE_BREAK_APPROVER,
    TIE_BREAK_APPROVED,
    TIE_BREAK_FIELD_COUNT,
};

/* One of those between whom it was decided. */
enum finalist_field {
    FINALIST_TIE_BREAK = RECORD_CORE_COUNT,
    FINALIST_NAME,
    FINALIST_SCORES,
    FINALIST_APPOINTED,
    FINALIST_REASONS,
    FINALIST_FIELD_COUNT,
};

#define TIE_BREAK_DRAFT "draft"
#define TIE_BREAK_IS_APPROVED "approved"

extern const struct record_type tie_break_type, finalist_type;

bool tie_break_is_approved(const struct record *tie_break);
/* The finalists of one, in the order in which they were added; added to the list. */
bool tie_break_finalists(struct session *session, const struct id *tie_break,
                         struct record_list *list, struct error *error);
/* P12, P13: all that is missing before one can be signed off, a part each; nothing is appended when
 * it can. */
bool tie_break_append_missing(struct session *session, const struct record *tie_break,
                              struct text *missing, struct error *error);
/* P14: when more of the appointments of its campaign than the setting tie-breaks.share says were
 * decided so, this one among them, says that it may amount to a policy. */
bool tie_break_append_policy(struct session *session, const struct id *campaign, struct text *out,
                             struct error *error);

struct report;
/* P14: how many by campaign and by group, as suppression.h lets it be said, and which campaigns
 * look like a policy. Whoever may not see the entries may know that. report_clear it in any case.
 */
bool tie_break_report_build(struct session *session, struct report *report, struct error *error);

#endif
