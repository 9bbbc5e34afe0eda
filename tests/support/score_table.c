/* score_table.c - draws an intake, and sees that a pairing keeps to it. */
#include "support/score_table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/memory.h"

#define SCORE_KINDS 5

struct score_table
score_table_new(size_t people, size_t helpers)
{
    struct score_table table = {
        .places = must_calloc(helpers, sizeof(size_t)),
        .scores = must_calloc(people * helpers, sizeof(int32_t)),
    };
    table.question = (struct assignment_question){
        .people = people,
        .helpers = helpers,
        .places = table.places,
        .scores = table.scores,
    };
    return table;
}

void
score_table_clear(struct score_table *table)
{
    free(table->places);
    free(table->scores);
}

int32_t
score_of(const struct assignment_question *question, size_t person, size_t helper)
{
    return question->scores[person * question->helpers + helper];
}

bool
may_pair(const struct assignment_question *question, size_t person, size_t helper)
{
    return score_of(question, person, helper) != ASSIGNMENT_EXCLUDED;
}

/* Few different scores make many ties. */
static int32_t
invent_score(struct random *random, size_t kind)
{
    switch (kind) {
    case 0:
        return (int32_t)random_below(random, 3);
    case 1:
        return (int32_t)random_below(random, 5) - 2;
    case 2:
        return random_below(random, 2) ? INT32_MAX : -INT32_MAX;
    case 3:
        return (int32_t)random_below(random, 2) * 5;
    default:
        return (int32_t)random_below(random, 2000) - 500;
    }
}

void
score_table_invent(struct score_table *table, struct random *random)
{
    const struct assignment_question *question = &table->question;
    size_t kind = random_below(random, SCORE_KINDS);
    uint32_t excluded_percent = random_below(random, 4) * 20;
    for (size_t i = 0; i < question->helpers; i++)
        table->places[i] = random_below(random, 4);
    for (size_t i = 0; i < question->people * question->helpers; i++)
        table->scores[i] = random_below(random, 100) < excluded_percent
                               ? ASSIGNMENT_EXCLUDED
                               : invent_score(random, kind);
}

static void
check_kept(const struct assignment_question *question, const struct assignment *assignment)
{
    size_t *used = must_calloc(question->helpers, sizeof *used);
    size_t paired = 0;
    int64_t total = 0;
    for (size_t person = 0; person < question->people; person++) {
        size_t helper = assignment->helper_of[person];
        if (helper == ASSIGNMENT_NOBODY)
            continue;
        assert_true(helper < question->helpers);
        assert_true(may_pair(question, person, helper));
        assert_true(++used[helper] <= question->places[helper]);
        paired++;
        total += score_of(question, person, helper);
    }
    assert_true(assignment->paired == paired);
    assert_true(assignment->total == total);
    free(used);
}

struct assignment
find_pairing(const struct assignment_question *question)
{
    struct assignment assignment;
    struct error error;
    assert_true(assignment_find(question, &assignment, &error));
    check_kept(question, &assignment);
    return assignment;
}
