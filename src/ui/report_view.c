/* report_view.c - a report to read: its charts fit the window, and follow when it is resized. */
#include "ui/views.h"

#include <stdlib.h>

#include "base/memory.h"
#include "exchange/report_write.h"
#include "modules/assessment.h"
#include "modules/campaign.h"
#include "modules/event.h"
#include "modules/meeting.h"
#include "modules/reports.h"
#include "ui/layout.h"
#include "ui/reader.h"
#include "ui/shell.h"

struct report_view {
    struct reader reader; /* first: see reader.h */
    struct report_request request;
    struct id of;
    char *from, *to; /* owned: the request borrows them */
    char *title;
};

static struct report_view *
report_of(struct view *view)
{
    return (struct report_view *)view;
}

static bool
report_refresh(struct view *view, struct error *error)
{
    struct report_view *self = report_of(view);
    struct session *session = shell_session(view->shell);
    struct document *document = &self->reader.document;
    struct report report;
    struct text text = TEXT_EMPTY;
    const struct report_look look = {
        .columns = view->columns > MARKER_COLUMNS ? (size_t)(view->columns - MARKER_COLUMNS) : 1,
        .drawn = true,
        .blocks = string_equal(config_text(session_config(session), SETTING_CHARTS), "blocks"),
    };
    bool done = reports_build(session, &self->request, &report, error);
    if (done) {
        size_t row = document->selected;
        report_write(&report, REPORT_TEXT, &look, &text);
        document_reset(document);
        document_add_lines(document, text_string(&text));
        document_lay_out(document, view->columns);
        document->selected = row < document->row_count ? row : document->row_count - 1;
    }
    report_clear(&report);
    text_clear(&text);
    return done;
}

static void
report_draw(struct view *view, struct canvas *canvas)
{
    struct report_view *self = report_of(view);
    struct document *document = &self->reader.document;
    char *place = must_format("%zu of %zu", document->selected + 1, document->row_count);
    reader_draw_titled(&self->reader, canvas, self->title, place);
    free(place);
}

static void
report_move(struct view *view, enum view_move move)
{
    document_move(&report_of(view)->reader.document, move, layout_body_height(view->rows));
}

static void
report_free(struct view *view)
{
    struct report_view *self = report_of(view);
    reader_clear(&self->reader);
    free(self->from);
    free(self->to);
    free(self->title);
    free(view);
}

static const struct view_class report_class = {
    .name = "report",
    .place = PLACE_READER,
    .refresh = report_refresh,
    .draw = report_draw,
    .move = report_move,
    .free = report_free,
};

static char *
copy(const char *value)
{
    return value ? must_strdup(value) : NULL;
}

/* A report of all there is or of one record; the days are copied. */
static struct view *
report_view_new(struct shell *shell, const struct report_request *request)
{
    struct report_view *self = must_calloc(1, sizeof *self);
    self->reader.view.class = &report_class;
    self->reader.view.shell = shell;
    self->from = copy(request->from);
    self->to = copy(request->to);
    self->title = must_strdup(report_kind_find(request->name)->label);
    self->request = (struct report_request){
        .name = report_kind_find(request->name)->name,
        .of = request->of ? &self->of : NULL,
        .from = self->from,
        .to = self->to,
    };
    if (request->of)
        self->of = *request->of;
    return &self->reader.view;
}

/* -- Commands -------------------------------------------------------------------------------- */

enum { REPORTS_WHAT, REPORTS_FROM, REPORTS_TO, REPORTS_ARG_COUNT };

/* Those that are of all there is. */
static const struct choice report_items[] = {
    {"trend", "Month by month", false},
    {"events", "Events by month and kind", false},
    {"pairings", "Pairings", false},
    {"load", "Room for pairings", false},
    {"networks", "Networks", false},
    {"tie-breaks", "Tie-breaks", false},
    {"equality", "Equality information of a year", false},
    {"support", "Support and what came after it", false},
};
static const struct choice_list report_choices = {
    .items = report_items, .count = sizeof report_items / sizeof report_items[0]};

static const struct field reports_args[REPORTS_ARG_COUNT] = {
    [REPORTS_WHAT] = {.name = "what",
                      .label = "Report",
                      .kind = FIELD_CHOICE,
                      .flags = FIELD_REQUIRED,
                      .choices = &report_choices,
                      .help = "Those of a campaign, an event or a meeting are opened there"},
    [REPORTS_FROM] = {.name = "from",
                      .label = "From",
                      .kind = FIELD_DATE,
                      .help = "Of pairings and month by month: of this day or later"},
    [REPORTS_TO] = {.name = "to",
                    .label = "To",
                    .kind = FIELD_DATE,
                    .help = "Of pairings and month by month: of this day or earlier"},
};

static void
open_report(struct call *call, const struct report_request *request)
{
    shell_push(call->shell, report_view_new(call->shell, request));
}

static bool
run_reports(struct call *call, struct error *error)
{
    const struct report_kind *kind = report_kind_find(call->args[REPORTS_WHAT]);
    bool dated = call->args[REPORTS_FROM] || call->args[REPORTS_TO];
    if (dated && (kind->takes & REPORT_TAKES_PERIOD) == 0)
        return error_set(error, ERROR_INPUT, "'%s' takes no period; leave the days empty",
                         kind->label);
    open_report(call, &(struct report_request){
                          .name = kind->name,
                          .from = call->args[REPORTS_FROM],
                          .to = call->args[REPORTS_TO],
                      });
    return true;
}

static bool
run_load(struct call *call, struct error *error)
{
    (void)error;
    open_report(call, &(struct report_request){.name = "load"});
    return true;
}

static bool
run_pack(struct call *call, struct error *error)
{
    (void)error;
    open_report(call, &(struct report_request){.name = "board-pack", .of = &call->id});
    return true;
}

static bool
run_outcomes(struct call *call, struct error *error)
{
    (void)error;
    open_report(call, &(struct report_request){.name = "outcomes", .of = &call->id});
    return true;
}

static bool
run_answers(struct call *call, struct error *error)
{
    (void)error;
    open_report(call, &(struct report_request){.name = "feedback", .of = &call->id});
    return true;
}

static bool
run_defence_pack(struct call *call, struct error *error)
{
    (void)error;
    open_report(call, &(struct report_request){.name = "defence", .of = &call->id});
    return true;
}

static bool
run_assessment_page(struct call *call, struct error *error)
{
    (void)error;
    open_report(call, &(struct report_request){.name = "assessment", .of = &call->id});
    return true;
}

static const struct command rows[] = {
    {
        .name = "reports",
        .summary = "Read a report",
        .help = "Month by month, events, pairings, room, networks: a sentence, a chart and a "
                "table each. 'posact report' writes them as text, CSV, JSON, HTML or PDF, and "
                "releases them.",
        .where = PLACE_RECORDS,
        .args = reports_args,
        .arg_count = REPORTS_ARG_COUNT,
        .run = run_reports,
    },
    {
        .name = "load",
        .summary = "Show which buddies and mentors have room",
        .help = "By station and role: the places, how many are taken and free, and who has them.",
        .where = PLACE_RECORDS,
        .run = run_load,
    },
    {
        .name = "outcomes",
        .summary = "Read what came of an event",
        .help = "How many of those who came, and of those who did not, went on to a further "
                "stage.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .only = &event_type,
        .flags = COMMAND_TAKES_ID,
        .run = run_outcomes,
    },
    {
        .name = "answers",
        .summary = "Read the feedback on an event",
        .help = "How many gave which answer to each question; of fewer than five people nothing.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .only = &event_type,
        .flags = COMMAND_TAKES_ID,
        .run = run_answers,
    },
    {
        .name = "board-pack",
        .summary = "Read the pack of a meeting",
        .help = "Previous actions with their state, agenda, issues by network, networks without a "
                "representative. 'posact report board-pack' writes it as text, Markdown or HTML.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .only = &meeting_type,
        .hint = &meeting_type,
        .keys = "p",
        .flags = COMMAND_TAKES_ID | COMMAND_HINT,
        .run = run_pack,
    },
    {
        .name = "defence-pack",
        .summary = "Read the defence pack of a campaign",
        .help = "What was offered, open or targeted, on which assessment and evidence, each line "
                "with its entry in the log. 'posact report defence' writes it as text, Markdown or "
                "HTML.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .only = &campaign_type,
        .flags = COMMAND_TAKES_ID,
        .run = run_defence_pack,
    },
    {
        .name = "assessment-page",
        .summary = "Read the whole of an assessment",
        .help = "Each part as it was written, with the evidence and who approved it. 'posact "
                "assessment print' writes it as text, Markdown or HTML.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .only = &assessment_type,
        .flags = COMMAND_TAKES_ID,
        .run = run_assessment_page,
    },
};

const struct command_table report_commands = {rows, sizeof rows / sizeof rows[0]};
