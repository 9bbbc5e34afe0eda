/* memory_test.c - allocation, and how the process ends when there is none. */
#include "base/memory.h"

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

/* The sanitizer would end the process itself before must_alloc sees the NULL. */
const char *__asan_default_options(void);

const char *
__asan_default_options(void)
{
    return "allocator_may_return_null=1";
}

static void
strings_are_copied(void **state)
{
    (void)state;
    char *whole = must_strdup("Siân");
    char *part = must_strndup("Siân", 2);
    char *all = must_strndup("Siân", 99);
    char *made = must_format("%s-%d", "a", 5);
    assert_string_equal(whole, "Siân");
    assert_string_equal(part, "Si");
    assert_string_equal(all, "Siân");
    assert_string_equal(made, "a-5");
    free(whole);
    free(part);
    free(all);
    free(made);
}

static void
strndup_needs_no_end(void **state)
{
    (void)state;
    const char bytes[3] = {'a', 'b', 'c'};
    char *copy = must_strndup(bytes, sizeof bytes);
    assert_string_equal(copy, "abc");
    free(copy);
}

static void
calloc_is_zeroed(void **state)
{
    (void)state;
    unsigned char *bytes = must_calloc(100, 7);
    for (size_t i = 0; i < 700; i++)
        assert_int_equal(bytes[i], 0);
    free(bytes);
}

static void
nothing_is_something(void **state)
{
    (void)state;
    free(must_alloc(0));
    free(must_calloc(0, 8));
    free(must_calloc(8, 0));
    free(must_realloc(must_alloc(3), 0));
}

static void
say_goodbye(void)
{
    ssize_t written = write(STDERR_FILENO, "[hook]", 6);
    (void)written;
}

static void
too_much(void)
{
    volatile size_t size = SIZE_MAX / 2;
    free(must_alloc(size));
}

static void
too_much_again(void)
{
    volatile size_t size = SIZE_MAX / 2;
    free(must_realloc(must_alloc(1), size));
}

static void
too_many(void)
{
    volatile size_t count = SIZE_MAX / 4;
    free(must_calloc(count, 8));
}

/* Runs the action in a child and returns what it wrote to stderr before it aborted. */
static void
expect_abort(void (*action)(void), char *words, size_t size)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        signal(SIGABRT, SIG_DFL);
        dup2(ends[1], STDERR_FILENO);
        memory_on_failure(say_goodbye);
        action();
        _exit(0);
    }
    close(ends[1]);
    size_t length = 0;
    ssize_t got;
    while (length + 1 < size && (got = read(ends[0], words + length, size - 1 - length)) > 0)
        length += (size_t)got;
    words[length] = '\0';
    close(ends[0]);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGABRT);
}

static void
want_of_memory_ends_the_process(void **state)
{
    (void)state;
    void (*const actions[])(void) = {too_much, too_much_again, too_many};
    for (size_t i = 0; i < sizeof actions / sizeof actions[0]; i++) {
        char words[8192];
        expect_abort(actions[i], words, sizeof words);
        assert_non_null(strstr(words, "[hook]posact: there is no memory left\n"));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strings_are_copied),
        cmocka_unit_test(strndup_needs_no_end),
        cmocka_unit_test(calloc_is_zeroed),
        cmocka_unit_test(nothing_is_something),
        cmocka_unit_test(want_of_memory_ends_the_process),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
