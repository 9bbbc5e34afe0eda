/* keymap.h - which key runs which command in which place: the keys of the rows, and what a person
 * wants instead. */
#ifndef COMMAND_KEYMAP_H
#define COMMAND_KEYMAP_H

#include "base/choice.h"
#include "base/error.h"
#include "base/key.h"
#include "command/command.h"

struct keymap;

/* The keys of the rows. A printable key works in PLACE_LETTERS only; elsewhere it is typed. Fails
 * with ERROR_CONFIG on an unknown key name, when two commands claim one key in one place, and on a
 * key that is typed wherever its command works. */
struct keymap *keymap_new(const struct command_table *tables, size_t table_count,
                          struct error *error);
void keymap_free(struct keymap *keymap);

/* Lays other keys over those of the rows: pairs of a command and its keys, as
 * "edit" -> "E", or in one place only "list.open" -> "Enter o"; "" takes its keys away. The words
 * for the places are list, detail, day, board, form, reader, chooser and ask; the pair that names a
 * place goes before the one that does not. Esc leads back, and Enter accepts where a text is typed,
 * whatever is laid over.
 *
 * A pair at fault costs that pair only: its command keeps the keys of its row. At fault are an
 * unknown command, place or key, a key that is typed there, a key that another command has, and
 * taking all keys from a COMMAND_ESSENTIAL. Each adds a problem whose `field` is the index of the
 * pair. */
void keymap_change(struct keymap *keymap, const struct choice_list *pairs,
                   struct error_list *problems);
/* A25: letters, digits and Space run nothing any more, save where keymap_change gave them. */
void keymap_drop_letters(struct keymap *keymap);

/* `place` is a single PLACE_ value; NULL when the key is free there. */
const struct command *keymap_find(const struct keymap *keymap, enum place place, key key);
/* The commands that work in `place`, in the order of the tables; returns how many, fills at most
 * `limit`. */
size_t keymap_commands(const struct keymap *keymap, enum place place,
                       const struct command **commands, size_t limit);

/* The keys that run a command in `place`, the first one first; returns how many, fills at most
 * `limit`. */
size_t keymap_keys(const struct keymap *keymap, const struct command *command, enum place place,
                   key *keys, size_t limit);
/* The name of the first of them, "" when there is none. */
void keymap_key_in(const struct keymap *keymap, const struct command *command, enum place place,
                   char out[KEY_NAME_SIZE]);

#define KEY_WAY_SIZE 64
/* How a person gets at the command of this name in `place`, for messages: "n", without a key of its
 * own ":add" or, where there is no palette, "Ctrl-G add". */
void keymap_way(const struct keymap *keymap, enum place place, const char *name,
                char out[KEY_WAY_SIZE]);

#endif
