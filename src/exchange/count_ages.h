/* count_ages.h - the ages of a table: single years and the bands that repeat them stand side by
 * side in censuses, and nobody may be counted twice. */
#ifndef EXCHANGE_COUNT_AGES_H
#define EXCHANGE_COUNT_AGES_H

#include "count_draft.h"

/* "Aged 5 to 9 years", "Aged 100 years and over", "under 25", "25-34", "85+". */
bool age_label_read(const char *label, unsigned *first, unsigned *last);

enum age_kind {
    AGE_PART,     /* counted */
    AGE_BAND,     /* repeats parts: held against them */
    AGE_UNSTATED, /* did not say */
};

struct age_column {
    unsigned first, last;
    enum age_kind kind;
};

/* What each group of a block is, as many as it has groups; the caller frees it. NULL when they do
 * not fit together: then why was refused. */
struct age_column *ages_sort(struct drafts *drafts, const struct count_block *block);

#endif
