/* name.c - the words of a name in the order of the alphabet. */
#include "record/name.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/utf8.h"

struct words {
    char **items;
    size_t count, capacity;
};

static void
words_clear(struct words *words)
{
    for (size_t i = 0; i < words->count; i++)
        free(words->items[i]);
    free(words->items);
}

static void
words_add(struct words *words, const char *word, size_t length)
{
    if (length == 0)
        return;
    words->items =
        array_reserve(words->items, &words->capacity, words->count + 1, sizeof *words->items);
    words->items[words->count++] = must_strndup(word, length);
}

static void
words_read(struct words *words, const char *name)
{
    struct text folded = TEXT_EMPTY;
    utf8_fold(&folded, name);
    const char *at = text_string(&folded), *start = at;
    uint32_t point;
    for (size_t size; (size = utf8_decode(at, &point)) > 0; at += size) {
        if (utf8_is_word(point))
            continue;
        words_add(words, start, (size_t)(at - start));
        start = at + size;
    }
    words_add(words, start, (size_t)(at - start));
    text_clear(&folded);
}

static int
compare_words(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void
add_last_word(struct words *words, const char *name)
{
    struct words whole = {.items = NULL};
    words_read(&whole, name);
    if (whole.count > 1)
        words_add(words, whole.items[whole.count - 1], strlen(whole.items[whole.count - 1]));
    words_clear(&whole);
}

void
name_words(const char *name, const char *known_as, struct text *out)
{
    struct words words = {.items = NULL};
    words_read(&words, known_as ? known_as : name ? name : "");
    if (known_as && words.count == 1 && name)
        add_last_word(&words, name);
    if (words.count > 0)
        qsort(words.items, words.count, sizeof *words.items, compare_words);
    for (size_t i = 0; i < words.count; i++)
        text_append_format(out, "%s%s", i > 0 ? " " : "", words.items[i]);
    words_clear(&words);
}
