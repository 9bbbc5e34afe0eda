/* equality_report.h - reports of applicants by the groups that they said they belong to: the funnel
 * by group, and the yearly figures of the equality duty (P24, P25, P45-P47, P51). */
#ifndef MODULES_EQUALITY_REPORT_H
#define MODULES_EQUALITY_REPORT_H

#include "base/date.h"
#include "modules/report.h"
#include "modules/session.h"
#include "modules/table_release.h"

#include <stdbool.h>

struct equality_choice {
    const char *by;            /* code of a characteristic; NULL for all, where that may be */
    const char *role;          /* NULL: all */
    const struct id *campaign; /* NULL: all */
    const char *from, *to;     /* days of the application; NULL: open */
    bool released;             /* leaves posact, and not only the screen of an officer */
    const char *force;         /* whose employees; NULL: one's own */
    struct release_ledger ledger;
};

/* Stage by stage. ERROR_USAGE when there is no such characteristic, ERROR_NOT_FOUND when nobody has
 * answered yet. */
bool equality_report_funnel(struct session *session, const struct equality_choice *choice,
                            struct report *report, struct error *error);
/* For a board: of each characteristic a part, of the stages in which groups can be held against one
 * another, always as it may leave posact. `choice` gives the days alone. */
bool equality_report_disparities(struct session *session, const struct equality_choice *choice,
                                 struct report *report, struct error *error);
/* From 1 April to 31 March; `year` is the one in which the period ends, 0 for the last that is
 * over. `choice` gives `by` and `released` alone. */
bool equality_report_year(struct session *session, int year, const struct equality_choice *choice,
                          struct report *report, struct error *error);

/* The first and the last day of that period. */
void equality_year_days(struct session *session, int year, char from[DATE_TEXT_SIZE],
                        char to[DATE_TEXT_SIZE]);

#endif
