/* assignment.h - the best pairing of many people with helpers at once (T58). It gets numbers and
 * knows nothing of who they are about (P17, T53); what comes of it is a proposal (T50).
 *
 * The answer is exact, and there is only one: of equally good ones it is that in which the first
 * person has the earliest helper in the order given, then the second person, and so on, where to be
 * left out comes after all helpers.
 *
 * Beside the table of scores it needs a bit for each cell, and less than 60 bytes for each person
 * and each helper: for 2,000 people and 800 helpers 0.3 MB beside 6.4 MB. */
#ifndef MODULES_ASSIGNMENT_H
#define MODULES_ASSIGNMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

/* Most people, and most helpers: no sum leaves 64 bits, whatever the scores are. */
#define ASSIGNMENT_MOST 100000

/* A score: these two must not be paired. */
#define ASSIGNMENT_EXCLUDED INT32_MIN
/* A helper: this person is left out. */
#define ASSIGNMENT_NOBODY SIZE_MAX

enum assign {
    /* The highest total, and of these the most people: somebody is left out when there is no place
     * for them, or when any place for them would make the total lower. A score of 0 is better than
     * none, one below 0 is not. */
    ASSIGN_BEST_TOTAL,
    /* The most people, even at scores below 0, and of these the highest total. */
    ASSIGN_NOBODY_LEFT_OUT,
};

struct assignment_question {
    size_t people, helpers;
    const size_t *places;  /* of each helper; 0: takes nobody */
    const int32_t *scores; /* a row for each person, a column for each helper; higher is better */
    enum assign aim;
    /* Asked before each person, who is looked at twice: how many steps of how many are done; false
     * stops. NULL: never. */
    bool (*go_on)(void *context, size_t done, size_t all);
    void *context;
};

struct assignment {
    size_t *helper_of; /* of each person, or ASSIGNMENT_NOBODY; owned */
    size_t paired;     /* how many have a helper */
    int64_t total;     /* of their scores */
};
void assignment_clear(struct assignment *assignment);

/* Fills *assignment from empty; it stays empty when there are too many, or when it was stopped. */
bool assignment_find(const struct assignment_question *question, struct assignment *assignment,
                     struct error *error);

#endif
