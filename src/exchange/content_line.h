/* content_line.h - lines as vCard (RFC 6350) and iCalendar (RFC 5545) both have them: NAME, perhaps
 * parameters, a colon, a value; folded and escaped (D12).
 *
 * libical is not asked to write them: 3.0.16 loses the last line end of a value that fills its
 * line, and carriage returns. */
#ifndef EXCHANGE_CONTENT_LINE_H
#define EXCHANGE_CONTENT_LINE_H

#include "base/text.h"

#include <stddef.h>

/* -- Writing: all end with CRLF, no line has more than 75 octets ------------------------------ */

/* "NAME:value", escaped, with `before` and `after` as they stand round it; nothing without a value.
 */
void content_append(struct text *out, const char *name, const char *before, const char *value,
                    const char *after);
/* A whole line whose value is no text, such as a time: nothing in it is escaped. */
void content_append_line(struct text *out, const char *line);

/* -- Reading ---------------------------------------------------------------------------------- */

/* Where the value begins: behind the first colon outside quotation marks, else behind the first; 0
 * when there is none. */
size_t content_head_length(const char *line, size_t length);
/* The next piece of the part before the value, up to `end` outside quotation marks; *from moves
 * behind it. The caller's. */
char *content_next_piece(const char **from, const char *limit, char end);

#endif
