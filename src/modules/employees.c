/* employees.c - the employees of a force as parts of a report. */
#include "modules/employees.h"

#include "base/text.h"
#include "config/config.h"
#include "modules/representation_drill.h"
#include "modules/suppression.h"
#include "modules/totals_report.h"

#define OF "Employees: "

static void
append_found(const struct counting *counting, const struct totals *totals,
             const struct employees_question *question, struct report *report)
{
    struct text note = TEXT_EMPTY;
    char day[DATE_TEXT_SIZE];
    date_show(totals->gathered.date, day);
    text_append_format(&note, "%s%s, ", OF, totals->gathered.force->label);
    totals_append(totals, totals->total, &note);
    text_append_format(&note, " by headcount on %s, without special constables and volunteers",
                       day);
    report_note(report, &note);
    totals_report_notes(totals, &question->ledger, report);
    totals_report_parts(counting, totals, OF, report);
}

static void
append_none(const char *why, struct report *report)
{
    static const char *const columns[] = {"Group", "Number"};
    report_begin_part(report, "Employees", why, columns, 2);
}

/* In a file or a release as everything else there. */
static bool
find(struct session *session, const struct employees_question *question, const char *force,
     const struct counting *counting, struct totals *totals, struct error *error)
{
    struct report_past let_out = {.cells = NULL};
    const struct gather_question asked = {
        .type = &workforce_type,
        .counting = counting,
        .force = force,
        .characteristic = question->characteristic,
        .as_at = &question->as_at,
        .basis = COUNT_HEADCOUNT,
    };
    const struct totals_rule rule = {
        .policy = suppression_policy(session_config(session), question->released),
        .employees = true,
        .ledger = {question->ledger.past, question->ledger.let_out ? &let_out : NULL},
    };
    bool done = totals_find(session, &asked, NULL, &rule, totals, error);
    release_ledger_take(&question->ledger, &let_out, done);
    return done;
}

void
employees_append(struct session *session, const struct employees_question *question,
                 struct report *report)
{
    struct counting counting;
    struct totals totals = {.count = 0};
    struct text force = TEXT_EMPTY;
    struct error error = {.text = ""};
    bool loaded =
        counting_load(config_text(session_config(session), SETTING_COUNTING), &counting, &error);
    if (question->force)
        text_append(&force, question->force);
    else
        representation_own_force(session, &force);
    bool named = loaded && force.length > 0;
    if (loaded && !named)
        append_none("Name the force with '--force', or set 'force' in posact.yaml", report);
    else if (named && find(session, question, text_string(&force), &counting, &totals, &error))
        append_found(&counting, &totals, question, report);
    else
        append_none(error.text, report);
    totals_clear(&totals);
    text_clear(&force);
    counting_clear(&counting);
}
