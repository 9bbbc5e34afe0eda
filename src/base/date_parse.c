/* date_parse.c - days as people type them, and what to say when they are not. */
#include "base/date.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/date_names.h"
#include "base/utf8.h"

#define MAX_TOKENS 8
#define WORD_SIZE 24
#define MAX_DIGITS 8
#define FIGURES_OF_A_YEAR 4
#define LEAP_SEARCH_YEARS 8 /* 29 February is at most 8 years away (round 1900, 2100) */
#define LONGEST_TYPED 200
#define SEPARATORS " ,./-\\_;'\""

/* A word, a number or the sign that begins "+7". */
struct token {
    enum { TOKEN_WORD, TOKEN_NUMBER, TOKEN_SIGN } kind;
    char word[WORD_SIZE]; /* lower case; a sign is "+" or "-" */
    int number;
    size_t figures;
};

struct tokens {
    struct token items[MAX_TOKENS];
    size_t count;
};

/* What is being read, for the messages and the words that depend on today. */
struct reading {
    const char *label;
    struct date today;
    enum date_side side;
    struct error *error;
};

/* --- messages, in the order of B04: missing, then impossible --- */

static bool
must_include(const struct reading *reading, const char *what)
{
    return error_set(reading->error, ERROR_INPUT, "%s must include %s", reading->label, what);
}

static bool
must_be_a_date(const struct reading *reading)
{
    return error_set(reading->error, ERROR_INPUT,
                     "%s must be a date like 27 3 2027, or a word such as tomorrow",
                     reading->label);
}

__attribute__((format(printf, 2, 3))) static bool
must_be_real(const struct reading *reading, const char *format, ...)
{
    char why[128];
    va_list args;
    va_start(args, format);
    vsnprintf(why, sizeof why, format, args);
    va_end(args);
    return error_set(reading->error, ERROR_INPUT, "%s must be a real date: %s", reading->label,
                     why);
}

/* --- tokens --- */

static bool
is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool
is_letter(char byte)
{
    return byte >= 'a' && byte <= 'z';
}

/* Each reads one token at the beginning of a folded text and returns its length, 0 when it is
 * too long to be a part of a date. */
static size_t
read_number(const char *text, struct token *token)
{
    size_t length = 0;
    for (; is_digit(text[length]); length++) {
        if (length == MAX_DIGITS)
            return 0;
        token->number = token->number * 10 + (text[length] - '0');
    }
    token->kind = TOKEN_NUMBER;
    token->figures = length;
    return length;
}

static size_t
read_word(const char *text, struct token *token)
{
    size_t length = 0;
    for (; is_letter(text[length]); length++) {
        if (length == WORD_SIZE - 1)
            return 0;
        token->word[length] = text[length];
    }
    token->kind = TOKEN_WORD;
    return length;
}

static size_t
read_token(const char *text, struct token *token)
{
    *token = (struct token){.kind = TOKEN_SIGN};
    if (is_digit(*text))
        return read_number(text, token);
    if (is_letter(*text))
        return read_word(text, token);
    if (*text != '+' && *text != '-')
        return 0;
    token->word[0] = *text;
    return 1;
}

/* Also spaces that are not ASCII. */
static size_t
separator_length(const char *text)
{
    if (strchr(SEPARATORS, *text))
        return 1;
    uint32_t point;
    size_t length = utf8_decode(text, &point);
    return utf8_is_invisible(point) ? length : 0;
}

/* "3rd", "the 3rd of April at" 2 pm: what may be left out. */
static bool
is_filler(const struct tokens *tokens, const struct token *token)
{
    static const char *const fillers[] = {"the", "of", "on", "at"};
    static const char *const endings[] = {"st", "nd", "rd", "th"};
    if (token->kind != TOKEN_WORD)
        return false;
    for (size_t i = 0; i < sizeof fillers / sizeof fillers[0]; i++) {
        if (string_equal(token->word, fillers[i]))
            return true;
    }
    bool after_number = tokens->count > 0 && tokens->items[tokens->count - 1].kind == TOKEN_NUMBER;
    for (size_t i = 0; after_number && i < sizeof endings / sizeof endings[0]; i++) {
        if (string_equal(token->word, endings[i]))
            return true;
    }
    return false;
}

/* A sign counts only at the beginning; elsewhere a hyphen separates. */
static bool
split(const char *text, struct tokens *out)
{
    out->count = 0;
    while (*text != '\0') {
        bool beginning = out->count == 0 || out->items[0].kind == TOKEN_SIGN;
        bool sign = beginning && *text == '-';
        size_t length = sign ? 0 : separator_length(text);
        if (length > 0) {
            text += length;
            continue;
        }
        struct token token;
        length = read_token(text, &token);
        if (length == 0 || (token.kind == TOKEN_SIGN && out->count > 0))
            return false;
        text += length;
        if (is_filler(out, &token))
            continue;
        if (out->count == MAX_TOKENS)
            return false;
        out->items[out->count++] = token;
    }
    return true;
}

/* --- words --- */

/* Index of the name that `word` is or begins ("sept", "tues"), with at least three letters;
 * -1 for none. */
static int
find_name(const char *word, const char *const *names, int count)
{
    size_t length = strlen(word);
    for (int i = 0; i < count && length >= 3; i++) {
        char start[WORD_SIZE];
        snprintf(start, sizeof start, "%.*s", (int)length, names[i]);
        if (string_equal_no_case(start, word))
            return i;
    }
    return -1;
}

static int
find_weekday(const struct token *token)
{
    if (token->kind != TOKEN_WORD)
        return -1;
    if (string_equal(token->word, "weds"))
        return 2;
    return find_name(token->word, weekday_names, WEEKDAY_COUNT);
}

static bool
is_word(const struct token *token, const char *word)
{
    return token->kind == TOKEN_WORD && string_equal(token->word, word);
}

static struct date
nearest_weekday(struct date today, int weekday, enum date_side side)
{
    int days = (weekday - date_weekday(today) + WEEKDAY_COUNT) % WEEKDAY_COUNT;
    if (side == DATE_PAST)
        return date_add_days(today, days - WEEKDAY_COUNT);
    return date_add_days(today, days == 0 ? WEEKDAY_COUNT : days);
}

/* "today", "fri", "next fri", "last fri". */
static bool
from_words(const struct tokens *tokens, const struct reading *reading, struct date *out)
{
    struct date today = reading->today;
    const struct token *first = &tokens->items[0];
    if (tokens->count == 1 && is_word(first, "today")) {
        *out = today;
    } else if (tokens->count == 1 && is_word(first, "tomorrow")) {
        *out = date_add_days(today, 1);
    } else if (tokens->count == 1 && is_word(first, "yesterday")) {
        *out = date_add_days(today, -1);
    } else {
        bool next = tokens->count == 2 && is_word(first, "next");
        bool last = tokens->count == 2 && is_word(first, "last");
        int weekday = find_weekday(&tokens->items[next || last ? 1 : 0]);
        if (weekday < 0 || (tokens->count != 1 && !next && !last))
            return false;
        enum date_side side = next ? DATE_COMING : last ? DATE_PAST : reading->side;
        *out = nearest_weekday(today, weekday, side);
    }
    return true;
}

/* --- from today: "+7", "+2w", "-3 months" --- */

static int
days_in_month(int year, int month)
{
    int day = 31;
    while (!date_is_real((struct date){year, month, day}))
        day--;
    return day;
}

/* The same day of another month, or its last day where it is shorter. */
static struct date
add_months(struct date date, int months)
{
    int month = date.year * MONTH_COUNT + date.month - 1 + months;
    struct date sum = {month / MONTH_COUNT, month % MONTH_COUNT + 1, date.day};
    if (!date_is_real((struct date){sum.year, sum.month, 1}))
        return (struct date){.year = 0}; /* beyond the calendar */
    int last = days_in_month(sum.year, sum.month);
    if (sum.day > last)
        sum.day = last;
    return sum;
}

/* 'd', 'w', 'm' or 'y'; NUL when it is no unit. */
static char
unit_of(const struct token *token)
{
    static const char *const units[] = {
        "d", "day",   "days",   "w", "wk", "wks", "week", "weeks",
        "m", "month", "months", "y", "yr", "yrs", "year", "years",
    };
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (is_word(token, units[i]))
            return units[i][0];
    }
    return '\0';
}

static bool
from_today(const struct reading *reading, const struct tokens *tokens, struct date *out)
{
    if (tokens->count < 2 || tokens->count > 3 || tokens->items[1].kind != TOKEN_NUMBER)
        return must_be_a_date(reading);
    char unit = tokens->count == 3 ? unit_of(&tokens->items[2]) : 'd';
    if (unit == '\0')
        return must_be_a_date(reading);
    int number = tokens->items[1].number;
    if (tokens->items[0].word[0] == '-')
        number = -number;
    struct date sum;
    if (unit == 'd' || unit == 'w')
        sum = date_add_days(reading->today, (int64_t)number * (unit == 'w' ? WEEKDAY_COUNT : 1));
    else
        sum = add_months(reading->today, number * (unit == 'y' ? MONTH_COUNT : 1));
    if (!date_is_real(sum))
        return must_be_real(reading, "years go from 1 to 9999");
    *out = sum;
    return true;
}

/* --- day, month, year --- */

/* The parts in the order of a date, each NULL when it was not typed. */
struct parts {
    const struct token *day;
    const struct token *month;
    const struct token *year;
};

static bool
looks_like_year(const struct token *token)
{
    return token->kind == TOKEN_NUMBER && token->figures >= FIGURES_OF_A_YEAR;
}

static bool
is_number(const struct token *token)
{
    return token->kind == TOKEN_NUMBER;
}

/* One number: a day, or a year that lacks all else. */
static bool
assign_one(const struct token *t, struct parts *out)
{
    if (t->figures > FIGURES_OF_A_YEAR)
        return false; /* "27032027" could be read in two ways */
    if (!is_number(t))
        *out = (struct parts){.month = t};
    else if (looks_like_year(t))
        *out = (struct parts){.year = t};
    else
        *out = (struct parts){.day = t};
    return true;
}

/* "27 3", "27 march", "march 27", "march 2027", "3 2027", "2027-03". */
static bool
assign_two(const struct token *t, struct parts *out)
{
    if (!is_number(&t[0]) && !is_number(&t[1]))
        return false;
    if (!is_number(&t[0]) || looks_like_year(&t[0])) {
        const struct token *named = is_number(&t[0]) ? &t[1] : &t[0];
        const struct token *other = is_number(&t[0]) ? &t[0] : &t[1];
        *out = looks_like_year(other) ? (struct parts){.month = named, .year = other}
                                      : (struct parts){.month = named, .day = other};
    } else if (!looks_like_year(&t[1])) {
        *out = (struct parts){.day = &t[0], .month = &t[1]};
    } else if (t[0].number <= MONTH_COUNT) {
        *out = (struct parts){.month = &t[0], .year = &t[1]};
    } else {
        *out = (struct parts){.day = &t[0], .year = &t[1]};
    }
    return true;
}

/* Always day first, save where a four-figure year or the name of the month stands there. */
static bool
assign_three(const struct token *t, struct parts *out)
{
    if (!is_number(&t[2]) || (!is_number(&t[0]) && !is_number(&t[1])))
        return false;
    if (!is_number(&t[0]))
        *out = (struct parts){.month = &t[0], .day = &t[1], .year = &t[2]};
    else if (looks_like_year(&t[0]))
        *out = (struct parts){.year = &t[0], .month = &t[1], .day = &t[2]};
    else
        *out = (struct parts){.day = &t[0], .month = &t[1], .year = &t[2]};
    return true;
}

static bool
assign(const struct token *tokens, size_t count, struct parts *out)
{
    assert(count == 0 || tokens != NULL);
    if (count == 1)
        return assign_one(tokens, out);
    if (count == 2)
        return assign_two(tokens, out);
    return count == 3 && assign_three(tokens, out);
}

/* What is missing, and years of other than four figures. Without a year is all right. */
static bool
check_missing(const struct reading *reading, const struct parts *parts)
{
    if (!parts->day && !parts->month)
        return must_include(reading, "a day and a month");
    if (!parts->day)
        return must_include(reading, "a day");
    if (!parts->month)
        return must_include(reading, "a month");
    if (parts->year && parts->year->figures != FIGURES_OF_A_YEAR)
        return must_include(reading, "4 numbers for the year");
    return true;
}

static bool
read_month(const struct reading *reading, const struct token *token, int *out)
{
    if (is_number(token)) {
        *out = token->number;
        if (*out >= 1 && *out <= MONTH_COUNT)
            return true;
        return must_be_real(reading, "there is no month %d, and the day comes first", *out);
    }
    int found = find_name(token->word, month_names, MONTH_COUNT);
    *out = found + 1;
    if (found >= 0)
        return true;
    const char *nearest = string_nearest(token->word, month_names, MONTH_COUNT);
    return nearest ? must_be_real(reading, "there is no month '%s'; did you mean %s?", token->word,
                                  nearest)
                   : must_be_real(reading, "there is no month '%s'", token->word);
}

/* The nearest such day on that side of today; false for one that no year has, like 31 November. */
static bool
find_year(struct date today, enum date_side side, struct date *date)
{
    int64_t from = date_to_days(today);
    int step = side == DATE_PAST ? -1 : 1;
    for (int years = 0; years <= LEAP_SEARCH_YEARS; years++) {
        date->year = today.year + step * years;
        if (date_is_real(*date) && (date_to_days(*date) - from) * step >= 0)
            return true;
    }
    return false;
}

static bool
read_parts(const struct reading *reading, const struct parts *parts, struct date *out)
{
    if (!check_missing(reading, parts))
        return false;
    assert(parts->day != NULL && parts->month != NULL);
    struct date date = {.day = parts->day->number};
    if (!read_month(reading, parts->month, &date.month))
        return false;
    const char *month = month_names[date.month - 1];
    if (date.day < 1 || date.day > 31)
        return must_be_real(reading, "there is no day %d", date.day);
    if (!parts->year) {
        if (!find_year(reading->today, reading->side, &date))
            return must_be_real(reading, "%s never has %d days", month, date.day);
    } else {
        date.year = parts->year->number;
        if (date.year == 0)
            return must_be_real(reading, "there is no year 0");
        if (!date_is_real(date))
            return must_be_real(reading, "%s %d has %d days", month, date.year,
                                days_in_month(date.year, date.month));
    }
    *out = date;
    return true;
}

/* "Sat 21 Nov 2026", as posact itself shows it: the weekday has to be the right one. */
static bool
from_calendar(const struct reading *reading, const struct tokens *tokens, struct date *out)
{
    int weekday = tokens->count > 1 ? find_weekday(&tokens->items[0]) : -1;
    size_t skipped = weekday >= 0 ? 1 : 0;
    struct parts parts;
    if (!assign(tokens->items + skipped, tokens->count - skipped, &parts))
        return must_be_a_date(reading);
    bool lone_word = parts.month && !parts.day && !parts.year;
    if (lone_word && find_name(parts.month->word, month_names, MONTH_COUNT) < 0)
        return must_be_a_date(reading);
    struct date date;
    if (!read_parts(reading, &parts, &date))
        return false;
    if (weekday >= 0 && weekday != date_weekday(date)) {
        char shown[DATE_TEXT_SIZE];
        date_show(date, shown);
        return must_be_real(reading, "%s is a %s", shown, weekday_names[date_weekday(date)]);
    }
    *out = date;
    return true;
}

/* Takes text that utf8_fold made: lower case, ASCII hyphens and digits. */
static bool
parse_folded(const struct reading *reading, const char *folded, struct date *out)
{
    struct tokens tokens;
    if (!split(folded, &tokens))
        return must_be_a_date(reading);
    if (tokens.count == 0)
        return must_include(reading, "a day, a month and a year, like 27 3 2027");
    if (tokens.items[0].kind == TOKEN_SIGN)
        return from_today(reading, &tokens, out);
    return from_words(&tokens, reading, out) || from_calendar(reading, &tokens, out);
}

bool
date_parse(const char *typed, const char *label, struct date today, enum date_side side,
           struct date *out, struct error *error)
{
    struct reading reading = {.label = label, .today = today, .side = side, .error = error};
    if (strnlen(typed, LONGEST_TYPED + 1) > LONGEST_TYPED)
        return must_be_a_date(&reading);
    struct text folded = TEXT_EMPTY;
    utf8_fold(&folded, typed);
    bool ok = parse_folded(&reading, text_string(&folded), out);
    text_clear(&folded);
    return ok;
}

bool
date_after(struct date date, const char *span, struct date *out)
{
    struct error ignored;
    if (span[0] != '+')
        return false;
    size_t figures = strspn(span + 1, "0123456789");
    const char *unit = span + 1 + figures;
    bool shaped = figures > 0 && unit[0] != '\0' && strchr("dwmy", unit[0]) && unit[1] == '\0';
    return shaped && date_parse(span, "", date, DATE_COMING, out, &ignored);
}
