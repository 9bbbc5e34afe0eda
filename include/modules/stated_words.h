/* stated_words.h - the words of what people say of themselves, and whether two texts share one: in
 * any case, with or without accents; "evening" and "evenings" are one. */
#ifndef MODULES_STATED_WORDS_H
#define MODULES_STATED_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct stated_word {
    uint64_t hash; /* of the key: most words differ here already */
    char *key;     /* as it is compared; owned */
    char *shown;   /* as it is written; owned */
};

struct stated_words {
    struct stated_word *items;
    size_t count, capacity;
};
void stated_words_clear(struct stated_words *words);

/* Adds the words of a text (NULL: none), each once. With `telling` those are left out that stand in
 * any sentence ("a", "who", "somebody", "buddy"), and the one behind "not". */
void stated_words_add(struct stated_words *words, const char *text, bool telling);
/* The same word among these; NULL. Borrowed. */
const struct stated_word *stated_words_find(const struct stated_words *words,
                                            const struct stated_word *wanted);

#endif
