/* E20: kill -9 at random moments while people are added. A child adds and tells each id once the
 * commit has returned; after each round every id that was told must be there, and the file sound.
 *
 * POSACT_ROUNDS sets how many rounds are run (100). */
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/random.h"
#include "modules/candidate.h"
#include "modules/registry.h"
#include "support/fixture.h"

struct acknowledged {
    struct id *items;
    size_t count, capacity;
};

/* Adds until killed; what goes into the pipe was committed. */
static void
add_for_ever(const char *path, int pipe_end)
{
    struct session *session = fixture_session_at(path);
    for (;;) {
        struct error error = {.text = ""};
        struct call call = {.record = session_prepare(session, &candidate_type)};
        record_set(call.record, CANDIDATE_NAME, "Siân Wyn-Jones");
        record_set(call.record, CANDIDATE_PHONE, "07700 900123");
        if (!session_do(session, command_add, &call, &error))
            _exit(1);
        if (write(pipe_end, call.record->id.bytes, ID_SIZE) != ID_SIZE)
            _exit(1);
        record_free(call.record);
        outcome_clear(&call.outcome);
    }
}

static void
read_acknowledged(int pipe_end, struct acknowledged *all)
{
    struct id id;
    while (read(pipe_end, id.bytes, ID_SIZE) == ID_SIZE) {
        all->items = array_reserve(all->items, &all->capacity, all->count + 1, sizeof *all->items);
        all->items[all->count++] = id;
    }
}

static void
run_round(const char *path, struct random *random, struct acknowledged *all)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(ends[0]);
        add_for_ever(path, ends[1]);
    }
    close(ends[1]);
    usleep(5000 + random_below(random, 40000));
    kill(child, SIGKILL);
    read_acknowledged(ends[0], all);
    close(ends[0]);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
}

static void
assert_all_there(const char *path, const struct acknowledged *all, size_t from, bool check)
{
    struct session *session = fixture_session_at(path);
    struct error error = {.text = ""};
    struct text findings = TEXT_EMPTY;
    size_t count;
    for (size_t i = from; i < all->count; i++) {
        struct record *record = session_get(session, &candidate_type, &all->items[i], &error);
        if (record == NULL)
            fail_msg("%s", error.text);
        record_free(record);
    }
    if (check && !session_check(session, &findings, &error))
        fail_msg("%s: %s", error.text, text_string(&findings));
    if (!session_verify(session, &count, &error))
        fail_msg("%s", error.text);
    text_clear(&findings);
    fixture_session_free(session);
}

static void
test_nothing_acknowledged_is_lost(void **state)
{
    (void)state;
    const char *asked = getenv("POSACT_ROUNDS");
    unsigned long rounds = asked == NULL ? 100 : strtoul(asked, NULL, 10);
    char *folder = fixture_folder(), *path = must_format("%s/kill.db", folder);
    struct random random = {20261121};
    struct acknowledged all = {NULL, 0, 0};
    fixture_session_free(fixture_session_at(path));
    for (unsigned long round = 0; round < rounds; round++) {
        size_t before = all.count;
        run_round(path, &random, &all);
        assert_all_there(path, &all, before, round % 20 == 0);
    }
    assert_all_there(path, &all, 0, true);
    print_message("%lu rounds, %zu people acknowledged, none lost\n", rounds, all.count);
    assert_true(all.count > rounds);
    free(all.items);
    free(path);
    fixture_remove(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_acknowledged_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
