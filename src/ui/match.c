/* match.c - ranks a text against typed words. */
#include "ui/match.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/text.h"

static bool
starts_word(const char *text, const char *at)
{
    return at == text || strchr(" -_'(:", at[-1]) != NULL;
}

static bool
has_letters_in_order(const char *text, const char *word, size_t length)
{
    size_t found = 0;
    for (; *text != '\0' && found < length; text++) {
        if (*text == word[found])
            found++;
    }
    return found == length;
}

static enum match
word_rank(const char *text, const char *word, size_t length)
{
    enum match rank = has_letters_in_order(text, word, length) ? MATCH_LETTERS : MATCH_NONE;
    for (const char *at = text; *at != '\0'; at++) {
        if (strncmp(at, word, length) != 0)
            continue;
        if (starts_word(text, at))
            return MATCH_WORD;
        rank = MATCH_INSIDE;
    }
    return rank;
}

enum match
match_rank(const char *text, const char *typed)
{
    if (strcmp(text, typed) == 0)
        return MATCH_WHOLE;
    if (string_starts(text, typed))
        return MATCH_START;
    enum match rank = MATCH_WORD;
    for (const char *word = typed + strspn(typed, " "); *word != '\0';) {
        size_t length = strcspn(word, " ");
        enum match of_word = word_rank(text, word, length);
        if (of_word < rank)
            rank = of_word;
        word += length;
        word += strspn(word, " ");
    }
    return rank;
}
