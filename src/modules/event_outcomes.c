/* event_outcomes.c - for each guest the moves of the time after the event. */
#include "modules/event_outcomes.h"

#include "config/config.h"
#include "modules/application.h"
#include "modules/event.h"
#include "modules/event_guests.h"
#include "modules/invitation.h"
#include "modules/move.h"
#include "modules/pipeline.h"

#define MOVES_READ 500 /* of one person: more than anybody makes */

struct tracing {
    struct session *session;
    struct date from, to; /* moves after the one and up to the other count */
    struct event_outcomes *outcomes;
};

/* -- One move -------------------------------------------------------------------------------- */

static bool
is_in_time(const struct tracing *tracing, const struct record *move)
{
    struct date day;
    if (!record_day(move, MOVE_MOVED, &day))
        return false;
    int64_t days = date_to_days(day);
    return days > date_to_days(tracing->from) && days <= date_to_days(tracing->to);
}

/* To a stage that stands behind the one before in the pipeline of the role. */
static bool
goes_further(const struct tracing *tracing, const struct record *move)
{
    struct id id;
    struct error ignored;
    struct pipeline pipeline;
    const char *link = record_get(move, MOVE_APPLICATION), *to = record_get(move, MOVE_TO);
    if (string_equal(record_get(move, MOVE_OUTCOME), OUTCOME_APPOINTED))
        return true;
    if (!to || !link || !id_from_text(link, &id))
        return false;
    struct record *application = session_get(tracing->session, &application_type, &id, &ignored);
    if (!application)
        return false;
    pipeline_read(session_context(tracing->session), record_get(application, APPLICATION_ROLE),
                  &pipeline);
    size_t place = pipeline_find(&pipeline, to);
    bool further = application->alive && place < pipeline.count &&
                   place > pipeline_find(&pipeline, record_get(move, MOVE_FROM));
    record_free(application);
    return further;
}

/* -- One guest ------------------------------------------------------------------------------- */

static bool
went_on(const struct tracing *tracing, const struct record *invitation, bool *on,
        struct error *error)
{
    struct query query = query_default(&move_type);
    struct record_list moves = {.count = 0};
    *on = false;
    query.link_field = MOVE_CANDIDATE;
    if (!id_from_text(record_get(invitation, INVITATION_CANDIDATE), &query.link_id))
        return true;
    session_follow(tracing->session, invitation_type.fields[INVITATION_CANDIDATE].target,
                   &query.link_id);
    bool done =
        session_read(tracing->session, &query, QUERY_FIRST, NULL, MOVES_READ, &moves, error);
    for (size_t i = 0; i < moves.count && !*on; i++)
        *on = is_in_time(tracing, moves.items[i]) && goes_further(tracing, moves.items[i]);
    record_list_clear(&moves);
    return done;
}

static bool
trace_guest(void *context, const struct record *invitation, struct error *error)
{
    const struct tracing *tracing = context;
    bool came = invitation_is(invitation, INVITATION_ATTENDED), on;
    bool asked = record_get(invitation, INVITATION_INVITED) != NULL;
    if (!record_get(invitation, INVITATION_CANDIDATE) || !invitation_is_guest(invitation) ||
        invitation_is(invitation, INVITATION_CANCELLED) || (!came && !asked))
        return true;
    struct outcome_count *count = came ? &tracing->outcomes->came : &tracing->outcomes->stayed_away;
    if (!went_on(tracing, invitation, &on, error))
        return false;
    count->people++;
    count->went_on += on;
    return true;
}

bool
event_outcomes_read(struct session *session, const struct id *id, struct event_outcomes *outcomes,
                    struct error *error)
{
    int64_t start;
    struct date today = session_context(session)->today;
    *outcomes = (struct event_outcomes){
        .days = config_number(session_config(session), SETTING_OUTCOME_DAYS)};
    struct record *event = session_get(session, &event_type, id, error);
    if (!event)
        return false;
    struct tracing tracing = {.session = session, .outcomes = outcomes};
    bool done = event_start(event, &start) ||
                error_set(error, ERROR_INPUT, "This event has no start to count from");
    if (done) {
        tracing.from = moment_to_date(start);
        tracing.to = date_add_days(tracing.from, outcomes->days);
        int64_t left = date_to_days(tracing.to) - date_to_days(today);
        outcomes->days_left = left > 0 ? (long)left : 0;
        done = event_guests_each(session, id, trace_guest, &tracing, error);
    }
    record_free(event);
    return done;
}

/* -- In words -------------------------------------------------------------------------------- */

const char *
event_outcomes_warning(void)
{
    return "Those who came chose to come, and may differ in much from those who did not: the "
           "numbers do not show that the event was the cause";
}

static void
add_row(struct report *report, const char *label, struct outcome_count count)
{
    report_words(report, label);
    size_t first = report_place(report);
    report_count(report, count.went_on);
    report_count(report, count.people - count.went_on);
    report_count(report, count.people);
    report_share(report, first, first + 2);
}

/* The sentence has no count in it: only the table is protected. */
static void
add_table(const struct event_outcomes *outcomes, struct report *report)
{
    static const char *const columns[] = {"Guests", "Went on", "Did not", "People", "Went on, %"};
    const struct outcome_count *came = &outcomes->came, *away = &outcomes->stayed_away;
    struct outcome_count all = {came->people + away->people, came->went_on + away->went_on};
    struct text sentence = TEXT_EMPTY;
    report_begin_part(report, "Who went on", "Nobody was invited", columns, 5);
    report_people(report, REPORT_NAMED, REPORT_ADDS_DOWN | REPORT_ADDS_ACROSS);
    report_chart(report, REPORT_BARS, 1, 2);
    text_append_format(&sentence, "Who went on to a further stage within %ld days of the event",
                       outcomes->days);
    report_sentence(report, &sentence);
    add_row(report, "Came", *came);
    add_row(report, "Invited, did not come", *away);
    add_row(report, "All", all);
}

bool
event_outcomes_build(struct session *session, const struct id *event, struct report *report,
                     struct error *error)
{
    struct event_outcomes outcomes;
    struct text text = TEXT_EMPTY;
    text_append(&text, "What came of ");
    session_title(session, &event_type, event, &text);
    report_init(report, text_string(&text));
    text_reset(&text);
    bool done = event_outcomes_read(session, event, &outcomes, error);
    if (done) {
        text_append(&text, event_outcomes_warning());
        report_note(report, &text);
        if (outcomes.days_left > 0) {
            text_append_format(&text, "So far: %ld %s to go until the count is whole",
                               outcomes.days_left, outcomes.days_left == 1 ? "day is" : "days are");
            report_note(report, &text);
        }
        add_table(&outcomes, report);
    }
    text_clear(&text);
    return done;
}
