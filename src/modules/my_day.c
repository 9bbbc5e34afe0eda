/* my_day.c - the day of an officer, and how its rows read. */
#include "modules/my_day.h"

#include <stdlib.h>

#include "base/memory.h"
#include "config/settings.h"
#include "modules/action.h"
#include "modules/application.h"
#include "modules/assessment.h"
#include "modules/candidate.h"
#include "modules/consent.h"
#include "modules/event.h"
#include "modules/invitation.h"
#include "modules/network.h"
#include "modules/objection.h"
#include "modules/office.h"
#include "modules/pairing.h"
#include "modules/permission.h"
#include "modules/pipeline.h"
#include "modules/policy.h"
#include "modules/referral.h"
#include "modules/seats.h"
#include "modules/task.h"
#include "session_private.h"

static const struct part {
    const char *name, *heading;
} parts[AGENDA_PART_COUNT] = {
    [AGENDA_OVERDUE] = {"overdue", "Overdue"},
    [AGENDA_TODAY] = {"today", "Today"},
    [AGENDA_FOLLOW_UPS] = {"follow_ups", "Promised in a contact"},
    [AGENDA_PAIRINGS] = {"pairings", "Buddies and mentors who should be in touch"},
    [AGENDA_EVENTS] = {"events", "Events of the next days"},
    [AGENDA_OFFERS] = {"offers", "Seats offered, not yet answered"},
    [AGENDA_REFERRALS] = {"referrals", "Referred, and not yet answered"},
    [AGENDA_CONSENTS] = {"consents", "Consents to ask for again"},
    [AGENDA_REVIEWS] = {"reviews", "Policies to review"},
    [AGENDA_OBJECTIONS] = {"objections", "Objections to monitoring, to be honoured"},
    [AGENDA_ASSESSMENTS] = {"assessments", "Assessments to review"},
    [AGENDA_TERMS] = {"terms", "Terms in networks that end"},
    [AGENDA_ACTIONS] = {"actions", "Actions of boards"},
    [AGENDA_RENEWALS] = {"renewals", "Programmes to renew"},
    [AGENDA_AGREED] = {"network_reviews", "Networks to review"},
    [AGENDA_STALLED] = {"stalled", "Stalled, no contact or move for longer than usual"},
    [AGENDA_WARM] = {"keep_warm", "Keep in touch until the start"},
    [AGENDA_NEW] = {"new", "New, not yet answered"},
};

/* Who is between offer and start waits for us, and has days of its own. */
static int
days_of(const struct field_context *context, enum agenda_part part, const char *stage)
{
    int warm = stage_keep_warm_days(context, stage);
    if (part == AGENDA_WARM || warm > 0)
        return part == AGENDA_WARM ? warm : 0;
    return stage_days(context, stage);
}

static size_t
find_norms(struct session *session, enum agenda_part part, struct agenda_norm *norms)
{
    const struct choice_list *stages = config_list(session_config(session), SETTING_STAGES);
    size_t count = 0;
    for (size_t i = 0; i < stages->count; i++) {
        const char *stage = stages->items[i].code;
        int days = days_of(session_context(session), part, stage);
        if (days > 0)
            norms[count++] = (struct agenda_norm){.stage = stage, .days = days};
    }
    return count;
}

/* How long before its day something is named. */
static int
days_ahead(struct session *session, enum agenda_part part)
{
    const int days[AGENDA_PART_COUNT] = {
        [AGENDA_REFERRALS] = REFERRAL_SOON,
        [AGENDA_CONSENTS] = (int)config_number(session_config(session), SETTING_CONSENT_ASK),
        [AGENDA_REVIEWS] = POLICY_REVIEW_SOON,
        [AGENDA_ACTIONS] = ACTION_SOON,
        [AGENDA_RENEWALS] = NETWORK_SOON,
        [AGENDA_AGREED] = NETWORK_SOON,
        [AGENDA_OBJECTIONS] = (int)config_number(session_config(session), SETTING_OBJECTION_DAYS),
        [AGENDA_ASSESSMENTS] = ASSESSMENT_REVIEW_SOON,
    };
    return days[part];
}

/* Each stage is in one of the two parts at most. */
static bool
read_part(struct session *session, struct my_day *day, enum agenda_part part,
          struct agenda_question question, size_t *norm_count, struct error *error)
{
    if (part == AGENDA_STALLED || part == AGENDA_WARM) {
        struct agenda_norm *norms = day->norms + *norm_count;
        question.norms = norms;
        question.norm_count = find_norms(session, part, norms);
        *norm_count += question.norm_count;
    }
    question.ahead = days_ahead(session, part);
    return permission_everything(session, error) &&
           agenda_read(session->store, part, &question, &day->parts[part], error);
}

bool
my_day_read(struct session *session, const char *owner, size_t most, struct my_day *day,
            struct error *error)
{
    struct text key = TEXT_EMPTY;
    struct error ignored; /* the day is there to be read, also while somebody else writes */
    invitation_lapse_all(session, &ignored);
    size_t stages = config_list(session_config(session), SETTING_STAGES)->count, norms = 0;
    *day = (struct my_day){
        .date = session_context(session)->today,
        .owner = owner,
        .norms = must_calloc(stages + 1, sizeof *day->norms),
    };
    field_key(&task_type.fields[TASK_OWNER], owner, &key);
    const struct agenda_question question = {
        .owner_key = owner ? text_string(&key) : NULL, .day = day->date, .limit = most};
    bool done = true;
    for (size_t i = 0; done && i < AGENDA_PART_COUNT; i++)
        done = read_part(session, day, (enum agenda_part)i, question, &norms, error);
    text_clear(&key);
    return done;
}

void
my_day_clear(struct my_day *day)
{
    for (size_t i = 0; i < AGENDA_PART_COUNT; i++)
        agenda_list_clear(&day->parts[i]);
    free(day->norms);
    day->norms = NULL;
}

bool
my_day_is_empty(const struct my_day *day)
{
    size_t count = 0;
    for (size_t i = 0; i < AGENDA_PART_COUNT; i++)
        count += day->parts[i].count;
    return count == 0;
}

const char *
my_day_name(enum agenda_part part)
{
    return parts[part].name;
}

void
my_day_append_heading(const struct my_day *day, enum agenda_part part, struct text *out)
{
    size_t all = day->parts[part].all;
    text_append_format(out, "%s (%zu%s)", parts[part].heading, all,
                       all >= AGENDA_MOST ? " or more" : "");
}

static void
append_owner(const struct my_day *day, const struct agenda_row *row, struct text *out)
{
    if (!row->owner)
        text_append(out, ", nobody's");
    else if (!day->owner)
        text_append_format(out, ", %s", row->owner);
}

int64_t
my_day_days(const struct my_day *day, const struct agenda_row *row)
{
    struct date date;
    int64_t days = my_day_date(row, &date) ? date_to_days(day->date) - date_to_days(date) : 0;
    return days < 0 ? -days : days;
}

/* "Vetting, 74 days (usual 60)", "Offer, 16 days (every 14)". */
static void
append_quiet(struct session *session, const struct my_day *day, enum agenda_part part,
             const struct agenda_row *row, struct text *out)
{
    long long days = (long long)my_day_days(day, row);
    session_show(session, &application_type.fields[APPLICATION_STAGE], row->norm->stage, out);
    text_append_format(out, ", %lld %s (%s %d)", days, days == 1 ? "day" : "days",
                       part == AGENDA_WARM ? "every" : "usual", row->norm->days);
}

/* "Preparation evening, 3 December 2026, 18:30, 18 of 25 seats, 6 waiting". */
static void
append_event(struct session *session, const struct agenda_row *row, struct text *out)
{
    struct error ignored;
    struct record *event = session_get(session, &event_type, &row->id, &ignored);
    session_title(session, &event_type, &row->id, out);
    if (!event)
        return;
    text_append(out, ", ");
    session_show_field(session, event, EVENT_CAPACITY, false, out);
    record_free(event);
}

static bool
is_over(const struct my_day *day, const struct agenda_row *row)
{
    struct date date;
    return my_day_date(row, &date) && date_to_days(date) < date_to_days(day->date);
}

/* "6 days left", "2 days over". */
static void
append_left(const struct my_day *day, const struct agenda_row *row, struct text *out)
{
    long long days = (long long)my_day_days(day, row);
    text_append_format(out, "%lld %s %s", days, days == 1 ? "day" : "days",
                       is_over(day, row) ? "over" : "left");
}

/* "Waiting for an answer, 6 days left: Ada Obi", "Lapsed, remove, 2 days over: Ada Obi". */
static void
append_referral(struct session *session, const struct my_day *day, const struct agenda_row *row,
                struct text *out)
{
    text_append(out, is_over(day, row) ? "Lapsed, remove, " : "Waiting for an answer, ");
    append_left(day, row, out);
    text_append(out, ": ");
    session_own_title(session, &referral_type, &row->id, out);
}

/* "Review now, 12 days left: Notice for people who sign up, 3"; both are pressing as long before.
 */
_Static_assert(ASSESSMENT_REVIEW_NOW == POLICY_REVIEW_NOW, "one word for both");
static void
append_review(struct session *session, const struct my_day *day, const struct record_type *type,
              const struct agenda_row *row, struct text *out)
{
    bool now = is_over(day, row) || my_day_days(day, row) <= POLICY_REVIEW_NOW;
    text_append(out, is_over(day, row) ? "Lapsed, review now, "
                     : now             ? "Review now, "
                                       : "Review, ");
    append_left(day, row, out);
    text_append(out, ": ");
    session_title(session, type, &row->id, out);
}

/* P6: "Evidence changed, review now: Men in the control room, version 1". */
static void
append_assessment(struct session *session, const struct my_day *day, const struct agenda_row *row,
                  struct text *out)
{
    if (!row->words || is_over(day, row)) {
        append_review(session, day, &assessment_type, row, out);
        return;
    }
    text_append(out, "Evidence changed, review now: ");
    session_title(session, &assessment_type, &row->id, out);
}

/* Of a network, not of a person (T73): "Plan the election: Men's Forum, Chair". */
static void
append_term(struct session *session, const struct my_day *day, const struct agenda_row *row,
            struct text *out)
{
    struct date until;
    int64_t left = my_day_date(row, &until) ? date_to_days(until) - date_to_days(day->date) : 0;
    text_append(out, left < 0                ? "Term over: "
                     : left <= MY_DAY_URGENT ? "Term ends: "
                                             : "Plan the election: ");
    session_title(session, &office_type, &row->id, out);
}

/* "Ask Estates for plans, 3 days over"; the board says the rest. */
static void
append_action(const struct my_day *day, const struct agenda_row *row, struct text *out)
{
    text_append_format(out, "%s, ", row->words ? row->words : "Action");
    append_left(day, row, out);
}

/* "Renew, 12 days left: Disability Confident", "Review, 3 days over: Men's Forum". */
static void
append_network(struct session *session, const struct my_day *day, const char *what,
               const struct agenda_row *row, struct text *out)
{
    text_append_format(out, "%s, ", what);
    append_left(day, row, out);
    text_append(out, ": ");
    session_title(session, &network_type, &row->id, out);
}

/* "Stop monitoring, 12 days left: Ada Obi". */
static void
append_objection(const struct my_day *day, const struct agenda_row *row, struct text *out)
{
    text_append(out, "Stop monitoring, ");
    append_left(day, row, out);
}

/* What to do; true when that says of whom, too. */
static bool
append_what(struct session *session, const struct my_day *day, enum agenda_part part,
            const struct agenda_row *row, struct text *out)
{
    if (part == AGENDA_PAIRINGS) /* "Adaeze Okafor with PC 4471 Reid" */
        session_title(session, &pairing_type, &row->id, out);
    else if (part == AGENDA_EVENTS)
        append_event(session, row, out);
    else if (part == AGENDA_OFFERS)
        session_title(session, &invitation_type, &row->id, out);
    else if (part == AGENDA_REFERRALS)
        append_referral(session, day, row, out);
    else if (part == AGENDA_REVIEWS)
        append_review(session, day, &policy_type, row, out);
    else if (part == AGENDA_ASSESSMENTS)
        append_assessment(session, day, row, out);
    else if (part == AGENDA_TERMS)
        append_term(session, day, row, out);
    else if (part == AGENDA_ACTIONS)
        append_action(day, row, out);
    else if (part == AGENDA_RENEWALS)
        append_network(session, day, "Renew", row, out);
    else if (part == AGENDA_AGREED)
        append_network(session, day, "Review", row, out);
    else if (part == AGENDA_OBJECTIONS)
        append_objection(day, row, out);
    else if (part == AGENDA_CONSENTS) /* "Targeted offers" */
        session_show(session, &consent_type.fields[CONSENT_PURPOSE], row->words, out);
    else if (part == AGENDA_NEW)
        text_append(out, "Answer");
    else
        text_append(out, row->words ? row->words : "Get in touch");
    return part == AGENDA_PAIRINGS || part == AGENDA_OFFERS || part == AGENDA_REFERRALS ||
           part == AGENDA_REVIEWS || part == AGENDA_ASSESSMENTS || part == AGENDA_TERMS;
}

void
my_day_append_row(struct session *session, const struct my_day *day, enum agenda_part part,
                  const struct agenda_row *row, struct text *out)
{
    bool named = false;
    if (row->norm)
        append_quiet(session, day, part, row, out);
    else
        named = append_what(session, day, part, row, out);
    if (!id_is_zero(&row->person) && !named) {
        text_append(out, ": ");
        session_title(session, &candidate_type, &row->person, out);
    }
    append_owner(day, row, out);
}

bool
my_day_date(const struct agenda_row *row, struct date *date)
{
    int64_t moment;
    if (!row->day)
        return false;
    if (date_from_iso(row->day, date))
        return true;
    bool is_moment = moment_from_iso(row->day, &moment);
    if (is_moment)
        *date = moment_to_date(moment);
    return is_moment;
}

void
my_day_append_more(const struct my_day *day, enum agenda_part part, struct text *out)
{
    const struct agenda_list *list = &day->parts[part];
    if (list->all > list->count)
        text_append_format(out, "%zu%s more", list->all - list->count,
                           list->all >= AGENDA_MOST ? " or" : "");
}

const struct record_type *
my_day_record(enum agenda_part part, const struct agenda_row *row, struct id *id)
{
    static const struct record_type *const own[AGENDA_PART_COUNT] = {
        [AGENDA_OVERDUE] = &task_type,           [AGENDA_TODAY] = &task_type,
        [AGENDA_PAIRINGS] = &pairing_type,       [AGENDA_REFERRALS] = &referral_type,
        [AGENDA_REVIEWS] = &policy_type,         [AGENDA_EVENTS] = &event_type,
        [AGENDA_OFFERS] = &invitation_type,      [AGENDA_STALLED] = &application_type,
        [AGENDA_WARM] = &application_type,       [AGENDA_TERMS] = &office_type,
        [AGENDA_ACTIONS] = &action_type,         [AGENDA_RENEWALS] = &network_type,
        [AGENDA_AGREED] = &network_type,         [AGENDA_OBJECTIONS] = &objection_type,
        [AGENDA_ASSESSMENTS] = &assessment_type,
    };
    *id = own[part] ? row->id : row->person;
    return own[part] ? own[part] : &candidate_type;
}
