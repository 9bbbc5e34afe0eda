/* assessment.c - why support may be targeted at a group: the fields, and how one reads. What stands
 * in the way of approving or changing one is in assessment_rules.c, what happens to one in
 * assessment_commands.c. */
#include "modules/assessment.h"

#include <stdlib.h>
#include <string.h>

#include "assessment_rules.h"
#include "base/memory.h"
#include "config/settings.h"
#include "modules/code_words.h"
#include "modules/group.h"

bool
assessment_is(const struct record *assessment, const char *state)
{
    return string_equal(record_get(assessment, ASSESSMENT_STATE), state);
}

void
assessment_append_name(struct session *session, const struct record *assessment, struct text *out)
{
    text_append(out, "'");
    session_title(session, &assessment_type, &assessment->id, out);
    text_append(out, "'");
}

/* --- in date --- */

static bool
day_is(const struct record *assessment, size_t field, int sign, struct date day)
{
    struct date date;
    if (!record_day(assessment, field, &date))
        return false;
    int64_t days = date_to_days(date) - date_to_days(day);
    return sign < 0 ? days < 0 : days > 0;
}

/* The field that says why one does not count on a day; 0 when it does. */
static size_t
why_not(const struct record *assessment, struct date day)
{
    if (!assessment_is(assessment, ASSESSMENT_IS_APPROVED))
        return ASSESSMENT_STATE;
    if (day_is(assessment, ASSESSMENT_APPROVED, 1, day))
        return ASSESSMENT_APPROVED;
    if (day_is(assessment, ASSESSMENT_STARTS, 1, day))
        return ASSESSMENT_STARTS;
    return day_is(assessment, ASSESSMENT_REVIEW, -1, day) ? ASSESSMENT_REVIEW : 0;
}

bool
assessment_in_date(const struct record *assessment, struct date day)
{
    return why_not(assessment, day) == 0;
}

/* True where the day is given and before another, or not given. */
static bool
is_open_until(const struct record *assessment, size_t field, struct date day)
{
    return !day_is(assessment, field, -1, day);
}

bool
assessment_counted(const struct record *assessment, struct date day)
{
    return record_get(assessment, ASSESSMENT_APPROVED) &&
           !day_is(assessment, ASSESSMENT_APPROVED, 1, day) &&
           !day_is(assessment, ASSESSMENT_STARTS, 1, day) &&
           is_open_until(assessment, ASSESSMENT_REVIEW, day) &&
           is_open_until(assessment, ASSESSMENT_REPLACED, day) &&
           is_open_until(assessment, ASSESSMENT_WITHDRAWN, day);
}

static void
append_state(const struct record *assessment, const struct field_context *context, struct text *out)
{
    if (assessment_is(assessment, ASSESSMENT_IS_WITHDRAWN))
        record_show_field_after("was withdrawn on ", assessment, ASSESSMENT_WITHDRAWN, context,
                                out);
    else if (assessment_is(assessment, ASSESSMENT_IS_REPLACED))
        record_show_field_after("was replaced by a later version on ", assessment,
                                ASSESSMENT_REPLACED, context, out);
    else
        text_append(out, "is a draft that nobody approved");
}

void
assessment_append_why_not(struct session *session, const struct record *assessment, struct date day,
                          struct text *out)
{
    const struct field_context *context = session_context(session);
    size_t why = why_not(assessment, day);
    if (why == ASSESSMENT_STATE)
        append_state(assessment, context, out);
    else if (why == ASSESSMENT_REVIEW)
        record_show_field_after("lapsed: its review was due by ", assessment, why, context, out);
    else if (why == ASSESSMENT_STARTS)
        record_show_field_after("begins only on ", assessment, why, context, out);
    else if (why == ASSESSMENT_APPROVED)
        record_show_field_after("was approved only on ", assessment, why, context, out);
}

/* --- versions --- */

#define VERSIONS_MOST 100 /* more than one a month for eight years */

/* The approved or replaced version that names this one as the one before; NULL for none. */
static struct record *
next_version(struct session *session, const struct record *assessment, struct error *error)
{
    struct query query = query_default(&assessment_type);
    struct record_list list = {.count = 0};
    struct record *next = NULL;
    query.link_field = ASSESSMENT_EARLIER;
    query.link_id = assessment->id;
    bool read = session_read(session, &query, QUERY_FIRST, NULL, VERSIONS_MOST, &list, error);
    for (size_t i = 0; i < list.count && read && !next; i++) {
        if (!assessment_is(list.items[i], ASSESSMENT_DRAFT))
            next = session_get(session, &assessment_type, &list.items[i]->id, error);
    }
    record_list_clear(&list);
    return next;
}

struct record *
assessment_latest(struct session *session, const struct record *assessment, struct error *error)
{
    struct record *latest = session_get(session, &assessment_type, &assessment->id, error);
    for (int i = 0; latest && i < VERSIONS_MOST; i++) {
        struct record *next = assessment_is(latest, ASSESSMENT_IS_REPLACED)
                                  ? next_version(session, latest, error)
                                  : NULL;
        if (!next)
            break;
        record_free(latest);
        latest = next;
    }
    return latest;
}

/* --- how it reads --- */

static bool
has_lapsed(const struct record *record, const struct field_context *context)
{
    return assessment_is(record, ASSESSMENT_IS_APPROVED) &&
           day_is(record, ASSESSMENT_REVIEW, -1, context->today);
}

/* "Approved, lapsed", "Approved, review now: evidence changed". */
static void
show_state(const struct record *record, const struct field_context *context, struct text *out)
{
    record_show_field(record, ASSESSMENT_STATE, context, out);
    if (has_lapsed(record, context))
        text_append(out, ", lapsed");
    if (assessment_is(record, ASSESSMENT_IS_APPROVED) &&
        record_get(record, ASSESSMENT_EVIDENCE_CHANGED))
        text_append(out, ", review now: evidence changed");
}

static bool
has_all_roles(const struct record *record, const struct field_context *context)
{
    const struct field roles = {.kind = FIELD_CHOICE, .list = "roles"};
    const struct choice_list *list = field_choices(&roles, context);
    const char *covered = record_get(record, ASSESSMENT_ROLES);
    bool all = covered != NULL;
    for (size_t i = 0; i < list->count && all; i++)
        all = list->items[i].retired || code_words_have(covered, list->items[i].code);
    return all;
}

static bool
assessment_show(struct session *session, const struct record *record, size_t field, bool brief,
                struct text *out)
{
    const struct field_context *context = session_context(session);
    if (field == ASSESSMENT_STATE)
        show_state(record, context, out);
    else if (field == ASSESSMENT_ROLES && brief && has_all_roles(record, context))
        text_append(out, "All roles");
    else if (field == ASSESSMENT_ROLES || field == ASSESSMENT_MEASURES)
        code_words_show(context, field == ASSESSMENT_ROLES ? "roles" : "measures",
                        record_get(record, field), out);
    else
        return false;
    return true;
}

/* P4: any group that there is, of any characteristic. */
static void
assessment_check(const struct record *record, const struct field_context *context,
                 struct error_list *problems)
{
    group_check(record, ASSESSMENT_CHARACTERISTIC, ASSESSMENT_GROUP, false, context, problems);
    if (!record_get(record, ASSESSMENT_CHARACTERISTIC) &&
        string_equal(record_get(record, ASSESSMENT_GROUP), GROUP_NOT_SAID))
        error_list_add(
            problems, ASSESSMENT_GROUP,
            "Group must be one that people belong to; choose whom the evidence is about");
}

static void
assessment_remark(const struct record *record, const struct field_context *context,
                  struct text *out)
{
    if (has_lapsed(record, context))
        text_append(out, "lapsed");
}

/* "version 2" and "2" are both read. */
static bool
parse_version(const struct field *field, const char *typed, const struct field_context *context,
              char **value, struct error *error)
{
    static const char word[] = "version ";
    struct field number = {.name = field->name, .label = field->label, .kind = FIELD_NUMBER};
    if (strncmp(typed, word, sizeof word - 1) == 0)
        typed += sizeof word - 1;
    return field_parse(&number, typed, context, value, error);
}

static void
show_version(const char *value, struct text *out)
{
    text_append_format(out, "version %s", value);
}

/* --- tables --- */

static bool
parse_roles(const struct field *field, const char *typed, const struct field_context *context,
            char **value, struct error *error)
{
    return code_words_parse(field, "roles", typed, context, value, error);
}

static bool
parse_measures(const struct field *field, const char *typed, const struct field_context *context,
               char **value, struct error *error)
{
    return code_words_parse(field, "measures", typed, context, value, error);
}

static const struct choice states[] = {
    {ASSESSMENT_DRAFT, "Draft", false},
    {ASSESSMENT_IS_APPROVED, "Approved", false},
    {ASSESSMENT_IS_REPLACED, "Replaced", false},
    {ASSESSMENT_IS_WITHDRAWN, "Withdrawn", false},
};
static const struct choice_list state_list = {states, 4};

static const struct choice triggers[] = {
    {"disadvantage", "Disadvantage", false},
    {"need", "Different needs", false},
    {"low", "Low participation", false},
};
static const struct choice_list trigger_list = {triggers, 3};

static const struct field fields[ASSESSMENT_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [ASSESSMENT_NAME] =
        {
            .name = "name",
            .label = "Name",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_SEARCHED | FIELD_OWN,
            .number = 1,
            .list_width = 24,
            .purpose = "to tell one assessment from another",
            .help = "The group and the role, such as Men in the control room",
        },
    [ASSESSMENT_VERSION] =
        {
            .name = "version",
            .label = "Version",
            .kind = FIELD_NUMBER,
            .flags = FIELD_READ_ONLY | FIELD_TITLE,
            .number = 2,
            .list_width = 9,
            .purpose = "to know which wording support rested on",
            .help = "From 1; revise makes the next",
            .parse = parse_version,
            .show = show_version,
        },
    [ASSESSMENT_STATE] =
        {
            .name = "state",
            .label = "State",
            .kind = FIELD_CHOICE,
            .flags = FIELD_READ_ONLY | FIELD_KEYED,
            .number = 3,
            .list_width = 15,
            .purpose = "to know whether support may rest on it",
            .help = "Draft, approved, replaced by a later version, or withdrawn; approve, revise "
                    "and withdraw-assessment set it",
            .choices = &state_list,
        },
    [ASSESSMENT_ROLES] =
        {
            .name = "roles",
            .label = "Roles",
            .kind = FIELD_TEXT,
            .number = 4,
            .purpose = "to support people for these roles only",
            .help = "The roles that it covers, with a comma between",
            .parse = parse_roles,
        },
    [ASSESSMENT_CHARACTERISTIC] =
        {
            .name = "characteristic",
            .label = "Characteristic",
            .kind = FIELD_CHOICE,
            .flags = FIELD_KEYED,
            .number = 5,
            .purpose = "to name the ground that the Act protects",
            .help = "The protected characteristic that the people of the group share; of a new one "
                    "posact sets it by the group",
            .choices = &setting_characteristics,
        },
    [ASSESSMENT_GROUP] =
        {
            .name = "meant_for",
            .label = "Group",
            .kind = FIELD_CHOICE,
            .flags = FIELD_KEYED,
            .number = 6,
            .list_width = 10,
            .purpose = "to support only whom the evidence is about",
            .help = "Any group of posact.yaml, in any direction",
            .list = "groups",
            .narrowed_by = ASSESSMENT_CHARACTERISTIC,
        },
    [ASSESSMENT_TRIGGER] =
        {
            .name = "trigger",
            .label = "Trigger",
            .kind = FIELD_CHOICE,
            .number = 7,
            .purpose = "to show which part of section 158 allows it",
            .help = "What is reasonably thought: people of the group suffer a disadvantage, have "
                    "different needs, or take part disproportionately little",
            .choices = &trigger_list,
        },
    [ASSESSMENT_BARRIER] =
        {
            .name = "barrier",
            .label = "Barrier",
            .kind = FIELD_NOTES,
            .flags = FIELD_SEARCHED,
            .number = 8,
            .purpose = "to act on the cause and not on the number",
            .help = "What stands in their way, and how that is connected to the characteristic",
        },
    [ASSESSMENT_AIM] =
        {
            .name = "aim",
            .label = "Aim",
            .kind = FIELD_NOTES,
            .flags = FIELD_SEARCHED,
            .number = 9,
            .purpose = "to know when it is reached",
            .help = "What the measures are to overcome, meet or encourage, and what would show it",
        },
    [ASSESSMENT_MEASURES] =
        {
            .name = "measures",
            .label = "Measures",
            .kind = FIELD_TEXT,
            .number = 10,
            .purpose = "to allow these kinds of support and no other",
            .help = "The kinds of support that may be targeted, with a comma between",
            .parse = parse_measures,
        },
    [ASSESSMENT_ALTERNATIVES] =
        {
            .name = "alternatives",
            .label = "Alternatives",
            .kind = FIELD_NOTES,
            .number = 11,
            .purpose = "to show that the measures are proportionate",
            .help = "What else was considered, open support among it",
        },
    [ASSESSMENT_LESSER] =
        {
            .name = "lesser",
            .label = "Why less will not do",
            .kind = FIELD_NOTES,
            .number = 12,
            .purpose = "to show that the measures are proportionate",
            .help = "Why none of these, or less of the measures, reaches the aim",
        },
    [ASSESSMENT_EFFECT] =
        {
            .name = "effect",
            .label = "Effect on others",
            .kind = FIELD_NOTES,
            .number = 13,
            .purpose = "to show that the measures are proportionate",
            .help = "What others lose or keep, and the support that is open to everybody",
        },
    [ASSESSMENT_EIA] =
        {
            .name = "eia",
            .label = "EIA reference",
            .kind = FIELD_TEXT,
            .flags = FIELD_SEARCHED,
            .number = 14,
            .purpose = "to find the equality impact assessment",
            .help = "As in the register of the force, such as EIA 2026/14",
        },
    [ASSESSMENT_ADVICE] =
        {
            .name = "advice",
            .label = "Advice reference",
            .kind = FIELD_TEXT,
            .flags = FIELD_SEARCHED,
            .number = 15,
            .purpose = "to find the legal advice that was taken",
            .help = "Where the advice is kept, when there is any",
        },
    [ASSESSMENT_STARTS] =
        {
            .name = "starts",
            .label = "Start",
            .kind = FIELD_DATE,
            .flags = FIELD_KEYED,
            .number = 16,
            .purpose = "to support nobody before it",
            .help = "The first day on which support may rest on it, when it is approved",
        },
    [ASSESSMENT_REVIEW] =
        {
            .name = "review",
            .label = "Review by",
            .kind = FIELD_DATE,
            .flags = FIELD_KEYED,
            .number = 17,
            .list_width = 11,
            .purpose = "to stop when the evidence is old",
            .help = "The last day on which it counts, within 12 months of the start",
        },
    [ASSESSMENT_AUTHOR] =
        {
            .name = "author",
            .label = "Author",
            .kind = FIELD_TEXT,
            .flags = FIELD_READ_ONLY | FIELD_KEYED | FIELD_OFFICER,
            .number = 18,
            .list_width = 12,
            .purpose = "to know who answers for it",
            .help = "The officer who drafted it; somebody else approves it",
        },
    [ASSESSMENT_APPROVER] =
        {
            .name = "approver",
            .label = "Approved by",
            .kind = FIELD_TEXT,
            .flags = FIELD_READ_ONLY | FIELD_OFFICER,
            .number = 19,
            .purpose = "to know who answers for it",
            .help = "The officer who approved it; approve sets it",
        },
    [ASSESSMENT_APPROVED] =
        {
            .name = "approved",
            .label = "Approved on",
            .kind = FIELD_DATE,
            .flags = FIELD_READ_ONLY | FIELD_PAST,
            .number = 20,
            .purpose = "to know since when support may rest on it",
            .help = "The day on which it was approved; approve sets it",
        },
    [ASSESSMENT_EARLIER] =
        {
            .name = "earlier",
            .label = "Version before",
            .kind = FIELD_LINK,
            .flags = FIELD_READ_ONLY,
            .number = 21,
            .purpose = "to keep every version that support rested on",
            .help = "The version that this one follows; revise sets it",
            .target = &assessment_type,
        },
    [ASSESSMENT_REPLACED] =
        {
            .name = "replaced",
            .label = "Replaced on",
            .kind = FIELD_DATE,
            .flags = FIELD_READ_ONLY | FIELD_PAST,
            .number = 22,
            .purpose = "to know until when support could rest on it",
            .help = "The day on which the next version was approved; approve sets it",
        },
    [ASSESSMENT_WITHDRAWN] =
        {
            .name = "withdrawn",
            .label = "Withdrawn on",
            .kind = FIELD_DATE,
            .flags = FIELD_READ_ONLY | FIELD_PAST,
            .number = 23,
            .purpose = "to know until when support could rest on it",
            .help = "The day on which it was withdrawn; withdraw-assessment sets it",
        },
    [ASSESSMENT_REASON] =
        {
            .name = "reason",
            .label = "Why it was withdrawn",
            .kind = FIELD_TEXT,
            .flags = FIELD_READ_ONLY,
            .number = 24,
            .purpose = "to know why support stopped",
            .help = "In a sentence; withdraw-assessment sets it",
        },
    [ASSESSMENT_EVIDENCE_CHANGED] =
        {
            .name = "evidence_changed",
            .label = "Evidence changed on",
            .kind = FIELD_DATE,
            .flags = FIELD_READ_ONLY | FIELD_PAST,
            .number = 25,
            .purpose = "to review when the gap has closed",
            .help = "The day on which newer figures showed the gap closed; posact sets it",
        },
    [ASSESSMENT_FINDING] =
        {
            .name = "finding",
            .label = "What newer figures show",
            .kind = FIELD_TEXT,
            .flags = FIELD_READ_ONLY,
            .number = 26,
            .purpose = "to review when the gap has closed",
            .help = "The share, its interval, that of the population, and the source; posact sets "
                    "it",
        },
};

const struct record_type assessment_type = {
    .name = "assessment",
    .label = "Assessment",
    .plural_label = "Assessments",
    .table = "assessments",
    .number = 40,
    .fields = fields,
    .field_count = ASSESSMENT_FIELD_COUNT,
    .title_field = ASSESSMENT_NAME,
    .sort_field = ASSESSMENT_REVIEW,
    .standing_field = ASSESSMENT_STATE,
    .admit = assessment_admit,
    .returned = assessment_returned,
    .changed = assessment_changed,
    .may_change = assessment_is_open,
    .check = assessment_check,
    .remark = assessment_remark,
    .show = assessment_show,
    .checklist = assessment_checklist,
};
