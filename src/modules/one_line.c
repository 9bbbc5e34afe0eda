/* one_line.c - parts between semicolons, each known by its form. */
#include "modules/one_line.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "modules/candidate.h"

#define LINE_MOST 1000 /* bytes: more than four fields hold */
#define DIGITS_OF_PHONE 5

static void
forget(char **part)
{
    if (*part)
        explicit_bzero(*part, strlen(*part));
    free(*part);
    *part = NULL;
}

void
one_line_clear(struct one_line *line)
{
    forget(&line->name);
    forget(&line->contact);
    forget(&line->interest);
    forget(&line->source);
}

static bool
looks_like_phone(const char *part)
{
    size_t digits = 0;
    for (const char *at = part; *at; at++)
        digits += *at >= '0' && *at <= '9';
    return digits >= DIGITS_OF_PHONE && part[strspn(part, "0123456789 +()-./x")] == '\0';
}

static bool
refuse_second(const char *first, const char *second, const char *what, struct error *error)
{
    return error_set(error, ERROR_INPUT,
                     "'%s' and '%s' are both taken for %s; leave one of them out", first, second,
                     what);
}

static bool
take(char **place, char *part, const char *what, struct error *error)
{
    if (*place) {
        refuse_second(*place, part, what, error);
        forget(&part);
        return false;
    }
    *place = part;
    return true;
}

/* What the field makes of a part; NULL with an error, or when there is nothing in it. */
static char *
parse(size_t field, const char *part, const struct field_context *context, struct error *error)
{
    char *value = NULL;
    error->code = ERROR_NONE;
    return field_parse(&candidate_type.fields[field], part, context, &value, error) ? value : NULL;
}

/* By its form, once what cannot be seen is gone from its ends. */
static bool
take_part(struct one_line *line, const char *typed, const struct choice_list *interests,
          const struct field_context *context, struct error *error)
{
    char *part = parse(CANDIDATE_SOURCE, typed, context, error);
    if (!part)
        return error->code == ERROR_NONE;
    const struct choice *interest = choice_find_typed(interests, part);
    bool is_email = strchr(part, '@') != NULL;
    bool is_interest = interest && !interest->retired;
    if (!is_interest && !is_email && !looks_like_phone(part))
        return take(&line->source, part, "the source", error);
    char *value = is_interest
                      ? must_strdup(interest->code)
                      : parse(is_email ? CANDIDATE_EMAIL : CANDIDATE_PHONE, part, context, error);
    forget(&part);
    if (!value)
        return error->code == ERROR_NONE;
    return is_interest ? take(&line->interest, value, "the role of interest", error)
                       : take(&line->contact, value, "the phone or email", error);
}

static bool
take_name(struct one_line *line, const char *part, const struct field_context *context,
          struct error *error)
{
    line->name = parse(CANDIDATE_NAME, part, context, error);
    return line->name ||
           (error->code == ERROR_NONE &&
            error_set(error, ERROR_INPUT,
                      "Type the full name first, as in 'Sam Okoye; 07700 900123; PC; met at "
                      "stand'"));
}

bool
one_line_is(const char *typed)
{
    return strchr(typed, ';') != NULL;
}

bool
one_line_read(const char *typed, const struct choice_list *interests,
              const struct field_context *context, struct one_line *line, struct error *error)
{
    *line = (struct one_line){.name = NULL};
    if (strlen(typed) > LINE_MOST)
        return error_set(error, ERROR_INPUT, "A line holds %d characters at most; use the form",
                         LINE_MOST);
    char *copy = must_strdup(typed), *rest = copy, *part;
    bool done = take_name(line, strsep(&rest, ";"), context, error);
    while (done && (part = strsep(&rest, ";")) != NULL) {
        part += strspn(part, " ");
        size_t length = strlen(part);
        while (length > 0 && part[length - 1] == ' ')
            part[--length] = '\0';
        done = length == 0 || take_part(line, part, interests, context, error);
    }
    explicit_bzero(copy, strlen(typed));
    free(copy);
    return done;
}
