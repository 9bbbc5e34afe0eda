/* move.c - one step of an application: its fields, and the rules that hold for every move. */
#include "modules/move.h"

#include <string.h>

#include "base/text.h"
#include "config/settings.h"
#include "modules/application.h"
#include "modules/candidate.h"
#include "modules/pipeline.h"
#include "record/record.h"

/* --- rules --- */

/* P33: of vetting and the like only the dates are kept. */
static void
check_note(const struct record *record, const struct field_context *context,
           struct error_list *problems)
{
    size_t stages[] = {MOVE_FROM, MOVE_TO};
    for (size_t i = 0; record_get(record, MOVE_NOTE) && i < 2; i++) {
        const char *stage = record_get(record, stages[i]);
        if (!stage || !stage_is_dates_only(context, stage))
            continue;
        struct text label = TEXT_EMPTY;
        field_show(&record->type->fields[stages[i]], stage, context, &label);
        error_list_add(problems, MOVE_NOTE, "Note must be empty: of %s only the dates are kept",
                       text_string(&label));
        text_clear(&label);
        return;
    }
}

static bool
has_ended(const struct record *record)
{
    const char *outcome = record_get(record, MOVE_OUTCOME);
    return outcome && !string_equal(outcome, OUTCOME_LIVE);
}

/* T4: how somebody left has its reason, and one that fits. */
static void
check_reason(const struct record *record, const struct field_context *context,
             struct error_list *problems)
{
    const char *outcome = record_get(record, MOVE_OUTCOME);
    const char *reason = record_get(record, MOVE_REASON);
    const char *of = field_list_cell(context, "move-reasons", reason, MOVE_REASON_OUTCOME);
    if (!reason && has_ended(record))
        error_list_add(problems, MOVE_REASON, "Choose the reason why the application ended");
    else if (of && outcome && !string_equal(of, outcome))
        error_list_add(problems, MOVE_REASON, "The reason must fit the outcome");
}

/* P11: an outcome is what recruitment, or the candidate, said on a day; not what we make of it. */
static void
check_source(const struct record *record, struct error_list *problems)
{
    bool ended = has_ended(record);
    const char *source = record_get(record, MOVE_SOURCE);
    const char *told = record_get(record, MOVE_TOLD);
    if (ended && !source)
        error_list_add(problems, MOVE_SOURCE, "Enter who told us of the outcome");
    if ((ended || source) && !told)
        error_list_add(problems, MOVE_TOLD, "Told on must have a date, like 27 March 2027");
    if (told && !source && !ended)
        error_list_add(problems, MOVE_SOURCE, "Enter who told us, or clear the day");
}

static void
move_check(const struct record *record, const struct field_context *context,
           struct error_list *problems)
{
    check_note(record, context, problems);
    check_reason(record, context, problems);
    check_source(record, problems);
}

/* --- the timeline --- */

/* "Stage  Sift -> Online assessment (told by HR, 31 October 2026)". */
static void
move_line(const struct record *record, const struct field_context *context, struct text *out)
{
    text_append(out, "Stage  ");
    record_show_field(record, MOVE_FROM, context, out);
    if (record_get(record, MOVE_TO))
        record_show_field_after(" -> ", record, MOVE_TO, context, out);
    if (has_ended(record))
        record_show_field_after(": ", record, MOVE_OUTCOME, context, out);
    record_show_field_after("; ", record, MOVE_REASON, context, out);
    record_show_field_after(" (told by ", record, MOVE_SOURCE, context, out);
    if (record_get(record, MOVE_SOURCE)) {
        record_show_field_after(", ", record, MOVE_TOLD, context, out);
        text_append_char(out, ')');
    }
    record_show_field_after(". ", record, MOVE_NOTE, context, out);
}

/* --- tables --- */

static const struct field fields[MOVE_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [MOVE_CANDIDATE] =
        {
            .name = "candidate",
            .label = "Candidate",
            .kind = FIELD_LINK,
            .flags = FIELD_REQUIRED,
            .number = 1,
            .list_width = 22,
            .purpose = "to show the move in the life it belongs to",
            .help = "The candidate of the application",
            .target = &candidate_type,
        },
    [MOVE_APPLICATION] =
        {
            .name = "application",
            .label = "Application",
            .kind = FIELD_LINK,
            .flags = FIELD_REQUIRED,
            .number = 2,
            .purpose = "to know which attempt moved",
            .help = "The application that moved",
            .target = &application_type,
        },
    [MOVE_FROM] =
        {
            .name = "from_stage",
            .label = "From stage",
            .kind = FIELD_CHOICE,
            .flags = FIELD_READ_ONLY,
            .number = 3,
            .list_width = 18,
            .purpose = "to see what was done with",
            .help = "Where the application stood before",
            .list = "stages",
        },
    [MOVE_TO] =
        {
            .name = "to_stage",
            .label = "To stage",
            .kind = FIELD_CHOICE,
            .flags = FIELD_READ_ONLY | FIELD_KEYED,
            .number = 4,
            .list_width = 18,
            .purpose = "to see how far people get",
            .help = "Where it stands after; none when it ended",
            .list = "stages",
        },
    [MOVE_MOVED] =
        {
            .name = "moved",
            .label = "Moved on",
            .kind = FIELD_DATE,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_PAST,
            .number = 5,
            .list_width = 11,
            .purpose = "to know how long each stage takes",
            .help = "The day of the move",
        },
    [MOVE_OUTCOME] =
        {
            .name = "outcome",
            .label = "Outcome",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 6,
            .list_width = 12,
            .purpose = "to tell a step on from an end",
            .help = "Live for a step on, or how the application ended",
            .choices = &setting_outcomes,
        },
    [MOVE_REASON] =
        {
            .name = "reason",
            .label = "Reason",
            .kind = FIELD_CHOICE,
            .number = 7,
            .purpose = "to learn why people leave",
            .help = "Why it ended, or went on in another order",
            .list = "move-reasons",
        },
    [MOVE_SOURCE] =
        {
            .name = "source",
            .label = "Told by",
            .kind = FIELD_TEXT,
            .number = 8,
            .purpose = "to show that outcomes come from recruitment",
            .help = "Who told us, such as HR recruitment",
        },
    [MOVE_TOLD] =
        {
            .name = "told",
            .label = "Told on",
            .kind = FIELD_DATE,
            .flags = FIELD_PAST,
            .number = 9,
            .purpose = "to show when we were told",
            .help = "The day on which we were told",
        },
    [MOVE_NOTE] =
        {
            .name = "note",
            .label = "Note",
            .kind = FIELD_TEXT,
            .flags = FIELD_SEARCHED,
            .number = 10,
            .purpose = "to remember what helps with the next step",
            .help = "A fact that helps; none where only the dates are kept",
        },
};

const struct record_type move_type = {
    .name = "move",
    .label = "Move",
    .plural_label = "Moves",
    .table = "moves",
    .number = 6,
    .fields = fields,
    .field_count = MOVE_FIELD_COUNT,
    .title_field = MOVE_MOVED,
    .sort_field = MOVE_MOVED,
    .sort_descending = true,
    .parent_field = MOVE_CANDIDATE,
    .fixed = true,
    .check = move_check,
    .line = move_line,
};
