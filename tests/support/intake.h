/* intake.h - invented people and helpers to pair, for the tests of modules/assignment. */
#ifndef SUPPORT_INTAKE_H
#define SUPPORT_INTAKE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/random.h"
#include "modules/assignment.h"

/* A question that owns its tables. */
struct intake {
    struct assignment_question question;
    size_t *places;
    int32_t *scores;
};
/* All scores 0 and no places. */
struct intake intake_new(size_t people, size_t helpers);
void intake_clear(struct intake *intake);
/* Draws places and scores: some with many ties, some excluded, some the extremes of their type. */
void intake_invent(struct intake *intake, struct random *random);

int32_t score_of(const struct assignment_question *question, size_t person, size_t helper);
bool may_pair(const struct assignment_question *question, size_t person, size_t helper);
/* Finds the pairing, and checks that no helper has more people than places, nobody is where they
 * must not be, and the sums are right. */
struct assignment find_pairing(const struct assignment_question *question);

#endif
