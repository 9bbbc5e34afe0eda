/* characteristic.h - words that tell a protected characteristic of a person: what no field holds,
 * no file fills and no force adds (P16-P18, P22, P23). */
#ifndef MODULES_CHARACTERISTIC_H
#define MODULES_CHARACTERISTIC_H

#include <stdbool.h>

/* Whether a folded text has one of the words, or begins with one. They stand between "|": each is
 * a whole word, or with "*" behind it the start of one; several are a phrase. */
bool has_any_word(const char *folded, const char *words);
bool begins_with_word(const char *folded, const char *words);
/* True when a folded text may tell a protected characteristic, or what is as sensitive. */
bool tells_characteristic(const char *folded);
/* True when a folded text may tell somebody's health (P23). */
bool tells_condition(const char *folded);
/* True when a folded text tells of an order of people: a tier, a place in a queue, a chance of
 * success (P9). */
bool tells_rank(const char *folded);

#endif
