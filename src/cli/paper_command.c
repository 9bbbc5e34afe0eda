/* paper_command.c - writes the sheet to sign, or the badges, of one event. */
#include "cli/paper_command.h"

#include "cli/cli_call.h"
#include "modules/event_paper.h"
#include "modules/letter.h"

static bool
run(struct call *call, enum paper_kind kind, struct error *error)
{
    const char *path = call->args[PAPER_COMMAND_OUTPUT];
    const struct event_paper paper = {
        .kind = kind,
        .event = call->id,
        .language = call->args[PAPER_COMMAND_LANGUAGE],
        .html = cli_is_given(call, PAPER_COMMAND_HTML) || letter_is_html(path),
    };
    struct text written = TEXT_EMPTY;
    size_t count;
    bool done = event_paper_write(call->session, &paper, &written, &count, error) &&
                event_paper_keep(call->session, &paper, &written, path, error);
    if (done && path)
        text_append_format(&call->outcome.message, "Wrote '%s': %zu %s", path, count,
                           count == 1 ? "name" : "names");
    else if (done)
        output_text(&cli_call_of(call)->output, &written);
    text_clear(&written);
    return done;
}

bool
paper_command_run_sheet(struct call *call, struct error *error)
{
    return run(call, PAPER_SHEET, error);
}

bool
paper_command_run_badges(struct call *call, struct error *error)
{
    return run(call, PAPER_BADGES, error);
}

const struct field paper_command_args[PAPER_COMMAND_ARG_COUNT] = {
    [PAPER_COMMAND_HTML] = {.name = "html",
                            .label = "As HTML",
                            .kind = FIELD_CHOICE,
                            .choices = &cli_switch,
                            .help = "A page to print; so it is too where the name of the file "
                                    "ends in .html"},
    [PAPER_COMMAND_LANGUAGE] = {.name = "language",
                                .label = "Language",
                                .kind = FIELD_CHOICE,
                                .choices = &letter_language_list,
                                .help = "Without it English, with Welsh when somebody who comes "
                                        "wants Welsh"},
    [PAPER_COMMAND_OUTPUT] = {.name = "output",
                              .label = "File",
                              .kind = FIELD_TEXT,
                              .flags = FIELD_PATH,
                              .help = "Write to this file, which must be free yet"},
};
