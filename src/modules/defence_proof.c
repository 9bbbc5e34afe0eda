/* defence_proof.c - entries of the log, and a walk over every field and list that there is. */
#include "defence_proof.h"

#include "base/date.h"
#include "base/text.h"
#include "base/utf8.h"
#include "modules/assessment.h"
#include "modules/candidate.h"
#include "modules/characteristic.h"
#include "modules/registry.h"
#include "modules/witness.h"

#define CHANGES_MOST 1000
#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* --- entries --- */

static bool
is_approval(const struct change *change)
{
    for (size_t i = 0; i < change->field_count; i++) {
        if (change->fields[i].field == &assessment_type.fields[ASSESSMENT_STATE] &&
            string_equal(change->fields[i].new_value, ASSESSMENT_IS_APPROVED))
            return true;
    }
    return false;
}

static void
append_entry(const struct change *change, struct text *out)
{
    char when[DATE_TEXT_SIZE];
    moment_show(change->time_ms, when);
    text_append_format(out, "%lld/%lld, %s, %s, %s", (long long)change->replica,
                       (long long)change->seq, change->command, change->actor, when);
}

/* The oldest of those that are meant; newest first is how they come. */
static bool
add_first(struct session *session, struct report *report, const struct record *record,
          enum change_kind kind, bool approval, struct error *error)
{
    struct change_list list = {.items = NULL};
    const struct change *first = NULL;
    struct text cell = TEXT_EMPTY;
    bool read = session_history(session, record->type, &record->id, 0, CHANGES_MOST, &list, error);
    for (size_t i = 0; i < list.count && read; i++) {
        const struct change *change = &list.items[i];
        if (approval ? is_approval(change) : change->kind == kind)
            first = change;
    }
    if (first)
        append_entry(first, &cell);
    else if (read)
        text_append(&cell, "not in this log");
    report_cell(report, &cell);
    change_list_clear(&list);
    return read;
}

bool
defence_add_entry(struct session *session, struct report *report, const struct record *record,
                  enum change_kind kind, struct error *error)
{
    return add_first(session, report, record, kind, false, error);
}

bool
defence_add_approval(struct session *session, struct report *report,
                     const struct record *assessment, struct error *error)
{
    return add_first(session, report, assessment, CHANGE_EDITED, true, error);
}

/* --- what does not exist --- */

/* P9: as the name of a field would say it. */
static const char forbidden[] = "rank*|score*|tier*|gold|silver|bronze|priorit*|early|window*|"
                                "hold|held back|queue*|likel*|probab*|quota*";

static bool
says(const struct field *field, const char *wanted)
{
    struct text folded = TEXT_EMPTY;
    utf8_fold(&folded, field->name);
    text_append_char(&folded, ' ');
    utf8_fold(&folded, field->label);
    for (size_t i = 0; i < folded.length; i++)
        folded.bytes[i] = folded.bytes[i] == '_' ? ' ' : folded.bytes[i];
    bool any = has_any_word(text_string(&folded), wanted);
    text_clear(&folded);
    return any;
}

/* A candidate, or something about one. What is guarded - a declaration, the scores of those who
 * finished in a tie-break - has no list that anybody could put in order. */
static bool
is_about_people(const struct record_type *type)
{
    bool about = type == &candidate_type;
    for (size_t i = 0; i < type->field_count; i++)
        about = about || type->fields[i].target == &candidate_type;
    return about && !type->may_see;
}

static bool
tells_group(const struct field *field)
{
    return field->list && string_equal(field->list, "groups");
}

struct counts {
    size_t types, fields, ranking, sorting;
};

static struct counts
count_fields(void)
{
    struct counts counts = {.types = 0};
    for (size_t i = 0; i < registry_type_count; i++) {
        const struct record_type *type = registry_types[i];
        if (!is_about_people(type))
            continue;
        counts.types++;
        counts.fields += type->field_count;
        for (size_t j = 0; j < type->field_count; j++) {
            counts.ranking += says(&type->fields[j], forbidden);
            counts.sorting += tells_group(&type->fields[j]);
        }
    }
    return counts;
}

static void
add_fields_lines(struct report *report)
{
    struct counts counts = count_fields();
    struct text cell = TEXT_EMPTY;
    report_words(report, "No ranking, tier, priority, hold or early window of candidates is kept");
    text_append_format(&cell,
                       "%zu of the %zu fields of %zu kinds of record about candidates could "
                       "say one",
                       counts.ranking, counts.fields, counts.types);
    report_cell(report, &cell);
    report_words(report, "posact help TYPE names every field");
    report_words(report,
                 "No list of candidates is sorted or filtered by a characteristic or group");
    text_append_format(&cell, "%zu of these fields say one", counts.sorting);
    report_cell(report, &cell);
    report_words(report, "posact list TYPE --sort and posact help filter name what they take");
}

static bool
add_log_line(struct session *session, struct report *report, struct error *error)
{
    const struct witness_question whole = {.full = true};
    struct text said = TEXT_EMPTY;
    bool done = witness_verify(session, &whole, &said, error);
    text_join_lines(&said);
    if (done) {
        report_words(report, "Nothing above was changed without a trace");
        report_cell(report, &said);
        report_words(report, "posact verify --full");
    }
    text_clear(&said);
    return done;
}

bool
defence_add_absent(struct session *session, struct report *report, struct error *error)
{
    static const char *const columns[] = {"Statement", "What was found", "Shown by"};
    report_begin_part(report, "No ranking, no hold, no early window", "", columns, COUNT(columns));
    add_fields_lines(report);
    return add_log_line(session, report, error);
}
