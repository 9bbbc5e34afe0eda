/* stale_view.c - field by field: theirs or ours. */
#include "ui/stale_view.h"

#include <stdlib.h>

#include "base/memory.h"
#include "ui/picker.h"
#include "ui/shell.h"

struct stale_view {
    struct picker picker; /* first: see picker.h */
    struct form *form;
    struct stale *stale; /* owned */
    size_t count;
};

static void
add_value(struct stale_view *self, const struct stale *stale, bool theirs)
{
    struct session *session = form_session(self->form);
    const struct form_field *answer = stale->answer;
    struct text row = TEXT_EMPTY;
    text_append_format(&row, "(%c) %s, ", stale->theirs == theirs ? '*' : ' ',
                       answer->field->label);
    if (theirs)
        text_append_format(&row, "%s wrote: ", stale->author ? stale->author : "somebody else");
    else
        text_append(&row, "you wrote: ");
    size_t before = row.length;
    if (theirs)
        session_show(session, answer->field, answer->stored, &row);
    else if (answer->editor == EDITOR_CHOICE)
        session_show(session, answer->field, form_field_typed(answer), &row);
    else
        text_append(&row, form_field_typed(answer));
    if (row.length == before)
        text_append(&row, "nothing");
    picker_add(&self->picker, text_string(&row), NULL, NULL);
    text_clear(&row);
}

/* Two rows a field, then the one that saves. */
static void
show_rows(struct stale_view *self)
{
    picker_cut(&self->picker, 0);
    for (size_t i = 0; i < self->count; i++) {
        add_value(self, &self->stale[i], false);
        add_value(self, &self->stale[i], true);
    }
    picker_add(&self->picker, "Save what is marked (*)", NULL, NULL);
    picker_match(&self->picker);
}

static void
save(struct stale_view *self)
{
    struct form *form = self->form;
    for (size_t i = 0; i < self->count; i++) {
        if (self->stale[i].theirs)
            form_field_reset(self->stale[i].answer);
    }
    shell_pop(self->picker.view.shell);
    form_save(form);
}

static void
stale_pick(struct picker *picker, size_t row)
{
    struct stale_view *self = (struct stale_view *)picker;
    if (row == 2 * self->count) {
        save(self);
        return;
    }
    self->stale[row / 2].theirs = row % 2 == 1;
    show_rows(self);
    picker_select(picker, row);
}

static void
stale_free(struct view *view)
{
    struct stale_view *self = (struct stale_view *)view;
    for (size_t i = 0; i < self->count; i++)
        free(self->stale[i].author);
    free(self->stale);
    picker_clear(&self->picker);
    free(self);
}

static const struct view_class stale_class = {
    .name = "stale",
    .place = PLACE_CHOOSER,
    .draw = picker_draw,
    .free = stale_free,
};

struct view *
stale_view_new(struct form *form, struct stale *stale, size_t count)
{
    struct stale_view *self = must_calloc(1, sizeof *self);
    struct picker *picker = &self->picker;
    picker_init(picker, &stale_class, NULL);
    picker->view.shell = form->view.shell;
    picker->pick = stale_pick;
    self->form = form;
    self->stale = stale;
    self->count = count;
    text_append(&picker->title, "Changed by somebody else since you opened it");
    text_append(&picker->intro, "Nothing is saved yet. Enter marks which value is kept; the last "
                                "row saves. Esc goes back to the form.");
    show_rows(self);
    return &picker->view;
}
