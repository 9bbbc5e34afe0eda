/* invitation_commands.c - what happens to an invitation: invited, booked, declined, sent apologies,
 * arrived, did not come (T61-T63). Each is one step, and whoever waits moves up with it. */
#include "modules/invitation_commands.h"

#include "base/text.h"
#include "modules/application.h"
#include "modules/assessment.h"
#include "modules/candidate.h"
#include "modules/event.h"
#include "modules/invitation.h"
#include "modules/invitation_rules.h"
#include "modules/membership.h"
#include "modules/permission.h"
#include "modules/registry.h"
#include "modules/seats.h"
#include "modules/staff.h"

/* --- what every step shares --- */

static void
say(struct call *call, const char *word, const struct record *invitation)
{
    text_append_format(&call->outcome.message, "%s: ", word);
    session_title(call->session, &invitation_type, &invitation->id, &call->outcome.message);
    call->outcome.type = &invitation_type;
    call->outcome.id = invitation->id;
}

static bool
say_unchanged(struct call *call, const char *word, const struct record *invitation)
{
    call->outcome.unchanged = true;
    say(call, word, invitation);
    return true;
}

/* An invitation and its event, once what the clock asks for is done: an offer that is over is none.
 */
struct step {
    struct call *call;
    struct record *invitation, *event;
};

static bool
read_step(struct call *call, const struct id *id, struct step *step, struct error *error)
{
    struct session *session = call->session;
    *step = (struct step){.call = call};
    struct record *stored = session_get(session, &invitation_type, id, error);
    if (!stored)
        return false;
    bool done = session_check_alive(session, stored, error);
    step->event = invitation_event(session, stored);
    done = done && step->event && invitation_move_up(session, &step->event->id, error);
    record_free(stored);
    if (done)
        step->invitation = session_get(session, &invitation_type, id, error);
    return step->invitation != NULL;
}

static bool
take_step(struct call *call, const struct id *id,
          bool (*take)(struct step *step, struct error *error), struct error *error)
{
    struct step step;
    bool done = read_step(call, id, &step, error) && take(&step, error);
    record_free(step.invitation);
    record_free(step.event);
    return done;
}

/* Stores it, and gives a seat that became free to whoever is next. */
static bool
finish(struct step *step, const char *word, struct error *error)
{
    struct session *session = step->call->session;
    if (!session_edit(session, step->invitation, NULL, error) ||
        !invitation_move_up(session, &step->event->id, error))
        return false;
    say(step->call, word, step->invitation);
    return true;
}

/* Also of many: how it stands after the last of them. */
static void
warn_of_seats(struct step *step)
{
    struct seats seats;
    struct error ignored;
    if (!seats_read(step->call->session, step->event, &seats, &ignored) || !seats.limited)
        return;
    if (seats.waiting > 0)
        session_warn_standing(step->call->session, "%zu of %zu seats, %zu waiting",
                              seats_taken(&seats), seats.capacity, seats.waiting);
    else
        session_warn_standing(step->call->session, "%zu of %zu seats", seats_taken(&seats),
                              seats.capacity);
}

/* --- the answer --- */

/* Whoever is offered a seat has it; others take one that is free, or wait. */
static bool
take_seat(struct step *step, const char **word, struct error *error)
{
    struct session *session = step->call->session;
    bool has_one =
        !invitation_is_guest(step->invitation) || invitation_holds_seat(step->invitation);
    struct error full;
    *word = "Booked";
    if (has_one || seats_have_room(session, step->event, &full)) {
        invitation_set_state(session, step->invitation, INVITATION_ACCEPTED);
        return true;
    }
    if (full.code != ERROR_CONFLICT) {
        *error = full;
        return false;
    }
    *word = "On the waiting list";
    return invitation_wait(session, step->invitation, error);
}

static bool
book(struct step *step, struct error *error)
{
    const char *word;
    if (invitation_is(step->invitation, INVITATION_ACCEPTED) ||
        invitation_is(step->invitation, INVITATION_ATTENDED))
        return say_unchanged(step->call, "Booked already", step->invitation);
    if (invitation_is(step->invitation, INVITATION_WAITING))
        return say_unchanged(step->call, "On the waiting list already", step->invitation);
    if (!event_takes_answers(step->call->session, step->event, error) ||
        !take_seat(step, &word, error) || !finish(step, word, error))
        return false;
    warn_of_seats(step);
    return true;
}

static bool
leave(struct step *step, const char *state, const char *word, const char *already,
      struct error *error)
{
    if (invitation_is(step->invitation, state))
        return say_unchanged(step->call, already, step->invitation);
    if (invitation_is(step->invitation, INVITATION_ATTENDED))
        return error_set(error, ERROR_CONFLICT,
                         "They have come already; undo takes a slip at the door back");
    invitation_set_state(step->call->session, step->invitation, state);
    return finish(step, word, error);
}

static bool
decline(struct step *step, struct error *error)
{
    return leave(step, INVITATION_DECLINED, "Declined", "Declined already", error);
}

static bool
apologise(struct step *step, struct error *error)
{
    return leave(step, INVITATION_APOLOGIES, "Apologies noted", "Apologies noted already", error);
}

/* --- the door --- */

static bool
is_too_early(struct step *step, const char *what, struct error *error)
{
    struct text day = TEXT_EMPTY;
    int64_t start;
    bool early = event_start(step->event, &start) &&
                 date_to_days(moment_to_date(start)) >
                     date_to_days(session_context(step->call->session)->today);
    if (early) {
        record_show_field(step->event, EVENT_STARTS, session_context(step->call->session), &day);
        error_set(error, ERROR_CONFLICT, "Nobody can %s before the day of the event, %s", what,
                  text_string(&day));
    }
    text_clear(&day);
    return early;
}

static bool
arrive(struct step *step, struct error *error)
{
    struct session *session = step->call->session;
    struct record *invitation = step->invitation;
    char now[DATE_TEXT_SIZE];
    if (invitation_is(invitation, INVITATION_ATTENDED))
        return say_unchanged(step->call, "Here already", invitation);
    if (event_is(step->event, EVENT_CANCELLED))
        return error_set(error, ERROR_CONFLICT, "This event is cancelled; nobody can arrive");
    if (is_too_early(step, "arrive", error))
        return false;
    if (invitation_is_guest(invitation) && !invitation_holds_seat(invitation) &&
        !seats_have_room(session, step->event, error))
        return false;
    moment_to_iso(session_context(session)->now_ms, now);
    invitation_set_state(session, invitation, INVITATION_ATTENDED);
    record_set(invitation, INVITATION_ARRIVED, now);
    if (!finish(step, "Arrived", error))
        return false;
    warn_of_seats(step);
    return true;
}

static bool
miss(struct step *step, struct error *error)
{
    return !is_too_early(step, "be absent", error) &&
           leave(step, INVITATION_ABSENT, "Did not attend", "Noted as absent already", error);
}

/* --- inviting --- */

/* Whom the record is about: a candidate, the candidate of an application, a colleague. */
static bool
set_member(struct call *call, struct record *invitation, struct error *error)
{
    struct record *membership = session_get(call->session, &membership_type, &call->id, error);
    if (!membership)
        return false;
    record_set(invitation, INVITATION_EVENT, call->args[INVITE_EVENT]);
    record_set(invitation, INVITATION_COLLEAGUE, record_get(membership, MEMBERSHIP_STAFF));
    struct record *event = invitation_event(call->session, invitation);
    bool done = true;
    if (event &&
        !string_equal(record_get(event, EVENT_NETWORK), record_get(membership, MEMBERSHIP_NETWORK)))
        done = error_set_field(error, INVITATION_EVENT,
                               "'%s' is no event of the network; choose one of it, or invite the "
                               "colleague from the staff",
                               record_get(event, EVENT_NAME));
    else if (record_get(membership, MEMBERSHIP_LEFT))
        done = error_set(error, ERROR_CONFLICT,
                         "This membership has ended; invite who belongs to the network today");
    record_free(event);
    record_free(membership);
    return done;
}

static bool
set_person(struct call *call, struct record *invitation, struct error *error)
{
    char id[ID_TEXT_SIZE];
    id_to_text(&call->id, id);
    if (call->type == &membership_type)
        return set_member(call, invitation, error);
    if (call->type == &candidate_type)
        record_set(invitation, INVITATION_CANDIDATE, id);
    else if (call->type == &staff_type)
        record_set(invitation, INVITATION_COLLEAGUE, id);
    else if (call->type == &application_type) {
        struct record *application =
            session_get(call->session, &application_type, &call->id, error);
        if (!application)
            return false;
        record_set(invitation, INVITATION_CANDIDATE,
                   record_get(application, APPLICATION_CANDIDATE));
        record_free(application);
    } else {
        return error_set(error, ERROR_USAGE,
                         "Only candidates, applications, staff and members can be invited, not %s",
                         call->type->table);
    }
    return true;
}

/* The args of invite are in the order of the fields that they fill. */
static const size_t invite_fields[INVITE_AGAIN] = {INVITATION_EVENT, INVITATION_PART,
                                                   INVITATION_ASSESSMENT, INVITATION_NOTE};

static bool
blame(struct error *error)
{
    int field = error->field;
    error->field = NO_FIELD;
    for (size_t i = 0; i < INVITE_AGAIN; i++) {
        if (field == (int)invite_fields[i])
            error->field = (int)i;
    }
    return false;
}

static bool
is_new_to_series(struct call *call, const struct record *invitation, struct error *error)
{
    if (string_equal(call->args[INVITE_AGAIN], "yes"))
        return true;
    struct record *event = invitation_event(call->session, invitation);
    bool done = !event || invitation_is_new_to_series(call->session, invitation, event, error);
    record_free(event);
    return done;
}

static bool
run_invite(struct call *call, struct error *error)
{
    size_t tasks = 0;
    struct record *invitation = session_prepare(call->session, &invitation_type);
    bool done = set_person(call, invitation, error);
    for (size_t i = 0; i < INVITE_AGAIN && done; i++) {
        if (call->args[i])
            record_set(invitation, invite_fields[i], call->args[i]);
    }
    done = done && is_new_to_series(call, invitation, error) &&
           session_add(call->session, invitation, error) &&
           invitation_type.added(call->session, invitation, &tasks, error);
    if (done)
        say(call, "Invited", invitation);
    record_free(invitation);
    return done || blame(error);
}

/* --- rows --- */

static bool
run_book(struct call *call, struct error *error)
{
    return take_step(call, &call->id, book, error);
}

static bool
run_decline(struct call *call, struct error *error)
{
    return take_step(call, &call->id, decline, error);
}

static bool
run_apologise(struct call *call, struct error *error)
{
    return take_step(call, &call->id, apologise, error);
}

static bool
run_guests(struct call *call, struct error *error)
{
    char id[ID_TEXT_SIZE];
    struct record *event = session_get(call->session, &event_type, &call->id, error);
    bool may = event && (!event_is_of_network(event) || permission_networks(call->session, error));
    record_free(event);
    if (!may)
        return false;
    id_to_text(&call->id, id);
    text_append_format(&call->outcome.filter, "event:%s", id);
    call->outcome.open = OPEN_LIST;
    call->outcome.type = &invitation_type;
    return true;
}

static bool
run_arrive(struct call *call, struct error *error)
{
    return take_step(call, &call->id, arrive, error);
}

static bool
run_miss(struct call *call, struct error *error)
{
    return take_step(call, &call->id, miss, error);
}

static const struct choice parts[] = {
    {PART_GUEST, "Guest", false},
    {PART_HOST, "Host", false},
    {PART_HELPER, "Helper", false},
};
static const struct choice_list part_list = {parts, 3};

static const struct choice yes_or_no[] = {
    {"yes", "Yes", false},
    {"no", "No", false},
};
static const struct choice_list yes_or_no_list = {yes_or_no, 2};

static const struct field invite_args[INVITE_ARG_COUNT] = {
    [INVITE_EVENT] = {.name = "event",
                      .label = "Event",
                      .kind = FIELD_LINK,
                      .flags = FIELD_REQUIRED,
                      .help = "What they are invited to",
                      .target = &event_type},
    [INVITE_PART] = {.name = "part",
                     .label = "Part",
                     .kind = FIELD_CHOICE,
                     .help = "Guest, host or helper; hosts and helpers take no seat",
                     .choices = &part_list,
                     .otherwise = PART_GUEST},
    [INVITE_ASSESSMENT] = {.name = "assessment",
                           .label = "Assessment",
                           .kind = FIELD_LINK,
                           .help = "What a targeted invitation rests on; that of the event when "
                                   "empty",
                           .target = &assessment_type},
    [INVITE_NOTE] = {.name = "note",
                     .label = "Note",
                     .kind = FIELD_TEXT,
                     .help = "What helps them to come"},
    [INVITE_AGAIN] = {.name = "again",
                      .label = "Again",
                      .kind = FIELD_CHOICE,
                      .help = "Yes to invite also who was invited to another event of the series",
                      .choices = &yes_or_no_list,
                      .otherwise = "no"},
};

#define STEP (COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID | COMMAND_MANY)
#define PLACE_INVITATIONS (PLACE_LIST | PLACE_DETAIL | PLACE_CLI)

static const struct command rows[] = {
    {
        .name = "invite",
        .summary = "Invite a record to an event",
        .help = "A candidate, the candidate of an application, a colleague, or a member of the "
                "network that holds the event. One entry a person; nobody is invited to two events "
                "of a series, unless Again says yes.",
        .where = PLACE_LIST | PLACE_DETAIL | PLACE_BOARD | PLACE_CLI,
        .args = invite_args,
        .arg_count = INVITE_ARG_COUNT,
        .flags = STEP,
        .run = run_invite,
    },
    {
        .name = "guests",
        .summary = "Show who is invited to an event",
        .help = "Who is invited to an event of a network is shown to roles with the word "
                "networks.members, and each look is noted in the log.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .only = &event_type,
        .flags = COMMAND_TAKES_ID,
        .run = run_guests,
    },
    {
        .name = "book",
        .summary = "Book a seat for an invitation",
        .help = "They take a seat; when all are taken they wait, and are offered the first that "
                "becomes free.",
        .where = PLACE_INVITATIONS,
        .only = &invitation_type,
        .flags = STEP | COMMAND_HINT,
        .run = run_book,
    },
    {
        .name = "decline",
        .summary = "Note that an invitation is declined",
        .help = "A seat that becomes free is offered to whoever has waited longest.",
        .where = PLACE_INVITATIONS,
        .only = &invitation_type,
        .flags = STEP,
        .run = run_decline,
    },
    {
        .name = "apologise",
        .summary = "Note apologies to an invitation",
        .help = "As decline, for somebody who meant to come.",
        .where = PLACE_INVITATIONS,
        .only = &invitation_type,
        .flags = STEP,
        .run = run_apologise,
    },
    {
        .name = "arrive",
        .summary = "Note on an invitation that they came",
        .help = "Who has no seat takes one that is free.",
        .where = PLACE_INVITATIONS,
        .only = &invitation_type,
        .flags = STEP,
        .run = run_arrive,
    },
    {
        .name = "miss",
        .summary = "Note on an invitation that they did not come",
        .help = "Hold does it for all who booked and did not arrive.",
        .where = PLACE_INVITATIONS,
        .only = &invitation_type,
        .flags = STEP,
        .run = run_miss,
    },
};

const struct command_table invitation_commands = {rows, sizeof rows / sizeof rows[0]};
