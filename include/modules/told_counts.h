/* told_counts.h - the counts of a force by one characteristic as they are told: one table of roles
 * by groups with all its sums - of the ranks of a role, of the employees, of all - protected once
 * (D17, P46). Every report of them reads this table, so that no two of them, and no two parts of
 * one, tell together what it hides.
 *
 * Who did not say is no group that anybody is known by: those columns are shown however few they
 * are, for the base of every share stands on them. */
#ifndef MODULES_TOLD_COUNTS_H
#define MODULES_TOLD_COUNTS_H

#include "config/counting.h"
#include "modules/count_table.h"
#include "modules/table_release.h"
#include "statistics/disclosure.h"

#include <stdbool.h>
#include <stddef.h>

struct told_question {
    const struct counting *counting;
    const struct count_block *block; /* of this force alone */
    const struct counted_list *list; /* to tell it in; NULL: as the source has it */
    const char *force, *kind;        /* code; "workforce", "population" */
    enum count_basis basis;
    struct disclosure_policy policy; /* of people */
    struct release_ledger ledger;
};

enum told_row_kind {
    TOLD_ROLE,
    TOLD_RANKS,     /* the sum of the ranks above it */
    TOLD_REST,      /* of all employees those of no role that is counted: told in the sums alone */
    TOLD_EMPLOYEES, /* the sum of those who are employed */
};

struct told_row {
    const char *role; /* code; "" for none; borrowed */
    enum told_row_kind kind;
    size_t sum;      /* the row that it is added up in; row_count for all */
    bool is_unknown; /* one of its counts is */
};

struct told_group {
    const char *code, *label; /* borrowed */
    bool unstated;            /* behind all others */
};

struct told_counts {
    struct told_group *groups;
    size_t group_count, stated_count, group_capacity;
    struct told_row *rows;
    size_t row_count;
    size_t employees;         /* their row; row_count where all are */
    struct released released; /* a row more for all, and a column more for all groups */
    bool total_is_told;       /* as it is: how many a force has is no secret */
};

/* ERROR_CONFLICT when it would tell too much beside what was released before, ERROR_INPUT where the
 * roles are more than all employees. Clear it in any case. */
bool told_counts_find(const struct told_question *question, struct told_counts *told,
                      struct error *error);
void told_counts_clear(struct told_counts *told);
/* The columns of a row are numbered as its groups are, then all groups together. */
const struct released_cell *told_cell(const struct told_counts *told, size_t row, size_t column);
/* Who stated a group: hidden where one of the counts that it is worked out of is. */
struct released_cell told_stated(const struct told_counts *told, size_t row);

#endif
