/* event_commands.c - what is done to an event: repeated, held, called off (T59, T63, T68). */
#include "modules/event_commands.h"

#include "base/recurrence.h"
#include "base/text.h"
#include "modules/event.h"
#include "modules/event_after.h"
#include "modules/invitation.h"
#include "modules/seats.h"
#include "modules/session.h"
#include "modules/task_plan.h"

#define READ_AT_ONCE 200

static bool
say(struct call *call, const char *word, const struct record *event)
{
    text_append_format(&call->outcome.message, "%s: ", word);
    session_title(call->session, &event_type, &event->id, &call->outcome.message);
    call->outcome.type = &event_type;
    call->outcome.id = event->id;
    return true;
}

static bool
with_event(struct call *call,
           bool (*step)(struct call *call, struct record *event, struct error *error),
           struct error *error)
{
    struct record *event = session_get(call->session, &event_type, &call->id, error);
    if (!event)
        return false;
    bool done = session_check_alive(call->session, event, error) && step(call, event, error);
    record_free(event);
    return done;
}

/* --- all who are invited --- */

static bool
set_states(struct session *session, const struct record_list *list, const char *state,
           struct error *error)
{
    for (size_t i = 0; i < list->count; i++) {
        struct record *invitation =
            session_get(session, &invitation_type, &list->items[i]->id, error);
        if (!invitation)
            return false;
        invitation_set_state(session, invitation, state);
        bool done = session_edit(session, invitation, NULL, error);
        record_free(invitation);
        if (!done)
            return false;
    }
    return true;
}

/* Everybody whom the filter finds goes into another state, which it finds no more. */
static bool
close_all(struct session *session, const struct id *event, const char *words, const char *state,
          size_t *count, struct error *error)
{
    struct filter filter;
    struct query query = query_default(&invitation_type);
    query.link_field = INVITATION_EVENT;
    query.link_id = *event;
    query.guarded = true; /* event_admit lets nobody here who may not see them */
    query.filter = &filter;
    bool more = true, done = filter_parse(&filter, &invitation_type, words,
                                          session_context(session), false, error);
    *count = 0;
    while (done && more) {
        struct record_list list = {.count = 0};
        done = session_read(session, &query, QUERY_FIRST, NULL, READ_AT_ONCE, &list, error) &&
               set_states(session, &list, state, error);
        more = list.count == READ_AT_ONCE;
        *count += list.count;
        record_list_clear(&list);
    }
    filter_clear(&filter);
    return done;
}

/* --- held --- */

static bool
check_can_be_held(struct call *call, const struct record *event, struct error *error)
{
    int64_t start;
    struct text day = TEXT_EMPTY;
    if (event_is(event, EVENT_CANCELLED))
        return error_set(error, ERROR_CONFLICT, "This event was called off; undo takes that back");
    if (event_start(event, &start) && start <= session_context(call->session)->now_ms)
        return true;
    record_show_field(event, EVENT_STARTS, session_context(call->session), &day);
    error_set(error, ERROR_CONFLICT, "This event starts on %s; hold it once it has begun",
              text_string(&day));
    text_clear(&day);
    return false;
}

/* Who booked and did not arrive was absent; who never had a seat, or an answer, comes no more. */
static bool
hold(struct call *call, struct record *event, struct error *error)
{
    size_t absent, others, tasks = 0;
    if (event_is(event, EVENT_HELD)) {
        call->outcome.unchanged = true;
        return say(call, "Held already", event);
    }
    if (!check_can_be_held(call, event, error) ||
        !close_all(call->session, &event->id, "state:" INVITATION_ACCEPTED, INVITATION_ABSENT,
                   &absent, error) ||
        !close_all(call->session, &event->id, INVITATION_CURRENT, INVITATION_LAPSED, &others,
                   error))
        return false;
    record_set(event, EVENT_STATE, EVENT_HELD);
    if (call->args[HOLD_COST])
        record_set(event, EVENT_COST, call->args[HOLD_COST]);
    if (call->args[HOLD_HOURS])
        record_set(event, EVENT_STAFF_HOURS, call->args[HOLD_HOURS]);
    if (!session_edit(call->session, event, NULL, error) ||
        !event_after_lay(call->session, event, &tasks, error))
        return false;
    say(call, "Held", event);
    if (absent > 0)
        text_append_format(&call->outcome.message, "; %zu did not attend", absent);
    task_plan_say(tasks, &call->outcome.message);
    return true;
}

/* --- called off --- */

static bool
call_off(struct call *call, struct record *event, struct error *error)
{
    size_t count;
    if (event_is(event, EVENT_CANCELLED)) {
        call->outcome.unchanged = true;
        return say(call, "Called off already", event);
    }
    if (event_is(event, EVENT_HELD))
        return error_set(error, ERROR_CONFLICT,
                         "This event was held; what took place cannot be called off");
    record_set(event, EVENT_STATE, EVENT_CANCELLED);
    if (!session_edit(call->session, event, NULL, error) ||
        !close_all(call->session, &event->id, INVITATION_CURRENT, INVITATION_CANCELLED, &count,
                   error))
        return false;
    say(call, "Called off", event);
    if (count > 0)
        text_append_format(&call->outcome.message, "; tell %zu %s who %s invited", count,
                           count == 1 ? "person" : "people", count == 1 ? "was" : "were");
    return true;
}

/* --- repeated --- */

static bool
repeat(struct call *call, struct record *event, struct error *error)
{
    size_t count;
    if (!event_repeat(call->session, event, call->args[REPEAT_RULE], &count, error))
        return false;
    say(call, "Repeated", event);
    text_append_format(&call->outcome.message, "; %zu more %s", count,
                       count == 1 ? "event" : "events");
    return true;
}

/* --- rows --- */

static bool
run_hold(struct call *call, struct error *error)
{
    return with_event(call, hold, error);
}

static bool
run_call_off(struct call *call, struct error *error)
{
    return with_event(call, call_off, error);
}

static bool
run_repeat(struct call *call, struct error *error)
{
    return with_event(call, repeat, error);
}

static bool
parse_rule(const struct field *field, const char *typed, const struct field_context *context,
           char **value, struct error *error)
{
    return recurrence_parse(typed, field->label, context->today, value, error);
}

static const struct field hold_args[HOLD_ARG_COUNT] = {
    [HOLD_COST] = {.name = "cost",
                   .label = "Cost in pounds",
                   .kind = FIELD_NUMBER,
                   .help = "What it cost, when that is known now"},
    [HOLD_HOURS] = {.name = "staff_hours",
                    .label = "Staff hours",
                    .kind = FIELD_NUMBER,
                    .help = "Hours of all who prepared and held it, together"},
};

static const struct field repeat_args[REPEAT_ARG_COUNT] = {
    [REPEAT_RULE] = {.name = "rule",
                     .label = "Repeats",
                     .kind = FIELD_TEXT,
                     .flags = FIELD_REQUIRED,
                     .help = "How it comes back and until when, counted from this one, such as "
                             "monthly on the last thu 6 times",
                     .parse = parse_rule,
                     .show = recurrence_show},
};

#define STEP (COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID)
#define PLACE_EVENTS (PLACE_LIST | PLACE_DETAIL | PLACE_CLI)

static const struct command rows[] = {
    {
        .name = "repeat",
        .summary = "Make a series of an event",
        .help = "Makes the others in one step, with all but the cost and the people. Each goes its "
                "own way then: changing one leaves the others.",
        .where = PLACE_EVENTS,
        .only = &event_type,
        .args = repeat_args,
        .arg_count = REPEAT_ARG_COUNT,
        .flags = STEP,
        .run = run_repeat,
    },
    {
        .name = "hold",
        .summary = "Note that an event was held",
        .help = "Who booked and did not arrive is noted as absent, nobody waits any more, and the "
                "tasks that posact.yaml plans after an event are laid down.",
        .where = PLACE_EVENTS,
        .only = &event_type,
        .args = hold_args,
        .arg_count = HOLD_ARG_COUNT,
        .flags = STEP | COMMAND_MANY | COMMAND_ASKS,
        .run = run_hold,
    },
    {
        .name = "call-off",
        .summary = "Call an event off",
        .help = "All who were invited are noted as cancelled, and it says how many to tell.",
        .where = PLACE_EVENTS,
        .only = &event_type,
        .flags = STEP | COMMAND_MANY | COMMAND_CONFIRM,
        .run = run_call_off,
    },
};

const struct command_table event_commands = {rows, sizeof rows / sizeof rows[0]};
