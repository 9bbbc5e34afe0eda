/* key_view.c - an officer's own key, typed twice and never shown. Who has one types that first. */
#include "ui/views.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "modules/officer_key.h"
#include "ui/layout.h"
#include "ui/line_edit.h"

enum step {
    STEP_OLD,
    STEP_NEW,
    STEP_AGAIN,
};

struct key_view {
    struct view view; /* first: views are cast to it */
    enum step step;
    char *chosen; /* at STEP_AGAIN */
    struct line_edit line;
};

static void
forget(char **secret)
{
    if (*secret)
        explicit_bzero(*secret, strlen(*secret));
    free(*secret);
    *secret = NULL;
}

/* Empties the line, and what was in it. */
static char *
take_typed(struct key_view *self)
{
    char *typed = must_strdup(line_edit_value(&self->line));
    line_edit_wipe(&self->line);
    return typed;
}

static void
take_old(struct key_view *self, const char *typed)
{
    struct shell *shell = self->view.shell;
    if (officer_key_is(shell_session(shell), typed))
        self->step = STEP_NEW;
    else
        shell_say(shell, MESSAGE_ERROR, "That is not your key; type it again, Esc leaves");
}

static void
take_new(struct key_view *self, const char *typed)
{
    if (utf8_length(typed) < OFFICER_KEY_LEAST) {
        shell_say(self->view.shell, MESSAGE_ERROR,
                  "A key needs at least %d characters; type a longer one", OFFICER_KEY_LEAST);
        return;
    }
    self->chosen = must_strdup(typed);
    self->step = STEP_AGAIN;
}

static void
take_again(struct key_view *self, const char *typed)
{
    struct shell *shell = self->view.shell;
    struct error error;
    bool same = string_equal(self->chosen, typed);
    forget(&self->chosen);
    self->step = STEP_NEW;
    if (!same) {
        shell_say(shell, MESSAGE_ERROR, "The two are not the same; type the new key again");
        return;
    }
    if (!officer_key_set(shell_session(shell), typed, &error)) {
        shell_say_error(shell, &error);
        return;
    }
    shell_close(shell, &self->view);
    shell_say(shell, MESSAGE_SAVED, "Your key for self-entry");
}

static bool
key_type(struct view *view, key pressed)
{
    static void (*const take[])(struct key_view *, const char *) = {
        [STEP_OLD] = take_old, [STEP_NEW] = take_new, [STEP_AGAIN] = take_again};
    struct key_view *self = (struct key_view *)view;
    if (pressed != KEY_RETURN)
        return line_edit_type(&self->line, pressed);
    char *typed = take_typed(self);
    take[self->step](self, typed);
    forget(&typed);
    return true;
}

static void
key_draw(struct view *view, struct canvas *canvas)
{
    static const char *const labels[] = {
        [STEP_OLD] = "Key until now", [STEP_NEW] = "New key", [STEP_AGAIN] = "The same again"};
    const struct key_view *self = (const struct key_view *)view;
    int gap = layout_is_tall(canvas) ? 1 : 0, row = 1 + gap;
    draw_title(canvas, "Your key for self-entry", "");
    row +=
        draw_wrapped(canvas, row, MARKER_COLUMNS, canvas->columns - MARKER_COLUMNS,
                     canvas->rows - SHELL_ROWS - 3, ROLE_TEXT,
                     "With it you take the keyboard back from somebody who answers equality "
                     "questions. At least 6 characters; it is not shown and cannot be read back.");
    row += gap;
    canvas_text(canvas, row, 0, -1, ROLE_SELECTED, MARKER);
    int column = canvas_format(canvas, row, MARKER_COLUMNS, canvas->columns / 2, ROLE_LABEL,
                               "%s: ", labels[self->step]);
    line_edit_draw_secret(&self->line, canvas, row, column, canvas->columns - column);
}

static void
key_free(struct view *view)
{
    struct key_view *self = (struct key_view *)view;
    line_edit_wipe(&self->line);
    forget(&self->chosen);
    line_edit_clear(&self->line);
    free(self);
}

static const struct view_class key_class = {
    .name = "key",
    .place = PLACE_ASK,
    .draw = key_draw,
    .type = key_type,
    .free = key_free,
};

struct view *
key_view_new(struct shell *shell)
{
    struct key_view *self = must_calloc(1, sizeof *self);
    self->view.class = &key_class;
    self->view.shell = shell;
    self->step = officer_key_is_set(shell_session(shell)) ? STEP_OLD : STEP_NEW;
    line_edit_init(&self->line, NULL);
    return &self->view;
}
