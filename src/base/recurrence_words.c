/* recurrence_words.c - rules of recurrence as people type and read them. */
#include "base/recurrence.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "recurrence_rule.h"

#define WORDS_MOST 16

/* -- What people type -------------------------------------------------------------------------- */

/* The words of a text, lower case, commas gone. */
struct words {
    char *items[WORDS_MOST];
    size_t count, next;
    char *bytes;
};

static struct words
split(const char *typed)
{
    struct words words = {.bytes = must_strdup(typed)};
    for (char *at = words.bytes; *at != '\0'; at++)
        *at = *at == ',' ? ' ' : (char)tolower((unsigned char)*at);
    char *rest = words.bytes, *word;
    while (words.count < WORDS_MOST && (word = strtok_r(rest, " \t", &rest)) != NULL)
        words.items[words.count++] = word;
    if (strtok_r(rest, " \t", &rest) != NULL) /* more than any rule has */
        words.count = 0;
    return words;
}

static const char *
peek(const struct words *words)
{
    return words->next < words->count ? words->items[words->next] : "";
}

static bool
take(struct words *words, const char *word)
{
    if (!string_equal(peek(words), word))
        return false;
    words->next++;
    return true;
}

/* RFC 5545 names; 0 Sunday as libical counts. */
static const char *const day_codes[] = {"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
static const char *const full_days[] = {"sunday",   "monday", "tuesday", "wednesday",
                                        "thursday", "friday", "saturday"};

/* "mon", "monday", "mondays"; -1 for none. */
static int
day_of(const char *word)
{
    size_t length = strlen(word);
    for (int i = 0; i < 7; i++) {
        size_t whole = strlen(full_days[i]);
        if (length >= 3 && strncmp(word, full_days[i], length < whole ? length : whole) == 0 &&
            (length <= whole || string_equal(word + whole, "s")))
            return i;
    }
    return -1;
}

/* "15", "15th"; 0 for none. */
static long
number_of(const char *word)
{
    char *end;
    long number = strtol(word, &end, 10);
    bool ends = *end == '\0' || string_equal(end, "st") || string_equal(end, "nd") ||
                string_equal(end, "rd") || string_equal(end, "th");
    return isdigit((unsigned char)*word) && ends && number > 0 && number < 1000 ? number : 0;
}

/* What was understood so far. */
struct reading {
    const char *frequency;
    long interval;
    struct text days;  /* BYDAY */
    long day_of_month; /* -1 the last; 0 none */
    long times;        /* COUNT; 0 none */
    struct date until; /* year 0 none */
};

static const struct {
    const char *word, *frequency;
    long interval;
} units[] = {
    {"daily", "DAILY", 1},        {"day", "DAILY", 1},        {"days", "DAILY", 1},
    {"weekly", "WEEKLY", 1},      {"week", "WEEKLY", 1},      {"weeks", "WEEKLY", 1},
    {"monthly", "MONTHLY", 1},    {"month", "MONTHLY", 1},    {"months", "MONTHLY", 1},
    {"yearly", "YEARLY", 1},      {"year", "YEARLY", 1},      {"years", "YEARLY", 1},
    {"fortnightly", "WEEKLY", 2}, {"fortnight", "WEEKLY", 2},
};

static bool
take_weekdays(struct words *words, struct reading *reading)
{
    if (!take(words, "weekday") && !take(words, "weekdays"))
        return false;
    text_append(&reading->days, "MO,TU,WE,TH,FR");
    return true;
}

static bool
take_unit(struct words *words, struct reading *reading)
{
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (!take(words, units[i].word))
            continue;
        reading->frequency = units[i].frequency;
        reading->interval *= units[i].interval;
        return true;
    }
    if (!take_weekdays(words, reading))
        return false;
    reading->frequency = "WEEKLY";
    return true;
}

static bool
take_day(struct words *words, struct reading *reading, long position)
{
    int day = day_of(peek(words));
    if (day < 0)
        return false;
    words->next++;
    text_append(&reading->days, reading->days.length > 0 ? "," : "");
    if (position != 0)
        text_append_format(&reading->days, "%ld", position);
    text_append(&reading->days, day_codes[day]);
    return true;
}

/* "first", "last", "2nd" before a day or in its place; 0 for none. */
static long
take_position(struct words *words)
{
    take(words, "the");
    if (take(words, "last"))
        return -1;
    if (take(words, "first"))
        return 1;
    long number = number_of(peek(words));
    words->next += number != 0 ? 1 : 0;
    return number;
}

/* "mon", "mon and wed", "weekdays", "the last fri"; "the 15th", "the last day" of a month. */
static bool
take_days(struct words *words, struct reading *reading)
{
    if (take_weekdays(words, reading))
        return true;
    long position = take_position(words);
    if (position != 0 && day_of(peek(words)) < 0) {
        take(words, "day");
        reading->day_of_month = position;
        return true;
    }
    if (!take_day(words, reading, position))
        return false;
    while (take(words, "and") || day_of(peek(words)) >= 0) {
        position = take_position(words);
        if (!take_day(words, reading, position))
            return false;
    }
    return true;
}

/* "until 3 april 2027", "10 times". */
static bool
take_end(struct words *words, const char *label, struct date today, struct reading *reading,
         struct error *error)
{
    if (take(words, "until")) {
        struct text day = TEXT_EMPTY;
        for (; words->next < words->count; words->next++)
            text_append_format(&day, "%s ", peek(words));
        bool read =
            date_parse(text_string(&day), label, today, DATE_COMING, &reading->until, error);
        text_clear(&day);
        return read;
    }
    long times = number_of(peek(words));
    if (times == 0)
        return true;
    words->next++;
    reading->times = times;
    return take(words, "times");
}

static bool
refuse(const char *typed, const char *label, struct error *error)
{
    return error_set(
        error, ERROR_INPUT,
        "%s '%s' was not understood; write it like 'every 2 weeks', 'every mon and "
        "wed' or 'monthly on the last fri', with 'until 3 april 2027' behind if it ends",
        label, typed);
}

static bool
read_words(struct words *words, struct reading *reading)
{
    take(words, "every");
    long number = number_of(peek(words));
    if (take(words, "other"))
        reading->interval = 2;
    else if (number > 0) {
        reading->interval = number;
        words->next++;
    }
    if (take_unit(words, reading)) {
        bool more = take(words, "on");
        return more ? take_days(words, reading) : true;
    }
    reading->frequency = "WEEKLY";
    take(words, "on");
    return take_days(words, reading);
}

static bool
makes_sense(const struct reading *reading)
{
    bool monthly = string_equal(reading->frequency, "MONTHLY");
    bool counted = strpbrk(text_string(&reading->days), "-0123456789") != NULL;
    if (reading->day_of_month < -1 || reading->day_of_month > 31)
        return false;
    return monthly || (reading->day_of_month == 0 && !counted);
}

static void
write_rule(const struct reading *reading, struct text *rule)
{
    text_append_format(rule, "FREQ=%s", reading->frequency);
    if (reading->until.year != 0)
        text_append_format(rule, ";UNTIL=%04d%02d%02dT235959", reading->until.year,
                           reading->until.month, reading->until.day);
    if (reading->times != 0)
        text_append_format(rule, ";COUNT=%ld", reading->times);
    if (reading->interval != 1)
        text_append_format(rule, ";INTERVAL=%ld", reading->interval);
    if (reading->days.length > 0)
        text_append_format(rule, ";BYDAY=%s", text_string(&reading->days));
    if (reading->day_of_month != 0)
        text_append_format(rule, ";BYMONTHDAY=%ld", reading->day_of_month);
}

bool
recurrence_parse(const char *typed, const char *label, struct date today, char **rule,
                 struct error *error)
{
    struct text text = TEXT_EMPTY;
    bool understood = strchr(typed, '=') != NULL;
    error->code = ERROR_NONE;
    if (understood) {
        text_append(&text, typed);
    } else {
        struct words words = split(typed);
        struct reading reading = {.interval = 1};
        understood = read_words(&words, &reading) &&
                     take_end(&words, label, today, &reading, error) && words.next == words.count &&
                     makes_sense(&reading);
        if (understood)
            write_rule(&reading, &text);
        text_clear(&reading.days);
        free(words.bytes);
    }
    bool done = understood && recurrence_rule_check(text_string(&text), today, rule);
    text_clear(&text);
    if (done || error->code != ERROR_NONE)
        return done;
    return refuse(typed, label, error);
}

/* -- What people read -------------------------------------------------------------------------- */

/* The value of a part of the rule; false when it has none. */
static bool
part(const char *rule, const char *name, char out[64])
{
    size_t length = strlen(name);
    for (const char *at = rule; at != NULL; at = strchr(at, ';')) {
        at += *at == ';' ? 1 : 0;
        if (strncmp(at, name, length) != 0 || at[length] != '=')
            continue;
        size_t size = strcspn(at + length + 1, ";");
        if (size >= 64)
            return false;
        memcpy(out, at + length + 1, size);
        out[size] = '\0';
        return true;
    }
    return false;
}

static void
show_ordinal(long number, struct text *out)
{
    const char *ending = "th";
    long last = number % 10;
    if (number / 10 != 1)
        ending = last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th";
    if (number == -1)
        text_append(out, "last");
    else
        text_append_format(out, "%ld%s", number, ending);
}

/* "MO,WE", "-1FR". False when words do not reach it. */
static bool
show_days(const char *days, struct text *out)
{
    if (string_equal(days, "MO,TU,WE,TH,FR")) {
        text_append(out, " on weekdays");
        return true;
    }
    text_append(out, " on ");
    for (const char *at = days; *at != '\0'; at += *at == ',' ? 1 : 0) {
        char *code;
        long position = strtol(at, &code, 10);
        int day = 0;
        while (day < 7 && strncmp(code, day_codes[day], 2) != 0)
            day++;
        if (day == 7 || position < -1)
            return false;
        if (at != days)
            text_append(out, code[2] == '\0' ? " and " : ", ");
        if (position != 0) {
            text_append(out, "the ");
            show_ordinal(position, out);
            text_append_char(out, ' ');
        }
        text_append_format(out, "%c%.2s", toupper((unsigned char)full_days[day][0]),
                           full_days[day] + 1);
        at = code + 2;
    }
    return true;
}

static bool
show_words(const char *rule, struct text *out)
{
    static const char *const known[] = {"FREQ",       "INTERVAL", "BYDAY",
                                        "BYMONTHDAY", "COUNT",    "UNTIL"};
    static const char *const ranges[][2] = {
        {"DAILY", "day"}, {"WEEKLY", "week"}, {"MONTHLY", "month"}, {"YEARLY", "year"}};
    char value[64];
    size_t parts = 1, found = 0, range = 0;
    for (const char *at = strchr(rule, ';'); at != NULL; at = strchr(at + 1, ';'))
        parts++;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        found += part(rule, known[i], value) ? 1 : 0;
    if (found != parts || !part(rule, "FREQ", value))
        return false;
    while (range < 4 && !string_equal(ranges[range][0], value))
        range++;
    if (range == 4)
        return false;
    if (part(rule, "INTERVAL", value) && !string_equal(value, "1"))
        text_append_format(out, "every %s %ss", value, ranges[range][1]);
    else
        text_append_format(out, "every %s", ranges[range][1]);
    if (part(rule, "BYDAY", value) && !show_days(value, out))
        return false;
    if (part(rule, "BYMONTHDAY", value)) {
        if (strchr(value, ',') != NULL || strtol(value, NULL, 10) < -1)
            return false;
        text_append(out, " on the ");
        show_ordinal(strtol(value, NULL, 10), out);
        text_append(out, strtol(value, NULL, 10) == -1 ? " day" : "");
    }
    if (part(rule, "COUNT", value))
        text_append_format(out, ", %s times", value);
    if (part(rule, "UNTIL", value)) {
        struct date until = {0, 0, 0};
        char shown[DATE_TEXT_SIZE];
        if (sscanf(value, "%4d%2d%2d", &until.year, &until.month, &until.day) != 3)
            return false;
        date_show(until, shown);
        text_append_format(out, " until %s", shown);
    }
    return true;
}

void
recurrence_show(const char *rule, struct text *out)
{
    struct text words = TEXT_EMPTY;
    text_append(out, show_words(rule, &words) ? text_string(&words) : rule);
    text_clear(&words);
}
