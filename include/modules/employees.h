/* employees.h - who works for a force, as its newest workforce snapshot until a day counts them:
 * what the yearly duty asks of employers (SI 2017/353: constables count, special constables do
 * not). */
#ifndef MODULES_EMPLOYEES_H
#define MODULES_EMPLOYEES_H

#include "base/date.h"
#include "modules/report.h"
#include "modules/session.h"
#include "modules/table_release.h"

#include <stdbool.h>

struct employees_question {
    const char *characteristic; /* its code; NULL for all */
    const char *force;          /* as typed; NULL: one's own */
    struct date as_at;
    bool released; /* leaves posact */
    struct release_ledger ledger;
};

/* Parts of it at the end of a report; one that says why where there are no counts. */
void employees_append(struct session *session, const struct employees_question *question,
                      struct report *report);

#endif
