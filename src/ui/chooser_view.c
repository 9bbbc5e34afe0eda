/* chooser_view.c - rows to pick one from, and the keys of everything that is picked from. */
#include "ui/views.h"

#include <stdlib.h>

#include "base/memory.h"
#include "ui/picker.h"

struct chooser_view {
    struct picker picker; /* first: see picker.h */
    void (*picked)(void *context, size_t index);
    void *context;
};

/* Closes first, so that what is called may open a view of its own. */
static void
chooser_pick(struct picker *picker, size_t row)
{
    struct chooser_view *chooser = (struct chooser_view *)picker;
    void (*picked)(void *context, size_t index) = chooser->picked;
    void *context = chooser->context;
    shell_pop(picker->view.shell);
    picked(context, row);
}

static void
chooser_free(struct view *view)
{
    struct chooser_view *chooser = (struct chooser_view *)view;
    picker_clear(&chooser->picker);
    free(chooser);
}

static const struct view_class chooser_class = {
    .name = "chooser",
    .place = PLACE_CHOOSER,
    .draw = picker_draw,
    .type = picker_type,
    .paste = picker_paste,
    .free = chooser_free,
};

struct view *
chooser_view_new(struct shell *shell, const char *title, const char *const *labels, size_t count,
                 size_t selected, void (*picked)(void *context, size_t index), void *context)
{
    struct chooser_view *chooser = must_calloc(1, sizeof *chooser);
    struct picker *picker = &chooser->picker;
    picker_init(picker, &chooser_class, "Find: ");
    picker->view.shell = shell;
    picker->pick = chooser_pick;
    text_append(&picker->title, title);
    for (size_t i = 0; i < count; i++)
        picker_add(picker, labels[i], NULL, NULL);
    picker_match(picker);
    picker_select(picker, selected);
    chooser->picked = picked;
    chooser->context = context;
    return &picker->view;
}

/* -- Commands ------------------------------------------------------------------------------ */

static struct picker *
picker_of(const struct call *call)
{
    return (struct picker *)call->view;
}

static void
move_to(struct picker *picker, size_t selected)
{
    if (picker->shown_count == 0)
        return;
    picker->selected = selected < picker->shown_count ? selected : picker->shown_count - 1;
}

static bool
run_choose(struct call *call, struct error *error)
{
    struct picker *picker = picker_of(call);
    if (picker->shown_count == 0)
        return error_set(error, ERROR_NOT_FOUND, "Nothing matches '%s': Backspace shows more rows",
                         text_string(&picker->typed));
    picker->pick(picker, picker->shown[picker->selected]);
    return true;
}

static bool
run_close(struct call *call, struct error *error)
{
    (void)error;
    struct picker *picker = picker_of(call);
    if (picker->back)
        picker->back(picker);
    else
        shell_pop(picker->view.shell);
    return true;
}

static bool
run_up(struct call *call, struct error *error)
{
    (void)error;
    struct picker *picker = picker_of(call);
    if (picker->selected > 0)
        move_to(picker, picker->selected - 1);
    return true;
}

static bool
run_down(struct call *call, struct error *error)
{
    (void)error;
    move_to(picker_of(call), picker_of(call)->selected + 1);
    return true;
}

static bool
run_page_up(struct call *call, struct error *error)
{
    (void)error;
    struct picker *picker = picker_of(call);
    size_t page = (size_t)picker->page;
    move_to(picker, picker->selected > page ? picker->selected - page : 0);
    return true;
}

static bool
run_page_down(struct call *call, struct error *error)
{
    (void)error;
    struct picker *picker = picker_of(call);
    move_to(picker, picker->selected + (size_t)picker->page);
    return true;
}

static bool
run_first(struct call *call, struct error *error)
{
    (void)error;
    move_to(picker_of(call), 0);
    return true;
}

static bool
run_last(struct call *call, struct error *error)
{
    (void)error;
    struct picker *picker = picker_of(call);
    move_to(picker, picker->shown_count);
    return true;
}

static const struct command rows[] = {
    {
        .name = "choose",
        .summary = "Take the row with the cursor",
        .where = PLACE_CHOOSER,
        .keys = "Enter",
        .flags = COMMAND_HINT | COMMAND_ESSENTIAL,
        .run = run_choose,
    },
    {
        .name = "close",
        .summary = "Go back and choose nothing",
        .where = PLACE_CHOOSER,
        .keys = "Esc",
        .flags = COMMAND_HINT | COMMAND_ESSENTIAL,
        .run = run_close,
    },
    {
        .name = "up",
        .summary = "One row up",
        .where = PLACE_CHOOSER | PLACE_DESK,
        .keys = "Up",
        .flags = COMMAND_ESSENTIAL,
        .run = run_up,
    },
    {
        .name = "down",
        .summary = "One row down",
        .where = PLACE_CHOOSER | PLACE_DESK,
        .keys = "Down",
        .flags = COMMAND_ESSENTIAL,
        .run = run_down,
    },
    {
        .name = "page-up",
        .summary = "A screenful up",
        .where = PLACE_CHOOSER | PLACE_DESK,
        .keys = "PageUp Ctrl-B",
        .run = run_page_up,
    },
    {
        .name = "page-down",
        .summary = "A screenful down",
        .where = PLACE_CHOOSER | PLACE_DESK,
        .keys = "PageDown Ctrl-F",
        .run = run_page_down,
    },
    {
        .name = "first",
        .summary = "The first row",
        .where = PLACE_CHOOSER,
        .keys = "Home",
        .run = run_first,
    },
    {
        .name = "last",
        .summary = "The last row",
        .where = PLACE_CHOOSER,
        .keys = "End",
        .run = run_last,
    },
};

const struct command_table chooser_commands = {rows, sizeof rows / sizeof *rows};
