/* setting_scalar.c - one text, path, number, word or span, checked against the row of its setting.
 */
#include "setting_scalar.h"

#include <assert.h>
#include <pwd.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"

#include "fault.h"

#define WORDS_MAX 200
#define THEME_ENDING ".yaml"

bool
setting_is_one_line(const char *text)
{
    uint32_t point;
    for (size_t used; (used = utf8_decode(text, &point)) > 0; text += used) {
        if (utf8_is_control(point) || point == 0x2028 || point == 0x2029)
            return false;
    }
    return true;
}

static bool
string_ends(const char *string, const char *ending)
{
    size_t length = strlen(string);
    size_t ending_length = strlen(ending);
    return length > ending_length && strcmp(string + length - ending_length, ending) == 0;
}

static const char *
home_folder(void)
{
    const char *home = getenv("HOME");
    if (home && *home == '/')
        return home;
    const struct passwd *user = getpwuid(getuid());
    return user ? user->pw_dir : "/";
}

/* The folder of the file that the path stands in, with its last slash. */
static char *
folder_of(const char *file)
{
    const char *slash = strrchr(file, '/');
    return must_strndup(file, slash ? (size_t)(slash + 1 - file) : 0);
}

static bool
take_path(const struct setting_row *row, const char *text, const char *file,
          struct setting_value *value, struct error *error)
{
    if (string_starts(text, "~/")) {
        value->text = must_format("%s%s", home_folder(), text + 1);
        return true;
    }
    if (*text == '~') {
        char *quoted = fault_quote(text);
        error_set(error, ERROR_CONFIG, "%s must be a full path or begin with ~/, not %s", row->name,
                  quoted);
        free(quoted);
        return false;
    }
    char *folder = file && *text && *text != '/' ? folder_of(file) : must_strdup("");
    value->text = must_format("%s%s", folder, text);
    free(folder);
    return true;
}

/* "auto, always or never". */
static void
append_words(struct text *out, const struct setting_row *row)
{
    const struct choice_list *words = row->words;
    for (size_t i = 0; i < words->count; i++) {
        if (i > 0)
            text_append(out, i + 1 == words->count && row->kind == SETTING_WORD ? " or " : ", ");
        text_append(out, words->items[i].code);
    }
    if (row->kind == SETTING_PATH)
        text_append(out, " or a path ending in " THEME_ENDING);
}

static bool
refuse_word(const struct setting_row *row, const char *text, struct error *error)
{
    struct text words = TEXT_EMPTY;
    append_words(&words, row);
    char *quoted = fault_quote(text);
    error_set(error, ERROR_CONFIG, "%s must be %s, not %s", row->name, text_string(&words), quoted);
    free(quoted);
    text_clear(&words);

    const char *codes[WORDS_MAX];
    assert(row->words->count <= WORDS_MAX);
    for (size_t i = 0; i < row->words->count; i++)
        codes[i] = row->words->items[i].code;
    return fault_suggest(error, text, codes, row->words->count);
}

static bool
refuse_number(const struct setting_row *row, const char *text, struct error *error)
{
    char *quoted = fault_quote(text);
    error_set(error, ERROR_CONFIG, "%s must be a whole number from %ld to %ld, not %s", row->name,
              row->minimum, row->maximum, quoted);
    free(quoted);
    return false;
}

static bool
take_number(const struct setting_row *row, const char *text, struct setting_value *value,
            struct error *error)
{
    long number = 0;
    size_t digits = strspn(text, "0123456789");
    if (digits == 0 || digits > 9 || text[digits] != '\0')
        return refuse_number(row, text, error);
    for (size_t i = 0; i < digits; i++)
        number = number * 10 + (text[i] - '0');
    if (number < row->minimum || number > row->maximum)
        return refuse_number(row, text, error);
    value->number = number;
    value->text = must_format("%ld", number);
    return true;
}

static bool
take_text(const struct setting_row *row, const char *text, struct setting_value *value,
          struct error *error)
{
    long length = (long)utf8_length(text);
    if (length < row->minimum || length > row->maximum)
        return error_set(error, ERROR_CONFIG, "%s must have %ld to %ld characters, not %ld",
                         row->name, row->minimum, row->maximum, length);
    value->text = must_strdup(text);
    return true;
}

/* Line feeds and nothing else that controls a terminal. */
static bool
take_lines(const struct setting_row *row, const char *text, struct setting_value *value,
           struct error *error)
{
    uint32_t point;
    const char *at = text;
    for (size_t used; (used = utf8_decode(at, &point)) > 0; at += used) {
        if (utf8_is_control(point) && point != '\n')
            return error_set(error, ERROR_CONFIG, "%s must be without control characters",
                             row->name);
    }
    return take_text(row, text, value, error);
}

static bool
take_span(const struct setting_row *row, const char *text, struct setting_value *value,
          struct error *error)
{
    struct date after;
    if (!date_after((struct date){2000, 1, 1}, text, &after)) {
        char *quoted = fault_quote(text);
        error_set(error, ERROR_CONFIG, "%s must be how long after, such as +3d, +2w or +1m, not %s",
                  row->name, quoted);
        free(quoted);
        return false;
    }
    value->text = must_strdup(text);
    return true;
}

bool
setting_take_scalar(const struct setting_row *row, const char *text, const char *file,
                    struct setting_value *value, struct error *error)
{
    if (row->kind == SETTING_LINES)
        return take_lines(row, text, value, error);
    if (!setting_is_one_line(text))
        return error_set(error, ERROR_CONFIG, "%s must be one line without control characters",
                         row->name);
    switch (row->kind) {
    case SETTING_TEXT:
        return take_text(row, text, value, error);
    case SETTING_NUMBER:
        return take_number(row, text, value, error);
    case SETTING_WORD:
        if (!choice_find(row->words, text))
            return refuse_word(row, text, error);
        value->text = must_strdup(text);
        return true;
    case SETTING_SPAN:
        return take_span(row, text, value, error);
    case SETTING_PATH:
        if (row->words && choice_find(row->words, text)) {
            value->text = must_strdup(text);
            return true;
        }
        if (row->words && !string_ends(text, THEME_ENDING))
            return refuse_word(row, text, error);
        return take_path(row, text, file, value, error);
    case SETTING_LINES:
    case SETTING_LIST:
    case SETTING_PAIRS:
        break;
    }
    return error_set(error, ERROR_CONFIG, "%s can be set in posact.yaml only", row->name);
}
