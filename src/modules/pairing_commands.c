/* pairing_commands.c - what happens to a pairing: proposed, agreed, started, paused, checked in,
 * ended, made anew (T51, T54, T55). Each is one step. */
#include "modules/registry.h"

#include <string.h>

#include "base/text.h"
#include "config/config.h"
#include "modules/buddy.h"
#include "modules/candidate.h"
#include "modules/check_in.h"
#include "modules/pairing.h"
#include "modules/pairing_contact.h"
#include "modules/pairing_steps.h"
#include "modules/session.h"

/* --- what every step shares --- */

static void
say_next(struct call *call, const struct record *pairing)
{
    const char *next = record_get(pairing, PAIRING_NEXT);
    if (!next)
        return;
    text_append(&call->outcome.message, "; next contact due ");
    session_show(call->session, &pairing_type.fields[PAIRING_NEXT], next, &call->outcome.message);
}

/* P39: who is told of a concern; that it was one says nothing yet of what it was. */
static void
say_concern(struct call *call)
{
    text_append_format(&call->outcome.message, "; tell %s now, and write nothing of it here",
                       config_text(session_config(call->session), SETTING_BUDDY_CONCERNS));
}

static bool
has_ended(const struct record *pairing, struct error *error)
{
    return pairing_is(pairing, STATE_ENDED) &&
           !error_set(error, ERROR_CONFLICT,
                      "This pairing has ended; rematch begins another one with its history");
}

/* --- agreed, started, paused --- */

enum agree_arg { AGREE_WHO, AGREE_ON, AGREE_ARG_COUNT };

#define WHO_BOTH "both"
#define WHO_BUDDY "buddy"
#define WHO_PERSON "person"

static void
note_agreement(struct record *pairing, const char *who, const char *on)
{
    if (!string_equal(who, WHO_BUDDY) && !record_get(pairing, PAIRING_PERSON_AGREED))
        record_set(pairing, PAIRING_PERSON_AGREED, on);
    if (!string_equal(who, WHO_PERSON) && !record_get(pairing, PAIRING_BUDDY_AGREED))
        record_set(pairing, PAIRING_BUDDY_AGREED, on);
}

static bool
agree(struct call *call, struct record *pairing, struct error *error)
{
    static const size_t fields[AGREE_ARG_COUNT] = {PAIRING_FIELD_COUNT, PAIRING_PERSON_AGREED};
    const char *on = call->args[AGREE_ON];
    if (has_ended(pairing, error) ||
        pairing_is_before(call->session, pairing, PAIRING_PROPOSED, on, AGREE_ON, error))
        return false;
    if (!pairing_is(pairing, STATE_PROPOSED)) {
        call->outcome.unchanged = true;
        pairing_say(call, "Agreed already", pairing);
        return true;
    }
    note_agreement(pairing, call->args[AGREE_WHO], on);
    bool both =
        record_get(pairing, PAIRING_PERSON_AGREED) && record_get(pairing, PAIRING_BUDDY_AGREED);
    if (!pairing_set_state(call->session, pairing, both ? STATE_AGREED : STATE_PROPOSED,
                           both ? on : record_get(pairing, PAIRING_SINCE), error))
        return pairing_blame(error, fields, AGREE_ARG_COUNT);
    pairing_say(call, both ? "Agreed by both" : "Agreed, and the other one is asked", pairing);
    return true;
}

static bool
start(struct call *call, struct record *pairing, struct error *error)
{
    static const size_t fields[] = {PAIRING_STARTED};
    const char *on = call->args[0];
    struct date day;
    if (has_ended(pairing, error) ||
        pairing_is_before(call->session, pairing, PAIRING_SINCE, on, 0, error))
        return false;
    if (pairing_is(pairing, STATE_PROPOSED))
        return error_set(error, ERROR_CONFLICT,
                         "Both have to agree first; agree notes who did, and when");
    if (pairing_is(pairing, STATE_ACTIVE)) {
        call->outcome.unchanged = true;
        pairing_say(call, "Active already", pairing);
        return true;
    }
    bool again = pairing_is(pairing, STATE_PAUSED);
    if (!again)
        record_set(pairing, PAIRING_STARTED, on);
    if (date_from_iso(on, &day))
        pairing_expect_contact(call->session, pairing, day);
    if (!pairing_set_state(call->session, pairing, STATE_ACTIVE, on, error))
        return pairing_blame(error, fields, 1);
    pairing_say(call, again ? "Active again" : "Started", pairing);
    say_next(call, pairing);
    return true;
}

static bool
pause_pairing(struct call *call, struct record *pairing, struct error *error)
{
    static const size_t fields[] = {PAIRING_SINCE};
    if (has_ended(pairing, error) ||
        pairing_is_before(call->session, pairing, PAIRING_SINCE, call->args[0], 0, error))
        return false;
    if (!pairing_is(pairing, STATE_ACTIVE))
        return error_set(error, ERROR_CONFLICT, "Only an active pairing can pause, and this is %s",
                         record_get(pairing, PAIRING_STATE));
    record_set(pairing, PAIRING_NEXT, NULL);
    if (!pairing_set_state(call->session, pairing, STATE_PAUSED, call->args[0], error))
        return pairing_blame(error, fields, 1);
    pairing_say(call, "Paused", pairing);
    return true;
}

/* --- ended, made anew --- */

enum end_arg { END_REASON, END_ON, END_PERSON_SAID, END_BUDDY_SAID, END_ARG_COUNT };

static bool
is_concern(struct call *call, const char *reason)
{
    return string_equal(
        field_list_cell(session_context(call->session), "pairing-endings", reason, ENDING_CONCERN),
        "yes");
}

static bool
end(struct call *call, struct record *pairing, struct error *error)
{
    static const size_t fields[END_ARG_COUNT] = {PAIRING_ENDING, PAIRING_ENDED, PAIRING_PERSON_SAID,
                                                 PAIRING_BUDDY_SAID};
    if (pairing_is(pairing, STATE_ENDED)) {
        call->outcome.unchanged = true;
        pairing_say(call, "Ended already", pairing);
        return true;
    }
    if (pairing_is_before(call->session, pairing, PAIRING_SINCE, call->args[END_ON], END_ON, error))
        return false;
    record_set(pairing, PAIRING_PERSON_SAID, call->args[END_PERSON_SAID]);
    record_set(pairing, PAIRING_BUDDY_SAID, call->args[END_BUDDY_SAID]);
    if (!pairing_end(call->session, pairing, call->args[END_REASON], call->args[END_ON], error))
        return pairing_blame(error, fields, END_ARG_COUNT);
    pairing_say(call, "Ended", pairing);
    if (is_concern(call, call->args[END_REASON]))
        say_concern(call);
    return true;
}

enum rematch_arg { REMATCH_BUDDY, REMATCH_REASON, REMATCH_ON, REMATCH_ARG_COUNT };

static bool
rematch(struct call *call, struct record *pairing, struct error *error)
{
    static const size_t fields[REMATCH_ARG_COUNT] = {PAIRING_BUDDY, PAIRING_ENDING,
                                                     PAIRING_PROPOSED};
    const char *on = call->args[REMATCH_ON], *reason = call->args[REMATCH_REASON];
    bool open = !pairing_is(pairing, STATE_ENDED);
    if (open && !reason)
        return error_set_field(error, REMATCH_REASON,
                               "Choose the reason why the pairing before ends");
    if (!open && reason)
        return error_set_field(error, REMATCH_REASON,
                               "The pairing before has ended; leave the reason empty");
    if (pairing_is_before(call->session, pairing, PAIRING_SINCE, on, REMATCH_ON, error))
        return false;
    struct record *next = pairing_anew(call->session, pairing, call->args[REMATCH_BUDDY], on);
    bool done = (!open || pairing_end(call->session, pairing, reason, on, error)) &&
                session_add(call->session, next, error);
    if (done)
        pairing_say(call, "Proposed", next);
    record_free(next);
    return done || pairing_blame(error, fields, REMATCH_ARG_COUNT);
}

/* --- checked in --- */

enum check_in_arg {
    CHECK_IN_ARG_ON,
    CHECK_IN_ARG_CHANNEL,
    CHECK_IN_ARG_MOOD,
    CHECK_IN_ARG_BUDDY_MOOD,
    CHECK_IN_ARG_NOTE,
    CHECK_IN_ARG_CONCERN,
    CHECK_IN_ARG_COUNT,
};

static const size_t check_in_fields[CHECK_IN_ARG_COUNT] = {
    CHECK_IN_HELD,       CHECK_IN_CHANNEL, CHECK_IN_MOOD,
    CHECK_IN_BUDDY_MOOD, CHECK_IN_NOTE,    CHECK_IN_CONCERN,
};

static struct record *
new_check_in(struct call *call, const struct record *pairing)
{
    char id[ID_TEXT_SIZE];
    struct record *record = session_prepare(call->session, &check_in_type);
    id_to_text(&pairing->id, id);
    record_set(record, CHECK_IN_PAIRING, id);
    record_set(record, CHECK_IN_CANDIDATE, record_get(pairing, PAIRING_CANDIDATE));
    for (size_t i = 0; i < CHECK_IN_ARG_COUNT; i++)
        record_set(record, check_in_fields[i], call->args[i]);
    return record;
}

static bool
check_in(struct call *call, struct record *pairing, struct error *error)
{
    const char *on = call->args[CHECK_IN_ARG_ON];
    struct date held;
    if (has_ended(pairing, error) ||
        pairing_is_before(call->session, pairing, PAIRING_STARTED, on, CHECK_IN_ARG_ON, error))
        return false;
    if (!pairing_is(pairing, STATE_ACTIVE))
        return error_set(error, ERROR_CONFLICT,
                         "This pairing is %s; start it first, then note the check-in",
                         record_get(pairing, PAIRING_STATE));
    struct record *record = new_check_in(call, pairing);
    if (date_from_iso(on, &held))
        pairing_note_contact(call->session, pairing, held);
    bool done = session_add(call->session, record, error) &&
                session_edit(call->session, pairing, NULL, error);
    record_free(record);
    if (!done)
        return pairing_blame(error, check_in_fields, CHECK_IN_ARG_COUNT);
    pairing_say(call, "Checked in", pairing);
    say_next(call, pairing);
    if (call->args[CHECK_IN_ARG_CONCERN])
        say_concern(call);
    return true;
}

/* --- which pairing --- */

static bool
with_pairing(struct call *call,
             bool (*step)(struct call *call, struct record *pairing, struct error *error),
             struct error *error)
{
    struct record *pairing = session_get(call->session, &pairing_type, &call->id, error);
    if (!pairing)
        return false;
    bool done = pairing->alive ? step(call, pairing, error)
                               : error_set(error, ERROR_CONFLICT,
                                           "This pairing is in the trash; restore it first");
    record_free(pairing);
    return done;
}

static bool
run_pair(struct call *call, struct error *error)
{
    if (!command_add->run(call, error))
        return false;
    text_append_format(&call->outcome.message, "; tell both: %s",
                       record_get(call->record, PAIRING_GUIDANCE));
    return true;
}

static bool
run_agree(struct call *call, struct error *error)
{
    return with_pairing(call, agree, error);
}

static bool
run_start(struct call *call, struct error *error)
{
    return with_pairing(call, start, error);
}

static bool
run_pause(struct call *call, struct error *error)
{
    return with_pairing(call, pause_pairing, error);
}

static bool
run_end(struct call *call, struct error *error)
{
    return with_pairing(call, end, error);
}

static bool
run_rematch(struct call *call, struct error *error)
{
    return with_pairing(call, rematch, error);
}

static bool
run_check_in(struct call *call, struct error *error)
{
    return with_pairing(call, check_in, error);
}

/* --- rows --- */

#define DAY_ARG(name_, label_, help_)                                                              \
    {                                                                                              \
        .name = (name_), .label = (label_), .kind = FIELD_DATE,                                    \
        .flags = FIELD_REQUIRED | FIELD_PAST, .help = (help_), .otherwise = "today"                \
    }

static const struct choice who[] = {
    {WHO_BOTH, "Both", false},
    {WHO_PERSON, "The candidate or colleague", false},
    {WHO_BUDDY, "The buddy or mentor", false},
};
static const struct choice_list who_list = {who, 3};

static const struct field agree_args[AGREE_ARG_COUNT] = {
    [AGREE_WHO] = {.name = "who",
                   .label = "Who agreed",
                   .kind = FIELD_CHOICE,
                   .flags = FIELD_REQUIRED,
                   .help = "Both, or the one of the two who did",
                   .choices = &who_list,
                   .otherwise = WHO_BOTH},
    [AGREE_ON] = DAY_ARG("on", "Agreed on", "The day on which they agreed"),
};

static const struct field start_args[] = {
    DAY_ARG("on", "Started on", "The day from which it is active"),
};
static const struct field pause_args[] = {
    DAY_ARG("on", "Paused on", "The day from which it rests"),
};

static const struct field end_args[END_ARG_COUNT] = {
    [END_REASON] = {.name = "reason",
                    .label = "Reason",
                    .kind = FIELD_CHOICE,
                    .flags = FIELD_REQUIRED,
                    .help = "Why it ends; either of the two may end it, without fault",
                    .list = "pairing-endings"},
    [END_ON] = DAY_ARG("on", "Ended on", "The last day"),
    [END_PERSON_SAID] = {.name = "person_said",
                         .label = "What they said",
                         .kind = FIELD_TEXT,
                         .help = "Ask the candidate or colleague: what helped, and what would have "
                                 "helped more"},
    [END_BUDDY_SAID] = {.name = "buddy_said",
                        .label = "What the buddy said",
                        .kind = FIELD_TEXT,
                        .help = "Ask the buddy or mentor: what helped, and what you needed from "
                                "us"},
};

static const struct field rematch_args[REMATCH_ARG_COUNT] = {
    [REMATCH_BUDDY] = {.name = "buddy",
                       .label = "Buddy or mentor",
                       .kind = FIELD_LINK,
                       .flags = FIELD_REQUIRED,
                       .help = "Who helps from now on",
                       .target = &buddy_type},
    [REMATCH_REASON] = {.name = "reason",
                        .label = "Reason",
                        .kind = FIELD_CHOICE,
                        .help = "Why the pairing before ends, unless it has",
                        .list = "pairing-endings"},
    [REMATCH_ON] = DAY_ARG("on", "Proposed on", "The day of the change"),
};

static const struct field check_in_args[CHECK_IN_ARG_COUNT] = {
    [CHECK_IN_ARG_ON] = DAY_ARG("on", "Held on", "The day on which they were in touch"),
    [CHECK_IN_ARG_CHANNEL] = {.name = "channel",
                              .label = "Channel",
                              .kind = FIELD_CHOICE,
                              .help = "How they were in touch",
                              .list = "contact-channels"},
    [CHECK_IN_ARG_MOOD] = {.name = "mood",
                           .label = "How they are",
                           .kind = FIELD_CHOICE,
                           .help = "In one word, as the candidate or colleague says",
                           .list = "moods"},
    [CHECK_IN_ARG_BUDDY_MOOD] = {.name = "buddy_mood",
                                 .label = "How the buddy is",
                                 .kind = FIELD_CHOICE,
                                 .help = "In one word, as the buddy or mentor says",
                                 .list = "moods"},
    [CHECK_IN_ARG_NOTE] = {.name = "note",
                           .label = "Note",
                           .kind = FIELD_TEXT,
                           .help = "A fact that helps; none when there is a concern"},
    [CHECK_IN_ARG_CONCERN] = {.name = "concern",
                              .label = "Concern passed on",
                              .kind = FIELD_CHOICE,
                              .help = "That there is one, and no words of it",
                              .choices = &check_in_concerns},
};

#define PLACE_PAIRINGS (PLACE_LIST | PLACE_DETAIL | PLACE_CLI)
#define STEP (COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID)

static const struct command rows[] = {
    {
        .name = "pair",
        .summary = "Pair this person with a buddy",
        .help = "Nothing pairs itself: choose who helps. It holds a place from now on, and begins "
                "when both have agreed.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .keys = "b",
        .type = &pairing_type,
        .flags = COMMAND_WRITES | COMMAND_TAKES_RECORD,
        .run = run_pair,
    },
    {
        .name = "agree",
        .summary = "Note who agreed to a pairing",
        .help = "When both have, it can start.",
        .where = PLACE_PAIRINGS,
        .only = &pairing_type,
        .args = agree_args,
        .arg_count = AGREE_ARG_COUNT,
        .flags = STEP | COMMAND_MANY,
        .run = run_agree,
    },
    {
        .name = "start",
        .summary = "Start a pairing, or go on with it",
        .help = "The first contact is due some working days later, as posact.yaml says.",
        .where = PLACE_PAIRINGS,
        .only = &pairing_type,
        .args = start_args,
        .arg_count = 1,
        .flags = STEP | COMMAND_MANY,
        .run = run_start,
    },
    {
        .name = "pause",
        .summary = "Let a pairing rest",
        .help = "It keeps its place; start goes on with it.",
        .where = PLACE_PAIRINGS,
        .only = &pairing_type,
        .args = pause_args,
        .arg_count = 1,
        .flags = STEP | COMMAND_MANY,
        .run = run_pause,
    },
    {
        .name = "check-in",
        .summary = "Note that a pair was in touch",
        .help = "The next contact is due some weeks later. A concern is passed on and not "
                "described.",
        .where = PLACE_PAIRINGS,
        .keys = "i",
        .only = &pairing_type,
        .args = check_in_args,
        .arg_count = CHECK_IN_ARG_COUNT,
        .flags = STEP | COMMAND_HINT,
        .run = run_check_in,
    },
    {
        .name = "end",
        .summary = "End a pairing",
        .help = "With its reason, and what both said. Either may end it, without fault.",
        .where = PLACE_PAIRINGS,
        .only = &pairing_type,
        .args = end_args,
        .arg_count = END_ARG_COUNT,
        .flags = STEP | COMMAND_MANY,
        .run = run_end,
    },
    {
        .name = "rematch",
        .summary = "Pair again with another buddy",
        .help = "Ends the pairing and proposes the next one, which knows the one before.",
        .where = PLACE_PAIRINGS,
        .only = &pairing_type,
        .args = rematch_args,
        .arg_count = REMATCH_ARG_COUNT,
        .flags = STEP,
        .run = run_rematch,
    },
};

const struct command_table pairing_commands = {rows, sizeof rows / sizeof rows[0]};
