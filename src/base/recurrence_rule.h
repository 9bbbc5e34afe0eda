/* recurrence_rule.h - for recurrence in base/ only: a rule as libical sees it. */
#ifndef BASE_RECURRENCE_RULE_H
#define BASE_RECURRENCE_RULE_H

#include "base/date.h"

#include <stdbool.h>

/* True for a rule that counts days and gives at least one from today on; *canonical is then the
 * caller's (free). */
bool recurrence_rule_check(const char *text, struct date today, char **canonical);

#endif
