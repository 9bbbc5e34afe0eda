/* reports.h - the one list of reports: what each counts, what it takes, and how it is built. */
#ifndef MODULES_REPORTS_H
#define MODULES_REPORTS_H

#include "base/error.h"
#include "base/id.h"
#include "modules/report.h"
#include "modules/representation.h"
#include "modules/session.h"
#include "modules/table_release.h"

#include <stdbool.h>
#include <stddef.h>

/* What is asked of parity (P10), as typed; NULL where it was not. */
struct parity_question {
    const char *share, *target, *leaving;
};

/* What is asked of snapshots (P45, P48); NULL for all of it. */
struct counts_question {
    const char *force, *date, *characteristic, *list;
    const char *snapshot, *ages; /* of totals: "workforce" or "population"; "18-24" */
    bool fte;                    /* full-time equivalents */
};

/* What is asked of a report; borrowed. */
struct report_request {
    const char *name;
    const struct id *of;   /* the record it is of; NULL for all there is */
    const char *from, *to; /* canonical days, both within; NULL for no bound */
    const char *as_at;     /* canonical day: as it was known at its end; NULL for now */
    const char *role, *by; /* of applications; by this characteristic: NULL for all */
    const char *year;      /* as typed: in which a period ends, or by which something is to be */
    struct parity_question parity;
    struct counts_question counts;
    bool leaves;  /* it becomes a file */
    bool release; /* it is let out to others, and remembered */
    struct release_ledger ledger;
};

enum report_takes {
    REPORT_TAKES_RECORD = 1,
    REPORT_TAKES_PERIOD = 2,
    REPORT_TAKES_AS_AT = 4,
    REPORT_TAKES_PARITY = 8,
    REPORT_TAKES_YEAR = 16,
    REPORT_TAKES_ROLE = 32,
    REPORT_TAKES_GROUPS = 64,
    REPORT_TAKES_FORCE = 128,
    REPORT_TAKES_DATE = 256,
    REPORT_TAKES_COMPARISON = 512,
    REPORT_TAKES_TOTALS = 1024,
    REPORT_TAKES_SNAPSHOT = 2048,
};

struct report_kind {
    const char *name, *label;
    const struct record_type *of; /* the record it is of is of this type; NULL: there is none */
    int needs, takes;             /* of enum report_takes: what must, and what may, be given */
    bool (*build)(struct session *session, const struct report_request *request,
                  struct report *report, struct error *error);
    /* The days that it counts where the request names none; NULL for those that count all. */
    bool (*days)(struct session *session, const struct report_request *request,
                 char from[DATE_TEXT_SIZE], char to[DATE_TEXT_SIZE], struct error *error);
};

extern const struct report_kind report_kinds[];
extern const size_t report_kind_count;
/* NULL when there is none. */
const struct report_kind *report_kind_find(const char *name);

/* What representation_find is asked; `as_at` is where its day is kept. ERROR_USAGE names a day that
 * is none. */
bool reports_question(struct session *session, const struct report_request *request,
                      struct representation_question *question, struct date *as_at,
                      struct error *error);

/* Built and sealed by the rule of posact.yaml: ready to be written. With `release` it needs
 * PERMISSION_RELEASE, is held against what was released before, and is remembered: one step, which
 * cannot be undone. report_clear *report in any case. */
bool reports_build(struct session *session, const struct report_request *request,
                   struct report *report, struct error *error);

#endif
