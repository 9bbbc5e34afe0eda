/* adjustment.c - adjustments: the fields, and that none tells a condition. */
#include "modules/adjustment.h"

#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "modules/application.h"
#include "modules/candidate.h"
#include "modules/characteristic.h"
#include "modules/permission.h"
#include "modules/session.h"
#include "record/record.h"

#define INTERVIEW "interview"

static void
adjustment_prepare(struct record *record, const struct field_context *context)
{
    record_set(record, ADJUSTMENT_KIND, "adjustment");
    record_set_day(record, ADJUSTMENT_AGREED, context->today);
}

static bool
adjustment_admit(struct session *session, struct record *record, const struct record *before,
                 struct error *error)
{
    (void)record, (void)before;
    return permission_declarations(session, error);
}

/* P23: neither in what is needed nor in whom it is shared with. */
static void
check_words(const struct record *record, size_t field, struct error_list *problems)
{
    struct text folded = TEXT_EMPTY;
    utf8_fold(&folded, record_get(record, field) ? record_get(record, field) : "");
    if (tells_condition(text_string(&folded)))
        error_list_add(problems, (int)field,
                       "%s must say what is done, not why: '%s' tells of health; such as 'A quiet "
                       "room' or 'Papers in large print'",
                       record->type->fields[field].label, record_get(record, field));
    text_clear(&folded);
}

static void
adjustment_check(const struct record *record, const struct field_context *context,
                 struct error_list *problems)
{
    const char *agreed = record_get(record, ADJUSTMENT_AGREED);
    const char *made = record_get(record, ADJUSTMENT_MADE);
    (void)context;
    check_words(record, ADJUSTMENT_NEED, problems);
    check_words(record, ADJUSTMENT_AGREED_BY, problems);
    check_words(record, ADJUSTMENT_SHARED_WITH, problems);
    if (string_equal(record_get(record, ADJUSTMENT_KIND), INTERVIEW) &&
        !record_get(record, ADJUSTMENT_APPLICATION))
        error_list_add(problems, ADJUSTMENT_APPLICATION,
                       "Enter the application that the interview is offered for");
    if (agreed && made && strcmp(made, agreed) < 0)
        error_list_add(problems, ADJUSTMENT_MADE,
                       "In place since must be on or after the day they agreed");
}

static bool
may_leave(const struct record *adjustment)
{
    (void)adjustment;
    return false;
}

static const struct choice kinds[] = {
    {"adjustment", "Adjustment", false},
    {INTERVIEW, "Offer of an interview, section 13(3)", false},
};
static const struct choice_list kind_list = {kinds, 2};

static const struct field fields[ADJUSTMENT_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [ADJUSTMENT_CANDIDATE] =
        {
            .name = "candidate",
            .label = "Candidate",
            .kind = FIELD_LINK,
            .flags = FIELD_REQUIRED | FIELD_OWN,
            .number = 1,
            .list_width = 22,
            .purpose = "to know who needs it",
            .help = "The person who asked for it",
            .target = &candidate_type,
        },
    [ADJUSTMENT_KIND] =
        {
            .name = "kind",
            .label = "Kind",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED | FIELD_ALONE,
            .number = 2,
            .purpose = "to know what the law lets us do",
            .help = "An adjustment, or the offer of an interview, which needs no tie-break",
            .choices = &kind_list,
        },
    [ADJUSTMENT_NEED] =
        {
            .name = "need",
            .label = "Adjustment",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_OWN | FIELD_ALONE,
            .number = 3,
            .purpose = "to do it",
            .help = "What is done, such as 'A quiet room' or 'A quarter more time', and never why",
        },
    [ADJUSTMENT_PURPOSE] =
        {
            .name = "purpose",
            .label = "Purpose",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 4,
            .list_width = 24,
            .purpose = "to use it for this and nothing else",
            .help = "What it is needed for",
            .list = "adjustment-purposes",
        },
    [ADJUSTMENT_APPLICATION] =
        {
            .name = "application",
            .label = "Application",
            .kind = FIELD_LINK,
            .flags = FIELD_OWN,
            .number = 5,
            .purpose = "to know which selection it is for",
            .help = "The application, when it is for one",
            .target = &application_type,
        },
    [ADJUSTMENT_AGREED_BY] =
        {
            .name = "agreed_by",
            .label = "Person who agreed",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_OWN,
            .number = 6,
            .purpose = "to share it only as they agreed",
            .help = "Who said that it may be shared, such as The candidate",
        },
    [ADJUSTMENT_SHARED_WITH] =
        {
            .name = "shared_with",
            .label = "People told",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_OWN,
            .number = 7,
            .purpose = "to share it only as they agreed",
            .help = "Who is told, such as The assessment centre",
        },
    [ADJUSTMENT_AGREED] =
        {
            .name = "agreed",
            .label = "Agreed on",
            .kind = FIELD_DATE,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_PAST,
            .number = 8,
            .list_width = 13,
            .purpose = "to show when they agreed",
            .help = "The day on which they agreed to share it",
        },
    [ADJUSTMENT_MADE] =
        {
            .name = "made",
            .label = "In place since",
            .kind = FIELD_DATE,
            .flags = FIELD_KEYED | FIELD_PAST,
            .number = 9,
            .list_width = 15,
            .purpose = "to see what is left to do",
            .help = "The day from which it is in place, or on which the interview was offered",
        },
};

const struct record_type adjustment_type = {
    .name = "adjustment",
    .label = "Adjustment",
    .plural_label = "Adjustments",
    .table = "adjustments",
    .number = 37,
    .fields = fields,
    .field_count = ADJUSTMENT_FIELD_COUNT,
    .title_field = ADJUSTMENT_PURPOSE,
    .sort_field = ADJUSTMENT_AGREED,
    .sort_descending = true,
    .parent_field = ADJUSTMENT_CANDIDATE,
    .apart = true,
    .may_see = permission_declarations,
    .seen_for = "making adjustments",
    .may_leave = may_leave,
    .prepare = adjustment_prepare,
    .admit = adjustment_admit,
    .check = adjustment_check,
};
