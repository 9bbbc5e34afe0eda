/* filter_value.c - a value in a filter, by the kind of its field. */
#include "filter_value.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "record/phone.h"

#define LAST_YEAR 9999
#define SECOND_MS 1000
#define FIRST_LETTERS_LEAST 4
/* Sorts behind every day that can be written. */
#define BEHIND_ALL_DAYS "~"

static void
push(struct filter_term *term, enum filter_match match, char *text, char *until)
{
    term->values[term->value_count++] =
        (struct filter_value){.match = match, .text = text, .until = until};
}

static void
push_text(struct filter_term *term, enum filter_match match, struct text *text)
{
    push(term, match, text_take(text), NULL);
}

/* For a value of which nothing can be seen. */
static bool
must_have_value(const struct filter_term *term, struct error *error)
{
    return error_set(error, ERROR_INPUT, "%s in a filter must have letters or digits",
                     term->field->label);
}

/* --- days and moments --- */

/* The days from `first` on and before `next`. */
struct days {
    struct date first, next;
};

static bool
has_digits(const char *text, const char *shape)
{
    size_t i = 0;
    for (; shape[i] != '\0'; i++) {
        bool digit = text[i] >= '0' && text[i] <= '9';
        if (shape[i] == '9' ? !digit : text[i] != shape[i])
            return false;
    }
    return text[i] == '\0';
}

/* A year "2026" or a month "2026-11". */
static bool
read_year_or_month(const char *typed, struct days *days)
{
    bool month = has_digits(typed, "9999-99");
    if (!month && !has_digits(typed, "9999"))
        return false;
    days->first = (struct date){atoi(typed), month ? atoi(typed + 5) : 1, 1};
    days->next = days->first;
    if (!month || days->first.month == 12) {
        days->next.year++;
        days->next.month = 1;
    } else {
        days->next.month++;
    }
    return date_is_real(days->first);
}

/* As text that sorts: of a moment the beginning of the local day. */
static char *
bound(const struct field *field, struct date date)
{
    char iso[DATE_TEXT_SIZE];
    if (date.year > LAST_YEAR)
        return must_strdup(BEHIND_ALL_DAYS);
    if (field->kind == FIELD_MOMENT)
        moment_to_iso(moment_from_date(date), iso);
    else
        date_to_iso(date, iso);
    return must_strdup(iso);
}

/* What is on or after a bound is not before it: two relations do for four. */
static void
push_range(struct filter_term *term, char *from, char *until)
{
    bool past = term->relation == FILTER_MORE || term->relation == FILTER_LESS_EQUAL;
    if (term->relation == FILTER_IS) {
        push(term, FILTER_RANGE, from, until);
        return;
    }
    term->relation = term->relation == FILTER_MORE || term->relation == FILTER_MORE_EQUAL
                         ? FILTER_MORE_EQUAL
                         : FILTER_LESS;
    push(term, FILTER_WHOLE, past ? until : from, NULL);
    free(past ? from : until);
}

static bool
take_moment(const char *typed, struct filter_term *term)
{
    char from[DATE_TEXT_SIZE], until[DATE_TEXT_SIZE];
    int64_t moment;
    if (term->field->kind != FIELD_MOMENT || !strchr(typed, 'T') ||
        !moment_from_iso(typed, &moment))
        return false;
    moment_to_iso(moment, from);
    moment_to_iso(moment + SECOND_MS, until);
    push_range(term, must_strdup(from), must_strdup(until));
    return true;
}

/* A year, a month, a day as people type it, or a whole moment. */
static bool
take_time(const char *typed, const struct field_context *context, struct filter_term *term,
          struct error *error)
{
    const struct field *field = term->field;
    struct days days;
    if (take_moment(typed, term))
        return true;
    if (!read_year_or_month(typed, &days)) {
        if (!date_parse(typed, field->label, context->today, field_date_side(field), &days.first,
                        error))
            return false;
        days.next = date_add_days(days.first, 1);
    }
    push_range(term, bound(field, days.first), bound(field, days.next));
    return true;
}

/* --- the other kinds --- */

static bool
take_choice(const char *typed, const struct field_context *context, struct filter_term *term,
            struct error *error)
{
    const struct choice *choice = field_find_choice(term->field, context, typed);
    if (!choice)
        return field_no_choice(term->field, context, typed, error);
    push(term, FILTER_WHOLE, must_strdup(choice->code), NULL);
    return true;
}

/* One letter further in the order of ids; false behind the last. */
static bool
next_id(char *letters)
{
    for (size_t i = strlen(letters); i > 0; i--) {
        char *letter = &letters[i - 1];
        if (*letter == '-')
            continue;
        *letter = *letter == '9' ? 'a' : *letter == 'f' ? '0' : (char)(*letter + 1);
        if (*letter != '0')
            return true;
    }
    return false;
}

/* The first letters of an id, as posact shows them: all that begin so. */
static bool
take_first_letters(const char *typed, struct filter_term *term)
{
    static const char first[] = "00000000-0000-0000-0000-000000000000";
    static const char last[] = "ffffffff-ffff-ffff-ffff-ffffffffffff";
    char from[sizeof first], until[sizeof first];
    size_t length = strlen(typed);
    if (term->relation != FILTER_IS || length < FIRST_LETTERS_LEAST || length >= sizeof first - 1)
        return false;
    memcpy(from, first, sizeof first);
    for (size_t i = 0; i < length; i++) {
        from[i] = (char)tolower((unsigned char)typed[i]);
        if ((from[i] == '-') != (first[i] == '-') || !strchr("0123456789abcdef-", from[i]))
            return false;
    }
    memcpy(until, from, sizeof from);
    until[length] = '\0';
    bool more = next_id(until);
    memcpy(until + length, first + length, sizeof first - length);
    push(term, FILTER_RANGE, must_strdup(from), must_strdup(more ? until : last));
    return true;
}

static bool
take_reference(const char *typed, const struct field_context *context, struct filter_term *term,
               struct error *error)
{
    char *value;
    if (term->field->kind == FIELD_ID && take_first_letters(typed, term))
        return true;
    if (!field_parse(term->field, typed, context, &value, error))
        return false;
    if (!value)
        return must_have_value(term, error);
    push(term, FILTER_WHOLE, value, NULL);
    return true;
}

/* With a key as it sorts, else as it is stored: its column compares numbers. */
static bool
take_number(const char *typed, const struct field_context *context, struct filter_term *term,
            struct error *error)
{
    char *value;
    struct text key = TEXT_EMPTY;
    if (!field_parse(term->field, typed, context, &value, error))
        return false;
    if (!value)
        return must_have_value(term, error);
    if (term->field->flags & FIELD_KEYED) {
        field_key(term->field, value, &key);
        push_text(term, FILTER_WHOLE, &key);
        free(value);
    } else {
        push(term, FILTER_WHOLE, value, NULL);
    }
    return true;
}

/* A part of a number may be its beginning, which the key writes with the country, or not. */
static bool
take_phone(const char *typed, struct filter_term *term, struct error *error)
{
    struct text key = TEXT_EMPTY, digits = TEXT_EMPTY;
    phone_digits(typed, &digits);
    bool ok = digits.length > 0;
    if (ok) {
        phone_key(typed, &key);
        bool part = term->relation == FILTER_IS && *typed != '+';
        bool both = part && !string_equal(text_string(&key), text_string(&digits));
        push_text(term, term->relation == FILTER_IS ? FILTER_PART : FILTER_WHOLE, &key);
        if (both)
            push_text(term, FILTER_PART, &digits);
    }
    text_clear(&digits);
    text_clear(&key);
    return ok ||
           error_set(error, ERROR_INPUT, "%s in a filter must have digits", term->field->label);
}

static bool
take_words(const char *typed, bool whole, struct filter_term *term, struct error *error)
{
    bool ordered = term->field->kind != FIELD_NOTES && !term->words_type;
    if (!ordered && term->relation != FILTER_IS)
        return error_set(error, ERROR_INPUT, "%s has no order; write %s:word", term->field->label,
                         term->words_type ? term->words_type->name : term->field->name);
    struct text key = TEXT_EMPTY;
    field_key(term->field, typed, &key);
    if (key.length == 0) {
        text_clear(&key);
        return must_have_value(term, error);
    }
    whole = whole || term->relation != FILTER_IS;
    push_text(term, whole ? FILTER_WHOLE : FILTER_PART, &key);
    return true;
}

/* `me`: in quotes it is a part of a name. */
static bool
means_officer(const struct filter_term *term, const char *typed, bool quoted,
              const struct field_context *context)
{
    return (term->field->flags & FIELD_OFFICER) && !quoted && string_equal_no_case(typed, "me") &&
           !string_is_empty(context->officer);
}

bool
filter_value_add(struct filter_term *term, const char *typed, bool quoted,
                 const struct field_context *context, struct error *error)
{
    if (means_officer(term, typed, quoted, context))
        return take_words(context->officer, true, term, error);
    switch (term->field->kind) {
    case FIELD_DATE:
    case FIELD_MOMENT:
        return take_time(typed, context, term, error);
    case FIELD_CHOICE:
        return take_choice(typed, context, term, error);
    case FIELD_ID:
    case FIELD_LINK:
        return take_reference(typed, context, term, error);
    case FIELD_PHONE:
        return take_phone(typed, term, error);
    case FIELD_NUMBER:
        return take_number(typed, context, term, error);
    case FIELD_TEXT:
    case FIELD_NOTES:
    case FIELD_EMAIL:
    case FIELD_KIND_COUNT:
        break;
    }
    return take_words(typed, term->words_type != NULL, term, error);
}
