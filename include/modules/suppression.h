/* suppression.h - counts of people as they may leave posact: small ones withheld, the others
 * rounded, so that nobody is found in a number (D17, P46). */
#ifndef MODULES_SUPPRESSION_H
#define MODULES_SUPPRESSION_H

#include "base/text.h"
#include "config/config.h"
#include "modules/report.h"

#include <stddef.h>

/* "[c]" below the threshold of posact.yaml, noughts too, else rounded: "25". Appended to out. */
void suppression_append(const struct config *config, size_t count, struct text *out);
/* How counts of groups are let out: to others, or on the officer's own screen. */
struct disclosure_policy suppression_policy(const struct config *config, bool released);
/* How reports let counts out, by posact.yaml, when nothing was let out before. */
struct report_rule suppression_rule(const struct config *config, bool release);

#endif
