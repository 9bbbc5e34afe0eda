/* code_words.c - several codes of a configured list in one field. */
#include "modules/code_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

/* The next word behind commas and blanks; NULL at the end. The caller's. */
static char *
next_word(const char **at)
{
    *at += strspn(*at, ", ");
    size_t length = strcspn(*at, ",");
    const char *word = *at;
    *at += length;
    while (length > 0 && word[length - 1] == ' ')
        length--;
    return length > 0 ? must_strndup(word, length) : NULL;
}

/* The list as a field of one choice knows it. */
static struct field
as_choice(const struct field *field, const char *list)
{
    return (struct field){
        .name = field->name,
        .label = field->label,
        .kind = FIELD_CHOICE,
        .list = list,
    };
}

static bool
has_word(const char *value, const char *code)
{
    char *word;
    bool has = false;
    while (!has && (word = next_word(&value)) != NULL) {
        has = string_equal(word, code);
        free(word);
    }
    return has;
}

bool
code_words_have(const char *value, const char *code)
{
    return string_is_empty(value) || has_word(value, code);
}

bool
code_words_parse(const struct field *field, const char *list, const char *typed,
                 const struct field_context *context, char **value, struct error *error)
{
    struct field choice = as_choice(field, list);
    struct text codes = TEXT_EMPTY;
    bool done = true;
    char *word;
    while (done && (word = next_word(&typed)) != NULL) {
        char *code = NULL;
        done = field_parse(&choice, word, context, &code, error);
        if (code && !has_word(text_string(&codes), code))
            text_append_format(&codes, "%s%s", codes.length > 0 ? ", " : "", code);
        free(code);
        free(word);
    }
    *value = done && codes.length > 0 ? must_strdup(text_string(&codes)) : NULL;
    text_clear(&codes);
    return done;
}

void
code_words_show(const struct field_context *context, const char *list, const char *value,
                struct text *out)
{
    struct field choice = {.kind = FIELD_CHOICE, .list = list};
    const struct choice_list *choices = field_choices(&choice, context);
    char *word;
    for (bool first = true; value && (word = next_word(&value)) != NULL; first = false) {
        const struct choice *found = choice_find(choices, word);
        text_append_format(out, "%s%s", first ? "" : ", ", found ? found->label : word);
        free(word);
    }
}
