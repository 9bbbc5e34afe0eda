/* json_text.h - strings as JSON has them.
 *
 * Whatever nobody can see is written as \uXXXX, so that a terminal shows it and does nothing else
 * with it (F01). */
#ifndef EXCHANGE_JSON_TEXT_H
#define EXCHANGE_JSON_TEXT_H

#include "base/text.h"

/* "\"Siân\"", or "null" for NULL. Appended to out; the string is valid UTF-8. */
void json_text_append(struct text *out, const char *string);
/* "\"name\": \"value\"", what an object is made of. */
void json_text_append_member(struct text *out, const char *name, const char *value);

#endif
