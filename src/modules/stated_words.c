/* stated_words.c - takes texts apart into words, and looks words up. */
#include "modules/stated_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "modules/characteristic.h"

#define SHORTEST 2
#define SHORTEST_PLURAL 4 /* "days" is of "day", "his" of nothing */

/* English, then Welsh: words that tell nothing of who would fit. */
static const char untelling[] =
    "a|about|after|all|also|am|an|and|another|any|anybody|anyone|are|as|at|be|been|before|best|"
    "buddy|but|by|call|can|come|did|do|does|either|for|from|fine|free|good|happy|has|have|he|help|"
    "her|him|his|if|in|is|it|knows|know|like|likes|me|mentor|more|my|of|ok|on|one|only|or|other|"
    "our|person|police|officer|prefer|prefers|say|says|she|so|some|somebody|someone|speak|speaker|"
    "speaks|station|such|suits|talk|than|that|the|their|them|then|there|they|this|time|to|too|us|"
    "very|wants|was|we|well|were|what|when|where|which|who|will|with|work|works|would|yes|you|your|"
    "ac|ar|bod|cyfaill|efo|ei|eu|fel|fod|fy|gan|gyda|heddlu|hi|hoffi|i|mae|mewn|mi|na|neu|o|oes|"
    "pan|rhywun|siarad|sy|sydd|un|y|yn|yr";

/* What follows is not what somebody asks for. */
static const char negating[] = "no|not|never|without|dim|nid|heb";

void
stated_words_clear(struct stated_words *words)
{
    for (size_t i = 0; i < words->count; i++) {
        free(words->items[i].key);
        free(words->items[i].shown);
    }
    free(words->items);
    *words = (struct stated_words){.items = NULL};
}

/* FNV-1a. */
static uint64_t
hash_of(const char *key)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (const char *byte = key; *byte != '\0'; byte++)
        hash = (hash ^ (unsigned char)*byte) * UINT64_C(0x100000001b3);
    return hash;
}

const struct stated_word *
stated_words_find(const struct stated_words *words, const struct stated_word *wanted)
{
    for (size_t i = 0; i < words->count; i++)
        if (words->items[i].hash == wanted->hash && string_equal(words->items[i].key, wanted->key))
            return &words->items[i];
    return NULL;
}

/* One of many is the same. */
static void
drop_plural(struct text *key)
{
    size_t length = key->length;
    if (length >= SHORTEST_PLURAL && key->bytes[length - 1] == 's' && key->bytes[length - 2] != 's')
        text_cut(key, length - 1);
}

/* True when the next word does not count. */
static bool
add_word(struct stated_words *words, const char *start, size_t length, bool telling)
{
    char *shown = must_strndup(start, length);
    struct text key = TEXT_EMPTY;
    utf8_fold(&key, shown);
    bool says_nothing = telling && begins_with_word(text_string(&key), untelling);
    bool negates = telling && begins_with_word(text_string(&key), negating);
    drop_plural(&key);
    struct stated_word word = {hash_of(text_string(&key)), (char *)(uintptr_t)text_string(&key),
                               shown};
    if (key.length < SHORTEST || says_nothing || negates || stated_words_find(words, &word)) {
        free(shown);
        text_clear(&key);
        return negates;
    }
    word.key = text_take(&key);
    words->items =
        array_reserve(words->items, &words->capacity, words->count + 1, sizeof *words->items);
    words->items[words->count++] = word;
    return false;
}

void
stated_words_add(struct stated_words *words, const char *text, bool telling)
{
    const char *start = NULL, *at = text ? text : "";
    bool negated = false;
    for (;;) {
        uint32_t point;
        size_t length = utf8_decode(at, &point);
        bool inside = length > 0 && utf8_is_word(point);
        if (inside && !start)
            start = at;
        if (!inside && start) {
            negated = !negated && add_word(words, start, (size_t)(at - start), telling);
            start = NULL;
        }
        if (length == 0)
            return;
        at += length;
    }
}
