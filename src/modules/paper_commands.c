/* paper_commands.c - the sheet to sign and the badges, from lists and details into a file. */
#include "base/text.h"
#include "modules/event.h"
#include "modules/event_paper.h"
#include "modules/letter.h"

enum paper_arg {
    PAPER_FILE,
    PAPER_LANGUAGE,
    PAPER_ARG_COUNT,
};

static bool
run(struct call *call, enum paper_kind kind, struct error *error)
{
    const char *path = call->args[PAPER_FILE];
    const struct event_paper paper = {
        .kind = kind,
        .event = call->id,
        .language = call->args[PAPER_LANGUAGE],
        .html = !path || letter_is_html(path),
    };
    struct text written = TEXT_EMPTY, name = TEXT_EMPTY;
    size_t count;
    error->field = NO_FIELD;
    if (path)
        text_append(&name, path);
    else
        event_paper_file_name(&paper, &name);
    bool done = event_paper_write(call->session, &paper, &written, &count, error) &&
                event_paper_keep(call->session, &paper, &written, text_string(&name), error);
    if (done)
        text_append_format(&call->outcome.message, "Wrote '%s': %zu %s", text_string(&name), count,
                           count == 1 ? "name" : "names");
    else if (error->code == ERROR_FILE)
        error->field = PAPER_FILE;
    text_clear(&written);
    text_clear(&name);
    return done;
}

static bool
run_sheet(struct call *call, struct error *error)
{
    return run(call, PAPER_SHEET, error);
}

static bool
run_badges(struct call *call, struct error *error)
{
    return run(call, PAPER_BADGES, error);
}

static const struct field args[PAPER_ARG_COUNT] = {
    [PAPER_FILE] =
        {
            .name = "file",
            .label = "File",
            .kind = FIELD_TEXT,
            .flags = FIELD_PATH,
            .purpose = "to know where to write",
            .help = "A path that is free yet: .html is a page to print, anything else plain text; "
                    "without it posact makes a name",
        },
    [PAPER_LANGUAGE] =
        {
            .name = "language",
            .label = "Language",
            .kind = FIELD_CHOICE,
            .purpose = "to print it in the language of who comes",
            .help = "Without it English, with Welsh when somebody who comes wants Welsh",
            .choices = &letter_language_list,
        },
};

static const struct command rows[] = {
    {
        .name = "sheet",
        .summary = "Print the sheet to sign at this event",
        .help = "The names of all who may come, a column to sign in, and empty lines for who else "
                "comes; no way to reach them and nothing of their case. The file is for nobody "
                "else to read, and that it left is noted in the log.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .only = &event_type,
        .args = args,
        .arg_count = PAPER_ARG_COUNT,
        .flags = COMMAND_TAKES_ID | COMMAND_ASKS,
        .run = run_sheet,
    },
    {
        .name = "badges",
        .summary = "Print badges for this event",
        .help = "What each who may come, hosts or helps is called by, and the event.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .only = &event_type,
        .args = args,
        .arg_count = PAPER_ARG_COUNT,
        .flags = COMMAND_TAKES_ID | COMMAND_ASKS,
        .run = run_badges,
    },
};

const struct command_table paper_commands = {rows, sizeof rows / sizeof *rows};
