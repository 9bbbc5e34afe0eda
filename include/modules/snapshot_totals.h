/* snapshot_totals.h - what a force counts in all, and its parts by characteristic and group, in the
 * code list of the source and in each list that this maps into (P48). */
#ifndef MODULES_SNAPSHOT_TOTALS_H
#define MODULES_SNAPSHOT_TOTALS_H

#include "modules/snapshot_gather.h"
#include "modules/table_release.h"

#include <stdint.h>

struct totals_group {
    const char *code, *label; /* borrowed from the pack, or from the counts */
    uint64_t count;           /* rounded as the policy has it, where it is protected */
    bool hidden;              /* it could tell of a person (P46) */
};

struct totals_list {
    const char *characteristic;      /* its code; borrowed */
    const struct counted_list *list; /* NULL for ages */
    bool mapped;                     /* not the list of the source */
    struct totals_group *groups;
    size_t count;
    uint64_t total;
};

/* How counts are told that nobody has published. */
struct totals_rule {
    struct disclosure_policy policy;
    bool employees; /* of them alone */
    struct release_ledger ledger;
};

struct totals {
    struct gathered gathered;
    uint64_t total;       /* COUNT_UNKNOWN too where it would tell of few people */
    const char *total_of; /* the characteristic whose parts add up to it */
    struct totals_list *lists;
    size_t count, capacity;
    struct totals_group *roles; /* of the characteristic of the total */
    size_t role_count;
    bool has_ages;     /* people of an age range were asked for */
    uint64_t of_ages;  /* COUNT_UNKNOWN too where one of its bands is hidden */
    bool is_protected; /* the source has not published these counts: small ones are hidden */
    struct disclosure_policy policy; /* by this, of people */
};

/* ages NULL, or "18-24". ERROR_CONFLICT when it would tell too much beside what was released
 * before. Clear it in any case. */
bool totals_find(struct session *session, const struct gather_question *question, const char *ages,
                 const struct totals_rule *rule, struct totals *totals, struct error *error);
void totals_clear(struct totals *totals);

/* The people of a range of ages in the rows of a block; ERROR_INPUT names the band that lies across
 * its ends. */
bool count_block_ages(const struct counting *counting, const struct count_block *block,
                      unsigned first, unsigned last, uint64_t *count, struct error *error);

#endif
