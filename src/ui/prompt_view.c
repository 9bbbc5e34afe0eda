/* prompt_view.c - a line to type in, painted over the view below. */
#include "ui/prompt_view.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "ui/layout.h"
#include "ui/line_edit.h"

struct prompt_view {
    struct view view;
    struct view *below;
    const struct prompt_class *prompt;
    struct line_edit edit;
    char *before;
};

static struct prompt_view *
prompt_of(struct view *view)
{
    return (struct prompt_view *)view;
}

static bool
prompt_refresh(struct view *view, struct error *error)
{
    struct view *below = prompt_of(view)->below;
    below->rows = view->rows;
    below->columns = view->columns;
    below->seen_version = view->seen_version;
    return !below->class->refresh || below->class->refresh(below, error);
}

/* On the blank line below the title, or in place of the title when there is none. */
static void
prompt_draw(struct view *view, struct canvas *canvas)
{
    struct prompt_view *self = prompt_of(view);
    self->below->class->draw(self->below, canvas);
    int row = layout_is_tall(canvas) ? 1 : 0;
    canvas_format(canvas, row, 0, -1, ROLE_TEXT, "%*s", canvas->columns, "");
    int column = canvas_text(canvas, row, 0, -1, ROLE_LABEL, self->prompt->label);
    line_edit_draw(&self->edit, canvas, row, column, canvas->columns - column, true);
}

static bool
move_below(struct view *below, key pressed)
{
    static const struct {
        key key;
        enum view_move move;
    } moves[] = {
        {KEY_ARROW_UP, MOVE_UP},
        {KEY_ARROW_DOWN, MOVE_DOWN},
        {KEY_PAGE_UP, MOVE_PAGE_UP},
        {KEY_PAGE_DOWN, MOVE_PAGE_DOWN},
    };
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
        if (moves[i].key != pressed || !below->class->move)
            continue;
        below->class->move(below, moves[i].move);
        return true;
    }
    return false;
}

static bool
prompt_type(struct view *view, key pressed)
{
    struct prompt_view *self = prompt_of(view);
    if (pressed == KEY_RETURN) {
        if (self->prompt->accepted(self->below, line_edit_value(&self->edit)))
            shell_pop(view->shell);
        return true;
    }
    if (move_below(self->below, pressed))
        return true;
    if (!line_edit_type(&self->edit, pressed))
        return false;
    if (self->prompt->changed)
        self->prompt->changed(self->below, line_edit_value(&self->edit));
    return true;
}

static bool
prompt_paste(struct view *view, const char *text, size_t *kept)
{
    struct prompt_view *self = prompt_of(view);
    *kept = line_edit_paste(&self->edit, text);
    if (self->prompt->changed)
        self->prompt->changed(self->below, line_edit_value(&self->edit));
    return true;
}

static bool
prompt_idle(struct view *view)
{
    struct view *below = prompt_of(view)->below;
    return below->class->idle && below->class->idle(below);
}

static bool
prompt_may_close(struct view *view)
{
    struct prompt_view *self = prompt_of(view);
    if (self->prompt->cancelled)
        self->prompt->cancelled(self->below, self->before);
    return true;
}

static void
prompt_free(struct view *view)
{
    struct prompt_view *self = prompt_of(view);
    line_edit_clear(&self->edit);
    free(self->before);
    free(self);
}

static const struct view_class prompt_class = {
    .name = "prompt",
    .place = PLACE_ASK,
    .refresh = prompt_refresh,
    .draw = prompt_draw,
    .type = prompt_type,
    .paste = prompt_paste,
    .idle = prompt_idle,
    .may_close = prompt_may_close,
    .free = prompt_free,
};

struct view *
prompt_view_new(struct shell *shell, struct view *below, const struct prompt_class *prompt,
                const char *typed)
{
    struct prompt_view *self = must_calloc(1, sizeof *self);
    self->view.class = &prompt_class;
    self->view.shell = shell;
    self->below = below;
    self->prompt = prompt;
    self->before = must_strdup(typed);
    line_edit_init(&self->edit, typed);
    return &self->view;
}
