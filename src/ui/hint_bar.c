/* hint_bar.c - as many hints as fit. */
#include "ui/hint_bar.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/text.h"
#include "term/draw.h"
#include "ui/shell.h"

/* More than fit in a bar of any width that is read at a glance. */
#define HINTS_MAX 32
#define COMMANDS_MAX 128 /* more than any place has */
#define HINT_GAP 2       /* as draw_hints leaves */

/* -- When ---------------------------------------------------------------------------------- */

static void
arrive(struct hint_visits *visits, const struct view_class *kind)
{
    visits->arriving = false;
    visits->first_visit = true;
    for (size_t i = 0; i < visits->count; i++)
        visits->first_visit = visits->first_visit && visits->kinds[i] != kind;
    if (!visits->first_visit)
        return;
    visits->kinds = array_reserve(visits->kinds, &visits->capacity, visits->count + 1,
                                  sizeof(const struct view_class *));
    visits->kinds[visits->count++] = kind;
}

bool
hint_visits_see(struct hint_visits *visits, const struct view_class *kind)
{
    if (visits->arriving)
        arrive(visits, kind);
    return visits->first_visit;
}

void
hint_visits_clear(struct hint_visits *visits)
{
    free(visits->kinds);
    *visits = (struct hint_visits){.kinds = NULL};
}

/* -- What ---------------------------------------------------------------------------------- */

/* The hints as they are found; their key names live here. */
struct hint_bar {
    char names[HINTS_MAX][KEY_NAME_SIZE];
    struct hint hints[HINTS_MAX + 1]; /* ended by a NULL key */
    size_t count;
    int room; /* columns that are left */
};

static void
add_hint(struct hint_bar *bar, const struct keymap *keymap, const struct command *command,
         enum place place)
{
    char *name = bar->names[bar->count];
    keymap_key_in(keymap, command, place, name);
    struct hint hint = {name, command->label ? command->label : command->name};
    int columns = canvas_columns(hint.key) + 1 + canvas_columns(hint.label);
    if (*name == '\0' || columns > bar->room)
        return;
    bar->room -= columns + HINT_GAP;
    bar->hints[bar->count++] = hint;
}

static bool
is_for_elsewhere(const struct command *command, bool first_screen)
{
    return string_equal(command->name, first_screen ? "back" : "quit");
}

/* The commands of a place, as the hints are chosen from. */
struct offers {
    struct view *view;
    const struct keymap *keymap;
    bool first_screen;
    const struct command *commands[COMMANDS_MAX];
    size_t count;
};

/* The type that a hint is for; NULL for any. */
static const struct record_type *
hint_type(const struct command *command)
{
    return command->hint ? command->hint : command->only;
}

static bool
is_offered(struct view *view, const struct command *command)
{
    struct id id;
    return shell_offers(view, command) &&
           (!command->hint || shell_target(view, command, &id) == command->hint);
}

/* Those of commands for one type alone, or the others. */
static void
add_hints(struct hint_bar *bar, const struct offers *offers, bool of_a_type)
{
    for (size_t i = 0; i < offers->count && bar->count < HINTS_MAX; i++) {
        const struct command *command = offers->commands[i];
        bool wanted = (command->flags & COMMAND_HINT) && (hint_type(command) != NULL) == of_a_type;
        if (wanted && !string_equal(command->name, "help") &&
            !is_for_elsewhere(command, offers->first_screen) && is_offered(offers->view, command))
            add_hint(bar, offers->keymap, command, offers->view->class->place);
    }
}

static const struct command *
find_help(const struct offers *offers)
{
    for (size_t i = 0; i < offers->count; i++) {
        if (string_equal(offers->commands[i]->name, "help"))
            return offers->commands[i];
    }
    return NULL;
}

void
hint_bar_draw(struct canvas *canvas, const struct keymap *keymap, struct view *view,
              bool first_screen)
{
    enum place place = view->class->place;
    struct offers offers = {.view = view, .keymap = keymap, .first_screen = first_screen};
    size_t count = keymap_commands(keymap, place, offers.commands, COMMANDS_MAX);
    offers.count = count < COMMANDS_MAX ? count : COMMANDS_MAX;
    struct hint_bar bar = {.room = canvas->columns};
    const struct command *help = find_help(&offers);
    if (help)
        add_hint(&bar, keymap, help, place);
    add_hints(&bar, &offers, true);
    add_hints(&bar, &offers, false);
    if (help && bar.count > 0) {
        bar.hints[bar.count] = bar.hints[0];
        memmove(bar.hints, bar.hints + 1, bar.count * sizeof *bar.hints);
    }
    bar.hints[bar.count] = (struct hint){NULL, NULL};
    draw_hints(canvas, bar.hints);
}
