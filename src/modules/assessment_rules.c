/* assessment_rules.c - what an assessment needs before it is approved (P2), and that it stays as it
 * was approved then (P5). */
#include "assessment_rules.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "config/config.h"
#include "modules/basis.h"
#include "modules/evidence.h"
#include "modules/permission.h"
#include "modules/registry.h"

#define EVIDENCE_MOST 200

bool
assessment_evidence(struct session *session, const struct id *assessment, struct record_list *list,
                    struct error *error)
{
    struct query query = query_default(&evidence_type);
    query.link_field = EVIDENCE_ASSESSMENT;
    query.link_id = *assessment;
    return session_read(session, &query, QUERY_FIRST, NULL, EVIDENCE_MOST, list, error);
}

/* --- its parts --- */

/* P2, in the order of the form. */
static const struct part {
    const char *label;
    size_t fields[4];
    size_t count;
} parts[] = {
    {"What it covers", {ASSESSMENT_ROLES, ASSESSMENT_CHARACTERISTIC, ASSESSMENT_GROUP}, 3},
    {"Why it is needed", {ASSESSMENT_TRIGGER, ASSESSMENT_BARRIER}, 2},
    {"Aim and measures", {ASSESSMENT_AIM, ASSESSMENT_MEASURES}, 2},
    {"Proportionality",
     {ASSESSMENT_ALTERNATIVES, ASSESSMENT_LESSER, ASSESSMENT_EFFECT, ASSESSMENT_EIA},
     4},
    {"Dates", {ASSESSMENT_STARTS, ASSESSMENT_REVIEW}, 2},
};
#define PARTS (sizeof parts / sizeof *parts)

static void
append_label(size_t field, struct text *out)
{
    if (out->length > 0)
        text_append(out, ", ");
    label_inside(assessment_type.fields[field].label, out);
}

static void
append_missing(const struct part *part, const struct record *record, struct text *out)
{
    for (size_t i = 0; i < part->count; i++) {
        if (!record_get(record, part->fields[i]))
            append_label(part->fields[i], out);
    }
}

static bool
count_evidence(struct session *session, const struct record *record, size_t *count,
               struct error *error)
{
    struct record_list list = {.count = 0};
    bool read = assessment_evidence(session, &record->id, &list, error);
    *count = list.count;
    record_list_clear(&list);
    return read;
}

static void
add_part(struct checklist *list, const struct part *part, const struct record *record)
{
    struct text missing = TEXT_EMPTY;
    append_missing(part, record, &missing);
    struct checklist_item *item = checklist_add(
        list, part->label, missing.length > 0 ? CHECKLIST_INCOMPLETE : CHECKLIST_COMPLETED);
    if (assessment_is(record, ASSESSMENT_DRAFT))
        item->field = part->fields[0];
    if (missing.length > 0)
        item->detail = text_take(&missing);
    text_clear(&missing);
}

static const struct command *
command_of(const char *name)
{
    return command_find(&assessment_commands, 1, name, PLACE_DETAIL);
}

static void
add_evidence(struct checklist *list, const struct record *record, size_t count)
{
    struct checklist_item *item =
        checklist_add(list, "Evidence", count > 0 ? CHECKLIST_COMPLETED : CHECKLIST_INCOMPLETE);
    item->command = assessment_is(record, ASSESSMENT_DRAFT) ? command_of("evidence") : NULL;
    item->detail = count == 0   ? must_strdup("at least one figure or statement")
                   : count == 1 ? must_strdup("1 item")
                                : must_format("%zu items", count);
}

/* The last part: by somebody else, once all others are there. */
static void
add_approval(struct checklist *list, const struct record *record)
{
    bool all = true, draft = assessment_is(record, ASSESSMENT_DRAFT);
    for (size_t i = 0; i < list->count; i++)
        all = all && list->items[i].state == CHECKLIST_COMPLETED;
    struct checklist_item *item = checklist_add(list, "Approval",
                                                !draft ? CHECKLIST_COMPLETED
                                                : all  ? CHECKLIST_INCOMPLETE
                                                       : CHECKLIST_CANNOT_START);
    const char *author = record_get(record, ASSESSMENT_AUTHOR);
    const char *approver = record_get(record, ASSESSMENT_APPROVER);
    item->command = draft ? command_of("approve") : NULL;
    if (!draft)
        item->detail = must_format("by %s", approver ? approver : "somebody");
    else
        item->detail = must_format("%s other than %s", all ? "an officer" : "by an officer",
                                   author ? author : "the author");
}

bool
assessment_checklist(struct session *session, const struct record *record, struct checklist *list,
                     struct error *error)
{
    size_t evidence;
    if (!count_evidence(session, record, &evidence, error))
        return false;
    for (size_t i = 0; i < PARTS; i++) {
        add_part(list, &parts[i], record);
        if (i == 1)
            add_evidence(list, record, evidence);
    }
    add_approval(list, record);
    return true;
}

/* --- approving --- */

static bool
refuse_own(const struct record *record, const char *approver, struct error *error)
{
    const char *author = record_get(record, ASSESSMENT_AUTHOR);
    if (!string_equal_no_case(author ? author : "", approver))
        return true;
    return error_set(error, ERROR_DENIED,
                     "%s drafted this assessment, and nobody approves their own draft; ask another "
                     "officer to read and approve it",
                     approver);
}

static bool
has_all(struct session *session, const struct record *record, struct error *error)
{
    struct text missing = TEXT_EMPTY;
    size_t evidence, first = 0;
    if (!count_evidence(session, record, &evidence, error))
        return false;
    for (size_t i = 0; i < PARTS; i++) {
        for (size_t j = 0; j < parts[i].count && first == 0; j++)
            first = record_get(record, parts[i].fields[j]) ? 0 : parts[i].fields[j];
        append_missing(&parts[i], record, &missing);
    }
    if (evidence == 0)
        text_append(&missing, missing.length > 0 ? ", evidence" : "evidence");
    bool all = missing.length == 0;
    if (!all) {
        error_set(error, ERROR_INPUT,
                  "It lacks %s; add what is missing, for without it the assessment would not stand",
                  text_string(&missing));
        error->field = first > 0 ? (int)first : NO_FIELD;
    }
    text_clear(&missing);
    return all;
}

static bool
is_still_to_come(struct session *session, const struct record *record, struct error *error)
{
    struct date review, today = session_context(session)->today;
    return (record_day(record, ASSESSMENT_REVIEW, &review) &&
            date_to_days(review) >= date_to_days(today)) ||
           error_set_field(error, ASSESSMENT_REVIEW,
                           "Review by is over already; set a day that is to come");
}

static bool
may_be_approved(struct session *session, const struct record *record, struct error *error)
{
    return has_all(session, record, error) && is_still_to_come(session, record, error) &&
           refuse_own(record, session_officer(session), error) &&
           permission_given(session, PERMISSION_APPROVE, error);
}

/* --- staying as it was approved --- */

bool
assessment_is_open(struct session *session, const struct record *assessment, struct error *error)
{
    struct text name = TEXT_EMPTY;
    if (assessment_is(assessment, ASSESSMENT_DRAFT))
        return true;
    assessment_append_name(session, assessment, &name);
    error_set(error, ERROR_DENIED,
              "%s stays as it was approved, for support rests on it; 'revise' begins its next "
              "version",
              text_string(&name));
    text_clear(&name);
    return false;
}

/* What approve, revise and withdraw-assessment set; all else was written. */
static bool
is_written(size_t field)
{
    return field < ASSESSMENT_AUTHOR && field != ASSESSMENT_STATE;
}

static bool
is_as_written(const struct record *record, const struct record *before)
{
    for (size_t i = RECORD_CORE_COUNT; i < ASSESSMENT_FIELD_COUNT; i++) {
        if ((is_written(i) || i == ASSESSMENT_AUTHOR || i == ASSESSMENT_EARLIER) &&
            !record_same_value(record, before, i))
            return false;
    }
    return true;
}

/* Whoever approves says so by name, today. */
static bool
is_by_this_officer(struct session *session, const struct record *record, struct error *error)
{
    struct date approved;
    return (string_equal(record_get(record, ASSESSMENT_APPROVER), session_officer(session)) &&
            record_day(record, ASSESSMENT_APPROVED, &approved) &&
            date_to_days(approved) == date_to_days(session_context(session)->today)) ||
           error_set_field(error, ASSESSMENT_STATE, "State is set to approved by approve alone");
}

static bool
check_step(struct session *session, struct record *record, const struct record *before,
           struct error *error)
{
    bool was_draft = assessment_is(before, ASSESSMENT_DRAFT);
    if (was_draft && assessment_is(record, ASSESSMENT_IS_APPROVED)) {
        return is_by_this_officer(session, record, error) &&
               may_be_approved(session, record, error);
    }
    bool ends = assessment_is(before, ASSESSMENT_IS_APPROVED) &&
                (assessment_is(record, ASSESSMENT_IS_REPLACED) ||
                 assessment_is(record, ASSESSMENT_IS_WITHDRAWN));
    return ends || error_set_field(error, ASSESSMENT_STATE,
                                   "State is set by approve, revise and withdraw-assessment alone");
}

/* --- what is written --- */

/* P2: evidence grows old. */
static bool
check_dates(struct session *session, const struct record *record, struct error *error)
{
    long months = config_number(session_config(session), SETTING_ASSESSMENT_MONTHS);
    struct date starts, review, last;
    if (!record_day(record, ASSESSMENT_STARTS, &starts) ||
        !record_day(record, ASSESSMENT_REVIEW, &review))
        return true;
    if (date_to_days(review) <= date_to_days(starts))
        return error_set_field(error, ASSESSMENT_REVIEW, "Review by must be after the start");
    char *span = must_format("+%ldm", months);
    bool late = date_after(starts, span, &last) && date_to_days(review) > date_to_days(last);
    free(span);
    return !late || error_set_field(error, ASSESSMENT_REVIEW,
                                    "Review by must be within %ld months of the start, for "
                                    "evidence grows old",
                                    months);
}

/* However it comes here, it comes as a draft of who brings it. */
static bool
begin(struct session *session, struct record *record, struct error *error)
{
    const char *state = record_get(record, ASSESSMENT_STATE);
    if (state && !string_equal(state, ASSESSMENT_DRAFT))
        return error_set_field(error, ASSESSMENT_STATE,
                               "An assessment begins as a draft; leave its state out, and let "
                               "somebody else approve it here");
    for (size_t i = ASSESSMENT_APPROVER; i < ASSESSMENT_FIELD_COUNT; i++) {
        if (i != ASSESSMENT_EARLIER)
            record_set(record, i, NULL);
    }
    if (!record_get(record, ASSESSMENT_CHARACTERISTIC))
        record_set(record, ASSESSMENT_CHARACTERISTIC,
                   field_list_cell(session_context(session), "groups",
                                   record_get(record, ASSESSMENT_GROUP), GROUP_CHARACTERISTIC));
    record_set(record, ASSESSMENT_STATE, ASSESSMENT_DRAFT);
    record_set(record, ASSESSMENT_AUTHOR, session_officer(session));
    if (!record_get(record, ASSESSMENT_EARLIER))
        record_set(record, ASSESSMENT_VERSION, "1");
    return true;
}

bool
assessment_admit(struct session *session, struct record *record, const struct record *before,
                 struct error *error)
{
    if (!before && !begin(session, record, error))
        return false;
    bool draft = !before || assessment_is(before, ASSESSMENT_DRAFT);
    if (draft && !check_dates(session, record, error))
        return false;
    if (!before)
        return true;
    if (!draft && !is_as_written(record, before))
        return assessment_is_open(session, before, error);
    return record_same_value(record, before, ASSESSMENT_STATE) ||
           check_step(session, record, before, error);
}

bool
assessment_changed(struct session *session, const struct record *before, struct error *error)
{
    struct record *now = session_get(session, &assessment_type, &before->id, error);
    bool done = now && (now->alive || assessment_is_open(session, before, error));
    record_free(now);
    return done;
}

static bool
refuse_relied_on(struct session *session, const struct record *before, struct error *error)
{
    bool any;
    if (!basis_has_support(session, &before->id, &any, error))
        return false;
    return !any ||
           error_set(error, ERROR_CONFLICT,
                     "support rests on this assessment by now; 'withdraw-assessment' withdraws "
                     "it and keeps what was approved");
}

/* An undo takes back no more than anybody may. */
bool
assessment_returned(struct session *session, const struct record *record,
                    const struct record *before, struct error *error)
{
    bool was_draft = assessment_is(before, ASSESSMENT_DRAFT);
    bool is_draft = assessment_is(record, ASSESSMENT_DRAFT);
    if (was_draft && is_draft)
        return true;
    if (!was_draft && (is_draft || !record->alive))
        return refuse_relied_on(session, before, error);
    if (!was_draft && before->alive && !is_as_written(record, before))
        return assessment_is_open(session, before, error);
    return has_all(session, record, error);
}
