/* keymap.h - which key runs which command in which place, made from the rows. */
#ifndef COMMAND_KEYMAP_H
#define COMMAND_KEYMAP_H

#include "base/error.h"
#include "base/key.h"
#include "command/command.h"

struct keymap;

/* A printable key works in PLACE_LETTERS only; elsewhere it is typed. Fails with ERROR_CONFIG on
 * an unknown key name, when two commands claim one key in one place, and on a printable key of a
 * command that has no place for it. */
struct keymap *keymap_new(const struct command_table *tables, size_t table_count,
                          struct error *error);
void keymap_free(struct keymap *keymap);
/* `place` is a single PLACE_ value; NULL when the key is free there. */
const struct command *keymap_find(const struct keymap *keymap, enum place place, key key);
/* The commands that work in `place`, in the order of the tables; returns how many, fills at most
 * `limit`. */
size_t keymap_commands(const struct keymap *keymap, enum place place,
                       const struct command **commands, size_t limit);
/* The first key of a command as text, "" when it has none; and the first that works in `place`. */
void keymap_first_key(const struct command *command, char out[KEY_NAME_SIZE]);
void keymap_key_in(const struct command *command, enum place place, char out[KEY_NAME_SIZE]);

#endif
