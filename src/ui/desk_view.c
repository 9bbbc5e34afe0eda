/* desk_view.c - the door of an event, with one hand: letters, Enter, in (T64). Whoever is not
 * invited is looked for among all who are known, and added when nobody knows them. */
#include "ui/views.h"

#include <stdlib.h>

#include "base/memory.h"
#include "modules/event.h"
#include "modules/event_desk.h"
#include "modules/invitation.h"
#include "modules/registry.h"
#include "modules/session.h"
#include "ui/layout.h"
#include "ui/picker.h"

#define FEWEST_ROWS 10 /* read, however low the window */

struct desk_view {
    struct picker picker; /* first: see picker.h */
    struct id event;
    enum desk_scope scope;
    struct desk_rows rows;
    struct id last;   /* the entry of who came in last; zero for nobody yet */
    struct id asked;  /* who may come in all the same */
    bool begun;       /* the officer may sit here */
    bool answered;    /* what is typed: the next letter begins another name */
    size_t asked_key; /* when Enter is the next key after this one; 0 for nobody */
};

static struct desk_view *
desk_of(struct view *view)
{
    return (struct desk_view *)view;
}

static struct session *
session_of(const struct desk_view *self)
{
    return shell_session(self->picker.view.shell);
}

/* NULL when nobody is meant. */
static const struct desk_row *
row_of(const struct desk_view *self)
{
    const struct picker *picker = &self->picker;
    return picker->shown_count > 0 ? &self->rows.items[picker->shown[picker->selected]] : NULL;
}

/* -- Reading ------------------------------------------------------------------------------- */

static size_t
window_rows(const struct desk_view *self)
{
    int height = layout_body_height(self->picker.view.rows);
    return height > FEWEST_ROWS ? (size_t)height : FEWEST_ROWS;
}

static void
show_rows(struct desk_view *self)
{
    struct picker *picker = &self->picker;
    picker_cut(picker, 0);
    for (size_t i = 0; i < self->rows.count; i++)
        picker_add(picker, self->rows.items[i].name, self->rows.items[i].says, NULL)->always = true;
}

static bool
read_rows(struct desk_view *self, struct error *error)
{
    struct desk_rows rows;
    bool done =
        desk_find(session_of(self), &self->event, self->scope, text_string(&self->picker.typed),
                  &self->last, window_rows(self), &rows, error);
    if (done) {
        desk_rows_clear(&self->rows);
        self->rows = rows;
        self->picker.more = rows.count == window_rows(self);
        show_rows(self);
    } else {
        desk_rows_clear(&rows);
    }
    return done;
}

/* After a letter; the rows are matched by whoever calls. */
static void
desk_typed_changed(struct picker *picker)
{
    struct error error;
    if (!read_rows((struct desk_view *)picker, &error))
        shell_say_error(picker->view.shell, &error);
}

static void
look_again(struct desk_view *self)
{
    desk_typed_changed(&self->picker);
    picker_match(&self->picker);
}

static bool
read_heading(struct desk_view *self, struct error *error)
{
    struct session *session = session_of(self);
    struct picker *picker = &self->picker;
    struct desk_count count;
    struct record *event = session_get(session, &event_type, &self->event, error);
    bool done = event && desk_count(session, &self->event, &count, error);
    if (done) {
        text_reset(&picker->title);
        text_append(&picker->title, "Desk  ");
        desk_append_title(session, event, &picker->title);
        text_reset(&picker->intro);
        desk_append_count(&count, &picker->intro);
    }
    record_free(event);
    return done;
}

/* What others did at another desk is seen; the cursor stays on the person. */
static bool
desk_refresh(struct view *view, struct error *error)
{
    struct desk_view *self = desk_of(view);
    const struct desk_row *row = row_of(self);
    struct id person = row ? row->person : (struct id){.bytes = {0}};
    if (!self->begun && !desk_may_open(session_of(self), &self->event, error))
        return false;
    self->begun = true;
    if (!read_heading(self, error) || !read_rows(self, error))
        return false;
    picker_match(&self->picker);
    for (size_t i = 0; i < self->rows.count; i++) {
        if (id_equal(&self->rows.items[i].person, &person))
            picker_select(&self->picker, i);
    }
    return true;
}

/* -- Letting in ---------------------------------------------------------------------------- */

static void
begin_next(struct desk_view *self)
{
    self->scope = DESK_OF_EVENT;
    self->answered = false;
    self->picker.prompt = "Name: ";
    text_reset(&self->picker.typed);
    look_again(self);
}

static void
was_let_in(struct desk_view *self, const struct outcome *outcome)
{
    self->last = outcome->id;
    self->asked_key = 0;
    begin_next(self);
    shell_show_outcome(self->picker.view.shell, outcome);
}

/* Who is not expected comes in with a second Enter; no time plays a part in it (C01). */
static void
was_refused(struct desk_view *self, const struct desk_row *row, const struct error *error)
{
    struct shell *shell = self->picker.view.shell;
    self->asked_key = 0;
    self->answered = true;
    if (error->code != ERROR_CONFLICT) {
        shell_say_error(shell, error);
        return;
    }
    self->asked = row->person;
    self->asked_key = shell_key_number(shell);
    shell_say(shell, MESSAGE_WARNING, "%s; Enter again lets in", error->text);
}

static void
let_in(struct desk_view *self, const struct desk_row *row)
{
    struct shell *shell = self->picker.view.shell;
    bool sure = self->asked_key != 0 && shell_key_number(shell) == self->asked_key + 1 &&
                id_equal(&self->asked, &row->person);
    char person[ID_TEXT_SIZE];
    const char *args[LET_IN_ARG_COUNT];
    desk_let_in_args(row, sure, person, args);
    struct call call = {.type = &event_type, .id = self->event, .args = args};
    struct error error = {.field = NO_FIELD};
    if (shell_call(shell, command_let_in, &call, &error))
        was_let_in(self, &call.outcome);
    else
        was_refused(self, row, &error);
    outcome_clear(&call.outcome);
}

/* The form is what shows how the line was understood; whether they had the notice it does not say
 * (C05). */
static bool
open_line(struct desk_view *self, const char *typed, struct error *error)
{
    struct shell *shell = self->picker.view.shell;
    const char *answers[WALK_IN_ARG_COUNT] = {NULL};
    struct one_line line;
    bool done = desk_read_line(session_of(self), typed, &line, answers, error);
    if (done) {
        struct view *form =
            args_view_begun(shell, command_walk_in, &event_type, &self->event, answers);
        form_view_go_to(form, WALK_IN_NOTICE);
        shell_push(shell, form);
        begin_next(self);
    }
    one_line_clear(&line);
    return done;
}

static bool
run_in(struct call *call, struct error *error)
{
    struct desk_view *self = desk_of(call->view);
    const struct desk_row *row = row_of(self);
    if (row) {
        let_in(self, row);
        return true;
    }
    if (one_line_is(text_string(&self->picker.typed)) && !session_is_read_only(call->session))
        return open_line(self, text_string(&self->picker.typed), error);
    self->answered = true;
    char walk_in[KEY_WAY_SIZE];
    keymap_way(shell_keymap(call->shell), PLACE_DESK, "walk-in", walk_in);
    const char *typed = text_string(&self->picker.typed);
    if (*typed == '\0')
        return error_set(error, ERROR_NOT_FOUND, "Type the first letters of a name, then Enter");
    if (self->scope == DESK_OF_ALL)
        return error_set(error, ERROR_NOT_FOUND, "Nobody here is called '%s'; %s adds them", typed,
                         walk_in);
    return error_set(error, ERROR_NOT_FOUND,
                     "Nobody called '%s' is invited; %s looks among all who are known", typed,
                     walk_in);
}

/* Known already? First that is asked, then five answers (T63, C04). */
static bool
run_walk_in(struct call *call, struct error *error)
{
    (void)error;
    struct desk_view *self = desk_of(call->view);
    const char *typed = text_string(&self->picker.typed);
    if (session_is_read_only(call->session))
        return error_set(error, ERROR_DENIED,
                         "posact was opened to read only; nothing can be changed");
    if (one_line_is(typed))
        return open_line(self, typed, error);
    if (self->scope == DESK_OF_EVENT) {
        self->scope = DESK_OF_ALL;
        self->answered = false;
        self->picker.prompt = "Known already? Name: ";
        look_again(self);
    } else {
        const char *answers[WALK_IN_ARG_COUNT] = {[WALK_IN_NAME] = typed};
        shell_push(call->shell, args_view_begun(call->shell, command_walk_in, &event_type,
                                                &self->event, answers));
        begin_next(self);
    }
    return true;
}

static bool
run_programme(struct call *call, struct error *error)
{
    struct desk_view *self = desk_of(call->view);
    const struct desk_row *row = row_of(self);
    if (!row || id_is_zero(&row->invitation))
        return error_set(error, ERROR_NOT_FOUND, "Choose somebody who is in, then sign them up");
    self->answered = true;
    struct call sign_up = {.type = &invitation_type, .id = row->invitation};
    if (!shell_call(call->shell, command_sign_up, &sign_up, error)) {
        outcome_clear(&sign_up.outcome);
        return false;
    }
    shell_show_outcome(call->shell, &sign_up.outcome);
    outcome_clear(&sign_up.outcome);
    return true;
}

static bool
run_undo(struct call *call, struct error *error)
{
    (void)error;
    shell_command(call->shell, command_undo);
    return true;
}

static bool
run_leave(struct call *call, struct error *error)
{
    (void)error;
    shell_back(call->shell);
    return true;
}

/* -- View ---------------------------------------------------------------------------------- */

/* Nobody who is typed ahead is lost behind a name that was not found (C01). */
static bool
desk_type(struct view *view, key pressed)
{
    struct desk_view *self = desk_of(view);
    if (self->answered && key_is_printable(pressed))
        text_reset(&self->picker.typed);
    self->answered = false;
    return picker_type(view, pressed);
}

/* Esc takes back one thing: the letters, the wider search, then the desk. */
static bool
desk_may_close(struct view *view)
{
    struct desk_view *self = desk_of(view);
    bool at_rest = self->scope == DESK_OF_EVENT && self->picker.typed.length == 0;
    if (!at_rest)
        begin_next(self);
    return at_rest;
}

static const struct record_type *
desk_selected(struct view *view, struct id *id)
{
    *id = desk_of(view)->event;
    return &event_type;
}

static void
desk_free(struct view *view)
{
    struct desk_view *self = desk_of(view);
    desk_rows_clear(&self->rows);
    picker_clear(&self->picker);
    free(self);
}

static const struct view_class desk_class = {
    .name = "desk",
    .place = PLACE_DESK,
    .refresh = desk_refresh,
    .draw = picker_draw,
    .type = desk_type,
    .paste = picker_paste,
    .selected = desk_selected,
    .may_close = desk_may_close,
    .free = desk_free,
};

struct view *
desk_view_new(struct shell *shell, const struct id *event)
{
    struct desk_view *self = must_calloc(1, sizeof *self);
    picker_init(&self->picker, &desk_class, "Name: ");
    self->picker.view.shell = shell;
    self->picker.typed_changed = desk_typed_changed;
    self->event = *event;
    struct error error;
    if (!desk_begin(shell_session(shell), &error))
        shell_say_error(shell, &error);
    return &self->picker.view;
}

/* -- Commands ------------------------------------------------------------------------------ */

static bool
run_desk(struct call *call, struct error *error)
{
    (void)error;
    shell_push(call->shell, desk_view_new(call->shell, &call->id));
    return true;
}

static const struct command rows[] = {
    {
        .name = "in",
        .summary = "Let in whoever the cursor is on",
        .help = "Whoever is not expected comes in with a second Enter.",
        .where = PLACE_DESK,
        .keys = "Enter",
        .flags = COMMAND_HINT | COMMAND_ESSENTIAL,
        .run = run_in,
    },
    {
        .name = "walk-in",
        .summary = "Look among all who are known, then add somebody new",
        .where = PLACE_DESK,
        .keys = "Ctrl-N",
        .flags = COMMAND_HINT | COMMAND_ESSENTIAL,
        .run = run_walk_in,
    },
    {
        .name = "programme",
        .summary = "Sign up for support whoever the cursor is on",
        .help = "Without letters that is who came in last.",
        .where = PLACE_DESK,
        .keys = "Ctrl-E",
        .flags = COMMAND_HINT,
        .run = run_programme,
    },
    {
        .name = "take-back",
        .summary = "Take back your last step",
        .where = PLACE_DESK,
        .keys = "Ctrl-T",
        .flags = COMMAND_HINT,
        .run = run_undo,
    },
    {
        .name = "leave",
        .summary = "Clear the letters, then leave the desk",
        .where = PLACE_DESK,
        .keys = "Esc",
        .flags = COMMAND_HINT | COMMAND_ESSENTIAL,
        .run = run_leave,
    },
    {
        .name = "desk",
        .summary = "Sit at the door of an event",
        .help = "Type the first letters of a name, Enter lets them in.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .keys = "K",
        .only = &event_type,
        .flags = COMMAND_TAKES_ID | COMMAND_HINT,
        .run = run_desk,
    },
};

const struct command_table desk_commands = {rows, sizeof rows / sizeof *rows};
