/* help_view.c - what works in the view below, as rows that can be run. */
#include "ui/views.h"

#include <stdlib.h>

#include "base/memory.h"
#include "ui/command_rows.h"
#include "ui/form.h"
#include "ui/picker.h"

struct help_view {
    struct picker picker;                         /* first: see picker.h */
    const struct command *commands[COMMAND_ROWS]; /* one a row */
};

static void
help_pick(struct picker *picker, size_t row)
{
    struct shell *shell = picker->view.shell;
    const struct command *command = ((struct help_view *)picker)->commands[row];
    shell_pop(shell);
    shell_command(shell, command);
}

static void
help_free(struct view *view)
{
    struct help_view *help = (struct help_view *)view;
    picker_clear(&help->picker);
    free(help);
}

static const struct view_class help_class = {
    .name = "help",
    .place = PLACE_CHOOSER,
    .draw = picker_draw,
    .type = picker_type,
    .paste = picker_paste,
    .free = help_free,
};

struct view *
help_view_new(struct shell *shell, struct view *place_view)
{
    struct help_view *help = must_calloc(1, sizeof *help);
    struct picker *picker = &help->picker;
    picker_init(picker, &help_class, "Find: ");
    picker->view.shell = shell;
    picker->pick = help_pick;
    text_append_format(&picker->title, "Help  what works here: %s", place_view->class->name);
    if (place_view->class->place == PLACE_FORM)
        form_describe(place_view, &picker->intro);
    size_t count = command_rows_add(picker, shell, place_view, help->commands);
    for (size_t i = 0; i < count; i++)
        picker->rows[i].more = help->commands[i]->help;
    picker_match(picker);
    return &picker->view;
}
