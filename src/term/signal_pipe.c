/* signal_pipe.c - handlers that note a signal and wake the loop. */
#include "term/signal_pipe.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static const int taken[] = {SIGHUP, SIGTERM, SIGINT, SIGTSTP, SIGCONT, SIGWINCH};

#define TAKEN (sizeof taken / sizeof taken[0])

/* A handler can reach nothing but static data. */
static volatile sig_atomic_t pending[TAKEN];
static volatile sig_atomic_t leaving;
static volatile sig_atomic_t woken; /* there is something in the pipe */
static int ends[2] = {-1, -1};
static struct sigaction before[TAKEN];

static void
note(int signal_number)
{
    int saved = errno;
    for (size_t i = 0; i < TAKEN; i++) {
        if (taken[i] == signal_number)
            pending[i] = 1;
    }
    if (signal_number == SIGHUP || signal_number == SIGTERM)
        leaving = 1;
    woken = 1;
    /* A full pipe is awake already. */
    ssize_t written = write(ends[1], "", 1);
    (void)written;
    errno = saved;
}

bool
signal_pipe_open(struct error *error)
{
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        return error_set(error, ERROR_FILE, "The screen cannot be opened: %s", strerror(errno));
    leaving = 0;
    struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART};
    sigfillset(&action.sa_mask);
    for (size_t i = 0; i < TAKEN; i++) {
        pending[i] = 0;
        sigaction(taken[i], &action, &before[i]);
    }
    return true;
}

void
signal_pipe_close(void)
{
    if (ends[0] < 0)
        return;
    for (size_t i = 0; i < TAKEN; i++)
        sigaction(taken[i], &before[i], NULL);
    close(ends[0]);
    close(ends[1]);
    ends[0] = ends[1] = -1;
}

int
signal_pipe_descriptor(void)
{
    return ends[0];
}

static void
drain(void)
{
    char bytes[64];
    while (read(ends[0], bytes, sizeof bytes) == (ssize_t)sizeof bytes)
        ;
}

int
signal_pipe_take(void)
{
    if (woken) {
        woken = 0;
        drain();
    }
    for (size_t i = 0; i < TAKEN; i++) {
        if (pending[i]) {
            pending[i] = 0;
            return taken[i];
        }
    }
    return 0;
}

bool
signal_pipe_is_leaving(void)
{
    return leaving != 0;
}

/* The whole process group, so that a script that started this program stops with it and the shell
 * gets its terminal back. Where no shell could continue the job the kernel ignores the signal. */
void
signal_pipe_stop_job(void)
{
    struct sigaction stop = {.sa_handler = SIG_DFL};
    struct sigaction noted;
    sigemptyset(&stop.sa_mask);
    sigaction(SIGTSTP, &stop, &noted);
    kill(0, SIGTSTP);
    sigaction(SIGTSTP, &noted, NULL);
}
