/* reports.c - counts for people, for spreadsheets and for programs. */
#include "cli/reports.h"

#include "base/text.h"
#include "cli/cli_call.h"

static const struct choice report_items[] = {
    {.code = "funnel", .label = "funnel"},     {.code = "pairings", .label = "pairings"},
    {.code = "load", .label = "load"},         {.code = "events", .label = "events"},
    {.code = "outcomes", .label = "outcomes"}, {.code = "feedback", .label = "feedback"},
};
#define REPORTS (sizeof report_items / sizeof report_items[0])
static const struct choice_list report_choices = {.items = report_items, .count = REPORTS};

/* What each takes besides the form. */
static const struct report {
    bool (*run)(struct call *call, enum report_form form, struct text *out, struct error *error);
    bool of_campaign, of_period, of_event;
} reports[REPORTS] = {
    {.run = report_funnel, .of_campaign = true},
    {.run = report_pairings, .of_period = true},
    {.run = report_load},
    {.run = report_events},
    {.run = report_outcomes, .of_event = true},
    {.run = report_feedback, .of_event = true},
};

static const struct report *
report_named(const char *name)
{
    size_t place = 0;
    while (!string_equal(report_items[place].code, name))
        place++;
    return &reports[place];
}

static bool
check_given(const struct call *call, const struct report *report, struct error *error)
{
    const char *what = call->args[REPORT_WHAT];
    bool campaign = call->args[REPORT_CAMPAIGN] != NULL;
    bool period = call->args[REPORT_FROM] || call->args[REPORT_TO];
    bool event = call->args[REPORT_EVENT] != NULL;
    if (report->of_campaign && !campaign)
        return error_set(error, ERROR_USAGE, "Name the campaign with '--campaign'");
    if (campaign && !report->of_campaign)
        return error_set(error, ERROR_USAGE, "The report '%s' takes no '--campaign'", what);
    if (period && !report->of_period)
        return error_set(error, ERROR_USAGE, "The report '%s' takes no '--from' and no '--to'",
                         what);
    if (report->of_event && !event)
        return error_set(error, ERROR_USAGE, "Name the event with '--event'");
    if (event && !report->of_event)
        return error_set(error, ERROR_USAGE, "The report '%s' takes no '--event'", what);
    return true;
}

bool
reports_run(struct call *call, struct error *error)
{
    struct cli_call *run = cli_call_of(call);
    const struct report *report = report_named(call->args[REPORT_WHAT]);
    bool json = cli_is_given(call, REPORT_JSON), csv = cli_is_given(call, REPORT_CSV);
    if (json && csv)
        return error_set(error, ERROR_USAGE, "Choose one of --json and --csv");
    struct text out = TEXT_EMPTY;
    enum report_form form = json ? REPORT_AS_JSON : csv ? REPORT_AS_CSV : REPORT_FOR_PEOPLE;
    bool done = check_given(call, report, error) && report->run(call, form, &out, error);
    if (done && form == REPORT_FOR_PEOPLE)
        output_safe(&run->output, text_string(&out));
    else if (done)
        output_text(&run->output, &out);
    text_clear(&out);
    return done;
}

const struct field report_args[REPORT_ARG_COUNT] = {
    [REPORT_WHAT] = {.name = "what",
                     .label = "Report",
                     .kind = FIELD_CHOICE,
                     .flags = FIELD_REQUIRED,
                     .choices = &report_choices,
                     .help = "One of"},
    [REPORT_CAMPAIGN] = {.name = "campaign",
                         .label = "Campaign",
                         .kind = FIELD_TEXT,
                         .help = "Of funnel: the reference of a campaign, or its first letters"},
    [REPORT_FROM] = {.name = "from",
                     .label = "From",
                     .kind = FIELD_DATE,
                     .help = "Of pairings: those proposed on this day or later"},
    [REPORT_TO] = {.name = "to",
                   .label = "To",
                   .kind = FIELD_DATE,
                   .help = "Of pairings: those proposed on this day or earlier"},
    [REPORT_EVENT] = {.name = "event",
                      .label = "Event",
                      .kind = FIELD_TEXT,
                      .help = "Of outcomes and feedback: the reference of an event"},
    [REPORT_JSON] = {.name = "json",
                     .label = "As JSON",
                     .kind = FIELD_CHOICE,
                     .choices = &cli_switch,
                     .help = "The counts, with their codes"},
    [REPORT_CSV] = {.name = "csv",
                    .label = "As CSV",
                    .kind = FIELD_CHOICE,
                    .choices = &cli_switch,
                    .help = "Comma-separated, for spreadsheets"},
};
