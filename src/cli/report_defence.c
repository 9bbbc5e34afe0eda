/* report_defence.c - what was offered in a campaign, and what proves that it was lawful. */
#include "cli/reports.h"

#include "modules/campaign.h"
#include "modules/defence_pack.h"

bool
report_defence(struct call *call, enum report_form form, struct text *out, struct error *error)
{
    struct report report = {.title = NULL};
    struct id campaign;
    bool done = session_find(call->session, &campaign_type, call->args[REPORT_CAMPAIGN], &campaign,
                             error) &&
                defence_pack_build(call->session, &campaign, &report, error);
    if (done)
        report_write_form(&report, form, out);
    report_clear(&report);
    return done;
}
