/* row_name.h - what a row calls somebody. */
#ifndef EXCHANGE_ROW_NAME_H
#define EXCHANGE_ROW_NAME_H

#include "base/text.h"
#include "row_cells.h"

#include <stdbool.h>

/* Whether a column is of who the row is about: a name, a part of one, or what finds them. */
bool row_name_is_person(const struct mapping *mapping, const struct column *column);

/* The parts of a name as one, appended to name; *column as below. */
void row_name_join(const struct mapping *mapping, const struct row_cells *cells, struct text *name,
                   size_t *column);

/* A whole name that the user named as such, else its parts as one, else any other whole name.
 * Appended to name; *column is where it begins, and stays as it was when there is none. */
void row_name_find(const struct mapping *mapping, const struct row_cells *cells, struct text *name,
                   size_t *column);

#endif
