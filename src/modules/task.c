/* task.c - what is to be done by a day: its fields, its rules, and when it comes back. */
#include "modules/task.h"

#include "base/recurrence.h"
#include "base/text.h"
#include "modules/candidate.h"

/* --- what repeats --- */

/* A rule may have ended since it was stored: one that is written as a rule is held against no day,
 * so that what was exported can be read in again. */
static bool
parse_repeat(const struct field *field, const char *typed, const struct field_context *context,
             char **value, struct error *error)
{
    static const struct date long_ago = {1970, 1, 1};
    bool is_rule = string_starts(typed, "FREQ=");
    return recurrence_parse(typed, field->label, is_rule ? long_ago : context->today, value, error);
}

bool
task_next(const struct record *task, struct date today, struct date *next)
{
    struct date due, first;
    const char *rule = record_get(task, TASK_REPEAT);
    if (!rule || !record_day(task, TASK_DUE, &due))
        return false;
    if (!record_day(task, TASK_REPEAT_FROM, &first))
        first = due;
    bool late = date_to_days(due) < date_to_days(today);
    return recurrence_next(rule, first, late ? today : due, next);
}

void
task_keep_rhythm(struct record *task)
{
    if (record_get(task, TASK_REPEAT) && !record_get(task, TASK_REPEAT_FROM))
        record_set(task, TASK_REPEAT_FROM, record_get(task, TASK_DUE));
}

struct record *
task_again(const struct record *task, struct date due)
{
    static const size_t copied[] = {TASK_WHAT,   TASK_CANDIDATE,   TASK_OWNER,
                                    TASK_REPEAT, TASK_REPEAT_FROM, TASK_NOTES};
    char day[DATE_TEXT_SIZE];
    struct record *again = record_new(&task_type);
    for (size_t i = 0; i < sizeof copied / sizeof copied[0]; i++)
        record_set(again, copied[i], record_get(task, copied[i]));
    if (!record_get(again, TASK_REPEAT_FROM))
        record_set(again, TASK_REPEAT_FROM, record_get(task, TASK_DUE));
    date_to_iso(due, day);
    record_set(again, TASK_DUE, day);
    record_set(again, TASK_STATUS, TASK_OPEN);
    return again;
}

/* --- rules --- */

static void
task_prepare(struct record *record, const struct field_context *context)
{
    record_set(record, TASK_OWNER, context->officer);
    record_set(record, TASK_STATUS, TASK_OPEN);
}

static void
task_check(const struct record *record, const struct field_context *context,
           struct error_list *problems)
{
    (void)context;
    if (record_get(record, TASK_REPEAT_FROM) && !record_get(record, TASK_REPEAT))
        error_list_add(problems, TASK_REPEAT,
                       "Enter how the task repeats, or clear the day that it repeats from");
}

/* --- in words --- */

/* Days from when it is due until today; 0 for one that is not overdue. */
static long
overdue_days(const struct record *record, const struct field_context *context)
{
    struct date due;
    bool open = string_equal(record_get(record, TASK_STATUS), TASK_OPEN);
    if (!open || !record_day(record, TASK_DUE, &due))
        return 0;
    long days = (long)(date_to_days(context->today) - date_to_days(due));
    return days > 0 ? days : 0;
}

static void
append_overdue(const struct record *record, const struct field_context *context, struct text *out)
{
    long days = overdue_days(record, context);
    if (days > 0)
        text_append_format(out, "overdue %ld %s", days, days == 1 ? "day" : "days");
}

/* "Task  Call back about the fitness test; overdue 2 days; every week on Mon". */
static void
task_line(const struct record *record, const struct field_context *context, struct text *out)
{
    const struct field *fields = record->type->fields;
    const char *what = record_get(record, TASK_WHAT);
    const char *status = record_get(record, TASK_STATUS);
    text_append_format(out, "Task  %s", what ? what : "");
    if (overdue_days(record, context) > 0) {
        text_append(out, "; ");
        append_overdue(record, context, out);
    }
    if (!string_equal(status, TASK_OPEN)) {
        text_append_format(out, "; %s", status ? status : "");
        text_append(out, record_get(record, TASK_DONE_ON) ? " " : "");
        field_show(&fields[TASK_DONE_ON], record_get(record, TASK_DONE_ON), context, out);
    } else if (record_get(record, TASK_REPEAT)) {
        text_append(out, "; ");
        field_show(&fields[TASK_REPEAT], record_get(record, TASK_REPEAT), context, out);
    }
}

/* --- tables --- */

static const struct choice statuses[] = {
    {TASK_OPEN, "Open", false},
    {TASK_DONE, "Done", false},
    {TASK_DROPPED, "Dropped", false},
};
static const struct choice_list status_list = {statuses, 3};

static const struct field fields[TASK_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [TASK_WHAT] =
        {
            .name = "what",
            .label = "What to do",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_SEARCHED,
            .number = 1,
            .list_width = 30,
            .purpose = "to know what is to be done",
            .help = "What to do, such as call back about the fitness test",
        },
    [TASK_DUE] =
        {
            .name = "due",
            .label = "Due",
            .kind = FIELD_DATE,
            .flags = FIELD_REQUIRED | FIELD_KEYED,
            .number = 2,
            .list_width = 11,
            .purpose = "to be reminded on the day",
            .help = "The day it is to be done by, such as 27 3 2027, tomorrow, fri or +1w",
        },
    [TASK_CANDIDATE] =
        {
            .name = "candidate",
            .label = "Candidate",
            .kind = FIELD_LINK,
            .number = 3,
            .list_width = 20,
            .purpose = "to know whom it is for",
            .help = "Whom it is for; leave it empty when it is about nobody",
            .target = &candidate_type,
        },
    [TASK_OWNER] =
        {
            .name = "owner",
            .label = "Owner",
            .kind = FIELD_TEXT,
            .flags = FIELD_KEYED | FIELD_OFFICER,
            .number = 4,
            .list_width = 12,
            .purpose = "to know whose day it is in",
            .help = "The officer who does it; without one it is in everybody's day",
        },
    [TASK_STATUS] =
        {
            .name = "status",
            .label = "Status",
            .kind = FIELD_CHOICE,
            .flags = FIELD_KEYED | FIELD_READ_ONLY,
            .number = 5,
            .list_width = 8,
            .purpose = "to know what is still to be done",
            .help = "The commands done, drop and reopen change it",
            .choices = &status_list,
        },
    [TASK_REPEAT] =
        {
            .name = "repeat",
            .label = "Repeats",
            .kind = FIELD_TEXT,
            .number = 6,
            .purpose = "to have it come back by itself",
            .help = "How it comes back once it is done, such as weekly, every mon, every 2 weeks, "
                    "monthly on the last fri",
            .parse = parse_repeat,
            .show = recurrence_show,
        },
    [TASK_REPEAT_FROM] =
        {
            .name = "repeat_from",
            .label = "Repeats from",
            .kind = FIELD_DATE,
            .number = 7,
            .purpose = "to keep its rhythm when it is put off",
            .help = "The day it is counted from; empty for the day that it is due",
        },
    [TASK_DONE_ON] =
        {
            .name = "done_on",
            .label = "Done on",
            .kind = FIELD_DATE,
            .flags = FIELD_READ_ONLY | FIELD_PAST,
            .number = 8,
            .purpose = "to know when it was done",
            .help = "The command done sets it",
        },
    [TASK_NOTES] =
        {
            .name = "notes",
            .label = "Notes",
            .kind = FIELD_NOTES,
            .flags = FIELD_SEARCHED,
            .number = 9,
            .purpose = "to have at hand what it takes",
            .help = "Factual notes only, which the person may read themselves",
        },
};

const struct record_type task_type = {
    .name = "task",
    .label = "Task",
    .plural_label = "Tasks",
    .table = "tasks",
    .number = 7,
    .fields = fields,
    .field_count = TASK_FIELD_COUNT,
    .title_field = TASK_WHAT,
    .sort_field = TASK_DUE,
    .sort_descending = true,
    .parent_field = TASK_CANDIDATE,
    .prepare = task_prepare,
    .check = task_check,
    .line = task_line,
    .remark = append_overdue,
};
