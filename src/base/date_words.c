/* date_words.c - days in full, in English and Welsh. */
#include "base/date_words.h"

#include <stdio.h>

#include "base/date_names.h"

static const char *const welsh_months[MONTH_COUNT] = {
    "Ionawr",     "Chwefror", "Mawrth", "Ebrill", "Mai",      "Mehefin",
    "Gorffennaf", "Awst",     "Medi",   "Hydref", "Tachwedd", "Rhagfyr",
};

static const char *const welsh_weekdays[WEEKDAY_COUNT] = {
    "dydd Llun",   "dydd Mawrth", "dydd Mercher", "dydd Iau",
    "dydd Gwener", "dydd Sadwrn", "dydd Sul",
};

static void
write_words(struct date date, const char *const *weekdays, const char *const *months,
            char out[DATE_TEXT_SIZE])
{
    out[0] = '\0';
    if (date_is_real(date))
        snprintf(out, DATE_TEXT_SIZE, "%s %d %s %d", weekdays[date_weekday(date)], date.day,
                 months[date.month - 1], date.year);
}

void
date_words_english(struct date date, char out[DATE_TEXT_SIZE])
{
    write_words(date, weekday_names, month_names, out);
}

void
date_words_welsh(struct date date, char out[DATE_TEXT_SIZE])
{
    write_words(date, welsh_weekdays, welsh_months, out);
}
