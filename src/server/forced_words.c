/* forced_words.c - one pass over the line, a word at a time. */
#include "server/forced_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"

static bool
check_line(const char *line, struct error *error)
{
    size_t length = strnlen(line, FORCED_LINE_MOST + 1);
    if (length > FORCED_LINE_MOST)
        return error_set(error, ERROR_USAGE,
                         "The command is longer than %d bytes; a long text goes over standard "
                         "input, as in: --notes -",
                         FORCED_LINE_MOST);
    if (!utf8_check(line, length, NULL))
        return error_set(error, ERROR_USAGE, "The command must be UTF-8 text");
    for (size_t i = 0; i < length; i++) {
        if ((unsigned char)line[i] < ' ' || line[i] == 0x7f)
            return error_set(error, ERROR_USAGE,
                             "The command must be one line without control characters");
    }
    return true;
}

/* Inside double quotes a backslash stands for itself but before a quote or a backslash. */
static bool
takes_next(const char *at, char quote)
{
    return *at == '\\' && quote != '\'' && at[1] != '\0' &&
           (quote == '\0' || at[1] == '"' || at[1] == '\\');
}

/* Reads a word from where *line points to behind it; false when a quote does not end. */
static bool
read_word(const char **line, struct text *word)
{
    char quote = '\0';
    const char *at = *line;
    for (; *at != '\0' && (quote != '\0' || *at != ' '); at++) {
        bool opens = quote == '\0' && (*at == '\'' || *at == '"');
        if (takes_next(at, quote))
            text_append_char(word, *++at);
        else if (opens)
            quote = *at;
        else if (quote != '\0' && *at == quote)
            quote = '\0';
        else
            text_append_char(word, *at);
    }
    *line = at;
    return quote == '\0';
}

static void
add_word(struct forced_words *words, const char *word)
{
    words->items[words->count++] = must_strdup(word);
}

bool
forced_words_read(const char *line, struct forced_words *words, struct error *error)
{
    /* One for the name of the program, one for the end. */
    *words = (struct forced_words){.items = must_calloc(FORCED_WORDS_MOST + 2, sizeof(char *))};
    add_word(words, "posact");
    if (!check_line(line, error))
        return false;
    bool first = true;
    for (line += strspn(line, " "); *line != '\0'; line += strspn(line, " ")) {
        struct text word = TEXT_EMPTY;
        bool ended = read_word(&line, &word);
        bool fits = words->count <= FORCED_WORDS_MOST;
        bool is_name = first && string_equal(text_string(&word), "posact");
        if (ended && fits && !is_name)
            add_word(words, text_string(&word));
        text_clear(&word);
        if (!ended)
            return error_set(error, ERROR_USAGE, "A quotation mark in the command has no end");
        if (!fits)
            return error_set(error, ERROR_USAGE, "The command has more than %d words",
                             FORCED_WORDS_MOST);
        first = false;
    }
    return true;
}

void
forced_words_clear(struct forced_words *words)
{
    for (size_t i = 0; i < words->count; i++)
        free(words->items[i]);
    free(words->items);
    *words = (struct forced_words){.items = NULL};
}
