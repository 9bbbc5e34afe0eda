/* board_choice.c - which board: of the roles and campaigns with live applications. */
#include <stdlib.h>

#include "base/memory.h"
#include "ui/picker.h"
#include "ui/views.h"

struct board_choice_view {
    struct picker picker; /* first: see picker.h */
    struct board_choices choices;
};

static void
choice_pick(struct picker *picker, size_t row)
{
    struct board_choice_view *self = (struct board_choice_view *)picker;
    struct shell *shell = picker->view.shell;
    struct id none = {.bytes = {0}};
    struct board board = self->choices.items[row].board;
    self->choices.items[row].board = (struct board){.role = NULL};
    shell_close(shell, &picker->view);
    board_view_open(shell, board, &none);
}

static void
choice_free(struct view *view)
{
    struct board_choice_view *self = (struct board_choice_view *)view;
    picker_clear(&self->picker);
    board_choices_clear(&self->choices);
    free(self);
}

static const struct view_class choice_class = {
    .name = "board choice",
    .place = PLACE_CHOOSER,
    .draw = picker_draw,
    .type = picker_type,
    .paste = picker_paste,
    .free = choice_free,
};

static void
add_rows(struct board_choice_view *self, struct session *session)
{
    for (size_t i = 0; i < self->choices.count; i++) {
        const struct board_choice *choice = &self->choices.items[i];
        struct text name = TEXT_EMPTY, count = TEXT_EMPTY;
        board_title(session, &choice->board, &name);
        text_append_count(&count, choice->count);
        text_append(&count, id_is_zero(&choice->board.campaign) ? " live" : " live, campaign");
        picker_add(&self->picker, text_string(&name), text_string(&count), NULL);
        text_clear(&name);
        text_clear(&count);
    }
    picker_match(&self->picker);
}

struct view *
board_choice_new(struct shell *shell, struct error *error)
{
    struct board_choice_view *self = must_calloc(1, sizeof *self);
    picker_init(&self->picker, &choice_class, "Find: ");
    self->picker.view.shell = shell;
    self->picker.pick = choice_pick;
    text_append(&self->picker.title, "Board  of which role or campaign");
    bool read = board_choices_read(shell_session(shell), &self->choices, error);
    if (read && self->choices.count > 0) {
        add_rows(self, shell_session(shell));
        return &self->picker.view;
    }
    if (read)
        error_set(error, ERROR_NOT_FOUND,
                  "There is no live application; apply, on a candidate, adds one");
    choice_free(&self->picker.view);
    return NULL;
}
