/* parity.h - what share of those who join would bring a share to that of the local population by a
 * year: arithmetic, never a quota (P10). */
#ifndef MODULES_PARITY_H
#define MODULES_PARITY_H

#include "modules/reports.h"

/* Of the shares that were typed ("8%", "120/1500"). Clear *report in any case. */
bool parity_build(struct session *session, const struct report_request *request,
                  struct report *report, struct error *error);

#endif
