/* merge_view.h - for ui/ only: two people beside one another, before they are made one. */
#ifndef UI_MERGE_VIEW_H
#define UI_MERGE_VIEW_H

#include "modules/merge.h"
#include "ui/shell.h"

/* Pushes the view of two records, or says why they cannot be merged. `why` is what they share, NULL
 * when that is not known; copied. */
void merge_view_open(struct shell *shell, const struct record_type *type, const struct id *survivor,
                     const struct id *other, const char *why);

#endif
