/* trend.h - what was done month by month, now or as it was known on an earlier day (T83). */
#ifndef MODULES_TREND_H
#define MODULES_TREND_H

#include "modules/reports.h"

/* Events, new candidates, contacts, applications and appointments of each month of the period; of
 * the twelve up to the day it is as at, where none is given. Clear *report in any case. */
bool trend_build(struct session *session, const struct report_request *request,
                 struct report *report, struct error *error);

#endif
