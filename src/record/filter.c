/* filter.c - reads the words by which a list is narrowed, in one pass from left to right. */
#include "record/filter.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/id.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "record/phone.h"

#define VALUES_OF_ONE 2 /* a phone number may be looked for in two forms */

/* One value as typed, and whether it stood in quotes. */
struct typed_value {
    char *text;
    bool quoted;
};

/* `field>=a,"b c"` or plain words: the pieces of one term, before their meaning is known. */
struct typed_term {
    bool negated;
    char *name; /* NULL for words */
    enum filter_operator relation;
    struct typed_value *values;
    size_t count, capacity;
    const char *start, *end; /* of the whole term without its ! */
};

struct reader {
    const struct field_context *context;
    bool typing;
    const char *at;
    size_t parts;
    struct filter *filter;
    struct error *error;
};

/* --- pieces --- */

static bool
is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static bool
is_name_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '_';
}

static void
typed_term_clear(struct typed_term *term)
{
    for (size_t i = 0; i < term->count; i++)
        free(term->values[i].text);
    free(term->values);
    free(term->name);
}

/* Reads `"two words"`; the reader stands on the first quote. */
static bool
read_quoted(struct reader *reader, char **text)
{
    const char *start = reader->at + 1;
    const char *end = strchr(start, '"');
    if (!end && !reader->typing)
        return error_set(reader->error, ERROR_INPUT,
                         "The filter has an open quote; add \" where it should end");
    if (!end)
        end = start + strlen(start);
    *text = must_strndup(start, (size_t)(end - start));
    reader->at = *end == '"' ? end + 1 : end;
    return true;
}

static bool
read_value(struct reader *reader, struct typed_term *term, const char *ends)
{
    struct typed_value value = {.quoted = *reader->at == '"'};
    if (value.quoted) {
        if (!read_quoted(reader, &value.text))
            return false;
    } else {
        size_t length = strcspn(reader->at, ends);
        value.text = must_strndup(reader->at, length);
        reader->at += length;
    }
    term->values =
        array_reserve(term->values, &term->capacity, term->count + 1, sizeof *term->values);
    term->values[term->count++] = value;
    return true;
}

/* The length of `name` in "name<=value", with the operator; 0 when it is no such thing. */
static size_t
read_operator(const char *text, size_t *name_length, enum filter_operator *relation)
{
    size_t length = 0;
    while (is_name_byte(text[length]))
        length++;
    *name_length = length;
    bool letter = length > 0 && !(text[0] >= '0' && text[0] <= '9');
    char sign = letter ? text[length] : '\0';
    bool equal = sign != '\0' && text[length + 1] == '=';
    if (sign == ':')
        *relation = FILTER_IS;
    else if (sign == '<')
        *relation = equal ? FILTER_LESS_EQUAL : FILTER_LESS;
    else if (sign == '>')
        *relation = equal ? FILTER_MORE_EQUAL : FILTER_MORE;
    else
        return 0;
    return length + (sign != ':' && equal ? 2 : 1);
}

/* Reads one term; the reader stands on its first character. */
static bool
read_term(struct reader *reader, struct typed_term *term)
{
    *term = (struct typed_term){.relation = FILTER_WORDS};
    for (; *reader->at == '!'; reader->at++)
        term->negated = !term->negated;
    term->start = reader->at;
    size_t name_length;
    size_t length = read_operator(reader->at, &name_length, &term->relation);
    bool ok = true;
    if (length == 0) {
        ok = read_value(reader, term, " \t\r\n");
    } else {
        term->name = must_strndup(reader->at, name_length);
        reader->at += length;
        ok = read_value(reader, term, ", \t\r\n");
        while (ok && *reader->at == ',') {
            reader->at++;
            ok = read_value(reader, term, ", \t\r\n");
        }
    }
    term->end = reader->at;
    return ok;
}

/* --- what they mean --- */

static void
push_value(struct filter_term *term, char *value)
{
    term->values[term->value_count++] = value;
}

static void
push_text(struct filter_term *term, struct text *text)
{
    push_value(term, text_take(text));
}

/* For a value of which nothing can be seen. */
static bool
must_have_value(const struct reader *reader, const struct filter_term *term)
{
    return error_set(reader->error, ERROR_INPUT, "%s in a filter must have letters or digits",
                     term->field->label);
}

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

/* A year "2026", a month "2026-11", a day as people type it, or a whole moment. */
static bool
take_time(const struct reader *reader, const char *typed, struct filter_term *term)
{
    const struct field *field = term->field;
    char iso[DATE_TEXT_SIZE];
    struct date date;
    int64_t moment;
    bool whole_month =
        has_digits(typed, "9999-99") && atoi(typed + 5) >= 1 && atoi(typed + 5) <= 12;
    if (has_digits(typed, "9999") || whole_month) {
        push_value(term, must_strdup(typed));
        return true;
    }
    if (field->kind == FIELD_MOMENT && strchr(typed, 'T') && moment_from_iso(typed, &moment)) {
        moment_to_iso(moment, iso);
    } else {
        if (!date_parse(typed, field->label, reader->context->today, &date, reader->error))
            return false;
        date_to_iso(date, iso);
    }
    push_value(term, must_strdup(iso));
    return true;
}

static bool
take_choice(const struct reader *reader, const char *typed, struct filter_term *term)
{
    const struct choice *choice = field_find_choice(term->field, reader->context, typed);
    if (!choice)
        return field_no_choice(term->field, reader->context, typed, reader->error);
    push_value(term, must_strdup(choice->code));
    return true;
}

static bool
take_reference(const struct reader *reader, const char *typed, struct filter_term *term)
{
    char *value;
    if (!field_parse(term->field, typed, reader->context, &value, reader->error))
        return false;
    if (!value)
        return must_have_value(reader, term);
    push_value(term, value);
    return true;
}

/* A part of a number may be its beginning, which the key writes with the country, or not. */
static bool
take_phone(const struct reader *reader, const char *typed, struct filter_term *term)
{
    struct text key = TEXT_EMPTY, digits = TEXT_EMPTY;
    phone_digits(typed, &digits);
    bool ok = digits.length > 0;
    if (ok) {
        phone_key(typed, &key);
        bool part = term->relation == FILTER_IS && *typed != '+';
        bool both = part && !string_equal(text_string(&key), text_string(&digits));
        push_text(term, &key);
        if (both)
            push_text(term, &digits);
    }
    text_clear(&digits);
    text_clear(&key);
    return ok || error_set(reader->error, ERROR_INPUT, "%s in a filter must have digits",
                           term->field->label);
}

static bool
take_words(const struct reader *reader, const char *typed, struct filter_term *term)
{
    if (term->field->kind == FIELD_NOTES && term->relation != FILTER_IS)
        return error_set(reader->error, ERROR_INPUT, "%s has no order; write %s:word",
                         term->field->label, term->field->name);
    struct text key = TEXT_EMPTY;
    field_key(term->field, typed, &key);
    if (key.length == 0) {
        text_clear(&key);
        return must_have_value(reader, term);
    }
    push_text(term, &key);
    return true;
}

static bool
take_value(const struct reader *reader, const char *typed, struct filter_term *term)
{
    switch (term->field->kind) {
    case FIELD_DATE:
    case FIELD_MOMENT:
        return take_time(reader, typed, term);
    case FIELD_CHOICE:
        return take_choice(reader, typed, term);
    case FIELD_ID:
    case FIELD_LINK:
        return take_reference(reader, typed, term);
    case FIELD_PHONE:
        return take_phone(reader, typed, term);
    case FIELD_TEXT:
    case FIELD_NOTES:
    case FIELD_EMAIL:
    case FIELD_KIND_COUNT:
        break;
    }
    return take_words(reader, typed, term);
}

/* --- terms --- */

static void
term_clear(struct filter_term *term)
{
    for (size_t i = 0; i < term->value_count; i++)
        free(term->values[i]);
    free(term->values);
}

static void
add_term(struct filter *filter, struct filter_term term)
{
    filter->terms =
        array_reserve(filter->terms, &filter->capacity, filter->count + 1, sizeof *filter->terms);
    filter->terms[filter->count++] = term;
}

static struct filter_term
new_term(const struct typed_term *typed, const struct field *field)
{
    return (struct filter_term){
        .negated = typed->negated,
        .relation = field ? typed->relation : FILTER_WORDS,
        .field = field,
        .values = must_calloc(VALUES_OF_ONE * typed->count, sizeof(char *)),
    };
}

/* Words one after the other are one search. */
static void
add_words(struct filter *filter, const struct typed_term *typed, const char *words)
{
    struct text folded = TEXT_EMPTY;
    struct filter_term *last = filter->count > 0 ? &filter->terms[filter->count - 1] : NULL;
    bool joins = last && last->relation == FILTER_WORDS && !last->negated && !typed->negated;
    if (joins)
        text_append_format(&folded, "%s ", last->values[0]);
    size_t before = folded.length;
    utf8_fold(&folded, words);
    if (folded.length == before) {
        text_clear(&folded);
        return;
    }
    if (joins) {
        free(last->values[0]);
        last->values[0] = text_take(&folded);
        return;
    }
    struct filter_term term = new_term(typed, NULL);
    push_text(&term, &folded);
    add_term(filter, term);
}

/* What a half-typed term shows meanwhile. */
static bool
add_as_words(struct reader *reader, const struct typed_term *typed)
{
    char *words = must_strndup(typed->start, (size_t)(typed->end - typed->start));
    add_words(reader->filter, typed, words);
    free(words);
    return true;
}

static bool
check_values(const struct reader *reader, const struct typed_term *typed)
{
    bool comparison = typed->relation != FILTER_IS;
    if (comparison && (typed->count != 1 || string_is_empty(typed->values[0].text)))
        return error_set(reader->error, ERROR_INPUT,
                         "%s in a filter must be compared with one value", typed->name);
    for (size_t i = 0; typed->count > 1 && i < typed->count; i++) {
        if (string_is_empty(typed->values[i].text))
            return error_set(reader->error, ERROR_INPUT,
                             "%s in a filter must have a value on both sides of each comma",
                             typed->name);
    }
    return true;
}

static bool
fill_term(const struct reader *reader, const struct typed_term *typed, struct filter_term *term)
{
    if (!check_values(reader, typed))
        return false;
    for (size_t i = 0; i < typed->count; i++) {
        if (!string_is_empty(typed->values[i].text) &&
            !take_value(reader, typed->values[i].text, term))
            return false;
    }
    return true;
}

static bool
add_field_term(struct reader *reader, const struct typed_term *typed)
{
    const struct record_type *type = reader->filter->type;
    const struct field *field = record_type_field(type, typed->name);
    if (!field)
        return record_type_no_field(type, typed->name, reader->error);
    struct filter_term term = new_term(typed, field);
    if (!fill_term(reader, typed, &term)) {
        term_clear(&term);
        return false;
    }
    add_term(reader->filter, term);
    return true;
}

static bool
take_term(struct reader *reader, const struct typed_term *typed)
{
    reader->parts += typed->count;
    if (reader->parts > FILTER_MOST_PARTS)
        return error_set(reader->error, ERROR_INPUT,
                         "The filter has more than %d words; take some out", FILTER_MOST_PARTS);
    if (typed->name)
        return add_field_term(reader, typed) || (reader->typing && add_as_words(reader, typed));
    add_words(reader->filter, typed, typed->values[0].text);
    return true;
}

static bool
read_terms(struct reader *reader)
{
    for (;;) {
        while (is_blank(*reader->at))
            reader->at++;
        if (*reader->at == '\0')
            return true;
        struct typed_term typed;
        bool ok = read_term(reader, &typed) && take_term(reader, &typed);
        typed_term_clear(&typed);
        if (!ok)
            return reader->typing; /* beyond FILTER_MOST_PARTS */
    }
}

bool
filter_parse(struct filter *filter, const struct record_type *type, const char *text,
             const struct field_context *context, bool typing, struct error *error)
{
    *filter = (struct filter){.type = type};
    struct reader reader = {
        .context = context,
        .typing = typing,
        .at = text ? text : "",
        .filter = filter,
        .error = error,
    };
    if (read_terms(&reader))
        return true;
    filter_clear(filter);
    return false;
}

void
filter_clear(struct filter *filter)
{
    for (size_t i = 0; i < filter->count; i++)
        term_clear(&filter->terms[i]);
    free(filter->terms);
    *filter = (struct filter){.type = filter->type};
}
