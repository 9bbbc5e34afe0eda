/* ask_view.c - a question that is answered with a word, not with a key (A25). */
#include "ui/views.h"

#include <stdlib.h>

#include "base/memory.h"
#include "ui/layout.h"
#include "ui/line_edit.h"

#define LEAST_LINE 8 /* columns that the words in front leave to the line */

struct ask_view {
    struct view view; /* first: views are cast to it */
    char *question, *word;
    const struct command *command;
    const struct record_type *type;
    struct id id;
    struct view *asker; /* with `confirmed`, which then does it in place of the command */
    void (*confirmed)(struct view *asker);
    struct line_edit line;
};

static void
run_asked(struct ask_view *ask)
{
    struct shell *shell = ask->view.shell;
    if (ask->confirmed) {
        shell_close(shell, &ask->view);
        ask->confirmed(ask->asker);
        return;
    }
    struct call call = {.type = ask->type, .id = ask->id};
    struct error error = {.code = ERROR_NONE};
    bool done = shell_call(shell, ask->command, &call, &error);
    shell_close(shell, &ask->view);
    if (done)
        shell_show_outcome(shell, &call.outcome);
    else
        shell_say_error(shell, &error);
    outcome_clear(&call.outcome);
}

static bool
ask_type(struct view *view, key pressed)
{
    struct ask_view *ask = (struct ask_view *)view;
    if (pressed != KEY_RETURN)
        return line_edit_type(&ask->line, pressed);
    if (string_equal_no_case(line_edit_value(&ask->line), ask->word))
        run_asked(ask);
    else
        shell_say(view->shell, MESSAGE_DONE, "Nothing was done: type %s, then Enter; Esc leaves",
                  ask->word);
    return true;
}

static bool
ask_paste(struct view *view, const char *text, size_t *kept)
{
    *kept = line_edit_paste(&((struct ask_view *)view)->line, text);
    return true;
}

static void
ask_draw(struct view *view, struct canvas *canvas)
{
    const struct ask_view *ask = (const struct ask_view *)view;
    int gap = layout_is_tall(canvas) ? 1 : 0;
    int most = canvas->rows - SHELL_ROWS - 2 - 2 * gap;
    draw_title(canvas, "Are you sure?", ask->word);
    int row = 1 + gap;
    row += draw_wrapped(canvas, row, MARKER_COLUMNS, canvas->columns - MARKER_COLUMNS, most,
                        ROLE_WARNING, ask->question);
    row += gap;
    canvas_text(canvas, row, 0, -1, ROLE_SELECTED, MARKER);
    int column =
        canvas_format(canvas, row, MARKER_COLUMNS, canvas->columns - MARKER_COLUMNS - LEAST_LINE,
                      ROLE_LABEL, "Type %s to do it: ", ask->word);
    line_edit_draw(&ask->line, canvas, row, column, canvas->columns - column, true);
}

static void
ask_free(struct view *view)
{
    struct ask_view *ask = (struct ask_view *)view;
    free(ask->question);
    free(ask->word);
    line_edit_clear(&ask->line);
    free(ask);
}

static const struct view_class ask_class = {
    .name = "ask",
    .place = PLACE_ASK,
    .draw = ask_draw,
    .type = ask_type,
    .paste = ask_paste,
    .free = ask_free,
};

static struct ask_view *
ask_new(struct shell *shell, const char *question, const char *word)
{
    struct ask_view *ask = must_calloc(1, sizeof *ask);
    ask->view.class = &ask_class;
    ask->view.shell = shell;
    ask->question = must_strdup(question);
    ask->word = must_strdup(word);
    line_edit_init(&ask->line, NULL);
    return ask;
}

struct view *
ask_view_new(struct shell *shell, const char *question, const char *word,
             const struct command *command, const struct record_type *type, const struct id *id)
{
    struct ask_view *ask = ask_new(shell, question, word);
    ask->command = command;
    ask->type = type;
    ask->id = *id;
    return &ask->view;
}

struct view *
ask_before_new(struct shell *shell, const char *question, const char *word, struct view *asker,
               void (*confirmed)(struct view *asker))
{
    struct ask_view *ask = ask_new(shell, question, word);
    ask->asker = asker;
    ask->confirmed = confirmed;
    return &ask->view;
}

/* -- Commands ------------------------------------------------------------------------------ */

static bool
run_accept(struct call *call, struct error *error)
{
    (void)error;
    call->view->class->type(call->view, KEY_RETURN);
    return true;
}

static bool
run_cancel(struct call *call, struct error *error)
{
    (void)error;
    shell_back(call->shell);
    return true;
}

/* For every view of PLACE_ASK: each takes Enter in its own way. */
static const struct command rows[] = {
    {
        .name = "accept",
        .summary = "Take what was typed",
        .where = PLACE_ASK,
        .keys = "Enter",
        .flags = COMMAND_HINT | COMMAND_ESSENTIAL,
        .run = run_accept,
    },
    {
        .name = "cancel",
        .summary = "Leave it as it was",
        .label = "leave",
        .where = PLACE_ASK,
        .keys = "Esc",
        .flags = COMMAND_HINT | COMMAND_ESSENTIAL,
        .run = run_cancel,
    },
};

const struct command_table ask_commands = {rows, sizeof rows / sizeof *rows};
