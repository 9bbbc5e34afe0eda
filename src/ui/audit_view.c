/* audit_view.c - who looked at whom, as a text to read. */
#include "ui/views.h"

#include "modules/audit.h"
#include "ui/shell.h"

static bool
show(struct call *call, const struct audit_question *question, struct error *error)
{
    struct text text = TEXT_EMPTY;
    bool done = audit_append_newest(call->session, question, &text, error);
    if (done)
        shell_push(call->shell, reader_view_new(call->shell, "Looks and exports, newest first",
                                                text_take(&text)));
    text_clear(&text);
    return done;
}

static bool
run_audit(struct call *call, struct error *error)
{
    struct audit_question question;
    struct id about;
    return audit_question_of(call->args, &question, &about, error) && show(call, &question, error);
}

static bool
run_who_looked(struct call *call, struct error *error)
{
    const struct audit_question question = {.type = call->type, .about = &call->id};
    return show(call, &question, error);
}

static const struct command rows[] = {
    {
        .name = "audit",
        .summary = "Show what a user saw, and who looked at whom",
        .help = "What the log notes of looks at records that not everybody may see, of letters and "
                "of exports: when, who, what for, of which record. For a candidate or a colleague "
                "it is who looked at them, and which lists may have shown them; for a user what "
                "they looked at; with none of these everything.",
        .where = PLACE_RECORDS,
        .args = audit_args,
        .arg_count = AUDIT_ARG_COUNT,
        .flags = COMMAND_ASKS,
        .run = run_audit,
    },
    {
        .name = "who-looked",
        .summary = "Show who looked at a record",
        .help = "Looks at it and at what is linked to it, letters, and the lists and exports that "
                "may have shown it; :audit narrows it by day.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .flags = COMMAND_TAKES_ID,
        .run = run_who_looked,
    },
};

const struct command_table audit_commands = {rows, sizeof rows / sizeof rows[0]};
