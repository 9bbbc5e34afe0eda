/* references.c - codes in one setting that must stand in the list of another. */
#include "references.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

#include "fault.h"

#define CODES_MAX 256

/* A place in the file, and the setting that stands there. */
struct spot {
    const struct setting_row *row;
    const struct setting_value *value;
    size_t line, column;
    struct error_list *problems;
};

static void
tell_unknown(const struct spot *spot, const char *code, const struct codes *of)
{
    struct error *error = error_list_new(spot->problems);
    char *quoted = fault_quote(code);
    const char *names[CODES_MAX];
    size_t count = of->list->count < CODES_MAX ? of->list->count : CODES_MAX;
    for (size_t i = 0; i < count; i++)
        names[i] = of->list->items[i].code;
    fault_at(error, spot->value->file, spot->line, spot->column, "%s: %s has no %s",
             spot->row->name, of->name, quoted);
    fault_suggest(error, code, names, count);
    free(quoted);
}

static void
tell_twice(const struct spot *spot, const char *code)
{
    fault_at(error_list_new(spot->problems), spot->value->file, spot->line, spot->column,
             "%s: '%s' is there twice; each goes on from the one before", spot->row->name, code);
}

void
references_check_column(const struct setting_row *row, size_t column,
                        const struct setting_value *value, const struct codes *codes,
                        struct error_list *problems)
{
    const struct yaml_value *item = value->yaml->first;
    for (size_t i = 0; i < value->list.count; i++, item = item->next) {
        const char *code = value->cells[i * row->column_count + column];
        if (!code || choice_find(codes->list, code))
            continue;
        const struct spot spot = {row, value, item->line, item->column, problems};
        tell_unknown(&spot, code, codes);
    }
}

/* Each word of a value once: who came back to a stage would never get out of it. */
static void
check_words(const struct spot *spot, const char *words, const struct codes *codes)
{
    const char *seen[CODES_MAX];
    char *copy = must_strdup(words), *rest = copy, *word;
    size_t count = 0;
    while ((word = strtok_r(rest, " ,", &rest)) && count < CODES_MAX) {
        size_t same = 0;
        while (same < count && !string_equal(seen[same], word))
            same++;
        if (same < count)
            tell_twice(spot, word);
        else if (!choice_find(codes->list, word))
            tell_unknown(spot, word, codes);
        seen[count++] = word;
    }
    free(copy);
}

void
references_check_pairs(const struct setting_row *row, const struct setting_value *value,
                       const struct codes *keys, const struct codes *words,
                       struct error_list *problems)
{
    for (const struct yaml_value *pair = value->yaml->first; pair; pair = pair->next) {
        const struct spot key = {row, value, pair->key_line, pair->key_column, problems};
        const struct spot spot = {row, value, pair->line, pair->column, problems};
        if (!choice_find(keys->list, pair->key))
            tell_unknown(&key, pair->key, keys);
        check_words(&spot, pair->text, words);
    }
}
