/* problem_view.c - the summary of what stands in the way of saving. */
#include "ui/problem_view.h"

#include <stdlib.h>

#include "base/memory.h"
#include "ui/picker.h"
#include "ui/shell.h"

struct problem_view {
    struct picker picker; /* first: see picker.h */
    struct form *form;
};

static void
problem_pick(struct picker *picker, size_t row)
{
    struct form *form = ((struct problem_view *)picker)->form;
    int field = form->problems.items[row].field;
    shell_pop(picker->view.shell);
    form_go_to_field(form, field);
}

static void
problem_free(struct view *view)
{
    struct problem_view *self = (struct problem_view *)view;
    picker_clear(&self->picker);
    free(self);
}

static const struct view_class problem_class = {
    .name = "problems",
    .place = PLACE_CHOOSER,
    .draw = picker_draw,
    .free = problem_free,
};

/* Also a busy database comes here, which no answer can help. */
static void
say_how_many(const struct form *form, struct text *out)
{
    size_t answers = 0;
    for (size_t i = 0; i < form->problems.count; i++)
        answers += form->problems.items[i].field == NO_FIELD ? 0 : 1;
    if (answers == 0)
        text_append(out, "Nothing was done, and what you typed is kept. Enter goes back to it.");
    else if (answers == 1)
        text_append(out, "1 answer needs another look. Enter goes to it.");
    else
        text_append_format(out, "%zu answers need another look. Enter goes to the one marked.",
                           answers);
}

struct view *
problem_view_new(struct form *form)
{
    struct problem_view *self = must_calloc(1, sizeof *self);
    struct picker *picker = &self->picker;
    size_t count = form->problems.count;
    picker_init(picker, &problem_class, NULL);
    picker->view.shell = form->view.shell;
    picker->pick = problem_pick;
    self->form = form;
    text_append(&picker->title, "There is a problem");
    say_how_many(form, &picker->intro);
    for (size_t i = 0; i < count; i++) {
        char *row = must_format("%zu. %s", i + 1, form->problems.items[i].text);
        picker_add(picker, row, NULL, NULL);
        free(row);
    }
    picker_match(picker);
    return &picker->view;
}
