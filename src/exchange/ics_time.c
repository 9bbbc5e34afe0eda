/* ics_time.c - moments of the zones that libical knows.
 *
 * Which offset holds is asked of libical; which of two hours is meant is not, for it takes the
 * second of one that comes twice, and makes another hour of one that never comes. */
#include "ics_time.h"

#include <libical/ical.h>
#include <string.h>

#include "base/date.h"
#include "base/utf8.h"

#define MS_PER_SECOND 1000
#define SECONDS_PER_DAY 86400
#define DAY_DIGITS 8
#define TIME_DIGITS 6
#define FIRST_YEAR 1970
#define LAST_YEAR 2200
#define LONGEST_DAYS 366
#define ZONE_LENGTH 64

/* --- what is written --- */

static int
read_number(const char *digits, size_t count)
{
    int number = 0;
    for (size_t i = 0; i < count; i++)
        number = number * 10 + (digits[i] - '0');
    return number;
}

/* Figures, a T and figures, a Z; the last two parts may be missing. */
struct written {
    struct date date;
    int64_t second; /* of the day */
    bool has_time, utc;
};

static bool
read_written(const char *value, struct written *out)
{
    size_t length = strlen(value);
    *out = (struct written){.has_time = length > DAY_DIGITS};
    if (strspn(value, "0123456789") != DAY_DIGITS)
        return false;
    out->date =
        (struct date){read_number(value, 4), read_number(value + 4, 2), read_number(value + 6, 2)};
    if (!date_is_real(out->date) || out->date.year < FIRST_YEAR || out->date.year > LAST_YEAR)
        return false;
    const char *time = value + DAY_DIGITS;
    if (!out->has_time)
        return true;
    if (*time != 'T' || strspn(time + 1, "0123456789") != TIME_DIGITS)
        return false;
    time++;
    int hour = read_number(time, 2), minute = read_number(time + 2, 2);
    int second = read_number(time + 4, 2);
    out->second = (hour * 60 + minute) * 60 + (second == 60 ? 59 : second);
    out->utc = time[TIME_DIGITS] == 'Z';
    return hour <= 23 && minute <= 59 && second <= 60 &&
           time[TIME_DIGITS + (out->utc ? 1 : 0)] == '\0';
}

/* --- zones --- */

/* As Outlook and others call them. */
static const struct {
    const char *name, *zone;
} other_names[] = {
    {"GMT Standard Time", ICS_HOME_ZONE},
    {"GB", ICS_HOME_ZONE},
    {"GMT", "UTC"},
    {"Etc/GMT", "UTC"},
    {"Etc/UTC", "UTC"},
};

/* Only what a zone may be called: libical makes the name of a file of it. */
static bool
is_name(const char *name)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/";
    return *name != '/' && strlen(name) < ZONE_LENGTH && strspn(name, letters) == strlen(name);
}

static icaltimezone *
find_named(const char *name)
{
    for (size_t i = 0; i < sizeof other_names / sizeof *other_names; i++) {
        if (string_equal_no_case(name, other_names[i].name))
            name = other_names[i].zone;
    }
    return is_name(name) ? icaltimezone_get_builtin_timezone(name) : NULL;
}

/* Some programs put their own name first: "/mozilla.org/20050126_1/Europe/London". */
static icaltimezone *
find_zone(const char *name)
{
    icaltimezone *zone = find_named(name);
    const char *slash = *name == '/' ? name : NULL;
    for (; zone == NULL && slash != NULL; slash = strchr(slash + 1, '/'))
        zone = find_named(slash + 1);
    return zone;
}

/* Seconds by which the clocks of the zone are ahead. */
static int64_t
offset_at(icaltimezone *zone, int64_t seconds)
{
    int summer;
    struct icaltimetype time =
        icaltime_from_timet_with_zone((time_t)seconds, 0, icaltimezone_get_utc_timezone());
    return icaltimezone_get_utc_offset_of_utc_time(zone, &time, &summer);
}

/* By the offsets of the day before and the day after. False for an hour that the clocks skip. */
static bool
local_to_utc(icaltimezone *zone, int64_t local, int64_t *seconds)
{
    int64_t before = offset_at(zone, local - SECONDS_PER_DAY);
    int64_t after = offset_at(zone, local + SECONDS_PER_DAY);
    *seconds = local - before;
    if (offset_at(zone, *seconds) == before)
        return true;
    *seconds = local - after;
    return offset_at(zone, *seconds) == after;
}

/* --- times --- */

static void
append_fault(struct text *fault, const char *before, const char *value, const char *after)
{
    text_append_format(fault, "%s'%.*s' %s", before, utf8_quoted(value), value, after);
}

bool
ics_time_read(const char *value, const char *zone_name, int64_t *moment, bool *whole_day,
              struct text *fault)
{
    struct written written;
    if (!read_written(value, &written)) {
        append_fault(fault, "", value,
                     "is no time between 1970 and 2200; a time is written like 20261121T183000Z");
        return false;
    }
    *whole_day = !written.has_time;
    int64_t seconds = date_to_days(written.date) * SECONDS_PER_DAY + written.second;
    *moment = seconds * MS_PER_SECOND;
    if (written.utc)
        return true;
    bool at_home = string_is_empty(zone_name) || *whole_day;
    icaltimezone *zone = find_zone(at_home ? ICS_HOME_ZONE : zone_name);
    if (zone == NULL) {
        append_fault(fault, "The time zone ", at_home ? ICS_HOME_ZONE : zone_name,
                     "is not known; save the calendar with times in UTC or Europe/London");
        return false;
    }
    if (!local_to_utc(zone, seconds, &seconds)) {
        append_fault(fault, "", value, "never comes: the clocks go forward over it");
        return false;
    }
    *moment = seconds * MS_PER_SECOND;
    return true;
}

bool
ics_duration_read(const char *value, int64_t *milliseconds, struct text *fault)
{
    /* No figure is so long that it would not fit libical's. */
    size_t digits = 0;
    for (const char *at = value; *at != '\0' && digits < DAY_DIGITS; at++)
        digits = *at >= '0' && *at <= '9' ? digits + 1 : 0;
    struct icaldurationtype duration = icaldurationtype_bad_duration();
    if (digits < DAY_DIGITS && strlen(value) < ZONE_LENGTH)
        duration = icaldurationtype_from_string(value);
    int64_t days = (int64_t)duration.weeks * 7 + duration.days;
    int64_t seconds = days * SECONDS_PER_DAY + (int64_t)duration.hours * 3600 +
                      (int64_t)duration.minutes * 60 + duration.seconds;
    if (icaldurationtype_is_bad_duration(duration) || duration.is_neg || seconds <= 0 ||
        seconds > (int64_t)LONGEST_DAYS * SECONDS_PER_DAY) {
        append_fault(fault, "", value,
                     "is no duration of up to a year; one is written like PT1H30M");
        return false;
    }
    *milliseconds = seconds * MS_PER_SECOND;
    return true;
}

void
ics_time_append(int64_t moment, struct text *out)
{
    char iso[DATE_TEXT_SIZE];
    moment_to_iso(moment, iso);
    for (const char *at = iso; *at != '\0'; at++) {
        if (*at != '-' && *at != ':')
            text_append_char(out, *at);
    }
}

/* Seconds of the clocks at home since 1970. */
static int64_t
home_seconds(int64_t moment)
{
    int64_t seconds = moment / MS_PER_SECOND;
    icaltimezone *zone = find_zone(ICS_HOME_ZONE);
    return seconds + (zone != NULL ? offset_at(zone, seconds) : 0);
}

bool
ics_is_midnight(int64_t moment)
{
    return home_seconds(moment) % SECONDS_PER_DAY == 0;
}

void
ics_day_append(int64_t moment, struct text *out)
{
    struct date date = date_from_days(home_seconds(moment) / SECONDS_PER_DAY);
    text_append_format(out, "%04d%02d%02d", date.year, date.month, date.day);
}
