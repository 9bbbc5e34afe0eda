/* many_form.c - the form whose answers go into many records: only those that somebody touched. */
#include <stdlib.h>

#include "base/memory.h"
#include "ui/form.h"
#include "ui/many_view.h"
#include "ui/shell.h"

static bool
take_answers(const struct form *form, const struct record *record, struct bulk *bulk,
             struct error *error)
{
    bool done = true;
    for (size_t i = 0; i < form->count && done; i++) {
        const struct form_field *answer = &form->answers[i];
        if (form_field_differs(answer))
            done = bulk_set(bulk, answer->index, record_get(record, answer->index), error);
    }
    if (done && bulk->change_count == 0)
        return error_set(error, ERROR_INPUT,
                         "Every answer is unchanged; change the one that all are to have");
    return done;
}

static void
take_args(const struct form *form, const struct record *record, struct bulk *bulk)
{
    const char **args = must_calloc(form->count + 1, sizeof *args);
    for (size_t i = 0; i < form->count; i++)
        args[i] = record_get(record, i);
    bulk_set_args(bulk, args);
    free(args);
}

void
many_form_preview(struct form *form, const struct record *record)
{
    const struct bulk *of = form->bulk;
    struct bulk *bulk = bulk_new(of->command, of->type, of->ids, of->id_count, of->trash);
    struct error error;
    if (form->of_args)
        take_args(form, record, bulk);
    if (form->of_args || take_answers(form, record, bulk, &error)) {
        many_preview(form->view.shell, bulk);
        return;
    }
    shell_say_error(form->view.shell, &error);
    bulk_free(bulk);
}

struct view *
many_form_new(struct shell *shell, struct bulk *bulk)
{
    struct form *form = form_new(shell, bulk->command);
    form->bulk = bulk;
    form->type = bulk->type;
    if (bulk->command->flags & COMMAND_TAKES_RECORD)
        form->record = record_new(bulk->type);
    else
        form_take_args(form);
    form_add_answers(form);
    return &form->view;
}
