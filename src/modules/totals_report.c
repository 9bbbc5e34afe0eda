/* totals_report.c - the totals of a force, a part for each list that they are counted in. */
#include "modules/totals_report.h"

#include "base/text.h"
#include "config/config.h"
#include "modules/suppression.h"
#include "record/record.h"

static const char *const columns[] = {"Group", "Number"};
#define COLUMNS (sizeof columns / sizeof columns[0])
#define NUMBER 1

bool
totals_ask(struct session *session, const struct report_request *request,
           struct totals_asked *asked, struct totals *totals, struct error *error)
{
    const struct counts_question *counts = &request->counts;
    const struct config *config = session_config(session);
    const struct totals_rule rule = {
        .policy = suppression_policy(config, request->release || request->leaves),
        .ledger = request->ledger,
    };
    bool workforce = string_equal(counts->snapshot, workforce_type.name);
    *asked = (struct totals_asked){
        .question =
            {
                .type = workforce ? &workforce_type : &population_type,
                .counting = &asked->counting,
                .force = counts->force,
                .as_at = counts->date ? &asked->as_at : NULL,
                .basis = !workforce    ? COUNT_PEOPLE
                         : counts->fte ? COUNT_FTE
                                       : COUNT_HEADCOUNT,
            },
    };
    return counting_load(config_text(config, SETTING_COUNTING), &asked->counting, error) &&
           (!counts->date || snapshot_read_as_at(counts->date, &session_context(session)->today,
                                                 &asked->as_at, error)) &&
           totals_find(session, &asked->question, counts->ages, &rule, totals, error);
}

/* -- The parts ------------------------------------------------------------------------------- */

static void
add_number(struct report *report, uint64_t count, enum count_basis basis)
{
    struct text words = TEXT_EMPTY;
    double scale = basis == COUNT_FTE ? COUNT_HUNDREDTHS : 1;
    count_write(count, basis, &words);
    report_value(report, &words, count == COUNT_UNKNOWN ? 0 : (double)count / scale);
}

static void
add_groups(struct report *report, const struct totals_group *groups, size_t count,
           enum count_basis basis)
{
    report_people(report, REPORT_COUNTED, 0);
    report_chart(report, REPORT_BARS, NUMBER, 1);
    for (size_t i = 0; i < count; i++) {
        report_words(report, groups[i].label);
        if (groups[i].hidden)
            report_withheld(report);
        else
            add_number(report, groups[i].count, basis);
    }
}

static void
add_list(const struct counting *counting, const struct totals_list *list, enum count_basis basis,
         const char *of, struct report *report)
{
    const struct counted *named = counting_characteristic(counting, list->characteristic);
    struct text heading = TEXT_EMPTY;
    text_append_format(&heading, "%s%s", of, named ? named->label : list->characteristic);
    if (list->list)
        text_append_format(&heading, ", %s%s", list->list->name.label,
                           list->mapped ? " (mapped)" : "");
    report_begin_part(report, text_string(&heading), "Nobody is counted", columns, COLUMNS);
    add_groups(report, list->groups, list->count, basis);
    text_clear(&heading);
}

static void
add_roles(const struct totals *totals, const char *of, struct report *report)
{
    struct text heading = TEXT_EMPTY;
    if (totals->role_count == 0)
        return;
    text_append_format(&heading, "%sBy role", of);
    report_begin_part(report, text_string(&heading), "Nobody is counted", columns, COLUMNS);
    add_groups(report, totals->roles, totals->role_count, totals->gathered.table.basis);
    text_clear(&heading);
}

void
totals_report_parts(const struct counting *counting, const struct totals *totals, const char *of,
                    struct report *report)
{
    add_roles(totals, of, report);
    for (size_t i = 0; i < totals->count; i++) {
        if (!string_equal(totals->lists[i].characteristic, COUNT_ALL))
            add_list(counting, &totals->lists[i], totals->gathered.table.basis, of, report);
    }
}

/* -- What it rests on ------------------------------------------------------------------------ */

void
totals_append(const struct totals *totals, uint64_t count, struct text *out)
{
    if (totals->is_protected && count == COUNT_UNKNOWN)
        text_append(out, REPORT_WITHHELD);
    else
        count_write(count, totals->gathered.table.basis, out);
}

static void
note_total(const struct totals *totals, const char *ages, struct report *report)
{
    struct text note = TEXT_EMPTY;
    totals_append(totals, totals->total, &note);
    text_append_format(&note, " in all, by %s", totals->total_of);
    if (totals->has_ages) {
        text_append_format(&note, "; aged %s: ", ages);
        totals_append(totals, totals->of_ages, &note);
    }
    report_note(report, &note);
}

void
totals_report_notes(const struct totals *totals, const struct release_ledger *ledger,
                    struct report *report)
{
    const struct disclosure_policy *policy = &totals->policy;
    struct text note = TEXT_EMPTY;
    if (totals->is_protected) {
        text_append_format(&note,
                           "Not published: counts below %llu are hidden as %s, and as many more "
                           "as it takes",
                           (unsigned long long)policy->threshold, REPORT_WITHHELD);
        if (policy->rounding > 1)
            text_append_format(&note, "; the others are rounded to %llu",
                               (unsigned long long)policy->rounding);
        release_ledger_note(ledger, policy, &note);
        report_note(report, &note);
    }
    for (size_t i = 0; i < totals->gathered.sources.count; i++) {
        const struct record *source = totals->gathered.sources.items[i];
        text_append_format(&note, "Source: %s (%s)", record_get(source, SNAPSHOT_SOURCE),
                           record_get(source, SNAPSHOT_FILE));
        report_note(report, &note);
    }
}

static void
begin(const struct totals_asked *asked, const struct totals *totals, struct report *report)
{
    struct text title = TEXT_EMPTY;
    char day[DATE_TEXT_SIZE];
    date_show(totals->gathered.date, day);
    text_append_format(&title, "%s, %s, %s, %s", totals->gathered.force->label,
                       asked->question.type->name, day,
                       count_basis_codes[totals->gathered.table.basis]);
    report_init(report, text_string(&title));
    text_clear(&title);
}

bool
totals_report_build(struct session *session, const struct report_request *request,
                    struct report *report, struct error *error)
{
    struct totals_asked asked;
    struct totals totals = {.count = 0};
    bool done = totals_ask(session, request, &asked, &totals, error);
    if (done) {
        begin(&asked, &totals, report);
        note_total(&totals, request->counts.ages, report);
        totals_report_notes(&totals, &request->ledger, report);
        totals_report_parts(&asked.counting, &totals, "", report);
    }
    totals_clear(&totals);
    counting_clear(&asked.counting);
    return done;
}
