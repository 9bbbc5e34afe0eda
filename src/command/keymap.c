/* keymap.c - binds the keys of the command rows to the places where they work. */
#include "command/keymap.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"

#include "bindings.h"

const struct screen_place screen_places[SCREEN_PLACES] = {
    {PLACE_LIST, "list", "the list"},
    {PLACE_DETAIL, "detail", "the record"},
    {PLACE_FORM, "form", "the form"},
    {PLACE_READER, "reader", "the reader"},
    {PLACE_CHOOSER, "chooser", "the chooser"},
    {PLACE_ASK, "ask", "the question"},
    {PLACE_DAY, "day", "my day"},
    {PLACE_BOARD, "board", "the board"},
    {PLACE_DESK, "desk", "the desk"},
    {PLACE_CALENDAR, "calendar", "the calendar"},
    {PLACE_MATRIX, "matrix", "the matrix"},
};

/* --- keys and places --- */

const char *
key_names_next(const char *names, size_t *length)
{
    names += strspn(names, " ");
    *length = strcspn(names, " ");
    return *length > 0 ? names : NULL;
}

/* What a person cannot correct a line without. */
static bool
edits_a_line(key pressed)
{
    return pressed == KEY_RUB_OUT || pressed == KEY_DELETE || pressed == KEY_ARROW_LEFT ||
           pressed == KEY_ARROW_RIGHT || pressed == KEY_GO_HOME || pressed == KEY_GO_END;
}

bool
key_is_free_in(enum place place, key pressed)
{
    if (place & PLACE_LETTERS)
        return true;
    if (key_is_printable(pressed))
        return false;
    return place & (PLACE_CHOOSER | PLACE_DESK) ? pressed != KEY_RUB_OUT : !edits_a_line(pressed);
}

/* --- bindings --- */

const struct binding *
keymap_binding(const struct keymap *keymap, enum place place, key pressed)
{
    for (size_t i = 0; i < keymap->count; i++) {
        const struct binding *binding = &keymap->bindings[i];
        if (binding->key == pressed && binding->place == place)
            return binding;
    }
    return NULL;
}

void
keymap_bind(struct keymap *keymap, enum place place, key pressed, const struct command *command,
            size_t wish)
{
    if (keymap_find(keymap, place, pressed) == command)
        return;
    keymap->bindings = array_reserve(keymap->bindings, &keymap->capacity, keymap->count + 1,
                                     sizeof *keymap->bindings);
    keymap->bindings[keymap->count++] = (struct binding){place, pressed, command, wish};
}

static bool
refuse_clash(const struct command *command, const struct command *other, key pressed,
             const struct screen_place *place, struct error *error)
{
    char name[KEY_NAME_SIZE];
    key_to_name(pressed, name);
    return error_set(error, ERROR_CONFIG,
                     "'%s' and '%s' both have the key %s in %s; give one another key", other->name,
                     command->name, name, place->name);
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
        enum place place = screen_places[i].place;
        if ((command->where & place) == 0 || !key_is_free_in(place, pressed))
            continue;
        const struct command *other = keymap_find(keymap, place, pressed);
        if (other && other != command)
            return refuse_clash(command, other, pressed, &screen_places[i], error);
        keymap_bind(keymap, place, pressed, command, NO_WISH);
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
    const char *name = key_names_next(command->keys ? command->keys : "", &length);
    for (; name; name = key_names_next(name + length, &length)) {
        if (!bind_key(keymap, command, name, length, error))
            return false;
    }
    return true;
}

/* --- public --- */

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

/* Dictation and a hand on the wrong keys produce these; punctuation leads to where things are
 * named: the palette, the filter, help. */
static bool
is_letter(key pressed)
{
    bool punctuation = pressed < 0x80 && !strchr("0123456789"
                                                 "abcdefghijklmnopqrstuvwxyz"
                                                 "ABCDEFGHIJKLMNOPQRSTUVWXYZ ",
                                                 (int)pressed);
    return key_is_printable(pressed) && !punctuation;
}

void
keymap_drop_letters(struct keymap *keymap)
{
    size_t kept = 0;
    for (size_t i = 0; i < keymap->count; i++) {
        struct binding binding = keymap->bindings[i];
        if (binding.wish != NO_WISH || !is_letter(binding.key))
            keymap->bindings[kept++] = binding;
    }
    keymap->count = kept;
}

const struct command *
keymap_find(const struct keymap *keymap, enum place place, key pressed)
{
    const struct binding *binding = keymap_binding(keymap, place, pressed);
    return binding ? binding->command : NULL;
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

size_t
keymap_keys(const struct keymap *keymap, const struct command *command, enum place place, key *keys,
            size_t limit)
{
    size_t count = 0;
    for (size_t i = 0; i < keymap->count; i++) {
        const struct binding *binding = &keymap->bindings[i];
        if (binding->command != command || binding->place != place)
            continue;
        if (count < limit)
            keys[count] = binding->key;
        count++;
    }
    return count;
}

void
keymap_key_in(const struct keymap *keymap, const struct command *command, enum place place,
              char out[KEY_NAME_SIZE])
{
    key first = KEY_NONE;
    keymap_keys(keymap, command, place, &first, 1);
    key_to_name(first, out);
}

/* The first key of the command of this name, "" when it has none. */
static void
key_of_name(const struct keymap *keymap, enum place place, const char *name,
            char out[KEY_NAME_SIZE])
{
    out[0] = '\0';
    for (size_t i = 0; i < keymap->command_count; i++) {
        const struct command *command = keymap->commands[i];
        if ((command->where & place) != 0 && string_equal(command->name, name))
            keymap_key_in(keymap, command, place, out);
    }
}

void
keymap_way(const struct keymap *keymap, enum place place, const char *name, char out[KEY_WAY_SIZE])
{
    char key_name[KEY_NAME_SIZE] = "";
    key_of_name(keymap, place, name, key_name);
    if (*key_name != '\0') {
        snprintf(out, KEY_WAY_SIZE, "%s", key_name);
        return;
    }
    key_of_name(keymap, place, "palette", key_name);
    if (*key_name == '\0')
        key_of_name(keymap, place, "help", key_name);
    bool sign = key_name[1] == '\0' && ispunct((unsigned char)key_name[0]);
    snprintf(out, KEY_WAY_SIZE, "%s%s%s", key_name, sign ? "" : " ", name);
}
