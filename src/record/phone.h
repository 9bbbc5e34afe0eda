/* phone.h - phone numbers in any of the ways people write them (B08). */
#ifndef RECORD_PHONE_H
#define RECORD_PHONE_H

#include "base/text.h"

#include <stddef.h>

/* How many digits the number has, an extension not counted. */
size_t phone_count_digits(const char *typed);
/* The same text for the same number: "+447700900123", "+441785232323x12". A number without a
 * country is a UK one. Appended to out. */
void phone_key(const char *typed, struct text *out);
/* The digits as they stand, without country: to find a number by its end. Appended to out. */
void phone_digits(const char *typed, struct text *out);

#endif
