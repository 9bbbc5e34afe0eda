/* reports.h - the command report; its row is in cli_commands.c. */
#ifndef CLI_REPORTS_H
#define CLI_REPORTS_H

#include "command/command.h"
#include "modules/report.h"
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
};

/* The reports: each appends its counts. */
bool report_funnel(struct call *call, enum report_form form, struct text *out, struct error *error);
/* What the funnel is with a characteristic. */
bool report_funnel_groups(struct call *call, enum report_form form, struct text *out,
                          struct error *error);
bool report_equality(struct call *call, enum report_form form, struct text *out,
                     struct error *error);
bool report_support(struct call *call, enum report_form form, struct text *out,
                    struct error *error);
bool report_pairings(struct call *call, enum report_form form, struct text *out,
                     struct error *error);
bool report_load(struct call *call, enum report_form form, struct text *out, struct error *error);
bool report_events(struct call *call, enum report_form form, struct text *out, struct error *error);
bool report_outcomes(struct call *call, enum report_form form, struct text *out,
                     struct error *error);
bool report_feedback(struct call *call, enum report_form form, struct text *out,
                     struct error *error);
bool report_networks(struct call *call, enum report_form form, struct text *out,
                     struct error *error);
bool report_totals(struct call *call, enum report_form form, struct text *out, struct error *error);
bool report_representation(struct call *call, enum report_form form, struct text *out,
                           struct error *error);
bool report_board_pack(struct call *call, enum report_form form, struct text *out,
                       struct error *error);
bool report_tie_breaks(struct call *call, enum report_form form, struct text *out,
                       struct error *error);
bool report_defence(struct call *call, enum report_form form, struct text *out,
                    struct error *error);
/* As a report of modules/report.h is written for this form. */
void report_write_form(const struct report *report, enum report_form form, struct text *out);

#endif
