/* assessment_page.h - an assessment to read and print: each part as it was written, the evidence,
 * who approved it. */
#ifndef MODULES_ASSESSMENT_PAGE_H
#define MODULES_ASSESSMENT_PAGE_H

#include "modules/report.h"
#include "modules/session.h"

#include <stdbool.h>

/* Fills *report; report_clear it in any case. */
bool assessment_page_build(struct session *session, const struct id *assessment,
                           struct report *report, struct error *error);
/* The same of what it still needs: a row for each part (B14). */
bool assessment_tasks_build(struct session *session, const struct id *assessment,
                            struct report *report, struct error *error);

#endif
