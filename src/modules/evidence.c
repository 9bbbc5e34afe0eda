/* evidence.c - what an assessment goes by: the fields, and that they stay once it is approved. */
#include "modules/evidence.h"

#include "assessment_rules.h"
#include "base/text.h"
#include "modules/assessment.h"

static struct record *
assessment_of(struct session *session, const struct record *evidence)
{
    return session_linked(session, evidence, EVIDENCE_ASSESSMENT);
}

static bool
is_open(struct session *session, const struct record *evidence, struct error *error)
{
    struct record *assessment = assessment_of(session, evidence);
    bool open = !assessment || !assessment->alive || assessment_is_open(session, assessment, error);
    record_free(assessment);
    return open;
}

/* P5: also when it moves from one assessment to another. */
static bool
evidence_admit(struct session *session, struct record *record, const struct record *before,
               struct error *error)
{
    return is_open(session, record, error) && (!before || is_open(session, before, error));
}

static bool
evidence_returned(struct session *session, const struct record *record, const struct record *before,
                  struct error *error)
{
    if (!before->alive && record->alive) /* redone together with its assessment */
        return true;
    return is_open(session, record, error) && is_open(session, before, error);
}

static bool
evidence_changed(struct session *session, const struct record *before, struct error *error)
{
    return is_open(session, before, error);
}

static void
evidence_check(const struct record *record, const struct field_context *context,
               struct error_list *problems)
{
    (void)context;
    bool figure = record_get(record, EVIDENCE_VALUE) != NULL;
    if (!figure && !record_get(record, EVIDENCE_WORDS))
        error_list_add(problems, EVIDENCE_VALUE,
                       "Enter the figure, or what was said under In words");
    if (figure && !record_get(record, EVIDENCE_N))
        error_list_add(problems, EVIDENCE_N, "Enter how many the figure is out of");
}

/* "Men among control room staff: 21.6 per cent of 162". */
static void
evidence_line(const struct record *record, const struct field_context *context, struct text *out)
{
    record_show_field(record, EVIDENCE_WHAT, context, out);
    record_show_field_after(": ", record, EVIDENCE_VALUE, context, out);
    record_show_field_after(" of ", record, EVIDENCE_N, context, out);
    record_show_field_after("; ", record, EVIDENCE_SOURCE, context, out);
}

static const struct field fields[EVIDENCE_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [EVIDENCE_ASSESSMENT] =
        {
            .name = "assessment",
            .label = "Assessment",
            .kind = FIELD_LINK,
            .flags = FIELD_REQUIRED,
            .number = 1,
            .list_width = 24,
            .purpose = "to know what goes by it",
            .help = "The draft that it is for",
            .target = &assessment_type,
        },
    [EVIDENCE_WHAT] =
        {
            .name = "what",
            .label = "What it shows",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_SEARCHED,
            .number = 2,
            .list_width = 22,
            .purpose = "to read the figure as it is meant",
            .help = "Such as Men among control room staff",
        },
    [EVIDENCE_VALUE] =
        {
            .name = "value",
            .label = "Figure",
            .kind = FIELD_TEXT,
            .number = 3,
            .list_width = 16,
            .purpose = "to keep the figure as it was",
            .help = "As it was on its day, such as 21.6 per cent; empty for words",
        },
    [EVIDENCE_N] =
        {
            .name = "n",
            .label = "Out of",
            .kind = FIELD_NUMBER,
            .number = 4,
            .list_width = 7,
            .purpose = "to tell how much the figure bears",
            .help = "How many people or answers the figure is out of",
        },
    [EVIDENCE_WORDS] =
        {
            .name = "words",
            .label = "In words",
            .kind = FIELD_NOTES,
            .flags = FIELD_SEARCHED,
            .number = 5,
            .purpose = "to keep evidence that is no figure",
            .help = "What was said or found, naming nobody",
        },
    [EVIDENCE_SOURCE] =
        {
            .name = "source",
            .label = "Source",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_SEARCHED,
            .number = 6,
            .list_width = 20,
            .purpose = "to find it again",
            .help = "Where it comes from, such as HR system, workforce report",
        },
    [EVIDENCE_DAY] =
        {
            .name = "dated",
            .label = "As of",
            .kind = FIELD_DATE,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_PAST,
            .number = 7,
            .list_width = 11,
            .purpose = "to tell how old it is",
            .help = "The day that the figure or words are of",
        },
    [EVIDENCE_COMMAND] =
        {
            .name = "command",
            .label = "Shown again by",
            .kind = FIELD_TEXT,
            .number = 8,
            .purpose = "to work the figure out again",
            .help = "The command that shows it, such as posact stats proportion 35 162",
        },
};

const struct record_type evidence_type = {
    .name = "evidence",
    .label = "Evidence",
    .plural_label = "Evidence",
    .table = "evidence",
    .number = 41,
    .fields = fields,
    .field_count = EVIDENCE_FIELD_COUNT,
    .title_field = EVIDENCE_WHAT,
    .sort_field = EVIDENCE_DAY,
    .sort_descending = true,
    .parent_field = EVIDENCE_ASSESSMENT,
    .admit = evidence_admit,
    .returned = evidence_returned,
    .changed = evidence_changed,
    .may_change = is_open,
    .check = evidence_check,
    .line = evidence_line,
};
