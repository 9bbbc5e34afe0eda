/* suppression.h - counts of people as they may leave posact: small ones withheld, the others
 * rounded, so that nobody is found in a number (D17, P46). */
#ifndef MODULES_SUPPRESSION_H
#define MODULES_SUPPRESSION_H

#include "base/text.h"
#include "config/config.h"

#include <stddef.h>

/* "[c]" below the threshold of posact.yaml, noughts too, else rounded: "25". Appended to out. */
void suppression_append(const struct config *config, size_t count, struct text *out);
/* "Counts below 10 are shown as [c], the others are rounded to the nearest 5". Appended to out. */
void suppression_append_rule(const struct config *config, struct text *out);

#endif
