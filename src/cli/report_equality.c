/* report_equality.c - applicants by group, and support: tables that passed disclosure control. */
#include "cli/reports.h"

#include <stdlib.h>

#include "exchange/report_write.h"
#include "modules/campaign.h"
#include "modules/equality_report.h"
#include "modules/support_report.h"

#define COLUMNS 78 /* of a terminal of 80; a pipe has no width */
#define YEAR_FIRST 2010
#define YEAR_LAST 2200

static void
write_report(struct report *report, enum report_form form, struct text *out)
{
    static const enum report_format formats[] = {
        [REPORT_FOR_PEOPLE] = REPORT_TEXT, [REPORT_AS_JSON] = REPORT_OBJECT,
        [REPORT_AS_CSV] = REPORT_ROWS,     [REPORT_AS_MARKDOWN] = REPORT_MARKDOWN,
        [REPORT_AS_HTML] = REPORT_HTML,
    };
    report_write(report, formats[form], COLUMNS, out);
}

/* The campaign that was named; NULL for none. False when there is no such. */
static bool
find_campaign(struct call *call, struct id *id, const struct id **found, struct error *error)
{
    const char *typed = call->args[REPORT_CAMPAIGN];
    *found = typed ? id : NULL;
    return !typed || session_find(call->session, &campaign_type, typed, id, error);
}

bool
report_funnel_groups(struct call *call, enum report_form form, struct text *out,
                     struct error *error)
{
    struct report report = {.title = NULL};
    struct id campaign;
    struct equality_choice choice = {
        .by = call->args[REPORT_BY],
        .role = call->args[REPORT_ROLE],
        .from = call->args[REPORT_FROM],
        .to = call->args[REPORT_TO],
        .released = form != REPORT_FOR_PEOPLE,
    };
    bool done = find_campaign(call, &campaign, &choice.campaign, error) &&
                equality_report_funnel(call->session, &choice, &report, error);
    if (done)
        write_report(&report, form, out);
    report_clear(&report);
    return done;
}

static bool
read_year(const char *typed, int *year, struct error *error)
{
    long number = typed ? strtol(typed, NULL, 10) : 0;
    *year = (int)number;
    return !typed || (number >= YEAR_FIRST && number <= YEAR_LAST) ||
           error_set(error, ERROR_USAGE,
                     "'%s' is no year to report; give the one in which the period ends, such as "
                     "2026 for 1 April 2025 to 31 March 2026",
                     typed);
}

bool
report_equality(struct call *call, enum report_form form, struct text *out, struct error *error)
{
    struct report report = {.title = NULL};
    struct equality_choice choice = {
        .by = call->args[REPORT_BY],
        .released = form != REPORT_FOR_PEOPLE,
    };
    int year;
    bool done = read_year(call->args[REPORT_YEAR], &year, error) &&
                equality_report_year(call->session, year, &choice, &report, error);
    if (done)
        write_report(&report, form, out);
    report_clear(&report);
    return done;
}

bool
report_support(struct call *call, enum report_form form, struct text *out, struct error *error)
{
    struct report report = {.title = NULL};
    struct id campaign;
    struct support_choice choice = {
        .role = call->args[REPORT_ROLE],
        .from = call->args[REPORT_FROM],
        .to = call->args[REPORT_TO],
        .released = form != REPORT_FOR_PEOPLE,
    };
    bool done = find_campaign(call, &campaign, &choice.campaign, error) &&
                support_report_read(call->session, &choice, &report, error);
    if (done)
        write_report(&report, form, out);
    report_clear(&report);
    return done;
}
