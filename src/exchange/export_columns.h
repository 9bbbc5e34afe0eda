/* export_columns.h - columns of text: how wide one is, and what stands in it. */
#ifndef POSACT_EXPORT_COLUMNS_H
#define POSACT_EXPORT_COLUMNS_H

#include "base/text.h"

#include <stddef.h>

#define EXPORT_COLUMN_GAP 2

/* At least as wide as what is shown, up to the widest that a column gets. */
void export_widen(size_t *width, const char *shown);
/* What is shown, then blanks to the next column. */
void export_padded(struct text *out, const char *shown, size_t width);

#endif
