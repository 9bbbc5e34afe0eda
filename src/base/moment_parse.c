/* moment_parse.c - a day as people type it, with a time of day behind it. */
#include "base/date.h"

#include <string.h>
#include <time.h>

#include "base/utf8.h"

#define NOON 12
#define HALF_DAY_HOURS 12
#define MS_PER_SECOND 1000
#define ZONE_SIZE 8

/* A time of day at the end of a text. */
struct typed_time {
    size_t start; /* where it begins; the day is before it */
    int hour, minute;
    bool found;
    bool real; /* no 25:00, no 13 pm */
};

static bool
is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* "pm" or "p.m." at the end: 'a' or 'p', NUL for neither. */
static char
cut_half_day(const char *text, size_t *length)
{
    static const char *const endings[] = {"am", "pm", "a.m.", "p.m."};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        size_t ending = strlen(endings[i]);
        if (*length > ending && strncmp(text + *length - ending, endings[i], ending) == 0) {
            *length -= ending;
            while (*length > 0 && text[*length - 1] == ' ')
                (*length)--;
            return endings[i][0];
        }
    }
    return '\0';
}

/* How a time is written, in the order of how surely it is one. */
enum time_form {
    FORM_NONE,
    FORM_HOUR, /* "2", a time only with "pm" behind it */
    FORM_STOP, /* "14.30", which may be a day as well */
    FORM_COLON /* "14:30" */
};

static enum time_form
read_clock(const char *text, size_t length, struct typed_time *time)
{
    size_t i = 0;
    for (; i < length && i < 2 && is_digit(text[i]); i++)
        time->hour = time->hour * 10 + (text[i] - '0');
    if (i == 0)
        return FORM_NONE;
    if (i == length)
        return FORM_HOUR;
    if (length - i != 3 || !is_digit(text[i + 1]) || !is_digit(text[i + 2]))
        return FORM_NONE;
    time->minute = (text[i + 1] - '0') * 10 + (text[i + 2] - '0');
    if (text[i] == ':')
        return FORM_COLON;
    return text[i] == '.' ? FORM_STOP : FORM_NONE;
}

/* "2" is no time without "pm", and "27.3" or "21.11" may be a day: with a full stop it takes
 * figures that fit and something in front. */
static bool
is_time(const struct typed_time *time, enum time_form form, char half)
{
    if (form == FORM_NONE)
        return false;
    if (half != '\0' || form == FORM_COLON)
        return true;
    return form == FORM_STOP && time->start > 0 && time->real;
}

static struct typed_time
find_time(const char *text, size_t length)
{
    struct typed_time time = {.found = false};
    char half = cut_half_day(text, &length);
    time.start = length;
    while (time.start > 0 && (is_digit(text[time.start - 1]) || text[time.start - 1] == ':' ||
                              text[time.start - 1] == '.'))
        time.start--;
    /* Apart from the day: by a space, by a comma, or by the T of ISO 8601. */
    if (time.start > 0 && !strchr(" ,t", text[time.start - 1]))
        return time;
    enum time_form form = read_clock(text + time.start, length - time.start, &time);
    bool hour_fits = half == '\0' ? time.hour <= 23 : time.hour >= 1 && time.hour <= 12;
    time.real = hour_fits && time.minute <= 59;
    time.found = is_time(&time, form, half);
    if (half != '\0')
        time.hour = time.hour % HALF_DAY_HOURS + (half == 'p' ? HALF_DAY_HOURS : 0);
    return time;
}

/* --- the clock on the wall --- */

static struct tm
wall(struct date date, int hour, int minute, int summer)
{
    return (struct tm){
        .tm_year = date.year - 1900,
        .tm_mon = date.month - 1,
        .tm_mday = date.day,
        .tm_hour = hour,
        .tm_min = minute,
        .tm_isdst = summer,
    };
}

/* A moment that a clock on the wall shows, and the letters of its zone. */
struct shown_moment {
    int64_t moment;
    const char *zone;
};

/* When a clock on the wall shows that: once as a rule, never in the hour that is skipped in spring,
 * twice in the one that comes again in autumn, summer time first. */
static size_t
find_moments(struct date date, int hour, int minute, struct shown_moment found[2])
{
    size_t count = 0;
    for (int summer = 1; summer >= 0; summer--) {
        struct tm local = wall(date, hour, minute, summer), back;
        time_t moment = mktime(&local);
        localtime_r(&moment, &back);
        bool shows = back.tm_hour == hour && back.tm_min == minute && back.tm_mday == date.day;
        if (shows && (count == 0 || found[0].moment != (int64_t)moment * MS_PER_SECOND))
            found[count++] = (struct shown_moment){(int64_t)moment * MS_PER_SECOND, back.tm_zone};
    }
    return count;
}

/* Days begin also where midnight is skipped: with the hour after it. */
int64_t
moment_from_date(struct date date)
{
    struct tm local = wall(date, 0, 0, -1);
    return (int64_t)mktime(&local) * MS_PER_SECOND;
}

bool
moment_on(struct date date, int64_t like, int64_t *out)
{
    struct tm local;
    struct shown_moment found[2] = {{.zone = NULL}};
    time_t seconds = (time_t)(like / MS_PER_SECOND);
    localtime_r(&seconds, &local);
    if (find_moments(date, local.tm_hour, local.tm_min, found) == 0)
        return false;
    *out = found[0].moment;
    return true;
}

static bool
choose_moment(struct date date, const struct typed_time *time, const char *zone, const char *label,
              int64_t *out, struct error *error)
{
    struct shown_moment found[2] = {{.zone = NULL}};
    char day[DATE_TEXT_SIZE];
    size_t count = find_moments(date, time->hour, time->minute, found);
    date_show(date, day);
    if (count == 0)
        return error_set(
            error, ERROR_INPUT,
            "%s must be a time that there is: on %s the clocks go forward over %d:%02d", label, day,
            time->hour, time->minute);
    if (!zone && count == 2)
        return error_set(error, ERROR_INPUT,
                         "%s must say which: on %s the clocks go back and %d:%02d comes twice; "
                         "type %s or %s behind it",
                         label, day, time->hour, time->minute, found[0].zone, found[1].zone);
    for (size_t i = 0; i < count; i++) {
        if (!zone || string_equal_no_case(found[i].zone, zone)) {
            *out = found[i].moment;
            return true;
        }
    }
    return error_set(error, ERROR_INPUT, "%s must be in %s: that is what clocks show on %s", label,
                     found[0].zone, day);
}

/* The letters of a zone of this place behind the time, "gmt" or "bst". */
static bool
cut_zone(struct text *text, char zone[ZONE_SIZE])
{
    tzset();
    const char *last = strrchr(text_string(text), ' ');
    size_t length = last ? strlen(last + 1) : 0;
    if (length == 0 || length >= ZONE_SIZE || last == text_string(text) || !is_digit(last[-1]))
        return false;
    if (!string_equal_no_case(last + 1, tzname[0]) && !string_equal_no_case(last + 1, tzname[1]))
        return false;
    memcpy(zone, last + 1, length + 1);
    text_cut(text, (size_t)(last - text_string(text)));
    return true;
}

/* Cuts the time off the text and leaves the day, which date_parse reads. */
static void
cut_time(struct text *text, const struct typed_time *time)
{
    text_cut(text, time->start);
    size_t length = text->length;
    if (length > 1 && text->bytes[length - 1] == 't' && is_digit(text->bytes[length - 2]))
        text_cut(text, length - 1);
}

static bool
parse_folded(struct text *folded, const char *label, int64_t now, enum date_side side, int64_t *out,
             struct error *error)
{
    char zone[ZONE_SIZE];
    bool zoned = cut_zone(folded, zone);
    struct typed_time time = find_time(text_string(folded), folded->length);
    if (time.found)
        cut_time(folded, &time);
    struct date date;
    if (!date_parse(text_string(folded), label, moment_to_date(now), side, &date, error))
        return false;
    if (time.found && !time.real)
        return error_set(error, ERROR_INPUT, "%s must have a real time, like 14:30 or 2:30 pm",
                         label);
    if (!time.found)
        time = (struct typed_time){.hour = NOON};
    return choose_moment(date, &time, zoned ? zone : NULL, label, out, error);
}

bool
moment_parse(const char *typed, const char *label, int64_t now, enum date_side side, int64_t *out,
             struct error *error)
{
    size_t length = strlen(typed);
    if (length > 0 && typed[length - 1] == 'Z' && moment_from_iso(typed, out))
        return true;
    struct text folded = TEXT_EMPTY;
    utf8_fold(&folded, typed);
    while (folded.length > 0 && folded.bytes[folded.length - 1] == ' ')
        text_cut(&folded, folded.length - 1);
    const char *start = text_string(&folded) + strspn(text_string(&folded), " ");
    bool ok = true;
    if (string_equal(start, "now"))
        *out = now;
    else
        ok = parse_folded(&folded, label, now, side, out, error);
    text_clear(&folded);
    return ok;
}
