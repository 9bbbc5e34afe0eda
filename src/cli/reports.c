/* reports.c - reports for people, for spreadsheets, for programs and on paper. */
#include "cli/reports.h"

#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "cli/cli_call.h"
#include "modules/reports.h"

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
    {.code = "trend", .label = "trend"},
    {.code = "parity", .label = "parity"},
};
static const struct choice_list report_choices = {
    .items = report_items, .count = sizeof report_items / sizeof report_items[0]};

static const struct choice snapshot_items[] = {
    {.code = "workforce", .label = "workforce"},
    {.code = "population", .label = "population"},
};
static const struct choice_list snapshot_kinds = {.items = snapshot_items, .count = 2};

/* The reports that have their counts with codes, and in which forms. */
static const struct coded {
    const char *name;
    report_codes *run;
    bool spreadsheet;
} coded[] = {
    {"funnel", report_funnel, true},      {"pairings", report_pairings, true},
    {"load", report_load, true},          {"events", report_events, true},
    {"outcomes", report_outcomes, false}, {"feedback", report_feedback, false},
    {"totals", report_totals, false},     {"representation", report_representation, true},
};

static const struct form {
    enum report_form form;
    const char *code, *ending; /* of --format, and of a file's name */
    size_t arg;                /* the switch that says the same; 0 for none */
} forms[] = {
    {REPORT_FOR_PEOPLE, "text", ".txt", 0},
    {REPORT_AS_JSON, "json", ".json", REPORT_JSON},
    {REPORT_AS_CSV, "csv", ".csv", REPORT_CSV},
    {REPORT_AS_MARKDOWN, "markdown", ".md", REPORT_PAGE_MARKDOWN},
    {REPORT_AS_HTML, "html", ".html", REPORT_PAGE_HTML},
    {REPORT_AS_PDF, "pdf", ".pdf", 0},
};
#define FORMS (sizeof forms / sizeof forms[0])

static const struct choice format_items[] = {
    {.code = "text", .label = "text"}, {.code = "json", .label = "json"},
    {.code = "csv", .label = "csv"},   {.code = "markdown", .label = "markdown"},
    {.code = "html", .label = "html"}, {.code = "pdf", .label = "pdf"},
};
static const struct choice_list format_choices = {
    .items = format_items, .count = sizeof format_items / sizeof format_items[0]};

/* -- What was asked -------------------------------------------------------------------------- */

/* What takes an arg; a record is named by the arg of its type. */
static const int taken_by[REPORT_ARG_COUNT] = {
    [REPORT_CAMPAIGN] = REPORT_TAKES_RECORD,   [REPORT_EVENT] = REPORT_TAKES_RECORD,
    [REPORT_MEETING] = REPORT_TAKES_RECORD,    [REPORT_FROM] = REPORT_TAKES_PERIOD,
    [REPORT_TO] = REPORT_TAKES_PERIOD,         [REPORT_BY] = REPORT_TAKES_GROUPS,
    [REPORT_ROLE] = REPORT_TAKES_ROLE,         [REPORT_YEAR] = REPORT_TAKES_YEAR,
    [REPORT_SNAPSHOT] = REPORT_TAKES_SNAPSHOT, [REPORT_FORCE] = REPORT_TAKES_FORCE,
    [REPORT_DATE] = REPORT_TAKES_DATE,         [REPORT_CHARACTERISTIC] = REPORT_TAKES_COMPARISON,
    [REPORT_LIST] = REPORT_TAKES_COMPARISON,   [REPORT_AGES] = REPORT_TAKES_TOTALS,
    [REPORT_FTE] = REPORT_TAKES_TOTALS,        [REPORT_AS_AT] = REPORT_TAKES_AS_AT,
    [REPORT_SHARE_NOW] = REPORT_TAKES_PARITY,  [REPORT_TARGET] = REPORT_TAKES_PARITY,
    [REPORT_LEAVING] = REPORT_TAKES_PARITY,
};

static bool
is_among(const struct report_kind *kind, int taken, size_t arg)
{
    if (taken_by[arg] == REPORT_TAKES_RECORD &&
        (!kind->of || !string_equal(report_args[arg].name, kind->of->name)))
        return false;
    return (taken & taken_by[arg]) != 0;
}

/* Nothing is given that the report does not take, and what it needs is named. */
static bool
check_given(const struct call *call, const struct report_kind *kind, struct error *error)
{
    for (size_t arg = REPORT_CAMPAIGN; arg < REPORT_RELEASE; arg++) {
        const char *name = report_args[arg].name;
        if (call->args[arg] && !is_among(kind, kind->takes, arg))
            return error_set(error, ERROR_USAGE, "The report '%s' takes no '--%s'", kind->name,
                             name);
        if (!call->args[arg] && is_among(kind, kind->needs, arg))
            return error_set(error, ERROR_USAGE, "Name the %s with '--%s'", name, name);
    }
    return true;
}

/* The record that the report is to be of; NULL when none was named. */
static bool
find_record(struct call *call, const struct report_kind *kind, struct id *id,
            const struct id **found, struct error *error)
{
    *found = NULL;
    for (size_t arg = REPORT_CAMPAIGN; arg < REPORT_RELEASE; arg++) {
        if (!call->args[arg] || taken_by[arg] != REPORT_TAKES_RECORD)
            continue;
        *found = id;
        return session_find(call->session, kind->of, call->args[arg], id, error);
    }
    return true;
}

static bool
ends_with(const char *words, const char *ending)
{
    size_t length = strlen(words), last = strlen(ending);
    return length > last && string_equal_no_case(words + length - last, ending);
}

/* --format or one of the switches, else the ending of the file's name. */
static bool
find_form(const struct call *call, const struct form **found, struct error *error)
{
    const char *path = call->args[REPORT_OUTPUT];
    size_t given = 0;
    *found = &forms[0];
    for (size_t i = 0; i < FORMS; i++) {
        bool named =
            call->args[REPORT_FORMAT] && string_equal(call->args[REPORT_FORMAT], forms[i].code);
        if (!named && (forms[i].arg == 0 || !cli_is_given(call, forms[i].arg)))
            continue;
        *found = &forms[i];
        given++;
    }
    for (size_t i = 0; i < FORMS && path && given == 0; i++) {
        if (ends_with(path, forms[i].ending))
            *found = &forms[i];
    }
    return given <= 1 || error_set(error, ERROR_USAGE, "Choose one form, such as '--json'");
}

static struct report_request
request_of(const struct call *call, const struct report_kind *kind, const struct form *form)
{
    const char *const *args = call->args;
    return (struct report_request){
        .name = kind->name,
        .from = args[REPORT_FROM],
        .to = args[REPORT_TO],
        .as_at = args[REPORT_AS_AT],
        .role = args[REPORT_ROLE],
        .by = args[REPORT_BY],
        .year = args[REPORT_YEAR],
        .parity =
            {
                .share = args[REPORT_SHARE_NOW],
                .target = args[REPORT_TARGET],
                .leaving = args[REPORT_LEAVING],
            },
        .counts =
            {
                .force = args[REPORT_FORCE],
                .date = args[REPORT_DATE],
                .characteristic = args[REPORT_CHARACTERISTIC],
                .list = args[REPORT_LIST],
                .snapshot = args[REPORT_SNAPSHOT],
                .ages = args[REPORT_AGES],
                .fte = cli_is_given(call, REPORT_FTE),
            },
        .leaves = form->form != REPORT_FOR_PEOPLE || args[REPORT_OUTPUT] != NULL,
        .release = cli_is_given(call, REPORT_RELEASE),
    };
}

/* -- What is written ------------------------------------------------------------------------- */

/* NULL where the report is written as any other: the groups of people have no codes. */
static const struct coded *
coded_of(const struct report_request *request, const struct form *form)
{
    for (size_t i = 0; i < sizeof coded / sizeof coded[0]; i++) {
        if (string_equal(coded[i].name, request->name) && !request->release && !request->by &&
            (form->form == REPORT_AS_JSON || (form->form == REPORT_AS_CSV && coded[i].spreadsheet)))
            return &coded[i];
    }
    return NULL;
}

static bool
build(struct session *session, const struct report_request *request, enum report_form form,
      struct text *out, struct error *error)
{
    struct report report = {.title = NULL};
    bool done = reports_build(session, request, &report, error) &&
                report_write_form(session, &report, form, out, error);
    report_clear(&report);
    return done;
}

static bool
write_report(struct call *call, const struct report_kind *kind, const struct form *form,
             struct text *out, struct error *error)
{
    struct report_request request = request_of(call, kind, form);
    struct id id;
    if (form->form == REPORT_AS_PDF && !call->args[REPORT_OUTPUT] && isatty(STDOUT_FILENO))
        return error_set(error, ERROR_USAGE, "Name the file for the PDF with '--output'");
    if (!find_record(call, kind, &id, &request.of, error))
        return false;
    const struct coded *own = coded_of(&request, form);
    return own ? own->run(call->session, &request, form->form, out, error)
               : build(call->session, &request, form->form, out, error);
}

static bool
put(struct call *call, const struct form *form, struct text *out, struct error *error)
{
    struct cli_call *run = cli_call_of(call);
    const char *path = call->args[REPORT_OUTPUT];
    if (path) {
        text_append_format(&call->outcome.message, "Wrote '%s'", path);
        return file_write(path, text_string(out), out->length, false, error);
    }
    if (form->form == REPORT_FOR_PEOPLE)
        output_safe(&run->output, text_string(out));
    else if (form->form == REPORT_AS_PDF)
        (void)output_write(&run->output, out->bytes, out->length);
    else
        output_text(&run->output, out);
    return true;
}

bool
reports_run(struct call *call, struct error *error)
{
    const struct report_kind *kind = report_kind_find(call->args[REPORT_WHAT]);
    const struct form *form;
    struct text out = TEXT_EMPTY;
    bool done = check_given(call, kind, error) && find_form(call, &form, error) &&
                write_report(call, kind, form, &out, error) && put(call, form, &out, error);
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
                     .help = "Of pairings, trend, funnel and support: of this day or later"},
    [REPORT_TO] = {.name = "to",
                   .label = "To",
                   .kind = FIELD_DATE,
                   .help = "Of pairings, trend, funnel and support: of this day or earlier"},
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
                             "March 2026; of parity: by which the two would be the same"},
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
    [REPORT_AS_AT] = {.name = "as-at",
                      .label = "As at",
                      .kind = FIELD_DATE,
                      .flags = FIELD_PAST,
                      .help = "Of trend: as it was known at the end of this day, whatever was "
                              "changed since"},
    [REPORT_SHARE_NOW] = {.name = "share",
                          .label = "Share now",
                          .kind = FIELD_TEXT,
                          .help = "Of parity: the share now, such as 8% or 120/1500"},
    [REPORT_TARGET] = {.name = "target",
                       .label = "Local share",
                       .kind = FIELD_TEXT,
                       .help = "Of parity: the share of the local population, such as 15%"},
    [REPORT_LEAVING] = {.name = "leaving",
                        .label = "Leaving",
                        .kind = FIELD_TEXT,
                        .help = "Of parity: what part of the workforce leaves in a year"},
    [REPORT_RELEASE] = {.name = "release",
                        .label = "Release",
                        .kind = FIELD_CHOICE,
                        .choices = &cli_switch,
                        .help = "It leaves posact: small counts are withheld, the others rounded, "
                                "and what was released is remembered; it cannot be undone"},
    [REPORT_FORMAT] = {.name = "format",
                       .label = "Format",
                       .kind = FIELD_CHOICE,
                       .choices = &format_choices,
                       .help = "Without it what the name of the file ends in, or text; one of"},
    [REPORT_OUTPUT] = {.name = "output",
                       .label = "File",
                       .kind = FIELD_TEXT,
                       .flags = FIELD_PATH,
                       .help = "Write to this file, which must be free yet"},
    [REPORT_JSON] = {.name = "json",
                     .label = "As JSON",
                     .kind = FIELD_CHOICE,
                     .choices = &cli_switch,
                     .help = "The counts, with their codes where the report has codes"},
    [REPORT_CSV] = {.name = "csv",
                    .label = "As CSV",
                    .kind = FIELD_CHOICE,
                    .choices = &cli_switch,
                    .help = "Comma-separated, for spreadsheets"},
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
