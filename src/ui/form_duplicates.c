/* form_duplicates.c - says while a new person is typed that she may be here already (C04). */
#include <stdlib.h>

#include "base/memory.h"
#include "ui/form.h"
#include "ui/shell.h"
#include "ui/views.h"

/* The record as it would be saved now; what cannot be read yet is left out. */
static struct record *
typed_record(const struct form *form)
{
    struct record *record = record_copy(form->record);
    form_read_answers(form, record, NULL);
    return record;
}

/* True when what was typed differs from what was looked for last. */
static bool
has_new_clues(struct form *form, const struct record *record)
{
    struct text clues = TEXT_EMPTY;
    for (size_t i = 0; i < record->type->field_count; i++) {
        const char *value = record_get(record, i);
        if (duplicate_is_clue(record->type, i) && value)
            text_append_format(&clues, "%zu:%s\n", i, value);
    }
    bool differs = !string_equal(text_string(&clues), text_string(&form->clues));
    text_reset(&form->clues);
    text_append(&form->clues, text_string(&clues));
    text_clear(&clues);
    return differs;
}

static bool
same_people(const struct duplicate_list *a, const struct duplicate_list *b)
{
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++)
        same = id_equal(&a->items[i].record->id, &b->items[i].record->id);
    return same;
}

static void
say(struct form *form)
{
    struct text first = TEXT_EMPTY;
    size_t more = form->duplicates.count - 1;
    duplicate_show(form_session(form), &form->duplicates.items[0], &first);
    if (more > 0)
        text_append_format(&first, " and %zu more", more);
    shell_say(form->view.shell, MESSAGE_DONE, "Perhaps here already: %s; Ctrl-O shows them",
              text_string(&first));
    text_clear(&first);
}

/* Looks when there is something new to look for; trouble with reading keeps nobody from typing. */
static bool
look(struct form *form)
{
    struct record *record = typed_record(form);
    struct duplicate_list found;
    struct error error;
    bool news = false;
    if (has_new_clues(form, record) && duplicate_find(form_session(form), record, &found, &error)) {
        news = found.count > 0 && !same_people(&found, &form->duplicates);
        duplicate_list_clear(&form->duplicates);
        form->duplicates = found;
    }
    record_free(record);
    return news;
}

bool
form_hint_duplicates(struct form *form)
{
    const struct form_field *answer = &form->answers[form->focus];
    if (form->of_args || !record_is_new(form->record) ||
        !duplicate_is_clue(form->record->type, answer->index) || !form_field_differs(answer))
        return false;
    if (!look(form))
        return false;
    say(form);
    return true;
}

static void
duplicate_picked(void *context, size_t index)
{
    struct form *form = context;
    const struct record *record = form->duplicates.items[index].record;
    shell_push(form->view.shell, detail_view_new(form->view.shell, record->type, &record->id));
}

void
form_choose_duplicate(struct form *form)
{
    struct shell *shell = form->view.shell;
    if (!form->of_args && record_is_new(form->record))
        look(form);
    size_t count = form->duplicates.count;
    if (count == 0) {
        shell_say(shell, MESSAGE_DONE, "Nobody here has this name, phone or email");
        return;
    }
    struct text shown[DUPLICATE_MOST] = {TEXT_EMPTY};
    const char *labels[DUPLICATE_MOST];
    for (size_t i = 0; i < count; i++) {
        duplicate_show(form_session(form), &form->duplicates.items[i], &shown[i]);
        labels[i] = text_string(&shown[i]);
    }
    shell_push(shell, chooser_view_new(shell, "Perhaps here already", labels, count, 0,
                                       duplicate_picked, form));
    for (size_t i = 0; i < count; i++)
        text_clear(&shown[i]);
}
