/* shell_action.c - running commands from the screen: asks for what is missing, shows what came of
 * it. */
#include <assert.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "modules/bulk.h"
#include "modules/marks.h"
#include "modules/permission.h"
#include "modules/reading.h"
#include "modules/registry.h"
#include "modules/session.h"
#include "modules/subject.h"
#include "record/record.h"
#include "ui/many_view.h"
#include "ui/shell.h"
#include "ui/views.h"

static const struct record_type *
selected(struct view *view, struct id *id)
{
    *id = (struct id){.bytes = {0}};
    if (!view || !view->class->selected)
        return NULL;
    return view->class->selected(view, id);
}

const struct record_type *
shell_target(struct view *view, const struct command *command, struct id *id)
{
    const struct record_type *type = selected(view, id);
    struct id other;
    bool looks_further = command->only && type != command->only && view->class->at_cursor;
    if (!looks_further || view->class->at_cursor(view, &other) != command->only)
        return type;
    *id = other;
    return command->only;
}

bool
shell_offers(struct view *view, const struct command *command)
{
    struct id id;
    struct error ignored;
    const struct record_type *type = shell_target(view, command, &id);
    return (!command->only || type == command->only) &&
           permission_command(shell_session(view->shell), command, type, &ignored);
}

/* The question names the person (C07); the word to type differs from the key pressed. */
static void
ask(struct shell *shell, const struct command *command, const struct record_type *type,
    const struct id *id)
{
    struct text question = TEXT_EMPTY;
    text_append(&question, command->summary);
    if (type && !id_is_zero(id)) {
        text_append(&question, ": ");
        session_title(shell_session(shell), type, id, &question);
    }
    shell_push(shell,
               ask_view_new(shell, text_string(&question), command->name, command, type, id));
    text_clear(&question);
}

/* What was typed about the same record before is not forgotten for a fresh start. */
static void
tell_of_draft(struct shell *shell, const struct id *id)
{
    struct draft_list drafts = {.items = NULL};
    struct error ignored;
    bool found = false;
    session_read_drafts(shell_session(shell), &drafts, &ignored);
    for (size_t i = 0; i < drafts.count; i++)
        found = found || id_equal(&drafts.items[i]->opened->id, id);
    char way[KEY_WAY_SIZE];
    keymap_way(shell_keymap(shell), PLACE_LIST, "drafts", way);
    if (found)
        shell_say(shell, MESSAGE_DONE,
                  "A draft about this record is kept: %s on the list goes on with it", way);
    draft_list_clear(&drafts);
}

static void
open_form(struct shell *shell, const struct command *command,
          const struct record_type *selected_type, const struct id *id)
{
    struct session *session = shell_session(shell);
    const struct record_type *type = command->type ? command->type : selected_type;
    assert(type);
    struct record *record;
    struct error error = {.text = ""};
    bool edits = (command->flags & COMMAND_TAKES_ID) != 0;
    if (!(edits ? session_may_change : session_may_add)(type, &error)) {
        shell_say_error(shell, &error);
        return;
    }
    if (edits) {
        record = reading_begin(session, type, id, &error) ? session_get(session, type, id, &error)
                                                          : NULL;
        if (!record) {
            shell_say_error(shell, &error);
            return;
        }
        if (type->may_change && !type->may_change(session, record, &error)) {
            record_free(record);
            shell_say_error(shell, &error);
            return;
        }
    } else {
        record = session_prepare(session, type);
        bool plain_add = string_equal(command->name, command_add->name);
        if (command->type && !plain_add) /* that is about nobody who is there already */
            subject_link(session, record, selected_type, id);
    }
    if (edits)
        tell_of_draft(shell, id);
    shell_push(shell, form_view_new(shell, command, record));
}

static bool
needs_args(const struct command *command)
{
    bool asks = (command->flags & COMMAND_ASKS) != 0;
    for (size_t i = 0; i < command->arg_count; i++)
        asks = asks || (command->args[i].flags & FIELD_REQUIRED);
    return asks;
}

static void
run_now(struct shell *shell, const struct command *command, const struct record_type *type,
        const struct id *id, const char *const *args)
{
    struct call call = {.type = type, .id = *id, .args = args};
    struct error error = {.code = ERROR_NONE};
    if (shell_call(shell, command, &call, &error))
        shell_show_outcome(shell, &call.outcome);
    else
        shell_say_error(shell, &error);
    outcome_clear(&call.outcome);
}

/* True when the command is one for many and the view has marks. */
static bool
begin_many(struct shell *shell, const struct command *command, const struct record_type *type,
           const char *const *args)
{
    struct view *view = shell_top(shell);
    bool trash = false;
    const struct marks *marks = NULL;
    if ((command->flags & COMMAND_MANY) && view && view->class->marked)
        marks = view->class->marked(view, &trash);
    if (!marks || marks->count == 0)
        return false;
    struct bulk *bulk = bulk_new(command, type, marks->ids, marks->count, trash);
    if (args)
        bulk_set_args(bulk, args);
    many_begin(shell, bulk, args != NULL);
    return true;
}

/* A command for each record that links to the one in hand. */
static void
begin_each(struct shell *shell, const struct command *command, const struct id *id,
           const char *const *args)
{
    struct error error;
    struct bulk *bulk = bulk_of_each(command, shell_session(shell), id, &error);
    if (!bulk) {
        shell_say_error(shell, &error);
        return;
    }
    if (args)
        bulk_set_args(bulk, args);
    many_begin(shell, bulk, args != NULL);
}

void
shell_command(struct shell *shell, const struct command *command)
{
    shell_command_with(shell, command, NULL);
}

void
shell_command_with(struct shell *shell, const struct command *command, const char *const *args)
{
    struct id id;
    struct error error;
    const struct record_type *type = shell_target(shell_top(shell), command, &id);
    if ((command->flags & COMMAND_WRITES) && session_is_read_only(shell_session(shell))) {
        shell_say(shell, MESSAGE_ERROR, "posact was opened to read only; nothing can be changed");
        return;
    }
    if (!permission_command(shell_session(shell), command, type, &error)) {
        shell_say_error(shell, &error);
        return;
    }
    if (command->only && type && type != command->only) {
        shell_say(shell, MESSAGE_ERROR, "'%s' is for %s, and this is a %s", command->name,
                  command->only->table, type->name);
        return;
    }
    if (begin_many(shell, command, type, args))
        return;
    if ((command->flags & COMMAND_TAKES_ID) && id_is_zero(&id)) {
        shell_say(shell, MESSAGE_ERROR, "There is no record here for '%s'", command->name);
        return;
    }
    if (command->each)
        begin_each(shell, command, &id, args);
    else if (command->flags & COMMAND_CONFIRM)
        ask(shell, command, type, &id);
    else if (command->flags & COMMAND_TAKES_RECORD)
        open_form(shell, command, type, &id);
    else if (!args && needs_args(command))
        shell_push(shell, args_view_new(shell, command, type, &id));
    else
        run_now(shell, command, command->type ? command->type : type, &id, args);
}

bool
shell_call(struct shell *shell, const struct command *command, struct call *call,
           struct error *error)
{
    call->session = shell_session(shell);
    call->shell = shell;
    call->view = shell_top(shell);
    if (call->args || command->arg_count == 0)
        return session_do(call->session, command, call, error);
    const char **none_given = must_calloc(command->arg_count, sizeof *none_given);
    call->args = none_given;
    bool done = session_do(call->session, command, call, error);
    call->args = NULL;
    free(none_given);
    return done;
}

/* A list that is open already is gone back to, so that the stack does not grow. */
static void
go_to_list(struct shell *shell, const struct record_type *type)
{
    struct view *view;
    for (size_t i = 0; (view = shell_view(shell, i)); i++) {
        if (list_view_is(view, type)) {
            shell_pop_to(shell, view);
            return;
        }
    }
    shell_pop_to(shell, shell_view(shell, 0));
    shell_push(shell, list_view_new(shell, type));
}

static void
show_filtered(struct shell *shell, const struct outcome *outcome)
{
    struct list_shape shape;
    if (outcome->filter.length == 0)
        return;
    list_shape_init(&shape, outcome->type);
    text_append(&shape.filter, text_string(&outcome->filter));
    list_view_apply(shell_top(shell), &shape);
    list_shape_clear(&shape);
}

void
shell_show_outcome(struct shell *shell, const struct outcome *outcome)
{
    static const char saved[] = "Saved: ";
    const char *message = text_string(&outcome->message);
    if (string_starts(message, saved))
        shell_say(shell, MESSAGE_SAVED, "%s", message + sizeof saved - 1);
    else if (*message != '\0')
        shell_say(shell, MESSAGE_DONE, "%s", message);
    if (shell_top(shell))
        suggest_view_follow(shell_top(shell), outcome->type);
    struct view *top = shell_top(shell);
    struct error error;
    switch (outcome->open) {
    case OPEN_NOTHING:
        if (top) {
            list_view_follow(top, outcome->type, &outcome->id);
            detail_view_follow(top, outcome->type, &outcome->id);
            my_day_view_follow(top, outcome->type, &outcome->id);
            board_view_follow(top, outcome->type);
        }
        break;
    case OPEN_DETAIL:
        if (!top || !detail_view_is(top, outcome->type, &outcome->id))
            shell_push(shell, detail_view_new(shell, outcome->type, &outcome->id));
        break;
    case OPEN_HISTORY:
        shell_push(shell, history_view_new(shell, outcome->type, &outcome->id));
        break;
    case OPEN_LIST:
        if (!permission_read(shell_session(shell), outcome->type, &error)) {
            shell_say_error(shell, &error);
            break;
        }
        go_to_list(shell, outcome->type);
        show_filtered(shell, outcome);
        break;
    }
}
