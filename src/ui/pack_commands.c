/* pack_commands.c - the pack of a board's meeting, to read (P44). */
#include "ui/views.h"

#include "exchange/report_write.h"
#include "modules/board_pack.h"
#include "modules/meeting.h"
#include "ui/layout.h"
#include "ui/shell.h"

static bool
run_pack(struct call *call, struct error *error)
{
    struct report report;
    struct text text = TEXT_EMPTY;
    bool done = board_pack_build(call->session, &call->id, &report, error);
    if (done) {
        size_t columns = (size_t)(call->view->columns - MARKER_COLUMNS);
        report_write(&report, REPORT_TEXT, columns, &text);
        shell_push(call->shell, reader_view_new(call->shell, "Board pack", text_take(&text)));
    }
    report_clear(&report);
    text_clear(&text);
    return done;
}

static const struct command rows[] = {
    {
        .name = "board-pack",
        .summary = "Read the pack of a meeting",
        .help = "Previous actions with their state, agenda, issues by network, networks without a "
                "representative. 'posact report board-pack' writes it as text, Markdown or HTML.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .only = &meeting_type,
        .hint = &meeting_type,
        .keys = "p",
        .flags = COMMAND_TAKES_ID | COMMAND_HINT,
        .run = run_pack,
    },
};

const struct command_table pack_commands = {rows, sizeof rows / sizeof rows[0]};
