/* form_save.c - from what was typed to a saved record, or to a list of what stands in the way. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "ui/form.h"
#include "ui/many_view.h"
#include "ui/problem_view.h"
#include "ui/shell.h"
#include "ui/stale_view.h"
#include "ui/views.h"

/* -- What stands in the way ---------------------------------------------------------------- */

static bool
is_asked(const struct form *form, int field)
{
    for (size_t i = 0; i < form->count; i++) {
        if ((int)form->answers[i].index == field)
            return true;
    }
    return false;
}

static void
add_problem(struct form *form, int field, const char *text)
{
    error_list_add(&form->problems, field, "%s", text);
}

static void
clear_problems(struct form *form)
{
    error_list_clear(&form->problems);
    for (size_t i = 0; i < form->count; i++)
        form_field_set_problem(&form->answers[i], NULL);
}

/* The same words stand by the answer (B02). */
static void
show_problems(struct form *form)
{
    for (size_t i = 0; i < form->count; i++) {
        const struct error *problem = error_list_of(&form->problems, form->answers[i].index);
        form_field_set_problem(&form->answers[i], problem ? problem->text : NULL);
    }
    shell_push(form->view.shell, problem_view_new(form));
}

/* -- Checking ------------------------------------------------------------------------------ */

void
form_read_answers(const struct form *form, struct record *record, struct error_list *unread)
{
    for (size_t i = 0; i < form->count; i++) {
        const struct form_field *answer = &form->answers[i];
        char *value;
        struct error error;
        if (form_field_value(answer, form_session(form), &value, &error))
            record_take(record, answer->index, value);
        else if (unread)
            error_list_add(unread, (int)answer->index, "%s", error.text);
    }
}

/* In the order of the form; what an answer cannot be read as comes before what rules say of it. */
static bool
check_answers(struct form *form, struct record *record)
{
    struct error_list unread = {0};
    struct error_list broken = {0};
    form_read_answers(form, record, &unread);
    const struct record *before = record_is_new(form->record) ? NULL : form->record;
    if (!form->bulk || form->of_args) /* what many are given is no whole record */
        record_check(record, before, session_context(form_session(form)), &broken);
    clear_problems(form);
    for (size_t i = 0; i < form->count; i++) {
        size_t field = form->answers[i].index;
        const struct error *problem = error_list_of(&unread, field);
        if (!problem)
            problem = error_list_of(&broken, field);
        if (problem)
            add_problem(form, problem->field, problem->text);
    }
    for (size_t i = 0; i < broken.count; i++) {
        if (!is_asked(form, broken.items[i].field))
            add_problem(form, NO_FIELD, broken.items[i].text);
    }
    error_list_clear(&unread);
    error_list_clear(&broken);
    return form->problems.count == 0;
}

/* -- Saving -------------------------------------------------------------------------------- */

static bool
run_command(struct form *form, struct record *record, struct outcome *outcome, struct error *error)
{
    struct call call = {.type = form->type, .id = form->id};
    const char **args = NULL;
    if (form->of_args) {
        args = must_calloc(form->count, sizeof *args);
        for (size_t i = 0; i < form->count; i++)
            args[i] = record_get(record, i);
        call.args = args;
    } else {
        call.record = record;
        call.draft = form->draft;
    }
    bool done = shell_call(form->view.shell, form->command, &call, error);
    *outcome = call.outcome;
    free(args);
    return done;
}

/* Fields that both changed, and differently. Those that only the other one did show theirs now. */
struct stale_fields {
    struct stale *items;
    size_t count;
};

static void
add_stale(struct form *form, struct stale_fields *fields, struct form_field *answer)
{
    fields->items = must_realloc(fields->items, (fields->count + 1) * sizeof *fields->items);
    fields->items[fields->count++] = (struct stale){
        .answer = answer,
        .author = session_author(form_session(form), form->record, answer->index),
    };
}

/* Somebody else changed the record since it was read. What they wrote becomes what the answers are
 * compared with, so that saving again, after both were shown, keeps what was chosen (C09). */
static struct stale_fields
rebase(struct form *form)
{
    struct session *session = form_session(form);
    struct stale_fields fields = {.items = NULL};
    struct error error;
    struct record *fresh = session_get(session, form->record->type, &form->record->id, &error);
    if (!fresh)
        return fields;
    struct record *read = form->record;
    form->record = fresh;
    for (size_t i = 0; i < form->count; i++) {
        struct form_field *answer = &form->answers[i];
        bool theirs = !record_same_value(read, fresh, answer->index);
        bool ours = form_field_differs(answer);
        form_field_rebase(answer, session, record_get(fresh, answer->index));
        if (theirs && ours && form_field_differs(answer))
            add_stale(form, &fields, answer);
    }
    record_free(read);
    form_set_title(form);
    return fields;
}

static bool
is_stale(const struct form *form, const struct error *error)
{
    return error->code == ERROR_CONFLICT && !form->of_args && !record_is_new(form->record);
}

/* What stood in the way: values to choose between, or words. */
static void
tell_failure(struct form *form, const struct error *error)
{
    struct stale_fields fields = {.items = NULL};
    if (error->code == ERROR_STOPPED) { /* no answer of the form is amiss */
        shell_say_error(form->view.shell, error);
        return;
    }
    if (is_stale(form, error))
        fields = rebase(form);
    if (fields.count > 0) {
        shell_push(form->view.shell, stale_view_new(form, fields.items, fields.count));
        return;
    }
    add_problem(form, error->field, error->text);
    show_problems(form);
}

/* The next one, blank, with how many there are by now. */
static void
ask_again(const struct form *form, size_t number)
{
    struct shell *shell = form->view.shell;
    struct view *next = args_view_new(shell, form->command, form->type, &form->id);
    ((struct form *)next)->number = number;
    shell_push(shell, next);
}

void
form_save(struct form *form)
{
    struct shell *shell = form->view.shell;
    struct record *record = record_copy(form->record);
    if (!check_answers(form, record)) {
        show_problems(form);
        record_free(record);
        return;
    }
    if (form->bulk) {
        many_form_preview(form, record);
        record_free(record);
        return;
    }
    struct outcome outcome = {.open = OPEN_NOTHING};
    struct error error = {.field = NO_FIELD};
    if (run_command(form, record, &outcome, &error)) {
        form->saved = true;
        if (!form->of_args)
            shell_keep_last_saved(shell, record_copy(record));
        shell_close(shell, &form->view);
        if (form->command->flags & COMMAND_AGAIN)
            ask_again(form, outcome.number);
        shell_show_outcome(shell, &outcome);
    } else {
        tell_failure(form, &error);
    }
    outcome_clear(&outcome);
    record_free(record);
}
