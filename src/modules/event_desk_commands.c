/* event_desk_commands.c - what is done at the door: let in, added, signed up. Each is one step. */
#include "modules/event_desk.h"

#include <string.h>

#include "base/text.h"
#include "modules/candidate.h"
#include "modules/duplicate.h"
#include "modules/event.h"
#include "modules/event_door.h"
#include "modules/invitation.h"
#include "modules/registry.h"
#include "modules/seats.h"
#include "modules/staff.h"
#include "modules/tag.h"

#define TO_COMPLETE "to complete" /* the tag of those whose details are still to be asked */
#define YES "yes"
#define WALK_INS_READ 20 /* to find the last one who was added */

/* -- What every step shares ------------------------------------------------------------------ */

static void
set_link(struct record *record, size_t field, const struct id *id)
{
    char text[ID_TEXT_SIZE];
    id_to_text(id, text);
    record_set(record, field, text);
}

static void
set_today(struct session *session, struct record *record, size_t field)
{
    record_set_day(record, field, session_context(session)->today);
}

/* "; 22 in, 3 seats left" */
static bool
say_count(struct call *call, const struct id *event, struct error *error)
{
    struct desk_count count;
    if (!desk_count(call->session, event, &count, error))
        return false;
    call->outcome.number = count.in;
    text_append(&call->outcome.message, "; ");
    desk_append_count(&count, &call->outcome.message);
    return true;
}

static void
mark_arrived(struct session *session, struct record *invitation, int64_t arrived_ms)
{
    char arrived[DATE_TEXT_SIZE];
    moment_to_iso(arrived_ms, arrived);
    invitation_set_state(session, invitation, INVITATION_ATTENDED);
    record_set(invitation, INVITATION_ARRIVED, arrived);
}

/* An entry for somebody who had none. Nobody asked them, so there is no day of an invitation. */
static struct record *
new_entry(struct session *session, const struct record *event, const struct record *person)
{
    struct record *invitation = session_prepare(session, &invitation_type);
    bool is_candidate = person->type == &candidate_type;
    set_link(invitation, INVITATION_EVENT, &event->id);
    set_link(invitation, is_candidate ? INVITATION_CANDIDATE : INVITATION_COLLEAGUE, &person->id);
    record_set(invitation, INVITATION_INVITED, NULL);
    return invitation;
}

/* Somebody who was not expected walks in, whether there was an entry or not. */
static bool
enter(struct session *session, const struct record *event, const struct record *person,
      struct record *invitation, bool expected, int64_t arrived_ms, struct id *id,
      struct error *error)
{
    struct record *entry = invitation ? record_copy(invitation) : new_entry(session, event, person);
    mark_arrived(session, entry, arrived_ms);
    if (!expected)
        record_set(entry, INVITATION_WALK_IN, YES);
    size_t tasks = 0;
    bool done = invitation ? session_edit(session, entry, NULL, error)
                           : session_add(session, entry, error) &&
                                 invitation_type.added(session, entry, &tasks, error);
    *id = entry->id;
    record_free(entry);
    return done;
}

static bool
say_in(struct call *call, const struct record *event, const struct id *invitation, const char *name,
       struct error *error)
{
    text_append_format(&call->outcome.message, "In: %s", name);
    call->outcome.type = &invitation_type;
    call->outcome.id = *invitation;
    return say_count(call, &event->id, error);
}

/* -- Let in ---------------------------------------------------------------------------------- */

static struct record *
find_person(struct call *call, struct error *error)
{
    const char *candidate = call->args[LET_IN_CANDIDATE];
    const char *colleague = call->args[LET_IN_COLLEAGUE];
    struct id id;
    if (!candidate == !colleague) {
        error_set_field(error, LET_IN_CANDIDATE, "Enter the candidate, or the colleague");
        return NULL;
    }
    const struct record_type *type = candidate ? &candidate_type : &staff_type;
    if (!id_from_text(candidate ? candidate : colleague, &id)) {
        error_set_field(error, LET_IN_CANDIDATE, "Candidate must be one that is here");
        return NULL;
    }
    session_follow(call->session, type, &id);
    struct record *person = session_get(call->session, type, &id, error);
    if (person && !session_check_alive(call->session, person, error)) {
        record_free(person);
        person = NULL;
    }
    return person;
}

static bool
let_in(struct call *call, const struct record *event, const struct record *person,
       struct error *error)
{
    struct session *session = call->session;
    struct record *invitation;
    struct text name = TEXT_EMPTY;
    struct id id;
    if (!invitation_move_up(session, &event->id, error) ||
        !door_find(session, &event->id, person, &invitation, error))
        return false;
    bool expected = door_may_enter(session, event, person, invitation, error);
    bool done =
        expected || (error->code == ERROR_CONFLICT && string_equal(call->args[LET_IN_SURE], YES));
    done = done && enter(session, event, person, invitation, expected && invitation,
                         session_context(session)->now_ms, &id, error);
    if (done) {
        session_title(session, person->type, &person->id, &name);
        done = say_in(call, event, &id, text_string(&name), error);
    }
    record_free(invitation);
    text_clear(&name);
    return done;
}

void
desk_let_in_args(const struct desk_row *row, bool sure, char person[ID_TEXT_SIZE],
                 const char *args[LET_IN_ARG_COUNT])
{
    id_to_text(&row->person, person);
    args[LET_IN_CANDIDATE] = row->is_colleague ? NULL : person;
    args[LET_IN_COLLEAGUE] = row->is_colleague ? person : NULL;
    args[LET_IN_SURE] = sure ? "yes" : NULL;
}

static bool
run_let_in(struct call *call, struct error *error)
{
    struct record *event = session_get(call->session, &event_type, &call->id, error);
    struct record *person = event ? find_person(call, error) : NULL;
    bool done = person && let_in(call, event, person, error);
    record_free(person);
    record_free(event);
    return done;
}

/* -- Whom nobody knows yet ------------------------------------------------------------------- */

/* One field for both: with an @ it is an email. */
static bool
set_contact(struct session *session, struct record *person, const char *typed, struct error *error)
{
    size_t field = typed && strchr(typed, '@') ? CANDIDATE_EMAIL : CANDIDATE_PHONE;
    char *value;
    if (!field_parse(&candidate_type.fields[field], typed, session_context(session), &value,
                     error)) {
        error->field = WALK_IN_CONTACT;
        return false;
    }
    record_take(person, field, value);
    return true;
}

static struct record *
new_person(struct call *call, struct error *error)
{
    struct session *session = call->session;
    struct record *person = session_prepare(session, &candidate_type);
    record_set(person, CANDIDATE_NAME, call->args[WALK_IN_NAME]);
    record_set(person, CANDIDATE_ROLE, call->args[WALK_IN_INTEREST]);
    record_set(person, CANDIDATE_SOURCE, call->args[WALK_IN_SOURCE]);
    if (string_equal(call->args[WALK_IN_NOTICE], YES)) {
        record_set(person, CANDIDATE_NOTICE, session_context(session)->notice);
        set_today(session, person, CANDIDATE_NOTICE_DATE);
    }
    if (set_contact(session, person, call->args[WALK_IN_CONTACT], error))
        return person;
    record_free(person);
    return NULL;
}

/* C04: flagged, and never blocking. */
static bool
say_duplicates(struct call *call, const struct record *person, struct error *error)
{
    struct duplicate_list found;
    if (!duplicate_find(call->session, person, &found, error))
        return false;
    if (found.count > 0) {
        struct text first = TEXT_EMPTY;
        duplicate_show(call->session, &found.items[0], &first);
        if (found.count > 1)
            text_append_format(&first, " and %zu more", found.count - 1);
        session_warn(call->session, "perhaps here already: %s", text_string(&first));
        text_clear(&first);
    }
    duplicate_list_clear(&found);
    return true;
}

static bool
tag_to_complete(struct session *session, const struct record *person, struct error *error)
{
    struct record *tag = session_prepare(session, &tag_type);
    set_link(tag, TAG_CANDIDATE, &person->id);
    record_set(tag, TAG_WORD, TO_COMPLETE);
    bool done = session_add(session, tag, error);
    record_free(tag);
    return done;
}

static bool
walk_in(struct call *call, const struct record *event, struct record *person, struct error *error)
{
    struct session *session = call->session;
    struct id id;
    bool may = invitation_move_up(session, &event->id, error) &&
               (door_may_enter(session, event, person, NULL, error) ||
                error->code == ERROR_CONFLICT); /* over the seats, on purpose: they stand there */
    if (!may || !say_duplicates(call, person, error))
        return false;
    if (!session_add(session, person, error)) {
        error->field = error->field == CANDIDATE_NAME ? WALK_IN_NAME : NO_FIELD;
        return false;
    }
    return tag_to_complete(session, person, error) &&
           enter(session, event, person, NULL, false, session_context(session)->now_ms, &id,
                 error) &&
           say_in(call, event, &id, record_get(person, CANDIDATE_NAME), error);
}

bool
desk_note_walk_in(struct session *session, const struct record *event, const struct record *person,
                  int64_t arrived_ms, struct error *error)
{
    struct id id;
    return tag_to_complete(session, person, error) &&
           enter(session, event, person, NULL, false, arrived_ms, &id, error);
}

/* Of somebody who was added as they walked in, not of one who was known; else NULL. The caller's.
 */
static struct record *
added_there(struct session *session, const struct record *entry)
{
    struct id id;
    struct error ignored;
    const char *link = record_get(entry, INVITATION_CANDIDATE);
    struct record *person = link && id_from_text(link, &id)
                                ? session_get(session, &candidate_type, &id, &ignored)
                                : NULL;
    if (person &&
        string_equal(record_get(person, RECORD_CREATED), record_get(entry, RECORD_CREATED)))
        return person;
    record_free(person);
    return NULL;
}

/* The next one comes from where the last one came from who was added; the first from the event. */
static void
prepare_walk_in(struct session *session, const struct id *id, struct record *args)
{
    struct error ignored;
    struct record_list list = {.count = 0};
    struct record *event = session_get(session, &event_type, id, &ignored);
    struct record *person = NULL;
    desk_walked_in(session, id, WALK_INS_READ, &list, &ignored);
    for (size_t i = 0; i < list.count && !person; i++)
        person = added_there(session, list.items[i]);
    const char *name = event ? record_get(event, EVENT_NAME) : NULL;
    record_set(args, WALK_IN_SOURCE, person ? record_get(person, CANDIDATE_SOURCE) : name);
    record_free(person);
    record_free(event);
    record_list_clear(&list);
}

static bool
run_walk_in(struct call *call, struct error *error)
{
    struct record *event = session_get(call->session, &event_type, &call->id, error);
    struct record *person = event ? new_person(call, error) : NULL;
    bool done = person && walk_in(call, event, person, error);
    record_free(person);
    record_free(event);
    return done;
}

bool
desk_read_line(struct session *session, const char *typed, struct one_line *line,
               const char *args[WALK_IN_ARG_COUNT], struct error *error)
{
    const struct field_context *context = session_context(session);
    const struct choice_list *roles =
        field_choices(&candidate_type.fields[CANDIDATE_ROLE], context);
    if (!one_line_read(typed, roles, context, line, error))
        return false;
    args[WALK_IN_NAME] = line->name;
    args[WALK_IN_CONTACT] = line->contact;
    args[WALK_IN_INTEREST] = line->interest;
    args[WALK_IN_SOURCE] = line->source;
    return true;
}

void
desk_append_understood(struct session *session, const char *const args[WALK_IN_ARG_COUNT],
                       struct text *out)
{
    for (size_t i = 0; i < WALK_IN_ARG_COUNT; i++) {
        if (!args[i])
            continue;
        text_append_format(out, "%s: ", command_walk_in->args[i].label);
        field_show(&command_walk_in->args[i], args[i], session_context(session), out);
        text_append_char(out, '\n');
    }
}

/* -- Support --------------------------------------------------------------------------------- */

static bool
sign_up(struct call *call, struct record *invitation, struct error *error)
{
    struct text name = TEXT_EMPTY;
    invitation_append_person(call->session, invitation, &name);
    bool signed_up = record_get(invitation, INVITATION_SIGNED_UP) != NULL;
    bool is_in = invitation_is(invitation, INVITATION_ATTENDED);
    bool done = is_in;
    if (!is_in)
        error_set(error, ERROR_CONFLICT, "%s is not in yet; let them in first", text_string(&name));
    if (done && !signed_up) {
        set_today(call->session, invitation, INVITATION_SIGNED_UP);
        done = session_edit(call->session, invitation, NULL, error);
    }
    if (done) {
        call->outcome.unchanged = signed_up;
        call->outcome.type = &invitation_type;
        call->outcome.id = invitation->id;
        text_append_format(&call->outcome.message, "%s: %s",
                           signed_up ? "Signed up already" : "Signed up for support",
                           text_string(&name));
    }
    text_clear(&name);
    return done;
}

static bool
run_sign_up(struct call *call, struct error *error)
{
    struct record *invitation = session_get(call->session, &invitation_type, &call->id, error);
    bool done = invitation && session_check_alive(call->session, invitation, error) &&
                sign_up(call, invitation, error);
    record_free(invitation);
    return done;
}

/* -- Rows ------------------------------------------------------------------------------------ */

static const struct choice yes_or_no[] = {
    {"yes", "Yes", false},
    {"no", "No", false},
};
static const struct choice_list yes_or_no_list = {yes_or_no, 2};

static const struct field let_in_args[LET_IN_ARG_COUNT] = {
    [LET_IN_CANDIDATE] = {.name = "candidate",
                          .label = "Candidate",
                          .kind = FIELD_LINK,
                          .help = "Who stands at the door",
                          .target = &candidate_type},
    [LET_IN_COLLEAGUE] = {.name = "colleague",
                          .label = "Colleague",
                          .kind = FIELD_LINK,
                          .help = "Or the colleague who does",
                          .target = &staff_type},
    [LET_IN_SURE] = {.name = "sure",
                     .label = "All the same",
                     .kind = FIELD_CHOICE,
                     .help = "Yes lets in somebody who is not expected, or has no seat",
                     .choices = &yes_or_no_list},
};

static const struct field walk_in_args[WALK_IN_ARG_COUNT] = {
    [WALK_IN_NAME] = {.name = "name",
                      .label = "Full name",
                      .kind = FIELD_TEXT,
                      .flags = FIELD_REQUIRED,
                      .help = "As the person gives it, in any script"},
    [WALK_IN_CONTACT] = {.name = "contact",
                         .label = "Phone or email",
                         .kind = FIELD_TEXT,
                         .help = "One of the two, to keep in touch"},
    [WALK_IN_INTEREST] = {.name = "interest",
                          .label = "Role of interest",
                          .kind = FIELD_CHOICE,
                          .help = "The role the person wants to apply for",
                          .list = "roles"},
    [WALK_IN_NOTICE] = {.name = "notice",
                        .label = "Privacy notice given",
                        .kind = FIELD_CHOICE,
                        .flags = FIELD_REQUIRED,
                        .help = "Whether the person has the wording that is in use",
                        .choices = &yes_or_no_list},
    [WALK_IN_SOURCE] = {.name = "source",
                        .label = "Source",
                        .kind = FIELD_TEXT,
                        .help = "Where the details come from; the event, unless you say otherwise"},
};

enum row { ROW_LET_IN, ROW_WALK_IN, ROW_SIGN_UP, ROW_COUNT };

static const struct command rows[ROW_COUNT] = {
    [ROW_LET_IN] =
        {
            .name = "let-in",
            .summary = "Let somebody in at an event",
            .help = "Marks who stands at the door as attended, with an invitation or without. Who "
                    "waits, said no or is invited elsewhere comes in with sure.",
            .where = PLACE_LIST | PLACE_DETAIL | PLACE_CLI,
            .only = &event_type,
            .args = let_in_args,
            .arg_count = LET_IN_ARG_COUNT,
            .flags = COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID | COMMAND_ASKS,
            .run = run_let_in,
        },
    [ROW_WALK_IN] =
        {
            .name = "walk-in",
            .summary = "Add somebody who walked into an event",
            .help = "For those whom nobody knows yet: five answers, then the next one is asked "
                    "for. They get the tag \"" TO_COMPLETE "\".",
            .where = PLACE_LIST | PLACE_DETAIL | PLACE_CLI,
            .only = &event_type,
            .args = walk_in_args,
            .arg_count = WALK_IN_ARG_COUNT,
            .prepare = prepare_walk_in,
            .flags = COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID | COMMAND_AGAIN,
            .run = run_walk_in,
        },
    [ROW_SIGN_UP] =
        {
            .name = "sign-up",
            .summary = "Note on an invitation that they signed up for support",
            .help = "For positive action support, such as a programme or a buddy; hold then lays "
                    "down what is to be done.",
            .where = PLACE_LIST | PLACE_DETAIL | PLACE_CLI,
            .only = &invitation_type,
            .flags = COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID | COMMAND_MANY,
            .run = run_sign_up,
        },
};

const struct command_table event_desk_commands = {rows, ROW_COUNT};
const struct command *const command_let_in = &rows[ROW_LET_IN];
const struct command *const command_walk_in = &rows[ROW_WALK_IN];
const struct command *const command_sign_up = &rows[ROW_SIGN_UP];
