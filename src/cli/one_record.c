/* one_record.c - prints one record and what became of it. */
#include "cli/one_record.h"

#include "cli/cli_call.h"
#include "exchange/export.h"
#include "modules/timeline.h"

#define EVENTS_MOST 100

const struct field show_args[SHOW_ARG_COUNT] = {
    [SHOW_JSON] = {.name = "json",
                   .label = "As JSON",
                   .kind = FIELD_CHOICE,
                   .choices = &cli_switch,
                   .help = "An object with every field, exactly as stored"},
};

/* "  1 March 2026  Action: Order three sizes, J. Shah, done: Six sizes in stock". */
static void
append_event(struct session *session, const struct record *event, const struct record_type *of,
             struct text *out)
{
    size_t day = event->type->sort_field;
    struct text line = TEXT_EMPTY;
    text_append(&line, "  ");
    session_show(session, &event->type->fields[day], record_get(event, day), &line);
    text_append(&line, "  ");
    timeline_append_event(session, event, of, &line);
    text_join_lines(&line);
    text_append_format(out, "%s\n", text_string(&line));
    text_clear(&line);
}

/* What happened, as on the screen: who reads an issue sees what was done about it. */
static bool
append_timeline(struct session *session, const struct record *record, struct text *out,
                struct error *error)
{
    struct timeline timeline;
    const struct record *event = NULL;
    size_t count = 0;
    bool done;
    timeline_init(&timeline, session, record->type, &record->id);
    while ((done = timeline_next(&timeline, &event, error)) && event && count < EVENTS_MOST) {
        text_append(out, count++ == 0 ? "\nTimeline, newest first\n" : "");
        append_event(session, event, record->type, out);
    }
    if (done && event)
        text_append(out, "  and earlier ones, which the screen shows\n");
    timeline_clear(&timeline);
    return done;
}

bool
one_record_run_show(struct call *call, struct error *error)
{
    struct cli_call *run = cli_call_of(call);
    bool merged = session_follow(call->session, call->type, &call->id);
    struct record *record = session_get(call->session, call->type, &call->id, error);
    if (!record)
        return false;
    struct text out = TEXT_EMPTY;
    bool json = cli_is_given(call, SHOW_JSON);
    bool done =
        export_record(call->session, record, json ? EXPORT_JSON : EXPORT_TABLE, &out, error) &&
        (json || append_timeline(call->session, record, &out, error));
    if (done && json)
        output_text(&run->output, &out);
    else if (done)
        output_safe(&run->output, text_string(&out));
    if (!record->alive)
        text_append_format(&call->outcome.message, "This %s is in the trash", call->type->name);
    else if (merged)
        text_append_format(&call->outcome.message, "%s was merged into this %s",
                           run->cli->request->id, call->type->name);
    text_clear(&out);
    record_free(record);
    return done;
}

const struct field history_args[HISTORY_ARG_COUNT] = {
    [HISTORY_LIMIT] = {.name = "limit",
                       .label = "Limit",
                       .kind = FIELD_TEXT,
                       .help = "At most so many changes; all without it"},
    [HISTORY_JSON] = {.name = "json",
                      .label = "As JSON",
                      .kind = FIELD_CHOICE,
                      .choices = &cli_switch,
                      .help = "An array of changes, newest first"},
};

bool
one_record_run_history(struct call *call, struct error *error)
{
    struct cli_call *run = cli_call_of(call);
    uint64_t limit = HISTORY_MOST;
    struct change_list changes = {0};
    if (!cli_number(&history_args[HISTORY_LIMIT], call->args[HISTORY_LIMIT], &limit, error))
        return false;
    session_follow(call->session, call->type, &call->id);
    bool ok =
        session_history(call->session, call->type, &call->id, 0, (size_t)limit, &changes, error);
    if (ok) {
        struct text out = TEXT_EMPTY;
        bool json = cli_is_given(call, HISTORY_JSON);
        export_changes(call->session, &changes, json ? EXPORT_JSON : EXPORT_TABLE, &out);
        if (json)
            output_text(&run->output, &out);
        else
            output_safe(&run->output, text_string(&out));
        text_clear(&out);
    }
    change_list_clear(&changes);
    return ok;
}
