/* invitation_rules.c - who may be invited to what, and what to do when they may not. */
#include "modules/invitation_rules.h"

#include "base/text.h"
#include "modules/candidate.h"
#include "modules/event.h"
#include "modules/invitation.h"
#include "modules/seats.h"
#include "modules/staff.h"

struct record *
invitation_event(struct session *session, const struct record *invitation)
{
    return session_linked(session, invitation, INVITATION_EVENT);
}

static void
append_title(struct session *session, const struct record *record, struct text *out)
{
    session_title(session, record->type, &record->id, out);
}

/* --- the event --- */

/* After the end; after the start of one whose end is not known. */
static bool
event_has_ended(struct session *session, const struct record *event)
{
    int64_t end;
    const char *ends = record_get(event, EVENT_ENDS);
    bool known = ends ? moment_from_iso(ends, &end) : event_start(event, &end);
    return known && end <= session_context(session)->now_ms;
}

static bool
refuse_event(struct session *session, const struct record *event, const char *why,
             struct error *error)
{
    struct text words = TEXT_EMPTY;
    append_title(session, event, &words);
    error_set_field(error, INVITATION_EVENT, "'%s' %s", text_string(&words), why);
    text_clear(&words);
    return false;
}

bool
event_takes_answers(struct session *session, const struct record *event, struct error *error)
{
    if (!event->alive)
        return refuse_event(session, event, "is in the trash; restore the event first", error);
    if (event_is(event, EVENT_CANCELLED))
        return refuse_event(session, event, "is cancelled; choose another event", error);
    if (event_is(event, EVENT_HELD) || event_has_ended(session, event))
        return refuse_event(session, event, "is over; choose an event that is to come", error);
    return true;
}

/* Who walked in is noted also afterwards. */
static bool
check_event(struct session *session, const struct record *invitation, const struct record *event,
            struct error *error)
{
    bool walked_in = string_equal(record_get(invitation, INVITATION_WALK_IN), "yes");
    if (event->alive && walked_in && !event_is(event, EVENT_CANCELLED))
        return true;
    return event_takes_answers(session, event, error);
}

/* --- the person --- */

/* Who withdrew, or is no longer kept, is left in peace. */
static bool
check_candidate(struct session *session, const struct record *candidate, struct error *error)
{
    if (!candidate->alive)
        return error_set_field(error, INVITATION_CANDIDATE,
                               "%s is in the trash; restore the record first",
                               record_get(candidate, CANDIDATE_NAME));
    if (!string_equal(record_get(candidate, CANDIDATE_STATUS), "closed"))
        return true;
    struct text reason = TEXT_EMPTY;
    session_show_field(session, candidate, CANDIDATE_CLOSE_REASON, false, &reason);
    error_set_field(error, INVITATION_CANDIDATE,
                    "%s is closed (%s); open the record again if they come back",
                    record_get(candidate, CANDIDATE_NAME), text_string(&reason));
    text_clear(&reason);
    return false;
}

static bool
check_person(struct session *session, const struct record *invitation, struct error *error)
{
    struct record *candidate = session_linked(session, invitation, INVITATION_CANDIDATE);
    struct record *colleague = session_linked(session, invitation, INVITATION_COLLEAGUE);
    bool done = true;
    if (!record_get(invitation, INVITATION_CANDIDATE) &&
        !record_get(invitation, INVITATION_COLLEAGUE))
        done =
            error_set_field(error, INVITATION_CANDIDATE, "Enter the candidate, or the colleague");
    else if (candidate)
        done = check_candidate(session, candidate, error);
    else if (colleague && !colleague->alive)
        done = error_set_field(error, INVITATION_COLLEAGUE,
                               "%s is in the trash; restore the record first",
                               record_get(colleague, STAFF_NAME));
    record_free(candidate);
    record_free(colleague);
    return done;
}

/* --- once --- */

struct looking {
    struct session *session;
    const struct record *invitation, *event;
    struct record *found; /* the caller's */
    bool in_series;
};

static bool
same_series(struct session *session, const struct looking *looking, const struct record *other)
{
    const char *series = record_get(looking->event, EVENT_SERIES);
    struct record *event = invitation_event(session, other);
    bool same = event && event->alive && string_equal(record_get(event, EVENT_SERIES), series) &&
                !invitation_is(other, INVITATION_CANCELLED);
    record_free(event);
    return same;
}

static bool
is_in_the_way(const struct looking *looking, const struct record *other)
{
    if (id_equal(&other->id, &looking->invitation->id))
        return false;
    if (record_same_value(other, looking->invitation, INVITATION_EVENT))
        return !looking->in_series;
    return looking->in_series && invitation_is_guest(other) &&
           same_series(looking->session, looking, other);
}

static bool
look_at(void *context, const struct record *other, struct error *error)
{
    (void)error;
    struct looking *looking = context;
    if (!looking->found && is_in_the_way(looking, other))
        looking->found = record_copy(other);
    return true;
}

static bool
look(struct looking *looking, struct error *error)
{
    const struct record *invitation = looking->invitation;
    bool candidate = record_get(invitation, INVITATION_CANDIDATE) != NULL;
    struct query query = query_default(&invitation_type);
    query.link_field = candidate ? INVITATION_CANDIDATE : INVITATION_COLLEAGUE;
    query.guarded = true;
    return !id_from_text(record_get(invitation, query.link_field), &query.link_id) ||
           session_each(looking->session, &query, look_at, looking, error);
}

static bool
refuse_second(struct session *session, const struct looking *looking, const char *help,
              struct error *error)
{
    struct text words = TEXT_EMPTY;
    invitation_append_person(session, looking->found, &words);
    text_append(&words,
                looking->in_series ? " was invited to the same series: " : " is invited already: ");
    session_show(session, &invitation_type.fields[INVITATION_EVENT],
                 record_get(looking->found, INVITATION_EVENT), &words);
    text_append(&words, " (");
    invitation_type.line(looking->found, session_context(session), &words);
    error_set_field(error, INVITATION_EVENT, "%s)%s", text_string(&words), help);
    text_clear(&words);
    return false;
}

static bool
check_unmet(struct session *session, const struct record *invitation, const struct record *event,
            bool in_series, const char *help, struct error *error)
{
    struct looking looking = {session, invitation, event, NULL, in_series};
    bool done =
        look(&looking, error) && (!looking.found || refuse_second(session, &looking, help, error));
    record_free(looking.found);
    return done;
}

/* T61. */
bool
invitation_is_once(struct session *session, const struct record *invitation,
                   const struct record *event, struct error *error)
{
    return check_unmet(session, invitation, event, false, "; change that invitation", error);
}

bool
invitation_is_new_to_series(struct session *session, const struct record *invitation,
                            const struct record *event, struct error *error)
{
    return !record_get(event, EVENT_SERIES) || !invitation_is_guest(invitation) ||
           check_unmet(session, invitation, event, true, "; leave them out, or set 'again' to yes",
                       error);
}

/* --- the whole --- */

bool
invitation_may_begin(struct session *session, const struct record *invitation, struct error *error)
{
    struct record *event = invitation_event(session, invitation);
    bool done = check_person(session, invitation, error) &&
                (!event || (check_event(session, invitation, event, error) &&
                            invitation_is_once(session, invitation, event, error)));
    record_free(event);
    return done;
}

bool
invitation_may_return(struct session *session, const struct record *invitation, struct error *error)
{
    struct record *event = invitation_event(session, invitation);
    bool done =
        !event || (invitation_is_once(session, invitation, event, error) &&
                   (!invitation_holds_seat(invitation) || seats_have_room(session, event, error)));
    record_free(event);
    return done;
}
