/* slow_line_test.c - a small window at the end of a poor line: 40x12, 300 ms there and back, 2 kB a
 * second (G3, G17). The line is a process between the terminal and posact. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"
#include "support/office.h"

#define ROWS 12
#define COLUMNS 40
#define DELAY_MS 300 /* all of it on the way there */
#define BYTES_A_SECOND 2000
#define TICK_MS 5
#define KEYS_MOST 4096
#define SETTLED_MS 400
#define DOWN "\x1b[B"

/* --- the line --- */

struct key_on_the_way {
    int64_t due_ms;
    char byte;
};

/* The kernel keeps what is not taken, so that the program is held up as by a real line. */
static void
carry(int program_end)
{
    static struct key_on_the_way keys[KEYS_MOST];
    size_t first = 0, last = 0;
    int64_t began_ms = clock_steady_ms(), carried = 0;
    char byte;
    for (;;) {
        int64_t now_ms = clock_steady_ms();
        while (last < KEYS_MOST && read(STDIN_FILENO, &byte, 1) == 1)
            keys[last++] = (struct key_on_the_way){now_ms + DELAY_MS, byte};
        for (; first < last && keys[first].due_ms <= now_ms; first++) {
            if (write(program_end, &keys[first].byte, 1) != 1)
                return;
        }
        int64_t due = (now_ms - began_ms) * BYTES_A_SECOND / 1000;
        if (carried < due - 100)
            carried = due - 100; /* a line that was idle does not go faster after it */
        for (ssize_t got = 1; carried < due && got == 1; carried += got) {
            got = read(program_end, &byte, 1);
            if (got == 0 || (got < 0 && errno != EAGAIN))
                return;
            if (got < 0)
                break;
            if (write(STDOUT_FILENO, &byte, 1) != 1)
                return;
        }
        poll(NULL, 0, TICK_MS);
    }
}

/* In the place of posact: a line with posact at its other end. */
static int
be_line(void *context)
{
    const struct office *office = context;
    struct termios raw;
    struct winsize size = {.ws_row = ROWS, .ws_col = COLUMNS};
    int end, status = 0;
    tcgetattr(STDIN_FILENO, &raw);
    cfmakeraw(&raw);
    tcsetattr(STDIN_FILENO, TCSANOW, &raw);
    pid_t posact = forkpty(&end, NULL, NULL, &size);
    if (posact == 0) {
        execl(program(), "posact", "--db", office->database, (char *)NULL);
        _exit(127);
    }
    fcntl(end, F_SETFL, O_NONBLOCK);
    fcntl(STDIN_FILENO, F_SETFL, O_NONBLOCK);
    carry(end);
    waitpid(posact, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

/* --- on it --- */

static size_t
bytes_of(struct pty *pty, const char *keys)
{
    size_t before = pty_bytes(pty)->length;
    pty_type(pty, keys);
    pty_settle(pty, 100);
    return pty_bytes(pty)->length - before;
}

/* G3: on the rows of the window the marker alone; at its edge what scrolls. */
static void
test_a_key_costs_few_bytes(void **state)
{
    struct pty *pty = start(*state, "xterm-256color", ROWS, COLUMNS);
    size_t most = 0, moved = 0;
    see(pty, "1 of 30");
    pty_settle(pty, SETTLED_MS);
    for (int i = 0; i < 25; i++) {
        size_t bytes = bytes_of(pty, DOWN);
        most = bytes > most ? bytes : most;
        moved += bytes <= 60;
    }
    printf("of 25 Down at 40x12 %zu cost 60 bytes at most, the dearest %zu\n", moved, most);
    assert_in_range(moved, 4, 25);
    assert_in_range(most, 1, 250);
    assert_int_equal(bytes_of(pty, ""), 0);
    leave(pty);
}

/* G17: Down is held for two seconds, and the screen is there when it is let go. */
static void
test_a_held_key_does_not_fall_behind(void **state)
{
    static const char *const environment[] = {"TERM=xterm-256color", NULL};
    struct pty *pty = pty_start_function(be_line, *state, environment, ROWS, COLUMNS);
    int status;
    see(pty, "1 of 30");
    pty_settle(pty, SETTLED_MS);
    for (int i = 0; i < 60; i++) {
        pty_type(pty, i < 20 || i % 2 == 0 ? DOWN : "\x1b[A");
        pty_settle(pty, 1);
        poll(NULL, 0, 33);
    }
    int64_t let_go_ms = clock_steady_ms();
    pty_type(pty, "G");
    see(pty, "30 of 30");
    long behind_ms = (long)(clock_steady_ms() - let_go_ms);
    printf("at 40x12 a held Down was %ld ms behind, of which the line is %d\n", behind_ms,
           DELAY_MS);
    assert_true(behind_ms < 3000);

    /* What is typed is there, and is saved. */
    pty_type(pty, "/sian\r");
    see(pty, "1 of 1"); /* of 30: the title has no room for the whole filter */
    see(pty, "Wyn-Jones");
    pty_type(pty, "\x1b");
    pty_settle(pty, SETTLED_MS);
    pty_type(pty, "n");
    see(pty, "Candidate  new");
    pty_type(pty, "Poor Line\x13");
    see(pty, "Saved: Poor Line");
    pty_type(pty, "q");
    assert_true(pty_wait_exit(pty, TIMEOUT_MS, &status));
    pty_free(pty);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_key_costs_few_bytes, open_office, close_office),
        cmocka_unit_test_setup_teardown(test_a_held_key_does_not_fall_behind, open_office,
                                        close_office),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
