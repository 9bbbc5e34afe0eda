/* form_view.c - one form for a record of any type, and for the args of a command. */
#include "ui/views.h"

#include <stdlib.h>

#include "base/memory.h"
#include "ui/editors.h"
#include "ui/form.h"
#include "ui/records_below.h"

struct session *
form_session(const struct form *form)
{
    return shell_session(form->view.shell);
}

bool
form_differs(const struct form *form)
{
    for (size_t i = 0; i < form->count; i++) {
        if (form_field_differs(&form->answers[i]))
            return true;
    }
    return false;
}

/* Of a contact the person's name. */
static void
append_subject(struct form *form)
{
    const struct record *record = form->record;
    size_t parent = record->type->parent_field;
    const char *of = parent ? record_get(record, parent) : NULL;
    text_append(&form->title, "  ");
    if (of)
        session_show(form_session(form), &record->type->fields[parent], of, &form->title);
    else
        session_title(form_session(form), record->type, &record->id, &form->title);
}

/* Of a command with args whom it will act on (C07). */
static void
append_acted_on(struct form *form)
{
    const struct call call = {.shell = form->view.shell, .id = form->id};
    struct records_below below;
    struct error ignored;
    if (!(form->command->flags & COMMAND_TAKES_ID) || !records_below(&call, &below, &ignored))
        return;
    text_append(&form->title, "  ");
    if (below.count > 1 && (form->command->flags & COMMAND_MARKED))
        text_append_format(&form->title, "%zu %s", below.count, form->type->table);
    else
        session_title(form_session(form), form->type, &form->id, &form->title);
}

void
form_set_title(struct form *form)
{
    const struct record *record = form->record;
    size_t parent = record->type->parent_field;
    bool is_new = record_is_new(record);
    text_reset(&form->title);
    if (form->bulk) {
        bulk_title(form->bulk, &form->title);
        return;
    }
    text_append(&form->title, record->type->label);
    if (form->of_args) {
        append_acted_on(form);
        return;
    }
    if (!is_new || (parent && record_get(record, parent)))
        append_subject(form);
    text_append(&form->title, is_new ? "  new" : "  editing");
}

static struct form_field *
focused(const struct form *form)
{
    return &form->answers[form->focus];
}

/* True when it had something to say. */
static bool
leave_answer(struct form *form)
{
    struct text echo = TEXT_EMPTY;
    form_field_leave(focused(form), form_session(form), &echo);
    bool says = echo.length > 0;
    if (says)
        shell_say(form->view.shell, MESSAGE_DONE, "%s", text_string(&echo));
    text_clear(&echo);
    return form_hint_duplicates(form) || says;
}

/* Of 51 groups those of the characteristic that was chosen. */
static void
narrow(struct form *form, struct form_field *answer)
{
    const char *by = NULL;
    if (answer->editor != EDITOR_CHOICE || answer->field->narrowed_by == 0)
        return;
    for (size_t i = 0; i < form->count; i++) {
        if (form->answers[i].index == answer->field->narrowed_by)
            by = form_field_typed(&form->answers[i]);
    }
    form_field_narrow(answer, form_session(form), string_is_empty(by) ? NULL : by);
}

/* Puts the cursor into an answer, after tidying the one that it leaves. */
static void
form_go_to(struct form *form, size_t answer)
{
    if (answer == form->focus)
        return;
    leave_answer(form);
    form->focus = answer;
    narrow(form, focused(form));
}

void
form_go_to_field(struct form *form, int field)
{
    for (size_t i = 0; i < form->count; i++) {
        if ((int)form->answers[i].index == field)
            form_go_to(form, i);
    }
}

/* Never wraps (A04). False at the last answer. */
static bool
go_on(struct form *form)
{
    for (size_t i = form->focus + 1; i < form->count; i++) {
        if (form->answers[i].editor == EDITOR_NONE)
            continue;
        form_go_to(form, i);
        return true;
    }
    return false;
}

static bool
go_back(struct form *form)
{
    for (size_t i = form->focus; i > 0; i--) {
        if (form->answers[i - 1].editor == EDITOR_NONE)
            continue;
        form_go_to(form, i - 1);
        return true;
    }
    return false;
}

/* Leaving the last answer downwards tidies and echoes it as well. */
static void
go_on_or_say(struct form *form)
{
    if (go_on(form) || leave_answer(form))
        return;
    char save[KEY_WAY_SIZE];
    keymap_way(shell_keymap(form->view.shell), PLACE_FORM, "save", save);
    shell_say(form->view.shell, MESSAGE_DONE, "This is the last answer; %s saves", save);
}

void
form_describe(struct view *view, struct text *out)
{
    const struct form_field *answer = focused((struct form *)view);
    const struct field *field = answer->field;
    text_append_format(out, "%s: %s.", field->label, field->help ? field->help : field->label);
    if (field->purpose && !field_is_custom(field)) /* whose help says so */
        text_append_format(out, " It is asked %s.", field->purpose);
    if (answer->editor == EDITOR_CHOICE)
        choice_edit_describe(&answer->choice, out);
}

/* -- The view ------------------------------------------------------------------------------ */

/* Of what is typed nothing is read again: only who else types. */
static bool
form_refresh(struct view *view, struct error *error)
{
    struct form *form = (struct form *)view;
    (void)error;
    if (!form->of_args && !form->bulk && !record_is_new(form->record))
        editors_look(view->shell, form->record, &form->editors);
    return true;
}

static bool
form_type(struct view *view, key pressed)
{
    return form_field_type(focused((struct form *)view), pressed);
}

static bool
form_paste(struct view *view, const char *text, size_t *kept)
{
    return form_field_paste(focused((struct form *)view), text, kept);
}

static bool
form_idle(struct view *view)
{
    return form_hint_duplicates((struct form *)view);
}

/* Esc throws nothing away, however late or early the next one comes (A26): what was typed is kept
 * as a draft, and where it cannot be, a second Esc is asked for. */
static bool
form_may_close(struct view *view)
{
    struct form *form = (struct form *)view;
    size_t number = shell_key_number(view->shell);
    bool asked = form->leave_key != 0 && number == form->leave_key + 1;
    struct error error = {.code = ERROR_NONE};
    if (asked || !form_differs(form))
        return true;
    if (form_can_keep(form) && form_keep(view, DRAFT_LEFT, &error)) {
        char drafts[KEY_WAY_SIZE];
        keymap_way(shell_keymap(view->shell), PLACE_LIST, "drafts", drafts);
        shell_say(view->shell, MESSAGE_DONE, "Kept as a draft; type %s to go on with it", drafts);
        return true;
    }
    form->leave_key = number;
    char save[KEY_WAY_SIZE];
    keymap_way(shell_keymap(view->shell), PLACE_FORM, "save", save);
    shell_say(view->shell, MESSAGE_WARNING,
              "Unsaved: press Esc again to leave without saving, %s to save", save);
    return false;
}

static const struct record_type *
form_selected(struct view *view, struct id *id)
{
    const struct form *form = (const struct form *)view;
    *id = form->id;
    return form->type;
}

static void
form_free(struct view *view)
{
    struct form *form = (struct form *)view;
    for (size_t i = 0; i < form->count; i++)
        form_field_clear(&form->answers[i]);
    free(form->answers);
    text_clear(&form->title);
    text_clear(&form->editors);
    text_clear(&form->kept);
    error_list_clear(&form->problems);
    record_list_clear(&form->matches);
    duplicate_list_clear(&form->duplicates);
    text_clear(&form->clues);
    record_free(form->record);
    bulk_free(form->bulk);
    free(form);
}

static const struct view_class form_class = {
    .name = "form",
    .place = PLACE_FORM,
    .refresh = form_refresh,
    .draw = form_draw,
    .type = form_type,
    .paste = form_paste,
    .idle = form_idle,
    .selected = form_selected,
    .keep = form_keep,
    .may_close = form_may_close,
    .free = form_free,
};

/* A record does not move from one life to another: a link to its parent that is there stays. */
static bool
is_fixed(const struct record *record, size_t field)
{
    return field != 0 && field == record->type->parent_field && record_get(record, field);
}

static bool
is_asked(const struct form *form, size_t field)
{
    const struct record_type *type = form->record->type;
    if (form->bulk && !form->of_args)
        return bulk_takes(type, field);
    return !(type->fields[field].flags & FIELD_READ_ONLY) &&
           session_sees_field(form_session(form), &type->fields[field]);
}

void
form_add_answers(struct form *form)
{
    const struct record_type *type = form->record->type;
    form->answers = must_calloc(type->field_count, sizeof *form->answers);
    for (size_t i = 0; i < type->field_count; i++) {
        if (!is_asked(form, i))
            continue;
        struct form_field *answer = &form->answers[form->count++];
        form_field_init(answer, form_session(form), &type->fields[i], i,
                        record_get(form->record, i), is_fixed(form->record, i));
        answer->many = form->bulk && !form->of_args;
    }
    while (form->focus + 1 < form->count && focused(form)->editor == EDITOR_NONE)
        form->focus++;
    form_set_title(form);
}

struct form *
form_new(struct shell *shell, const struct command *command)
{
    struct form *form = must_calloc(1, sizeof *form);
    form->view.class = &form_class;
    form->view.shell = shell;
    form->command = command;
    return form;
}

struct view *
form_view_new(struct shell *shell, const struct command *command, struct record *record)
{
    struct form *form = form_new(shell, command);
    form->record = record;
    form->type = record->type;
    form->id = record->id;
    form_add_answers(form);
    return &form->view;
}

void
form_view_go_to(struct view *view, size_t field)
{
    if (view->class == &form_class)
        form_go_to_field((struct form *)view, (int)field);
}

void
form_take_args(struct form *form)
{
    const struct command *command = form->command;
    form->of_args = true;
    form->args_type = (struct record_type){
        .name = command->name,
        .label = command->summary,
        .fields = command->args,
        .field_count = command->arg_count,
    };
    form->record = record_new(&form->args_type);
    for (size_t i = 0; i < command->arg_count; i++) {
        char *value;
        struct error error;
        if (field_parse(&command->args[i], command->args[i].otherwise,
                        session_context(form_session(form)), &value, &error))
            record_take(form->record, i, value);
    }
    if (command->prepare && (!id_is_zero(&form->id) || !(command->flags & COMMAND_TAKES_ID)))
        command->prepare(form_session(form), &form->id, form->record);
}

static struct form *
args_form_new(struct shell *shell, const struct command *command, const struct record_type *type,
              const struct id *id)
{
    struct form *form = form_new(shell, command);
    form->type = type;
    form->id = *id;
    form_take_args(form);
    return form;
}

struct view *
args_view_new(struct shell *shell, const struct command *command, const struct record_type *type,
              const struct id *id)
{
    struct form *form = args_form_new(shell, command, type, id);
    form_add_answers(form);
    return &form->view;
}

struct view *
args_view_begun(struct shell *shell, const struct command *command, const struct record_type *type,
                const struct id *id, const char *const *answers)
{
    struct form *form = args_form_new(shell, command, type, id);
    form_add_answers(form);
    for (size_t i = 0; i < form->count; i++)
        if (answers[form->answers[i].index])
            form_field_fill(&form->answers[i], form_session(form), answers[form->answers[i].index]);
    return &form->view;
}

/* -- Commands ------------------------------------------------------------------------------ */

static struct form *
form_of(const struct call *call)
{
    return (struct form *)call->view;
}

static bool
run_save(struct call *call, struct error *error)
{
    (void)error;
    leave_answer(form_of(call));
    form_save(form_of(call));
    return true;
}

static bool
run_next(struct call *call, struct error *error)
{
    (void)error;
    go_on_or_say(form_of(call));
    return true;
}

static bool
run_previous(struct call *call, struct error *error)
{
    (void)error;
    go_back(form_of(call));
    return true;
}

/* Enter and the arrows are the editor's first: in notes they stay between its lines. */
/* What a command is asked with is a line or two, and Enter on the last of it is the end. A record
 * is long, and is saved on purpose. */
static void
accept(struct form *form)
{
    if (!form->of_args) {
        go_on_or_say(form);
    } else if (!go_on(form)) {
        leave_answer(form);
        form_save(form);
    }
}

static bool
run_enter(struct call *call, struct error *error)
{
    (void)error;
    struct form *form = form_of(call);
    struct form_field *answer = focused(form);
    if (answer->editor == EDITOR_LINK && !answer->target)
        form_choose_link(form);
    else if (answer->field->offers && form_choose_title(form))
        return true;
    else if (!form_field_type(answer, KEY_RETURN))
        accept(form);
    return true;
}

static bool
run_down(struct call *call, struct error *error)
{
    (void)error;
    struct form *form = form_of(call);
    if (!form_field_type(focused(form), KEY_ARROW_DOWN))
        go_on(form);
    return true;
}

static bool
run_up(struct call *call, struct error *error)
{
    (void)error;
    struct form *form = form_of(call);
    if (!form_field_type(focused(form), KEY_ARROW_UP))
        go_back(form);
    return true;
}

static bool
run_earlier(struct call *call, struct error *error)
{
    (void)error;
    struct form *form = form_of(call);
    if (form_field_differs(focused(form)))
        form_field_reset(focused(form));
    else
        shell_say(call->shell, MESSAGE_DONE, "%s is as it was", focused(form)->field->label);
    return true;
}

/* What repeats from one person to the next at a stand (C06). */
static bool
run_copy(struct call *call, struct error *error)
{
    struct form *form = form_of(call);
    struct form_field *answer = focused(form);
    const struct record *last = shell_last_saved(call->shell, form->record->type);
    if (!last)
        return error_set(error, ERROR_NOT_FOUND,
                         "There is nothing to copy: no %s was saved yet since posact was started",
                         form->record->type->name);
    form_field_fill(answer, form_session(form), record_get(last, answer->index));
    return true;
}

static bool
run_duplicates(struct call *call, struct error *error)
{
    (void)error;
    form_choose_duplicate(form_of(call));
    return true;
}

static bool
run_leave(struct call *call, struct error *error)
{
    (void)error;
    shell_back(call->shell);
    return true;
}

static const struct command rows[] = {
    {
        .name = "save",
        .summary = "Save what is in the form",
        .where = PLACE_FORM,
        .keys = "Ctrl-S",
        .flags = COMMAND_HINT | COMMAND_ESSENTIAL,
        .run = run_save,
    },
    {
        .name = "next",
        .summary = "The next answer",
        .where = PLACE_FORM,
        .keys = "Tab",
        .flags = COMMAND_HINT | COMMAND_ESSENTIAL,
        .run = run_next,
    },
    {
        .name = "leave",
        .summary = "Leave the form; what is unsaved is kept as a draft",
        .where = PLACE_FORM,
        .keys = "Esc",
        .flags = COMMAND_HINT | COMMAND_ESSENTIAL,
        .run = run_leave,
    },
    {
        .name = "earlier",
        .summary = "Put back what stood in this answer before",
        .label = "earlier value",
        .where = PLACE_FORM,
        .keys = "Ctrl-P",
        .flags = COMMAND_HINT,
        .run = run_earlier,
    },
    {
        .name = "copy",
        .summary = "The same answer as in the record that was saved before this one",
        .where = PLACE_FORM,
        .keys = "Ctrl-Y",
        .run = run_copy,
    },
    {
        .name = "duplicates",
        .summary = "Show who may be this new person already",
        .where = PLACE_FORM,
        .keys = "Ctrl-O",
        .run = run_duplicates,
    },
    {
        .name = "previous",
        .summary = "The answer before",
        .where = PLACE_FORM,
        .keys = "Shift-Tab",
        .flags = COMMAND_ESSENTIAL,
        .run = run_previous,
    },
    {
        .name = "enter",
        .summary = "The next answer; a new line in notes; matches, for a link",
        .help = "Where a command asks for a line or two, Enter on the last one runs it.",
        .where = PLACE_FORM,
        .keys = "Enter",
        .flags = COMMAND_ESSENTIAL,
        .run = run_enter,
    },
    {
        .name = "down",
        .summary = "The next answer; in notes the next line",
        .where = PLACE_FORM,
        .keys = "Down",
        .run = run_down,
    },
    {
        .name = "up",
        .summary = "The answer before; in notes the line before",
        .where = PLACE_FORM,
        .keys = "Up",
        .run = run_up,
    },
};

const struct command_table form_commands = {rows, sizeof rows / sizeof *rows};
