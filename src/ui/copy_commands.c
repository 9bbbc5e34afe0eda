/* copy_commands.c - `y`: a file of the officer's own, or the terminal's clipboard where the
 * settings allow it. */
#include "ui/views.h"

#include "base/memory.h"
#include "modules/copied.h"
#include "ui/list_view.h"
#include "ui/records_below.h"
#include "ui/shell.h"

static const struct command rows[1];

/* -- What ---------------------------------------------------------------------------------- */

/* Those that records of the type have; returns how many. */
static size_t
offered(const struct record_type *type, enum copied_what whats[COPIED_WHAT_COUNT])
{
    size_t count = 0;
    for (enum copied_what what = 0; what < COPIED_WHAT_COUNT; what++) {
        if (copied_fits(what, type))
            whats[count++] = what;
    }
    return count;
}

static void
what_picked(void *context, size_t index)
{
    struct shell *shell = context;
    enum copied_what whats[COPIED_WHAT_COUNT];
    struct id id;
    offered(shell_target(shell_top(shell), &rows[0], &id), whats);
    const char *args[] = {copied_list.items[whats[index]].code};
    shell_command_with(shell, &rows[0], args);
}

static void
ask_what(struct shell *shell, const struct record_type *type)
{
    enum copied_what whats[COPIED_WHAT_COUNT];
    const char *labels[COPIED_WHAT_COUNT];
    size_t count = offered(type, whats);
    for (size_t i = 0; i < count; i++)
        labels[i] = copied_list.items[whats[i]].label;
    shell_push(shell, chooser_view_new(shell, "Copy", labels, count, 0, what_picked, shell));
}

/* -- Where to ------------------------------------------------------------------------------ */

static bool
let_go(struct call *call, const struct text *written, struct text *path, struct error *error)
{
    const struct config *config = session_config(call->session);
    struct terminal *terminal = shell_terminal(call->shell);
    if (!string_equal(config_text(config, SETTING_CLIPBOARD), "terminal"))
        return copied_keep(written, path, error);
    terminal->class->copy(terminal, text_string(written));
    return true;
}

static void
shape_below(const struct records_below *below, const struct record_type *type,
            struct list_shape *shape)
{
    if (below->view && below->view->class->place == PLACE_LIST)
        list_shape_of(list_of(below->view), shape);
    else
        list_shape_init(shape, type);
}

static bool
run_copy(struct call *call, struct error *error)
{
    struct records_below below;
    struct list_shape shape = {.type = NULL};
    struct text written = TEXT_EMPTY, path = TEXT_EMPTY;
    size_t without;
    if (!records_below(call, &below, error))
        return false;
    if (!call->args[0]) {
        ask_what(call->shell, call->type);
        return true;
    }
    shape_below(&below, call->type, &shape);
    const struct copied copied = {
        .what = copied_what_of(call->args[0]),
        .type = call->type,
        .ids = below.ids,
        .count = below.count,
        .shape = &shape,
    };
    bool done = copied_write(call->session, &copied, &written, &without, error) &&
                let_go(call, &written, &path, error);
    if (done)
        copied_tell(&copied, without, path.length > 0 ? text_string(&path) : NULL,
                    &call->outcome.message);
    list_shape_clear(&shape);
    text_clear(&written);
    text_clear(&path);
    return done;
}

static const struct command rows[1] = {
    {
        .name = "copy",
        .summary = "Copy the reference, email, phone or row",
        .help = "Of the marked records, or of this one. It goes to a file that nobody else may "
                "read, in place of what was copied before; with clipboard: terminal in "
                "posact.yaml to the clipboard of the terminal, which other programs can read.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .keys = "y",
        .args = &copied_arg,
        .arg_count = 1,
        .flags = COMMAND_TAKES_ID | COMMAND_MARKED,
        .run = run_copy,
    },
};

const struct command_table copy_commands = {rows, sizeof rows / sizeof *rows};
