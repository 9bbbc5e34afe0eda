/* surroundings_test.c - what a served session has and cannot do, by trying (S26-S29, F10, F19). */
#include "server/surroundings.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/served.h"
#include "base/text.h"
#include "support/fixture.h"

/* Runs it in a process of its own, which a filter cannot be taken off again; its exit code. */
static int
apart(int (*run)(void))
{
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        _exit(run());
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

/* Numbers say where it went wrong. */
#define NEED(number, condition)                                                                    \
    do {                                                                                           \
        if (!(condition))                                                                          \
            return number;                                                                         \
    } while (0)

static int
count_variables(void)
{
    int count = 0;
    while (environ[count])
        count++;
    return count;
}

static int
make(void)
{
    struct error error;
    struct rlimit files, processor;
    char *asked = NULL;
    setenv("SSH_ORIGINAL_COMMAND", "list candidate", 1);
    setenv("TERM", "xterm-256color", 1);
    setenv("EDITOR", "/bin/sh", 1);
    setenv("TERMINFO", "/tmp", 1);
    setenv("LC_ALL", "../../evil", 1);
    int left_open = open("/dev/null", O_RDONLY);
    NEED(1, left_open > STDERR_FILENO);
    NEED(2, !served_here());
    NEED(3, surroundings_make(&asked, &error));
    NEED(4, served_here());
    NEED(5, string_equal(asked, "list candidate"));
    NEED(6, count_variables() == 2);
    NEED(7, string_equal(getenv("TERM"), "xterm-256color"));
    NEED(8, fcntl(left_open, F_GETFD) < 0);
    NEED(9, getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur <= 64 && files.rlim_max <= 64);
    NEED(10, getrlimit(RLIMIT_CPU, &processor) == 0 && processor.rlim_cur <= 3600);
    struct sigaction stop;
    NEED(11, sigaction(SIGTSTP, NULL, &stop) == 0 && stop.sa_handler == SIG_IGN);
    free(asked);
    return 0;
}

static void
test_the_surroundings_are_made_anew(void **state)
{
    (void)state;
    assert_int_equal(apart(make), 0);
}

static int
try_out(void)
{
    char name[] = "true";
    char *const words[] = {name, NULL};
    struct error error;
    NEED(1, surroundings_confine(&error));
    NEED(2, execv("/bin/true", words) < 0 && errno == EPERM);
    NEED(3, socket(AF_UNIX, SOCK_STREAM, 0) < 0 && errno == EPERM);
    NEED(4, socket(AF_INET, SOCK_DGRAM, 0) < 0 && errno == EPERM);
    int pair[2];
    NEED(5, socketpair(AF_UNIX, SOCK_STREAM, 0, pair) < 0 && errno == EPERM);
    NEED(6, system("true") != 0);
    return 0;
}

static void
test_programs_and_connections_are_refused(void **state)
{
    (void)state;
    assert_int_equal(apart(try_out), 0);
}

/* The filter is no hindrance to what posact does. */
static int
work(void)
{
    struct error error;
    char *folder = fixture_folder();
    char *path = must_format("%s/confined.db", folder);
    NEED(1, surroundings_confine(&error));
    struct session *session = fixture_session_at(path);
    fixture_candidate(session, "Ada Fair", "07700 900321");
    fixture_session_free(session);
    free(path);
    fixture_remove(folder);
    return 0;
}

static void
test_a_database_is_written_all_the_same(void **state)
{
    (void)state;
    assert_int_equal(apart(work), 0);
}

static void
test_terminals(void **state)
{
    (void)state;
    static const char *const unknown[] = {"",        "../xterm", "/tmp/evil", "xterm\n",
                                          "x/xterm", "XTERM",    "dumb",      "$(id)"};
    assert_string_equal(surroundings_terminal("tmux-256color"), "tmux-256color");
    for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++)
        assert_string_equal(surroundings_terminal(unknown[i]), "dumb");
    assert_string_equal(surroundings_terminal(NULL), "dumb");
}

static void
test_names_of_the_outbox(void **state)
{
    (void)state;
    static const char *const out[] = {"/etc/passwd", "../x", "a/b", ".profile", "..", ""};
    struct error error;
    assert_true(served_may_name("/etc/passwd", &error));
    setenv(SERVED_MARK, "1", 1);
    assert_true(served_may_name("people.csv", &error));
    assert_true(served_may_name("-", &error));
    for (size_t i = 0; i < sizeof out / sizeof out[0]; i++)
        assert_false(served_may_name(out[i], &error));
    unsetenv(SERVED_MARK);
}

static int
enter(void)
{
    struct error error;
    struct stat status;
    char *folder = fixture_folder(), *outbox = must_format("%s/mine", folder);
    NEED(1, surroundings_enter(outbox, &error) && surroundings_enter(outbox, &error));
    NEED(2, stat(".", &status) == 0 && (status.st_mode & 0777) == 0700);
    char *file = must_format("%s/file", folder);
    NEED(3, close(open(file, O_CREAT | O_WRONLY, 0600)) == 0);
    NEED(4, !surroundings_enter(file, &error));
    NEED(5, chdir("/") == 0);
    free(file);
    free(outbox);
    fixture_remove(folder);
    return 0;
}

static void
test_the_outbox_is_entered(void **state)
{
    (void)state;
    assert_int_equal(apart(enter), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_surroundings_are_made_anew),
        cmocka_unit_test(test_programs_and_connections_are_refused),
        cmocka_unit_test(test_a_database_is_written_all_the_same),
        cmocka_unit_test(test_terminals),
        cmocka_unit_test(test_names_of_the_outbox),
        cmocka_unit_test(test_the_outbox_is_entered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
