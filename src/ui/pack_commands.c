/* pack_commands.c - pages of one record to read: the pack of a meeting (P44), the defence pack of a
 * campaign, an assessment as it was written. */
#include "ui/views.h"

#include "exchange/report_write.h"
#include "modules/assessment.h"
#include "modules/campaign.h"
#include "modules/meeting.h"
#include "modules/page_of.h"
#include "ui/layout.h"
#include "ui/shell.h"

static bool
show(struct call *call, const struct page_of *page, struct error *error)
{
    struct report report = {.title = NULL};
    struct text text = TEXT_EMPTY;
    bool done = page->build(call->session, &call->id, &report, error);
    if (done) {
        size_t columns = (size_t)(call->view->columns - MARKER_COLUMNS);
        report_write(&report, REPORT_TEXT, columns, &text);
        shell_push(call->shell, reader_view_new(call->shell, page->title, text_take(&text)));
    }
    report_clear(&report);
    text_clear(&text);
    return done;
}

static bool
run_board_pack(struct call *call, struct error *error)
{
    return show(call, page_of_command("board-pack"), error);
}

static bool
run_defence_pack(struct call *call, struct error *error)
{
    return show(call, page_of_command("defence-pack"), error);
}

static bool
run_assessment_page(struct call *call, struct error *error)
{
    return show(call, page_of_command("assessment-page"), error);
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
        .run = run_board_pack,
    },
    {
        .name = "defence-pack",
        .summary = "Read the defence pack of a campaign",
        .help = "What was offered, open or targeted, on which assessment and evidence, each line "
                "with its entry in the log. 'posact report defence' writes it as text, Markdown or "
                "HTML.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .only = &campaign_type,
        .flags = COMMAND_TAKES_ID,
        .run = run_defence_pack,
    },
    {
        .name = "assessment-page",
        .summary = "Read the whole of an assessment",
        .help = "Each part as it was written, with the evidence and who approved it. 'posact "
                "assessment print' writes it as text, Markdown or HTML.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .only = &assessment_type,
        .flags = COMMAND_TAKES_ID,
        .run = run_assessment_page,
    },
};

const struct command_table pack_commands = {rows, sizeof rows / sizeof rows[0]};
