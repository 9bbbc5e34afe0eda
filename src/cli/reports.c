/* reports.c - counts for people, for spreadsheets and for programs. */
#include "cli/reports.h"

#include "base/text.h"
#include "cli/cli_call.h"

static const struct choice report_items[] = {
    {.code = "funnel", .label = "funnel"},
    {.code = "pairings", .label = "pairings"},
    {.code = "load", .label = "load"},
    {.code = "events", .label = "events"},
    {.code = "outcomes", .label = "outcomes"},
    {.code = "feedback", .label = "feedback"},
    {.code = "networks", .label = "networks"},
    {.code = "board-pack", .label = "board-pack"},
    {.code = "tie-breaks", .label = "tie-breaks"},
    {.code = "equality", .label = "equality"},
    {.code = "support", .label = "support"},
    {.code = "totals", .label = "totals"},
    {.code = "representation", .label = "representation"},
    {.code = "defence", .label = "defence"},
};
#define REPORTS (sizeof report_items / sizeof report_items[0])
static const struct choice_list report_choices = {.items = report_items, .count = REPORTS};

static const struct choice snapshot_items[] = {
    {.code = "workforce", .label = "workforce"},
    {.code = "population", .label = "population"},
};
static const struct choice_list snapshot_kinds = {.items = snapshot_items, .count = 2};

/* What a report can be written as, besides for people and as JSON. */
enum { NO_MORE = 0, SPREADSHEET = 1, PAGE = 2, BOTH = SPREADSHEET | PAGE };

#define ARGS_MOST 5

static const struct report_row {
    bool (*run)(struct call *call, enum report_form form, struct text *out, struct error *error);
    int forms;
    size_t needs[2], takes[ARGS_MOST]; /* args that must, and that may, be given */
} reports[REPORTS] = {
    {report_funnel, BOTH, {0}, {REPORT_CAMPAIGN, REPORT_BY, REPORT_ROLE, REPORT_FROM, REPORT_TO}},
    {report_pairings, SPREADSHEET, {0}, {REPORT_FROM, REPORT_TO}},
    {report_load, SPREADSHEET, {0}, {0}},
    {report_events, SPREADSHEET, {0}, {0}},
    {report_outcomes, NO_MORE, {REPORT_EVENT}, {0}},
    {report_feedback, NO_MORE, {REPORT_EVENT}, {0}},
    {report_networks, PAGE, {0}, {0}},
    {report_board_pack, PAGE, {REPORT_MEETING}, {0}},
    {report_tie_breaks, PAGE, {0}, {0}},
    {report_equality, BOTH, {0}, {REPORT_YEAR, REPORT_BY}},
    {report_support, BOTH, {0}, {REPORT_CAMPAIGN, REPORT_ROLE, REPORT_FROM, REPORT_TO}},
    {report_totals,
     NO_MORE,
     {REPORT_SNAPSHOT, REPORT_FORCE},
     {REPORT_DATE, REPORT_AGES, REPORT_FTE}},
    {report_representation,
     BOTH,
     {REPORT_FORCE},
     {REPORT_DATE, REPORT_CHARACTERISTIC, REPORT_LIST}},
    {report_defence, PAGE, {REPORT_CAMPAIGN}, {0}},
};

static const struct form {
    enum report_form form;
    size_t arg;
    int of;
} forms[] = {
    {REPORT_AS_JSON, REPORT_JSON, NO_MORE},
    {REPORT_AS_CSV, REPORT_CSV, SPREADSHEET},
    {REPORT_AS_MARKDOWN, REPORT_PAGE_MARKDOWN, PAGE},
    {REPORT_AS_HTML, REPORT_PAGE_HTML, PAGE},
};

static const struct report_row *
report_named(const char *name)
{
    size_t place = 0;
    while (!string_equal(report_items[place].code, name))
        place++;
    return &reports[place];
}

static bool
has_arg(const size_t *args, size_t count, size_t arg)
{
    for (size_t i = 0; i < count; i++)
        if (args[i] == arg)
            return true;
    return false;
}

/* Nothing is given that the report does not take, and what it is of is named. */
static bool
check_given(const struct call *call, const struct report_row *report, struct error *error)
{
    for (size_t arg = REPORT_CAMPAIGN; arg < REPORT_JSON; arg++) {
        bool needed = has_arg(report->needs, 2, arg);
        const char *name = report_args[arg].name;
        if (call->args[arg] && !needed && !has_arg(report->takes, ARGS_MOST, arg))
            return error_set(error, ERROR_USAGE, "The report '%s' takes no '--%s'",
                             call->args[REPORT_WHAT], name);
        if (!call->args[arg] && needed)
            return error_set(error, ERROR_USAGE, "Name the %s with '--%s'", name, name);
    }
    return true;
}

static bool
find_form(const struct call *call, const struct report_row *report, enum report_form *found,
          struct error *error)
{
    *found = REPORT_FOR_PEOPLE;
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        if (!cli_is_given(call, forms[i].arg))
            continue;
        if (*found != REPORT_FOR_PEOPLE)
            return error_set(error, ERROR_USAGE, "Choose one form, such as '--json'");
        if (forms[i].of != NO_MORE && (forms[i].of & report->forms) == 0)
            return error_set(error, ERROR_USAGE,
                             "The report '%s' has no '--%s'; '--json' has all its counts",
                             call->args[REPORT_WHAT], report_args[forms[i].arg].name);
        *found = forms[i].form;
    }
    return true;
}

bool
reports_run(struct call *call, struct error *error)
{
    struct cli_call *run = cli_call_of(call);
    const struct report_row *report = report_named(call->args[REPORT_WHAT]);
    struct text out = TEXT_EMPTY;
    enum report_form form;
    bool done = check_given(call, report, error) && find_form(call, report, &form, error) &&
                report->run(call, form, &out, error);
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
    [REPORT_CAMPAIGN] =
        {.name = "campaign",
         .label = "Campaign",
         .kind = FIELD_TEXT,
         .help = "Of funnel, support and defence: the reference of a campaign, or its first "
                 "letters"},
    [REPORT_FROM] = {.name = "from",
                     .label = "From",
                     .kind = FIELD_DATE,
                     .help = "Of pairings: those proposed on this day or later; of funnel and "
                             "support: those who applied then"},
    [REPORT_TO] = {.name = "to",
                   .label = "To",
                   .kind = FIELD_DATE,
                   .help = "Of pairings: those proposed on this day or earlier; of funnel and "
                           "support: those who applied then"},
    [REPORT_EVENT] = {.name = "event",
                      .label = "Event",
                      .kind = FIELD_TEXT,
                      .help = "Of outcomes and feedback: the reference of an event"},
    [REPORT_MEETING] = {.name = "meeting",
                        .label = "Meeting",
                        .kind = FIELD_TEXT,
                        .help = "Of board-pack: the reference of a meeting, or its first letters"},
    [REPORT_BY] = {.name = "by",
                   .label = "By",
                   .kind = FIELD_TEXT,
                   .help = "Of funnel and equality: a characteristic, such as ethnicity or sex"},
    [REPORT_ROLE] = {.name = "role",
                     .label = "Role",
                     .kind = FIELD_CHOICE,
                     .list = "roles",
                     .help = "Of funnel and support: applications for this role"},
    [REPORT_YEAR] = {.name = "year",
                     .label = "Year",
                     .kind = FIELD_NUMBER,
                     .help = "Of equality: in which the period ends, 2026 for 1 April 2025 to 31 "
                             "March 2026"},
    [REPORT_SNAPSHOT] = {.name = "snapshot",
                         .label = "Snapshot",
                         .kind = FIELD_CHOICE,
                         .choices = &snapshot_kinds,
                         .help = "Of totals: which counts"},
    [REPORT_FORCE] = {.name = "force",
                      .label = "Force",
                      .kind = FIELD_TEXT,
                      .help = "Of totals and representation: the name of a police force"},
    [REPORT_DATE] = {.name = "date",
                     .label = "Date",
                     .kind = FIELD_TEXT,
                     .help = "Of totals and representation: as it stood on this day or at the end "
                             "of this year; the newest counts without it"},
    [REPORT_CHARACTERISTIC] = {.name = "characteristic",
                               .label = "Characteristic",
                               .kind = FIELD_TEXT,
                               .help = "Of representation: one alone, such as ethnicity"},
    [REPORT_LIST] = {.name = "list",
                     .label = "Code list",
                     .kind = FIELD_TEXT,
                     .help =
                         "Of representation: the groups to compare in, such as two or five; the "
                         "finest that both sides have without it"},
    [REPORT_AGES] = {.name = "ages",
                     .label = "Ages",
                     .kind = FIELD_TEXT,
                     .help = "Of totals: how many are of these ages, such as 18-24"},
    [REPORT_FTE] = {.name = "fte",
                    .label = "Full-time equivalents",
                    .kind = FIELD_CHOICE,
                    .choices = &cli_switch,
                    .help = "Of totals: full-time equivalents, not headcount"},
    [REPORT_JSON] = {.name = "json",
                     .label = "As JSON",
                     .kind = FIELD_CHOICE,
                     .choices = &cli_switch,
                     .help = "The counts, with their codes"},
    [REPORT_CSV] = {.name = "csv",
                    .label = "As CSV",
                    .kind = FIELD_CHOICE,
                    .choices = &cli_switch,
                    .help = "Comma-separated, for spreadsheets, where a report has it"},
    [REPORT_PAGE_MARKDOWN] = {.name = "markdown",
                              .label = "As Markdown",
                              .kind = FIELD_CHOICE,
                              .choices = &cli_switch,
                              .help = "As Markdown"},
    [REPORT_PAGE_HTML] = {.name = "html",
                          .label = "As HTML",
                          .kind = FIELD_CHOICE,
                          .choices = &cli_switch,
                          .help = "As one file that needs nothing else"},
};
