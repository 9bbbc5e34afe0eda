/* desk.c - the door of an event line by line: letters, a number, in (T64). */
#include <stdlib.h>
#include <string.h>

#include "modules/event.h"
#include "modules/event_desk.h"
#include "modules/invitation.h"
#include "modules/registry.h"
#include "plain_private.h"

#define ROWS_SAID 9

struct door {
    struct plain *plain;
    struct id event;
    enum desk_scope scope;
    struct text looked_for;
    struct desk_rows rows; /* those with a number */
    struct id last;        /* the entry of who came in last; zero for nobody yet */
    bool leaving;
};

/* -- What is said ---------------------------------------------------------------------------- */

static void
say_heading(struct door *door)
{
    struct session *session = door->plain->session;
    struct talk *talk = &door->plain->talk;
    struct desk_count count;
    struct error error;
    struct text line = TEXT_EMPTY;
    struct record *event = session_get(session, &event_type, &door->event, &error);
    if (event && desk_count(session, &door->event, &count, &error)) {
        desk_append_title(session, event, &line);
        talk_line(talk, "Desk, %s", text_string(&line));
        text_reset(&line);
        desk_append_count(&count, &line);
        talk_line(talk, "%s; ? is help, < leaves", text_string(&line));
    } else {
        talk_error(talk, &error);
        door->leaving = true;
    }
    text_clear(&line);
    record_free(event);
}

static void
say_help(struct talk *talk)
{
    talk_line(talk, "The first letters of a name find who is invited; a number lets them in, Enter "
                    "the first");
    talk_line(talk, "+ looks among all who are known, and + again adds somebody new");
    talk_line(talk, "Somebody new on one line: Sam Okoye; 07700 900123; PC; met at stand");
    talk_line(talk, "* signs up for support who came in last, *2 the one with that number");
    talk_line(talk, "- takes back your last step; < leaves");
}

/* -- Looking --------------------------------------------------------------------------------- */

static void
look(struct door *door)
{
    struct talk *talk = &door->plain->talk;
    struct error error;
    desk_rows_clear(&door->rows);
    if (!desk_find(door->plain->session, &door->event, door->scope, text_string(&door->looked_for),
                   &door->last, ROWS_SAID, &door->rows, &error)) {
        talk_error(talk, &error);
        return;
    }
    for (size_t i = 0; i < door->rows.count; i++)
        talk_line(talk, "%zu. %s, %s", i + 1, door->rows.items[i].name, door->rows.items[i].says);
    if (door->rows.count > 0)
        return;
    talk_line(talk,
              door->scope == DESK_OF_EVENT
                  ? "Nobody called '%s' is invited; + looks among all who are known"
                  : "Nobody here is called '%s'; + adds them",
              text_string(&door->looked_for));
}

static void
begin_next(struct door *door)
{
    door->scope = DESK_OF_EVENT;
    text_reset(&door->looked_for);
    desk_rows_clear(&door->rows);
}

/* -- Doing ----------------------------------------------------------------------------------- */

static bool
try_to_let_in(struct door *door, const struct desk_row *row, bool sure, struct error *error)
{
    char person[ID_TEXT_SIZE];
    const char *args[LET_IN_ARG_COUNT];
    desk_let_in_args(row, sure, person, args);
    struct call call = {.type = &event_type, .id = door->event, .args = args};
    bool done = session_do(door->plain->session, command_let_in, &call, error);
    if (done) {
        door->last = call.outcome.id;
        run_outcome(door->plain, &call.outcome);
        begin_next(door);
    }
    outcome_clear(&call.outcome);
    return done;
}

static void
let_in(struct door *door, size_t index)
{
    struct talk *talk = &door->plain->talk;
    const struct desk_row *row = &door->rows.items[index];
    struct error error;
    bool yes;
    if (try_to_let_in(door, row, false, &error))
        return;
    if (error.code != ERROR_CONFLICT) {
        talk_error(talk, &error);
        return;
    }
    talk_say(talk, "Warning: %s", error.text);
    if (talk_ask_yes(talk, "Let them in all the same", false, &yes) != ANSWER_LINE || !yes)
        return;
    if (!try_to_let_in(door, row, true, &error))
        talk_error(talk, &error);
}

static void
walk_in(struct door *door)
{
    struct talk *talk = &door->plain->talk;
    bool asked = door->scope == DESK_OF_ALL;
    door->scope = DESK_OF_ALL;
    if (!asked && door->looked_for.length > 0) {
        look(door);
    } else if (!asked) {
        talk_line(talk, "Known already? Type the name; + adds somebody new");
    } else {
        run_for_one(door->plain, command_walk_in, &event_type, &door->event,
                    text_string(&door->looked_for));
        begin_next(door);
    }
}

static void
save_line(struct door *door, const char *const *args)
{
    struct call call = {.type = &event_type, .id = door->event, .args = args};
    struct error error;
    if (session_do(door->plain->session, command_walk_in, &call, &error)) {
        door->last = call.outcome.id;
        run_outcome(door->plain, &call.outcome);
        begin_next(door);
    } else {
        talk_error(&door->plain->talk, &error);
    }
    outcome_clear(&call.outcome);
}

/* C05: what was understood, then the one thing that the line does not say, then it is saved. */
static void
take_one_line(struct door *door, const char *typed)
{
    struct talk *talk = &door->plain->talk;
    const char *args[WALK_IN_ARG_COUNT] = {NULL};
    struct one_line line;
    struct text understood = TEXT_EMPTY;
    struct error error;
    bool notice, yes;
    bool read = desk_read_line(door->plain->session, typed, &line, args, &error);
    if (!read) {
        talk_error(talk, &error);
    } else {
        desk_append_understood(door->plain->session, args, &understood);
        talk_text(talk, text_string(&understood));
        if (talk_ask_yes(talk, "Privacy notice given", false, &notice) == ANSWER_LINE &&
            talk_ask_yes(talk, "Save", true, &yes) == ANSWER_LINE && yes) {
            args[WALK_IN_NOTICE] = notice ? "yes" : "no";
            save_line(door, args);
        }
    }
    text_clear(&understood);
    one_line_clear(&line);
}

static void
sign_up(struct door *door, const char *number)
{
    struct talk *talk = &door->plain->talk;
    struct error error;
    struct call call = {.type = &invitation_type, .id = door->last};
    size_t index;
    if (talk_number(number, door->rows.count, &index))
        call.id = door->rows.items[index].invitation;
    else if (*number != '\0')
        call.id = (struct id){.bytes = {0}};
    if (id_is_zero(&call.id))
        talk_line(talk, "Error: Let somebody in first, or give a number that is said, such as *1");
    else if (session_do(door->plain->session, command_sign_up, &call, &error))
        run_outcome(door->plain, &call.outcome);
    else
        talk_error(talk, &error);
    outcome_clear(&call.outcome);
}

static void
take_back(struct door *door)
{
    struct error error;
    struct call call = {.type = NULL};
    if (session_do(door->plain->session, command_undo, &call, &error))
        run_outcome(door->plain, &call.outcome);
    else
        talk_error(&door->plain->talk, &error);
    outcome_clear(&call.outcome);
}

/* -- The loop -------------------------------------------------------------------------------- */

static void
take_line(struct door *door, const char *typed)
{
    size_t index;
    if (talk_number(typed, door->rows.count, &index)) {
        let_in(door, index);
    } else if (string_equal(typed, "+")) {
        walk_in(door);
    } else if (*typed == '*') {
        sign_up(door, typed + 1 + strspn(typed + 1, " "));
    } else if (string_equal(typed, "-")) {
        take_back(door);
    } else if (one_line_is(typed)) {
        take_one_line(door, typed);
    } else {
        text_reset(&door->looked_for);
        text_append(&door->looked_for, typed);
        look(door);
    }
}

/* Out of one thing: what was looked for, then the desk. */
static void
go_back(struct door *door)
{
    door->leaving = door->scope == DESK_OF_EVENT && door->looked_for.length == 0;
    begin_next(door);
}

static void
ask(struct door *door)
{
    struct talk *talk = &door->plain->talk;
    struct text line = TEXT_EMPTY;
    bool some = door->rows.count > 0;
    switch (talk_ask(talk, some ? "Number, name" : "Name", some ? "1" : "<", &line)) {
    case ANSWER_LINE:
        take_line(door, text_string(&line));
        break;
    case ANSWER_ENTER:
        if (some)
            let_in(door, 0);
        else
            go_back(door);
        break;
    case ANSWER_BACK:
        go_back(door);
        break;
    case ANSWER_HELP:
        say_help(talk);
        break;
    case ANSWER_STOP:
        door->leaving = true;
        break;
    }
    text_clear(&line);
}

void
desk_run(struct plain *plain, const struct id *event)
{
    struct door door = {.plain = plain, .event = *event};
    struct error error;
    if (!desk_may_open(plain->session, event, &error)) {
        talk_error(&plain->talk, &error);
        return;
    }
    if (!desk_begin(plain->session, &error))
        talk_error(&plain->talk, &error);
    say_heading(&door);
    while (!door.leaving && plain->talk.ended == PLAIN_LINE)
        ask(&door);
    desk_rows_clear(&door.rows);
    text_clear(&door.looked_for);
}

void
plain_desk(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args;
    struct targets targets;
    if (plain_level(plain)->type != &event_type) {
        talk_line(&plain->talk, "Error: 'desk' is for events; go events shows them");
        return;
    }
    if (!targets_find(plain, run_find(plain, "desk"), &rest, &targets))
        return;
    if (targets.count > 1)
        talk_line(&plain->talk, "Error: 'desk' is for one record at a time");
    else
        desk_run(plain, &targets.ids[0]);
    targets_clear(&targets);
}
