/* process_test.c - what this process keeps from others (F10): the limits read back, a core
 * attempted. */
#include "base/process.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

/* In a child, since a limit once lowered stays so. */
static int
status_of(void (*run)(void))
{
    int status;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        process_keep_private();
        run();
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static void
look(void)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_CORE, &limit) != 0 || limit.rlim_cur != 0 || limit.rlim_max != 0)
        _exit(1);
#ifndef __SANITIZE_ADDRESS__
    if (prctl(PR_GET_DUMPABLE) != 0)
        _exit(2);
#endif
}

static void
die(void)
{
    signal(SIGABRT, SIG_DFL);
    raise(SIGABRT);
}

static void
test_limits(void **state)
{
    (void)state;
    assert_int_equal(status_of(look), 0);
}

static void
test_no_core(void **state)
{
    (void)state;
    int status = status_of(die);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGABRT);
    assert_false(WCOREDUMP(status));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_no_core),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
