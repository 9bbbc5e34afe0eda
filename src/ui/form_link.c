/* form_link.c - finding the record that a link is to, or a title that is in use. */
#include <stdlib.h>

#include "base/memory.h"
#include "record/query.h"
#include "ui/form.h"
#include "ui/shell.h"
#include "ui/views.h"

#define MATCHES 20

/* What the chooser was opened with, until one is picked or it closes. */
static void
link_picked(void *context, size_t index)
{
    struct form *form = context;
    struct form_field *answer = &form->answers[form->focus];
    char id[ID_TEXT_SIZE];
    id_to_text(&form->matches.items[index]->id, id);
    struct text title = TEXT_EMPTY;
    session_title(form_session(form), answer->field->target, &form->matches.items[index]->id,
                  &title);
    form_field_link(answer, id, text_string(&title));
    text_clear(&title);
}

static bool
find_matches(struct form *form, const struct record_type *type, const char *typed,
             struct error *error)
{
    struct session *session = form_session(form);
    struct filter filter = {0};
    if (!filter_parse(&filter, type, typed, session_context(session), true, error))
        return false;
    struct query query = query_default(type);
    query.filter = &filter;
    record_list_clear(&form->matches);
    bool done = session_read(session, &query, QUERY_FIRST, NULL, MATCHES, &form->matches, error);
    filter_clear(&filter);
    return done;
}

static void
open_chooser(struct form *form, const char *const *labels, void (*picked)(void *, size_t))
{
    struct shell *shell = form->view.shell;
    const struct field *field = form->answers[form->focus].field;
    shell_push(shell,
               chooser_view_new(shell, field->label, labels, form->matches.count, 0, picked, form));
}

static void
choose_match(struct form *form, const struct record_type *type)
{
    size_t count = form->matches.count;
    const char **labels = must_calloc(count, sizeof *labels);
    struct text *titles = must_calloc(count, sizeof *titles);
    for (size_t i = 0; i < count; i++) {
        session_title(form_session(form), type, &form->matches.items[i]->id, &titles[i]);
        labels[i] = text_string(&titles[i]);
    }
    open_chooser(form, labels, link_picked);
    for (size_t i = 0; i < count; i++)
        text_clear(&titles[i]);
    free(titles);
    free(labels);
}

void
form_choose_link(struct form *form)
{
    const struct form_field *answer = &form->answers[form->focus];
    const char *typed = form_field_typed(answer);
    struct shell *shell = form->view.shell;
    struct error error;
    if (!find_matches(form, answer->field->target, typed, &error))
        shell_say_error(shell, &error);
    else if (form->matches.count == 0)
        shell_say(shell, MESSAGE_DONE, "Nobody and nothing matches '%s': try fewer letters", typed);
    else
        choose_match(form, answer->field->target);
}

/* -- Titles in use ------------------------------------------------------------------------- */

static const char *
title_of(const struct record *record)
{
    return record_get(record, record->type->title_field);
}

static void
title_picked(void *context, size_t index)
{
    struct form *form = context;
    form_field_put(&form->answers[form->focus], title_of(form->matches.items[index]), NULL);
}

static bool
is_title(const struct form *form, const char *typed)
{
    for (size_t i = 0; i < form->matches.count; i++) {
        if (string_equal(title_of(form->matches.items[i]), typed))
            return true;
    }
    return false;
}

bool
form_choose_title(struct form *form)
{
    const struct form_field *answer = &form->answers[form->focus];
    const char *typed = form_field_typed(answer);
    struct error error;
    record_list_clear(&form->matches);
    if (!session_titles(form_session(form), answer->field->offers, typed, MATCHES, &form->matches,
                        &error)) {
        shell_say_error(form->view.shell, &error);
        return true;
    }
    size_t count = form->matches.count;
    if (count == 0 || is_title(form, typed))
        return false;
    const char **labels = must_calloc(count, sizeof *labels);
    for (size_t i = 0; i < count; i++)
        labels[i] = title_of(form->matches.items[i]);
    open_chooser(form, labels, title_picked);
    free(labels);
    return true;
}
