/* matrix_test.c - terminal types, sizes and locales (H3): posact starts, moves, opens a form,
 * leaves, and the terminal is as it was; one that cannot show screens gets plain mode (A23, A24,
 * A30).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "base/memory.h"
#include "support/office.h"

static const struct {
    int rows, columns;
} sizes[] = {{60, 200}, {24, 80}, {12, 40}, {5, 20}};

#define SIZES (sizeof sizes / sizeof sizes[0])

/* No F-key, Alt or Insert, nothing that a VT100 lacks (A24). */
static void
walk(struct pty *pty)
{
    see(pty, "1 of 30");
    see_the_cursor_at_the_marker(pty);
    pty_type(pty, "j");
    see(pty, "2 of 30");
    see_the_cursor_at_the_marker(pty);
    pty_type(pty, "n");
    see(pty, "> Full na");
    pty_type(pty, "\x1b");
    see(pty, "2 of 30");
    pty_type(pty, "?");
    see(pty, "Help");
    pty_type(pty, "\x1b");
    see(pty, "2 of 30");
    leave(pty);
}

/* Every type at every size; the locales take turns, so that each type and each size meets both. */
static void
assert_works(const struct office *office, const char *term, size_t turn)
{
    static const char *const locales[] = {"LANG=C", "LANG=C.UTF-8"};
    char *setting = must_format("TERM=%s", term);
    for (size_t i = 0; i < SIZES; i++) {
        const char *const environment[] = {setting, locales[(i + turn) % 2], "LC_ALL", NULL};
        struct pty *pty = start_with(office, environment, NULL, sizes[i].rows, sizes[i].columns);
        walk(pty);
    }
    free(setting);
}

static void
test_terminals_that_show_screens(void **state)
{
    static const char *const terms[] = {"vt100",          "vt220",  "linux", "xterm",
                                        "xterm-256color", "screen", "tmux"};
    for (size_t i = 0; i < sizeof terms / sizeof terms[0]; i++)
        assert_works(*state, terms[i], i);
}

static void
test_terminals_that_do_not(void **state)
{
    static const char *const terms[] = {"TERM=dumb", "TERM", "TERM=", "TERM=nonsense"};
    for (size_t i = 0; i < sizeof terms / sizeof terms[0]; i++) {
        int status;
        const char *const environment[] = {terms[i], i % 2 ? "LANG=C" : "LANG=C.UTF-8", NULL};
        struct pty *pty = start_with(*state, environment, NULL, sizes[0].rows, sizes[0].columns);
        see(pty, "Plain mode, one line at a time, set by a terminal");
        see(pty, "[more]:");
        pty_type(pty, "quit\n");
        assert_true(pty_wait_exit(pty, TIMEOUT_MS, &status));
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), 0);
        assert_null(strchr(text_string(pty_bytes(pty)), '\x1b'));
        assert_true(pty_modes_are_restored(pty));
        pty_free(pty);
    }
}

#define IN_OFFICE(test) cmocka_unit_test_setup_teardown(test, open_office, close_office)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        IN_OFFICE(test_terminals_that_show_screens),
        IN_OFFICE(test_terminals_that_do_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
