/* terminal_crash_test.c - the terminal after a crash: the screen left, the modes as before, and the
 * process dead of what killed it (E14). */
#include <locale.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "support/terminal_program.h"
#include "term/canvas.h"

static void
assert_died_of(struct pty *pty, int number)
{
    int status;
    assert_true(pty_wait_exit(pty, TIMEOUT_MS, &status));
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), number);
}

static void
assert_given_back(struct pty *pty)
{
    program_assert_restored(pty);
    assert_true(pty_wait_no_text(pty, "Adaeze", 0)); /* F11 */
}

static const int crashes[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP, SIGSYS, SIGQUIT};

static void
every_crash_gives_the_terminal_back(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof crashes / sizeof crashes[0]; i++) {
        struct pty *pty = program_start_drawn("xterm-256color");
        pty_signal(pty, crashes[i]);
        assert_died_of(pty, crashes[i]);
        assert_given_back(pty);
        assert_true(program_has_sent(pty, "\x1b[?2004l"));
        pty_free(pty);
    }
}

/* The canvas is there and stays until a key is typed. */
static struct terminal *
open_drawn(const void *context)
{
    struct error error = {.code = ERROR_NONE};
    setlocale(LC_CTYPE, "C.UTF-8");
    struct terminal *terminal = program_open_terminal(context, &error);
    struct canvas *canvas = canvas_new(PROGRAM_ROWS, PROGRAM_COLUMNS);
    canvas_text(canvas, 0, 0, -1, ROLE_TEXT, "Adaeze in the corner");
    terminal->class->present(terminal, canvas);
    terminal->class->read_key(terminal, -1);
    canvas_free(canvas);
    return terminal;
}

/* Takes all of the stack, so that a handler on it could not run. The sum keeps the call from being
 * turned into a loop. */
static unsigned
take_stack(unsigned depth)
{
    volatile char room[4096];
    memset((void *)(uintptr_t)room, (int)depth, sizeof room);
    return depth == 0 ? 0 : take_stack(depth - 1) + (unsigned)room[depth % sizeof room];
}

static int
run_out_of_stack(void *context)
{
    open_drawn(context);
    return take_stack(1u << 30) == 1 ? PROGRAM_QUIT : PROGRAM_STOPPED;
}

static int
run_into_an_abort(void *context)
{
    open_drawn(context);
    abort();
}

static void
assert_crash_of(int (*run)(void *context), const char *term, int number)
{
    struct pty *pty = program_start_with(run, false, term);
    assert_true(pty_wait_text(pty, "corner", TIMEOUT_MS));
    pty_type(pty, "x");
    assert_died_of(pty, number);
    assert_given_back(pty);
    pty_free(pty);
}

static void
a_full_stack_leaves_the_handler_its_own(void **state)
{
    (void)state;
    assert_crash_of(run_out_of_stack, "xterm-256color", SIGSEGV);
}

/* A vt100 has no second screen: the people are wiped off, and no paste mode is spoken of. */
static void
an_abort_wipes_the_only_screen(void **state)
{
    (void)state;
    assert_crash_of(run_into_an_abort, "vt100", SIGABRT);
    struct pty *pty = program_start_drawn("vt100");
    pty_signal(pty, SIGQUIT);
    assert_died_of(pty, SIGQUIT);
    assert_given_back(pty);
    assert_false(program_has_sent(pty, "2004"));
    pty_free(pty);
}

/* Closed: the signals are somebody else's again, and the terminal is not written to. */
static int
run_and_crash_after_the_end(void *context)
{
    struct terminal *terminal = open_drawn(context);
    terminal->class->close(terminal);
    signal(SIGSEGV, SIG_DFL); /* sanitizers have a handler of theirs */
    raise(SIGSEGV);
    return PROGRAM_QUIT;
}

static size_t
count_sent(struct pty *pty, const char *bytes)
{
    size_t count = 0;
    const char *at = text_string(pty_bytes(pty));
    for (; (at = strstr(at, bytes)) != NULL; at++)
        count++;
    return count;
}

static void
a_crash_after_the_end_writes_nothing(void **state)
{
    (void)state;
    struct pty *pty = program_start_with(run_and_crash_after_the_end, false, "xterm-256color");
    assert_true(pty_wait_text(pty, "corner", TIMEOUT_MS));
    pty_type(pty, "x");
    assert_died_of(pty, SIGSEGV);
    assert_given_back(pty);
    assert_int_equal(count_sent(pty, "\x1b[?1049l"), 1);
    pty_free(pty);
}

/* A terminal that takes nothing any more does not keep a crashed process for ever. */
static int
run_without_end(void *context)
{
    struct error error = {.code = ERROR_NONE};
    setlocale(LC_CTYPE, "C.UTF-8");
    struct terminal *terminal = program_open_terminal(context, &error);
    struct canvas *canvas = canvas_new(PROGRAM_ROWS, PROGRAM_COLUMNS);
    for (int i = 0; i >= 0; i = (i + 1) % 1000000) {
        for (int row = 0; row < PROGRAM_ROWS; row++)
            canvas_format(canvas, row, 0, -1, ROLE_TEXT, "%070d", i);
        terminal->class->present(terminal, canvas);
    }
    return PROGRAM_QUIT;
}

static void
a_stuck_terminal_does_not_hold_up_a_crash(void **state)
{
    (void)state;
    int status;
    struct pty *pty = program_start_with(run_without_end, false, "xterm-256color");
    pty_wait_stuck(pty, IDLE_MS);
    pty_signal(pty, SIGQUIT);
    assert_true(pty_wait_exit_unread(pty, 2 * SOON_MS, &status));
    assert_true(WIFSIGNALED(status));
    assert_true(pty_modes_are_restored(pty));
    pty_free(pty);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_crash_gives_the_terminal_back),
        cmocka_unit_test(a_full_stack_leaves_the_handler_its_own),
        cmocka_unit_test(an_abort_wipes_the_only_screen),
        cmocka_unit_test(a_crash_after_the_end_writes_nothing),
        cmocka_unit_test(a_stuck_terminal_does_not_hold_up_a_crash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
