/* filter.h - the words by which a list is narrowed: `role:pc,pcso created>2026-09-01 !owner: ada`.
 *
 *   ada "two words"   in the search index: each as the start of a word, accents folded
 *   field:value       TEXT, EMAIL, PHONE, NOTES contain it (folded); CHOICE is that code or label;
 *                     DATE and MOMENT are that day, month (2026-11) or year (2026), or a day as
 *                     people type it (today); LINK and ID that id
 *   field:a,b         any of them
 *   field:            not given
 *   field<value       also <= > >= ; dates, moments, and other kinds by their key
 *   !term             not
 * A value with blanks or commas stands in double quotes. */
#ifndef RECORD_FILTER_H
#define RECORD_FILTER_H

#include "record/record_type.h"

#include <stdbool.h>
#include <stddef.h>

enum filter_operator {
    FILTER_WORDS, /* field is NULL; one value: the words, folded, a space between */
    FILTER_IS,    /* any of the values; none: not given */
    FILTER_LESS,
    FILTER_LESS_EQUAL,
    FILTER_MORE,
    FILTER_MORE_EQUAL,
};

struct filter_term {
    bool negated;
    enum filter_operator relation;
    const struct field *field;
    char **values; /* canonical for CHOICE; a day, month or year prefix for DATE and MOMENT; a
                      key for the rest. A comparison has one value, and with DATE and MOMENT looks
                      at as much of the field as the value is long: `>2026` begins with 2027 */
    size_t value_count;
};

struct filter {
    const struct record_type *type;
    struct filter_term *terms;
    size_t count, capacity;
};

/* Most words and values of one filter. */
#define FILTER_MOST_PARTS 200

/* Fills *filter (filter_clear it, also after an error). An unknown field, a value that does not
 * fit, an open quote and more than FILTER_MOST_PARTS are ERROR_USAGE or ERROR_INPUT. With `typing`
 * - a filter still being typed - a quote may be open, whatever else is not finished or not known
 * is taken as plain words instead, and nothing fails. */
bool filter_parse(struct filter *filter, const struct record_type *type, const char *text,
                  const struct field_context *context, bool typing, struct error *error);
void filter_clear(struct filter *filter);

#endif
