/* choice_edit.c - options in order, and moving between them. */
#include "ui/choice_edit.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/utf8.h"

#define NO_ANSWER "not answered"
#define OPTION_GAP 2 /* blanks between two options on a line */

struct option {
    const char *code, *label;
};

static bool
is_offered(const struct choice_edit *edit, const struct choice *choice)
{
    return !choice->retired || string_equal(choice->code, edit->present);
}

static bool
present_is_unknown(const struct choice_edit *edit)
{
    return !string_is_empty(edit->present) && !choice_find(edit->list, edit->present);
}

/* "Not answered", the choices in their order, at last a code that is no longer in the list. The
 * option with the number `wanted`, or false when there are fewer. */
static bool
option_at(const struct choice_edit *edit, size_t wanted, struct option *option)
{
    size_t number = 0;
    if (edit->optional && number++ == wanted) {
        *option = (struct option){.code = "", .label = NO_ANSWER};
        return true;
    }
    for (size_t i = 0; i < edit->list->count; i++) {
        const struct choice *choice = &edit->list->items[i];
        if (is_offered(edit, choice) && number++ == wanted) {
            *option = (struct option){.code = choice->code, .label = choice->label};
            return true;
        }
    }
    *option = (struct option){.code = edit->present, .label = edit->present};
    return present_is_unknown(edit) && number == wanted;
}

static size_t
count_options(const struct choice_edit *edit)
{
    struct option option;
    size_t count = 0;
    while (option_at(edit, count, &option))
        count++;
    return count;
}

static size_t
find_code(const struct choice_edit *edit, const char *code)
{
    struct option option;
    for (size_t i = 0; option_at(edit, i, &option); i++) {
        if (string_equal(option.code, code))
            return i;
    }
    return NO_OPTION;
}

void
choice_edit_init(struct choice_edit *edit, const struct choice_list *list, const char *value,
                 bool optional)
{
    *edit = (struct choice_edit){.list = list, .optional = optional, .typed = TEXT_EMPTY};
    edit->present = must_strdup(value ? value : "");
    edit->option = find_code(edit, edit->present);
}

void
choice_edit_clear(struct choice_edit *edit)
{
    free(edit->present);
    edit->present = NULL;
    text_clear(&edit->typed);
}

const char *
choice_edit_value(const struct choice_edit *edit)
{
    struct option option;
    return edit->option != NO_OPTION && option_at(edit, edit->option, &option) ? option.code : "";
}

static bool
label_starts(const char *label, const char *folded)
{
    struct text text = TEXT_EMPTY;
    utf8_fold(&text, label);
    bool starts = string_starts(text_string(&text), folded);
    text_clear(&text);
    return starts;
}

/* Looks at every option once, `first` first. */
static bool
go_to_label(struct choice_edit *edit, size_t first, const char *folded)
{
    size_t count = count_options(edit);
    for (size_t i = 0; i < count; i++) {
        struct option option;
        size_t number = (first + i) % count;
        if (option_at(edit, number, &option) && label_starts(option.label, folded)) {
            edit->option = number;
            return true;
        }
    }
    return false;
}

static size_t
after_chosen(const struct choice_edit *edit)
{
    return edit->option == NO_OPTION ? 0 : edit->option + 1;
}

/* A letter that continues what was typed narrows down; else it begins anew, with the next option,
 * so that the same letter again leads through all that begin with it. */
static bool
type_letter(struct choice_edit *edit, key pressed)
{
    struct text letter = TEXT_EMPTY;
    struct text folded = TEXT_EMPTY;
    utf8_append(&letter, pressed);
    utf8_fold(&folded, text_string(&letter));
    bool nothing = folded.length == 0;
    size_t typed_before = edit->typed.length;
    text_append(&edit->typed, text_string(&folded));
    size_t here = edit->option == NO_OPTION ? 0 : edit->option;
    bool found = !nothing && typed_before > 0 && go_to_label(edit, here, text_string(&edit->typed));
    if (!found && !nothing) {
        text_reset(&edit->typed);
        text_append(&edit->typed, text_string(&folded));
        found = go_to_label(edit, after_chosen(edit), text_string(&folded));
    }
    if (!found)
        text_reset(&edit->typed);
    text_clear(&letter);
    text_clear(&folded);
    return found;
}

static bool
move_to(struct choice_edit *edit, size_t option)
{
    text_reset(&edit->typed);
    if (option < count_options(edit))
        edit->option = option;
    return true;
}

bool
choice_edit_type(struct choice_edit *edit, key pressed)
{
    size_t next = after_chosen(edit);
    switch (pressed) {
    case KEY_ARROW_RIGHT:
        return move_to(edit, next);
    case KEY_ARROW_LEFT:
        return move_to(edit, edit->option > 0 ? edit->option - 1 : 0);
    case ' ':
        return move_to(edit, next < count_options(edit) ? next : 0);
    default:
        return key_is_printable(pressed) && type_letter(edit, pressed);
    }
}

void
choice_edit_describe(const struct choice_edit *edit, struct text *out)
{
    struct option option;
    for (size_t i = 0; option_at(edit, i, &option); i++)
        text_append_format(out, "%s%s", i == 0 ? " The choices: " : "; ", option.label);
    text_append(out, ". Their first letters lead to them.");
}

static int
columns_on_a_line(const struct choice_edit *edit)
{
    struct option option;
    int columns = 0;
    for (size_t i = 0; option_at(edit, i, &option); i++)
        columns += (i > 0 ? OPTION_GAP : 0) + canvas_columns("( ) ") + canvas_columns(option.label);
    return columns;
}

static void
draw_on_a_line(const struct choice_edit *edit, struct canvas *canvas, int row, int column,
               bool focused)
{
    struct option option;
    for (size_t i = 0; option_at(edit, i, &option); i++) {
        bool chosen = i == edit->option;
        enum role role = chosen && focused ? ROLE_INPUT : ROLE_TEXT;
        int label = canvas_text(canvas, row, column, -1, role, chosen ? "(*) " : "( ) ");
        column = canvas_text(canvas, row, label, -1, role, option.label) + OPTION_GAP;
        if (chosen && focused)
            canvas_place_cursor(canvas, row, label);
    }
}

/* The chosen one only, and how to get at the others. */
static void
draw_chosen(const struct choice_edit *edit, struct canvas *canvas, int row, int column, int width,
            bool focused)
{
    struct option option = {.label = NO_ANSWER};
    size_t count = count_options(edit);
    char *others;
    if (edit->option == NO_OPTION) {
        others = must_format("  (%zu choices, Space changes)", count);
    } else {
        option_at(edit, edit->option, &option);
        others = must_format("  (%zu of %zu, Space changes)", edit->option + 1, count);
    }
    int after =
        canvas_text(canvas, row, column, width, focused ? ROLE_INPUT : ROLE_TEXT, option.label);
    bool fits = after + canvas_columns(others) <= column + width;
    if (focused && fits)
        canvas_text(canvas, row, after, -1, ROLE_MUTED, others);
    free(others);
}

void
choice_edit_draw(const struct choice_edit *edit, struct canvas *canvas, int row, int column,
                 int width, bool focused)
{
    if (focused)
        canvas_place_cursor(canvas, row, column);
    if (columns_on_a_line(edit) <= width)
        draw_on_a_line(edit, canvas, row, column, focused);
    else
        draw_chosen(edit, canvas, row, column, width, focused);
}
