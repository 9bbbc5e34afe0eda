/* score_table.h - invented people and helpers to pair, for the tests of modules/assignment. */
#ifndef SUPPORT_SCORE_TABLE_H
#define SUPPORT_SCORE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/random.h"
#include "modules/assignment.h"

/* A question that owns its tables. */
struct score_table {
    struct assignment_question question;
    size_t *places;
    int32_t *scores;
};
/* All scores 0 and no places. */
struct score_table score_table_new(size_t people, size_t helpers);
void score_table_clear(struct score_table *table);
/* Draws places and scores: some with many ties, some excluded, some the extremes of their type. */
void score_table_invent(struct score_table *table, struct random *random);

int32_t score_of(const struct assignment_question *question, size_t person, size_t helper);
bool may_pair(const struct assignment_question *question, size_t person, size_t helper);
/* Finds the pairing, and checks that no helper has more people than places, nobody is where they
 * must not be, and the sums are right. */
struct assignment find_pairing(const struct assignment_question *question);

#endif
