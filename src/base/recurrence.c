/* recurrence.c - days that come back, by libical's iterator. */
#include "base/recurrence.h"

#include <stdlib.h>

#include <libical/ical.h>

#include "recurrence_rule.h"

/* A rule that gives nothing for so long gives nothing at all; libical itself looks further for some
 * and would keep the screen waiting. */
#define YEARS_MOST 50
/* Steps to a day: one a day for those years. */
#define STEPS_MOST (YEARS_MOST * 366)

/* -- Between our days and libical's ------------------------------------------------------------ */

/* At an hour of the day: of bare dates libical 3.0.16 forgets to go on to the next day. */
static struct icaltimetype
to_ical(struct date date)
{
    struct icaltimetype time = icaltime_null_time();
    time.year = date.year;
    time.month = date.month;
    time.day = date.day;
    time.hour = 9;
    return time;
}

static struct date
from_ical(struct icaltimetype time)
{
    return (struct date){time.year, time.month, time.day};
}

/* Whether libical understands it, and it counts days. */
static bool
read_rule(const char *text, struct icalrecurrencetype *rule)
{
    *rule = icalrecurrencetype_from_string(text);
    return rule->freq != ICAL_NO_RECURRENCE && rule->freq >= ICAL_DAILY_RECURRENCE &&
           rule->by_hour[0] == ICAL_RECURRENCE_ARRAY_MAX &&
           rule->by_minute[0] == ICAL_RECURRENCE_ARRAY_MAX &&
           rule->by_second[0] == ICAL_RECURRENCE_ARRAY_MAX;
}

bool
recurrence_next(const char *text, struct date first, struct date after, struct date *next)
{
    struct icalrecurrencetype rule;
    if (!read_rule(text, &rule))
        return false;
    icalrecur_iterator *iterator = icalrecur_iterator_new(rule, to_ical(first));
    if (iterator == NULL)
        return false;
    int64_t last =
        date_to_days(first) > date_to_days(after) ? date_to_days(first) : date_to_days(after);
    last += STEPS_MOST;
    bool found = false;
    for (int step = 0; step < STEPS_MOST && !found; step++) {
        struct icaltimetype time = icalrecur_iterator_next(iterator);
        if (icaltime_is_null_time(time) || date_to_days(from_ical(time)) > last)
            break;
        *next = from_ical(time);
        found = date_to_days(*next) > date_to_days(after);
    }
    icalrecur_iterator_free(iterator);
    return found;
}

bool
recurrence_rule_check(const char *text, struct date today, char **canonical)
{
    struct icalrecurrencetype rule;
    struct date next;
    if (!read_rule(text, &rule) || !recurrence_next(text, today, date_add_days(today, -1), &next))
        return false;
    *canonical = icalrecurrencetype_as_string_r(&rule);
    return *canonical != NULL;
}
