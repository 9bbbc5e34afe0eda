/* share_table.h - groups beside one another, in a report: how many went on, of how many, and what
 * may be said of the difference (P45, P47, P53). Only what passed disclosure control comes here,
 * and every figure is worked out from the numbers as they are shown, so that none tells more. */
#ifndef MODULES_SHARE_TABLE_H
#define MODULES_SHARE_TABLE_H

#include "modules/report.h"
#include "statistics/group_disclosure.h"

#include <stdbool.h>
#include <stddef.h>

#define SHARE_LARGEST ((size_t)-1)

struct share_row {
    const char *label; /* borrowed */
    struct shown_share shown;
};

struct share_table {
    char *heading;          /* owned */
    struct share_row *rows; /* owned */
    size_t count;
    size_t reference; /* the row that the others are held against; SHARE_LARGEST */
};

struct share_tables {
    struct share_table *items;
    size_t count, capacity;
};

/* The next table, whose rows are all nought yet. */
struct share_table *share_tables_add(struct share_tables *tables, const char *heading, size_t rows);
void share_tables_clear(struct share_tables *tables);
/* What the counts are called. */
enum share_words {
    SHARES_OF_STAGE, /* passed, of those who have an outcome */
    SHARES_OF_YEAR,  /* appointed, of those who applied */
};
/* A part each, and a note of how many tests there are, for which the probabilities are adjusted
 * (Holm). */
void share_tables_append(const struct share_tables *tables, enum share_words words,
                         struct report *report);
/* All in one part, a row for each stage and group, of the stages in which groups can be held
 * against one another. False, and no part, where there is none. */
bool share_tables_append_together(const struct share_tables *tables, const char *heading,
                                  struct report *report);

#endif
