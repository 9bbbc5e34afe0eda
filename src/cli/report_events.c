/* report_events.c - counts of events for programs and for spreadsheets. */
#include "cli/reports.h"

#include "config/config.h"
#include "exchange/csv.h"
#include "exchange/json_text.h"
#include "modules/event.h"
#include "modules/event_feedback.h"
#include "modules/event_outcomes.h"
#include "modules/event_report.h"

static const char *const number_names[EVENT_NUMBER_COUNT] = {
    [EVENT_INVITED] = "invited",     [EVENT_ACCEPTED] = "accepted",
    [EVENT_ATTENDED] = "attended",   [EVENT_WALKED_IN] = "walk_ins",
    [EVENT_ABSENT] = "did_not_come", [EVENT_SIGNED_UP] = "signed_up",
};

/* -- By kind and month ----------------------------------------------------------------------- */

static void
append_members(const struct event_report_row *row, struct text *out)
{
    text_append_format(out, "\"events\": %zu", row->events);
    for (size_t i = 0; i < EVENT_NUMBER_COUNT; i++)
        text_append_format(out, ", \"%s\": %zu", number_names[i], row->numbers[i]);
}

static void
append_json(const struct event_report *report, struct text *out)
{
    text_append(out, "{\"rows\": [");
    for (size_t i = 0; i < report->count; i++) {
        text_append(out, i > 0 ? ",\n{" : "\n{");
        json_text_append_member(out, "month", report->rows[i].month);
        text_append(out, ", ");
        json_text_append_member(out, "kind", report->rows[i].kind);
        text_append(out, ", ");
        append_members(&report->rows[i], out);
        text_append_char(out, '}');
    }
    text_append(out, "\n], \"all\": {");
    append_members(&report->all, out);
    text_append(out, "}}\n");
}

static void
append_csv(const struct event_report *report, struct text *out)
{
    text_append(out, "month,kind,events");
    for (size_t i = 0; i < EVENT_NUMBER_COUNT; i++)
        text_append_format(out, ",%s", number_names[i]);
    text_append(out, "\r\n");
    for (size_t i = 0; i < report->count; i++) {
        const struct event_report_row *row = &report->rows[i];
        text_append_format(out, "%s,", row->month);
        csv_write_cell(out, row->kind, ',');
        text_append_format(out, ",%zu", row->events);
        for (size_t j = 0; j < EVENT_NUMBER_COUNT; j++)
            text_append_format(out, ",%zu", row->numbers[j]);
        text_append(out, "\r\n");
    }
}

bool
report_events(struct session *session, const struct report_request *request, enum report_form form,
              struct text *out, struct error *error)
{
    struct event_report report;
    (void)request;
    bool done = event_report_read(session, &report, error);
    if (done && form == REPORT_AS_JSON)
        append_json(&report, out);
    else if (done)
        append_csv(&report, out);
    event_report_clear(&report);
    return done;
}

/* -- Of one event ---------------------------------------------------------------------------- */

static void
append_event(struct session *session, const struct id *id, struct text *out)
{
    struct text title = TEXT_EMPTY;
    session_title(session, &event_type, id, &title);
    text_append(out, "{");
    json_text_append_member(out, "event", text_string(&title));
    text_clear(&title);
}

static void
append_outcome_json(const struct event_outcomes *outcomes, struct text *out)
{
    text_append_format(out,
                       ", \"days\": %ld, \"days_left\": %ld,\n\"came\": {\"people\": %zu, "
                       "\"went_on\": %zu},\n\"did_not_come\": {\"people\": %zu, \"went_on\": "
                       "%zu},\n",
                       outcomes->days, outcomes->days_left, outcomes->came.people,
                       outcomes->came.went_on, outcomes->stayed_away.people,
                       outcomes->stayed_away.went_on);
    json_text_append_member(out, "warning", event_outcomes_warning());
}

bool
report_outcomes(struct session *session, const struct report_request *request,
                enum report_form form, struct text *out, struct error *error)
{
    struct event_outcomes outcomes;
    (void)form;
    if (!event_outcomes_read(session, request->of, &outcomes, error))
        return false;
    append_event(session, request->of, out);
    append_outcome_json(&outcomes, out);
    text_append(out, "}\n");
    return true;
}

static void
append_feedback_json(struct session *session, const struct feedback *feedback, struct text *out)
{
    const struct config *config = session_config(session);
    const struct choice_list *questions = config_list(config, SETTING_FEEDBACK_QUESTIONS);
    const struct choice_list *answers = config_list(config, SETTING_FEEDBACK_ANSWERS);
    bool enough = feedback->people >= FEEDBACK_LEAST;
    text_append_format(out, ", \"enough\": %s, \"questions\": {", enough ? "true" : "false");
    for (size_t i = 0; i < feedback->questions && enough; i++) {
        text_append_format(out, "%s\n\"%s\": {", i > 0 ? "," : "", questions->items[i].code);
        for (size_t j = 0; j < feedback->answers; j++)
            text_append_format(out, "%s\"%s\": %zu", j > 0 ? ", " : "", answers->items[j].code,
                               feedback->counts[i * feedback->answers + j]);
        text_append_char(out, '}');
    }
    text_append_char(out, '}');
}

bool
report_feedback(struct session *session, const struct report_request *request,
                enum report_form form, struct text *out, struct error *error)
{
    struct feedback feedback;
    (void)form;
    bool done = feedback_read(session, request->of, &feedback, error);
    append_event(session, request->of, out);
    append_feedback_json(session, &feedback, out);
    text_append(out, "}\n");
    feedback_clear(&feedback);
    return done;
}
