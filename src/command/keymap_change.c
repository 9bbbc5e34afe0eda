/* keymap_change.c - lays the keys that a person wants over those of the rows. */
#include "command/keymap.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/text.h"

#include "bindings.h"

/* One pair, read. */
struct wish {
    const char *command;
    unsigned where; /* PLACE_... that it is about */
    const char *keys;
    bool placed;  /* names its place, so goes before one that does not */
    bool dropped; /* at fault: as if it were not there */
};

/* The keymap in the making. */
struct change {
    struct keymap *keymap;
    const struct choice_list *pairs;
    struct wish *wishes; /* one a pair */
    struct error_list *problems;
};

__attribute__((format(printf, 3, 4))) static bool
drop(struct change *change, size_t wish, const char *format, ...)
{
    va_list args;
    struct text why = TEXT_EMPTY;
    va_start(args, format);
    text_append_vformat(&why, format, args);
    va_end(args);
    error_list_add(change->problems, (int)wish, "%s", text_string(&why));
    text_clear(&why);
    change->wishes[wish].dropped = true;
    return false;
}

/* --- reading --- */

static const struct screen_place *
find_place(const char *word, size_t length)
{
    for (size_t i = 0; i < SCREEN_PLACES; i++) {
        if (strlen(screen_places[i].word) == length &&
            memcmp(screen_places[i].word, word, length) == 0)
            return &screen_places[i];
    }
    return NULL;
}

/* All places where a command of this name works, among `places`. */
static unsigned
where_works(const struct keymap *keymap, const char *name, unsigned places)
{
    unsigned where = 0;
    for (size_t i = 0; i < keymap->command_count; i++) {
        if (string_equal(keymap->commands[i]->name, name))
            where |= keymap->commands[i]->where & places;
    }
    return where;
}

static bool
drop_unknown(struct change *change, size_t index, const struct screen_place *place)
{
    const char *name = change->wishes[index].command;
    unsigned places = place ? place->place : PLACE_SCREEN;
    const struct keymap *keymap = change->keymap;
    const char **names = must_calloc(keymap->command_count + 1, sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < keymap->command_count; i++) {
        if (keymap->commands[i]->where & places)
            names[count++] = keymap->commands[i]->name;
    }
    const char *nearest = string_nearest(name, names, count);
    drop(change, index, "there is no command '%s'%s%s%s%s%s", name, place ? " in " : "",
         place ? place->name : "", nearest ? "; did you mean '" : "", nearest ? nearest : "",
         nearest ? "'" : "");
    free(names);
    return false;
}

/* "open", or "list.open". */
static bool
read_name(struct change *change, size_t index)
{
    struct wish *wish = &change->wishes[index];
    const char *written = change->pairs->items[index].code;
    const char *dot = strchr(written, '.');
    const struct screen_place *place = NULL;
    if (dot) {
        place = find_place(written, (size_t)(dot - written));
        if (!place)
            return drop(
                change, index,
                "'%s' must begin with list, detail, form, reader, chooser, ask or day, or have "
                "no dot",
                written);
    }
    wish->placed = place != NULL;
    wish->command = dot ? dot + 1 : written;
    wish->where = where_works(change->keymap, wish->command, place ? place->place : PLACE_SCREEN);
    return wish->where != 0 || drop_unknown(change, index, place);
}

static bool
read_key(struct change *change, size_t index, const char *name, size_t length)
{
    const struct wish *wish = &change->wishes[index];
    const char *written = change->pairs->items[index].code;
    key pressed;
    if (!key_from_name(name, length, &pressed))
        return drop(change, index,
                    "'%s' has the key '%.*s', which is none; keys are like e, Enter, Ctrl-S, F1",
                    written, (int)length, name);
    if (pressed == KEY_CTRL('C') || pressed == KEY_CTRL('H'))
        return drop(change, index, "'%s' cannot have %.*s, which does the same as %s everywhere",
                    written, (int)length, name, pressed == KEY_CTRL('C') ? "Esc" : "Backspace");
    for (size_t i = 0; i < SCREEN_PLACES; i++) {
        if ((wish->where & screen_places[i].place) &&
            key_is_free_in(screen_places[i].place, pressed))
            return true;
    }
    return drop(change, index,
                "'%s' has the key '%.*s', which is typed where it works; give it another", written,
                (int)length, name);
}

static void
read_pair(struct change *change, size_t index)
{
    struct wish *wish = &change->wishes[index];
    wish->keys = change->pairs->items[index].label;
    if (!read_name(change, index))
        return;
    size_t length;
    const char *name = key_names_next(wish->keys, &length);
    for (; name; name = key_names_next(name + length, &length)) {
        if (!read_key(change, index, name, length))
            return;
    }
}

/* --- binding --- */

/* The pair that holds for a command in a place; NO_WISH when its row does. */
static size_t
wish_for(const struct change *change, const struct command *command, enum place place)
{
    size_t found = NO_WISH;
    for (size_t i = 0; i < change->pairs->count; i++) {
        const struct wish *wish = &change->wishes[i];
        if (wish->dropped || !(wish->where & place) || !string_equal(wish->command, command->name))
            continue;
        if (found == NO_WISH || wish->placed)
            found = i;
    }
    return found;
}

/* The one to give way: what a person wrote, and of two such the later; so the rows always stay. */
static bool
drop_clashing(struct change *change, const struct command *command, size_t wish,
              const struct binding *other, const struct screen_place *place)
{
    char name[KEY_NAME_SIZE];
    key_to_name(other->key, name);
    size_t later = wish;
    if (wish == NO_WISH || (other->wish != NO_WISH && other->wish > wish))
        later = other->wish;
    return drop(change, later, "'%s' and '%s' would both have the key %s in %s; give one another",
                other->command->name, command->name, name, place->name);
}

static bool
bind_keys(struct change *change, const struct command *command, const struct screen_place *place,
          const char *keys, size_t wish)
{
    size_t length;
    const char *name = key_names_next(keys, &length);
    for (; name; name = key_names_next(name + length, &length)) {
        key pressed;
        if (!key_from_name(name, length, &pressed) || !key_is_free_in(place->place, pressed))
            continue;
        const struct binding *other = keymap_binding(change->keymap, place->place, pressed);
        if (other && other->command != command)
            return drop_clashing(change, command, wish, other, place);
        keymap_bind(change->keymap, place->place, pressed, command, wish);
    }
    return true;
}

/* Esc leads back everywhere, and where a text is typed Enter accepts it: no pair takes them away,
 * and messages may name them. */
static const char *
fixed_key(const struct command *command, enum place place)
{
    const char *keys = command->keys ? command->keys : "";
    if (string_equal(keys, "Esc"))
        return keys;
    return !(place & PLACE_LETTERS) && string_equal(keys, "Enter") ? keys : "";
}

static bool
bind_command(struct change *change, const struct command *command, const struct screen_place *place)
{
    size_t wish = wish_for(change, command, place->place);
    if (wish == NO_WISH)
        return bind_keys(change, command, place, command->keys ? command->keys : "", NO_WISH);
    size_t before = change->keymap->count;
    if (!bind_keys(change, command, place, change->wishes[wish].keys, wish))
        return false;
    if ((command->flags & COMMAND_ESSENTIAL) && change->keymap->count == before)
        return drop(change, wish, "'%s' must have a key in %s; it keeps its own", command->name,
                    place->name);
    return bind_keys(change, command, place, fixed_key(command, place->place), NO_WISH);
}

/* False when a pair was dropped, and all is to be bound again without it. */
static bool
bind_all(struct change *change)
{
    struct keymap *keymap = change->keymap;
    keymap->count = 0;
    for (size_t i = 0; i < keymap->command_count; i++) {
        for (size_t p = 0; p < SCREEN_PLACES; p++) {
            if ((keymap->commands[i]->where & screen_places[p].place) &&
                !bind_command(change, keymap->commands[i], &screen_places[p]))
                return false;
        }
    }
    return true;
}

void
keymap_change(struct keymap *keymap, const struct choice_list *pairs, struct error_list *problems)
{
    if (pairs->count == 0)
        return;
    struct change change = {
        .keymap = keymap,
        .pairs = pairs,
        .wishes = must_calloc(pairs->count + 1, sizeof *change.wishes),
        .problems = problems,
    };
    for (size_t i = 0; i < pairs->count; i++)
        read_pair(&change, i);
    while (!bind_all(&change)) {
    }
    free(change.wishes);
}
