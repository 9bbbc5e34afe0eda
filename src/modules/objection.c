/* objection.c - a written objection to monitoring: its fields, its due date, and stopping. */
#include "modules/objection.h"

#include "base/text.h"
#include "config/config.h"
#include "config/settings.h"
#include "modules/candidate.h"
#include "modules/monitoring.h"
#include "modules/record_step.h"
#include "modules/registry.h"
#include "record/record.h"

bool
objection_find(struct session *session, const struct id *candidate, struct record **there,
               struct error *error)
{
    struct record_list list = {.items = NULL};
    struct query query = query_default(&objection_type);
    query.link_field = OBJECTION_CANDIDATE;
    query.link_id = *candidate;
    bool done = session_read(session, &query, QUERY_FIRST, NULL, 1, &list, error);
    *there = done && list.count > 0 ? record_copy(list.items[0]) : NULL;
    record_list_clear(&list);
    return done;
}

/* --- rules --- */

static void
objection_prepare(struct record *record, const struct field_context *context)
{
    record_set_day(record, OBJECTION_RECEIVED, context->today);
    record_set(record, OBJECTION_OWNER, context->officer);
}

static bool
check_once(struct session *session, const struct record *record, struct error *error)
{
    struct id candidate;
    struct record *there = NULL;
    if (!id_from_text(record_get(record, OBJECTION_CANDIDATE), &candidate))
        return true;
    if (!objection_find(session, &candidate, &there, error))
        return false;
    bool other = there && !id_equal(&there->id, &record->id);
    record_free(there);
    return !other ||
           error_set(error, ERROR_CONFLICT,
                     "They objected already; that objection holds until it is taken back");
}

static bool
objection_admit(struct session *session, struct record *record, const struct record *before,
                struct error *error)
{
    struct date received;
    long days = config_number(session_config(session), SETTING_OBJECTION_DAYS);
    if (record_day(record, OBJECTION_RECEIVED, &received))
        record_set_day(record, OBJECTION_STOP_BY, date_add_days(received, days));
    if (before && before->alive)
        return true;
    return check_once(session, record, error);
}

/* What was removed does not come back, so nothing says that it had not been. */
static bool
objection_returned(struct session *session, const struct record *record,
                   const struct record *before, struct error *error)
{
    (void)session;
    bool was = before && record_get(before, OBJECTION_STOPPED);
    return !was || record_get(record, OBJECTION_STOPPED) ||
           error_set(error, ERROR_CONFLICT,
                     "The answers are removed and do not come back, so this stays as it is");
}

/* "Objection to monitoring  to stop by 19 December 2026". */
static void
objection_line(const struct record *record, const struct field_context *context, struct text *out)
{
    bool done = record_get(record, OBJECTION_STOPPED) != NULL;
    text_append(out, "Objection to monitoring");
    record_show_field_after(done ? "  stopped " : "  to stop by ", record,
                            done ? OBJECTION_STOPPED : OBJECTION_STOP_BY, context, out);
}

static void
objection_remark(const struct record *record, const struct field_context *context, struct text *out)
{
    struct date due;
    if (!record_get(record, OBJECTION_STOPPED) && record_day(record, OBJECTION_STOP_BY, &due) &&
        date_to_days(due) < date_to_days(context->today))
        text_append(out, "overdue");
}

/* --- tables --- */

static const struct field fields[OBJECTION_FIELD_COUNT] = {
    RECORD_CORE_FIELDS,
    [OBJECTION_CANDIDATE] =
        {
            .name = "candidate",
            .label = "Candidate",
            .kind = FIELD_LINK,
            .flags = FIELD_REQUIRED,
            .number = 1,
            .target = &candidate_type,
            .list_width = 24,
            .purpose = "to know whose answers are no longer counted",
            .help = "Who objected",
        },
    [OBJECTION_RECEIVED] =
        {
            .name = "received",
            .label = "Received",
            .kind = FIELD_DATE,
            .flags = FIELD_REQUIRED | FIELD_KEYED | FIELD_PAST,
            .number = 2,
            .list_width = 12,
            .purpose = "to know by when it has to be honoured",
            .help = "The day on which the written objection came",
        },
    [OBJECTION_CHANNEL] =
        {
            .name = "channel",
            .label = "How it came",
            .kind = FIELD_CHOICE,
            .number = 3,
            .list = "contact-channels",
            .purpose = "to find the letter again",
            .help = "A letter or an email, for an objection is in writing",
        },
    [OBJECTION_STOP_BY] =
        {
            .name = "stop_by",
            .label = "To stop by",
            .kind = FIELD_DATE,
            .flags = FIELD_KEYED | FIELD_READ_ONLY,
            .number = 4,
            .list_width = 12,
            .purpose = "to stop in time",
            .help = "Worked out from objection-days in posact.yaml",
        },
    [OBJECTION_STOPPED] =
        {
            .name = "stopped",
            .label = "Stopped",
            .kind = FIELD_DATE,
            .flags = FIELD_KEYED | FIELD_READ_ONLY,
            .number = 5,
            .list_width = 12,
            .purpose = "to show that it was done",
            .help = "The day on which what they answered was removed",
        },
    [OBJECTION_OWNER] =
        {
            .name = "owner",
            .label = "Owner",
            .kind = FIELD_TEXT,
            .flags = FIELD_KEYED | FIELD_OFFICER,
            .number = 6,
            .list_width = 11,
            .purpose = "to know who sees to it",
            .help = "The officer who sees to it; without one it is in everybody's day",
        },
};

const struct record_type objection_type = {
    .name = "objection",
    .label = "Objection",
    .plural_label = "Objections to monitoring",
    .table = "objections",
    .number = 54,
    .fields = fields,
    .field_count = OBJECTION_FIELD_COUNT,
    .title_field = OBJECTION_RECEIVED,
    .sort_field = OBJECTION_RECEIVED,
    .sort_descending = true,
    .parent_field = OBJECTION_CANDIDATE,
    .prepare = objection_prepare,
    .admit = objection_admit,
    .returned = objection_returned,
    .line = objection_line,
    .remark = objection_remark,
};

/* --- commands --- */

static bool
run_object(struct call *call, struct error *error)
{
    return command_add->run(call, error);
}

static bool
stop(struct call *call, struct record *objection, struct error *error)
{
    struct id candidate;
    bool gone = record_get(objection, OBJECTION_STOPPED) != NULL;
    if (gone) {
        record_step_say(call, "Stopped already: ", objection);
        call->outcome.unchanged = true;
        return true;
    }
    if (!id_from_text(record_get(objection, OBJECTION_CANDIDATE), &candidate) ||
        !monitoring_forget(call->session, &candidate, error))
        return false;
    record_set_day(objection, OBJECTION_STOPPED, session_context(call->session)->today);
    if (!session_edit(call->session, objection, NULL, error))
        return false;
    record_step_say(call, "Monitoring stopped: ", objection);
    return true;
}

static bool
run_stop(struct call *call, struct error *error)
{
    struct record *objection = record_step_fetch(call, &objection_type, error);
    bool done = objection && stop(call, objection, error);
    record_free(objection);
    return done;
}

static const struct command rows[] = {
    {
        .name = "object",
        .summary = "Note a written objection to equality monitoring",
        .help = "From then on nothing of that person is counted; my day says by when what they "
                "answered is to be removed.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .type = &objection_type,
        .only = &candidate_type,
        .flags = COMMAND_WRITES | COMMAND_TAKES_RECORD,
        .run = run_object,
    },
    {
        .name = "stop-monitoring",
        .summary = "Remove the answers to equality questions of whoever objected",
        .help = "For good: undo does not bring them back. The backups of the last week are gone a "
                "week later.",
        .where = PLACE_LIST | PLACE_DETAIL | PLACE_CLI,
        .only = &objection_type,
        .flags = COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID,
        .run = run_stop,
    },
};

const struct command_table objection_commands = {rows, sizeof rows / sizeof rows[0]};
