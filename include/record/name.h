/* name.h - the names of people, compared as people do: by their words, in whatever order. */
#ifndef RECORD_NAME_H
#define RECORD_NAME_H

#include "base/text.h"

/* Appends the words of a name, folded and in the order of the alphabet: "jones sian wyn". With
 * `known_as` those of that instead, and when it is one word alone, which many have, the last word
 * of the name beside it: "beth cole". */
void name_words(const char *name, const char *known_as, struct text *out);

#endif
