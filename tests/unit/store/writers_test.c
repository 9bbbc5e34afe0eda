/* E16, S7, S22: several processes on one file. Nothing is lost, nobody is told to come back, each
 * gets its turn, readers read on, and a process that dies with the lock does not keep it.
 *
 * POSACT_WRITES sets how often each of the twenty writes (100). */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
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
#define WRITES 100
/* Of the writes done when the first writer has finished: the most to the least. */
#define FAIR_FACTOR 3

/* What a child exits with. */
enum {
    CHILD_DONE,
    CHILD_FAILED,
};

static bool
write_one(struct session *session, const struct command *command, struct call *call)
{
    struct error error = {.text = ""};
    bool done = session_do(session, command, call, &error);
    if (!done)
        print_message("%s\n", error.text);
    outcome_clear(&call->outcome);
    return done;
}

static bool
add_one(struct session *session, struct id *id)
{
    struct call call = {.record = session_prepare(session, &candidate_type)};
    record_set(call.record, CANDIDATE_NAME, "Siân Wyn-Jones");
    bool done = write_one(session, command_add, &call);
    *id = call.record->id;
    record_free(call.record);
    return done;
}

static bool
edit_one(struct session *session, const struct id *id, size_t number)
{
    struct error error = {.text = ""};
    struct call call = {
        .type = &candidate_type,
        .id = *id,
        .record = session_get(session, &candidate_type, id, &error),
    };
    if (call.record == NULL)
        return false;
    char *value = must_format("%zu", number);
    record_set(call.record, CANDIDATE_KNOWN_AS, value);
    bool done = write_one(session, command_edit, &call);
    free(value);
    record_free(call.record);
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
    if (!session_check(session, &findings, &error) || !fixture_verify(session, &count, &error))
        fail_msg("%s: %s", error.text, text_string(&findings));
    text_clear(&findings);
}

/* What the writers have done, in memory that all of them share. */
struct race {
    size_t target;
    bool ready[WRITERS];
    size_t done[WRITERS];
    size_t done_at_first_finish[WRITERS];
    bool finished;
};

static struct race *
race_new(void)
{
    struct race *race =
        mmap(NULL, sizeof *race, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    const char *asked = getenv("POSACT_WRITES");
    assert_ptr_not_equal(race, MAP_FAILED);
    race->target = asked == NULL ? WRITES : strtoul(asked, NULL, 10);
    return race;
}

/* Waits for the start and then writes: adds a person, and from then on changes her. */
static void
write_in_child(const char *path, struct race *race, size_t writer, int start)
{
    char byte;
    struct session *session = fixture_session_at(path);
    struct id id;
    race->ready[writer] = true;
    if (read(start, &byte, 1) != 0)
        _exit(CHILD_FAILED);
    for (size_t i = 0; i < race->target; i++) {
        if (!(i == 0 ? add_one(session, &id) : edit_one(session, &id, i)))
            _exit(CHILD_FAILED);
        race->done[writer] = i + 1;
    }
    if (!race->finished) {
        race->finished = true;
        memcpy(race->done_at_first_finish, race->done, sizeof race->done);
    }
    _exit(CHILD_DONE);
}

/* Nobody runs before all are at the line. */
static void
wait_for_all(volatile const bool ready[WRITERS])
{
    for (size_t i = 0; i < WRITERS; i++) {
        while (!ready[i])
            usleep(1000);
    }
}

/* A reader meanwhile: the log only grows. */
static void
read_meanwhile(struct session *session)
{
    size_t before = 0;
    int running = WRITERS, status;
    while (running > 0) {
        size_t count = count_people(session);
        assert_true(count >= before);
        before = count;
        usleep(5000);
        while (waitpid(-1, &status, WNOHANG) > 0) {
            assert_int_equal(status, CHILD_DONE);
            running--;
        }
    }
}

static void
assert_fair(const struct race *race)
{
    size_t least = race->target, most = 0;
    for (size_t i = 0; i < WRITERS; i++) {
        size_t done = race->done_at_first_finish[i];
        least = done < least ? done : least;
        most = done > most ? done : most;
    }
    print_message("%d writers of %zu writes: when the first had finished the last had done %zu\n",
                  WRITERS, race->target, least);
    assert_true(least * FAIR_FACTOR >= most);
}

/* The last value that each wrote, and the number of all changes. */
static void
assert_no_update_is_lost(struct session *session, const struct race *race)
{
    struct error error = {.text = ""};
    size_t operations;
    if (!fixture_verify(session, &operations, &error))
        fail_msg("%s", error.text);
    assert_int_equal(operations, WRITERS * race->target);
    struct query query = query_default(&candidate_type);
    struct record_list list = {0};
    char *last = must_format("%zu", race->target - 1);
    assert_true(session_read(session, &query, QUERY_FIRST, NULL, WRITERS + 1, &list, &error));
    assert_int_equal(list.count, WRITERS);
    for (size_t i = 0; i < list.count; i++)
        assert_string_equal(record_get(list.items[i], CANDIDATE_KNOWN_AS), last);
    record_list_clear(&list);
    free(last);
}

static void
test_twenty_writers(void **state)
{
    (void)state;
    char *folder = fixture_folder(), *path = must_format("%s/posact.db", folder);
    struct race *race = race_new();
    int start[2];
    assert_int_equal(pipe(start), 0);
    fixture_session_free(fixture_session_at(path));
    for (size_t i = 0; i < WRITERS; i++) {
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0) {
            close(start[1]);
            write_in_child(path, race, i, start[0]);
        }
    }
    close(start[0]);
    struct session *reader = fixture_session_at(path);
    wait_for_all(race->ready);
    close(start[1]);
    read_meanwhile(reader);
    assert_no_update_is_lost(reader, race);
    assert_sound(reader);
    assert_fair(race);
    fixture_session_free(reader);
    munmap(race, sizeof *race);
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
    struct id id;
    assert_true(add_one(session, &id));
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
