/* palette_view.c - one line for everything: commands, lists, people by name. */
#include "ui/views.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "modules/permission.h"
#include "modules/registry.h"
#include "modules/saved_views.h"
#include "ui/command_rows.h"
#include "ui/picker.h"

#define LETTERS_FOR_PEOPLE 2 /* from here on people are looked for */
#define PEOPLE_OF_A_TYPE 10
#define WITH_WORDS 4 /* commands that what is typed begins, with words behind */

/* What a row opens when it is not a command. */
struct found {
    const struct record_type *type;
    struct id id;
};

/* The rows are the commands, a list for each type, the saved views; then, as one types, commands
 * with the words behind them (`save stafford`), and whoever the words find. */
struct palette_view {
    struct picker picker; /* first: see picker.h */
    const struct command *commands[COMMAND_ROWS];
    size_t command_count;
    const struct record_type **types; /* whose lists there are; owned */
    size_t type_count;
    struct saved_view_list views;
    size_t fixed_count; /* of rows that do not depend on what is typed */
    const struct command *with_words[WITH_WORDS];
    size_t with_words_count;
    struct found *found;
};

/* What stands behind the first word; "" for nothing. */
static const char *
words_behind(const char *typed)
{
    typed += strspn(typed, " ");
    typed += strcspn(typed, " ");
    return typed + strspn(typed, " ");
}

static void
pick_with_words(struct palette_view *palette, const struct command *command)
{
    struct shell *shell = palette->picker.view.shell;
    const char **args = must_calloc(command->arg_count, sizeof *args);
    args[0] = words_behind(text_string(&palette->picker.typed));
    shell_pop(shell);
    shell_command_with(shell, command, args);
    free(args);
}

static void
pick_view(struct shell *shell, const struct saved_view *view)
{
    struct list_shape shape;
    struct error error;
    if (saved_view_open(shell_session(shell), view, &shape, &error)) {
        struct outcome outcome = {.open = OPEN_LIST, .type = shape.type};
        shell_pop(shell);
        shell_show_outcome(shell, &outcome);
        list_view_apply(shell_top(shell), &shape);
    } else {
        shell_say_error(shell, &error);
    }
    list_shape_clear(&shape);
}

static void
pick_and_open(struct shell *shell, struct outcome outcome)
{
    shell_pop(shell);
    shell_show_outcome(shell, &outcome);
}

static void
palette_pick(struct picker *picker, size_t row)
{
    struct palette_view *palette = (struct palette_view *)picker;
    struct shell *shell = picker->view.shell;
    size_t first_view = palette->command_count + palette->type_count;
    size_t first_found = palette->fixed_count + palette->with_words_count;
    if (row < palette->command_count) {
        const struct command *command = palette->commands[row];
        shell_pop(shell);
        shell_command(shell, command);
    } else if (row < first_view) {
        const struct record_type *type = palette->types[row - palette->command_count];
        pick_and_open(shell, (struct outcome){.open = OPEN_LIST, .type = type});
    } else if (row < palette->fixed_count) {
        pick_view(shell, &palette->views.items[row - first_view]);
    } else if (row < first_found) {
        pick_with_words(palette, palette->with_words[row - palette->fixed_count]);
    } else {
        const struct found *found = &palette->found[row - first_found];
        pick_and_open(shell,
                      (struct outcome){.open = OPEN_DETAIL, .type = found->type, .id = found->id});
    }
}

/* Trouble with reading leaves the commands usable: it is said, and nobody is found. */
static void
find_of_type(struct palette_view *palette, const struct record_type *type, const char *typed)
{
    struct shell *shell = palette->picker.view.shell;
    struct session *session = shell_session(shell);
    struct filter filter = {0};
    struct error error;
    struct record_list list = {0};
    if (!filter_parse(&filter, type, typed, session_context(session), true, &error))
        return;
    struct query query = query_default(type);
    query.filter = &filter;
    if (!session_read(session, &query, QUERY_FIRST, NULL, PEOPLE_OF_A_TYPE, &list, &error))
        shell_say_error(shell, &error);
    for (size_t i = 0; i < list.count; i++) {
        struct text title = TEXT_EMPTY;
        session_title(session, type, &list.items[i]->id, &title);
        size_t index = palette->picker.count - palette->fixed_count - palette->with_words_count;
        palette->found[index] = (struct found){type, list.items[i]->id};
        picker_add(&palette->picker, text_string(&title), type->label, NULL)->always = true;
        text_clear(&title);
    }
    record_list_clear(&list);
    filter_clear(&filter);
}

/* One line of text is all that can be typed here. */
static bool
takes_words(const struct command *command, const char *typed, size_t length)
{
    if (command->arg_count == 0 || strncmp(command->name, typed, length) != 0 ||
        (command->args[0].kind != FIELD_TEXT && command->args[0].kind != FIELD_NOTES))
        return false;
    for (size_t i = 1; i < command->arg_count; i++) {
        if (command->args[i].flags & FIELD_REQUIRED)
            return false;
    }
    return true;
}

static void
add_with_words(struct palette_view *palette, const char *typed)
{
    typed += strspn(typed, " ");
    size_t length = strcspn(typed, " ");
    const char *words = words_behind(typed);
    palette->with_words_count = 0;
    for (size_t i = 0; *words != '\0' && i < palette->command_count; i++) {
        const struct command *command = palette->commands[i];
        if (!takes_words(command, typed, length) || palette->with_words_count == WITH_WORDS)
            continue;
        char *name = must_format("%s %s", command->name, words);
        palette->with_words[palette->with_words_count++] = command;
        picker_add(&palette->picker, name, command->summary, NULL)->always = true;
        free(name);
    }
}

/* What happens in somebody's life is found with that person, so only types that stand alone. */
static void
palette_typed_changed(struct picker *picker)
{
    struct palette_view *palette = (struct palette_view *)picker;
    picker_cut(picker, palette->fixed_count);
    const char *typed = text_string(&picker->typed);
    add_with_words(palette, typed);
    if (utf8_columns(typed) < LETTERS_FOR_PEOPLE)
        return;
    for (size_t i = 0; i < palette->type_count; i++) {
        if (palette->types[i]->parent_field == 0 && !palette->types[i]->may_see)
            find_of_type(palette, palette->types[i], typed);
    }
}

static void
palette_free(struct view *view)
{
    struct palette_view *palette = (struct palette_view *)view;
    picker_clear(&palette->picker);
    saved_view_list_clear(&palette->views);
    free(palette->types);
    free(palette->found);
    free(palette);
}

static const struct view_class palette_class = {
    .name = "palette",
    .place = PLACE_CHOOSER,
    .draw = picker_draw,
    .type = picker_type,
    .paste = picker_paste,
    .free = palette_free,
};

/* With its number, where that is the key for it. */
static void
add_lists(struct palette_view *palette, enum place place)
{
    struct picker *picker = &palette->picker;
    const struct keymap *keymap = shell_keymap(picker->view.shell);
    palette->types = must_calloc(registry_type_count, sizeof(const struct record_type *));
    palette->type_count = permission_types(shell_session(picker->view.shell), palette->types);
    for (size_t i = 0; i < palette->type_count; i++) {
        char number[KEY_NAME_SIZE] = "";
        int place_of_list = palette->types[i]->number;
        key digit = place_of_list < 10 ? (key)('0' + place_of_list) : KEY_NONE;
        const struct command *command = keymap_find(keymap, place, digit);
        if (command && string_equal(command->name, "go"))
            key_to_name(digit, number);
        picker_add(picker, palette->types[i]->table, "Go to this list", number);
    }
}

/* Trouble with reading leaves the commands usable. */
static void
add_views(struct palette_view *palette)
{
    struct shell *shell = palette->picker.view.shell;
    struct error error;
    if (!saved_views_read(shell_session(shell), &palette->views, &error))
        shell_say_error(shell, &error);
    for (size_t i = 0; i < palette->views.count; i++) {
        const struct saved_view *view = &palette->views.items[i];
        picker_add(&palette->picker, view->name, view->line, saved_view_whose(view));
    }
}

struct view *
palette_view_new(struct shell *shell, struct view *place_view)
{
    struct palette_view *palette = must_calloc(1, sizeof *palette);
    struct picker *picker = &palette->picker;
    picker_init(picker, &palette_class, ":");
    picker->view.shell = shell;
    picker->ranked = true;
    picker->pick = palette_pick;
    picker->typed_changed = palette_typed_changed;
    text_append(&picker->title, "Commands, lists and people");
    palette->command_count = command_rows_add(picker, shell, place_view, palette->commands);
    add_lists(palette, place_view->class->place);
    add_views(palette);
    palette->fixed_count = picker->count;
    palette->found = must_calloc(registry_type_count * PEOPLE_OF_A_TYPE, sizeof *palette->found);
    picker_match(picker);
    return &picker->view;
}
