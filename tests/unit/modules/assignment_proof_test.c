/* assignment_proof_test.c - T58: the best pairing of many, each proved best by prices that the test
 * finds for itself. */
#include "modules/assignment.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "support/score_table.h"

#define SEEDS 50
#define INTAKES 10

/* The first of two aims outweighs the second for up to 1,000 people. */
static int64_t
worth(const struct assignment_question *question, size_t person, size_t helper)
{
    if (helper == question->helpers)
        return 0;
    int64_t score = score_of(question, person, helper);
    return question->aim == ASSIGN_BEST_TOTAL ? score * 10007 + 1 : score + INT64_C(10000000000000);
}

static size_t
place_of(const struct assignment_question *question, const struct assignment *assignment,
         size_t person)
{
    size_t helper = assignment->helper_of[person];
    return helper == ASSIGNMENT_NOBODY ? question->helpers : helper;
}

#define FAR (INT64_MAX / 4)

/* What it costs to move somebody, or an empty place, from one helper to another: a square table
 * with nobody as the last. */
static int64_t *
moves_of(const struct assignment_question *question, const struct assignment *assignment)
{
    size_t nobody = question->helpers, side = nobody + 1;
    int64_t *moves = must_calloc(side * side, sizeof *moves);
    size_t *used = must_calloc(side, sizeof *used);
    for (size_t i = 0; i < side * side; i++)
        moves[i] = FAR;
    for (size_t person = 0; person < question->people; person++) {
        size_t from = place_of(question, assignment, person);
        used[from]++;
        for (size_t to = 0; to <= nobody; to++) {
            if (to < nobody && !may_pair(question, person, to))
                continue;
            int64_t cost = worth(question, person, from) - worth(question, person, to);
            if (cost < moves[from * side + to])
                moves[from * side + to] = cost;
        }
    }
    for (size_t helper = 0; helper < nobody; helper++) {
        if (used[helper] < question->places[helper] && moves[helper * side + nobody] > 0)
            moves[helper * side + nobody] = 0;
        if (moves[nobody * side + helper] > 0)
            moves[nobody * side + helper] = 0;
    }
    free(used);
    return moves;
}

/* Bellman and Ford: the price of a place is how much would be gained by a way to it from nobody.
 * False when a way comes back to where it began and gains. */
static bool
find_prices(const int64_t *moves, size_t side, int64_t *price)
{
    memset(price, 0, side * sizeof *price);
    bool changed = true;
    for (size_t round = 0; round <= side && changed; round++) {
        changed = false;
        for (size_t i = 0; i < side * side; i++)
            if (moves[i] < FAR && price[i / side] - moves[i] > price[i % side]) {
                price[i % side] = price[i / side] - moves[i];
                changed = true;
            }
    }
    return !changed;
}

/* Duality: with any prices that are not below 0, nothing is worth more than all places at their
 * price and the most that each person can gain. What is worth just that is therefore best. */
static bool
prices_prove(const struct assignment_question *question, const struct assignment *assignment,
             const int64_t *price)
{
    int64_t bound = 0, reached = 0;
    for (size_t helper = 0; helper < question->helpers; helper++) {
        if (price[helper] < 0)
            return false;
        bound += price[helper] * (int64_t)question->places[helper];
    }
    for (size_t person = 0; person < question->people; person++) {
        int64_t most = 0;
        for (size_t helper = 0; helper < question->helpers; helper++)
            if (may_pair(question, person, helper) &&
                worth(question, person, helper) - price[helper] > most)
                most = worth(question, person, helper) - price[helper];
        bound += most;
        reached += worth(question, person, place_of(question, assignment, person));
    }
    return reached == bound;
}

static bool
is_best(const struct assignment_question *question, const struct assignment *assignment)
{
    size_t side = question->helpers + 1;
    int64_t *price = must_calloc(side, sizeof *price);
    int64_t *moves = moves_of(question, assignment);
    bool best = find_prices(moves, side, price) && prices_prove(question, assignment, price);
    free(moves);
    free(price);
    return best;
}

static void
check_proved(const struct assignment_question *question, size_t seed)
{
    struct assignment assignment = find_pairing(question);
    if (!is_best(question, &assignment))
        fail_msg("seed %zu, aim %d: %zu people with %zu helpers could be paired better", seed,
                 (int)question->aim, question->people, question->helpers);
    assignment_clear(&assignment);
}

static void
prove_both(size_t people, size_t helpers, struct random *random, size_t seed)
{
    struct score_table table = score_table_new(people, helpers);
    score_table_invent(&table, random);
    table.question.aim = ASSIGN_BEST_TOTAL;
    check_proved(&table.question, seed);
    table.question.aim = ASSIGN_NOBODY_LEFT_OUT;
    check_proved(&table.question, seed);
    score_table_clear(&table);
}

/* T58: exact, where there are too many ways to try. */
static void
many_are_proved_to_be_paired_best(void **state)
{
    (void)state;
    print_message("many: seeds 1 to %d\n", SEEDS);
    for (size_t seed = 1; seed <= SEEDS; seed++) {
        struct random random = {.state = seed};
        size_t people = 20 + random_below(&random, 100);
        prove_both(people, 5 + random_below(&random, 80), &random, seed);
    }
}

/* T58: a whole intake. */
static void
an_intake_is_proved_to_be_paired_best(void **state)
{
    (void)state;
    print_message("500 with 200: seeds 1 to %d\n", INTAKES);
    for (size_t seed = 1; seed <= INTAKES; seed++) {
        struct random random = {.state = seed};
        prove_both(500, 200, &random, seed);
    }
}

/* The proof itself: it does not hold for two who were better the other way round, nor for somebody
 * left out beside a place. */
static void
what_is_not_best_is_not_proved(void **state)
{
    (void)state;
    struct score_table table = score_table_new(2, 2);
    static const int32_t scores[] = {5, 1, 1, 5};
    memcpy(table.scores, scores, sizeof scores);
    table.places[0] = table.places[1] = 1;
    struct assignment assignment = find_pairing(&table.question);
    assert_true(is_best(&table.question, &assignment));
    assignment.helper_of[0] = 1;
    assignment.helper_of[1] = 0;
    assert_false(is_best(&table.question, &assignment));
    assignment.helper_of[0] = ASSIGNMENT_NOBODY;
    assert_false(is_best(&table.question, &assignment));
    assignment_clear(&assignment);
    score_table_clear(&table);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(many_are_proved_to_be_paired_best),
        cmocka_unit_test(an_intake_is_proved_to_be_paired_best),
        cmocka_unit_test(what_is_not_best_is_not_proved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
