/* filter.h - the words by which a list is narrowed: `(role:pc or role:pcso) created>-7d !owner:me`.
 *
 *   ada "two words"   in the search index: each as the start of a word, accents folded
 *   field:value       TEXT, EMAIL, PHONE, NOTES contain it (folded); CHOICE is that code or label;
 *                     DATE and MOMENT are that day, month (2026-11) or year (2026), or a day as
 *                     people type it (today, fri, +2w, -7d); LINK that id, ID that or those that
 * begin so (4 letters or more) owner:me          in a field that holds an officer: who is working
 *   tag:value         a word on the record (words_type), whole, folded
 *   field:a,b         any of them
 *   field:            not given
 *   field<value       also <= > >= ; dates, moments, and other kinds by their key
 *   !term             not
 *   a b, a or b       both; either: `or` reaches as far as the bracket, or the filter, does
 *   (...) !(...)      brackets
 * A value with blanks, commas or brackets stands in double quotes, and so does the word "or". A day
 * of a MOMENT is the local one, whatever the clocks did that day. */
#ifndef RECORD_FILTER_H
#define RECORD_FILTER_H

#include "base/id.h"
#include "record/record_type.h"

#include <stdbool.h>
#include <stddef.h>

enum filter_relation {
    FILTER_WORDS, /* field is NULL; one value: the words, folded, a space between */
    FILTER_IS,    /* any of the values; none: not given */
    FILTER_LESS,  /* these four have one value */
    FILTER_LESS_EQUAL,
    FILTER_MORE,
    FILTER_MORE_EQUAL,
    FILTER_OR, /* no term: it stands between two */
    FILTER_OPEN,
    FILTER_CLOSE, /* negated like its FILTER_OPEN */
};

enum filter_match {
    FILTER_WHOLE, /* the value, or its key where the field is KEYED; so with a comparison */
    FILTER_PART,  /* the key holds it */
    FILTER_RANGE, /* from `text` on and before `until` */
};

struct filter_value {
    enum filter_match match;
    char *text;  /* canonical for CHOICE, DATE, MOMENT, LINK and ID; a key for the rest */
    char *until; /* RANGE */
};

/* One term, or what stands between terms, in the order in which they were typed. Neighbours without
 * FILTER_OR between them must both hold, and bind closer than it does. */
struct filter_term {
    bool negated;
    enum filter_relation relation;
    const struct field *field;
    const struct record_type *words_type; /* the field is of this child; NULL: of the record */
    struct filter_value *values;
    size_t value_count;
};

/* Each bracket is closed, and no `or` stands at an end. */
struct filter {
    const struct record_type *type;
    struct filter_term *terms;
    size_t count, capacity;
};

/* Most words, values and brackets of one filter; searches for words, which are one as long as they
 * stand side by side; brackets inside one another; bytes. */
#define FILTER_MOST_PARTS 200
#define FILTER_MOST_SEARCHES 20
#define FILTER_MOST_DEPTH 8
#define FILTER_MOST_BYTES 4096

/* Fills *filter (filter_clear it, also after an error). An unknown field, a value that does not
 * fit, an open quote or bracket, and more than the limits above are ERROR_USAGE or ERROR_INPUT; the
 * text ends with the column of the fault. With `typing` - a filter still being typed - quotes and
 * brackets may be open, whatever else is not finished or not known is taken as plain words instead,
 * what is over a limit is left out, and nothing fails. */
bool filter_parse(struct filter *filter, const struct record_type *type, const char *text,
                  const struct field_context *context, bool typing, struct error *error);
void filter_clear(struct filter *filter);
/* Whether all that it finds is linked to one record: gives the LINK field and that record's id. */
bool filter_is_of_one(const struct filter *filter, const struct field **field, struct id *id);

#endif
