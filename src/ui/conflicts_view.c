/* conflicts_view.c - the fields that two people wrote differently (S9): Enter shows what it was
 * before and each value with its author; there Enter settles for one, or for what is typed. */
#include "ui/views.h"

#include <stdlib.h>

#include "base/memory.h"
#include "modules/settle.h"
#include "ui/picker.h"

/* -- One of them --------------------------------------------------------------------------- */

struct settle_view {
    struct picker picker; /* first: see picker.h */
    struct conflict conflict;
};

static struct settle_view *
settle_of(struct view *view)
{
    return (struct settle_view *)view;
}

static void
add_side(struct settle_view *self, const struct conflict_side *side)
{
    struct session *session = shell_session(self->picker.view.shell);
    struct text value = TEXT_EMPTY, who = TEXT_EMPTY;
    settle_say_value(session, &self->conflict, side->value, &value);
    settle_say_who(session, side, &who);
    picker_add(&self->picker, text_string(&value), text_string(&who), side->shown ? "shown" : NULL)
        ->always = true;
    text_clear(&value);
    text_clear(&who);
}

/* What is typed is one more value to choose. */
static void
settle_typed_changed(struct picker *picker)
{
    struct settle_view *self = settle_of(&picker->view);
    picker_cut(picker, self->conflict.side_count);
    if (picker->typed.length > 0)
        picker_add(picker, text_string(&picker->typed), "another value, as typed", NULL)->always =
            true;
}

/* Whoever types another value means that one. */
static void
settle_matched(struct picker *picker)
{
    struct settle_view *self = settle_of(&picker->view);
    if (picker->typed.length > 0)
        picker_select(picker, self->conflict.side_count);
}

static void
settle_pick(struct picker *picker, size_t row)
{
    struct settle_view *self = settle_of(&picker->view);
    struct shell *shell = picker->view.shell;
    struct session *session = shell_session(shell);
    struct outcome outcome = {.open = OPEN_NOTHING};
    struct error error;
    char *value = NULL;
    bool is_side = row < self->conflict.side_count;
    if (is_side && self->conflict.sides[row].value)
        value = must_strdup(self->conflict.sides[row].value);
    bool done = (is_side || settle_parse(session, &self->conflict, text_string(&picker->typed),
                                         &value, &error)) &&
                settle_do(session, &self->conflict, value, &outcome, &error);
    free(value);
    if (!done) {
        shell_say_error(shell, &error);
        return;
    }
    shell_close(shell, &picker->view);
    shell_show_outcome(shell, &outcome);
    outcome_clear(&outcome);
}

static void
settle_free(struct view *view)
{
    struct settle_view *self = settle_of(view);
    picker_clear(&self->picker);
    conflict_clear(&self->conflict);
    free(self);
}

static const struct view_class settle_class = {
    .name = "settle",
    .place = PLACE_CHOOSER,
    .draw = picker_draw,
    .type = picker_type,
    .paste = picker_paste,
    .free = settle_free,
};

/* Takes the conflict. */
static struct view *
settle_view_new(struct shell *shell, const struct conflict *conflict)
{
    struct settle_view *self = must_calloc(1, sizeof *self);
    struct picker *picker = &self->picker;
    picker_init(picker, &settle_class, "Another value: ");
    picker->view.shell = shell;
    picker->pick = settle_pick;
    picker->typed_changed = settle_typed_changed;
    picker->matched = settle_matched;
    self->conflict = *conflict;
    settle_say_what(shell_session(shell), conflict, &picker->title);
    text_append(&picker->intro, "Before: ");
    settle_say_value(shell_session(shell), conflict, conflict->base, &picker->intro);
    text_append(&picker->intro, ". Enter settles for a value; what is not chosen stays in the "
                                "history.");
    for (size_t i = 0; i < conflict->side_count; i++)
        add_side(self, &conflict->sides[i]);
    picker_match(picker);
    return &picker->view;
}

/* -- All of them --------------------------------------------------------------------------- */

struct conflicts_view {
    struct picker picker; /* first: see picker.h */
    struct settle_list list;
};

static struct conflicts_view *
conflicts_of(struct view *view)
{
    return (struct conflicts_view *)view;
}

static void
add_conflict(struct conflicts_view *self, const struct conflict *conflict)
{
    struct session *session = shell_session(self->picker.view.shell);
    struct text what = TEXT_EMPTY, values = TEXT_EMPTY;
    settle_say_what(session, conflict, &what);
    for (size_t i = 0; i < conflict->side_count; i++) {
        text_append(&values, i > 0 ? ", or " : "");
        settle_say_value(session, conflict, conflict->sides[i].value, &values);
    }
    picker_add(&self->picker, text_string(&what), text_string(&values), NULL);
    text_clear(&what);
    text_clear(&values);
}

static bool
conflicts_refresh(struct view *view, struct error *error)
{
    struct conflicts_view *self = conflicts_of(view);
    struct picker *picker = &self->picker;
    struct settle_list list = {.count = 0};
    if (!settle_read(shell_session(view->shell), &list, error))
        return false;
    size_t selected = picker->shown_count > 0 ? picker->shown[picker->selected] : 0;
    settle_list_clear(&self->list);
    self->list = list;
    picker_cut(picker, 0);
    for (size_t i = 0; i < list.count; i++)
        add_conflict(self, &list.items[i]);
    text_reset(&picker->intro);
    text_append(&picker->intro, list.count > 0 ? "Enter shows who wrote which, to settle it."
                                               : "Nothing is to be settled. Esc goes back.");
    picker_match(picker);
    if (picker->count > 0)
        picker_select(picker, selected < picker->count ? selected : picker->count - 1);
    return true;
}

static void
conflicts_pick(struct picker *picker, size_t row)
{
    const struct conflict *listed = &conflicts_of(&picker->view)->list.items[row];
    struct shell *shell = picker->view.shell;
    const struct field *field = record_type_field_by_number(listed->type, listed->column);
    struct conflict conflict;
    struct error error;
    /* Fresh, with whatever came meanwhile. */
    if (settle_find(shell_session(shell), listed->type, &listed->record,
                    field ? field->name : "alive", &conflict, &error))
        shell_push(shell, settle_view_new(shell, &conflict));
    else
        shell_say_error(shell, &error);
}

static void
conflicts_free(struct view *view)
{
    struct conflicts_view *self = conflicts_of(view);
    picker_clear(&self->picker);
    settle_list_clear(&self->list);
    free(self);
}

static const struct view_class conflicts_class = {
    .name = "conflicts",
    .place = PLACE_CHOOSER,
    .refresh = conflicts_refresh,
    .draw = picker_draw,
    .type = picker_type,
    .paste = picker_paste,
    .free = conflicts_free,
};

static bool
run_conflicts(struct call *call, struct error *error)
{
    (void)error;
    struct conflicts_view *self = must_calloc(1, sizeof *self);
    picker_init(&self->picker, &conflicts_class, "Find: ");
    text_append(&self->picker.title, "What two people wrote differently");
    self->picker.view.shell = call->shell;
    self->picker.pick = conflicts_pick;
    shell_push(call->shell, &self->picker.view);
    return true;
}

static const struct command rows[] = {
    {
        .name = "conflicts",
        .summary = "Settle what two people wrote differently",
        .help = "After laptops were brought into step: each field of which there are several "
                "values. Enter shows what it was before and who wrote which, when and where; there "
                "Enter settles for one, or for another that is typed.",
        .where = PLACE_RECORDS,
        .run = run_conflicts,
    },
};

const struct command_table conflicts_commands = {rows, sizeof rows / sizeof *rows};
