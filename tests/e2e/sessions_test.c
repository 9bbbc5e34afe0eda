/* sessions_test.c - many people at once behind a real sshd, each saving once a second and moving
 * about in between (E16, G13): what was told to be saved is there once, and the log is whole.
 *
 * POSACT_SESSIONS and POSACT_SECONDS ask for more than the 10 and 10 of every day: 'make sessions'.
 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "support/office.h"
#include "support/ssh_server.h"

#define SESSIONS 10
#define SECONDS 10
#define SESSIONS_MOST 200
#define USERS 5
#define SECOND_MS 1000
#define PATIENCE_MS 60000
#define FLOOD 40
#define NOTES_MOST (16 * 1024 * 1024)

static struct ssh_server server;

static long
asked(const char *variable, long otherwise)
{
    const char *typed = getenv(variable);
    long number = typed ? strtol(typed, NULL, 10) : 0;
    return number > 0 && number <= 100000 ? number : otherwise;
}

/* --- one session, a process of its own --- */

struct person {
    struct pty *pty;
    size_t number;
    FILE *saved; /* a line for each save that was told of: milliseconds and name */
};

static void
give_up(struct person *person, const char *missing)
{
    struct text screen = TEXT_EMPTY;
    pty_screen(person->pty, &screen);
    fprintf(stderr, "session %zu saw no '%s' in:\n%s\n", person->number, missing,
            text_string(&screen));
    _exit(1);
}

static void
await(struct person *person, const char *words)
{
    if (!pty_wait_text(person->pty, words, PATIENCE_MS))
        give_up(person, words);
}

static void
save_one(struct person *person, size_t round)
{
    char *name = must_format("Session %zu round %zu", person->number, round);
    char *told = must_format("Saved: %s", name);
    pty_type(person->pty, "n");
    await(person, "Candidate  new");
    pty_type(person->pty, name);
    await(person, name);
    int64_t began_ms = clock_steady_ms();
    pty_type(person->pty, "\x13");
    await(person, told);
    fprintf(person->saved, "%lld %s\n", (long long)(clock_steady_ms() - began_ms), name);
    fflush(person->saved);
    free(told);
    free(name);
}

static void
move_about(struct person *person, int64_t until_ms)
{
    for (size_t i = 0; clock_steady_ms() < until_ms; i++) {
        static const char *const keys[] = {"j", "j", "k", "G", "g"};
        pty_type(person->pty, keys[i % (sizeof keys / sizeof keys[0])]);
        pty_settle(person->pty, 40);
    }
}

static _Noreturn void
work(size_t number, long seconds)
{
    char *key = must_format("user%zu", number % USERS);
    char *path = must_format("%s/saved%zu", server.folder, number);
    struct person person = {
        .pty = ssh_server_open(&server, key, "xterm-256color", NULL),
        .number = number,
        .saved = fopen(path, "w"),
    };
    int status = 0;
    await(&person, "Candidates");
    int64_t next_ms = clock_steady_ms(), end_ms = next_ms + seconds * SECOND_MS;
    for (size_t round = 0; clock_steady_ms() < end_ms; round++) {
        save_one(&person, round);
        next_ms += SECOND_MS;
        move_about(&person, next_ms);
    }
    pty_type(person.pty, "q");
    if (!pty_wait_exit(person.pty, PATIENCE_MS, &status) || !WIFEXITED(status) ||
        WEXITSTATUS(status) != 0)
        give_up(&person, "the end");
    if (strstr(text_string(pty_bytes(person.pty)), "locked"))
        give_up(&person, "anything but 'locked'");
    _exit(fclose(person.saved) == 0 ? 0 : 1);
}

/* --- what is left of all --- */

/* How often the words stand in the text. */
static size_t
count_of(const struct text *text, const char *words)
{
    size_t count = 0;
    for (const char *at = text_string(text); (at = strstr(at, words)); at++)
        count++;
    return count;
}

static int
compare_numbers(const void *left, const void *right)
{
    const long *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* Every save that was told of is a candidate once, and one entry of the log. */
static void
look_for_saved(size_t sessions, const struct text *people, long *times, size_t *count)
{
    struct error error;
    struct text notes = TEXT_EMPTY;
    for (size_t i = 0; i < sessions; i++) {
        char *path = must_format("%s/saved%zu", server.folder, i);
        if (!file_read(path, NOTES_MOST, &notes, &error))
            fail_msg("%s", error.text);
        free(path);
    }
    char *rest = NULL;
    for (char *line = strtok_r(notes.bytes, "\n", &rest); line;
         line = strtok_r(NULL, "\n", &rest)) {
        char *name = NULL;
        times[(*count)++] = strtol(line, &name, 10);
        char *stored = must_format("\"%s\"", name + 1);
        if (count_of(people, stored) != 1)
            fail_msg("%s is there %zu times", name, count_of(people, stored));
        free(stored);
    }
    text_clear(&notes);
}

static void
test_many_save_at_once(void **state)
{
    (void)state;
    size_t sessions = (size_t)asked("POSACT_SESSIONS", SESSIONS);
    long seconds = asked("POSACT_SECONDS", SECONDS);
    pid_t processes[SESSIONS_MOST];
    assert_true(sessions <= SESSIONS_MOST);
    fflush(NULL);
    for (size_t i = 0; i < sessions; i++) {
        processes[i] = fork();
        if (processes[i] == 0)
            work(i, seconds);
    }
    size_t failed = 0;
    for (size_t i = 0; i < sessions; i++) {
        int status;
        assert_int_equal(waitpid(processes[i], &status, 0), processes[i]);
        failed += !WIFEXITED(status) || WEXITSTATUS(status) != 0;
    }
    assert_int_equal(failed, 0);

    struct text people = TEXT_EMPTY, said = TEXT_EMPTY;
    assert_int_equal(ssh_server_posact(&server, "list candidate --json", &people), 0);
    long *times = must_calloc(sessions * ((size_t)seconds + 1), sizeof *times);
    size_t count = 0;
    look_for_saved(sessions, &people, times, &count);
    assert_int_equal(count_of(&people, "\"Session "), count); /* and nothing else is */
    assert_true(count >= sessions);
    qsort(times, count, sizeof *times, compare_numbers);
    printf("%zu sessions saved %zu times: median %ld ms, p99 %ld ms, most %ld ms, as it came back "
           "over ssh\n",
           sessions, count, times[count / 2], times[count * 99 / 100], times[count - 1]);
    assert_int_equal(ssh_server_posact(&server, "verify --full", NULL), 0);
    assert_int_equal(ssh_server_posact(&server, "check", NULL), 0);
    free(times);
    text_clear(&people);
    text_clear(&said);
}

/* Whoever stops reading is in nobody's way: no lock is held while a screen is sent (S22). */
static void
test_a_client_that_stops_reading_holds_nobody_up(void **state)
{
    (void)state;
    struct text out = TEXT_EMPTY;
    struct pty *stuck = ssh_server_open(&server, "user0", "xterm-256color", NULL);
    see(stuck, "Candidates");
    for (int i = 0; i < 400; i++)
        pty_type(stuck, "Gg\x0c");
    assert_int_equal(
        ssh_server_ask(&server, "user1", "add candidate --name 'Not Held Up'", NULL, &out, NULL),
        0);
    int64_t began_ms = clock_steady_ms();
    pty_hang_up(stuck);
    int status;
    assert_true(pty_wait_exit(stuck, TIMEOUT_MS, &status));
    assert_true(clock_steady_ms() - began_ms < TIMEOUT_MS);
    pty_free(stuck);
    text_clear(&out);
}

/* A line without end is a line, and the next one is served. */
static void
test_ten_megabytes_of_keys(void **state)
{
    (void)state;
    static const size_t size = 10 * 1024 * 1024;
    struct text out = TEXT_EMPTY, talk = TEXT_EMPTY;
    char *keys = must_calloc(size + 1, 1);
    memset(keys, 'j', size);
    int code = ssh_server_ask(&server, "user0", NULL, keys, &out, &talk);
    if (code < 0 || code > 6 || strstr(text_string(&talk), "Sanitizer"))
        fail_msg("code %d: %s", code, text_string(&talk));
    assert_int_equal(
        ssh_server_ask(&server, "user0", "list candidate --limit 1", keys, &out, &talk), 0);
    free(keys);
    text_clear(&out);
    text_clear(&talk);
}

/* More at once than work here: each is done or turned away, and the next one is served. */
static void
test_a_flood_of_connections(void **state)
{
    (void)state;
    struct pty *ptys[FLOOD];
    struct text out = TEXT_EMPTY;
    size_t done = 0;
    for (size_t i = 0; i < FLOOD; i++)
        ptys[i] = ssh_server_open(&server, "user0", "xterm", "list event --limit 1");
    for (size_t i = 0; i < FLOOD; i++) {
        int status;
        assert_true(pty_wait_exit(ptys[i], PATIENCE_MS, &status));
        assert_true(WIFEXITED(status));
        if (WEXITSTATUS(status) != 0 && WEXITSTATUS(status) != 255)
            fail_msg("code %d: %s", WEXITSTATUS(status), text_string(pty_bytes(ptys[i])));
        done += WEXITSTATUS(status) == 0;
        pty_free(ptys[i]);
    }
    assert_true(done > 0);
    assert_int_equal(ssh_server_ask(&server, "user1", "list event", NULL, &out, NULL), 0);
    text_clear(&out);
}

static int
start_server(void **state)
{
    (void)state;
    ssh_server_start(&server);
    for (size_t i = 0; i < USERS; i++) {
        char *key = must_format("user%zu", i), *name = must_format("Officer %zu", i);
        ssh_server_add_user(&server, key, name, "officer");
        free(key);
        free(name);
    }
    return 0;
}

static int
stop_server(void **state)
{
    (void)state;
    ssh_server_stop(&server);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_client_that_stops_reading_holds_nobody_up),
        cmocka_unit_test(test_ten_megabytes_of_keys),
        cmocka_unit_test(test_a_flood_of_connections),
        cmocka_unit_test(test_many_save_at_once),
    };
    const char *missing = ssh_server_missing();
    if (missing) {
        printf("skipped: %s\n", missing);
        return 77;
    }
    return cmocka_run_group_tests(tests, start_server, stop_server);
}
