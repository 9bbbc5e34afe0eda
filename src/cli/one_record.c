/* one_record.c - prints one record and what became of it. */
#include "cli/one_record.h"

#include "cli/cli_call.h"
#include "exchange/export.h"

const struct field show_args[SHOW_ARG_COUNT] = {
    [SHOW_JSON] = {.name = "json",
                   .label = "As JSON",
                   .kind = FIELD_CHOICE,
                   .choices = &cli_switch,
                   .help = "An object with every field, exactly as stored"},
};

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
        export_record(call->session, record, json ? EXPORT_JSON : EXPORT_TABLE, &out, error);
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
