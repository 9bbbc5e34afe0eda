/* reports.c - builds a report and lets it out. */
#include "modules/reports.h"

#include <stdlib.h>

#include "modules/assessment.h"
#include "modules/assessment_page.h"
#include "modules/board_pack.h"
#include "modules/campaign.h"
#include "modules/defence_pack.h"
#include "modules/equality_report.h"
#include "modules/event.h"
#include "modules/event_feedback.h"
#include "modules/event_outcomes.h"
#include "modules/event_report.h"
#include "modules/funnel_report.h"
#include "modules/meeting.h"
#include "modules/pairing_report.h"
#include "modules/parity.h"
#include "modules/permission.h"
#include "modules/release.h"
#include "modules/representation_report.h"
#include "modules/room.h"
#include "modules/snapshot.h"
#include "modules/support_report.h"
#include "modules/suppression.h"
#include "modules/tie_break.h"
#include "modules/totals_report.h"
#include "modules/trend.h"

#define YEAR_FIRST 2010
#define YEAR_LAST 2200

/* Those who see more than the screen of an officer shows get less. */
static bool
is_released(const struct report_request *request)
{
    return request->release || request->leaves;
}

/* Without a characteristic it is the funnel of one campaign. */
static bool
build_funnel(struct session *session, const struct report_request *request, struct report *report,
             struct error *error)
{
    const struct equality_choice choice = {
        .by = request->by,
        .role = request->role,
        .campaign = request->of,
        .from = request->from,
        .to = request->to,
        .released = is_released(request),
    };
    if (request->by)
        return equality_report_funnel(session, &choice, report, error);
    if (!request->of)
        return error_set(error, ERROR_USAGE,
                         "Name the campaign with '--campaign', or with '--by' a characteristic, "
                         "such as ethnicity");
    if (request->role || request->from || request->to)
        return error_set(error, ERROR_USAGE, "'--%s' goes with '--by' and a characteristic",
                         request->role   ? "role"
                         : request->from ? "from"
                                         : "to");
    return funnel_report_build(session, request->of, request->release, report, error);
}

static bool
build_pairings(struct session *session, const struct report_request *request, struct report *report,
               struct error *error)
{
    return pairing_report_build(session, request->from, request->to, report, error);
}

static bool
build_load(struct session *session, const struct report_request *request, struct report *report,
           struct error *error)
{
    (void)request;
    return room_report_build(session, report, error);
}

static bool
build_events(struct session *session, const struct report_request *request, struct report *report,
             struct error *error)
{
    return event_report_build(session, request->release, report, error);
}

static bool
build_outcomes(struct session *session, const struct report_request *request, struct report *report,
               struct error *error)
{
    return event_outcomes_build(session, request->of, report, error);
}

static bool
build_feedback(struct session *session, const struct report_request *request, struct report *report,
               struct error *error)
{
    return feedback_build(session, request->of, report, error);
}

static bool
build_networks(struct session *session, const struct report_request *request, struct report *report,
               struct error *error)
{
    (void)request;
    return network_report_build(session, report, error);
}

static bool
build_pack(struct session *session, const struct report_request *request, struct report *report,
           struct error *error)
{
    return board_pack_build(session, request->of, report, error);
}

static bool
build_assessment(struct session *session, const struct report_request *request,
                 struct report *report, struct error *error)
{
    return assessment_page_build(session, request->of, report, error);
}

static bool
build_defence(struct session *session, const struct report_request *request, struct report *report,
              struct error *error)
{
    return defence_pack_build(session, request->of, report, error);
}

static bool
build_tie_breaks(struct session *session, const struct report_request *request,
                 struct report *report, struct error *error)
{
    (void)request;
    return tie_break_report_build(session, report, error);
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

static bool
build_equality(struct session *session, const struct report_request *request, struct report *report,
               struct error *error)
{
    int year;
    const struct equality_choice choice = {
        .by = request->by,
        .released = is_released(request),
        .force = request->counts.force,
        .ledger = request->ledger,
    };
    return read_year(request->year, &year, error) &&
           equality_report_year(session, year, &choice, report, error);
}

/* Another year is of other people. */
static bool
equality_days(struct session *session, const struct report_request *request,
              char from[DATE_TEXT_SIZE], char to[DATE_TEXT_SIZE], struct error *error)
{
    int year;
    if (!read_year(request->year, &year, error))
        return false;
    equality_year_days(session, year, from, to);
    return true;
}

static bool
build_support(struct session *session, const struct report_request *request, struct report *report,
              struct error *error)
{
    const struct support_choice choice = {
        .role = request->role,
        .campaign = request->of,
        .from = request->from,
        .to = request->to,
        .released = is_released(request),
    };
    return support_report_read(session, &choice, report, error);
}

bool
reports_question(struct session *session, const struct report_request *request,
                 struct representation_question *question, struct date *as_at, struct error *error)
{
    const struct counts_question *counts = &request->counts;
    *question = (struct representation_question){
        .force = counts->force,
        .characteristic = counts->characteristic,
        .list = counts->list,
        .as_at = counts->date ? as_at : NULL,
        .released = is_released(request),
        .ledger = request->ledger,
    };
    return !counts->date ||
           snapshot_read_as_at(counts->date, &session_context(session)->today, as_at, error);
}

static bool
build_representation(struct session *session, const struct report_request *request,
                     struct report *report, struct error *error)
{
    struct representation representation = {.count = 0};
    struct representation_question question;
    struct date as_at;
    bool done = reports_question(session, request, &question, &as_at, error) &&
                representation_find(session, &question, &representation, error);
    if (done)
        representation_report_build(&representation, &question, report);
    representation_clear(&representation);
    return done;
}

#define RECORD REPORT_TAKES_RECORD
#define PERIOD REPORT_TAKES_PERIOD
#define ROLE REPORT_TAKES_ROLE
#define GROUPS REPORT_TAKES_GROUPS

const struct report_kind report_kinds[] = {
    {"funnel", "Funnel of a campaign", &campaign_type, 0, RECORD | GROUPS | ROLE | PERIOD,
     build_funnel, NULL},
    {"pairings", "Pairings", NULL, 0, PERIOD, build_pairings, NULL},
    {"load", "Room for pairings", NULL, 0, 0, build_load, NULL},
    {"events", "Events by month and kind", NULL, 0, 0, build_events, NULL},
    {"outcomes", "What came of an event", &event_type, RECORD, RECORD, build_outcomes, NULL},
    {"feedback", "Feedback on an event", &event_type, RECORD, RECORD, build_feedback, NULL},
    {"networks", "Networks", NULL, 0, 0, build_networks, NULL},
    {"board-pack", "Board pack", &meeting_type, RECORD, RECORD, build_pack, NULL},
    {"tie-breaks", "Tie-breaks", NULL, 0, 0, build_tie_breaks, NULL},
    {"equality", "Equality information of a year", NULL, 0,
     REPORT_TAKES_YEAR | REPORT_TAKES_FORCE | GROUPS, build_equality, equality_days},
    {"support", "Support and what came after it", &campaign_type, 0, RECORD | ROLE | PERIOD,
     build_support, NULL},
    {"representation", "Representation", NULL, REPORT_TAKES_FORCE,
     REPORT_TAKES_FORCE | REPORT_TAKES_DATE | REPORT_TAKES_COMPARISON, build_representation, NULL},
    {"totals", "Totals of a force", NULL, REPORT_TAKES_SNAPSHOT | REPORT_TAKES_FORCE,
     REPORT_TAKES_SNAPSHOT | REPORT_TAKES_FORCE | REPORT_TAKES_DATE | REPORT_TAKES_TOTALS,
     totals_report_build, NULL},
    {"defence", "Defence pack", &campaign_type, RECORD, RECORD, build_defence, NULL},
    {"assessment", "Assessment", &assessment_type, RECORD, RECORD, build_assessment, NULL},
    {"trend", "Month by month", NULL, 0, PERIOD | REPORT_TAKES_AS_AT, trend_build, NULL},
    {"parity", "Parity", NULL, 0, REPORT_TAKES_PARITY | REPORT_TAKES_YEAR, parity_build, NULL},
};
const size_t report_kind_count = sizeof report_kinds / sizeof report_kinds[0];

const struct report_kind *
report_kind_find(const char *name)
{
    for (size_t i = 0; i < report_kind_count; i++) {
        if (string_equal(report_kinds[i].name, name))
            return &report_kinds[i];
    }
    return NULL;
}

struct releasing {
    struct report_request request;
    const struct report_kind *kind;
    struct report *report;
};

/* Builds it beside what was let out before, and protects it. */
static bool
build_release(struct session *session, struct releasing *releasing, struct report_rule *rule,
              struct error *error)
{
    const struct report_request *request = &releasing->request;
    struct report *report = releasing->report;
    if (!releasing->kind->build(session, request, report, error))
        return false;
    if (report->names_people)
        return error_set(error, ERROR_DENIED, "The report '%s' names people, so it is not released",
                         request->name);
    if (rule->past->lapsed.length > 0) {
        struct text note = TEXT_EMPTY;
        text_append(&note, text_string(&rule->past->lapsed));
        report_note(report, &note);
    }
    return report_seal(report, rule, error) &&
           release_remember(session, request, report->title, rule, error);
}

static bool
release(struct session *session, void *context, struct error *error)
{
    struct releasing *releasing = context;
    struct report_request *request = &releasing->request;
    const struct report_kind *kind = releasing->kind;
    char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];
    struct report_past past = {.cells = NULL}, let_out = {.cells = NULL};
    struct report_rule rule = suppression_rule(session_config(session), true);
    rule.past = &past;
    rule.let_out = &let_out;
    request->ledger = (struct release_ledger){&past, &let_out};
    bool done = permission_given(session, PERMISSION_RELEASE, error) &&
                (!kind->days || kind->days(session, request, from, to, error));
    if (done && kind->days) {
        request->from = from;
        request->to = to;
    }
    done = done && release_read_past(session, request, &past, error) &&
           build_release(session, releasing, &rule, error);
    report_past_clear(&past);
    report_past_clear(&let_out);
    return done;
}

bool
reports_build(struct session *session, const struct report_request *request, struct report *report,
              struct error *error)
{
    const struct report_kind *kind = report_kind_find(request->name);
    *report = (struct report){.title = NULL};
    if (!kind)
        return error_set(error, ERROR_NOT_FOUND, "There is no report '%s'", request->name);
    struct releasing releasing = {.request = *request, .kind = kind, .report = report};
    if (request->release)
        return session_write(session, "release", release, &releasing, error);
    const struct report_rule rule = suppression_rule(session_config(session), false);
    return permission_given(session, PERMISSION_REPORTS, error) &&
           permission_everything(session, error) && kind->build(session, request, report, error) &&
           report_seal(report, &rule, error);
}
