/* application.c - one attempt of a candidate for one role (T1): its fields and rules. Stage and
 * outcome are set by moves alone. */
#include "modules/application.h"

#include <string.h>

#include "base/text.h"
#include "config/settings.h"
#include "modules/campaign.h"
#include "modules/candidate.h"
#include "modules/pipeline.h"
#include "modules/session.h"
#include "modules/task_plan.h"
#include "record/record.h"

#define ATTEMPTS_READ 100 /* more than one person ever makes */

/* --- a new one --- */

static void
application_prepare(struct record *record, const struct field_context *context)
{
    char today[DATE_TEXT_SIZE];
    date_to_iso(context->today, today);
    record_set(record, APPLICATION_APPLIED, today);
    record_set(record, APPLICATION_OUTCOME, OUTCOME_LIVE);
    record_set(record, APPLICATION_OWNER, context->officer);
}

/* It begins at the first stage of its role. */
static void
begin(struct record *record, const struct field_context *context)
{
    struct pipeline pipeline;
    pipeline_read(context, record_get(record, APPLICATION_ROLE), &pipeline);
    if (!record_get(record, APPLICATION_STAGE) && pipeline.count > 0)
        record_set(record, APPLICATION_STAGE, pipeline.codes[0]);
    if (!record_get(record, APPLICATION_SINCE))
        record_set(record, APPLICATION_SINCE, record_get(record, APPLICATION_APPLIED));
}

static bool
is_live(const struct record *record)
{
    return string_equal(record_get(record, APPLICATION_OUTCOME), OUTCOME_LIVE);
}

static bool
read_attempts(struct session *session, const struct record *record, struct record_list *list,
              struct error *error)
{
    struct query query = query_default(&application_type);
    const char *candidate = record_get(record, APPLICATION_CANDIDATE);
    query.link_field = APPLICATION_CANDIDATE;
    if (!candidate || !id_from_text(candidate, &query.link_id))
        return true;
    return session_read(session, &query, QUERY_FIRST, NULL, ATTEMPTS_READ, list, error);
}

static bool
check_twice(const struct record *record, const struct record *other, struct error *error)
{
    const char *campaign = record_get(record, APPLICATION_CAMPAIGN);
    if (!campaign || !is_live(record) || !is_live(other) ||
        !string_equal(campaign, record_get(other, APPLICATION_CAMPAIGN)))
        return true;
    return error_set_field(error, APPLICATION_CAMPAIGN,
                           "There is a live application for this campaign already; move that one");
}

/* P36: it warns and never blocks, as forces differ. */
static void
warn_early(struct session *session, const struct record *record, const struct record *other)
{
    const char *eligible = record_get(other, APPLICATION_ELIGIBLE);
    const char *applied = record_get(record, APPLICATION_APPLIED);
    if (!record_is_new(record) || !is_live(record) || !eligible || !applied ||
        strcmp(applied, eligible) >= 0 ||
        !string_equal(record_get(record, APPLICATION_ROLE), record_get(other, APPLICATION_ROLE)))
        return;
    struct text day = TEXT_EMPTY;
    session_show(session, &application_type.fields[APPLICATION_ELIGIBLE], eligible, &day);
    session_warn(session, "earlier than %s, the day to apply again", text_string(&day));
    text_clear(&day);
}

/* Nobody has two live ones for one campaign. */
static bool
application_admit(struct session *session, struct record *application, const struct record *before,
                  struct error *error)
{
    if (!before)
        begin(application, session_context(session));
    struct record_list attempts = {.count = 0};
    bool admitted = read_attempts(session, application, &attempts, error);
    for (size_t i = 0; i < attempts.count && admitted; i++) {
        const struct record *other = attempts.items[i];
        if (id_equal(&other->id, &application->id))
            continue;
        admitted = check_twice(application, other, error);
        if (admitted && (!before || !is_live(before)))
            warn_early(session, application, other);
    }
    record_list_clear(&attempts);
    return admitted;
}

/* T6: it has reached its first stage; nobody has to ask any more whether they apply again. */
static bool
application_added(struct session *session, const struct record *record, size_t *tasks,
                  struct error *error)
{
    return !is_live(record) ||
           (task_plan_asked_again(session, record, error) &&
            task_plan_lay(session, record, record_get(record, APPLICATION_STAGE),
                          record_get(record, APPLICATION_SINCE), tasks, error));
}

static void
application_check(const struct record *record, const struct field_context *context,
                  struct error_list *problems)
{
    route_check(record, APPLICATION_ROLE, APPLICATION_ROUTE, context, problems);
}

/* --- how it reads --- */

/* How many days it has stood in its stage; -1 when it stands nowhere. */
static int64_t
days_in_stage(const struct record *record, const struct field_context *context)
{
    struct date since;
    const char *value = record_get(record, APPLICATION_SINCE);
    if (!is_live(record) || !value || !date_from_iso(value, &since))
        return -1;
    return date_to_days(context->today) - date_to_days(since);
}

/* "1 November 2026 (34 days, usual 28)". */
static void
append_since(struct text *out, const struct record *record, int64_t days,
             const struct field_context *context)
{
    int usual = stage_days(context, record_get(record, APPLICATION_STAGE));
    record_show_field(record, APPLICATION_SINCE, context, out);
    text_append_format(out, " (%lld %s", (long long)days, days == 1 ? "day" : "days");
    if (usual > 0)
        text_append_format(out, days > usual ? ", longer than the usual %d" : ", usual %d", usual);
    text_append_char(out, ')');
}

/* "34 days!" beyond the usual time of the stage. */
static bool
application_show(struct session *session, const struct record *record, size_t field, bool brief,
                 struct text *out)
{
    const struct field_context *context = session_context(session);
    int64_t days = days_in_stage(record, context);
    if (field != APPLICATION_SINCE || days < 0)
        return false;
    if (!brief) {
        append_since(out, record, days, context);
        return true;
    }
    int usual = stage_days(context, record_get(record, APPLICATION_STAGE));
    text_append_format(out, "%lld %s%s", (long long)days, days == 1 ? "day" : "days",
                       usual > 0 && days > usual ? "!" : "");
    return true;
}

/* "Online assessment since 1 November 2026 (20 days, usual 42)". */
static void
application_line(const struct record *record, const struct field_context *context, struct text *out)
{
    if (is_live(record)) {
        record_show_field(record, APPLICATION_STAGE, context, out);
        text_append(out, " since ");
        append_since(out, record, days_in_stage(record, context), context);
        return;
    }
    record_show_field(record, APPLICATION_OUTCOME, context, out);
    text_append(out, " at ");
    struct text stage = TEXT_EMPTY;
    record_show_field(record, APPLICATION_STAGE, context, &stage);
    label_inside(text_string(&stage), out);
    text_clear(&stage);
    if (record_get(record, APPLICATION_ENDED)) {
        text_append(out, ", ");
        record_show_field(record, APPLICATION_ENDED, context, out);
    }
    if (record_get(record, APPLICATION_ELIGIBLE)) {
        text_append(out, "; may apply again from ");
        record_show_field(record, APPLICATION_ELIGIBLE, context, out);
    }
}

/* --- tables --- */

static const struct field fields[APPLICATION_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [APPLICATION_CANDIDATE] =
        {
            .name = "candidate",
            .label = "Candidate",
            .kind = FIELD_LINK,
            .flags = FIELD_REQUIRED,
            .number = 1,
            .list_width = 22,
            .purpose = "to know who applies",
            .help = "The candidate who applies",
            .target = &candidate_type,
        },
    [APPLICATION_ROLE] =
        {
            .name = "role",
            .label = "Role",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_INHERITED,
            .number = 2,
            .purpose = "to know which stages it goes through",
            .help = "The role applied for",
            .list = "roles",
        },
    [APPLICATION_ROUTE] =
        {
            .name = "route",
            .label = "Route",
            .kind = FIELD_CHOICE,
            .flags = FIELD_TITLE,
            .number = 3,
            .purpose = "to tell the ways into one role apart",
            .help = "The way into the role, when there are several",
            .list = "routes",
        },
    [APPLICATION_CAMPAIGN] =
        {
            .name = "campaign",
            .label = "Campaign",
            .kind = FIELD_LINK,
            .flags = FIELD_TITLE,
            .number = 4,
            .purpose = "to see how each campaign goes",
            .help = "The window it was made in, when there is one",
            .target = &campaign_type,
        },
    [APPLICATION_STAGE] =
        {
            .name = "stage",
            .label = "Stage",
            .kind = FIELD_CHOICE,
            .flags = FIELD_READ_ONLY | FIELD_KEYED,
            .number = 5,
            .list_width = 18,
            .purpose = "to know what comes next",
            .help = "Where it stands, or stood when it ended; move sets it",
            .list = "stages",
        },
    [APPLICATION_SINCE] =
        {
            .name = "stage_since",
            .label = "In stage",
            .kind = FIELD_DATE,
            .flags = FIELD_READ_ONLY | FIELD_KEYED,
            .number = 6,
            .list_width = 11,
            .purpose = "to see who waits longer than usual",
            .help = "Since when it stands in the stage; move sets it",
        },
    [APPLICATION_OUTCOME] =
        {
            .name = "outcome",
            .label = "Outcome",
            .kind = FIELD_CHOICE,
            .flags = FIELD_READ_ONLY | FIELD_KEYED,
            .number = 7,
            .list_width = 12,
            .purpose = "to tell those under way from those that ended",
            .help = "Live, or how it ended; move sets it",
            .choices = &setting_outcomes,
        },
    [APPLICATION_APPLIED] =
        {
            .name = "applied",
            .label = "Applied on",
            .kind = FIELD_DATE,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_PAST,
            .number = 8,
            .list_width = 11,
            .purpose = "to know how long it takes",
            .help = "The day of the application, such as 27 3 2026",
        },
    [APPLICATION_ENDED] =
        {
            .name = "ended",
            .label = "Ended on",
            .kind = FIELD_DATE,
            .flags = FIELD_READ_ONLY,
            .number = 9,
            .purpose = "to know from when it is over",
            .help = "The day on which it ended; move sets it",
        },
    [APPLICATION_ELIGIBLE] =
        {
            .name = "eligible_from",
            .label = "Apply again from",
            .kind = FIELD_DATE,
            .flags = FIELD_KEYED,
            .number = 10,
            .purpose = "to be in touch when the next attempt is possible",
            .help = "The first day of the next attempt; set when a stage is not passed, and may be "
                    "changed",
        },
    [APPLICATION_OWNER] =
        {
            .name = "owner",
            .label = "Owner",
            .kind = FIELD_TEXT,
            .flags = FIELD_KEYED | FIELD_OFFICER | FIELD_INHERITED,
            .number = 11,
            .purpose = "to know who helps with it",
            .help = "The officer who helps with it",
        },
    [APPLICATION_NOTES] =
        {
            .name = "notes",
            .label = "Notes",
            .kind = FIELD_NOTES,
            .flags = FIELD_SEARCHED | FIELD_OWN,
            .number = 12,
            .purpose = "to remember what helps with it",
            .help = "Facts that help, which the person may read themselves",
        },
};

struct record_type application_type = {
    .name = "application",
    .label = "Application",
    .plural_label = "Applications",
    .table = "applications",
    .number = 5,
    .fields = fields,
    .field_count = APPLICATION_FIELD_COUNT,
    .title_field = APPLICATION_ROLE,
    .sort_field = APPLICATION_APPLIED,
    .sort_descending = true,
    .parent_field = APPLICATION_CANDIDATE,
    .standing_field = APPLICATION_STAGE,
    .current = "outcome:" OUTCOME_LIVE,
    .prepare = application_prepare,
    .admit = application_admit,
    .added = application_added,
    .check = application_check,
    .line = application_line,
    .show = application_show,
};
