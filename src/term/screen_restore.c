/* screen_restore.c - what a crash writes to the terminal, and the handler that writes it. */
#include "term/screen_restore.h"

#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include "term/paste_mode.h"

/* Last, because it has short words for capabilities as macros. */
#include <ncurses.h>
#include <term.h>

#define SEQUENCE_SIZE 512
#define STACK_SIZE (64 * 1024) /* the kernel's frame of wide registers, and sanitizers */
#define PATIENCE_MS 500        /* for a terminal that takes no more output */

static const int crashes[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP, SIGSYS, SIGQUIT};

#define CRASHES (sizeof crashes / sizeof crashes[0])

/* A handler can reach nothing but static data. */
static char sequence[SEQUENCE_SIZE];
static volatile size_t sequence_length;
static volatile sig_atomic_t armed;
static int terminal = -1;
static struct termios modes_before;
static struct sigaction actions_before[CRASHES];
static stack_t stack_before;
static char stack[STACK_SIZE];

/* --- in the handler --- */

/* In pieces, when the terminal takes it so; not for ever, when it takes nothing. */
static void
write_sequence(void)
{
    size_t sent = 0;
    while (sent < sequence_length) {
        ssize_t count = write(terminal, sequence + sent, sequence_length - sent);
        if (count > 0) {
            sent += (size_t)count;
            continue;
        }
        struct pollfd room = {.fd = terminal, .events = POLLOUT};
        if (poll(&room, 1, PATIENCE_MS) <= 0 || (room.revents & POLLOUT) == 0)
            return;
    }
}

/* All signals are blocked here, SIGTTOU too, which would stop a job in the background. */
static void
restore_and_end(int number)
{
    if (armed) {
        armed = 0;
        write_sequence();
        tcsetattr(STDIN_FILENO, TCSANOW, &modes_before);
    }
    sigset_t only;
    sigemptyset(&only);
    sigaddset(&only, number);
    signal(number, SIG_DFL);
    raise(number);
    sigprocmask(SIG_UNBLOCK, &only, NULL);
}

/* --- before that --- */

/* tputs knows no context. */
static int
add_character(int character)
{
    if (sequence_length < SEQUENCE_SIZE)
        sequence[sequence_length++] = (char)character;
    return character;
}

static void
add_sequence(const char *text)
{
    for (; *text != '\0'; text++)
        add_character((unsigned char)*text);
}

/* False when the terminal has no such capability. */
static bool
add_capability(const char *name)
{
    const char *value = tigetstr(name);
    return value && value != (const char *)-1 && tputs(value, 1, add_character) == OK;
}

/* The mouse is never switched on. Without a second screen to leave, this one is wiped: there are
 * people on it (F11). */
static void
make_sequence(void)
{
    sequence_length = 0;
    add_sequence(paste_mode_off());
    add_capability("sgr0");
    add_capability("op");
    add_capability("rmkx");
    add_capability("cnorm");
    if (!add_capability("rmcup"))
        add_capability("clear");
}

static void
use_own_stack(void)
{
    stack_t own = {.ss_sp = stack, .ss_size = sizeof stack};
    sigaltstack(&own, &stack_before);
}

void
screen_restore_open(int descriptor, const struct termios *modes)
{
    terminal = descriptor;
    modes_before = *modes;
    make_sequence();
    use_own_stack();
    struct sigaction action = {.sa_handler = restore_and_end, .sa_flags = SA_ONSTACK};
    sigfillset(&action.sa_mask);
    for (size_t i = 0; i < CRASHES; i++)
        sigaction(crashes[i], &action, &actions_before[i]);
    armed = 1;
}

void
screen_restore_close(void)
{
    if (terminal < 0)
        return;
    armed = 0;
    for (size_t i = 0; i < CRASHES; i++)
        sigaction(crashes[i], &actions_before[i], NULL);
    sigaltstack(&stack_before, NULL);
    terminal = -1;
}

void
screen_restore_arm(void)
{
    armed = terminal >= 0;
}

void
screen_restore_disarm(void)
{
    armed = 0;
}
