/* board_commands.c - from stage to stage, marks, which board; the funnel of a campaign. */
#include "ui/board_view.h"

#include "modules/application.h"
#include "modules/campaign.h"
#include "ui/views.h"

static bool
run_open(struct call *call, struct error *error)
{
    const struct record *record = board_record(board_of(call->view));
    if (!record)
        return error_set(error, ERROR_NOT_FOUND, "Nobody stands here to be opened");
    shell_push(call->shell, detail_view_new(call->shell, &application_type, &record->id));
    return true;
}

static bool
run_stage_before(struct call *call, struct error *error)
{
    struct board_view *self = board_of(call->view);
    return self->current == 0 || board_go_beside(self, self->current - 1, error);
}

static bool
run_stage_after(struct call *call, struct error *error)
{
    struct board_view *self = board_of(call->view);
    return self->current + 1 >= self->count || board_go_beside(self, self->current + 1, error);
}

/* Goes on to the next row, as in a list. */
static bool
run_mark(struct call *call, struct error *error)
{
    struct board_view *self = board_of(call->view);
    const struct record *record = board_record(self);
    if (!record)
        return error_set(error, ERROR_NOT_FOUND, "Nobody stands here to be marked");
    if (marks_have(&self->marks, &record->id))
        marks_remove(&self->marks, &record->id);
    else if (!marks_add(&self->marks, &record->id))
        return error_set(error, ERROR_INPUT,
                         "10,000 are marked, the most that can be; move them on first");
    shell_say(call->shell, MESSAGE_DONE, "%zu marked", self->marks.count);
    board_move(call->view, MOVE_DOWN);
    return true;
}

static bool
run_unmark(struct call *call, struct error *error)
{
    (void)error;
    board_take_marks_away(board_of(call->view));
    return true;
}

/* The board of what is selected: a campaign, an application; else one is chosen. */
static bool
run_board(struct call *call, struct error *error)
{
    struct id none = {.bytes = {0}};
    bool of_board = call->view && board_view_is(call->view);
    if (call->type == &campaign_type && !id_is_zero(&call->id)) {
        board_view_open(call->shell, board_of_campaign(&call->id), &none);
        return true;
    }
    if (call->type == &application_type && !of_board && !id_is_zero(&call->id)) {
        struct record *record = session_get(call->session, call->type, &call->id, error);
        if (record)
            board_view_open(call->shell, board_of_application(record), &call->id);
        record_free(record);
        return record != NULL;
    }
    struct view *choice = board_choice_new(call->shell, error);
    if (choice)
        shell_push(call->shell, choice);
    return choice != NULL;
}

static bool
run_funnel(struct call *call, struct error *error)
{
    (void)error;
    shell_push(call->shell, funnel_view_new(call->shell, &call->id));
    return true;
}

static const struct command rows[] = {
    {
        .name = "open",
        .summary = "Open the application with the cursor",
        .where = PLACE_BOARD,
        .keys = "Enter",
        .flags = COMMAND_HINT,
        .run = run_open,
    },
    {
        .name = "column-before",
        .summary = "To the stage before",
        .label = "stage back",
        .where = PLACE_BOARD,
        .keys = "Left",
        .flags = COMMAND_HINT,
        .run = run_stage_before,
    },
    {
        .name = "column-after",
        .summary = "To the next stage",
        .label = "stage on",
        .where = PLACE_BOARD,
        .keys = "Right",
        .flags = COMMAND_HINT,
        .run = run_stage_after,
    },
    {
        .name = "mark",
        .summary = "Mark the application, or unmark it, and go on to the next",
        .help = "What moves applications then moves all that are marked, in whatever stage, after "
                "it has shown what would come of it.",
        .where = PLACE_BOARD,
        .keys = "Space",
        .flags = COMMAND_HINT,
        .run = run_mark,
    },
    {
        .name = "unmark",
        .summary = "Take all marks away",
        .where = PLACE_BOARD,
        .keys = "U",
        .run = run_unmark,
    },
    {
        .name = "board",
        .summary = "Show who stands in which stage",
        .help = "The live applications of a campaign, or of a role, by stage, who has stood there "
                "longest first; ! is longer than usual.",
        .where = PLACE_RECORDS,
        .keys = "B",
        .hint = &campaign_type,
        .flags = COMMAND_HINT,
        .run = run_board,
    },
    {
        .name = "funnel",
        .summary = "Show how far the applications of a campaign came",
        .help = "Stage by stage: how many reached it, how many of those at the stage before and at "
                "the start that is, who stands there now, whose application ended there.",
        .where = PLACE_LIST | PLACE_DETAIL | PLACE_BOARD,
        .keys = "F",
        .only = &campaign_type,
        .flags = COMMAND_TAKES_ID | COMMAND_HINT,
        .run = run_funnel,
    },
};

const struct command_table board_commands = {rows, sizeof rows / sizeof *rows};
