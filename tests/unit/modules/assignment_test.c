/* assignment_test.c - T58: the best pairing of a few, against every way to pair them; the two aims,
 * what is on the edge, and waiting. */
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

#define SEEDS 400

/* --- every way to pair a few, by dynamic programming over the places that are left --- */

/* What some people get; for the one aim the total counts first, for the other how many. */
struct gain {
    int64_t total, paired;
};

static int
compare(enum assign aim, struct gain a, struct gain b)
{
    int total = (a.total > b.total) - (a.total < b.total);
    int paired = (a.paired > b.paired) - (a.paired < b.paired);
    if (aim == ASSIGN_BEST_TOTAL)
        return total != 0 ? total : paired;
    return paired != 0 ? paired : total;
}

struct ways {
    const struct assignment_question *question;
    size_t states, *step; /* how much one place of a helper counts in a state */
    struct gain *best;    /* of the people from this one on, with the places of this state */
};

static struct gain *
ways_at(const struct ways *ways, size_t person, size_t state)
{
    return &ways->best[person * ways->states + state];
}

static bool
has_place(const struct ways *ways, size_t state, size_t helper)
{
    return state / ways->step[helper] % (ways->question->places[helper] + 1) > 0;
}

/* The most that this person and those after can get when this one takes that helper, or nobody. */
static bool
try_helper(const struct ways *ways, size_t person, size_t state, size_t helper, struct gain *gain)
{
    if (helper == ways->question->helpers) {
        *gain = *ways_at(ways, person + 1, state);
        return true;
    }
    if (!has_place(ways, state, helper) || !may_pair(ways->question, person, helper))
        return false;
    *gain = *ways_at(ways, person + 1, state - ways->step[helper]);
    gain->total += score_of(ways->question, person, helper);
    gain->paired++;
    return true;
}

/* The first helper, or one past the last for nobody, that is as good as any. */
static size_t
first_best(const struct ways *ways, size_t person, size_t state)
{
    struct gain best, gain;
    size_t chosen = ways->question->helpers;
    try_helper(ways, person, state, chosen, &best);
    for (size_t helper = ways->question->helpers; helper-- > 0;)
        if (try_helper(ways, person, state, helper, &gain) &&
            compare(ways->question->aim, gain, best) >= 0) {
            best = gain;
            chosen = helper;
        }
    *ways_at(ways, person, state) = best;
    return chosen;
}

/* The first of the best pairings of all, person by person. */
static void
try_all_ways(const struct assignment_question *question, size_t *helper_of)
{
    struct ways ways = {
        .question = question,
        .states = 1,
        .step = must_calloc(question->helpers, sizeof(size_t)),
    };
    for (size_t helper = 0; helper < question->helpers; helper++) {
        ways.step[helper] = ways.states;
        ways.states *= question->places[helper] + 1;
    }
    ways.best = must_calloc((question->people + 1) * ways.states, sizeof(struct gain));
    for (size_t person = question->people; person-- > 0;)
        for (size_t state = 0; state < ways.states; state++)
            first_best(&ways, person, state);
    size_t state = ways.states - 1;
    for (size_t person = 0; person < question->people; person++) {
        size_t helper = first_best(&ways, person, state);
        helper_of[person] = helper == question->helpers ? ASSIGNMENT_NOBODY : helper;
        if (helper < question->helpers)
            state -= ways.step[helper];
    }
    free(ways.step);
    free(ways.best);
}

static void
check_against_all_ways(const struct assignment_question *question, size_t seed)
{
    size_t *expected = must_calloc(question->people, sizeof *expected);
    struct assignment assignment = find_pairing(question);
    try_all_ways(question, expected);
    for (size_t person = 0; person < question->people; person++)
        if (assignment.helper_of[person] != expected[person])
            fail_msg("seed %zu, aim %d: person %zu is with %zd, not %zd", seed, (int)question->aim,
                     person, (ssize_t)assignment.helper_of[person], (ssize_t)expected[person]);
    assignment_clear(&assignment);
    free(expected);
}

/* T58: exact for both aims, and of equal ones the first. */
static void
a_few_are_paired_as_well_as_can_be(void **state)
{
    (void)state;
    print_message("few: seeds 1 to %d\n", SEEDS);
    for (size_t seed = 1; seed <= SEEDS; seed++) {
        struct random random = {.state = seed};
        struct score_table table =
            score_table_new(1 + random_below(&random, 10), 1 + random_below(&random, 5));
        score_table_invent(&table, &random);
        table.question.aim = ASSIGN_BEST_TOTAL;
        check_against_all_ways(&table.question, seed);
        table.question.aim = ASSIGN_NOBODY_LEFT_OUT;
        check_against_all_ways(&table.question, seed);
        score_table_clear(&table);
    }
}

/* The same where those with a place stand far apart among many who have none. */
static void
a_few_among_many_helpers_are_found(void **state)
{
    (void)state;
    static const size_t with_places[] = {0, 62, 63, 64, 126, 127};
    print_message("few among many: seeds 1 to %d\n", SEEDS);
    for (size_t seed = 1; seed <= SEEDS; seed++) {
        struct random random = {.state = seed};
        struct score_table table = score_table_new(1 + random_below(&random, 8), 128);
        score_table_invent(&table, &random);
        memset(table.places, 0, 128 * sizeof(size_t));
        for (size_t i = 0; i < sizeof with_places / sizeof with_places[0]; i++)
            table.places[with_places[i]] = random_below(&random, 3);
        table.question.aim = seed % 2 ? ASSIGN_BEST_TOTAL : ASSIGN_NOBODY_LEFT_OUT;
        check_against_all_ways(&table.question, seed);
        score_table_clear(&table);
    }
}

/* --- the two aims --- */

#define NONE ASSIGNMENT_NOBODY

static void
check_question(const struct assignment_question *question, const size_t *expected, size_t paired,
               int64_t total)
{
    struct assignment assignment = find_pairing(question);
    for (size_t person = 0; person < question->people; person++)
        assert_true(assignment.helper_of[person] == expected[person]);
    assert_true(assignment.paired == paired);
    assert_true(assignment.total == total);
    assignment_clear(&assignment);
}

/* T58: one very good pair leaves two out, or all are paired and less well. */
static void
the_aims_differ(void **state)
{
    (void)state;
    static const int32_t scores[] = {1, ASSIGNMENT_EXCLUDED, 10, 1};
    static const size_t places[] = {1, 1};
    struct assignment_question question = {
        .people = 2,
        .helpers = 2,
        .places = places,
        .scores = scores,
        .aim = ASSIGN_BEST_TOTAL,
    };
    check_question(&question, (const size_t[]){NONE, 0}, 1, 10);
    question.aim = ASSIGN_NOBODY_LEFT_OUT;
    check_question(&question, (const size_t[]){0, 1}, 2, 2);
    question.scores = (const int32_t[]){-10, ASSIGNMENT_EXCLUDED, 10, -10};
    check_question(&question, (const size_t[]){0, 1}, 2, -20);
}

/* An exclusion is not a score, however low: the first helper, whom nobody may have, stays free. */
static void
an_exclusion_is_no_score(void **state)
{
    (void)state;
    static const int32_t lowest = -INT32_MAX, no = ASSIGNMENT_EXCLUDED;
    static const size_t places[] = {1, 1, 1};
    const struct assignment_question question = {
        .people = 2,
        .helpers = 3,
        .places = places,
        .scores = (const int32_t[]){no, lowest, no, no, lowest + 1, lowest},
        .aim = ASSIGN_NOBODY_LEFT_OUT,
    };
    check_question(&question, (const size_t[]){1, 2}, 2, 2 * (int64_t)lowest);
}

/* Three ways have the highest total of 3, and each leaves other places free. */
static void
of_equals_the_first_person_has_the_first_helper(void **state)
{
    (void)state;
    static const int32_t scores[] = {1, 1, 0, 1, 0, 1, 1, 0, 0};
    static const size_t places[] = {2, 1, 2};
    struct assignment_question question = {
        .people = 3,
        .helpers = 3,
        .places = places,
        .scores = scores,
        .aim = ASSIGN_BEST_TOTAL,
    };
    check_question(&question, (const size_t[]){0, 2, 0}, 3, 3);
    question.aim = ASSIGN_NOBODY_LEFT_OUT;
    check_question(&question, (const size_t[]){0, 2, 0}, 3, 3);
}

/* A score below 0 is worse than none; 0 is better than none. */
static void
scores_below_nothing(void **state)
{
    (void)state;
    static const int32_t scores[] = {-1, 0, 3};
    static const size_t places[] = {3};
    struct assignment_question question = {
        .people = 3,
        .helpers = 1,
        .places = places,
        .scores = scores,
        .aim = ASSIGN_BEST_TOTAL,
    };
    check_question(&question, (const size_t[]){NONE, 0, 0}, 2, 3);
    question.aim = ASSIGN_NOBODY_LEFT_OUT;
    check_question(&question, (const size_t[]){0, 0, 0}, 3, 2);
}

/* The largest total that there can be, and the smallest. */
static void
sums_stay_within_64_bits(void **state)
{
    (void)state;
    struct score_table table = score_table_new(3000, 2);
    table.places[0] = SIZE_MAX;
    table.question.aim = ASSIGN_NOBODY_LEFT_OUT;
    for (int sign = -1; sign <= 1; sign += 2) {
        for (size_t i = 0; i < (size_t)3000 * 2; i++)
            table.scores[i] = sign * INT32_MAX;
        struct assignment assignment = find_pairing(&table.question);
        assert_true(assignment.paired == 3000);
        assert_true(assignment.total == sign * INT64_C(3000) * INT32_MAX);
        assignment_clear(&assignment);
    }
    score_table_clear(&table);
}

/* --- edges --- */

static void
nobody_and_no_helper(void **state)
{
    (void)state;
    static const size_t places[] = {1};
    for (enum assign aim = ASSIGN_BEST_TOTAL; aim <= ASSIGN_NOBODY_LEFT_OUT; aim++) {
        struct assignment_question question = {.aim = aim};
        check_question(&question, NULL, 0, 0);
        question.people = 2;
        check_question(&question, (const size_t[]){NONE, NONE}, 0, 0);
        question = (struct assignment_question){.helpers = 1, .places = places, .aim = aim};
        check_question(&question, NULL, 0, 0);
    }
}

static void
one_with_one(void **state)
{
    (void)state;
    size_t places[] = {1};
    int32_t scores[] = {7};
    for (enum assign aim = ASSIGN_BEST_TOTAL; aim <= ASSIGN_NOBODY_LEFT_OUT; aim++) {
        struct assignment_question question = {
            .people = 1,
            .helpers = 1,
            .places = places,
            .scores = scores,
            .aim = aim,
        };
        scores[0] = 7, places[0] = 1;
        check_question(&question, (const size_t[]){0}, 1, 7);
        places[0] = 0;
        check_question(&question, (const size_t[]){NONE}, 0, 0);
        scores[0] = ASSIGNMENT_EXCLUDED, places[0] = 1;
        check_question(&question, (const size_t[]){NONE}, 0, 0);
    }
}

/* All alike: people in their order to helpers in theirs, and the last are left out. */
static void
equals_go_by_their_order(void **state)
{
    (void)state;
    struct score_table table = score_table_new(500, 200);
    size_t expected[500], person = 0;
    for (size_t helper = 0; helper < 200; helper++) {
        table.places[helper] = helper % 4;
        for (size_t i = 0; i < helper % 4; i++)
            expected[person++] = helper;
    }
    assert_true(person == 300);
    while (person < 500)
        expected[person++] = NONE;
    for (int32_t score = 0; score <= 9; score += 9) {
        for (size_t i = 0; i < (size_t)500 * 200; i++)
            table.scores[i] = score;
        table.question.aim = ASSIGN_BEST_TOTAL;
        check_question(&table.question, expected, 300, 300 * score);
        table.question.aim = ASSIGN_NOBODY_LEFT_OUT;
        check_question(&table.question, expected, 300, 300 * score);
    }
    for (size_t i = 0; i < (size_t)500 * 200; i++)
        table.scores[i] = ASSIGNMENT_EXCLUDED;
    for (size_t i = 0; i < 500; i++)
        expected[i] = NONE;
    check_question(&table.question, expected, 0, 0);
    score_table_clear(&table);
}

static void
too_many_are_refused(void **state)
{
    (void)state;
    struct assignment assignment;
    struct error error;
    struct assignment_question question = {.people = ASSIGNMENT_MOST + 1};
    assert_false(assignment_find(&question, &assignment, &error));
    assert_int_equal(error.code, ERROR_INPUT);
    assert_string_equal(error.text, "At most 100000 people and 100000 helpers can be paired at "
                                    "once, not 100001 and 0: mark fewer");
    assert_null(assignment.helper_of);
    question = (struct assignment_question){.helpers = ASSIGNMENT_MOST + 1};
    assert_false(assignment_find(&question, &assignment, &error));
}

/* --- waiting --- */

struct patience {
    size_t asked, lasts;
};

static bool
wait_on(void *context, size_t done, size_t all)
{
    struct patience *patience = context;
    assert_true(done == patience->asked);
    assert_true(all == 10);
    patience->asked++;
    return patience->asked <= patience->lasts;
}

/* It tells how far it is, and stops at any step with nothing to clear. */
static void
it_can_be_stopped(void **state)
{
    (void)state;
    struct random random = {.state = 1};
    struct score_table table = score_table_new(5, 3);
    struct patience patience = {.lasts = 0};
    score_table_invent(&table, &random);
    table.question.go_on = wait_on;
    table.question.context = &patience;
    for (; patience.lasts < 10; patience.lasts++) {
        struct assignment assignment;
        struct error error;
        patience.asked = 0;
        assert_false(assignment_find(&table.question, &assignment, &error));
        assert_int_equal(error.code, ERROR_STOPPED);
        assert_string_equal(error.text, "Stopped; nobody was paired");
        assert_true(patience.asked == patience.lasts + 1);
        assert_null(assignment.helper_of);
    }
    patience.asked = 0;
    struct assignment assignment = find_pairing(&table.question);
    assert_true(patience.asked == 10);
    assignment_clear(&assignment);
    score_table_clear(&table);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_few_are_paired_as_well_as_can_be),
        cmocka_unit_test(a_few_among_many_helpers_are_found),
        cmocka_unit_test(the_aims_differ),
        cmocka_unit_test(an_exclusion_is_no_score),
        cmocka_unit_test(of_equals_the_first_person_has_the_first_helper),
        cmocka_unit_test(scores_below_nothing),
        cmocka_unit_test(sums_stay_within_64_bits),
        cmocka_unit_test(nobody_and_no_helper),
        cmocka_unit_test(one_with_one),
        cmocka_unit_test(equals_go_by_their_order),
        cmocka_unit_test(too_many_are_refused),
        cmocka_unit_test(it_can_be_stopped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
