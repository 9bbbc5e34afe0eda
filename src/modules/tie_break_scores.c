/* tie_break_scores.c - reads elements and scores. */
#include "tie_break_scores.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

#define ELEMENT_MOST 60 /* bytes of a name */
#define BLANKS " \t"

/* The next part between commas, without blanks around it: the caller's; NULL at the end. */
static char *
next_part(const char **at)
{
    if (!*at)
        return NULL;
    const char *start = *at + strspn(*at, BLANKS);
    size_t length = strcspn(start, ",");
    *at = start[length] == ',' ? start + length + 1 : NULL;
    while (length > 0 && strchr(BLANKS, start[length - 1]))
        length--;
    return must_strndup(start, length);
}

bool
elements_each(const char *elements, element_visit *visit, void *context)
{
    const char *at = elements;
    char *part;
    bool more = true;
    while (more && (part = next_part(&at))) {
        more = visit(context, part);
        free(part);
    }
    return more;
}

/* --- what was typed --- */

struct reading {
    const struct field *field;
    bool scored; /* a number stands behind each */
    struct text read;
    char *names[ELEMENTS_MOST];
    size_t count;
    struct error *error;
};

static bool
is_number(const char *text)
{
    char *end;
    double number = strtod(text, &end);
    return text[strspn(text, "0123456789.")] == '\0' && end != text && *end == '\0' && number >= 0;
}

/* "Written exercise 30.5" to its name, in place, and the number. */
static const char *
split_score(char *part)
{
    char *blank = strrchr(part, ' ');
    if (!blank || !is_number(blank + 1))
        return NULL;
    const char *number = blank + 1;
    while (blank > part && (*blank == ' ' || *blank == ':' || *blank == '='))
        *blank-- = '\0';
    return number;
}

static bool
is_there(const struct reading *reading, const char *name)
{
    for (size_t i = 0; i < reading->count; i++)
        if (string_equal_no_case(reading->names[i], name))
            return true;
    return false;
}

static bool
read_part(void *context, const char *typed)
{
    struct reading *reading = context;
    const char *label = reading->field->label;
    char *part = must_strdup(typed);
    const char *number = reading->scored ? split_score(part) : NULL;
    bool done = true;
    if (*part == '\0' || strlen(part) > ELEMENT_MOST)
        done = error_set(reading->error, ERROR_INPUT,
                         "%s must have a name of at most %d letters on both sides of each comma",
                         label, ELEMENT_MOST);
    else if (reading->scored && !number)
        done = error_set(reading->error, ERROR_INPUT,
                         "%s must have a score behind each element, such as Interview 41, not '%s'",
                         label, typed);
    else if (is_there(reading, part))
        done = error_set(reading->error, ERROR_INPUT, "%s has '%s' twice", label, part);
    else if (reading->count == ELEMENTS_MOST)
        done = error_set(reading->error, ERROR_INPUT, "%s has more than %d elements", label,
                         ELEMENTS_MOST);
    if (done) {
        text_append_format(&reading->read, "%s%s%s%s", reading->count > 0 ? ", " : "", part,
                           number ? " " : "", number ? number : "");
        reading->names[reading->count++] = must_strdup(part);
    }
    free(part);
    return done;
}

static bool
parse(const struct field *field, const char *typed, bool scored, char **value, struct error *error)
{
    struct reading reading = {.field = field, .scored = scored, .error = error};
    bool done = elements_each(typed, read_part, &reading);
    for (size_t i = 0; i < reading.count; i++)
        free(reading.names[i]);
    *value = done ? text_take(&reading.read) : NULL;
    text_clear(&reading.read);
    return done;
}

bool
elements_parse(const struct field *field, const char *typed, const struct field_context *context,
               char **value, struct error *error)
{
    (void)context;
    return parse(field, typed, false, value, error);
}

bool
scores_parse(const struct field *field, const char *typed, const struct field_context *context,
             char **value, struct error *error)
{
    (void)context;
    return parse(field, typed, true, value, error);
}

/* --- one score --- */

struct search {
    const char *element;
    double *score;
};

static bool
is_other(void *context, const char *typed)
{
    struct search *search = context;
    char *part = must_strdup(typed);
    const char *number = split_score(part);
    bool found = number && string_equal_no_case(part, search->element);
    if (found)
        *search->score = strtod(number, NULL);
    free(part);
    return !found;
}

bool
scores_find(const char *scores, const char *element, double *score)
{
    struct search search = {element, score};
    return scores && !elements_each(scores, is_other, &search);
}
