/* pairing.c - pairs invented scores in processes of their own. */
#include "bench/pairing.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/random.h"
#include "bench/figures.h"
#include "modules/assignment.h"

#define PLACES_MOST 3 /* a helper has 1 to so many */
#define SCORES 100
#define EXCLUDED_ONE_IN 10

static void
pair(size_t people, size_t helpers, enum assign aim)
{
    struct random random = {.state = 58};
    size_t *places = must_calloc(helpers, sizeof *places);
    int32_t *scores = must_calloc(people * helpers, sizeof *scores);
    for (size_t i = 0; i < helpers; i++)
        places[i] = 1 + random_below(&random, PLACES_MOST);
    for (size_t i = 0; i < people * helpers; i++)
        scores[i] = random_below(&random, EXCLUDED_ONE_IN) == 0
                        ? ASSIGNMENT_EXCLUDED
                        : (int32_t)random_below(&random, SCORES);
    const struct assignment_question question = {
        .people = people,
        .helpers = helpers,
        .places = places,
        .scores = scores,
        .aim = aim,
    };
    struct assignment assignment;
    struct error error;
    bool found = assignment_find(&question, &assignment, &error);
    assignment_clear(&assignment);
    free(places);
    free(scores);
    _exit(found ? 0 : 1);
}

/* The time in ms and the peak memory in kB. */
static bool
measure(size_t people, size_t helpers, enum assign aim, double *took_ms, double *peak)
{
    double started_ms = bench_now();
    pid_t process = fork();
    if (process == 0)
        pair(people, helpers, aim);
    int status;
    struct rusage used;
    if (process < 0 || wait4(process, &status, 0, &used) < 0)
        return false;
    *took_ms = bench_now() - started_ms;
    *peak = (double)used.ru_maxrss;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool
pairing_measure(void)
{
    double total_ms, most_ms, large_ms, peak;
    if (!measure(500, 200, ASSIGN_BEST_TOTAL, &total_ms, &peak) ||
        !measure(500, 200, ASSIGN_NOBODY_LEFT_OUT, &most_ms, &peak) ||
        !measure(2000, 800, ASSIGN_NOBODY_LEFT_OUT, &large_ms, &peak))
        return false;
    report_most("T58", "500 people with 200 helpers, best total", "s", total_ms / 1e3, 2);
    report_most("T58", "500 people with 200 helpers, nobody left out", "s", most_ms / 1e3, 2);
    report_most("T58", "2,000 people with 800 helpers", "s", large_ms / 1e3, 2);
    report_most("T58", "its peak memory, with the scores", "kB", peak, 16384);
    return true;
}
