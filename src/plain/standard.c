/* standard.c - reads lines and waits for signals at once, so that none comes between two. */
#include "plain/standard.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"

#define PAGE_LINES 20
#define PIECE 4096
#define LOOK_MS 500 /* whether it is over */

struct standard_streams {
    standard_is_over *is_over; /* NULL: never */
    void *over_context;
    int signals;          /* readable when one came */
    sigset_t before;      /* what was held back before */
    struct text typed;    /* read, not yet given out */
    struct termios shown; /* the terminal as it was, while hidden */
    bool hidden;
};

/* -- Signals ------------------------------------------------------------------------------- */

static enum plain_input
meaning(uint32_t number)
{
    switch (number) {
    case SIGINT:
        return PLAIN_INTERRUPTED;
    case SIGHUP:
        return PLAIN_HUNG_UP;
    default:
        return PLAIN_TOLD_TO_STOP;
    }
}

/* PLAIN_LINE when none came. */
static enum plain_input
take_signal(struct standard_streams *standard)
{
    struct signalfd_siginfo signal;
    if (read(standard->signals, &signal, sizeof signal) != (ssize_t)sizeof signal)
        return PLAIN_LINE;
    return meaning(signal.ssi_signo);
}

/* -- Lines --------------------------------------------------------------------------------- */

static bool
take_line(struct standard_streams *standard, struct text *line)
{
    struct text *typed = &standard->typed;
    const char *end = memchr(text_string(typed), '\n', typed->length);
    if (!end)
        return false;
    size_t length = (size_t)(end - typed->bytes);
    text_append_bytes(line, typed->bytes, length);
    memmove(typed->bytes, typed->bytes + length + 1, typed->length - length - 1);
    text_cut(typed, typed->length - length - 1);
    return true;
}

/* False at the end of the input. A terminal that is gone fails to read. */
static bool
read_piece(struct standard_streams *standard)
{
    char bytes[PIECE];
    ssize_t count = read(STDIN_FILENO, bytes, sizeof bytes);
    if (count < 0)
        return errno == EINTR || errno == EAGAIN;
    text_append_bytes(&standard->typed, bytes, (size_t)count);
    return count > 0;
}

static enum plain_input
standard_read(void *context, struct text *line)
{
    struct standard_streams *standard = context;
    int64_t began_ms = clock_steady_ms();
    for (;;) {
        if (standard->is_over &&
            standard->is_over(standard->over_context, clock_steady_ms() - began_ms))
            return PLAIN_TOLD_TO_STOP;
        if (take_line(standard, line))
            return PLAIN_LINE;
        struct pollfd sources[] = {{.fd = standard->signals, .events = POLLIN},
                                   {.fd = STDIN_FILENO, .events = POLLIN}};
        if (poll(sources, 2, standard->is_over ? LOOK_MS : -1) < 0 && errno != EINTR)
            return PLAIN_ENDED;
        enum plain_input told = take_signal(standard);
        if (told != PLAIN_LINE)
            return told;
        if (sources[1].revents && !read_piece(standard))
            return sources[1].revents & POLLHUP ? PLAIN_HUNG_UP : PLAIN_ENDED;
    }
}

static bool
standard_write(void *context, const char *bytes, size_t length)
{
    (void)context;
    while (length > 0) {
        ssize_t written = write(STDOUT_FILENO, bytes, length);
        if (written < 0 && errno != EINTR)
            return false;
        bytes += written > 0 ? written : 0;
        length -= written > 0 ? (size_t)written : 0;
    }
    return true;
}

/* What ended the work is not left for the next prompt unless it ends more than that. */
static bool
standard_go_on(void *context)
{
    struct standard_streams *standard = context;
    struct pollfd signals = {.fd = standard->signals, .events = POLLIN};
    if (poll(&signals, 1, 0) <= 0)
        return true;
    enum plain_input told = take_signal(standard);
    if (told == PLAIN_HUNG_UP || told == PLAIN_TOLD_TO_STOP)
        raise(told == PLAIN_HUNG_UP ? SIGHUP : SIGTERM);
    return told == PLAIN_LINE;
}

/* The keys that interrupt, quit, stop and end become letters like others. */
static void
standard_hide(void *context, bool hidden)
{
    static const int keys[] = {VINTR, VQUIT, VSUSP, VEOF};
    struct standard_streams *standard = context;
    if (hidden == standard->hidden)
        return;
    if (hidden && tcgetattr(STDIN_FILENO, &standard->shown) != 0)
        return; /* no terminal: nothing is shown */
    struct termios terminal = standard->shown;
    if (hidden) {
        terminal.c_lflag &= ~(tcflag_t)ECHO;
        terminal.c_lflag |= ECHONL;
        for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
            terminal.c_cc[keys[i]] = _POSIX_VDISABLE;
    }
    standard->hidden = tcsetattr(STDIN_FILENO, TCSADRAIN, &terminal) == 0 && hidden;
}

struct standard_streams *
standard_open(struct plain_streams *streams, standard_is_over *is_over, void *context)
{
    struct standard_streams *standard = must_calloc(1, sizeof *standard);
    standard->is_over = is_over;
    standard->over_context = context;
    sigset_t held;
    sigemptyset(&held);
    sigaddset(&held, SIGINT);
    sigaddset(&held, SIGHUP);
    sigaddset(&held, SIGTERM);
    sigprocmask(SIG_BLOCK, &held, &standard->before);
    standard->signals = signalfd(-1, &held, SFD_NONBLOCK | SFD_CLOEXEC);
    *streams = (struct plain_streams){
        .read = standard_read,
        .write = standard_write,
        .go_on = standard_go_on,
        .hide = standard_hide,
        .context = standard,
        .page_lines = PAGE_LINES,
    };
    return standard;
}

void
standard_close(struct standard_streams *standard)
{
    standard_hide(standard, false);
    close(standard->signals);
    sigprocmask(SIG_SETMASK, &standard->before, NULL);
    text_clear(&standard->typed);
    free(standard);
}
