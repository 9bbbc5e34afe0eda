/* working_days.c - counts working days. */
#include "modules/working_days.h"

#include <stdbool.h>

#define SATURDAY 5

static bool
is_working(const struct choice_list *holidays, struct date day)
{
    char code[DATE_TEXT_SIZE];
    date_to_iso(day, code);
    return date_weekday(day) < SATURDAY && !choice_find(holidays, code);
}

struct date
working_days_after(const struct choice_list *holidays, struct date from, long days)
{
    while (days > 0) {
        from = date_add_days(from, 1);
        if (is_working(holidays, from))
            days--;
    }
    return from;
}
