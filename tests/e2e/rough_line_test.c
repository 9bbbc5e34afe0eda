/* rough_line_test.c - windows of any size, lines that tear keys apart or stop for a while, and
 * terminals that go away: nothing is lost, nothing spins (A23, A26, E13, E15). */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/random.h"
#include "support/office.h"

#define IDLE_MS 1000
#define SPIN_MS 250 /* of processor in such a second: an idle program takes next to nothing */

/* Nothing here leaves posact or removes anybody. */
static const char *const keys[] = {
    "j", "k", "\x1b[B", "\x1b[A", "\x1b[6~", "G", "g", "\t", "?", "\x1b", "\r", "e", "x", "\x0c",
};

/* Real windows, changed while keys come; the sanitizers watch (A23). */
static void
test_windows_of_any_size(void **state)
{
    struct random random = {.state = 11};
    struct pty *pty = start(*state, "xterm-256color", 24, 80);
    see(pty, "1 of 30");
    for (int i = 0; i < 150; i++) {
        int most = i % 3 == 0 ? 200 : 30;
        int rows = i % 25 == 0 ? 1 : 1 + (int)random_below(&random, (uint32_t)most);
        int columns = i % 25 == 0 ? 1 : 1 + (int)random_below(&random, (uint32_t)most);
        pty_resize(pty, rows, columns);
        pty_type(pty, keys[random_below(&random, sizeof keys / sizeof keys[0])]);
        pty_settle(pty, 5);
    }
    pty_resize(pty, 24, 80);
    pty_settle(pty, 100);
    for (int i = 0; i < 40 && !pty_wait_text(pty, "Candidates  ", 50); i++)
        pty_type(pty, "\x1b");
    see(pty, "of 30");
    see_the_cursor_at_the_marker(pty);
    leave(pty);
}

/* A26: an arrow that arrives in halves 400 ms apart is Esc, and nothing else. */
static void
type_torn_arrow(struct pty *pty)
{
    pty_type(pty, "\x1b");
    pty_settle(pty, 400);
    pty_type(pty, "[B");
    pty_settle(pty, 100);
}

static void
test_a_torn_arrow_does_no_harm(void **state)
{
    struct pty *pty = start(*state, "xterm-256color", 24, 80);
    see(pty, "1 of 30");
    type_torn_arrow(pty);
    see(pty, "1 of 30");
    /* A form closes, and what was typed there is a draft. */
    pty_type(pty, "nAnna");
    see(pty, "> Full name           Anna");
    type_torn_arrow(pty);
    pty_type(pty, ":drafts\r");
    see(pty, "> Candidate Anna, new");
    pty_type(pty, "\r");
    see(pty, "> 1. Continue");
    pty_type(pty, "\r");
    see(pty, "> Full name           Anna");
    pty_type(pty, "\x13");
    see(pty, "Saved: Anna");
    pty_type(pty, "\x1b");
    /* A prompt closes and what was typed there has filtered nothing for good. */
    pty_type(pty, "/zz");
    see(pty, "Filter: zz");
    type_torn_arrow(pty);
    see(pty, "of 31");
    /* The question before a person is removed. */
    pty_type(pty, "D");
    see(pty, "Are you sure?");
    type_torn_arrow(pty);
    see(pty, "of 31");
    leave(pty);
}

/* C01: a line that stands still loses no key, and the program waits for it at rest. */
static void
test_a_terminal_that_reads_nothing_for_a_while(void **state)
{
    struct pty *pty = start(*state, "xterm-256color", 60, 200);
    see(pty, "1 of 30");
    for (int i = 0; i < 60; i++)
        pty_type(pty, "\x0c"); /* a whole screen each */
    pty_wait_stuck(pty, 300);
    long before = pty_busy_ms(pty);
    pty_type(pty, "jjj");
    pty_wait_stuck(pty, IDLE_MS);
    assert_true(pty_busy_ms(pty) - before < SPIN_MS);
    see(pty, "4 of 30");
    leave(pty);
}

static void
test_idle_is_idle(void **state)
{
    struct pty *pty = start(*state, "xterm-256color", 24, 80);
    see(pty, "1 of 30");
    pty_settle(pty, 200);
    long before = pty_busy_ms(pty);
    pty_settle(pty, IDLE_MS);
    assert_true(pty_busy_ms(pty) - before < SPIN_MS);
    leave(pty);
}

/* E13: wherever one is, the end comes at once, and by HUP, by TERM or without any signal. */
static void
test_the_end_comes_from_every_screen(void **state)
{
    static const char *const ways[] = {"", "n", "/an", "\r", "?", ":", "D", "H"};
    static const int signals[] = {SIGHUP, SIGTERM, 0};
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        int status;
        struct pty *pty = start(*state, "xterm-256color", 24, 80);
        see(pty, "1 of 30");
        pty_type(pty, ways[i]);
        pty_settle(pty, 100);
        int number = signals[i % 3];
        if (number == 0)
            pty_hang_up(pty);
        else
            pty_signal(pty, number);
        assert_true(pty_wait_exit(pty, SOON_MS, &status));
        assert_true(WIFEXITED(status));
        if (number != 0) {
            assert_false(pty_is_alternate_screen(pty));
            assert_true(pty_modes_are_restored(pty));
        }
        pty_free(pty);
    }
}

/* E14 in the program itself, in the midst of a form. */
static void
test_a_crash_gives_the_terminal_back(void **state)
{
    static const int crashes[] = {SIGSEGV, SIGABRT, SIGQUIT};
    for (size_t i = 0; i < sizeof crashes / sizeof crashes[0]; i++) {
        int status;
        struct text screen = TEXT_EMPTY;
        struct pty *pty = start(*state, i == 0 ? "vt100" : "xterm", 24, 80);
        see(pty, "1 of 30");
        pty_type(pty, "nOkonkwo");
        see(pty, "Okonkwo");
        pty_signal(pty, crashes[i]);
        assert_true(pty_wait_exit(pty, SOON_MS, &status));
        assert_true(WIFSIGNALED(status));
        assert_int_equal(WTERMSIG(status), crashes[i]);
        assert_false(pty_is_alternate_screen(pty));
        assert_true(pty_modes_are_restored(pty));
        pty_screen(pty, &screen);
        assert_null(strstr(text_string(&screen), "Okonkwo"));
        text_clear(&screen);
        pty_free(pty);
    }
}

/* A28, F04: the whole walk asks for no mouse, whatever the terminal could do. */
static void
test_the_mouse_is_left_alone(void **state)
{
    static const char *const modes[] = {"?9h",   "?1000", "?1001", "?1002", "?1003",
                                        "?1005", "?1006", "?1015", "?1004", "?1007"};
    static const char *const terms[] = {"xterm", "linux", "screen", "tmux"};
    for (size_t i = 0; i < sizeof terms / sizeof terms[0]; i++) {
        struct pty *pty = start(*state, terms[i], 24, 80);
        see(pty, "1 of 30");
        pty_type(pty, "n\x1b?\x1b");
        pty_settle(pty, 100);
        for (size_t m = 0; m < sizeof modes / sizeof modes[0]; m++)
            assert_null(strstr(text_string(pty_bytes(pty)), modes[m]));
        leave(pty);
    }
}

#define IN_OFFICE(test) cmocka_unit_test_setup_teardown(test, open_office, close_office)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        IN_OFFICE(test_windows_of_any_size),
        IN_OFFICE(test_a_torn_arrow_does_no_harm),
        IN_OFFICE(test_a_terminal_that_reads_nothing_for_a_while),
        IN_OFFICE(test_idle_is_idle),
        IN_OFFICE(test_the_end_comes_from_every_screen),
        IN_OFFICE(test_a_crash_gives_the_terminal_back),
        IN_OFFICE(test_the_mouse_is_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
