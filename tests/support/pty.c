/* pty.c - forks a program on a pseudo-terminal and interprets what it sends. */
#include "support/pty.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>
#include <vterm.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/utf8.h"

struct pty {
    pid_t process;
    int process_descriptor; /* readable when the process has ended; -1 when that was seen */
    int status;
    int master; /* -1 when hung up */
    struct termios before;
    VTerm *terminal;
    VTermScreen *screen;
    struct text bytes;
    int questions;
    bool cursor_visible, alternate;
};

static int
on_property(VTermProp property, VTermValue *value, void *context)
{
    struct pty *pty = context;
    if (property == VTERM_PROP_CURSORVISIBLE)
        pty->cursor_visible = value->boolean != 0;
    if (property == VTERM_PROP_ALTSCREEN)
        pty->alternate = value->boolean != 0;
    return 1;
}

static void
on_answer(const char *bytes, size_t length, void *context)
{
    struct pty *pty = context;
    (void)bytes;
    (void)length;
    pty->questions++;
}

static const VTermScreenCallbacks screen_callbacks = {.settermprop = on_property};

static void
set_environment(const char *const environment[])
{
    for (size_t i = 0; environment && environment[i]; i++) {
        const char *equals = strchr(environment[i], '=');
        if (!equals) {
            unsetenv(environment[i]);
            continue;
        }
        char *name = must_strndup(environment[i], (size_t)(equals - environment[i]));
        setenv(name, equals + 1, 1);
        free(name);
    }
}

struct start {
    const char *const *arguments;
    int (*run)(void *context);
    void *context;
    const char *const *environment;
};

static _Noreturn void
be_the_program(const struct start *start, int slave)
{
    login_tty(slave);
    set_environment(start->environment);
    if (start->run)
        exit(start->run(start->context));
    execvp(start->arguments[0], (char *const *)(uintptr_t)start->arguments);
    fprintf(stderr, "%s: %s\n", start->arguments[0], strerror(errno));
    _exit(127);
}

static void
open_screen(struct pty *pty, int rows, int columns)
{
    pty->cursor_visible = true;
    pty->terminal = vterm_new(rows, columns);
    vterm_set_utf8(pty->terminal, 1);
    vterm_output_set_callback(pty->terminal, on_answer, pty);
    pty->screen = vterm_obtain_screen(pty->terminal);
    vterm_screen_enable_altscreen(pty->screen, 1);
    vterm_screen_set_callbacks(pty->screen, &screen_callbacks, pty);
    vterm_screen_reset(pty->screen, 1);
}

static struct pty *
start_process(const struct start *start, int rows, int columns)
{
    struct pty *pty = must_calloc(1, sizeof *pty);
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    int slave;
    int opened = openpty(&pty->master, &slave, NULL, NULL, &size);
    assert(opened == 0);
    (void)opened;
    fcntl(pty->master, F_SETFD, FD_CLOEXEC);
    tcgetattr(slave, &pty->before);
    fflush(NULL); /* the child would write it once more */
    pty->process = fork();
    assert(pty->process >= 0);
    if (pty->process == 0) {
        close(pty->master);
        free(pty);
        be_the_program(start, slave);
    }
    close(slave);
    pty->process_descriptor = pidfd_open(pty->process, 0);
    assert(pty->process_descriptor >= 0);
    open_screen(pty, rows, columns);
    return pty;
}

struct pty *
pty_start(const char *const arguments[], const char *const environment[], int rows, int columns)
{
    struct start start = {.arguments = arguments, .environment = environment};
    return start_process(&start, rows, columns);
}

struct pty *
pty_start_function(int (*run)(void *context), void *context, const char *const environment[],
                   int rows, int columns)
{
    struct start start = {.run = run, .context = context, .environment = environment};
    return start_process(&start, rows, columns);
}

void
pty_hang_up(struct pty *pty)
{
    if (pty->master >= 0)
        close(pty->master);
    pty->master = -1;
}

void
pty_free(struct pty *pty)
{
    if (!pty)
        return;
    if (pty->process_descriptor >= 0) {
        kill(pty->process, SIGKILL);
        waitpid(pty->process, NULL, 0);
        close(pty->process_descriptor);
    }
    pty_hang_up(pty);
    vterm_free(pty->terminal);
    text_clear(&pty->bytes);
    free(pty);
}

/* What has come already; false when there is no more for now. */
static bool
read_output(struct pty *pty)
{
    char bytes[65536];
    struct pollfd source = {.fd = pty->master, .events = POLLIN};
    if (poll(&source, 1, 0) <= 0 || (source.revents & POLLIN) == 0)
        return false;
    ssize_t got = read(pty->master, bytes, sizeof bytes);
    if (got <= 0) /* EIO: nobody has the other end open */
        return false;
    text_append_bytes(&pty->bytes, bytes, (size_t)got);
    vterm_input_write(pty->terminal, bytes, (size_t)got);
    return true;
}

/* Waits for output or the end of the program; false when neither comes until the deadline. */
static bool
wait_for_news(struct pty *pty, int64_t deadline)
{
    int64_t left = deadline - clock_steady_ms();
    if (left <= 0)
        return false;
    struct pollfd sources[] = {
        {.fd = pty->master, .events = POLLIN},
        {.fd = pty->process_descriptor, .events = POLLIN},
    };
    return poll(sources, 2, (int)left) > 0;
}

static bool
is_ended(const struct pty *pty)
{
    if (pty->process_descriptor < 0)
        return true;
    struct pollfd source = {.fd = pty->process_descriptor, .events = POLLIN};
    return poll(&source, 1, 0) > 0;
}

void
pty_type(struct pty *pty, const char *keys)
{
    size_t length = strlen(keys);
    while (length > 0) {
        ssize_t written = write(pty->master, keys, length);
        if (written <= 0)
            return;
        keys += written;
        length -= (size_t)written;
    }
}

static bool
wait_for_text(struct pty *pty, const char *wanted, bool there, int timeout_ms)
{
    int64_t deadline = clock_steady_ms() + timeout_ms;
    for (;;) {
        bool ended = is_ended(pty);
        while (read_output(pty))
            ;
        struct text screen = TEXT_EMPTY;
        pty_screen(pty, &screen);
        bool found = strstr(text_string(&screen), wanted) != NULL;
        text_clear(&screen);
        if (found == there)
            return true;
        if (ended || !wait_for_news(pty, deadline))
            return false;
    }
}

bool
pty_wait_text(struct pty *pty, const char *text, int timeout_ms)
{
    return wait_for_text(pty, text, true, timeout_ms);
}

bool
pty_wait_no_text(struct pty *pty, const char *text, int timeout_ms)
{
    return wait_for_text(pty, text, false, timeout_ms);
}

void
pty_settle(struct pty *pty, int quiet_ms)
{
    struct pollfd source = {.fd = pty->master, .events = POLLIN};
    while (poll(&source, 1, quiet_ms) > 0 && read_output(pty))
        ;
}

void
pty_wait_stuck(struct pty *pty, int quiet_ms)
{
    int before = -1;
    int waiting = 0;
    struct pollfd end = {.fd = pty->process_descriptor, .events = POLLIN};
    while ((waiting == 0 || waiting != before) && poll(&end, 1, quiet_ms) == 0) {
        before = waiting;
        ioctl(pty->master, FIONREAD, &waiting);
    }
}

static void
append_cell(const VTermScreenCell *cell, struct text *out)
{
    if (cell->chars[0] == 0) {
        text_append_char(out, ' ');
        return;
    }
    for (size_t i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i] != 0; i++)
        utf8_append(out, cell->chars[i]);
}

static void
append_row(const struct pty *pty, int row, int columns, struct text *out)
{
    size_t end = out->length;
    int column = 0;
    while (column < columns) {
        VTermScreenCell cell;
        vterm_screen_get_cell(pty->screen, (VTermPos){.row = row, .col = column}, &cell);
        append_cell(&cell, out);
        if (cell.chars[0] != 0 && cell.chars[0] != ' ')
            end = out->length;
        column += cell.width > 1 ? cell.width : 1;
    }
    text_cut(out, end);
    text_append_char(out, '\n');
}

void
pty_screen(struct pty *pty, struct text *out)
{
    int rows;
    int columns;
    vterm_get_size(pty->terminal, &rows, &columns);
    for (int row = 0; row < rows; row++)
        append_row(pty, row, columns, out);
}

void
pty_cursor(struct pty *pty, int *row, int *column)
{
    VTermPos position;
    vterm_state_get_cursorpos(vterm_obtain_state(pty->terminal), &position);
    *row = position.row;
    *column = position.col;
}

bool
pty_cursor_is_visible(const struct pty *pty)
{
    return pty->cursor_visible;
}

bool
pty_is_alternate_screen(const struct pty *pty)
{
    return pty->alternate;
}

const struct text *
pty_bytes(const struct pty *pty)
{
    return &pty->bytes;
}

int
pty_questions(const struct pty *pty)
{
    return pty->questions;
}

void
pty_resize(struct pty *pty, int rows, int columns)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    vterm_set_size(pty->terminal, rows, columns);
    ioctl(pty->master, TIOCSWINSZ, &size);
}

void
pty_signal(struct pty *pty, int signal_number)
{
    kill(pty->process, signal_number);
}

long
pty_busy_ms(const struct pty *pty)
{
    char path[64];
    unsigned long in_program = 0;
    unsigned long in_kernel = 0;
    snprintf(path, sizeof path, "/proc/%ld/stat", (long)pty->process);
    FILE *file = fopen(path, "r");
    assert(file);
    /* The name in brackets has no blank. */
    int read = fscanf(file, "%*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %lu %lu",
                      &in_program, &in_kernel);
    assert(read == 2);
    (void)read;
    fclose(file);
    return (long)(in_program + in_kernel) * 1000 / sysconf(_SC_CLK_TCK);
}

static void
take_status(struct pty *pty, int *status)
{
    while (read_output(pty))
        ;
    if (pty->process_descriptor >= 0) {
        waitpid(pty->process, &pty->status, 0);
        close(pty->process_descriptor);
        pty->process_descriptor = -1;
    }
    *status = pty->status;
}

bool
pty_wait_exit(struct pty *pty, int timeout_ms, int *status)
{
    int64_t deadline = clock_steady_ms() + timeout_ms;
    while (!is_ended(pty)) {
        bool read_some = read_output(pty);
        if (!read_some && !wait_for_news(pty, deadline))
            return false;
    }
    take_status(pty, status);
    return true;
}

bool
pty_wait_exit_unread(struct pty *pty, int timeout_ms, int *status)
{
    struct pollfd source = {.fd = pty->process_descriptor, .events = POLLIN};
    if (pty->process_descriptor >= 0 && poll(&source, 1, timeout_ms) <= 0)
        return false;
    take_status(pty, status);
    return true;
}

bool
pty_modes_are_restored(const struct pty *pty)
{
    struct termios now;
    if (tcgetattr(pty->master, &now) != 0)
        return false;
    return now.c_iflag == pty->before.c_iflag && now.c_oflag == pty->before.c_oflag &&
           now.c_cflag == pty->before.c_cflag && now.c_lflag == pty->before.c_lflag &&
           memcmp(now.c_cc, pty->before.c_cc, sizeof now.c_cc) == 0;
}
