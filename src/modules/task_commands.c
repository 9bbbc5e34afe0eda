/* task_commands.c - what is done with tasks: made, done, put off, dropped, taken up again. */
#include "modules/registry.h"

#include <string.h>

#include "modules/session.h"
#include "modules/task.h"

/* --- making one --- */

static bool
run_add(struct call *call, struct error *error)
{
    return command_add->run(call, error);
}

/* --- finishing --- */

static void
say(struct call *call, const char *word)
{
    text_append_format(&call->outcome.message, "%s: ", word);
    session_title(call->session, &task_type, &call->id, &call->outcome.message);
    call->outcome.type = &task_type;
    call->outcome.id = call->id;
}

static void
say_day(struct call *call, const char *words, struct date day)
{
    char shown[DATE_TEXT_SIZE];
    date_show_weekday(day, shown);
    text_append_format(&call->outcome.message, "%s%s", words, shown);
}

/* Gives it another status, and the day on which it was done, or none. */
static bool
set_status(struct call *call, struct record *task, const char *status, const char *done_on,
           struct error *error)
{
    record_set(task, TASK_STATUS, status);
    record_set(task, TASK_DONE_ON, done_on);
    return session_edit(call->session, task, NULL, error);
}

/* What repeats comes back in the same step, so that one undo takes both. */
static bool
add_next(struct call *call, const struct record *task, struct error *error)
{
    struct date next;
    struct date today = session_context(call->session)->today;
    if (!record_get(task, TASK_REPEAT))
        return true;
    if (!task_next(task, today, &next)) {
        text_append(&call->outcome.message, "; that was the last time");
        return true;
    }
    struct record *again = task_again(task, next);
    bool done = session_add(call->session, again, error);
    record_free(again);
    if (done)
        say_day(call, "; next ", next);
    return done;
}

static bool
change_status(struct call *call, const char *status, const char *done_on, const char *said,
              const char *said_before, struct error *error)
{
    struct record *task = session_get(call->session, &task_type, &call->id, error);
    if (!task)
        return false;
    bool done = true;
    call->outcome.unchanged = string_equal(record_get(task, TASK_STATUS), status);
    say(call, call->outcome.unchanged ? said_before : said);
    if (!call->outcome.unchanged) {
        done = set_status(call, task, status, done_on, error) &&
               (!string_equal(status, TASK_DONE) || add_next(call, task, error));
    }
    record_free(task);
    return done;
}

static bool
run_done(struct call *call, struct error *error)
{
    return change_status(call, TASK_DONE, call->args[0], "Done", "Done already", error);
}

static bool
run_drop(struct call *call, struct error *error)
{
    return change_status(call, TASK_DROPPED, NULL, "Dropped", "Dropped already", error);
}

static bool
run_reopen(struct call *call, struct error *error)
{
    return change_status(call, TASK_OPEN, NULL, "Open again", "Open already", error);
}

/* --- putting off --- */

static bool
put_off(struct call *call, struct record *task, const char *until, struct error *error)
{
    if (!string_equal(record_get(task, TASK_STATUS), TASK_OPEN))
        return error_set(error, ERROR_CONFLICT, "This task is %s; reopen it first",
                         record_get(task, TASK_STATUS));
    call->outcome.unchanged = string_equal(record_get(task, TASK_DUE), until);
    task_keep_rhythm(task);
    record_set(task, TASK_DUE, until);
    return call->outcome.unchanged || session_edit(call->session, task, NULL, error);
}

static bool
run_snooze(struct call *call, struct error *error)
{
    struct date day = {0};
    struct record *task = session_get(call->session, &task_type, &call->id, error);
    if (!task)
        return false;
    bool done = put_off(call, task, call->args[0], error);
    if (done && date_from_iso(call->args[0], &day)) {
        say(call, call->outcome.unchanged ? "Due then already" : "Put off");
        say_day(call, call->outcome.unchanged ? ", " : " until ", day);
    }
    record_free(task);
    return done;
}

/* --- rows --- */

static const struct field done_args[] = {
    {
        .name = "on",
        .label = "Done on",
        .kind = FIELD_DATE,
        .flags = FIELD_REQUIRED | FIELD_PAST,
        .help = "The day it was done, such as today, yesterday or 19/11",
        .otherwise = "today",
    },
};

static const struct field snooze_args[] = {
    {
        .name = "until",
        .label = "Until",
        .kind = FIELD_DATE,
        .flags = FIELD_REQUIRED,
        .help = "The day it is due now, such as tomorrow, fri or +1w",
        .otherwise = "tomorrow",
    },
};

#define PLACE_TASKS (PLACE_LIST | PLACE_DETAIL | PLACE_DAY)

static const struct command rows[] = {
    {
        .name = "add",
        .summary = "Add a task",
        .label = "new",
        .where = PLACE_DAY,
        .keys = "n",
        .type = &task_type,
        .flags = COMMAND_WRITES | COMMAND_TAKES_RECORD | COMMAND_HINT,
        .run = run_add,
    },
    {
        .name = "task",
        .summary = "Add a task for this person",
        .help = "What is to be done, and by when: tomorrow, fri, +1w.",
        .where = PLACE_TASKS | PLACE_BOARD,
        .keys = "t",
        .type = &task_type,
        .flags = COMMAND_WRITES | COMMAND_TAKES_RECORD | COMMAND_HINT,
        .run = run_add,
    },
    {
        .name = "done",
        .summary = "Mark a task done",
        .help = "When it repeats, the next one is made in the same step.",
        .where = PLACE_TASKS | PLACE_CLI,
        .keys = "d",
        .only = &task_type,
        .args = done_args,
        .arg_count = 1,
        .flags =
            COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID | COMMAND_MANY | COMMAND_HINT,
        .run = run_done,
    },
    {
        .name = "snooze",
        .summary = "Put off a task",
        .help = "Until tomorrow, unless it says another day. What repeats keeps its rhythm.",
        .where = PLACE_TASKS | PLACE_CLI,
        .keys = "z",
        .only = &task_type,
        .args = snooze_args,
        .arg_count = 1,
        .word_count = 1,
        .flags =
            COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID | COMMAND_MANY | COMMAND_HINT,
        .run = run_snooze,
    },
    {
        .name = "drop",
        .summary = "Drop a task",
        .help = "For one that is no longer needed. It stays in the list; one that repeats does not "
                "come back.",
        .where = PLACE_TASKS | PLACE_CLI,
        .only = &task_type,
        .flags = COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID | COMMAND_MANY,
        .run = run_drop,
    },
    {
        .name = "reopen",
        .summary = "Take up a task again",
        .where = PLACE_TASKS | PLACE_CLI,
        .only = &task_type,
        .flags = COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID | COMMAND_MANY,
        .run = run_reopen,
    },
};

const struct command_table task_commands = {rows, sizeof rows / sizeof rows[0]};
