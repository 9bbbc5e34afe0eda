/* invitation.c - one person at one event: the fields, and how it reads. Who may be invited stands
 * in invitation_rules.c, what happens to an invitation in invitation_commands.c. */
#include "modules/invitation.h"

#include "base/text.h"
#include "modules/assessment.h"
#include "modules/basis.h"
#include "modules/candidate.h"
#include "modules/clash.h"
#include "modules/event.h"
#include "modules/event_feedback.h"
#include "modules/invitation_rules.h"
#include "modules/network.h"
#include "modules/permission.h"
#include "modules/seats.h"
#include "modules/staff.h"
#include "session_private.h"
#include "store/seat_counts.h"

bool
invitation_is(const struct record *invitation, const char *state)
{
    return string_equal(record_get(invitation, INVITATION_STATE), state);
}

bool
invitation_is_guest(const struct record *invitation)
{
    return string_equal(record_get(invitation, INVITATION_PART), PART_GUEST);
}

bool
invitation_holds_seat(const struct record *invitation)
{
    return invitation_is_guest(invitation) && (invitation_is(invitation, INVITATION_ACCEPTED) ||
                                               invitation_is(invitation, INVITATION_OFFERED) ||
                                               invitation_is(invitation, INVITATION_ATTENDED));
}

bool
invitation_any(struct session *session, const struct id *event, bool *any, struct error *error)
{
    return seat_any_entry(session->store, event, any, error);
}

static size_t
person_field(const struct record *invitation)
{
    return record_get(invitation, INVITATION_CANDIDATE) ? INVITATION_CANDIDATE
                                                        : INVITATION_COLLEAGUE;
}

void
invitation_append_person(struct session *session, const struct record *invitation, struct text *out)
{
    size_t field = person_field(invitation);
    session_show(session, &invitation_type.fields[field], record_get(invitation, field), out);
}

/* --- rules --- */

static void
invitation_prepare(struct record *record, const struct field_context *context)
{
    char today[DATE_TEXT_SIZE];
    date_to_iso(context->today, today);
    record_set(record, INVITATION_INVITED, today);
    record_set(record, INVITATION_PART, PART_GUEST);
}

static void
fill_in(struct session *session, struct record *record)
{
    char now[DATE_TEXT_SIZE];
    moment_to_iso(session_context(session)->now_ms, now);
    if (!record_get(record, INVITATION_STATE))
        record_set(record, INVITATION_STATE, INVITATION_INVITED_STATE);
    if (!record_get(record, INVITATION_SINCE))
        record_set(record, INVITATION_SINCE, now);
}

static bool
check_same_people(const struct record *record, const struct record *before, struct error *error)
{
    static const size_t fixed[] = {INVITATION_EVENT, INVITATION_CANDIDATE, INVITATION_COLLEAGUE};
    for (size_t i = 0; i < sizeof fixed / sizeof fixed[0]; i++) {
        if (!record_same_value(record, before, fixed[i]))
            return error_set_field(error, (int)fixed[i],
                                   "%s stays as it is; put this invitation in the trash and make "
                                   "another one",
                                   invitation_type.fields[fixed[i]].label);
    }
    return true;
}

/* T73: an event of a network is for colleagues, and run by who may see them. */
static bool
guard(struct session *session, struct record *record, const struct record *event, bool is_new,
      struct error *error)
{
    bool same =
        string_equal(record_get(record, INVITATION_NETWORK), record_get(event, EVENT_NETWORK));
    if (is_new)
        record_set(record, INVITATION_NETWORK, record_get(event, EVENT_NETWORK));
    else if (!same)
        return error_set(error, ERROR_CONFLICT,
                         "This event is of another network now; make another invitation");
    if (!event_is_of_network(event))
        return true;
    return permission_networks(session, error) &&
           (!record_get(record, INVITATION_CANDIDATE) ||
            error_set_field(error, INVITATION_CANDIDATE,
                            "'%s' is an event of a network, for colleagues; choose an event "
                            "without a network, or leave Network of this one empty",
                            record_get(event, EVENT_NAME)));
}

static bool
check_guard(struct session *session, struct record *record, bool is_new, struct error *error)
{
    struct record *event = invitation_event(session, record);
    bool done = !event || guard(session, record, event, is_new, error);
    record_free(event);
    return done;
}

/* T60: who helped and is a guest now takes a seat. */
static bool
check_part(struct session *session, const struct record *record, const struct record *before,
           struct error *error)
{
    if (!invitation_holds_seat(record) || invitation_holds_seat(before) ||
        record_same_value(record, before, INVITATION_PART))
        return true;
    struct record *event = invitation_event(session, record);
    bool done = !event || seats_have_room(session, event, error);
    record_free(event);
    return done;
}

/* T61: also of what comes out of a file, or with somebody who is merged. */
static bool
is_once(struct session *session, const struct record *record, struct error *error)
{
    struct record *event = invitation_event(session, record);
    bool once = !event || invitation_is_once(session, record, event, error);
    record_free(event);
    return once;
}

static bool
invitation_admit(struct session *session, struct record *record, const struct record *before,
                 struct error *error)
{
    bool is_told = record_get(record, INVITATION_STATE) != NULL; /* by a file of our own */
    if (!check_guard(session, record, !before, error))
        return false;
    if (!before)
        fill_in(session, record);
    if (!before)
        return (is_told ? is_once(session, record, error)
                        : invitation_may_begin(session, record, error)) &&
               basis_admit(session, record, before, error) &&
               (is_told || clash_warn_invitation(session, record, error));
    if (!before->alive)
        return invitation_may_return(session, record, error) &&
               basis_admit(session, record, before, error);
    return check_same_people(record, before, error) && check_part(session, record, before, error) &&
           basis_admit(session, record, before, error);
}

/* The first invitation opens an event. */
static bool
invitation_added(struct session *session, const struct record *record, size_t *tasks,
                 struct error *error)
{
    (void)tasks;
    struct record *event = invitation_event(session, record);
    bool done = event != NULL;
    if (event && event_is(event, EVENT_PLANNED)) {
        record_set(event, EVENT_STATE, EVENT_OPEN);
        done = session_edit(session, event, NULL, error);
    }
    done = done && invitation_move_up(session, &event->id, error);
    record_free(event);
    return done;
}

static bool
invitation_changed(struct session *session, const struct record *before, struct error *error)
{
    struct id event;
    const char *link = record_get(before, INVITATION_EVENT);
    return !link || !id_from_text(link, &event) || invitation_move_up(session, &event, error);
}

static bool
invitation_returned(struct session *session, const struct record *invitation,
                    const struct record *before, struct error *error)
{
    bool held = before->alive && invitation_holds_seat(before);
    if (!basis_may_return(session, invitation, before, error))
        return false;
    if (held || !invitation->alive || !invitation_holds_seat(invitation))
        return true;
    struct record *event = invitation_event(session, invitation);
    bool may = !event || seats_may_return(session, event, error);
    record_free(event);
    return may;
}

static void
invitation_check(const struct record *record, const struct field_context *context,
                 struct error_list *problems)
{
    (void)context;
    bool candidate = record_get(record, INVITATION_CANDIDATE) != NULL;
    bool colleague = record_get(record, INVITATION_COLLEAGUE) != NULL;
    if (candidate && colleague)
        error_list_add(problems, INVITATION_COLLEAGUE,
                       "Colleague must be empty where there is a candidate");
}

static bool
may_leave(const struct record *invitation)
{
    return record_get(invitation, INVITATION_NETWORK) == NULL;
}

/* --- how it reads --- */

/* "waiting since 3 November 2026, 18:02"; "offered a seat until 5 November 2026, 12:00". */
static void
invitation_line(const struct record *record, const struct field_context *context, struct text *out)
{
    struct text state = TEXT_EMPTY;
    record_show_field(record, INVITATION_STATE, context, &state);
    label_inside(text_string(&state), out);
    text_clear(&state);
    if (!invitation_is_guest(record)) {
        text_append(out, " as ");
        record_show_field(record, INVITATION_PART, context, &state);
        label_inside(text_string(&state), out);
        text_clear(&state);
    }
    if (invitation_is(record, INVITATION_OFFERED))
        record_show_field_after(" until ", record, INVITATION_UNTIL, context, out);
    if (invitation_is(record, INVITATION_WAITING))
        record_show_field_after(" since ", record, INVITATION_SINCE, context, out);
    record_show_field_after(", signed up on ", record, INVITATION_SIGNED_UP, context, out);
}

/* "Accepted, basis lapsed". */
static void
show_state(struct session *session, const struct record *record, bool brief, struct text *out)
{
    struct text lapsed = TEXT_EMPTY;
    record_show_field(record, INVITATION_STATE, session_context(session), out);
    if (basis_append_lapsed(session, record, brief, &lapsed))
        text_append_format(out, ", %s", text_string(&lapsed));
    text_clear(&lapsed);
}

static bool
invitation_show(struct session *session, const struct record *record, size_t field, bool brief,
                struct text *out)
{
    bool is_colleague = person_field(record) == INVITATION_COLLEAGUE;
    if (field == INVITATION_FEEDBACK)
        feedback_show(session_context(session), record_get(record, field), out);
    if (field == INVITATION_STATE)
        show_state(session, record, brief, out);
    if (field == INVITATION_FEEDBACK || field == INVITATION_STATE)
        return true;
    if (field != INVITATION_CANDIDATE || !brief || !is_colleague)
        return false;
    invitation_append_person(session, record, out);
    return true;
}

/* --- tables --- */

static const struct choice parts[] = {
    {PART_GUEST, "Guest", false},
    {PART_HOST, "Host", false},
    {PART_HELPER, "Helper", false},
};
static const struct choice_list part_list = {parts, 3};

static const struct choice states[] = {
    {INVITATION_INVITED_STATE, "Invited", false}, {INVITATION_ACCEPTED, "Accepted", false},
    {INVITATION_DECLINED, "Declined", false},     {INVITATION_WAITING, "Waiting", false},
    {INVITATION_OFFERED, "Offered", false},       {INVITATION_LAPSED, "Lapsed", false},
    {INVITATION_ATTENDED, "Attended", false},     {INVITATION_ABSENT, "Did not attend", false},
    {INVITATION_APOLOGIES, "Apologies", false},   {INVITATION_CANCELLED, "Cancelled", false},
};
static const struct choice_list state_list = {states, sizeof states / sizeof states[0]};

static const struct choice yes_or_no[] = {
    {"yes", "Yes", false},
    {"no", "No", false},
};
static const struct choice_list yes_or_no_list = {yes_or_no, 2};

static const struct field fields[INVITATION_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [INVITATION_EVENT] =
        {
            .name = "event",
            .label = "Event",
            .kind = FIELD_LINK,
            .flags = FIELD_REQUIRED | FIELD_SEARCHED,
            .number = 1,
            .list_width = 24,
            .purpose = "to know what it is for",
            .help = "The event that they are invited to",
            .target = &event_type,
        },
    [INVITATION_CANDIDATE] =
        {
            .name = "candidate",
            .label = "Candidate",
            .kind = FIELD_LINK,
            .flags = FIELD_SEARCHED,
            .number = 2,
            .list_width = 22,
            .purpose = "to know who is invited",
            .help = "The candidate who is invited",
            .target = &candidate_type,
        },
    [INVITATION_COLLEAGUE] =
        {
            .name = "colleague",
            .label = "Colleague",
            .kind = FIELD_LINK,
            .flags = FIELD_TITLE | FIELD_SEARCHED,
            .number = 3,
            .purpose = "to know who of us is there",
            .help = "Or the colleague who comes, hosts or helps",
            .target = &staff_type,
        },
    [INVITATION_PART] =
        {
            .name = "part",
            .label = "Part",
            .kind = FIELD_CHOICE,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 4,
            .purpose = "to count no seat for who hosts or helps",
            .help = "Guest, host or helper; hosts and helpers take no seat",
            .choices = &part_list,
        },
    [INVITATION_STATE] =
        {
            .name = "state",
            .label = "State",
            .kind = FIELD_CHOICE,
            .flags = FIELD_READ_ONLY | FIELD_KEYED,
            .number = 5,
            .list_width = 14,
            .purpose = "to know who comes, and who came",
            .help = "Set by accept, decline, apologise, arrive and the like",
            .choices = &state_list,
        },
    [INVITATION_SINCE] =
        {
            .name = "state_since",
            .label = "In this state since",
            .kind = FIELD_MOMENT,
            .flags = FIELD_READ_ONLY | FIELD_KEYED | FIELD_PAST,
            .number = 6,
            .list_width = 11,
            .purpose = "to see who has not answered",
            .help = "When the state was set",
        },
    [INVITATION_INVITED] =
        {
            .name = "invited",
            .label = "Invited on",
            .kind = FIELD_DATE,
            .flags = FIELD_KEYED | FIELD_PAST,
            .number = 7,
            .purpose = "to know who was asked, and when",
            .help = "The day of the invitation; empty for somebody who walked in",
        },
    [INVITATION_UNTIL] =
        {
            .name = "offered_until",
            .label = "Seat offered until",
            .kind = FIELD_MOMENT,
            .flags = FIELD_READ_ONLY | FIELD_KEYED,
            .number = 8,
            .purpose = "to offer the seat to the next one in time",
            .help = "Until when the seat is kept for them",
        },
    [INVITATION_PLACE] =
        {
            .name = "place",
            .label = "Number in the line",
            .kind = FIELD_NUMBER,
            .flags = FIELD_READ_ONLY | FIELD_KEYED,
            .number = 9,
            .purpose = "to be fair to those who wait",
            .help = "Given in the order in which people began to wait; the lowest is next",
        },
    [INVITATION_ARRIVED] =
        {
            .name = "arrived",
            .label = "Arrived",
            .kind = FIELD_MOMENT,
            .flags = FIELD_READ_ONLY | FIELD_PAST,
            .number = 10,
            .purpose = "to know who came",
            .help = "When they came in; arrive sets it",
        },
    [INVITATION_WALK_IN] =
        {
            .name = "walk_in",
            .label = "Walked in",
            .kind = FIELD_CHOICE,
            .number = 11,
            .purpose = "to tell attendance from invitation",
            .help = "Yes for somebody who came without an invitation",
            .choices = &yes_or_no_list,
        },
    [INVITATION_SIGNED_UP] =
        {
            .name = "signed_up",
            .label = "Signed up on",
            .kind = FIELD_DATE,
            .flags = FIELD_KEYED | FIELD_PAST,
            .number = 12,
            .purpose = "to follow up who wants support",
            .help = "The day on which they signed up for positive action support there",
        },
    [INVITATION_ASSESSMENT] =
        {
            .name = "assessment",
            .label = "Assessment",
            .kind = FIELD_LINK,
            .flags = FIELD_ALONE,
            .number = 17,
            .purpose = "to show years later what a targeted invitation rested on",
            .help = "The assessment that it rests on; that of the event when empty",
            .target = &assessment_type,
            .may_see = permission_declarations,
        },
    [INVITATION_NOTE] =
        {
            .name = "note",
            .label = "Note",
            .kind = FIELD_TEXT,
            .flags = FIELD_SEARCHED,
            .number = 14,
            .purpose = "to be ready for them",
            .help = "What helps them to come, such as a lift or a seat near the door",
        },
    [INVITATION_FEEDBACK] =
        {
            .name = "feedback",
            .label = "What they said",
            .kind = FIELD_NOTES,
            .flags = FIELD_READ_ONLY,
            .number = 15,
            .purpose = "to make the next one better",
            .help = "What they answered to the questions of posact.yaml; feedback sets it",
        },
    [INVITATION_NETWORK] =
        {
            .name = "network",
            .label = "Network",
            .kind = FIELD_LINK,
            .flags = FIELD_READ_ONLY,
            .number = 16,
            .purpose = "to guard who comes as who belongs to the network",
            .help = "That of the event; set by posact",
            .target = &network_type,
        },
    [INVITATION_BASIS] =
        {
            .name = "basis",
            .label = "Basis in words",
            .kind = FIELD_TEXT,
            .flags = FIELD_READ_ONLY | FIELD_ALONE,
            .number = 13,
            .purpose = "to keep what was noted before there were assessments",
            .help = "What was noted as its basis before assessments were kept here",
            .may_see = permission_declarations,
        },
};

const struct record_type invitation_type = {
    .name = "invitation",
    .label = "Invitation",
    .plural_label = "Invitations",
    .table = "invitations",
    .number = 16,
    .fields = fields,
    .field_count = INVITATION_FIELD_COUNT,
    .title_field = INVITATION_EVENT,
    .sort_field = INVITATION_SINCE,
    .sort_descending = true,
    .parent_field = INVITATION_CANDIDATE,
    .standing_field = INVITATION_STATE,
    .current = INVITATION_CURRENT,
    .tells_state = true,
    .may_see = permission_networks,
    .guarded_by = INVITATION_NETWORK,
    .may_leave = may_leave,
    .counted_by = INVITATION_EVENT,
    .prepare = invitation_prepare,
    .admit = invitation_admit,
    .added = invitation_added,
    .returned = invitation_returned,
    .changed = invitation_changed,
    .check = invitation_check,
    .line = invitation_line,
    .show = invitation_show,
};
