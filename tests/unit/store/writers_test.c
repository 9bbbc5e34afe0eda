/* E16, S7, S22: several processes on one file. Nothing is lost, nobody is told to come back,
 * readers read on, and a process that dies with the lock does not keep it. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/registry.h"
#include "store/store.h"
#include "support/fixture.h"

#define WRITERS 20
#define ADDS 100

/* What a child exits with. */
enum {
    CHILD_DONE,
    CHILD_FAILED,
};

static bool
add_one(struct session *session)
{
    struct error error = {.text = ""};
    struct call call = {.record = session_prepare(session, &candidate_type)};
    record_set(call.record, CANDIDATE_NAME, "Siân Wyn-Jones");
    bool done = session_do(session, command_add, &call, &error);
    if (!done)
        print_message("%s\n", error.text);
    record_free(call.record);
    outcome_clear(&call.outcome);
    return done;
}

static size_t
count_people(struct session *session)
{
    struct error error = {.text = ""};
    struct query query = query_default(&candidate_type);
    size_t count;
    if (!session_count(session, &query, &count, &error))
        fail_msg("%s", error.text);
    return count;
}

static void
assert_sound(struct session *session)
{
    struct error error = {.text = ""};
    struct text findings = TEXT_EMPTY;
    size_t count;
    if (!session_check(session, &findings, &error) || !session_verify(session, &count, &error))
        fail_msg("%s: %s", error.text, text_string(&findings));
    text_clear(&findings);
}

/* Waits for the start and then adds. */
static void
write_in_child(const char *path, int start)
{
    char byte;
    struct session *session = fixture_session_at(path);
    if (read(start, &byte, 1) != 0)
        _exit(CHILD_FAILED);
    for (int i = 0; i < ADDS; i++) {
        if (!add_one(session))
            _exit(CHILD_FAILED);
    }
    _exit(CHILD_DONE);
}

/* A reader meanwhile: the count only grows. */
static void
read_meanwhile(struct session *session, size_t target)
{
    size_t before = 0;
    while (before < target) {
        size_t count = count_people(session);
        assert_true(count >= before);
        before = count;
        usleep(5000);
        int status;
        pid_t ended = waitpid(-1, &status, WNOHANG);
        if (ended > 0)
            assert_int_equal(status, CHILD_DONE);
    }
}

static void
test_twenty_writers(void **state)
{
    (void)state;
    char *folder = fixture_folder(), *path = must_format("%s/posact.db", folder);
    int start[2];
    assert_int_equal(pipe(start), 0);
    fixture_session_free(fixture_session_at(path));
    for (int i = 0; i < WRITERS; i++) {
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0) {
            close(start[1]);
            write_in_child(path, start[0]);
        }
    }
    close(start[0]);
    struct session *reader = fixture_session_at(path);
    close(start[1]);
    read_meanwhile(reader, (size_t)WRITERS * ADDS);
    assert_int_equal(count_people(reader), WRITERS * ADDS);
    assert_sound(reader);
    while (waitpid(-1, NULL, 0) > 0)
        continue;
    fixture_session_free(reader);
    free(path);
    fixture_remove(folder);
}

/* Begins, writes, and waits to be killed in the midst of it. */
static void
die_with_the_lock(const char *path, int ready)
{
    struct error error = {.text = ""};
    struct store_options options = fixture_options();
    options.path = path;
    struct store *store = fixture_store(&options);
    if (!store_begin(store, "J. Shah", "add", &error) || write(ready, "!", 1) != 1)
        _exit(CHILD_FAILED);
    sleep(30); /* and not for ever, should the test fail meanwhile */
    _exit(CHILD_FAILED);
}

static void
test_a_dead_writer_frees_the_lock(void **state)
{
    (void)state;
    char *folder = fixture_folder(), *path = must_format("%s/posact.db", folder), byte;
    int ready[2], status;
    assert_int_equal(pipe(ready), 0);
    struct session *session = fixture_session_at(path);
    fixture_session_free(session);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        die_with_the_lock(path, ready[1]);
    assert_int_equal(read(ready[0], &byte, 1), 1);
    struct store_options options = fixture_options();
    struct error error = {.text = ""};
    options.path = path;
    options.lock_timeout_ms = 50;
    struct store *store = fixture_store(&options);
    assert_false(store_begin(store, "M. Begum", "add", &error));
    assert_int_equal(error.code, ERROR_BUSY);
    store_close(store);
    kill(child, SIGKILL);
    assert_int_equal(waitpid(child, &status, 0), child);
    session = fixture_session_at(path);
    assert_true(add_one(session));
    assert_int_equal(count_people(session), 1);
    assert_sound(session);
    fixture_session_free(session);
    free(path);
    fixture_remove(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_twenty_writers),
        cmocka_unit_test(test_a_dead_writer_frees_the_lock),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
