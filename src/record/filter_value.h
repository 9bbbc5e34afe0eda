/* filter_value.h - for record/ only: what a value in a filter means for its field. */
#ifndef RECORD_FILTER_VALUE_H
#define RECORD_FILTER_VALUE_H

#include "record/filter.h"

/* Most values that one typed value becomes. */
#define FILTER_VALUES_OF_ONE 2

/* Adds what was typed to the values of the term, which have room for FILTER_VALUES_OF_ONE more.
 * Comparisons of days and moments become FILTER_LESS or FILTER_MORE_EQUAL of a bound. */
bool filter_value_add(struct filter_term *term, const char *typed, bool quoted,
                      const struct field_context *context, struct error *error);

#endif
