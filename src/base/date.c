/* date.c - the calendar, and days and moments as text. */
#include "base/date.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/date_names.h"

#define FIRST_YEAR 1
#define LAST_YEAR 9999
#define MS_PER_SECOND 1000
#define SECONDS_PER_DAY 86400
#define DAYS_PER_ERA 146097 /* 400 years, after which the calendar repeats */

const char *const month_names[MONTH_COUNT] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December",
};

const char *const weekday_names[WEEKDAY_COUNT] = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
};

/* --- the calendar --- */

static bool
is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
month_length(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

bool
date_is_real(struct date date)
{
    return date.year >= FIRST_YEAR && date.year <= LAST_YEAR && date.month >= 1 &&
           date.month <= 12 && date.day >= 1 && date.day <= month_length(date.year, date.month);
}

/* Rounds down, also below zero. */
static int64_t
divide(int64_t value, int64_t by)
{
    return value / by - (value % by < 0 ? 1 : 0);
}

/* Years are counted from March here, so that the leap day comes last (after Howard Hinnant,
 * "chrono-compatible low-level date algorithms"). */
int64_t
date_to_days(struct date date)
{
    int64_t year = date.month <= 2 ? (int64_t)date.year - 1 : date.year;
    int64_t era = divide(year, 400);
    int64_t year_of_era = year - era * 400;
    int64_t month = (date.month + 9) % 12;
    int64_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * DAYS_PER_ERA + day_of_era - 719468; /* 1 March of year 0 to 1970 */
}

struct date
date_from_days(int64_t days)
{
    days += 719468;
    int64_t era = divide(days, DAYS_PER_ERA);
    int64_t day_of_era = days - era * DAYS_PER_ERA;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month = (5 * day_of_year + 2) / 153;
    int64_t calendar_month = month < 10 ? month + 3 : month - 9;
    return (struct date){
        .year = (int)(year_of_era + era * 400 + (calendar_month <= 2 ? 1 : 0)),
        .month = (int)calendar_month,
        .day = (int)(day_of_year - (153 * month + 2) / 5 + 1),
    };
}

struct date
date_add_days(struct date date, int64_t days)
{
    return date_from_days(date_to_days(date) + days);
}

int
date_weekday(struct date date)
{
    int64_t days = date_to_days(date) + 3; /* 1 January 1970 was a Thursday */
    return (int)(days - divide(days, 7) * 7);
}

/* --- ISO 8601 --- */

/* Reads exactly `count` digits and moves on past them. */
static bool
read_digits(const char **text, int count, int *value)
{
    *value = 0;
    for (int i = 0; i < count; i++) {
        char digit = **text;
        if (digit < '0' || digit > '9')
            return false;
        *value = *value * 10 + (digit - '0');
        (*text)++;
    }
    return true;
}

static bool
read_char(const char **text, char wanted)
{
    if (**text != wanted)
        return false;
    (*text)++;
    return true;
}

static bool
read_iso_date(const char **text, struct date *out)
{
    struct date date;
    if (!read_digits(text, 4, &date.year) || !read_char(text, '-') ||
        !read_digits(text, 2, &date.month) || !read_char(text, '-') ||
        !read_digits(text, 2, &date.day) || !date_is_real(date))
        return false;
    *out = date;
    return true;
}

bool
date_from_iso(const char *text, struct date *out)
{
    struct date date;
    if (!read_iso_date(&text, &date) || *text != '\0')
        return false;
    *out = date;
    return true;
}

void
date_to_iso(struct date date, char out[DATE_TEXT_SIZE])
{
    snprintf(out, DATE_TEXT_SIZE, "%04d-%02d-%02d", date.year, date.month, date.day);
}

/* --- for people --- */

/* The year has four figures, as it must have when it is typed again. */

void
date_show(struct date date, char out[DATE_TEXT_SIZE])
{
    out[0] = '\0';
    if (date_is_real(date))
        snprintf(out, DATE_TEXT_SIZE, "%d %s %04d", date.day, month_names[date.month - 1],
                 date.year);
}

void
date_show_weekday(struct date date, char out[DATE_TEXT_SIZE])
{
    out[0] = '\0';
    if (date_is_real(date))
        snprintf(out, DATE_TEXT_SIZE, "%.3s %d %.3s %04d", weekday_names[date_weekday(date)],
                 date.day, month_names[date.month - 1], date.year);
}

/* --- moments --- */

void
moment_to_iso(int64_t milliseconds, char out[DATE_TEXT_SIZE])
{
    int64_t seconds = divide(milliseconds, MS_PER_SECOND);
    int64_t days = divide(seconds, SECONDS_PER_DAY);
    int rest = (int)(seconds - days * SECONDS_PER_DAY);
    struct date date = date_from_days(days);
    snprintf(out, DATE_TEXT_SIZE, "%04d-%02d-%02dT%02d:%02d:%02dZ", date.year, date.month, date.day,
             rest / 3600, rest / 60 % 60, rest % 60);
}

/* "12:04", "12:04:00" or "12:04:00.123" to seconds of the day. */
static bool
read_iso_time(const char **text, int *out)
{
    int hour, minute, second = 0;
    if (!read_digits(text, 2, &hour) || !read_char(text, ':') || !read_digits(text, 2, &minute))
        return false;
    if (read_char(text, ':')) {
        if (!read_digits(text, 2, &second))
            return false;
        int digit;
        if (read_char(text, '.')) {
            if (!read_digits(text, 1, &digit))
                return false;
            while (read_digits(text, 1, &digit))
                continue;
        }
    }
    *out = (hour * 60 + minute) * 60 + second;
    return hour <= 23 && minute <= 59 && second <= 59;
}

bool
moment_from_iso(const char *text, int64_t *milliseconds)
{
    struct date date;
    int seconds = 0;
    if (!read_iso_date(&text, &date))
        return false;
    if (read_char(&text, 'T') || read_char(&text, ' ')) {
        if (!read_iso_time(&text, &seconds))
            return false;
        read_char(&text, 'Z');
    }
    if (*text != '\0')
        return false;
    *milliseconds = (date_to_days(date) * SECONDS_PER_DAY + seconds) * MS_PER_SECOND;
    return true;
}

/* False for moments that no calendar of 4-figure years has. */
static bool
to_local(int64_t milliseconds, struct tm *out)
{
    time_t seconds = divide(milliseconds, MS_PER_SECOND);
    return localtime_r(&seconds, out) != NULL && out->tm_year + 1900 >= FIRST_YEAR &&
           out->tm_year + 1900 <= LAST_YEAR;
}

/* In the hour that comes again when the clocks go back. */
static bool
comes_twice(const struct tm *local)
{
    struct tm other = *local, back;
    other.tm_isdst = !local->tm_isdst;
    time_t moment = mktime(&other);
    localtime_r(&moment, &back);
    return back.tm_isdst != local->tm_isdst && back.tm_hour == local->tm_hour &&
           back.tm_min == local->tm_min && back.tm_mday == local->tm_mday;
}

void
moment_show(int64_t milliseconds, char out[DATE_TEXT_SIZE])
{
    struct tm local;
    out[0] = '\0';
    if (!to_local(milliseconds, &local))
        return;
    bool twice = comes_twice(&local);
    snprintf(out, DATE_TEXT_SIZE, "%d %s %04d, %02d:%02d%s%.4s", local.tm_mday,
             month_names[local.tm_mon], local.tm_year + 1900, local.tm_hour, local.tm_min,
             twice ? " " : "", twice ? local.tm_zone : "");
}

void
moment_append_time(int64_t milliseconds, struct text *out)
{
    struct tm local;
    if (to_local(milliseconds, &local))
        text_append_format(out, "%02d:%02d", local.tm_hour, local.tm_min);
}

void
moment_to_stamp(int64_t milliseconds, char out[DATE_TEXT_SIZE])
{
    struct tm local = {.tm_mday = 1};
    to_local(milliseconds, &local);
    strftime(out, DATE_TEXT_SIZE, "%Y-%m-%d-%H%M%S", &local);
}

struct date
moment_to_date(int64_t milliseconds)
{
    struct tm local;
    if (!to_local(milliseconds, &local))
        return date_from_days(divide(milliseconds, (int64_t)SECONDS_PER_DAY * MS_PER_SECOND));
    return (struct date){local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}
