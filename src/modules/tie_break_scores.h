/* tie_break_scores.h - elements and scores as they stand in a field: "Interview, Written exercise"
 * and "Interview 41, Written exercise 30.5". */
#ifndef MODULES_TIE_BREAK_SCORES_H
#define MODULES_TIE_BREAK_SCORES_H

#include "record/field.h"

#include <stdbool.h>
#include <stddef.h>

#define ELEMENTS_MOST 20

/* record/field.h's parse of each: tidied, each element once. *value is the caller's. */
bool elements_parse(const struct field *field, const char *typed,
                    const struct field_context *context, char **value, struct error *error);
bool scores_parse(const struct field *field, const char *typed, const struct field_context *context,
                  char **value, struct error *error);

/* Calls `visit` for each element of a value, in its order; stops when it says false. */
typedef bool element_visit(void *context, const char *element);
bool elements_each(const char *elements, element_visit *visit, void *context);
/* The score of an element, whatever the case; false when there is none. */
bool scores_find(const char *scores, const char *element, double *score);

#endif
