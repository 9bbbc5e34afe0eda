/* keymap.c - binds the keys of the command rows to the places where they work. */
#include "command/keymap.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"

struct binding {
    enum place place;
    key key;
    const struct command *command;
};

struct keymap {
    struct binding *bindings;
    size_t count, capacity;
    const struct command **commands; /* on screen, in the order of the tables */
    size_t command_count, command_capacity;
};

static const struct {
    enum place place;
    const char *name;
} screen_places[] = {
    {PLACE_LIST, "the list"},     {PLACE_DETAIL, "the record"},   {PLACE_FORM, "the form"},
    {PLACE_READER, "the reader"}, {PLACE_CHOOSER, "the chooser"}, {PLACE_ASK, "the question"},
};

#define SCREEN_PLACES (sizeof screen_places / sizeof screen_places[0])

/* The next name in "e Enter": its start, and its length in *length; NULL at the end. */
static const char *
next_name(const char *names, size_t *length)
{
    names += strspn(names, " ");
    *length = strcspn(names, " ");
    return *length > 0 ? names : NULL;
}

/* Where a text is typed, a letter is a letter. */
static bool
works_in(const struct command *command, enum place place, key pressed)
{
    if ((command->where & place) == 0)
        return false;
    return (place & PLACE_LETTERS) != 0 || !key_is_printable(pressed);
}

static bool
bind(struct keymap *keymap, const struct command *command, size_t place, key pressed,
     struct error *error)
{
    const struct command *other = keymap_find(keymap, screen_places[place].place, pressed);
    if (other == command)
        return true;
    if (other) {
        char name[KEY_NAME_SIZE];
        key_to_name(pressed, name);
        return error_set(error, ERROR_CONFIG,
                         "'%s' and '%s' both have the key %s in %s; give one another key",
                         other->name, command->name, name, screen_places[place].name);
    }
    keymap->bindings = array_reserve(keymap->bindings, &keymap->capacity, keymap->count + 1,
                                     sizeof *keymap->bindings);
    keymap->bindings[keymap->count++] =
        (struct binding){screen_places[place].place, pressed, command};
    return true;
}

static bool
bind_key(struct keymap *keymap, const struct command *command, const char *name, size_t length,
         struct error *error)
{
    key pressed;
    if (!key_from_name(name, length, &pressed))
        return error_set(
            error, ERROR_CONFIG,
            "'%s' has the key '%.*s', which is none; keys are like e, Enter, Ctrl-S, F1",
            command->name, (int)length, name);
    bool bound = false;
    for (size_t i = 0; i < SCREEN_PLACES; i++) {
        if (!works_in(command, screen_places[i].place, pressed))
            continue;
        if (!bind(keymap, command, i, pressed, error))
            return false;
        bound = true;
    }
    if (bound)
        return true;
    return error_set(error, ERROR_CONFIG,
                     "'%s' has the key '%.*s', which is typed where it works; give it another",
                     command->name, (int)length, name);
}

static bool
add_command(struct keymap *keymap, const struct command *command, struct error *error)
{
    if ((command->where & PLACE_SCREEN) == 0)
        return true;
    keymap->commands = array_reserve(keymap->commands, &keymap->command_capacity,
                                     keymap->command_count + 1, sizeof(const struct command *));
    keymap->commands[keymap->command_count++] = command;
    size_t length;
    const char *name = next_name(command->keys ? command->keys : "", &length);
    for (; name; name = next_name(name + length, &length)) {
        if (!bind_key(keymap, command, name, length, error))
            return false;
    }
    return true;
}

struct keymap *
keymap_new(const struct command_table *tables, size_t table_count, struct error *error)
{
    struct keymap *keymap = must_calloc(1, sizeof *keymap);
    for (size_t i = 0; i < table_count; i++) {
        for (size_t row = 0; row < tables[i].count; row++) {
            if (add_command(keymap, &tables[i].rows[row], error))
                continue;
            keymap_free(keymap);
            return NULL;
        }
    }
    return keymap;
}

void
keymap_free(struct keymap *keymap)
{
    if (!keymap)
        return;
    free(keymap->bindings);
    free(keymap->commands);
    free(keymap);
}

const struct command *
keymap_find(const struct keymap *keymap, enum place place, key pressed)
{
    for (size_t i = 0; i < keymap->count; i++) {
        const struct binding *binding = &keymap->bindings[i];
        if (binding->key == pressed && binding->place == place)
            return binding->command;
    }
    return NULL;
}

size_t
keymap_commands(const struct keymap *keymap, enum place place, const struct command **commands,
                size_t limit)
{
    size_t count = 0;
    for (size_t i = 0; i < keymap->command_count; i++) {
        if ((keymap->commands[i]->where & place) == 0)
            continue;
        if (count < limit)
            commands[count] = keymap->commands[i];
        count++;
    }
    return count;
}

/* The first key that works in one of the places. */
static void
find_key(const struct command *command, unsigned places, char out[KEY_NAME_SIZE])
{
    out[0] = '\0';
    size_t length;
    const char *name = next_name(command->keys ? command->keys : "", &length);
    for (; name; name = next_name(name + length, &length)) {
        key pressed;
        if (!key_from_name(name, length, &pressed))
            continue;
        for (size_t i = 0; i < SCREEN_PLACES; i++) {
            enum place place = screen_places[i].place;
            if ((places & place) != 0 && works_in(command, place, pressed)) {
                key_to_name(pressed, out);
                return;
            }
        }
    }
}

void
keymap_first_key(const struct command *command, char out[KEY_NAME_SIZE])
{
    find_key(command, PLACE_SCREEN, out);
}

void
keymap_key_in(const struct command *command, enum place place, char out[KEY_NAME_SIZE])
{
    find_key(command, place, out);
}
