/* recurrence.h - what comes back: "every 2 weeks on Mon and Wed", kept as a rule of RFC 5545
 * (3.3.10).
 *
 * A rule counts days. Hours, minutes and seconds are refused: a task is due on a day. */
#ifndef BASE_RECURRENCE_H
#define BASE_RECURRENCE_H

#include "base/date.h"
#include "base/error.h"
#include "base/text.h"

#include <stdbool.h>

/* As people type it: `daily`, `weekly`, `fortnightly`, `monthly`, `yearly`, `every 2 weeks`, `every
 * weekday`, `every mon, wed`, `every month on the 15th`, `monthly on the last fri`, each with
 * `until 3 april 2027` or `10 times` behind; or the rule itself, `FREQ=WEEKLY;BYDAY=MO`. *rule is
 * the caller's: canonical, "FREQ=..." first. ERROR_INPUT begins with `label`; a rule that gives no
 * day within 50 years is refused too. */
bool recurrence_parse(const char *typed, const char *label, struct date today, char **rule,
                      struct error *error);
/* The first day of the rule, begun on `first`, that comes after `after`. False when there is none:
 * it has ended. */
bool recurrence_next(const char *rule, struct date first, struct date after, struct date *next);
/* "every 2 weeks on Mon and Wed"; rules that words do not reach stand as they are. Appended. */
void recurrence_show(const char *rule, struct text *out);

#endif
