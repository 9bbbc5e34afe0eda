/* count_table.h - the counts of one snapshot: by area, role and ages the people of each group of a
 * code list, a block for each list. As canonical text it is one value of the snapshot's record, so
 * that a census is one operation of the log and not one for each of its thousands of cells:
 *
 *     counts  people
 *     made    E23000008  E06000005 Darlington; E06000047 County Durham
 *     groups  ethnicity  census2021  white_british  white_irish
 *     row     E23000008  -  -  593000  ..
 *
 * Words are set apart by tabs; "-" is no role, or all ages; ".." is not known, which is not none.
 * Without a characteristic (a total of people alone) the block is `groups  all  -  all`. */
#ifndef MODULES_COUNT_TABLE_H
#define MODULES_COUNT_TABLE_H

#include "base/error.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define COUNT_UNKNOWN UINT64_MAX
/* Counts of people have no decimals; full-time equivalents are kept in hundredths. */
#define COUNT_HUNDREDTHS 100
/* The text of one snapshot is so long at most. */
#define COUNT_TABLE_BYTES ((size_t)8 * 1024 * 1024)

enum count_basis {
    COUNT_PEOPLE,    /* residents */
    COUNT_HEADCOUNT, /* employees */
    COUNT_FTE,       /* full-time equivalents, in hundredths */
    COUNT_BASIS_COUNT,
};
/* "people", "headcount", "fte". */
extern const char *const count_basis_codes[COUNT_BASIS_COUNT];

#define COUNT_ALL "all" /* the characteristic and group of a total without parts */
#define COUNT_AGE "age" /* the characteristic whose groups are ranges: "18", "25-34", "85+" */

struct count_row {
    char *area;        /* code of a force */
    char *role, *ages; /* "" for no role; for all ages */
    uint64_t *counts;  /* one a group */
};

struct count_block {
    char *characteristic, *list; /* list "" for ages and COUNT_ALL */
    char **groups;
    size_t group_count, group_capacity;
    struct count_row *rows;
    size_t row_count, row_capacity;
};

/* The smaller areas that an area was added up from. */
struct count_made {
    char *area, *parts;
};

struct count_table {
    enum count_basis basis;
    struct count_block *blocks;
    size_t block_count, block_capacity;
    struct count_made *made;
    size_t made_count, made_capacity;
};

void count_table_clear(struct count_table *table);
/* Fills an empty table; ERROR_INPUT with the line. Clear it in any case. */
bool count_table_read(const char *text, struct count_table *table, struct error *error);
void count_table_write(const struct count_table *table, struct text *out);

/* The block of a list, added when there is none yet. Borrowed until the next one is added. */
struct count_block *count_table_block(struct count_table *table, const char *characteristic,
                                      const char *list);
const struct count_block *count_table_find(const struct count_table *table,
                                           const char *characteristic);
void count_table_add_made(struct count_table *table, const char *area, const char *parts);
/* NULL when it was not added up. Borrowed. */
const char *count_table_made(const struct count_table *table, const char *area);
/* The group, and the row, added when there is none yet: what was not counted there is none. */
size_t count_block_group(struct count_block *block, const char *group);
struct count_row *count_block_row(struct count_block *block, const char *area, const char *role,
                                  const char *ages);
void count_block_remove(struct count_block *block, size_t row);

/* Unknown when one of them is. */
uint64_t count_add(uint64_t a, uint64_t b);
uint64_t count_row_total(const struct count_block *block, const struct count_row *row);
/* "1204", "12.5", "..": canonical. */
void count_write(uint64_t count, enum count_basis basis, struct text *out);

/* "18", "25-34", "85+" as its ends; the last of "85+" is UINT_MAX. False for anything else. */
bool age_range_read(const char *text, unsigned *first, unsigned *last);
void age_range_write(unsigned first, unsigned last, struct text *out);

#endif
