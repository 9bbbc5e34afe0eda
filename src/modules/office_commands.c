/* office_commands.c - who comes into an office of a network, who follows, who leaves (T72). */
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "modules/network.h"
#include "modules/office.h"
#include "modules/record_step.h"
#include "modules/registry.h"
#include "modules/staff.h"
#include "record/record.h"

static void
say(struct call *call, const char *words, const struct record *office)
{
    struct session *session = call->session;
    struct text *out = &call->outcome.message;
    text_append(out, words);
    session_own_title(session, &office_type, &office->id, out);
    text_append(out, ", ");
    session_show(session, &office_type.fields[OFFICE_NETWORK], record_get(office, OFFICE_NETWORK),
                 out);
    call->outcome.type = &office_type;
    call->outcome.id = office->id;
}

/* A term that still goes on. */
static struct record *
fetch(struct call *call, struct error *error)
{
    struct record *office = record_step_fetch(call, &office_type, error);
    if (office && record_get(office, OFFICE_ENDED)) {
        error_set(error, ERROR_CONFLICT,
                  "This term has ended already; elect somebody to the network instead");
        record_free(office);
        return NULL;
    }
    return office;
}

/* --- who follows --- */

enum succeed_arg { SUCCEED_STAFF, SUCCEED_ON, SUCCEED_UNTIL, SUCCEED_CHOSEN, SUCCEED_ARG_COUNT };

static const size_t succeed_fields[SUCCEED_ARG_COUNT] = {OFFICE_STAFF, OFFICE_STARTED, OFFICE_UNTIL,
                                                         OFFICE_CHOSEN};

/* Before the end that was agreed somebody is replaced. */
static bool
end_before(struct call *call, struct record *office, struct date started, struct error *error)
{
    struct date until, last = date_add_days(started, -1), began;
    bool over =
        record_day(office, OFFICE_UNTIL, &until) && date_to_days(until) <= date_to_days(last);
    if (record_day(office, OFFICE_STARTED, &began) && date_to_days(last) < date_to_days(began))
        return error_set_field(error, SUCCEED_ON,
                               "From must be after the day the term before started; enter a later "
                               "day");
    record_set_day(office, OFFICE_ENDED, last);
    record_set(office, OFFICE_ENDING, over ? ENDING_TERM_OVER : ENDING_REPLACED);
    return session_edit(call->session, office, NULL, error);
}

static bool
begin_next(struct call *call, const struct record *office, struct error *error)
{
    struct record *next = session_prepare(call->session, &office_type);
    record_set(next, OFFICE_NETWORK, record_get(office, OFFICE_NETWORK));
    record_set(next, OFFICE_OFFICE, record_get(office, OFFICE_OFFICE));
    for (size_t i = 0; i < SUCCEED_ARG_COUNT; i++)
        record_set(next, succeed_fields[i], call->args[i]);
    bool done = session_add(call->session, next, error);
    if (done)
        say(call, "In office: ", next);
    record_free(next);
    return done || record_step_blame(error, succeed_fields, SUCCEED_ARG_COUNT);
}

static bool
run_succeed(struct call *call, struct error *error)
{
    struct record *office = fetch(call, error);
    struct date started;
    if (!office)
        return false;
    bool done = date_from_iso(call->args[SUCCEED_ON], &started) &&
                end_before(call, office, started, error) && begin_next(call, office, error);
    record_free(office);
    return done;
}

/* --- who leaves --- */

enum vacate_arg { VACATE_ON, VACATE_REASON, VACATE_ARG_COUNT };

static bool
run_vacate(struct call *call, struct error *error)
{
    static const size_t fields[VACATE_ARG_COUNT] = {OFFICE_ENDED, OFFICE_ENDING};
    struct record *office = fetch(call, error);
    if (!office)
        return false;
    for (size_t i = 0; i < VACATE_ARG_COUNT; i++)
        record_set(office, fields[i], call->args[i]);
    bool done = session_edit(call->session, office, NULL, error);
    if (done) {
        say(call, "Left office: ", office);
        text_append(&call->outcome.message, "; the office is vacant from the day after");
    }
    record_free(office);
    return done || record_step_blame(error, fields, VACATE_ARG_COUNT);
}

static bool
run_elect(struct call *call, struct error *error)
{
    return command_add->run(call, error);
}

/* --- rows --- */

static const struct choice ways[] = {
    {"elected", "Elected", false},
    {"appointed", "Appointed", false},
    {"acting", "Acting", false},
};
static const struct choice_list way_list = {ways, 3};

static const struct field succeed_args[SUCCEED_ARG_COUNT] = {
    [SUCCEED_STAFF] = {.name = "staff",
                       .label = "Member of staff",
                       .kind = FIELD_LINK,
                       .flags = FIELD_REQUIRED,
                       .help = "The colleague who takes over",
                       .target = &staff_type},
    [SUCCEED_ON] = {.name = "on",
                    .label = "From",
                    .kind = FIELD_DATE,
                    .flags = FIELD_REQUIRED,
                    .help = "The first day; the term before ends on the day before",
                    .otherwise = "today"},
    [SUCCEED_UNTIL] = {.name = "until",
                       .label = "Term ends",
                       .kind = FIELD_DATE,
                       .help = "The last day of the new term"},
    [SUCCEED_CHOSEN] = {.name = "chosen",
                        .label = "How chosen",
                        .kind = FIELD_CHOICE,
                        .flags = FIELD_REQUIRED,
                        .help = "Elected, appointed, or acting until somebody is",
                        .choices = &way_list,
                        .otherwise = "elected"},
};

static const struct field vacate_args[VACATE_ARG_COUNT] = {
    [VACATE_ON] = {.name = "on",
                   .label = "Left office",
                   .kind = FIELD_DATE,
                   .flags = FIELD_REQUIRED,
                   .help = "The last day in office",
                   .otherwise = "today"},
    [VACATE_REASON] = {.name = "reason",
                       .label = "Why",
                       .kind = FIELD_CHOICE,
                       .flags = FIELD_REQUIRED,
                       .help = "The term was over, or why it ended before",
                       .choices = &office_endings},
};

#define PLACE_OFFICES (PLACE_LIST | PLACE_DETAIL | PLACE_CLI)
#define STEP (COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID)

static const struct command rows[] = {
    {
        .name = "elect",
        .summary = "Put somebody into an office",
        .help = "Chair, secretary and the like, with the term; one representative and one deputy "
                "at a time.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .type = &office_type,
        .only = &network_type,
        .hint = &network_type,
        .keys = "f",
        .flags = COMMAND_WRITES | COMMAND_TAKES_RECORD | COMMAND_HINT,
        .run = run_elect,
    },
    {
        .name = "succeed",
        .summary = "Let somebody follow in an office",
        .help = "Ends the term of who holds it on the day before, and begins the next one, in one "
                "step.",
        .where = PLACE_OFFICES,
        .only = &office_type,
        .args = succeed_args,
        .arg_count = SUCCEED_ARG_COUNT,
        .flags = STEP,
        .run = run_succeed,
    },
    {
        .name = "vacate",
        .summary = "Note that somebody left an office",
        .help = "It is vacant then; succeed names who follows.",
        .where = PLACE_OFFICES,
        .only = &office_type,
        .args = vacate_args,
        .arg_count = VACATE_ARG_COUNT,
        .flags = STEP,
        .run = run_vacate,
    },
};

const struct command_table office_commands = {rows, sizeof rows / sizeof rows[0]};
