/* reports.h - the command report; its row is in cli_commands.c. */
#ifndef CLI_REPORTS_H
#define CLI_REPORTS_H

#include "command/command.h"
#include "modules/reports.h"
#include "record/field.h"

enum report_arg {
    REPORT_WHAT,
    REPORT_CAMPAIGN, /* the first that is no plain word */
    REPORT_FROM,
    REPORT_TO,
    REPORT_EVENT,
    REPORT_MEETING,
    REPORT_BY,
    REPORT_ROLE,
    REPORT_YEAR,
    REPORT_SNAPSHOT,
    REPORT_FORCE,
    REPORT_DATE,
    REPORT_CHARACTERISTIC,
    REPORT_LIST,
    REPORT_AGES,
    REPORT_FTE,
    REPORT_AS_AT,
    REPORT_SHARE_NOW,
    REPORT_TARGET,
    REPORT_LEAVING,
    REPORT_RELEASE,
    REPORT_FORMAT,
    REPORT_OUTPUT,
    REPORT_JSON,
    REPORT_CSV,
    REPORT_PAGE_MARKDOWN,
    REPORT_PAGE_HTML,
    REPORT_ARG_COUNT,
};

extern const struct field report_args[REPORT_ARG_COUNT];
bool reports_run(struct call *call, struct error *error);

/* How a report is written. */
enum report_form {
    REPORT_FOR_PEOPLE,
    REPORT_AS_JSON,
    REPORT_AS_CSV,
    REPORT_AS_MARKDOWN,
    REPORT_AS_HTML,
    REPORT_AS_PDF,
};

/* The counts with their codes, as JSON or CSV, for programs: what the officer sees, no release.
 * Each appends its counts. */
typedef bool report_codes(struct session *session, const struct report_request *request,
                          enum report_form form, struct text *out, struct error *error);
report_codes report_funnel, report_pairings, report_load, report_events, report_outcomes,
    report_feedback, report_totals, report_representation;

/* A sealed report in this form, appended to out. */
bool report_write_form(struct session *session, const struct report *report, enum report_form form,
                       struct text *out, struct error *error);

#endif
