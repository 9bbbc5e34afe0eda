/* filter.c - reads the words by which a list is narrowed, in one pass from left to right and
 * without recursion, so that no filter is too deep for it. */
#include "record/filter.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "filter_value.h"

/* What ends a word, and a value among several. */
#define WORD_ENDS " \t\r\n"
#define VALUE_ENDS ", \t\r\n"

/* One value as typed, and whether it stood in quotes. */
struct typed_value {
    char *text;
    bool quoted;
};

/* `field>=a,"b c"` or plain words: the pieces of one term, before their meaning is known. */
struct typed_term {
    bool negated;
    char *name; /* NULL for words */
    enum filter_relation relation;
    struct typed_value *values;
    size_t count, capacity;
    const char *start, *end; /* of the whole term without its ! */
};

/* A bracket that is not closed yet. */
struct open_bracket {
    const char *at;
    bool negated;
};

struct reader {
    const struct field_context *context;
    bool typing;
    const char *text; /* all of it */
    const char *at;
    const char *fault; /* where the term in hand, or what is wrong with it, begins */
    size_t parts, searches;
    struct open_bracket open[FILTER_MOST_DEPTH];
    size_t depth;
    struct filter *filter;
    struct error *error;
};

/* --- pieces --- */

static bool
is_blank(char byte)
{
    return byte != '\0' && strchr(WORD_ENDS, byte) != NULL;
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
    if (!end && !reader->typing) {
        reader->fault = reader->at;
        return error_set(reader->error, ERROR_INPUT,
                         "The quote is open; add \" where it should end");
    }
    if (!end)
        end = start + strlen(start);
    *text = must_strndup(start, (size_t)(end - start));
    reader->at = *end == '"' ? end + 1 : end;
    return true;
}

/* Up to a blank, or to a bracket that the word itself did not open: "Stoke(north)" is a word. */
static size_t
word_length(const char *text, const char *ends)
{
    size_t length = 0, inside = 0;
    for (; text[length] != '\0' && !strchr(ends, text[length]); length++) {
        if (text[length] == '(')
            inside++;
        else if (text[length] == ')' && inside-- == 0)
            break;
    }
    return length;
}

static bool
read_value(struct reader *reader, struct typed_term *term, const char *ends)
{
    struct typed_value value = {.quoted = *reader->at == '"'};
    if (value.quoted) {
        if (!read_quoted(reader, &value.text))
            return false;
    } else {
        size_t length = word_length(reader->at, ends);
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
read_operator(const char *text, size_t *name_length, enum filter_relation *relation)
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

/* Reads one term; the reader stands behind its ! on its first character. */
static bool
read_term(struct reader *reader, struct typed_term *term)
{
    term->relation = FILTER_WORDS;
    term->start = reader->at;
    size_t name_length;
    size_t length = read_operator(reader->at, &name_length, &term->relation);
    bool ok = true;
    if (length == 0) {
        ok = read_value(reader, term, WORD_ENDS);
    } else {
        term->name = must_strndup(reader->at, name_length);
        reader->at += length;
        ok = read_value(reader, term, VALUE_ENDS);
        while (ok && *reader->at == ',') {
            reader->at++;
            ok = read_value(reader, term, VALUE_ENDS);
        }
    }
    term->end = reader->at;
    return ok;
}

/* --- terms --- */

static void
term_clear(struct filter_term *term)
{
    for (size_t i = 0; i < term->value_count; i++) {
        free(term->values[i].text);
        free(term->values[i].until);
    }
    free(term->values);
}

static void
add_term(struct filter *filter, struct filter_term term)
{
    filter->terms =
        array_reserve(filter->terms, &filter->capacity, filter->count + 1, sizeof *filter->terms);
    filter->terms[filter->count++] = term;
}

/* The one added last; NULL at the beginning. */
static struct filter_term *
last_term(const struct filter *filter)
{
    return filter->count > 0 ? &filter->terms[filter->count - 1] : NULL;
}

static bool
last_is(const struct filter *filter, enum filter_relation relation)
{
    const struct filter_term *last = last_term(filter);
    return last && last->relation == relation;
}

static struct filter_term
new_term(const struct typed_term *typed)
{
    return (struct filter_term){
        .negated = typed->negated,
        .relation = typed->relation,
        .values = must_calloc(FILTER_VALUES_OF_ONE * typed->count, sizeof(struct filter_value)),
    };
}

static bool
has_words(const char *text)
{
    uint32_t point;
    for (size_t size; (size = utf8_decode(text, &point)) > 0; text += size)
        if (utf8_is_word(point))
            return true;
    return false;
}

static bool
add_search(struct reader *reader, const struct typed_term *typed, struct text *words)
{
    struct filter_term term = new_term(typed);
    term.relation = FILTER_WORDS;
    term.values[term.value_count++] =
        (struct filter_value){.match = FILTER_PART, .text = text_take(words)};
    add_term(reader->filter, term);
    return ++reader->searches <= FILTER_MOST_SEARCHES ||
           error_set(reader->error, ERROR_INPUT,
                     "The filter has more than %d words with ! or 'or'; take some out",
                     FILTER_MOST_SEARCHES);
}

/* Words one after the other are one search; signs alone are none. */
static bool
add_words(struct reader *reader, const struct typed_term *typed, const char *words)
{
    struct filter *filter = reader->filter;
    struct text folded = TEXT_EMPTY;
    struct filter_term *last = last_term(filter);
    bool joins = last && last->relation == FILTER_WORDS && !last->negated && !typed->negated;
    if (joins)
        text_append_format(&folded, "%s ", last->values[0].text);
    size_t before = folded.length;
    utf8_fold(&folded, words);
    if (!has_words(text_string(&folded) + before)) {
        text_clear(&folded);
        return true;
    }
    if (!joins)
        return add_search(reader, typed, &folded);
    free(last->values[0].text);
    last->values[0].text = text_take(&folded);
    return true;
}

/* What a half-typed term shows meanwhile. */
static bool
add_as_words(struct reader *reader, const struct typed_term *typed)
{
    char *words = must_strndup(typed->start, (size_t)(typed->end - typed->start));
    bool ok = add_words(reader, typed, words);
    free(words);
    return ok;
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
        const struct typed_value *value = &typed->values[i];
        if (!string_is_empty(value->text) &&
            !filter_value_add(term, value->text, value->quoted, reader->context, reader->error))
            return false;
    }
    return true;
}

/* A field of the type, or its words under the name of the type that keeps them. */
static bool
find_field(const struct record_type *type, const char *name, struct filter_term *term)
{
    const struct record_type *words = type->words_type;
    term->field = record_type_field(type, name);
    if (!term->field && words && string_equal(words->name, name)) {
        term->words_type = words;
        term->field = &words->fields[words->title_field];
    }
    return term->field != NULL;
}

static bool
no_field(const struct record_type *type, const char *typed, struct error *error)
{
    const struct record_type *words = type->words_type;
    if (words && string_nearest(typed, &words->name, 1))
        return error_set(error, ERROR_USAGE, "%s has no field '%s'; did you mean '%s'", type->name,
                         typed, words->name);
    return record_type_no_field(type, typed, error);
}

/* P9: nobody is found, sorted or ranked by what they are. */
static bool
check_found_by(const struct field *field, struct error *error)
{
    return !(field->flags & FIELD_ALONE) ||
           error_set(error, ERROR_USAGE,
                     "'%s' narrows no list: posact finds, sorts and ranks nobody by it; it is "
                     "shown with the record alone",
                     field->name);
}

static bool
add_field_term(struct reader *reader, const struct typed_term *typed)
{
    const struct record_type *type = reader->filter->type;
    struct filter_term term = new_term(typed);
    bool ok = find_field(type, typed->name, &term)
                  ? check_found_by(term.field, reader->error) && fill_term(reader, typed, &term)
                  : no_field(type, typed->name, reader->error);
    if (ok)
        add_term(reader->filter, term);
    else
        term_clear(&term);
    return ok;
}

/* --- what stands between terms --- */

static bool
count_parts(struct reader *reader, size_t parts)
{
    reader->parts += parts;
    return reader->parts <= FILTER_MOST_PARTS ||
           error_set(reader->error, ERROR_INPUT, "The filter has more than %d words; take some out",
                     FILTER_MOST_PARTS);
}

static bool
open_bracket(struct reader *reader, bool negated)
{
    if (reader->depth == FILTER_MOST_DEPTH)
        return error_set(reader->error, ERROR_INPUT,
                         "More than %d brackets stand inside one another; take some out",
                         FILTER_MOST_DEPTH);
    reader->open[reader->depth++] = (struct open_bracket){.at = reader->fault, .negated = negated};
    reader->at++;
    add_term(reader->filter, (struct filter_term){.relation = FILTER_OPEN, .negated = negated});
    return count_parts(reader, 1);
}

/* An `or` that nothing came behind. */
static bool
end_or(struct reader *reader)
{
    if (!last_is(reader->filter, FILTER_OR))
        return true;
    if (!reader->typing)
        return error_set(reader->error, ERROR_INPUT,
                         "Nothing stands behind 'or'; \"or\" in quotes looks for the word");
    reader->filter->count--;
    return true;
}

/* Closes the innermost bracket. */
static bool
close_bracket(struct reader *reader)
{
    struct filter *filter = reader->filter;
    if (!end_or(reader))
        return false;
    bool negated = reader->open[--reader->depth].negated;
    if (!last_is(filter, FILTER_OPEN)) {
        add_term(filter, (struct filter_term){.relation = FILTER_CLOSE, .negated = negated});
        return true;
    }
    if (!reader->typing)
        return error_set(reader->error, ERROR_INPUT,
                         "The brackets hold nothing; put words between them");
    filter->count--;
    return true;
}

static bool
read_close(struct reader *reader)
{
    reader->at++;
    if (reader->depth > 0)
        return close_bracket(reader);
    return reader->typing || error_set(reader->error, ERROR_INPUT,
                                       "There is no ( before this ); take it out, or add (");
}

static bool
read_end(struct reader *reader)
{
    while (reader->depth > 0) {
        reader->fault = reader->open[reader->depth - 1].at;
        if (!reader->typing)
            return error_set(reader->error, ERROR_INPUT,
                             "The bracket is open; add ) where it should end");
        if (!close_bracket(reader))
            return false;
    }
    return end_or(reader);
}

/* `or`, and `and`, which goes without saying: words of the language where a term stands before
 * them. */
static bool
take_connective(struct reader *reader, const struct typed_term *typed, bool *taken)
{
    struct filter *filter = reader->filter;
    const struct typed_value *word = &typed->values[0];
    bool plain = !typed->name && !word->quoted && !typed->negated;
    bool is_or = plain && string_equal_no_case(word->text, "or");
    bool is_and = plain && string_equal_no_case(word->text, "and");
    bool behind_term =
        filter->count > 0 && !last_is(filter, FILTER_OR) && !last_is(filter, FILTER_OPEN);
    *taken = (is_or || is_and) && behind_term;
    if (*taken && is_or)
        add_term(filter, (struct filter_term){.relation = FILTER_OR});
    return *taken || !is_or || reader->typing ||
           error_set(reader->error, ERROR_INPUT,
                     "Nothing stands before 'or'; \"or\" in quotes looks for the word");
}

/* --- the whole --- */

static bool
take_term(struct reader *reader, const struct typed_term *typed)
{
    bool taken;
    if (!count_parts(reader, typed->count) || !take_connective(reader, typed, &taken))
        return false;
    if (taken)
        return true;
    if (typed->name)
        return add_field_term(reader, typed) || (reader->typing && add_as_words(reader, typed));
    return add_words(reader, typed, typed->values[0].text);
}

/* A term, with or without !, or a bracket; the reader stands on its first character. */
static bool
read_part(struct reader *reader)
{
    struct typed_term typed = {.negated = false};
    reader->fault = reader->at;
    for (; *reader->at == '!'; reader->at++)
        typed.negated = !typed.negated;
    if (*reader->at == '(')
        return open_bracket(reader, typed.negated);
    if (*reader->at == ')')
        return read_close(reader);
    bool ok = read_term(reader, &typed) && take_term(reader, &typed);
    typed_term_clear(&typed);
    return ok;
}

static bool
too_long(struct reader *reader)
{
    reader->fault = reader->text;
    return error_set(reader->error, ERROR_INPUT, "The filter is longer than %d KB; cut it",
                     FILTER_MOST_BYTES / 1024);
}

/* False at the first fault; while typing that is a limit, and the rest is left out. */
static bool
read_parts(struct reader *reader)
{
    for (;;) {
        while (is_blank(*reader->at))
            reader->at++;
        if (reader->at - reader->text > FILTER_MOST_BYTES)
            return too_long(reader);
        if (*reader->at == '\0')
            return true;
        if (!read_part(reader))
            return false;
    }
}

static bool
say_where(const struct reader *reader)
{
    char *before = must_strndup(reader->text, (size_t)(reader->fault - reader->text));
    error_prefix(reader->error, "Filter, column %zu", utf8_columns(before) + 1);
    free(before);
    return false;
}

bool
filter_parse(struct filter *filter, const struct record_type *type, const char *text,
             const struct field_context *context, bool typing, struct error *error)
{
    *filter = (struct filter){.type = type};
    struct reader reader = {
        .context = context,
        .typing = typing,
        .text = text ? text : "",
        .filter = filter,
        .error = error,
    };
    reader.at = reader.fault = reader.text;
    if ((read_parts(&reader) || typing) && read_end(&reader))
        return true;
    filter_clear(filter);
    return say_where(&reader);
}

void
filter_clear(struct filter *filter)
{
    for (size_t i = 0; i < filter->count; i++)
        term_clear(&filter->terms[i]);
    free(filter->terms);
    *filter = (struct filter){.type = filter->type};
}

bool
filter_is_of_one(const struct filter *filter, const struct field **field, struct id *id)
{
    const struct filter_term *found = NULL;
    for (size_t i = 0; i < filter->count; i++) {
        const struct filter_term *term = &filter->terms[i];
        if (term->relation == FILTER_OR || term->relation == FILTER_OPEN)
            return false; /* what stands on its other side may find anything */
        bool names_one = term->relation == FILTER_IS && !term->negated && term->value_count == 1 &&
                         !term->words_type && term->field->kind == FIELD_LINK;
        if (names_one)
            found = term;
    }
    if (!found || !id_from_text(found->values[0].text, id))
        return false;
    *field = found->field;
    return true;
}
