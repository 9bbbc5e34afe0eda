/* json_text.h - strings as JSON has them, for the few reports that are not records. */
#ifndef CLI_JSON_TEXT_H
#define CLI_JSON_TEXT_H

#include "base/text.h"

/* "\"Siân\"", or "null" for NULL. Appended to out; the string is valid UTF-8. */
void json_text_append(struct text *out, const char *string);
/* "\"name\": \"value\"", what an object is made of. */
void json_text_append_member(struct text *out, const char *name, const char *value);

#endif
