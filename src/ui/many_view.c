/* many_view.c - the preview of a command on many records: counts, what is refused and why, the
 * first names; Enter on the first row does it. */
#include "ui/many_view.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "ui/picker.h"
#include "ui/views.h"

/* The first row is what Enter does next. */
#define NEXT_ROW 0

struct many_view {
    struct picker picker; /* first: see picker.h */
    struct bulk *bulk;
};

static struct many_view *
many_of(struct view *view)
{
    return (struct many_view *)view;
}

static size_t
refused(const struct many_view *many)
{
    return many->bulk->counts[BULK_REFUSED];
}

static bool
changes_something(const struct many_view *many)
{
    return many->bulk->counts[BULK_CHANGES] > 0;
}

static char *
next_step(const struct many_view *many)
{
    if (!changes_something(many))
        return must_strdup("Close: nothing would change");
    if (refused(many) > 0)
        return must_format("Leave out the %zu refused and look again", refused(many));
    return must_strdup("Do it; undo takes all of it back");
}

static void
show_foreseen(struct many_view *many)
{
    struct picker *picker = &many->picker;
    struct text lines = TEXT_EMPTY;
    char *next = next_step(many);
    text_reset(&picker->title);
    bulk_title(many->bulk, &picker->title);
    text_reset(&picker->intro);
    bulk_summary(many->bulk, &picker->intro);
    text_append(&picker->intro, ". Nothing is changed yet.");
    picker_cut(picker, 0);
    picker_add(picker, next, NULL, NULL);
    bulk_lines(many->bulk, shell_session(picker->view.shell), &lines);
    picker_add_lines(picker, text_string(&lines));
    picker_match(picker);
    text_clear(&lines);
    free(next);
}

static bool
look(struct many_view *many, struct error *error)
{
    struct shell *shell = many->picker.view.shell;
    shell_work(shell);
    if (!bulk_foresee(many->bulk, shell_session(shell), shell_go_on, shell, error))
        return false;
    show_foreseen(many);
    return true;
}

/* -- Doing it ------------------------------------------------------------------------------ */

/* Back to where the records were chosen; marks have served. */
static void
leave_done(struct shell *shell)
{
    struct view *top;
    while ((top = shell_top(shell)) && !(top->class->place & PLACE_RECORDS) && shell_view(shell, 1))
        shell_pop(shell);
    if (top && top->class->unmark)
        top->class->unmark(top);
}

/* Somebody may have changed a record since it was shown: then what is shown is read again. */
static void
do_it(struct view *view)
{
    struct many_view *many = many_of(view);
    struct shell *shell = view->shell;
    struct outcome outcome = {.open = OPEN_NOTHING};
    struct error error = {.code = ERROR_NONE}, ignored;
    shell_work(shell);
    if (bulk_run(many->bulk, shell_session(shell), shell_go_on, shell, &outcome, &error)) {
        leave_done(shell);
        shell_show_outcome(shell, &outcome);
    } else {
        if (!look(many, &ignored))
            shell_close(shell, view);
        shell_say_error(shell, &error);
    }
    outcome_clear(&outcome);
}

static void
do_or_ask(struct many_view *many)
{
    struct view *view = &many->picker.view;
    if (!(many->bulk->command->flags & COMMAND_CONFIRM)) {
        do_it(view);
        return;
    }
    struct text question = TEXT_EMPTY;
    bulk_title(many->bulk, &question);
    shell_push(view->shell, ask_before_new(view->shell, text_string(&question),
                                           many->bulk->command->name, view, do_it));
    text_clear(&question);
}

static void
leave_out_refused(struct many_view *many)
{
    struct shell *shell = many->picker.view.shell;
    struct error error;
    bulk_leave_out_refused(many->bulk);
    if (look(many, &error))
        return;
    shell_close(shell, &many->picker.view);
    shell_say_error(shell, &error);
}

static void
many_pick(struct picker *picker, size_t row)
{
    struct many_view *many = many_of(&picker->view);
    struct shell *shell = picker->view.shell;
    if (row != NEXT_ROW)
        shell_say(shell, MESSAGE_DONE, "Enter on the first row goes on; Home is the way there");
    else if (!changes_something(many))
        shell_close(shell, &picker->view);
    else if (refused(many) > 0)
        leave_out_refused(many);
    else
        do_or_ask(many);
}

/* -- The view ------------------------------------------------------------------------------ */

static void
many_free(struct view *view)
{
    struct many_view *many = many_of(view);
    bulk_free(many->bulk);
    picker_clear(&many->picker);
    free(many);
}

static const struct view_class many_class = {
    .name = "many",
    .place = PLACE_CHOOSER,
    .draw = picker_draw,
    .free = many_free,
};

void
many_preview(struct shell *shell, struct bulk *bulk)
{
    struct many_view *many = must_calloc(1, sizeof *many);
    picker_init(&many->picker, &many_class, NULL);
    many->picker.view.shell = shell;
    many->picker.pick = many_pick;
    many->bulk = bulk;
    struct error error;
    if (look(many, &error)) {
        shell_push(shell, &many->picker.view);
        return;
    }
    shell_say_error(shell, &error);
    many_free(&many->picker.view);
}

static bool
needs_answers(const struct command *command, bool has_args)
{
    bool required = (command->flags & COMMAND_TAKES_RECORD) != 0 ||
                    (!has_args && command->flags & COMMAND_ASKS);
    for (size_t i = 0; i < command->arg_count && !has_args; i++)
        required = required || (command->args[i].flags & FIELD_REQUIRED);
    return required;
}

void
many_begin(struct shell *shell, struct bulk *bulk, bool has_args)
{
    if (needs_answers(bulk->command, has_args))
        shell_push(shell, many_form_new(shell, bulk));
    else
        many_preview(shell, bulk);
}
