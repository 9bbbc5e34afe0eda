/* form_field.c - one answer of a form: the right editor for each kind of field. */
#include "ui/form_field.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "ui/day.h"

static enum form_editor
editor_of(const struct field *field)
{
    switch (field->kind) {
    case FIELD_NOTES:
        return EDITOR_NOTES;
    case FIELD_CHOICE:
        return EDITOR_CHOICE;
    case FIELD_LINK:
        return EDITOR_LINK;
    case FIELD_TEXT:
    case FIELD_DATE:
    case FIELD_MOMENT:
    case FIELD_EMAIL:
    case FIELD_PHONE:
    case FIELD_NUMBER:
        return EDITOR_LINE;
    case FIELD_ID:
    case FIELD_KIND_COUNT:
        break;
    }
    return EDITOR_NONE;
}

/* A value as its editor shows it. */
static char *
editor_text(const struct form_field *answer, struct session *session, const char *value)
{
    struct text text = TEXT_EMPTY;
    if (!value)
        return must_strdup("");
    switch (answer->editor) {
    case EDITOR_NONE:
    case EDITOR_LINK:
        session_show(session, answer->field, value, &text);
        break;
    case EDITOR_CHOICE:
        text_append(&text, value);
        break;
    case EDITOR_LINE:
    case EDITOR_NOTES:
        field_edit(answer->field, value, session_context(session), &text);
        break;
    }
    char *shown = must_strdup(text_string(&text));
    text_clear(&text);
    return shown;
}

/* For CHOICE answer->choice.list must be there. */
static void
open_editor(struct form_field *answer, const char *text)
{
    switch (answer->editor) {
    case EDITOR_NONE:
        break;
    case EDITOR_LINE:
    case EDITOR_LINK:
        line_edit_init(&answer->line, text);
        break;
    case EDITOR_NOTES:
        text_edit_init(&answer->notes, text);
        break;
    case EDITOR_CHOICE:
        choice_edit_init(&answer->choice, answer->choice.list, text,
                         !(answer->field->flags & FIELD_REQUIRED));
        break;
    }
}

static void
close_editor(struct form_field *answer)
{
    switch (answer->editor) {
    case EDITOR_NONE:
        break;
    case EDITOR_LINE:
    case EDITOR_LINK:
        line_edit_clear(&answer->line);
        break;
    case EDITOR_NOTES:
        text_edit_clear(&answer->notes);
        break;
    case EDITOR_CHOICE:
        choice_edit_clear(&answer->choice);
        break;
    }
}

static char *
copy_or_null(const char *string)
{
    return string ? must_strdup(string) : NULL;
}

static void
replace(char **string, const char *with)
{
    char *old = *string;
    *string = copy_or_null(with);
    free(old);
}

static void
show_in_editor(struct form_field *answer, const char *text)
{
    char *shown = must_strdup(text); /* may be what the editor itself holds */
    close_editor(answer);
    open_editor(answer, shown);
    free(shown);
}

/* `opened` is read back from the editor, which may show a line end in another way. */
static void
show_stored(struct form_field *answer, struct session *session, const char *value)
{
    char *text = editor_text(answer, session, value);
    show_in_editor(answer, text);
    replace(&answer->stored, value);
    replace(&answer->target, value);
    replace(&answer->opened, text);
    replace(&answer->opened, form_field_typed(answer));
    free(text);
}

void
form_field_init(struct form_field *answer, struct session *session, const struct field *field,
                size_t index, const char *value, bool fixed)
{
    *answer = (struct form_field){.field = field, .index = index};
    answer->editor = fixed ? EDITOR_NONE : editor_of(field);
    if (answer->editor == EDITOR_CHOICE)
        answer->choice.list = field_choices(field, session_context(session));
    open_editor(answer, "");
    show_stored(answer, session, value);
}

void
form_field_clear(struct form_field *answer)
{
    close_editor(answer);
    free(answer->narrowed_items);
    free(answer->stored);
    free(answer->opened);
    free(answer->target);
    free(answer->problem);
}

const char *
form_field_typed(const struct form_field *answer)
{
    switch (answer->editor) {
    case EDITOR_NONE:
        break;
    case EDITOR_LINE:
    case EDITOR_LINK:
        return line_edit_value(&answer->line);
    case EDITOR_NOTES:
        return text_edit_value(&answer->notes);
    case EDITOR_CHOICE:
        return choice_edit_value(&answer->choice);
    }
    return answer->opened;
}

/* Two people may have one name, so a link is also compared by whom it is to. */
bool
form_field_differs(const struct form_field *answer)
{
    if (answer->many)
        return answer->touched;
    return strcmp(form_field_typed(answer), answer->opened) != 0 ||
           !string_equal(answer->target, answer->stored);
}

void
form_field_reset(struct form_field *answer)
{
    show_in_editor(answer, answer->opened);
    replace(&answer->target, answer->stored);
    replace(&answer->problem, NULL);
    answer->touched = false;
}

void
form_field_rebase(struct form_field *answer, struct session *session, const char *value)
{
    bool differs = form_field_differs(answer);
    char *typed = must_strdup(form_field_typed(answer));
    char *target = copy_or_null(answer->target);
    show_stored(answer, session, value);
    if (differs) {
        show_in_editor(answer, typed);
        replace(&answer->target, target);
    }
    free(typed);
    free(target);
}

void
form_field_narrow(struct form_field *answer, struct session *session, const char *by)
{
    struct choice *items;
    char *present = must_strdup(form_field_typed(answer));
    close_editor(answer);
    answer->narrowed =
        field_choices_beside(answer->field, session_context(session), by, present, &items);
    free(answer->narrowed_items);
    answer->narrowed_items = items;
    answer->choice.list = &answer->narrowed;
    open_editor(answer, present);
    free(present);
}

void
form_field_link(struct form_field *answer, const char *id, const char *title)
{
    assert(answer->editor == EDITOR_LINK);
    show_in_editor(answer, title);
    replace(&answer->target, id);
    replace(&answer->problem, NULL);
    answer->touched = answer->many;
}

void
form_field_put(struct form_field *answer, const char *typed, const char *target)
{
    show_in_editor(answer, typed);
    replace(&answer->target, answer->editor == EDITOR_LINK ? target : answer->target);
    answer->touched = answer->many;
}

void
form_field_fill(struct form_field *answer, struct session *session, const char *value)
{
    char *text = editor_text(answer, session, value);
    form_field_put(answer, text, value);
    replace(&answer->problem, NULL);
    free(text);
}

/* Other words are other people, until one is chosen. */
static void
follow_link_words(struct form_field *answer, const char *before)
{
    const char *after = line_edit_value(&answer->line);
    if (strcmp(after, answer->opened) == 0)
        replace(&answer->target, answer->stored);
    else if (strcmp(after, before) != 0)
        replace(&answer->target, NULL);
}

static bool
type_link(struct form_field *answer, key pressed)
{
    char *before = must_strdup(line_edit_value(&answer->line));
    bool taken = line_edit_type(&answer->line, pressed);
    follow_link_words(answer, before);
    free(before);
    return taken;
}

static size_t
paste_link(struct form_field *answer, const char *text)
{
    char *before = must_strdup(line_edit_value(&answer->line));
    size_t kept = line_edit_paste(&answer->line, text);
    follow_link_words(answer, before);
    free(before);
    return kept;
}

static bool
type_in_editor(struct form_field *answer, key pressed)
{
    switch (answer->editor) {
    case EDITOR_NONE:
        return false;
    case EDITOR_LINE:
        return line_edit_type(&answer->line, pressed);
    case EDITOR_LINK:
        return type_link(answer, pressed);
    case EDITOR_NOTES:
        return text_edit_type(&answer->notes, pressed);
    case EDITOR_CHOICE:
        return choice_edit_type(&answer->choice, pressed);
    }
    return false;
}

/* Backspace empties what has nothing typed: for many that is an answer too, of its own. */
static bool
empty_for_many(struct form_field *answer)
{
    if (answer->field->flags & FIELD_REQUIRED)
        return true;
    show_in_editor(answer, "");
    replace(&answer->target, NULL);
    answer->touched = true;
    return true;
}

bool
form_field_type(struct form_field *answer, key pressed)
{
    bool rubs_out = pressed == KEY_RUB_OUT || pressed == KEY_DELETE;
    bool nothing_typed =
        answer->editor == EDITOR_CHOICE || string_is_empty(form_field_typed(answer));
    if (answer->many && answer->editor != EDITOR_NONE && rubs_out && nothing_typed)
        return empty_for_many(answer);
    bool taken = type_in_editor(answer, pressed);
    if (answer->many && taken && !string_is_empty(form_field_typed(answer)))
        answer->touched = true;
    return taken;
}

static bool
paste_in_editor(struct form_field *answer, const char *text, size_t *kept)
{
    switch (answer->editor) {
    case EDITOR_LINE:
        *kept = line_edit_paste(&answer->line, text);
        return true;
    case EDITOR_LINK:
        *kept = paste_link(answer, text);
        return true;
    case EDITOR_NOTES:
        *kept = text_edit_paste(&answer->notes, text);
        return true;
    case EDITOR_CHOICE:
    case EDITOR_NONE:
        break;
    }
    return false;
}

bool
form_field_paste(struct form_field *answer, const char *text, size_t *kept)
{
    bool taken = paste_in_editor(answer, text, kept);
    answer->touched = answer->touched || (answer->many && taken);
    return taken;
}

/* "Next date: Sat 21 Nov 2026". */
static void
echo_day(const struct field *field, const char *value, struct text *echo)
{
    struct text day = TEXT_EMPTY;
    if (day_append(field, value, DAY_WEEKDAY | DAY_TIME, &day))
        text_append_format(echo, "%s: %s", field->label, text_string(&day));
    text_clear(&day);
}

/* `today` becomes the day that it is read as, so that what is echoed is what is saved, even after
 * midnight. */
void
form_field_leave(struct form_field *answer, struct session *session, struct text *echo)
{
    if (answer->editor != EDITOR_LINE || !form_field_differs(answer))
        return;
    char *value;
    struct error error;
    if (!form_field_value(answer, session, &value, &error))
        return;
    char *tidy = editor_text(answer, session, value);
    if (strcmp(tidy, form_field_typed(answer)) != 0)
        show_in_editor(answer, tidy);
    echo_day(answer->field, value, echo);
    free(tidy);
    free(value);
}

static bool
link_value(const struct form_field *answer, char **value, struct error *error)
{
    const char *typed = line_edit_value(&answer->line);
    *value = copy_or_null(answer->target);
    if (answer->target || string_is_empty(typed))
        return true;
    return error_set_field(error, (int)answer->index,
                           "%s '%s' must be chosen from those who match: press Enter on it",
                           answer->field->label, typed);
}

bool
form_field_value(const struct form_field *answer, struct session *session, char **value,
                 struct error *error)
{
    const char *typed = form_field_typed(answer);
    *value = NULL;
    if (!form_field_differs(answer)) {
        *value = copy_or_null(answer->stored);
        return true;
    }
    if (answer->editor == EDITOR_LINK)
        return link_value(answer, value, error);
    if (answer->editor == EDITOR_CHOICE) {
        *value = string_is_empty(typed) ? NULL : must_strdup(typed);
        return true;
    }
    return field_parse(answer->field, typed, session_context(session), value, error);
}

void
form_field_set_problem(struct form_field *answer, const char *problem)
{
    replace(&answer->problem, problem);
}

int
form_field_rows(const struct form_field *answer, int width, int most)
{
    if (answer->editor != EDITOR_NOTES)
        return 1;
    int rows = text_edit_rows(&answer->notes, width);
    return rows < most ? rows : most;
}

/* What stands for an answer that nobody touched, or that was emptied; true when it was that. */
static bool
draw_for_many(const struct form_field *answer, struct canvas *canvas, int row, int column,
              int width, bool focused)
{
    bool empty = string_is_empty(form_field_typed(answer));
    if (!answer->many || (answer->touched && !empty))
        return false;
    canvas_text(canvas, row, column, width, answer->touched ? ROLE_INPUT : ROLE_MUTED,
                answer->touched ? "(emptied)" : "(unchanged)");
    if (focused)
        canvas_place_cursor(canvas, row, column);
    return true;
}

void
form_field_draw(struct form_field *answer, struct canvas *canvas, int row, int column, int width,
                int rows, bool focused)
{
    if (draw_for_many(answer, canvas, row, column, width, focused))
        return;
    switch (answer->editor) {
    case EDITOR_NONE:
        canvas_text(canvas, row, column, width, ROLE_TEXT, answer->opened);
        if (focused)
            canvas_place_cursor(canvas, row, column);
        break;
    case EDITOR_LINE:
    case EDITOR_LINK:
        line_edit_draw(&answer->line, canvas, row, column, width, focused);
        break;
    case EDITOR_NOTES:
        text_edit_draw(&answer->notes, canvas, row, column, width, rows, focused);
        break;
    case EDITOR_CHOICE:
        choice_edit_draw(&answer->choice, canvas, row, column, width, focused);
        break;
    }
}
