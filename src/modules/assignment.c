/* assignment.c - the best pairing under capacities, by shortest paths, and of equally good ones the
 * first.
 *
 * People come one after another. Each takes the place that costs the least, all told: perhaps one
 * whose holder moves on to another helper, whose holder moves on in turn, until somebody gets a
 * free place or is left out. That chain is a shortest path, which Dijkstra's method finds because a
 * place with a helper has a price that rises as it is sought after, so that no step costs less than
 * nothing:
 *
 *   R. Jonker, A. Volgenant: A Shortest Augmenting Path Algorithm for Dense and Sparse Linear
 *   Assignment Problems, Computing 38 (1987), 325-340
 *
 * here with several places to a helper, as in the minimum-cost flow of
 *
 *   J. Edmonds, R. M. Karp: Theoretical Improvements in Algorithmic Efficiency for Network Flow
 *   Problems, Journal of the ACM 19 (1972), 248-264.
 *
 * At worst that takes people x people x helpers steps.
 *
 * The prices that are left prove the answer: every best pairing puts each person where the worth
 * less the price is highest, and has a free place only at price 0. So the first of them is found
 * among those helpers alone, a bit each. */
#include "modules/assignment.h"

#include <stdlib.h>

#include "base/memory.h"

/* Places that never run out, and can still be counted up and down. */
#define ENDLESS (SIZE_MAX / 2)
/* Nobody in particular: an empty place moves. */
#define EMPTY_PLACE SIZE_MAX
#define NO_ONE SIZE_MAX
#define WORD_BITS 64

/* A worth is at most (2 x people + 1) x score; a price lies between 0 and the highest worth, and a
 * distance within three of them. */
_Static_assert((2 * (int64_t)ASSIGNMENT_MOST + 1) * INT32_MAX < INT64_MAX / 4,
               "distances stay within 64 bits");

struct solver {
    const struct assignment_question *question;
    /* One past the last helper: who has no other is with nobody, which is worth 0, always has a
     * place, and costs nothing. */
    size_t nobody;
    int64_t factor, bonus; /* a pair is worth its score x factor + bonus */
    /* Of each person. */
    size_t *helper_of, *next; /* the next person with the same helper, or NO_ONE */
    /* Of each helper, and nobody. */
    size_t *first; /* the first person there, or NO_ONE */
    size_t *free_places;
    int64_t *price;
    /* Of the search in hand, of each helper and nobody. */
    int64_t *distance;
    size_t *mover; /* who would come here, or EMPTY_PLACE */
    size_t *origin, *queue;
    bool *settled;
    /* A row for each person of the helpers, and nobody, where a best pairing may put them, and a
     * row of those that the search in hand has seen. */
    size_t words;
    uint64_t *fitting, *seen;
};

void
assignment_clear(struct assignment *assignment)
{
    free(assignment->helper_of);
    *assignment = (struct assignment){.helper_of = NULL};
}

/* --- what a pair is worth --- */

static int32_t
score_of(const struct solver *solver, size_t person, size_t helper)
{
    return solver->question->scores[person * solver->question->helpers + helper];
}

static int64_t
worth(const struct solver *solver, size_t person, size_t helper)
{
    if (helper == solver->nobody)
        return 0;
    return score_of(solver, person, helper) * solver->factor + solver->bonus;
}

/* What the person would gain there, after the price. */
static int64_t
gain(const struct solver *solver, size_t person, size_t helper)
{
    return worth(solver, person, helper) - solver->price[helper];
}

static int64_t
largest_score(const struct assignment_question *question)
{
    int64_t largest = 0;
    for (size_t i = 0; i < question->people * question->helpers; i++) {
        int64_t size = llabs((int64_t)question->scores[i]);
        if (question->scores[i] != ASSIGNMENT_EXCLUDED && size > largest)
            largest = size;
    }
    return largest;
}

/* Two aims in one number, the first so heavy that the second only decides between equals. */
static void
weigh(struct solver *solver)
{
    int64_t people = (int64_t)solver->question->people;
    switch (solver->question->aim) {
    case ASSIGN_BEST_TOTAL:
        solver->factor = people + 1;
        solver->bonus = 1;
        break;
    case ASSIGN_NOBODY_LEFT_OUT:
        solver->factor = 1;
        solver->bonus = 2 * people * largest_score(solver->question) + 1;
        break;
    }
}

/* --- the best: a place for one more person --- */

static void
list_people(struct solver *solver)
{
    for (size_t helper = 0; helper <= solver->nobody; helper++)
        solver->first[helper] = NO_ONE;
    for (size_t person = solver->question->people; person-- > 0;) {
        size_t helper = solver->helper_of[person];
        solver->next[person] = solver->first[helper];
        solver->first[helper] = person;
    }
}

static void
come_nearer(struct solver *solver, size_t helper, int64_t distance, size_t mover)
{
    if (distance < solver->distance[helper]) {
        solver->distance[helper] = distance;
        solver->mover[helper] = mover;
    }
}

/* Where the person could go, from a distance that has what is given up for it. Nearly all the time
 * is spent here: a distance that is no nearer is the rule, so an exclusion is looked for after. */
static void
look_around(struct solver *solver, size_t person, int64_t from)
{
    size_t helpers = solver->question->helpers;
    const int32_t *scores = &solver->question->scores[person * helpers];
    const int64_t *price = solver->price, *reached = solver->distance;
    int64_t factor = solver->factor, start = from - solver->bonus;
    for (size_t helper = 0; helper < helpers; helper++) {
        int64_t distance = start - scores[helper] * factor + price[helper];
        if (distance < reached[helper] && scores[helper] != ASSIGNMENT_EXCLUDED)
            come_nearer(solver, helper, distance, person);
    }
    come_nearer(solver, solver->nobody, from, person);
}

/* Of two as near as each other, one with a free place: there the search ends. */
static bool
is_nearer(const struct solver *solver, size_t a, size_t b)
{
    if (solver->distance[a] != solver->distance[b])
        return solver->distance[a] < solver->distance[b];
    return solver->free_places[a] > 0 && solver->free_places[b] == 0;
}

static size_t
nearest(const struct solver *solver)
{
    size_t best = solver->nobody; /* never settled */
    for (size_t helper = 0; helper < solver->nobody; helper++)
        if (!solver->settled[helper] && is_nearer(solver, helper, best))
            best = helper;
    return best;
}

/* The nearest helper with a free place; on the way there all are settled that are nearer. */
static size_t
search_place(struct solver *solver, size_t person)
{
    for (size_t helper = 0; helper <= solver->nobody; helper++) {
        solver->distance[helper] = INT64_MAX;
        solver->settled[helper] = false;
    }
    look_around(solver, person, 0);
    size_t at;
    while (solver->free_places[at = nearest(solver)] == 0) {
        solver->settled[at] = true;
        for (size_t other = solver->first[at]; other != NO_ONE; other = solver->next[other])
            look_around(solver, other, solver->distance[at] + gain(solver, other, at));
    }
    return at;
}

static void
raise_prices(struct solver *solver, int64_t distance)
{
    for (size_t helper = 0; helper < solver->nobody; helper++)
        if (solver->settled[helper])
            solver->price[helper] += distance - solver->distance[helper];
}

static void
place(struct solver *solver, size_t person)
{
    size_t at = search_place(solver, person);
    raise_prices(solver, solver->distance[at]);
    solver->free_places[at]--;
    for (size_t mover = NO_ONE; mover != person;) {
        mover = solver->mover[at];
        size_t left = solver->helper_of[mover];
        solver->helper_of[mover] = at;
        at = left;
    }
    list_people(solver);
}

/* --- of equally good ones, the first --- */

static bool
bit_is_set(const uint64_t *words, size_t bit)
{
    return words[bit / WORD_BITS] >> bit % WORD_BITS & 1;
}

static void
bit_set(uint64_t *words, size_t bit)
{
    words[bit / WORD_BITS] |= UINT64_C(1) << bit % WORD_BITS;
}

static uint64_t *
fitting_of(const struct solver *solver, size_t person)
{
    return solver->fitting + person * solver->words;
}

static void
find_fitting(struct solver *solver)
{
    for (size_t person = 0; person < solver->question->people; person++) {
        int64_t highest = gain(solver, person, solver->helper_of[person]);
        for (size_t helper = 0; helper < solver->nobody; helper++)
            if (score_of(solver, person, helper) != ASSIGNMENT_EXCLUDED &&
                gain(solver, person, helper) == highest)
                bit_set(fitting_of(solver, person), helper);
        if (highest == 0)
            bit_set(fitting_of(solver, person), solver->nobody);
    }
}

static void
reach(struct solver *solver, size_t *queued, size_t helper, size_t mover, size_t origin)
{
    if (bit_is_set(solver->seen, helper))
        return;
    bit_set(solver->seen, helper);
    solver->mover[helper] = mover;
    solver->origin[helper] = origin;
    solver->queue[(*queued)++] = helper;
}

/* An empty place moves as a person does: from a helper to nobody's, and from there to any helper
 * whose places need not be full. */
static void
reach_by_empty_place(struct solver *solver, size_t *queued, size_t at)
{
    if (at != solver->nobody) {
        if (solver->free_places[at] > 0)
            reach(solver, queued, solver->nobody, EMPTY_PLACE, at);
        return;
    }
    for (size_t helper = 0; helper < solver->nobody; helper++)
        if (solver->price[helper] == 0)
            reach(solver, queued, helper, EMPTY_PLACE, at);
}

/* Those before `person` stay where they are, and so does `person`. */
static void
reach_by_people(struct solver *solver, size_t *queued, size_t at, size_t person)
{
    for (size_t other = solver->first[at]; other != NO_ONE; other = solver->next[other]) {
        if (other <= person)
            continue;
        const uint64_t *fitting = fitting_of(solver, other);
        for (size_t word = 0; word < solver->words; word++)
            for (uint64_t left = fitting[word] & ~solver->seen[word]; left != 0; left &= left - 1)
                reach(solver, queued, word * WORD_BITS + (size_t)__builtin_ctzll(left), other, at);
    }
}

/* Whether somebody can move on from `wanted`, and others after them, until the place is taken that
 * `person` would leave. What was seen without success before need not be seen again. */
static bool
can_swap(struct solver *solver, size_t person, size_t wanted)
{
    size_t queued = 0;
    reach(solver, &queued, wanted, person, solver->helper_of[person]);
    for (size_t i = 0; i < queued; i++) {
        reach_by_empty_place(solver, &queued, solver->queue[i]);
        reach_by_people(solver, &queued, solver->queue[i], person);
        if (bit_is_set(solver->seen, solver->helper_of[person]))
            return true;
    }
    return false;
}

static void
swap(struct solver *solver, size_t person, size_t wanted)
{
    for (size_t at = solver->helper_of[person]; at != wanted; at = solver->origin[at]) {
        if (solver->mover[at] == EMPTY_PLACE) {
            solver->free_places[solver->origin[at]]--;
            solver->free_places[at]++;
        } else {
            solver->helper_of[solver->mover[at]] = at;
        }
    }
    solver->helper_of[person] = wanted;
    list_people(solver);
}

static void
prefer_earliest(struct solver *solver, size_t person)
{
    for (size_t word = 0; word < solver->words; word++)
        solver->seen[word] = 0;
    for (size_t helper = 0; helper < solver->helper_of[person]; helper++)
        if (bit_is_set(fitting_of(solver, person), helper) && !bit_is_set(solver->seen, helper) &&
            can_swap(solver, person, helper)) {
            swap(solver, person, helper);
            return;
        }
}

/* --- the whole --- */

static void
solver_init(struct solver *solver, const struct assignment_question *question)
{
    size_t people = question->people, helpers = question->helpers + 1;
    size_t words = helpers / WORD_BITS + 1;
    *solver = (struct solver){
        .question = question,
        .nobody = question->helpers,
        .helper_of = must_calloc(people, sizeof(size_t)),
        .next = must_calloc(people, sizeof(size_t)),
        .first = must_calloc(helpers, sizeof(size_t)),
        .free_places = must_calloc(helpers, sizeof(size_t)),
        .price = must_calloc(helpers, sizeof(int64_t)),
        .distance = must_calloc(helpers, sizeof(int64_t)),
        .mover = must_calloc(helpers, sizeof(size_t)),
        .origin = must_calloc(helpers, sizeof(size_t)),
        .queue = must_calloc(helpers, sizeof(size_t)),
        .settled = must_calloc(helpers, sizeof(bool)),
        .words = words,
        .fitting = must_calloc(people * words, sizeof(uint64_t)),
        .seen = must_calloc(words, sizeof(uint64_t)),
    };
    for (size_t person = 0; person < people; person++)
        solver->helper_of[person] = solver->nobody;
    for (size_t helper = 0; helper < question->helpers; helper++)
        solver->free_places[helper] = question->places[helper];
    solver->free_places[solver->nobody] = ENDLESS;
    list_people(solver);
    weigh(solver);
}

static void
solver_clear(struct solver *solver)
{
    free(solver->helper_of);
    free(solver->next);
    free(solver->first);
    free(solver->free_places);
    free(solver->price);
    free(solver->distance);
    free(solver->mover);
    free(solver->origin);
    free(solver->queue);
    free(solver->settled);
    free(solver->fitting);
    free(solver->seen);
}

static bool
go_on(const struct assignment_question *question, size_t done)
{
    return !question->go_on || question->go_on(question->context, done, 2 * question->people);
}

static bool
solve(struct solver *solver)
{
    size_t people = solver->question->people;
    for (size_t person = 0; person < people; person++) {
        if (!go_on(solver->question, person))
            return false;
        place(solver, person);
    }
    find_fitting(solver);
    for (size_t person = 0; person < people; person++) {
        if (!go_on(solver->question, people + person))
            return false;
        prefer_earliest(solver, person);
    }
    return true;
}

/* Takes the helpers out of the solver. */
static void
hand_over(struct solver *solver, struct assignment *assignment)
{
    *assignment = (struct assignment){.helper_of = solver->helper_of};
    solver->helper_of = NULL;
    for (size_t person = 0; person < solver->question->people; person++) {
        size_t *helper = &assignment->helper_of[person];
        if (*helper == solver->nobody) {
            *helper = ASSIGNMENT_NOBODY;
        } else {
            assignment->paired++;
            assignment->total += score_of(solver, person, *helper);
        }
    }
}

bool
assignment_find(const struct assignment_question *question, struct assignment *assignment,
                struct error *error)
{
    *assignment = (struct assignment){.helper_of = NULL};
    if (question->people > ASSIGNMENT_MOST || question->helpers > ASSIGNMENT_MOST)
        return error_set(error, ERROR_INPUT,
                         "At most %d people and %d helpers can be paired at once, not %zu and %zu: "
                         "mark fewer",
                         ASSIGNMENT_MOST, ASSIGNMENT_MOST, question->people, question->helpers);
    struct solver solver;
    solver_init(&solver, question);
    bool solved = solve(&solver);
    if (solved)
        hand_over(&solver, assignment);
    solver_clear(&solver);
    return solved || error_set(error, ERROR_STOPPED, "Stopped; nobody was paired");
}
