/* vcard_line.h - one unfolded line of a vCard, taken apart. */
#ifndef EXCHANGE_VCARD_LINE_H
#define EXCHANGE_VCARD_LINE_H

#include "exchange/vcard.h"

#include <stdbool.h>
#include <stddef.h>

/* What the part before the value says of it. */
bool vcard_head_is_quoted_printable(const char *head, size_t length);
/* Pictures, sounds, keys, and whatever stands in base64. */
bool vcard_head_is_passed_over(const char *head, size_t length);

/* Takes a line with a value apart into *property. `encoding` is what the file was read as. False
 * with the reason in *fault when the value cannot be read. */
bool vcard_line_read(const char *line, size_t length, const char *encoding,
                     struct vcard_property *property, struct text *fault);
void vcard_property_clear(struct vcard_property *property);

#endif
