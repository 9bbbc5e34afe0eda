/* terminal_end_test.c - the real terminal at the end: signals, broken lines, Ctrl-Z, aborts. */
#include "term/terminal.h"

#include <locale.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "support/terminal_program.h"
#include "term/canvas.h"

static void
signals_end_it_at_once(void **state)
{
    (void)state;
    static const struct {
        int number, code;
    } signals[] = {{SIGHUP, PROGRAM_HUNG_UP}, {SIGTERM, PROGRAM_STOPPED}};
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        struct pty *pty = program_start_drawn("xterm-256color");
        pty_signal(pty, signals[i].number);
        program_assert_exit(pty, SOON_MS, signals[i].code);
        program_assert_restored(pty);
        pty_free(pty);
    }
}

static void
signals_that_stand_for_a_key_are_that_key(void **state)
{
    (void)state;
    struct pty *pty = program_start_drawn("xterm-256color");
    pty_signal(pty, SIGINT);
    assert_true(pty_wait_text(pty, "key 1: Ctrl-C.", TIMEOUT_MS));
    pty_signal(pty, SIGTSTP);
    assert_true(pty_wait_text(pty, "key 2: Ctrl-Z.", TIMEOUT_MS));
    program_quit(pty);
}

/* E13: no spinning on a terminal that is gone. */
static void
a_broken_connection_ends_it_at_once(void **state)
{
    (void)state;
    struct pty *pty = program_start_drawn("xterm-256color");
    pty_hang_up(pty);
    program_assert_exit(pty, SOON_MS, PROGRAM_HUNG_UP);
    pty_free(pty);
}

static int
run_without_hang_up_signal(void *context)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    struct error error = {.code = ERROR_NONE};
    struct terminal *terminal = program_open_terminal(context, &error);
    struct canvas *canvas = canvas_new(PROGRAM_ROWS, PROGRAM_COLUMNS);
    canvas_text(canvas, 0, 0, -1, ROLE_TEXT, "corner");
    signal(SIGHUP, SIG_IGN);
    terminal->class->present(terminal, canvas);
    key last = KEY_RESIZED;
    while (last == KEY_RESIZED) /* SIGCONT comes as well */
        last = terminal->class->read_key(terminal, -1);
    canvas_free(canvas);
    terminal->class->close(terminal);
    return last == KEY_HUNG_UP ? PROGRAM_HUNG_UP : PROGRAM_QUIT;
}

static void
a_terminal_that_is_gone_is_noticed_without_a_signal(void **state)
{
    (void)state;
    struct pty *pty = program_start_with(run_without_hang_up_signal, false, "xterm-256color");
    assert_true(pty_wait_text(pty, "corner", TIMEOUT_MS));
    pty_hang_up(pty);
    program_assert_exit(pty, SOON_MS, PROGRAM_HUNG_UP);
    pty_free(pty);
}

/* Sends more and more until it is told to stop. */
static int
run_without_end(void *context)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    struct error error = {.code = ERROR_NONE};
    struct terminal *terminal = program_open_terminal(context, &error);
    struct canvas *canvas = canvas_new(PROGRAM_ROWS, PROGRAM_COLUMNS);
    key last = KEY_NONE;
    for (int i = 0; last != KEY_STOP; i++) {
        for (int row = 0; row < PROGRAM_ROWS; row++)
            canvas_format(canvas, row, 0, -1, ROLE_TEXT, "%070d", i);
        terminal->class->present(terminal, canvas);
        last = terminal->class->read_key(terminal, 0);
    }
    canvas_free(canvas);
    terminal->class->close(terminal);
    return PROGRAM_STOPPED;
}

/* A terminal that takes no more output must not hold up the end. */
static void
a_stuck_terminal_does_not_hold_it_up(void **state)
{
    (void)state;
    int status;
    struct pty *pty = program_start_with(run_without_end, false, "xterm-256color");
    pty_wait_stuck(pty, IDLE_MS);
    pty_signal(pty, SIGTERM);
    assert_true(pty_wait_exit_unread(pty, 2 * SOON_MS, &status));
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), PROGRAM_STOPPED);
    assert_true(pty_modes_are_restored(pty));
    pty_free(pty);
}

/* F11: where there is no second screen to leave, the people on it are wiped off. */
static void
nothing_stays_on_the_screen(void **state)
{
    (void)state;
    struct pty *pty = program_start_drawn("vt100");
    pty_type(pty, "q");
    program_assert_exit(pty, TIMEOUT_MS, PROGRAM_QUIT);
    assert_true(pty_wait_text(pty, "goodbye", 0));
    assert_true(pty_wait_no_text(pty, "Adaeze", 0));
    pty_free(pty);

    pty = program_start_drawn("xterm-256color");
    pty_type(pty, "q");
    program_assert_exit(pty, TIMEOUT_MS, PROGRAM_QUIT);
    assert_true(pty_wait_no_text(pty, "Adaeze", 0));
    pty_free(pty);
}

static int
run_and_break_off(void *context)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    struct error error = {.code = ERROR_NONE};
    struct terminal *terminal = program_open_terminal(context, &error);
    struct canvas *canvas = canvas_new(PROGRAM_ROWS, PROGRAM_COLUMNS);
    canvas_text(canvas, 0, 0, -1, ROLE_TEXT, "corner");
    terminal->class->present(terminal, canvas);
    terminal->class->read_key(terminal, -1);
    terminal_restore();
    terminal_restore();
    printf("broken off\n");
    fflush(NULL);
    _exit(PROGRAM_QUIT);
}

static void
restore_is_enough_on_an_abort_path(void **state)
{
    (void)state;
    terminal_restore(); /* none is open */
    struct pty *pty = program_start_with(run_and_break_off, false, "xterm-256color");
    assert_true(pty_wait_text(pty, "corner", TIMEOUT_MS));
    pty_type(pty, "x");
    program_assert_exit(pty, TIMEOUT_MS, PROGRAM_QUIT);
    program_assert_restored(pty);
    assert_true(pty_wait_text(pty, "broken off", 0));
    pty_free(pty);
}

/* A shell with one job: says when it has stopped, and lets it go on at the next key. */
static int
run_under_a_shell(void *context)
{
    int status = 0;
    signal(SIGTTOU, SIG_IGN);
    pid_t job = fork();
    if (job == 0) {
        setpgid(0, 0);
        tcsetpgrp(STDIN_FILENO, getpid());
        signal(SIGTTOU, SIG_DFL);
        exit(program_run(context));
    }
    setpgid(job, job);
    while (waitpid(job, &status, WUNTRACED) == job && WIFSTOPPED(status)) {
        char line[16];
        tcsetpgrp(STDIN_FILENO, getpgrp());
        printf("job stopped\n");
        fflush(stdout);
        if (read(STDIN_FILENO, line, sizeof line) <= 0)
            break;
        tcsetpgrp(STDIN_FILENO, job);
        kill(-job, SIGCONT);
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : PROGRAM_HUNG_UP;
}

/* E15 */
static void
suspending_gives_the_terminal_back_and_takes_it_again(void **state)
{
    (void)state;
    struct pty *pty = program_start_with(run_under_a_shell, false, "xterm-256color");
    assert_true(pty_wait_text(pty, "corner", TIMEOUT_MS));
    pty_type(pty, "\x1a");
    assert_true(pty_wait_text(pty, "job stopped", TIMEOUT_MS));
    program_assert_restored(pty);
    pty_type(pty, "fg\n");
    assert_true(pty_wait_text(pty, "key 1: Ctrl-Z.", TIMEOUT_MS));
    pty_settle(pty, IDLE_MS);
    assert_true(pty_is_alternate_screen(pty));
    assert_false(pty_modes_are_restored(pty));
    pty_type(pty, "\x13");
    assert_true(pty_wait_text(pty, "key 2: Ctrl-S.", TIMEOUT_MS));
    program_quit(pty);
}

/* SIGSTOP cannot be noticed; what the shell did meanwhile is made good at SIGCONT (E15, A27). */
static void
after_a_stop_everything_is_set_again(void **state)
{
    (void)state;
    struct pty *pty = program_start_drawn("xterm-256color");
    pty_settle(pty, IDLE_MS);
    size_t before = pty_bytes(pty)->length;
    pty_signal(pty, SIGSTOP);
    pty_signal(pty, SIGCONT);
    pty_settle(pty, IDLE_MS);
    const char *since = text_string(pty_bytes(pty)) + before;
    assert_non_null(strstr(since, "Adaeze"));
    assert_non_null(strstr(since, "\x1b[?2004h"));
    program_quit(pty);
}

static void
suspending_without_a_shell_only_draws_anew(void **state)
{
    (void)state;
    struct pty *pty = program_start_drawn("xterm-256color");
    pty_type(pty, "\x1a");
    assert_true(pty_wait_text(pty, "key 1: Ctrl-Z.", TIMEOUT_MS));
    assert_true(pty_is_alternate_screen(pty));
    pty_type(pty, "x");
    assert_true(pty_wait_text(pty, "key 2: x.", TIMEOUT_MS));
    program_quit(pty);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signals_end_it_at_once),
        cmocka_unit_test(signals_that_stand_for_a_key_are_that_key),
        cmocka_unit_test(a_broken_connection_ends_it_at_once),
        cmocka_unit_test(a_terminal_that_is_gone_is_noticed_without_a_signal),
        cmocka_unit_test(a_stuck_terminal_does_not_hold_it_up),
        cmocka_unit_test(nothing_stays_on_the_screen),
        cmocka_unit_test(restore_is_enough_on_an_abort_path),
        cmocka_unit_test(suspending_gives_the_terminal_back_and_takes_it_again),
        cmocka_unit_test(after_a_stop_everything_is_set_again),
        cmocka_unit_test(suspending_without_a_shell_only_draws_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
