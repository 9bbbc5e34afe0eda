/* form_keep.c - a form that is not saved yet, kept as a draft and opened again from it (C02). */
#include <stdlib.h>

#include "base/memory.h"
#include "ui/form.h"
#include "ui/views.h"

/* While somebody types nobody waits for another writer; when the screen goes, there is time for a
 * short one (E13: gone within a second). */
#define LEAVING_TIMEOUT_MS 700

bool
form_can_keep(const struct form *form)
{
    return !form->of_args && !form->bulk && !session_is_read_only(form_session(form));
}

/* Of a record that was never stored this reads nothing. */
static struct draft *
draft_of(const struct form *form, enum draft_stop stop)
{
    struct draft *draft = must_calloc(1, sizeof *draft);
    draft->id = form->draft;
    draft->command = must_strdup(form->command->name);
    draft->opened = record_copy(form->record);
    draft->stop = stop;
    for (size_t i = 0; i < form->count; i++) {
        const struct form_field *answer = &form->answers[i];
        if (form_field_differs(answer))
            draft_add_answer(draft, answer->index, form_field_typed(answer), answer->target);
    }
    return draft;
}

/* To tell whether anything was typed since. */
static void
describe(const struct draft *draft, struct text *out)
{
    text_append_format(out, "%d", (int)draft->stop);
    for (size_t i = 0; i < draft->count; i++)
        text_append_format(out, "\n%zu %s\n%s", draft->answers[i].field, draft->answers[i].typed,
                           draft->answers[i].chosen ? draft->answers[i].chosen : "");
}

/* What was typed was taken back. */
static bool
drop(struct form *form, struct error *error)
{
    if (id_is_zero(&form->draft))
        return true;
    if (!session_drop_draft(form_session(form), &form->draft, error))
        return false;
    form->draft = (struct id){.bytes = {0}};
    text_reset(&form->kept);
    return true;
}

static bool
keep(struct form *form, enum draft_stop stop, struct error *error)
{
    struct draft *draft = draft_of(form, stop);
    struct text wanted = TEXT_EMPTY;
    describe(draft, &wanted);
    bool done = string_equal(text_string(&wanted), text_string(&form->kept));
    if (!done) {
        done = session_keep_draft(form_session(form), draft,
                                  stop == DRAFT_OPEN ? 0 : LEAVING_TIMEOUT_MS, error);
        form->draft = draft->id;
        text_reset(&form->kept);
        if (done)
            text_append(&form->kept, text_string(&wanted));
    }
    text_clear(&wanted);
    draft_free(draft);
    return done;
}

bool
form_keep(struct view *view, enum draft_stop stop, struct error *error)
{
    struct form *form = (struct form *)view;
    if (form->saved || !form_can_keep(form))
        return true;
    return form_differs(form) ? keep(form, stop, error) : drop(form, error);
}

/* -- Going on ------------------------------------------------------------------------------ */

static struct form_field *
answer_to(struct form *form, size_t field)
{
    for (size_t i = 0; i < form->count; i++) {
        if (form->answers[i].index == field)
            return &form->answers[i];
    }
    return NULL;
}

struct view *
form_view_resume(struct shell *shell, const struct command *command, const struct draft *draft)
{
    struct form *form = (struct form *)form_view_new(shell, command, record_copy(draft->opened));
    form->draft = draft->id;
    for (size_t i = 0; i < draft->count; i++) {
        struct form_field *answer = answer_to(form, draft->answers[i].field);
        if (!answer)
            continue;
        form_field_put(answer, draft->answers[i].typed, draft->answers[i].chosen);
        form->focus = (size_t)(answer - form->answers); /* the last is likely the one in hand */
    }
    return &form->view;
}
