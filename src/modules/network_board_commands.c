/* network_board_commands.c - the loop: an issue is raised, put on an agenda, decided, acted on, and
 * concluded with evidence and a changed measure (T76). */
#include "base/text.h"
#include "modules/action.h"
#include "modules/attendance.h"
#include "modules/issue.h"
#include "modules/meeting.h"
#include "modules/network.h"
#include "modules/network_board.h"
#include "modules/record_step.h"
#include "modules/registry.h"
#include "record/record.h"

/* Writes the args into the fields of the record and stores it. */
static bool
set_and_store(struct call *call, struct record *record, const size_t *fields, size_t count,
              const char *words, struct error *error)
{
    for (size_t i = 0; i < count; i++) {
        if (call->args[i])
            record_set(record, fields[i], call->args[i]);
    }
    if (!session_edit(call->session, record, NULL, error))
        return record_step_blame(error, fields, count);
    record_step_say(call, words, record);
    return true;
}

/* --- issues --- */

static bool
has_state(const struct record *record, size_t field, const char *state)
{
    return string_equal(record_get(record, field), state);
}

enum { SCHEDULE_MEETING, SCHEDULE_ARG_COUNT };

static bool
run_schedule(struct call *call, struct error *error)
{
    static const size_t fields[SCHEDULE_ARG_COUNT] = {ISSUE_MEETING};
    struct record *issue = record_step_fetch(call, &issue_type, error);
    if (!issue)
        return false;
    bool done = false;
    if (has_state(issue, ISSUE_STATE, ISSUE_IS_DECIDED) ||
        has_state(issue, ISSUE_STATE, ISSUE_IS_CLOSED)) {
        error_set(error, ERROR_CONFLICT, "This issue is decided already; raise a new one");
    } else {
        record_set(issue, ISSUE_STATE, ISSUE_ON_AGENDA);
        done = set_and_store(call, issue, fields, SCHEDULE_ARG_COUNT, "On the agenda: ", error);
    }
    record_free(issue);
    return done;
}

enum { DECIDE_DECISION, DECIDE_ON, DECIDE_ARG_COUNT };

static bool
run_decide(struct call *call, struct error *error)
{
    static const size_t fields[DECIDE_ARG_COUNT] = {ISSUE_DECISION, ISSUE_DECIDED};
    struct record *issue = record_step_fetch(call, &issue_type, error);
    if (!issue)
        return false;
    bool done = false;
    if (has_state(issue, ISSUE_STATE, ISSUE_IS_CLOSED)) {
        error_set(error, ERROR_CONFLICT, "This issue is closed already; raise a new one");
    } else {
        record_set(issue, ISSUE_STATE, ISSUE_IS_DECIDED);
        done = set_and_store(call, issue, fields, DECIDE_ARG_COUNT, "Decided: ", error);
    }
    record_free(issue);
    return done;
}

enum {
    CONCLUDE_EVIDENCE,
    CONCLUDE_MEASURE,
    CONCLUDE_BEFORE,
    CONCLUDE_AFTER,
    CONCLUDE_ON,
    CONCLUDE_ARG_COUNT,
};

static bool
may_conclude(struct call *call, const struct record *issue, struct error *error)
{
    size_t open;
    if (!has_state(issue, ISSUE_STATE, ISSUE_IS_DECIDED))
        return error_set(error, ERROR_CONFLICT,
                         "Only a decided issue is concluded; note the decision first");
    if (!issue_count_open_actions(call->session, &issue->id, &open, error))
        return false;
    return open == 0 || error_set(error, ERROR_CONFLICT,
                                  "%zu of its actions %s open; close each with its outcome first",
                                  open, open == 1 ? "is" : "are");
}

static bool
run_conclude(struct call *call, struct error *error)
{
    static const size_t fields[CONCLUDE_ARG_COUNT] = {ISSUE_EVIDENCE, ISSUE_MEASURE, ISSUE_BEFORE,
                                                      ISSUE_AFTER, ISSUE_CLOSED};
    struct record *issue = record_step_fetch(call, &issue_type, error);
    if (!issue)
        return false;
    bool done = may_conclude(call, issue, error);
    if (done) {
        record_set(issue, ISSUE_STATE, ISSUE_IS_CLOSED);
        done = set_and_store(call, issue, fields, CONCLUDE_ARG_COUNT, "Loop closed: ", error);
    }
    record_free(issue);
    return done;
}

/* --- meetings and actions --- */

enum { HOLD_ATTENDED, HOLD_MINUTES, HOLD_ARG_COUNT };

static bool
run_hold(struct call *call, struct error *error)
{
    static const size_t fields[HOLD_ARG_COUNT] = {MEETING_ATTENDED, MEETING_MINUTES};
    size_t open = 0, absent = 0;
    struct record *meeting = record_step_fetch(call, &meeting_type, error);
    if (!meeting)
        return false;
    record_set(meeting, MEETING_STATE, MEETING_HELD_STATE);
    bool done = set_and_store(call, meeting, fields, HOLD_ARG_COUNT, "Held: ", error) &&
                attendance_settle(call->session, &meeting->id, &absent, error) &&
                meeting_count_open(call->session, &meeting->id, &open, error);
    if (done && absent > 0)
        text_append_format(&call->outcome.message, "; %zu %s absent", absent,
                           absent == 1 ? "was" : "were");
    if (done && open > 0)
        session_warn(call->session,
                     "%zu %s on its agenda %s no decision yet: decide notes it, schedule puts it "
                     "on the next agenda",
                     open, open == 1 ? "issue" : "issues", open == 1 ? "has" : "have");
    record_free(meeting);
    return done;
}

enum { CLOSE_OUTCOME, CLOSE_STATE, CLOSE_ON, CLOSE_ARG_COUNT };

static bool
run_close_action(struct call *call, struct error *error)
{
    static const size_t fields[CLOSE_ARG_COUNT] = {ACTION_OUTCOME, ACTION_STATE, ACTION_CLOSED};
    struct record *action = record_step_fetch(call, &action_type, error);
    if (!action)
        return false;
    bool done = has_state(action, ACTION_STATE, ACTION_OPEN)
                    ? set_and_store(call, action, fields, CLOSE_ARG_COUNT, "Closed: ", error)
                    : error_set(error, ERROR_CONFLICT, "This action is closed already");
    record_free(action);
    return done;
}

static bool
run_add(struct call *call, struct error *error)
{
    return command_add->run(call, error);
}

/* --- rows --- */

#define DAY_ARG(name_, label_, help_)                                                              \
    {                                                                                              \
        .name = (name_), .label = (label_), .kind = FIELD_DATE,                                    \
        .flags = FIELD_REQUIRED | FIELD_PAST, .help = (help_), .otherwise = "today"                \
    }

static const struct field schedule_args[SCHEDULE_ARG_COUNT] = {
    [SCHEDULE_MEETING] = {.name = "meeting",
                          .label = "Meeting",
                          .kind = FIELD_LINK,
                          .flags = FIELD_REQUIRED,
                          .help = "One that is to come, of the same board",
                          .target = &meeting_type},
};

static const struct field decide_args[DECIDE_ARG_COUNT] = {
    [DECIDE_DECISION] = {.name = "decision",
                         .label = "Decision",
                         .kind = FIELD_TEXT,
                         .flags = FIELD_REQUIRED,
                         .help = "What was decided, in one sentence"},
    [DECIDE_ON] = DAY_ARG("on", "Decided on", "The day of the decision"),
};

static const struct field conclude_args[CONCLUDE_ARG_COUNT] = {
    [CONCLUDE_EVIDENCE] = {.name = "evidence",
                           .label = "Evidence",
                           .kind = FIELD_TEXT,
                           .flags = FIELD_REQUIRED,
                           .help = "What shows that it was done, and where that is kept"},
    [CONCLUDE_MEASURE] = {.name = "measure",
                          .label = "Measure",
                          .kind = FIELD_TEXT,
                          .help = "What was counted or asked"},
    [CONCLUDE_BEFORE] = {.name = "before",
                         .label = "Before",
                         .kind = FIELD_TEXT,
                         .help = "The measure before the actions"},
    [CONCLUDE_AFTER] = {.name = "after",
                        .label = "After",
                        .kind = FIELD_TEXT,
                        .help = "The measure after the actions"},
    [CONCLUDE_ON] = DAY_ARG("on", "Closed on", "The day on which the loop was closed"),
};

static const struct field hold_args[HOLD_ARG_COUNT] = {
    [HOLD_ATTENDED] = {.name = "attended",
                       .label = "Also there",
                       .kind = FIELD_NOTES,
                       .help = "Who was there without a seat, a line for each; present notes who "
                               "has one"},
    [HOLD_MINUTES] = {.name = "minutes",
                      .label = "Minutes",
                      .kind = FIELD_NOTES,
                      .help = "What was said; more can be written later"},
};

static const struct choice outcomes[] = {
    {ACTION_DONE, "Done", false},
    {ACTION_DROPPED, "Dropped", false},
};
static const struct choice_list outcome_list = {outcomes, 2};

static const struct field close_args[CLOSE_ARG_COUNT] = {
    [CLOSE_OUTCOME] = {.name = "outcome",
                       .label = "Outcome",
                       .kind = FIELD_TEXT,
                       .flags = FIELD_REQUIRED,
                       .help = "What came of it, or why it is dropped"},
    [CLOSE_STATE] = {.name = "as",
                     .label = "Closed as",
                     .kind = FIELD_CHOICE,
                     .flags = FIELD_REQUIRED,
                     .help = "Done, or dropped with the reason",
                     .choices = &outcome_list,
                     .otherwise = ACTION_DONE},
    [CLOSE_ON] = DAY_ARG("on", "Closed on", "The day on which it was done or dropped"),
};

#define PLACE_STEPS (PLACE_LIST | PLACE_DETAIL | PLACE_CLI)
#define PLACE_SCREENS (PLACE_LIST | PLACE_DETAIL)
#define STEP (COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID)
#define FORM (COMMAND_WRITES | COMMAND_TAKES_RECORD)

static const struct command rows[] = {
    {
        .name = "meet",
        .summary = "Plan a meeting of a board",
        .where = PLACE_SCREENS,
        .type = &meeting_type,
        .only = &network_board_type,
        .flags = FORM,
        .run = run_add,
    },
    {
        .name = "raise",
        .summary = "Raise an issue for a network",
        .help = "It comes before the board on which the network speaks.",
        .where = PLACE_SCREENS,
        .type = &issue_type,
        .only = &network_type,
        .flags = FORM,
        .run = run_add,
    },
    {
        .name = "schedule",
        .summary = "Put an issue on an agenda",
        .help = "Of a meeting that is to come; again, to put it on a later one.",
        .where = PLACE_STEPS,
        .only = &issue_type,
        .args = schedule_args,
        .arg_count = SCHEDULE_ARG_COUNT,
        .flags = STEP,
        .run = run_schedule,
    },
    {
        .name = "decide",
        .summary = "Note the decision on an issue",
        .help = "What is to be done then is an action of the issue.",
        .where = PLACE_STEPS,
        .only = &issue_type,
        .args = decide_args,
        .arg_count = DECIDE_ARG_COUNT,
        .flags = STEP,
        .run = run_decide,
    },
    {
        .name = "act",
        .summary = "Note an action of an issue",
        .help = "Who does what, and until when.",
        .where = PLACE_SCREENS,
        .type = &action_type,
        .only = &issue_type,
        .flags = FORM,
        .run = run_add,
    },
    {
        .name = "close-action",
        .summary = "Close an action with its outcome",
        .help = "Without an outcome it stays open and is carried forward to the next meeting.",
        .where = PLACE_STEPS,
        .only = &action_type,
        .args = close_args,
        .arg_count = CLOSE_ARG_COUNT,
        .flags = STEP,
        .run = run_close_action,
    },
    {
        .name = "conclude",
        .summary = "Close the loop of an issue",
        .help = "With the evidence, and how the measure changed. All its actions have an outcome "
                "by then.",
        .where = PLACE_STEPS,
        .only = &issue_type,
        .args = conclude_args,
        .arg_count = CONCLUDE_ARG_COUNT,
        .flags = STEP,
        .run = run_conclude,
    },
    {
        .name = "minute",
        .summary = "Note that a meeting was held",
        .help =
            "What was said, and who was there without a seat. Who is expected still was absent.",
        .where = PLACE_STEPS,
        .only = &meeting_type,
        .args = hold_args,
        .arg_count = HOLD_ARG_COUNT,
        .flags = STEP | COMMAND_ASKS,
        .run = run_hold,
    },
};

const struct command_table network_board_commands = {rows, sizeof rows / sizeof rows[0]};
