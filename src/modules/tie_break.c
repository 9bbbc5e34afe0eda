/* tie_break.c - tie-breaks: the fields, and what shows no equal merit. Whether one is whole stands
 * in tie_break_rules.c, what happens to it in tie_break_commands.c. */
#include "modules/tie_break.h"

#include <string.h>

#include "base/text.h"
#include "config/settings.h"
#include "modules/campaign.h"
#include "modules/group.h"
#include "modules/permission.h"
#include "modules/staff.h"
#include "record/record.h"
#include "tie_break_scores.h"

bool
tie_break_is_approved(const struct record *tie_break)
{
    return string_equal(record_get(tie_break, TIE_BREAK_STATE), TIE_BREAK_IS_APPROVED);
}

static void
tie_break_prepare(struct record *record, const struct field_context *context)
{
    record_set(record, TIE_BREAK_STATE, TIE_BREAK_DRAFT);
    record_set(record, TIE_BREAK_AUTHOR, context->officer);
}

/* --- what stands in the way --- */

/* P12: one that was signed off shows what was decided, and on what. */
static bool
check_open(const struct record *before, struct error *error)
{
    return !tie_break_is_approved(before) ||
           error_set(error, ERROR_DENIED,
                     "'%s' was signed off and stays as it was then; what comes later is an entry "
                     "of its own",
                     record_get(before, TIE_BREAK_VACANCY));
}

static bool
tie_break_admit(struct session *session, struct record *record, const struct record *before,
                struct error *error)
{
    if (!permission_declarations(session, error))
        return false;
    if (!before) {
        record_set(record, TIE_BREAK_STATE, TIE_BREAK_DRAFT);
        record_set(record, TIE_BREAK_AUTHOR, session_officer(session));
    }
    return !before || check_open(before, error);
}

static bool
tie_break_changed(struct session *session, const struct record *before, struct error *error)
{
    (void)session;
    return check_open(before, error);
}

static bool
tie_break_returned(struct session *session, const struct record *record,
                   const struct record *before, struct error *error)
{
    (void)session, (void)record;
    return check_open(before, error);
}

/* P13: passing is no equal merit (Furlong), and without competition there is none at all. */
static void
tie_break_check(const struct record *record, const struct field_context *context,
                struct error_list *problems)
{
    const char *merit = record_get(record, TIE_BREAK_MERIT);
    const char *set = record_get(record, TIE_BREAK_CRITERIA_SET);
    const char *scored = record_get(record, TIE_BREAK_SCORED);
    const char *decided = record_get(record, TIE_BREAK_DECIDED);
    if (string_equal(record_get(record, TIE_BREAK_COMPETED), "no"))
        error_list_add(problems, TIE_BREAK_COMPETED,
                       "A vacancy that nobody could compete for has no tie to break; advertise it, "
                       "and let merit decide");
    if (merit && !string_equal(merit, "scores"))
        error_list_add(problems, TIE_BREAK_MERIT,
                       "%s does not show that two are as qualified as one another; only scores "
                       "for each element do",
                       string_equal(merit, "pass_fail") ? "Passing or failing"
                                                        : "Being above the pass mark");
    if (set && scored && strcmp(set, scored) > 0)
        error_list_add(problems, TIE_BREAK_CRITERIA_SET,
                       "Criteria set on must be on or before the day of the scores: criteria come "
                       "before scoring");
    if (scored && decided && strcmp(decided, scored) < 0)
        error_list_add(problems, TIE_BREAK_DECIDED,
                       "Decided on must be on or after the day of the scores");
    group_check(record, TIE_BREAK_CHARACTERISTIC, TIE_BREAK_GROUP, false, context, problems);
}

/* --- how it reads --- */

/* "Draft; missing: Advice, EIA". */
static bool
tie_break_show(struct session *session, const struct record *record, size_t field, bool brief,
               struct text *out)
{
    struct text missing = TEXT_EMPTY;
    struct error ignored;
    if (brief || field != TIE_BREAK_STATE || tie_break_is_approved(record))
        return false;
    record_show_field(record, field, session_context(session), out);
    if (tie_break_append_missing(session, record, &missing, &ignored))
        text_append(out, missing.length > 0 ? "; missing: " : "; ready to be signed off");
    text_append(out, text_string(&missing));
    text_clear(&missing);
    return true;
}

static bool
may_leave(const struct record *tie_break)
{
    (void)tie_break;
    return false;
}

/* --- tables --- */

static const struct choice states[] = {
    {TIE_BREAK_DRAFT, "Draft", false},
    {TIE_BREAK_IS_APPROVED, "Signed off", false},
};
static const struct choice_list state_list = {states, 2};

static const struct choice yes_or_no[] = {
    {"yes", "Yes", false},
    {"no", "No", false},
};
static const struct choice_list yes_or_no_list = {yes_or_no, 2};

static const struct choice merits[] = {
    {"scores", "Scores for each element", false},
    {"pass_fail", "Pass or fail", false},
    {"above_mark", "Above the pass mark", false},
};
static const struct choice_list merit_list = {merits, 3};

static const struct choice triggers[] = {
    {"disadvantage", "Disadvantage connected to it", false},
    {"low_participation", "Low participation", false},
};
static const struct choice_list trigger_list = {triggers, 2};

/* Each is about one decision, so none is ever given to many at once (P14). */
static const struct field fields[TIE_BREAK_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [TIE_BREAK_VACANCY] =
        {
            .name = "vacancy",
            .label = "Vacancy",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_OWN,
            .number = 1,
            .list_width = 24,
            .purpose = "to know which decision it is about",
            .help = "The one vacancy, such as Sergeant, Stafford, vacancy 2231",
        },
    [TIE_BREAK_CAMPAIGN] =
        {
            .name = "campaign",
            .label = "Campaign",
            .kind = FIELD_LINK,
            .flags = FIELD_OWN,
            .number = 2,
            .list_width = 20,
            .purpose = "to see how many appointments were decided so",
            .help = "The campaign or promotion round that the vacancy belongs to",
            .target = &campaign_type,
        },
    [TIE_BREAK_STATE] =
        {
            .name = "state",
            .label = "State",
            .kind = FIELD_CHOICE,
            .flags = FIELD_KEYED | FIELD_READ_ONLY,
            .number = 3,
            .list_width = 10,
            .purpose = "to know whether somebody else has looked at it",
            .help = "The command sign-off sets it",
            .choices = &state_list,
        },
    [TIE_BREAK_COMPETED] =
        {
            .name = "competed",
            .label = "Competed for",
            .kind = FIELD_CHOICE,
            .flags = FIELD_OWN,
            .number = 4,
            .purpose = "to show that merit came first",
            .help = "Whether the vacancy was advertised and competed for",
            .choices = &yes_or_no_list,
        },
    [TIE_BREAK_PROCESS] =
        {
            .name = "process",
            .label = "Competitive process",
            .kind = FIELD_TEXT,
            .flags = FIELD_OWN,
            .number = 5,
            .purpose = "to find the advertisement and the papers",
            .help = "The reference of the advertisement and process",
        },
    [TIE_BREAK_MERIT] =
        {
            .name = "merit",
            .label = "Merit shown by",
            .kind = FIELD_CHOICE,
            .flags = FIELD_OWN,
            .number = 6,
            .purpose = "to show that they were as qualified as one another",
            .help = "Only scores for each element show equal merit",
            .choices = &merit_list,
        },
    [TIE_BREAK_ELEMENTS] =
        {
            .name = "elements",
            .label = "Elements",
            .kind = FIELD_TEXT,
            .flags = FIELD_OWN,
            .number = 7,
            .purpose = "to compare like with like",
            .help = "What was scored, such as Interview, Written exercise",
            .parse = elements_parse,
        },
    [TIE_BREAK_CRITERIA_SET] =
        {
            .name = "criteria_set",
            .label = "Criteria set on",
            .kind = FIELD_DATE,
            .flags = FIELD_OWN | FIELD_PAST,
            .number = 8,
            .purpose = "to show that criteria came before scores",
            .help = "The day on which the criteria were set",
        },
    [TIE_BREAK_SCORED] =
        {
            .name = "scored",
            .label = "Scored on",
            .kind = FIELD_DATE,
            .flags = FIELD_OWN | FIELD_PAST,
            .number = 9,
            .purpose = "to show that criteria came before scores",
            .help = "The first day on which somebody was scored",
        },
    [TIE_BREAK_AS_QUALIFIED] =
        {
            .name = "as_qualified",
            .label = "As qualified, because",
            .kind = FIELD_NOTES,
            .flags = FIELD_OWN,
            .number = 10,
            .purpose = "to show that they were as qualified as one another",
            .help = "Ability, competence, experience and qualifications, compared in words",
        },
    [TIE_BREAK_CHARACTERISTIC] =
        {
            .name = "characteristic",
            .label = "Characteristic",
            .kind = FIELD_CHOICE,
            .flags = FIELD_OWN | FIELD_ALONE,
            .number = 11,
            .purpose = "to show what the law was relied on for",
            .help = "The one that who is appointed shares",
            .choices = &setting_characteristics,
        },
    [TIE_BREAK_GROUP] =
        {
            .name = "belongs_to",
            .label = "Group",
            .kind = FIELD_CHOICE,
            .flags = FIELD_OWN | FIELD_ALONE,
            .number = 12,
            .purpose = "to count how often it is relied on",
            .help = "As who is appointed told recruitment, never from a name, a photo, an accent "
                    "or an opinion",
            .list = "groups",
            .narrowed_by = TIE_BREAK_CHARACTERISTIC,
        },
    [TIE_BREAK_CHANNEL] =
        {
            .name = "channel",
            .label = "They said so by",
            .kind = FIELD_CHOICE,
            .flags = FIELD_OWN,
            .number = 13,
            .purpose = "to show that they spoke for themselves",
            .help = "How who is appointed told recruitment of the group",
            .list = "contact-channels",
        },
    [TIE_BREAK_TRIGGER] =
        {
            .name = "trigger",
            .label = "Trigger",
            .kind = FIELD_CHOICE,
            .flags = FIELD_OWN,
            .number = 14,
            .purpose = "to show what the law was relied on for",
            .help = "What is reasonably thought of those who share it",
            .choices = &trigger_list,
        },
    [TIE_BREAK_GROUNDS] =
        {
            .name = "grounds",
            .label = "Grounds for it",
            .kind = FIELD_NOTES,
            .flags = FIELD_OWN,
            .number = 15,
            .purpose = "to show that it is reasonably thought",
            .help = "Figures or experience, with their source and day",
        },
    [TIE_BREAK_PROPORTIONATE] =
        {
            .name = "proportionate",
            .label = "Proportionate, because",
            .kind = FIELD_NOTES,
            .flags = FIELD_OWN,
            .number = 16,
            .purpose = "to show that nothing less would do",
            .help = "What it helps, what else was tried, and what it means for the others",
        },
    [TIE_BREAK_NO_POLICY] =
        {
            .name = "no_policy",
            .label = "No policy",
            .kind = FIELD_NOTES,
            .flags = FIELD_OWN,
            .number = 17,
            .purpose = "to show that it was decided for this vacancy alone",
            .help = "A statement that there is no policy to prefer the group, and how that is "
                    "known",
        },
    [TIE_BREAK_DECIDED_BY] =
        {
            .name = "decided_by",
            .label = "Decided by",
            .kind = FIELD_LINK,
            .flags = FIELD_OWN,
            .number = 18,
            .purpose = "to know who answers for it",
            .help = "The member of staff who decided",
            .target = &staff_type,
        },
    [TIE_BREAK_DECIDED] =
        {
            .name = "decided",
            .label = "Decided on",
            .kind = FIELD_DATE,
            .flags = FIELD_OWN | FIELD_KEYED | FIELD_PAST,
            .number = 19,
            .list_width = 13,
            .purpose = "to know when it was decided",
            .help = "The day of the decision",
        },
    [TIE_BREAK_ADVICE] =
        {
            .name = "advice",
            .label = "Advice",
            .kind = FIELD_TEXT,
            .flags = FIELD_OWN,
            .number = 20,
            .purpose = "to find the advice that was taken",
            .help = "The reference of the legal or personnel advice",
        },
    [TIE_BREAK_EIA] =
        {
            .name = "eia",
            .label = "Impact assessment",
            .kind = FIELD_TEXT,
            .flags = FIELD_OWN,
            .number = 21,
            .purpose = "to show that the effect was looked at",
            .help = "The reference of the impact assessment (EIA)",
        },
    [TIE_BREAK_AUTHOR] =
        {
            .name = "author",
            .label = "Author",
            .kind = FIELD_TEXT,
            .flags = FIELD_OFFICER | FIELD_READ_ONLY,
            .number = 22,
            .purpose = "to have somebody else sign it off",
            .help = "The officer who began it; posact sets it",
        },
    [TIE_BREAK_APPROVER] =
        {
            .name = "approver",
            .label = "Signed off by",
            .kind = FIELD_TEXT,
            .flags = FIELD_OFFICER | FIELD_READ_ONLY,
            .number = 23,
            .purpose = "to know who has looked at it",
            .help = "Neither its author nor who decided; sign-off sets it",
        },
    [TIE_BREAK_APPROVED] =
        {
            .name = "approved",
            .label = "Signed off on",
            .kind = FIELD_DATE,
            .flags = FIELD_KEYED | FIELD_READ_ONLY | FIELD_PAST,
            .number = 24,
            .list_width = 13,
            .purpose = "to know since when it stays as it is",
            .help = "The day on which it was signed off; sign-off sets it",
        },
};

const struct record_type tie_break_type = {
    .name = "tie_break",
    .label = "Tie-break",
    .plural_label = "Tie-breaks",
    .table = "tie_breaks",
    .number = 34,
    .fields = fields,
    .field_count = TIE_BREAK_FIELD_COUNT,
    .title_field = TIE_BREAK_VACANCY,
    .sort_field = TIE_BREAK_DECIDED,
    .sort_descending = true,
    .standing_field = TIE_BREAK_STATE,
    .apart = true,
    .may_see = permission_declarations,
    .seen_for = "tie-break register",
    .may_leave = may_leave,
    .counted_by = TIE_BREAK_CAMPAIGN,
    .prepare = tie_break_prepare,
    .admit = tie_break_admit,
    .changed = tie_break_changed,
    .returned = tie_break_returned,
    .check = tie_break_check,
    .show = tie_break_show,
};
