/* code_words.h - several codes of a configured list in one field: "pc, pcso". */
#ifndef MODULES_CODE_WORDS_H
#define MODULES_CODE_WORDS_H

#include "record/field.h"

#include <stdbool.h>

/* Codes or labels with a comma between, each once; *value is the caller's: "pc, pcso". */
bool code_words_parse(const struct field *field, const char *list, const char *typed,
                      const struct field_context *context, char **value, struct error *error);
/* "Police constable, PCSO"; a code that is not in the list stands as it is. Appended to out. */
void code_words_show(const struct field_context *context, const char *list, const char *value,
                     struct text *out);
/* True when the codes have this one, or there are none: what is for all is for this one, too. */
bool code_words_have(const char *value, const char *code);

#endif
