/* audit_command.c - the answer window by window, so that memory does not grow with the log. */
#include "cli/audit_command.h"

#include "base/date.h"
#include "cli/cli_call.h"
#include "exchange/json_text.h"

#define NOTES_AT_ONCE 500

const struct field audit_command_args[AUDIT_COMMAND_ARG_COUNT] = {
    AUDIT_FIELDS,
    [AUDIT_JSON] = {.name = "json",
                    .label = "As JSON",
                    .kind = FIELD_CHOICE,
                    .choices = &cli_switch,
                    .help = "An array of what is noted, newest first"},
};

/* A list has no id. */
static void
append_json(const struct change *note, struct text *out)
{
    char when[DATE_TEXT_SIZE], id[ID_TEXT_SIZE];
    moment_to_iso(note->time_ms, when);
    id_to_text(&note->id, id);
    text_append(out, "{");
    json_text_append_member(out, "time", when);
    text_append(out, ", ");
    json_text_append_member(out, "user", note->actor);
    text_append(out, ", ");
    json_text_append_member(out, "action", note->command);
    text_append(out, ", ");
    json_text_append_member(out, "type", note->type ? note->type->name : NULL);
    text_append(out, ", ");
    json_text_append_member(out, "id", id_is_zero(&note->id) ? NULL : id);
    text_append(out, ", ");
    json_text_append_member(out, "purpose", note->purpose);
    text_append(out, "}");
}

static void
print(struct cli_call *run, const struct change_list *notes, bool json, bool first)
{
    struct text out = TEXT_EMPTY;
    for (size_t i = 0; i < notes->count && json; i++) {
        text_append(&out, first && i == 0 ? "[\n" : ",\n");
        append_json(&notes->items[i], &out);
    }
    for (size_t i = 0; i < notes->count && !json; i++) {
        audit_append_line(&notes->items[i], &out);
        text_append_char(&out, '\n');
    }
    if (json)
        output_text(&run->output, &out);
    else
        output_safe(&run->output, text_string(&out));
    text_clear(&out);
}

static void
print_end(struct cli_call *run, bool any)
{
    struct text out = TEXT_EMPTY;
    text_append(&out, any ? "\n]\n" : "[]\n");
    output_text(&run->output, &out);
    text_clear(&out);
}

static bool
print_all(struct cli_call *run, const struct audit_question *question, bool json, size_t *count,
          struct error *error)
{
    struct change_list notes = {.items = NULL};
    struct change last;
    bool more = true, done = true;
    *count = 0;
    while (done && more && !output_is_closed(&run->output)) {
        done = audit_read(run->call.session, question, *count > 0 ? &last : NULL, NOTES_AT_ONCE,
                          &notes, error);
        more = notes.count == NOTES_AT_ONCE;
        if (done)
            print(run, &notes, json, *count == 0);
        if (notes.count > 0)
            last = (struct change){.time_ms = notes.items[notes.count - 1].time_ms,
                                   .lsn = notes.items[notes.count - 1].lsn};
        *count += notes.count;
        change_list_clear(&notes);
    }
    return done;
}

bool
audit_command_run(struct call *call, struct error *error)
{
    struct cli_call *run = cli_call_of(call);
    struct audit_question question;
    struct id about;
    size_t count;
    bool json = cli_is_given(call, AUDIT_JSON);
    if (!audit_question_of(call->args, &question, &about, error) ||
        !print_all(run, &question, json, &count, error))
        return false;
    if (json)
        print_end(run, count > 0);
    else if (count == 0)
        text_append(&call->outcome.message, "Nothing of that is noted");
    call->outcome.exit_code = count > 0 ? 0 : CLI_NOTHING_MATCHED;
    return true;
}
