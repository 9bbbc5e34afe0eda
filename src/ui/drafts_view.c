/* drafts_view.c - forms that were left unfinished: which one, and what is to become of it (C02). */
#include "ui/views.h"

#include <stdlib.h>

#include "base/memory.h"
#include "modules/registry.h"
#include "ui/picker.h"

#define COMMANDS_MAX 128 /* more than any place has */

/* What was typed, a line each. */
static void
append_typed(struct session *session, const struct draft *draft, struct text *out)
{
    const struct record_type *type = draft->opened->type;
    for (size_t i = 0; i < draft->count; i++) {
        const struct draft_answer *answer = &draft->answers[i];
        const struct field *field = &type->fields[answer->field];
        text_append_format(out, "%s%s: ", i > 0 ? "\n" : "", field->label);
        if (field->kind == FIELD_CHOICE)
            field_show(field, answer->typed, session_context(session), out);
        else
            text_append(out, answer->typed);
    }
}

/* -- One draft ----------------------------------------------------------------------------- */

struct draft_view {
    struct picker picker; /* first: see picker.h */
    struct draft *draft;  /* owned */
};

enum {
    ROW_CONTINUE,
    ROW_KEEP,
    ROW_DISCARD,
};

static const struct command *
command_of(struct shell *shell, const struct draft *draft)
{
    const struct command *commands[COMMANDS_MAX];
    size_t count = keymap_commands(shell_keymap(shell), PLACE_LIST, commands, COMMANDS_MAX);
    for (size_t i = 0; i < count && i < COMMANDS_MAX; i++) {
        if (string_equal(commands[i]->name, draft->command))
            return commands[i];
    }
    return NULL;
}

static void
go_on_with(struct shell *shell, const struct draft *draft)
{
    const struct command *command = command_of(shell, draft);
    if (command)
        shell_push(shell, form_view_resume(shell, command, draft));
    else
        shell_say(shell, MESSAGE_ERROR, "This posact has no '%s' to go on with", draft->command);
}

static void
discard(struct shell *shell, const struct draft *draft)
{
    struct error error;
    if (session_drop_draft(shell_session(shell), &draft->id, &error))
        shell_say(shell, MESSAGE_DONE, "The draft is gone; the record is as it was");
    else
        shell_say_error(shell, &error);
}

static void
say_how_to_find(struct shell *shell, const char *what)
{
    char way[KEY_WAY_SIZE];
    keymap_way(shell_keymap(shell), PLACE_LIST, "drafts", way);
    shell_say(shell, MESSAGE_DONE, "%s; type %s to go on", what, way);
}

static void
draft_pick(struct picker *picker, size_t row)
{
    struct shell *shell = picker->view.shell;
    struct draft *draft = ((struct draft_view *)picker)->draft;
    shell_pop(shell);
    if (row == ROW_CONTINUE)
        go_on_with(shell, draft);
    else if (row == ROW_DISCARD)
        discard(shell, draft);
    else
        say_how_to_find(shell, "Kept");
}

/* A number only goes to its row: what throws away takes two keys (A25). */
static bool
draft_type(struct view *view, key pressed)
{
    struct picker *picker = (struct picker *)view;
    if (pressed < '1' || pressed >= '1' + (key)picker->count)
        return false;
    picker_select(picker, (size_t)(pressed - '1'));
    return true;
}

static void
draft_view_free(struct view *view)
{
    struct draft_view *self = (struct draft_view *)view;
    picker_clear(&self->picker);
    draft_free(self->draft);
    free(self);
}

static const struct view_class draft_class = {
    .name = "draft",
    .place = PLACE_CHOOSER,
    .draw = picker_draw,
    .type = draft_type,
    .free = draft_view_free,
};

/* Takes the draft. */
static struct view *
draft_view_new(struct shell *shell, struct draft *draft)
{
    struct draft_view *self = must_calloc(1, sizeof *self);
    struct picker *picker = &self->picker;
    struct text title = TEXT_EMPTY;
    self->draft = draft;
    picker_init(picker, &draft_class, NULL);
    picker->view.shell = shell;
    picker->pick = draft_pick;
    text_append(&picker->title, "Unfinished: ");
    session_draft_subject(shell_session(shell), draft, &picker->title);
    session_draft_describe(shell_session(shell), draft, &title);
    text_append_format(&picker->intro, "%s\n", text_string(&title));
    append_typed(shell_session(shell), draft, &picker->intro);
    picker_add(picker, "1. Continue", "the form opens as it stood", NULL);
    picker_add(picker, "2. Keep", "for later, among the drafts", NULL);
    picker_add(picker, "3. Discard", "what was typed is gone for good", NULL);
    picker_match(picker);
    text_clear(&title);
    return &picker->view;
}

/* -- Which one ----------------------------------------------------------------------------- */

struct drafts_view {
    struct picker picker; /* first: see picker.h */
    struct draft_list drafts;
};

static bool
drafts_refresh(struct view *view, struct error *error)
{
    struct drafts_view *self = (struct drafts_view *)view;
    struct picker *picker = &self->picker;
    draft_list_clear(&self->drafts);
    picker_cut(picker, 0);
    bool done = session_read_drafts(shell_session(view->shell), &self->drafts, error);
    for (size_t i = 0; i < self->drafts.count; i++) {
        struct text row = TEXT_EMPTY;
        session_draft_describe(shell_session(view->shell), self->drafts.items[i], &row);
        picker_add(picker, text_string(&row), NULL, NULL);
        text_clear(&row);
    }
    text_reset(&picker->intro);
    text_append(&picker->intro, self->drafts.count > 0
                                    ? "Enter goes on with one, keeps it or discards it."
                                    : "Nothing is unfinished. Esc goes back.");
    picker_match(picker);
    return done;
}

/* The draft goes to the view that is opened; the list is read again when that closes. */
static void
drafts_pick(struct picker *picker, size_t row)
{
    struct drafts_view *self = (struct drafts_view *)picker;
    struct draft *draft = self->drafts.items[row];
    self->drafts.items[row] = NULL;
    shell_stale(&picker->view);
    shell_push(picker->view.shell, draft_view_new(picker->view.shell, draft));
}

static void
drafts_free(struct view *view)
{
    struct drafts_view *self = (struct drafts_view *)view;
    picker_clear(&self->picker);
    draft_list_clear(&self->drafts);
    free(self);
}

static const struct view_class drafts_class = {
    .name = "drafts",
    .place = PLACE_CHOOSER,
    .refresh = drafts_refresh,
    .draw = picker_draw,
    .type = picker_type,
    .free = drafts_free,
};

struct view *
drafts_view_new(struct shell *shell)
{
    struct drafts_view *self = must_calloc(1, sizeof *self);
    picker_init(&self->picker, &drafts_class, "Find: ");
    self->picker.view.shell = shell;
    text_append(&self->picker.title, "Unfinished");
    self->picker.pick = drafts_pick;
    return &self->picker.view;
}

/* A form that its officer left knowingly need not be asked about. */
static size_t
count_cut_short(const struct draft_list *drafts)
{
    size_t count = 0;
    for (size_t i = 0; i < drafts->count; i++)
        count += drafts->items[i]->stop == DRAFT_LEFT ? 0 : 1;
    return count;
}

void
drafts_offer(struct shell *shell)
{
    struct draft_list drafts = {.items = NULL};
    struct error error;
    if (!session_read_drafts(shell_session(shell), &drafts, &error)) {
        shell_say_error(shell, &error);
    } else if (count_cut_short(&drafts) == 0) {
        if (drafts.count > 0)
            say_how_to_find(shell, drafts.count == 1 ? "A draft is kept" : "Drafts are kept");
    } else if (drafts.count > 1) {
        shell_push(shell, drafts_view_new(shell));
    } else {
        shell_push(shell, draft_view_new(shell, drafts.items[0]));
        drafts.count = 0;
    }
    draft_list_clear(&drafts);
}
