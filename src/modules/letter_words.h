/* letter_words.h - the words in braces of a letter: "{known_as|name}". */
#ifndef MODULES_LETTER_WORDS_H
#define MODULES_LETTER_WORDS_H

#include "modules/letter.h"
#include "record/record.h"

/* What the words stand for. Borrowed. */
struct words {
    struct session *session;
    const struct letter *letter;
    const char *label; /* of the letter, for errors */
    const struct record *person;
    const struct record *event; /* that they are invited to; NULL for none */
    bool welsh;
};

/* Appends a text with its words filled in. */
bool words_fill(const struct words *words, const char *cell, struct text *out, struct error *error);

#endif
