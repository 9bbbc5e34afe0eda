/* day.c - "Sat 21 Nov 2026, 12:04", in parts. */
#include "ui/day.h"

#include <string.h>

#include "base/date.h"

#define WEEKDAY_LENGTH 4 /* "Sat " */

bool
day_append(const struct field *field, const char *value, unsigned parts, struct text *out)
{
    struct date date;
    int64_t moment = 0;
    bool is_moment = field->kind == FIELD_MOMENT;
    if (!value || (!is_moment && field->kind != FIELD_DATE))
        return false;
    if (is_moment ? !moment_from_iso(value, &moment) : !date_from_iso(value, &date))
        return false;
    if (is_moment)
        date = moment_to_date(moment);
    char day[DATE_TEXT_SIZE];
    date_show_weekday(date, day);
    text_append(out, parts & DAY_WEEKDAY ? day : day + WEEKDAY_LENGTH);
    if (!is_moment || !(parts & DAY_TIME))
        return true;
    char shown[DATE_TEXT_SIZE];
    moment_show(moment, shown);
    const char *time = strchr(shown, ',');
    text_append(out, time ? time : "");
    return true;
}
