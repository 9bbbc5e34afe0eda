/* bindings.h - what a keymap is made of, for the files that make it. */
#ifndef COMMAND_BINDINGS_H
#define COMMAND_BINDINGS_H

#include "command/keymap.h"

#include <stdbool.h>
#include <stddef.h>

#define NO_WISH ((size_t)-1)

struct binding {
    enum place place;
    key key;
    const struct command *command;
    size_t wish; /* index of the pair that gave the key; NO_WISH when the row did */
};

struct keymap {
    struct binding *bindings;
    size_t count, capacity;
    const struct command **commands; /* on screen, in the order of the tables */
    size_t command_count, command_capacity;
};

struct screen_place {
    enum place place;
    const char *word; /* in posact.yaml */
    const char *name; /* in messages */
};

#define SCREEN_PLACES 11
extern const struct screen_place screen_places[SCREEN_PLACES];

/* The next name in "e Enter": its start, and its length in *length; NULL at the end. */
const char *key_names_next(const char *names, size_t *length);
/* False for a key that is typed there: a letter, and what a line is edited with. */
bool key_is_free_in(enum place place, key pressed);
/* The binding of a key, or NULL; borrowed until the next is added. */
const struct binding *keymap_binding(const struct keymap *keymap, enum place place, key pressed);
/* Adds a binding, unless the command has that key there already. The key must be free. */
void keymap_bind(struct keymap *keymap, enum place place, key pressed,
                 const struct command *command, size_t wish);

#endif
