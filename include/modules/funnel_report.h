/* funnel_report.h - how far the applications of a campaign came, as a report (D05). */
#ifndef MODULES_FUNNEL_REPORT_H
#define MODULES_FUNNEL_REPORT_H

#include "base/error.h"
#include "base/id.h"
#include "modules/report.h"
#include "modules/session.h"

#include <stdbool.h>

/* What is released has no count of who stands or ended in a stage: beside those who reached it and
 * the next it would tell how few left between. Clear *report in any case. */
bool funnel_report_build(struct session *session, const struct id *campaign, bool release,
                         struct report *report, struct error *error);

#endif
