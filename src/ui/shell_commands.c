/* shell_commands.c - the commands that every screen has: help, palette, back, lists, movement. */
#include "ui/views.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/served.h"
#include "base/text.h"
#include "modules/permission.h"
#include "modules/registry.h"
#include "modules/session.h"
#include "ui/shell.h"

static bool
run_help(struct call *call, struct error *error)
{
    (void)error;
    shell_push(call->shell, help_view_new(call->shell, call->view));
    return true;
}

static bool
run_palette(struct call *call, struct error *error)
{
    (void)error;
    shell_push(call->shell, palette_view_new(call->shell, call->view));
    return true;
}

static bool
run_back(struct call *call, struct error *error)
{
    (void)error;
    shell_back(call->shell);
    return true;
}

static bool
run_previous(struct call *call, struct error *error)
{
    (void)error;
    if (shell_view(call->shell, 1))
        shell_pop(call->shell);
    else
        shell_back(call->shell);
    return true;
}

/* Only from the first screen, so that a q too many is not the end of the work. */
static bool
run_quit(struct call *call, struct error *error)
{
    (void)error;
    if (shell_view(call->shell, 1))
        shell_back(call->shell);
    else
        shell_leave(call->shell);
    return true;
}

#define LISTS_CHOSEN 9

/* Of the lists that whoever works may see, the first few. */
static size_t
lists_to_choose(struct shell *shell, const struct record_type *lists[LISTS_CHOSEN])
{
    const struct record_type **types =
        must_calloc(registry_type_count, sizeof(const struct record_type *));
    size_t count = permission_types(shell_session(shell), types);
    if (count > LISTS_CHOSEN)
        count = LISTS_CHOSEN;
    memcpy(lists, types, count * sizeof *lists);
    free(types);
    return count;
}

static void
list_picked(void *context, size_t index)
{
    const struct record_type *lists[LISTS_CHOSEN];
    if (index >= lists_to_choose(context, lists))
        return;
    struct outcome outcome = {.open = OPEN_LIST, .type = lists[index]};
    shell_show_outcome(context, &outcome);
}

static void
choose_list(struct shell *shell)
{
    const struct record_type *lists[LISTS_CHOSEN];
    const char *labels[LISTS_CHOSEN];
    size_t count = lists_to_choose(shell, lists);
    for (size_t i = 0; i < count; i++)
        labels[i] = lists[i]->plural_label;
    shell_push(shell, chooser_view_new(shell, "Lists", labels, count, 0, list_picked, shell));
}

/* One row for nine keys: which one it was the shell knows. From the palette it was none. */
static bool
run_go(struct call *call, struct error *error)
{
    key pressed = shell_key(call->shell);
    if (pressed < '1' || pressed > '9') {
        choose_list(call->shell);
        return true;
    }
    int number = (int)(pressed - '0');
    const struct record_type *type = registry_type_by_number(number);
    if (!type)
        return error_set(error, ERROR_NOT_FOUND, "There is no list %d; :go shows them all", number);
    call->outcome.open = OPEN_LIST;
    call->outcome.type = type;
    return true;
}

/* A day that is open already is gone back to, so that the stack does not grow. */
static bool
run_day(struct call *call, struct error *error)
{
    (void)error;
    struct view *view;
    for (size_t i = 0; (view = shell_view(call->shell, i)); i++) {
        if (my_day_view_is(view)) {
            shell_pop_to(call->shell, view);
            return true;
        }
    }
    shell_pop_to(call->shell, shell_view(call->shell, 0));
    shell_push(call->shell, my_day_view_new(call->shell));
    return true;
}

static bool
run_history(struct call *call, struct error *error)
{
    (void)error;
    shell_push(call->shell, history_view_new(call->shell, call->type, &call->id));
    return true;
}

static bool
run_log(struct call *call, struct error *error)
{
    (void)error;
    struct id none = {.bytes = {0}};
    shell_push(call->shell, history_view_new(call->shell, NULL, &none));
    return true;
}

static bool
run_drafts(struct call *call, struct error *error)
{
    (void)error;
    shell_push(call->shell, drafts_view_new(call->shell));
    return true;
}

static bool
run_messages(struct call *call, struct error *error)
{
    (void)error;
    struct text text = TEXT_EMPTY;
    size_t count = shell_message_count(call->shell);
    for (size_t i = 0; i < count; i++)
        text_append_format(&text, "%s%s", i > 0 ? "\n" : "", shell_message(call->shell, i));
    if (count == 0)
        text_append(&text, "There were no messages yet");
    shell_push(call->shell,
               reader_view_new(call->shell, "Messages, newest first", text_take(&text)));
    return true;
}

static bool
run_redraw(struct call *call, struct error *error)
{
    (void)error;
    struct terminal *terminal = shell_terminal(call->shell);
    terminal->class->redraw(terminal);
    return true;
}

static bool
run_suspend(struct call *call, struct error *error)
{
    if (served_here())
        return error_set(error, ERROR_DENIED,
                         "There is no shell here to go back to; leave posact, or go on");
    struct terminal *terminal = shell_terminal(call->shell);
    shell_keep(call->shell, DRAFT_OPEN); /* a stopped job may never come back */
    terminal->class->suspend(terminal);
    return true;
}

/* -- Movement ------------------------------------------------------------------------------ */

static bool
move(struct call *call, enum view_move how)
{
    if (call->view->class->move)
        call->view->class->move(call->view, how);
    return true;
}

static bool
run_up(struct call *call, struct error *error)
{
    (void)error;
    return move(call, MOVE_UP);
}

static bool
run_down(struct call *call, struct error *error)
{
    (void)error;
    return move(call, MOVE_DOWN);
}

static bool
run_page_up(struct call *call, struct error *error)
{
    (void)error;
    return move(call, MOVE_PAGE_UP);
}

static bool
run_page_down(struct call *call, struct error *error)
{
    (void)error;
    return move(call, MOVE_PAGE_DOWN);
}

static bool
run_half_up(struct call *call, struct error *error)
{
    (void)error;
    return move(call, MOVE_HALF_UP);
}

static bool
run_half_down(struct call *call, struct error *error)
{
    (void)error;
    return move(call, MOVE_HALF_DOWN);
}

static bool
run_first(struct call *call, struct error *error)
{
    (void)error;
    return move(call, MOVE_FIRST);
}

static bool
run_last(struct call *call, struct error *error)
{
    (void)error;
    return move(call, MOVE_LAST);
}

static const struct command rows[] = {
    {
        .name = "palette",
        .summary = "Find a command, a list or a person by name",
        .label = "commands",
        .where = PLACE_LETTERS,
        .keys = ":",
        .flags = COMMAND_HINT | COMMAND_ESSENTIAL,
        .run = run_palette,
    },
    {
        .name = "history",
        .summary = "Show who changed what in this record",
        .where = PLACE_RECORDS,
        .keys = "h",
        .flags = COMMAND_TAKES_ID | COMMAND_HINT,
        .run = run_history,
    },
    {
        .name = "log",
        .summary = "Show who changed what in all records",
        .where = PLACE_RECORDS,
        .keys = "H",
        .run = run_log,
    },
    {
        .name = "go",
        .summary = "Go to the list with this number",
        .where = PLACE_LETTERS,
        .keys = "1 2 3 4 5 6 7 8 9",
        .run = run_go,
    },
    {
        .name = "day",
        .summary = "Go to my day: what is due",
        .where = PLACE_LETTERS,
        .keys = "0",
        .run = run_day,
    },
    {
        .name = "drafts",
        .summary = "Forms left unfinished: go on with one, or discard it",
        .where = PLACE_LETTERS,
        .run = run_drafts,
    },
    {
        .name = "messages",
        .summary = "Show the last messages",
        .where = PLACE_LETTERS,
        .keys = "M",
        .run = run_messages,
    },
    {
        .name = "back",
        .summary = "Back out of one thing: range, marks, filter, screen",
        .help = "Ctrl-C does the same everywhere.",
        .where = PLACE_LETTERS,
        .keys = "Esc",
        .flags = COMMAND_HINT | COMMAND_ESSENTIAL,
        .run = run_back,
    },
    {
        .name = "previous",
        .summary = "Back to the screen before this one",
        .where = PLACE_LETTERS,
        .keys = "-",
        .run = run_previous,
    },
    {
        .name = "quit",
        .summary = "Leave this screen; on the first one leave posact",
        .label = "leave",
        .where = PLACE_LETTERS,
        .keys = "q Ctrl-X",
        .flags = COMMAND_HINT | COMMAND_ESSENTIAL,
        .run = run_quit,
    },
    {
        .name = "help",
        .summary = "Show what works here",
        .where = PLACE_SCREEN,
        .keys = "? Ctrl-G F1", /* where a text is typed, ? is a letter of it */
        .flags = COMMAND_HINT | COMMAND_ESSENTIAL,
        .run = run_help,
    },
    {
        .name = "redraw",
        .summary = "Paint the whole screen again",
        .where = PLACE_SCREEN,
        .keys = "Ctrl-L",
        .run = run_redraw,
    },
    {
        .name = "suspend",
        .summary = "Stop posact for the shell; fg comes back",
        .where = PLACE_SCREEN,
        .keys = "Ctrl-Z",
        .run = run_suspend,
    },
    {
        .name = "up",
        .summary = "One row up",
        .where = PLACE_LETTERS,
        .keys = "Up k",
        .flags = COMMAND_ESSENTIAL,
        .run = run_up,
    },
    {
        .name = "down",
        .summary = "One row down",
        .where = PLACE_LETTERS,
        .keys = "Down j",
        .flags = COMMAND_ESSENTIAL,
        .run = run_down,
    },
    {
        .name = "page-up",
        .summary = "A screenful up",
        .where = PLACE_LETTERS,
        .keys = "PageUp Ctrl-B",
        .run = run_page_up,
    },
    {
        .name = "page-down",
        .summary = "A screenful down",
        .where = PLACE_LETTERS,
        .keys = "PageDown Ctrl-F",
        .run = run_page_down,
    },
    {
        .name = "half-up",
        .summary = "Half a screenful up",
        .where = PLACE_LETTERS,
        .keys = "Ctrl-U",
        .run = run_half_up,
    },
    {
        .name = "half-down",
        .summary = "Half a screenful down",
        .where = PLACE_LETTERS,
        .keys = "Ctrl-D",
        .run = run_half_down,
    },
    {
        .name = "first",
        .summary = "The first row",
        .where = PLACE_LETTERS,
        .keys = "Home g",
        .run = run_first,
    },
    {
        .name = "last",
        .summary = "The last row",
        .where = PLACE_LETTERS,
        .keys = "End G",
        .run = run_last,
    },
};

const struct command_table shell_commands = {rows, sizeof rows / sizeof *rows};
