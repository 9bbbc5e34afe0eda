/* basis.c - what each type of support says of its basis, and when it is asked for one. Whether the
 * assessment covers it stands in basis_cover.c. */
#include "modules/basis.h"

#include <string.h>

#include "basis_cover.h"
#include "config/settings.h"
#include "modules/assessment.h"
#include "modules/buddy.h"
#include "modules/event.h"
#include "modules/invitation.h"
#include "modules/invitation_rules.h"
#include "modules/offer.h"
#include "modules/pairing.h"
#include "modules/permission.h"
#include "session_private.h"

const struct record_type *const basis_types[BASIS_TYPES] = {&pairing_type, &event_type,
                                                            &invitation_type, &offer_type};

/* Where each type keeps it. */
static const struct door {
    const struct record_type *type;
    size_t offered, assessment, candidate, day, state;
    size_t words; /* what was typed before there were assessments; 0 for none */
} doors[BASIS_TYPES] = {
    {&pairing_type, PAIRING_OFFERED, PAIRING_ASSESSMENT, PAIRING_CANDIDATE, PAIRING_PROPOSED,
     PAIRING_STATE, PAIRING_BASIS},
    {&event_type, EVENT_AUDIENCE, EVENT_ASSESSMENT, 0, 0, EVENT_STATE, EVENT_BASIS},
    {&invitation_type, 0, INVITATION_ASSESSMENT, INVITATION_CANDIDATE, INVITATION_INVITED,
     INVITATION_STATE, INVITATION_BASIS},
    {&offer_type, OFFER_OFFERED, OFFER_ASSESSMENT, OFFER_CANDIDATE, OFFER_MADE, OFFER_STATE, 0},
};

static const struct door *
door_of(const struct record *record)
{
    size_t i = 0;
    while (doors[i].type != record->type)
        i++;
    return &doors[i];
}

/* --- what a record says --- */

static const char *
event_measure(struct session *session, const struct record *event)
{
    const char *measure = field_list_cell(session_context(session), "event-kinds",
                                          record_get(event, EVENT_KIND), EVENT_KIND_MEASURE);
    return measure ? measure : MEASURE_EVENT;
}

static const char *
measure_of(struct session *session, const struct record *record, const struct record *event)
{
    if (record->type == &pairing_type)
        return string_equal(record_get(record, PAIRING_KIND), KIND_BUDDY) ? MEASURE_BUDDY
                                                                          : MEASURE_MENTORING;
    if (record->type == &offer_type)
        return record_get(record, OFFER_MEASURE);
    return event ? event_measure(session, event) : MEASURE_EVENT;
}

/* T60: hosts and helpers are offered nothing. */
static bool
is_targeted(const struct record *record, const struct record *event)
{
    const struct door *door = door_of(record);
    if (door->offered != 0)
        return string_equal(record_get(record, door->offered), OFFERED_TARGETED);
    return event && event_is_targeted(event) && invitation_is_guest(record);
}

/* An invitation without one of its own rests on that of its event. */
static const char *
assessment_of(const struct record *record, const struct record *event)
{
    const char *own = record_get(record, door_of(record)->assessment);
    return own || !event ? own : record_get(event, EVENT_ASSESSMENT);
}

void
basis_support_of(struct session *session, const struct record *record,
                 struct basis_support *support, struct record **event)
{
    const struct door *door = door_of(record);
    *event = record->type == &invitation_type ? invitation_event(session, record) : NULL;
    const struct record *held = record->type == &event_type ? record : *event;
    *support = (struct basis_support){
        .type = record->type,
        .targeted = is_targeted(record, *event),
        .assessment = assessment_of(record, *event),
        .candidate = door->candidate ? record_get(record, door->candidate) : NULL,
        .measure = measure_of(session, record, held),
        .roles = record->type == &event_type ? record_get(record, EVENT_ROLES) : NULL,
        .day = door->day ? record_get(record, door->day) : NULL,
    };
}

/* --- when it is asked --- */

/* What is over is history: nobody is offered it any more. */
static bool
is_over(const struct record *record)
{
    static const char over[] = "|ended|held|cancelled|declined|lapsed|attended|absent|apologies|"
                               "completed|";
    const char *state = record_get(record, door_of(record)->state);
    const char *at = state ? strstr(over, state) : NULL;
    return at && at[-1] == '|' && at[strlen(state)] == '|';
}

/* A proposal is still an offer; it begins with the start. */
static bool
begins(const struct record *record, const struct record *before)
{
    return record->type == &pairing_type && pairing_is(record, STATE_ACTIVE) &&
           (pairing_is(before, STATE_PROPOSED) || pairing_is(before, STATE_AGREED));
}

static bool
same_words(const char *a, const char *b)
{
    return string_equal(a ? a : "", b ? b : "");
}

/* P3: what exists and stays as it is needs nothing more. */
static bool
is_as_before(const struct basis_support *now, const struct basis_support *was)
{
    return was->targeted && same_words(now->assessment, was->assessment) &&
           same_words(now->candidate, was->candidate) && same_words(now->measure, was->measure) &&
           same_words(now->roles, was->roles);
}

static bool
stays(struct session *session, const struct record *record, const struct basis_support *support,
      const struct record *before)
{
    struct basis_support was;
    struct record *event;
    if (!before || !before->alive || begins(record, before))
        return before && !before->alive && is_over(record);
    basis_support_of(session, before, &was, &event);
    was.assessment = record_get(before, door_of(before)->assessment);
    bool same = is_as_before(support, &was);
    record_free(event);
    return same;
}

/* P5: the version that counts now, of what an event, or the pairing before, rests on. */
static bool
take_latest(struct session *session, struct record *record, const struct record *source,
            size_t field, struct error *error)
{
    struct record *assessment = source ? session_linked(session, source, field) : NULL;
    struct record *latest = assessment ? assessment_latest(session, assessment, error) : NULL;
    if (latest)
        record_set(record, door_of(record)->assessment, record_get(latest, RECORD_ID));
    bool done = !assessment || latest;
    record_free(assessment);
    record_free(latest);
    return done;
}

/* What a new record goes on from: an invitation without an assessment of its own from its event, a
 * pairing that was made anew from itself. */
static bool
take_over(struct session *session, struct record *record, const struct record *event,
          struct error *error)
{
    if (record->type == &invitation_type && !record_get(record, INVITATION_ASSESSMENT))
        return take_latest(session, record, event, EVENT_ASSESSMENT, error);
    if (record->type == &pairing_type && record_get(record, PAIRING_EARLIER))
        return take_latest(session, record, record, PAIRING_ASSESSMENT, error);
    return true;
}

/* P8: what is open to everybody rests on nothing. */
static bool
check_open(const struct record *record, struct error *error)
{
    const struct door *door = door_of(record);
    return !record_get(record, door->assessment) ||
           error_set_field(error, (int)door->assessment,
                           "Assessment must be empty for what is offered to everybody; empty it, "
                           "or offer it to those an assessment names");
}

/* Told of a day gone by, and over: it must have had its basis then. */
static bool
is_history(struct session *session, const struct record *record, const struct record *before,
           struct date *day)
{
    const struct door *door = door_of(record);
    return !before && is_over(record) && door->day && record_day(record, door->day, day) &&
           date_to_days(*day) < date_to_days(session_context(session)->today);
}

/* Help that goes on: started, taken out of the trash, given by another buddy, or moved along with
 * whom it is for. */
static bool
goes_on(struct session *session, const struct record *record, const struct record *before)
{
    return session->unseen || (before && (!before->alive || begins(record, before))) ||
           (record->type == &pairing_type && record_get(record, PAIRING_EARLIER));
}

/* T29: whoever offers targeted support reads what the person declared, and that it goes through
 * would tell them as much; what goes on already is looked after by all. */
static bool
may_offer(struct session *session, const struct record *record, const struct record *before,
          bool *blind, struct error *error)
{
    *blind = !permission_declarations(session, error);
    return !*blind || goes_on(session, record, before);
}

static bool
check(struct session *session, const struct record *record, const struct record *before,
      const struct basis_support *support, struct error *error)
{
    const struct door *door = door_of(record);
    struct cover cover = {.session = session,
                          .support = support,
                          .field = (int)door->assessment,
                          .day = session_context(session)->today};
    if (!may_offer(session, record, before, &cover.blind, error))
        return false;
    if (is_history(session, record, before, &cover.day)) {
        cover.history = true;
        return (door->words && record_get(record, door->words)) || cover_holds(&cover, error);
    }
    return cover_holds(&cover, error);
}

bool
basis_admit(struct session *session, struct record *record, const struct record *before,
            struct error *error)
{
    struct basis_support support;
    struct record *event;
    const struct door *door = door_of(record);
    if (door->offered != 0 && !record_get(record, door->offered))
        record_set(record, door->offered, OFFERED_ALL);
    basis_support_of(session, record, &support, &event);
    bool done = true;
    if (support.targeted && !before)
        done = take_over(session, record, event, error);
    support.assessment = record_get(record, door->assessment);
    if (done && !support.targeted)
        done = check_open(record, error);
    else if (done && !stays(session, record, &support, before))
        done = check(session, record, before, &support, error);
    record_free(event);
    return done;
}

bool
basis_may_return(struct session *session, const struct record *record, const struct record *before,
                 struct error *error)
{
    struct basis_support support;
    struct record *event;
    if (before->alive || !record->alive || is_over(record))
        return true;
    basis_support_of(session, record, &support, &event);
    struct cover cover = {.session = session,
                          .support = &support,
                          .field = (int)door_of(record)->assessment,
                          .day = session_context(session)->today,
                          .returns = true};
    struct error ignored;
    cover.blind = !permission_declarations(session, &ignored);
    bool done = !support.targeted || cover_holds(&cover, error);
    record_free(event);
    return done;
}

/* --- what became of it --- */

static void
append_why(struct session *session, const struct record *latest,
           const struct basis_support *support, struct text *out)
{
    struct date today = session_context(session)->today;
    if (!assessment_in_date(latest, today)) {
        text_append(out, ": the assessment ");
        assessment_append_why_not(session, latest, today, out);
    } else {
        text_append(out, ": the assessment covers ");
        cover_append_measure(session, support->measure, out);
        text_append(out, " no more");
    }
}

static bool
has_lapsed(struct session *session, const struct record *latest,
           const struct basis_support *support)
{
    return !assessment_in_date(latest, session_context(session)->today) ||
           !cover_has_measure(latest, support->measure);
}

static bool
append_state(struct session *session, const struct basis_support *support, bool brief,
             struct text *out)
{
    struct error ignored;
    struct id id;
    struct record *assessment = support->assessment && id_from_text(support->assessment, &id)
                                    ? session_get(session, &assessment_type, &id, &ignored)
                                    : NULL;
    struct record *latest = assessment ? assessment_latest(session, assessment, &ignored) : NULL;
    bool lapsed = latest && has_lapsed(session, latest, support);
    if (!latest)
        text_append(out, "no assessment to rest on");
    else if (lapsed)
        text_append(out, "basis lapsed");
    if (lapsed && !brief)
        append_why(session, latest, support, out);
    record_free(assessment);
    record_free(latest);
    return !latest || lapsed;
}

/* A list, and whoever may not see it, has the record without its basis: there the why, which says
 * which one it is, stays unsaid (T29). */
bool
basis_append_lapsed(struct session *session, const struct record *record, bool brief,
                    struct text *out)
{
    struct basis_support support;
    struct record *event;
    struct error ignored;
    struct record *whole =
        is_over(record) ? NULL : session_get_whole(session, record->type, &record->id, &ignored);
    if (!whole)
        return false;
    basis_support_of(session, whole, &support, &event);
    brief = brief || !record_get(record, door_of(record)->assessment);
    bool says = support.targeted && append_state(session, &support, brief, out);
    record_free(event);
    record_free(whole);
    return says;
}

/* --- what rests on an assessment --- */

static bool
has_any(struct session *session, const struct door *door, const struct id *assessment, bool *any,
        struct error *error)
{
    struct query query = query_default(door->type);
    struct record_list list = {.count = 0};
    query.link_field = door->assessment;
    query.link_id = *assessment;
    bool read = session_read(session, &query, QUERY_FIRST, NULL, 1, &list, error);
    *any = *any || list.count > 0;
    record_list_clear(&list);
    return read;
}

bool
basis_has_support(struct session *session, const struct id *assessment, bool *any,
                  struct error *error)
{
    bool read = true;
    *any = false;
    for (size_t i = 0; i < BASIS_TYPES && read && !*any; i++)
        read = has_any(session, &doors[i], assessment, any, error);
    return read;
}
