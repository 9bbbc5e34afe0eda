/* intake_view.c - a whole intake before it is saved: who would be paired with whom, and why. Enter
 * on a row changes it, on the first row saves all of them (T58). */
#include "ui/views.h"

#include <stdlib.h>

#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/intake.h"
#include "ui/picker.h"
#include "ui/records_below.h"
#include "ui/suggest_view.h"

/* What Enter does on the first rows. */
enum {
    ROW_SAVE,
    ROW_AIM,
    ROW_PEOPLE,
};

struct intake_view {
    struct picker picker; /* first: see picker.h */
    struct intake intake;
    struct intake_row *row; /* for which a buddy is being chosen */
    struct view *list;      /* whose marks were meant */
    size_t leave_key;       /* the Esc that was asked about, from 1 */
};

static struct intake_view *
intake_of(struct view *view)
{
    return (struct intake_view *)view;
}

/* -- Rows ---------------------------------------------------------------------------------- */

/* "PC 4471 Reid, Buddy: Speaks Welsh, which they asked for". */
static void
add_person(struct intake_view *self, const struct intake_row *row)
{
    struct text words = TEXT_EMPTY;
    if (row->fate == INTAKE_PAIRED)
        text_append_format(&words, "%s: ", row->buddy->title);
    intake_why(&self->intake, row, &words);
    picker_add(&self->picker, intake_name(row), text_string(&words), row->chosen ? "yours" : NULL);
    text_clear(&words);
}

static void
show(struct intake_view *self)
{
    struct picker *picker = &self->picker;
    const struct intake *intake = &self->intake;
    size_t selected = picker->shown_count > 0 ? picker->shown[picker->selected] : 0;
    bool total = intake->aim == ASSIGN_BEST_TOTAL;
    char *save = must_format("%zu as proposals; undo takes all of them back",
                             intake_count(intake, INTAKE_PAIRED));
    picker_cut(picker, 0);
    picker_add(picker, "Save", save, NULL);
    picker_add(picker, total ? "Best total" : "Nobody left out",
               total ? "Enter seeks again so that nobody is left out"
                     : "Enter seeks again for the best total",
               NULL);
    for (size_t i = 0; i < intake->count; i++)
        add_person(self, &intake->rows[i]);
    text_reset(&picker->intro);
    intake_summary(intake, &picker->intro);
    text_append(&picker->intro, ". Enter on a person changes it. Nothing is saved yet.");
    picker_match(picker);
    picker_select(picker, selected < picker->count ? selected : picker->count - 1);
    free(save);
}

/* -- Working ------------------------------------------------------------------------------- */

static bool
go_on(void *context, size_t done, size_t all)
{
    struct text reached = TEXT_EMPTY;
    text_append_format(&reached, "%zu%% done", all > 0 ? done * 100 / all : 0);
    bool goes_on = shell_go_on_from(context, text_string(&reached));
    text_clear(&reached);
    return goes_on;
}

static void
seek_other_way(struct intake_view *self)
{
    struct shell *shell = self->picker.view.shell;
    struct intake *intake = &self->intake;
    const struct intake_progress progress = {go_on, shell};
    enum assign aim = intake->aim == ASSIGN_BEST_TOTAL ? ASSIGN_NOBODY_LEFT_OUT : ASSIGN_BEST_TOTAL;
    struct error error;
    shell_work(shell);
    if (!intake_seek(intake, aim, &progress, &error))
        shell_say_error(shell, &error);
    show(self);
}

static void
save(struct intake_view *self)
{
    struct shell *shell = self->picker.view.shell;
    struct outcome outcome = {.open = OPEN_NOTHING};
    struct error error = {.code = ERROR_NONE};
    if (intake_do(&self->intake, shell_session(shell), &outcome, &error)) {
        struct view *list = self->list;
        shell_close(shell, &self->picker.view);
        if (list->class->unmark)
            list->class->unmark(list);
        shell_show_outcome(shell, &outcome);
    } else {
        shell_say_error(shell, &error);
    }
    outcome_clear(&outcome);
}

/* -- Changing one -------------------------------------------------------------------------- */

static void
take_choice(void *context, const struct id *buddy)
{
    struct intake_view *self = context;
    struct shell *shell = self->picker.view.shell;
    struct error error;
    bool done = buddy ? intake_choose(&self->intake, shell_session(shell), self->row, buddy, &error)
                      : intake_leave_out(self->row, &error);
    if (!done)
        shell_say_error(shell, &error);
    show(self);
}

static void
change(struct intake_view *self, struct intake_row *row)
{
    struct shell *shell = self->picker.view.shell;
    struct error error;
    const struct suggest_choice choice = {
        .kind = self->intake.kind,
        .none = "is left out of this intake",
        .chosen = take_choice,
        .context = self,
    };
    self->row = row;
    struct view *view = row->fate == INTAKE_REFUSED
                            ? NULL
                            : suggest_view_new(shell, &row->seeker.candidate->id, &choice, &error);
    if (view)
        shell_push(shell, view);
    else if (row->fate == INTAKE_REFUSED)
        shell_say(shell, MESSAGE_ERROR, "%s", row->refusal);
    else
        shell_say_error(shell, &error);
}

static void
intake_pick(struct picker *picker, size_t row)
{
    struct intake_view *self = intake_of(&picker->view);
    switch (row) {
    case ROW_SAVE:
        save(self);
        break;
    case ROW_AIM:
        seek_other_way(self);
        break;
    default:
        change(self, &self->intake.rows[row - ROW_PEOPLE]);
    }
}

/* -- The view ------------------------------------------------------------------------------ */

static size_t
count_chosen(const struct intake *intake)
{
    size_t count = 0;
    for (size_t i = 0; i < intake->count; i++)
        count += intake->rows[i].chosen;
    return count;
}

/* What the officer chose is not lost to one key too many (A26). */
static void
intake_back(struct picker *picker)
{
    struct intake_view *self = intake_of(&picker->view);
    struct shell *shell = picker->view.shell;
    size_t number = shell_key_number(shell);
    bool asked = self->leave_key != 0 && number == self->leave_key + 1;
    if (asked || count_chosen(&self->intake) == 0) {
        shell_close(shell, &picker->view);
        return;
    }
    self->leave_key = number;
    shell_say(shell, MESSAGE_WARNING, "Nothing is saved; Esc again forgets what you chose");
}

static void
intake_free(struct view *view)
{
    struct intake_view *self = intake_of(view);
    picker_clear(&self->picker);
    intake_clear(&self->intake);
    free(self);
}

static const struct view_class intake_class = {
    .name = "intake",
    .place = PLACE_CHOOSER,
    .draw = picker_draw,
    .type = picker_type,
    .paste = picker_paste,
    .free = intake_free,
};

static bool
run_intake(struct call *call, struct error *error)
{
    struct records_below below;
    struct intake_view *self = must_calloc(1, sizeof *self);
    const struct intake_progress progress = {go_on, call->shell};
    picker_init(&self->picker, &intake_class, "Find: ");
    self->picker.view.shell = call->shell;
    self->picker.pick = intake_pick;
    self->picker.back = intake_back;
    text_append(&self->picker.title, "Intake");
    shell_work(call->shell);
    bool done = records_below(call, &below, error) &&
                intake_read(call->session, below.ids, below.count, call->args, &progress,
                            &self->intake, error);
    if (!done) {
        intake_free(&self->picker.view);
        return false;
    }
    self->list = below.view;
    show(self);
    shell_push(call->shell, &self->picker.view);
    return true;
}

static const struct command rows[] = {
    {
        .name = "intake",
        .summary = "Suggest buddies for all who are marked",
        .help = "The best for all of them together, within everybody's room: the highest total, or "
                "nobody left out. It is shown with the reasons first; change one, leave one out, "
                "then save them as proposals, which is one step.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .only = &candidate_type,
        .args = intake_args,
        .arg_count = INTAKE_ARG_COUNT,
        .flags = COMMAND_TAKES_ID | COMMAND_MARKED,
        .run = run_intake,
    },
};

const struct command_table intake_commands = {rows, sizeof rows / sizeof *rows};
