/* working_days.h - days on which offices work: not Saturday, not Sunday, not a bank holiday. */
#ifndef MODULES_WORKING_DAYS_H
#define MODULES_WORKING_DAYS_H

#include "base/choice.h"
#include "base/date.h"

/* The so-many-th working day after `from`. The codes of the holidays are days. */
struct date working_days_after(const struct choice_list *holidays, struct date from, long days);

#endif
