/* referral_commands.c - what comes of a referral: they said yes, they said no, nobody answered. */
#include "modules/registry.h"

#include "base/text.h"
#include "modules/candidate.h"
#include "modules/consent.h"
#include "modules/referral.h"
#include "modules/session.h"

#define REMOVED_AT_ONCE 1000

static void
say(struct call *call, const char *word, const struct record *referral)
{
    text_append_format(&call->outcome.message, "%s: %s", word, record_get(referral, REFERRAL_NAME));
    call->outcome.type = &referral_type;
    call->outcome.id = referral->id;
}

static bool
set_answer(struct call *call, struct record *referral, const char *state, const char *on,
           struct error *error)
{
    record_set(referral, REFERRAL_STATE, state);
    record_set(referral, REFERRAL_ANSWERED, on);
    return session_edit(call->session, referral, NULL, error);
}

static bool
is_before(struct call *call, const struct record *referral, const char *on, struct error *error)
{
    struct date day, referred, last;
    if (!on || !date_from_iso(on, &day))
        return !error_set_field(error, 0, "Enter the day on which they answered");
    bool early = record_day(referral, REFERRAL_REFERRED, &referred) &&
                 date_to_days(day) < date_to_days(referred);
    bool late =
        record_day(referral, REFERRAL_ANSWER_BY, &last) && date_to_days(day) > date_to_days(last);
    if (!early && !late)
        return false;
    struct text shown = TEXT_EMPTY;
    record_show_field(referral, early ? REFERRAL_REFERRED : REFERRAL_ANSWER_BY,
                      session_context(call->session), &shown);
    error_set_field(error, 0, "Answered on must be %s %s",
                    early ? "on or after the day they were referred," : "on or before",
                    text_string(&shown));
    text_clear(&shown);
    return true;
}

/* --- yes --- */

enum confirm_arg {
    CONFIRM_ON,
    CONFIRM_CHANNEL,
    CONFIRM_NOTICE,
    CONFIRM_CANDIDATE,
    CONFIRM_ARG_COUNT,
};

/* What they were told when they said yes: the notice, and so what they agreed to (P26). */
static bool
add_person(struct call *call, const struct record *referral, char id[ID_TEXT_SIZE],
           struct error *error)
{
    struct session *session = call->session;
    const char *notice = call->args[CONFIRM_NOTICE];
    struct record *person = referral_person(session, referral);
    struct text why = TEXT_EMPTY;
    size_t written;
    record_set(person, CANDIDATE_NOTICE, notice);
    record_set(person, CANDIDATE_NOTICE_DATE, notice ? call->args[CONFIRM_ON] : NULL);
    bool done =
        session_add(session, person, error) &&
        consent_sign_up(session, person, call->args[CONFIRM_CHANNEL], true, &written, &why, error);
    if (done && why.length > 0)
        session_warn(session, "%s", text_string(&why));
    id_to_text(&person->id, id);
    text_clear(&why);
    record_free(person);
    return done;
}

static bool
confirm(struct call *call, struct record *referral, struct error *error)
{
    char id[ID_TEXT_SIZE];
    const char *here = call->args[CONFIRM_CANDIDATE], *on = call->args[CONFIRM_ON];
    if (!here && call->args[CONFIRM_NOTICE] && !call->args[CONFIRM_CHANNEL])
        return error_set_field(error, CONFIRM_CHANNEL,
                               "Choose how they said so: it stands with what they agreed to");
    if (!here && !add_person(call, referral, id, error)) {
        error->field = NO_FIELD;
        return false;
    }
    record_set(referral, REFERRAL_CANDIDATE, here ? here : id);
    if (!set_answer(call, referral, REFERRAL_CONFIRMED, on, error))
        return false;
    say(call, here ? "Confirmed, and here already" : "Confirmed, and now a candidate", referral);
    return true;
}

/* --- no --- */

/* What was only there to ask them is not needed any more. */
static bool
say_no(struct call *call, struct record *referral, struct error *error)
{
    record_set(referral, REFERRAL_PHONE, NULL);
    record_set(referral, REFERRAL_EMAIL, NULL);
    if (!set_answer(call, referral, REFERRAL_DECLINED, call->args[0], error))
        return false;
    say(call, "Declined, and how to reach them is cleared", referral);
    return true;
}

static bool
with_referral(struct call *call,
              bool (*step)(struct call *call, struct record *referral, struct error *error),
              struct error *error)
{
    struct record *referral = session_get(call->session, &referral_type, &call->id, error);
    error->field = NO_FIELD;
    bool done = referral && session_check_alive(call->session, referral, error) &&
                referral_may_be_asked(call->session, referral, error) &&
                !is_before(call, referral, call->args[0], error) && step(call, referral, error);
    record_free(referral);
    return done;
}

static bool
run_confirm(struct call *call, struct error *error)
{
    return with_referral(call, confirm, error);
}

static bool
run_say_no(struct call *call, struct error *error)
{
    return with_referral(call, say_no, error);
}

/* --- no answer --- */

static bool
remove_all(struct session *session, const struct record_list *list, struct error *error)
{
    bool done = true;
    for (size_t i = 0; i < list->count && done; i++)
        done = session_remove(session, &referral_type, &list->items[i]->id, error);
    return done;
}

/* P28: all that nobody answered in time, whoever asked them, in one step. */
static bool
run_remove_lapsed(struct call *call, struct error *error)
{
    struct filter filter;
    struct record_list list = {.count = 0};
    struct query query = query_default(&referral_type);
    query.filter = &filter;
    bool done =
        filter_parse(&filter, &referral_type, "state:" REFERRAL_UNCONFIRMED " answer_by<today",
                     session_context(call->session), false, error) &&
        session_read(call->session, &query, QUERY_FIRST, NULL, REMOVED_AT_ONCE, &list, error) &&
        remove_all(call->session, &list, error);
    call->outcome.unchanged = done && list.count == 0;
    if (done && list.count == 0)
        text_append(&call->outcome.message, "No referral has lapsed");
    else if (done)
        text_append_format(&call->outcome.message,
                           "In the trash: %zu referral%s that nobody answered in time", list.count,
                           list.count == 1 ? "" : "s");
    record_list_clear(&list);
    filter_clear(&filter);
    return done;
}

static bool
run_refer(struct call *call, struct error *error)
{
    return command_add->run(call, error);
}

/* --- rows --- */

#define ANSWERED_ARG                                                                               \
    {                                                                                              \
        .name = "on", .label = "Answered on", .kind = FIELD_DATE,                                  \
        .flags = FIELD_REQUIRED | FIELD_PAST, .help = "The day on which they said so",             \
        .otherwise = "today"                                                                       \
    }

static const struct field confirm_args[CONFIRM_ARG_COUNT] = {
    [CONFIRM_ON] = ANSWERED_ARG,
    [CONFIRM_CHANNEL] = {.name = "channel",
                         .label = "Channel",
                         .kind = FIELD_CHOICE,
                         .help = "How they said so",
                         .list = "contact-channels"},
    [CONFIRM_NOTICE] = {.name = "notice",
                        .label = "Privacy notice",
                        .kind = FIELD_TEXT,
                        .help = "The wording version they were given when they said yes"},
    [CONFIRM_CANDIDATE] = {.name = "candidate",
                           .label = "Candidate",
                           .kind = FIELD_LINK,
                           .help = "Who it is, when they are here already; else a candidate is "
                                   "made",
                           .target = &candidate_type},
};

static const struct field say_no_args[] = {ANSWERED_ARG};

#define PLACE_REFERRALS (PLACE_LIST | PLACE_DETAIL | PLACE_DAY)
#define STEP (COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID | COMMAND_ASKS)

static const struct command rows[] = {
    {
        .name = "refer",
        .summary = "Note whom a colleague thinks of",
        .help = "A name and how to reach them, and nothing else, until they say yes themselves.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .type = &referral_type,
        .flags = COMMAND_WRITES | COMMAND_TAKES_RECORD,
        .run = run_refer,
    },
    {
        .name = "confirm",
        .summary = "Note that somebody who was referred said yes",
        .help = "A candidate is made of them, whose referral it stays.",
        .where = PLACE_REFERRALS | PLACE_CLI,
        .only = &referral_type,
        .args = confirm_args,
        .arg_count = CONFIRM_ARG_COUNT,
        .flags = STEP,
        .run = run_confirm,
    },
    {
        .name = "say-no",
        .summary = "Note that somebody who was referred said no",
        .help = "How to reach them is cleared; that they said no stays, so that nobody asks again.",
        .where = PLACE_REFERRALS | PLACE_CLI,
        .only = &referral_type,
        .args = say_no_args,
        .arg_count = 1,
        .flags = STEP,
        .run = run_say_no,
    },
    {
        .name = "remove-lapsed",
        .summary = "Put referrals that nobody answered in the trash",
        .help = "All whose days to answer are over, as one step; undo brings them back. Without a "
                "screen remove --where does it.",
        .where = PLACE_REFERRALS,
        .flags = COMMAND_WRITES,
        .run = run_remove_lapsed,
    },
};

const struct command_table referral_commands = {rows, sizeof rows / sizeof rows[0]};
