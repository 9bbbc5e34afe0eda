/* policy.c - privacy notices and policy documents: the fields, the rules, whether one is in date.
 */
#include "modules/policy.h"

#include <string.h>

#include "base/text.h"
#include "modules/consent.h"
#include "record/record.h"

#define READ_MOST 100 /* more versions than a force has */

/* --- in date --- */

static bool
is_at(const struct record *policy, size_t field, struct date day, int sign)
{
    struct date date;
    if (!record_day(policy, field, &date))
        return false;
    int64_t days = date_to_days(date) - date_to_days(day);
    return sign < 0 ? days < 0 : days > 0;
}

/* Why one does not count on a day; NULL when it does. */
static const char *
why_not(const struct record *policy, struct date day)
{
    if (is_at(policy, POLICY_STARTS, day, 1))
        return "is in force only from";
    if (is_at(policy, POLICY_ENDS, day, -1))
        return "was in use only until";
    return is_at(policy, POLICY_REVIEW, day, -1) ? "lapsed: its review was due by" : NULL;
}

static bool
refuse(struct session *session, const struct record *policy, struct date day, struct error *error)
{
    const char *why = why_not(policy, day);
    bool early = is_at(policy, POLICY_STARTS, day, 1), over = is_at(policy, POLICY_ENDS, day, -1);
    size_t field = early ? POLICY_STARTS : over ? POLICY_ENDS : POLICY_REVIEW;
    struct text words = TEXT_EMPTY;
    session_own_title(session, &policy_type, &policy->id, &words);
    text_append_format(&words, " %s ", why);
    record_show_field(policy, field, session_context(session), &words);
    error_set(error, ERROR_INPUT, "%s; %s", text_string(&words),
              field == POLICY_REVIEW ? "review it, and set the next date"
                                     : "name the version that was in use on the day");
    text_clear(&words);
    return false;
}

static bool
refuse_missing(const char *kind, const char *version, struct error *error)
{
    if (!string_equal(kind, POLICY_NOTICE))
        return error_set(error, ERROR_INPUT,
                         "There is no appropriate policy document; add it under policies first");
    return error_set(error, ERROR_INPUT,
                     "There is no privacy notice of version '%s'; add it under policies first, or "
                     "name the version that was shown",
                     version ? version : "");
}

static bool
read_kind(struct session *session, const char *kind, struct record_list *list, struct error *error)
{
    return session_find_by_key(session, &policy_type, POLICY_KIND, kind, false, READ_MOST, list,
                               error);
}

static bool
has_version(const struct record *policy, const char *version)
{
    return !version || string_equal_no_case(record_get(policy, POLICY_VERSION), version);
}

bool
policy_in_date(struct session *session, const char *kind, const char *version, struct date day,
               struct error *error)
{
    struct record_list list = {.count = 0};
    const struct record *nearest = NULL;
    bool found = false, read = read_kind(session, kind, &list, error);
    for (size_t i = 0; i < list.count && !found; i++) {
        if (!has_version(list.items[i], version))
            continue;
        nearest = list.items[i];
        found = !why_not(nearest, day);
    }
    if (read && !found && nearest)
        refuse(session, nearest, day, error);
    else if (read && !found)
        refuse_missing(kind, version, error);
    record_list_clear(&list);
    return found;
}

/* --- rules --- */

static void
policy_prepare(struct record *record, const struct field_context *context)
{
    record_set(record, POLICY_KIND, POLICY_NOTICE);
    record_set(record, POLICY_OWNER, context->officer);
}

/* One record for each version. */
static bool
check_once(struct session *session, const struct record *record, struct error *error)
{
    const char *kind = record_get(record, POLICY_KIND);
    const char *version = record_get(record, POLICY_VERSION);
    struct record_list list = {.count = 0};
    if (!kind || !version)
        return true;
    bool done = read_kind(session, kind, &list, error);
    for (size_t i = 0; i < list.count && done; i++) {
        if (!id_equal(&list.items[i]->id, &record->id) && has_version(list.items[i], version))
            done = error_set_field(error, POLICY_VERSION,
                                   "Version '%s' is there already; give this one the next version",
                                   version);
    }
    record_list_clear(&list);
    return done;
}

/* T24: the wording that people were shown is what the consents name, so it stays. */
static bool
check_wording(struct session *session, const struct record *record, const struct record *before,
              struct error *error)
{
    static const size_t kept[] = {POLICY_KIND, POLICY_VERSION, POLICY_WORDING, POLICY_WHERE};
    bool used = false;
    for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++) {
        if (record_same_value(record, before, kept[i]))
            continue;
        if (!used && !consent_names(session, before, &used, error))
            return false;
        if (used)
            return error_set_field(error, (int)kept[i],
                                   "%s stays as it is: consents name this version; add the new "
                                   "wording as the next version",
                                   policy_type.fields[kept[i]].label);
        return true;
    }
    return true;
}

static bool
policy_admit(struct session *session, struct record *record, const struct record *before,
             struct error *error)
{
    if (!record_get(record, POLICY_WHERE) && !record_get(record, POLICY_WORDING))
        return error_set_field(error, POLICY_WHERE,
                               "Enter where the document is, or its wording below");
    return check_once(session, record, error) &&
           (!before || check_wording(session, record, before, error));
}

static void
check_after(const struct record *record, size_t field, struct error_list *problems)
{
    const char *starts = record_get(record, POLICY_STARTS), *day = record_get(record, field);
    if (starts && day && strcmp(day, starts) < 0)
        error_list_add(problems, (int)field, "%s must be on or after the day it is in force from",
                       record->type->fields[field].label);
}

static void
policy_check(const struct record *record, const struct field_context *context,
             struct error_list *problems)
{
    (void)context;
    check_after(record, POLICY_REVIEW, problems);
    check_after(record, POLICY_ENDS, problems);
}

static void
policy_remark(const struct record *record, const struct field_context *context, struct text *out)
{
    const char *why = why_not(record, context->today);
    if (why && is_at(record, POLICY_REVIEW, context->today, -1))
        text_append(out, "lapsed");
}

/* "5 December 2026, lapsed". */
static bool
policy_show(struct session *session, const struct record *record, size_t field, bool brief,
            struct text *out)
{
    const struct field_context *context = session_context(session);
    if (brief || field != POLICY_REVIEW || !is_at(record, field, context->today, -1))
        return false;
    record_show_field(record, field, context, out);
    text_append(out, ", lapsed");
    return true;
}

/* --- tables --- */

static const struct choice kinds[] = {
    {POLICY_NOTICE, "Privacy notice", false},
    {POLICY_DOCUMENT, "Appropriate policy document", false},
};
static const struct choice_list kind_list = {kinds, 2};

static const struct field fields[POLICY_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [POLICY_NAME] =
        {
            .name = "name",
            .label = "Name",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_SEARCHED | FIELD_OWN,
            .number = 1,
            .list_width = 24,
            .purpose = "to tell one document from another",
            .help = "As colleagues call it, such as Notice for people who sign up",
        },
    [POLICY_KIND] =
        {
            .name = "kind",
            .label = "Kind",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 2,
            .list_width = 14,
            .purpose = "to know what needs it",
            .help = "A notice is shown to people; a policy document says how special category "
                    "data is kept",
            .choices = &kind_list,
        },
    [POLICY_VERSION] =
        {
            .name = "version",
            .label = "Version",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_OWN | FIELD_TITLE,
            .number = 3,
            .list_width = 8,
            .purpose = "to know which wording somebody was shown",
            .help = "As it stands on the document, such as 3",
        },
    [POLICY_REFERENCE] =
        {
            .name = "reference",
            .label = "Document reference",
            .kind = FIELD_TEXT,
            .flags = FIELD_SEARCHED | FIELD_OWN,
            .number = 4,
            .purpose = "to find it in the register of the force",
            .help = "Such as IG 2026/14",
        },
    [POLICY_STARTS] =
        {
            .name = "starts",
            .label = "In force from",
            .kind = FIELD_DATE,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 5,
            .purpose = "to know what was in use on a day",
            .help = "The first day on which it counts",
        },
    [POLICY_REVIEW] =
        {
            .name = "review",
            .label = "Review by",
            .kind = FIELD_DATE,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 6,
            .list_width = 12,
            .purpose = "to look at it again before it is out of date",
            .help = "The last day on which it counts unless it is reviewed before",
        },
    [POLICY_ENDS] =
        {
            .name = "ends",
            .label = "In use until",
            .kind = FIELD_DATE,
            .number = 7,
            .purpose = "to know which version came after which",
            .help = "The last day on which it was in use; empty for one that is",
        },
    [POLICY_WHERE] =
        {
            .name = "location",
            .label = "Where it is",
            .kind = FIELD_TEXT,
            .flags = FIELD_SEARCHED,
            .number = 8,
            .purpose = "to read what people were shown",
            .help = "A folder or page where the whole document can be read",
        },
    [POLICY_WORDING] =
        {
            .name = "wording",
            .label = "Wording",
            .kind = FIELD_NOTES,
            .flags = FIELD_SEARCHED,
            .number = 9,
            .purpose = "to read what people were shown",
            .help = "The text itself, when it is short",
        },
    [POLICY_OWNER] =
        {
            .name = "owner",
            .label = "Owner",
            .kind = FIELD_TEXT,
            .flags = FIELD_KEYED | FIELD_OFFICER,
            .number = 10,
            .list_width = 11,
            .purpose = "to know who reviews it",
            .help = "The officer who sees to the review; without one it is in everybody's day",
        },
};

const struct record_type policy_type = {
    .name = "policy",
    .label = "Policy",
    .plural_label = "Policies",
    .table = "policies",
    .number = 31,
    .fields = fields,
    .field_count = POLICY_FIELD_COUNT,
    .title_field = POLICY_NAME,
    .sort_field = POLICY_REVIEW,
    .prepare = policy_prepare,
    .admit = policy_admit,
    .check = policy_check,
    .remark = policy_remark,
    .show = policy_show,
};
