/* one_line.h - a person on one line, as an officer at a stand types them: "Sam Okoye; 07700 900123;
 * PC; met at stand" (C05). The name comes first; what follows is known by its form, in any order.
 * Who reads it shows what was understood before anything is kept. */
#ifndef MODULES_ONE_LINE_H
#define MODULES_ONE_LINE_H

#include "base/choice.h"
#include "base/error.h"
#include "record/field.h"

#include <stdbool.h>

/* Owned strings; NULL for what the line does not say. */
struct one_line {
    char *name;
    char *contact;  /* a phone number or an email address */
    char *interest; /* a code of the list */
    char *source;
};
void one_line_clear(struct one_line *line);

/* Whether it is such a line: no name has a semicolon. */
bool one_line_is(const char *typed);

/* ERROR_INPUT says which part it is that does not fit. Clear it in any case. */
bool one_line_read(const char *typed, const struct choice_list *interests,
                   const struct field_context *context, struct one_line *line, struct error *error);

#endif
