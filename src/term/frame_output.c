/* frame_output.c - collects a frame in memory and writes it at once. */
#include "term/frame_output.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/array.h"
#include "base/clock.h"
#include "term/signal_pipe.h"

#define PATIENCE_MS 100 /* how often a waiting write looks whether the process is leaving */

/* A file description of its own: O_NONBLOCK on a shared one would surprise the shell. */
static int
open_without_blocking(void)
{
    int descriptor = open("/proc/self/fd/1", O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (descriptor >= 0)
        return descriptor;
    return fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
}

bool
frame_output_open(struct frame_output *output)
{
    *output = (struct frame_output){.memory = -1, .terminal = -1};
    int descriptor = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (descriptor < 0)
        return false;
    output->file = fdopen(descriptor, "w");
    if (!output->file) {
        close(descriptor);
        return false;
    }
    output->terminal = open_without_blocking();
    output->memory = memfd_create("frame", MFD_CLOEXEC);
    if (output->terminal >= 0)
        return true;
    frame_output_close(output);
    return false;
}

void
frame_output_close(struct frame_output *output)
{
    if (output->file)
        fclose(output->file);
    if (output->terminal >= 0)
        close(output->terminal);
    if (output->memory >= 0)
        close(output->memory);
    free(output->bytes);
    *output = (struct frame_output){.memory = -1, .terminal = -1};
}

void
frame_output_begin(struct frame_output *output)
{
    if (output->memory < 0)
        return;
    lseek(output->memory, 0, SEEK_SET);
    dup3(output->memory, fileno(output->file), O_CLOEXEC);
}

void
frame_output_abandon(struct frame_output *output)
{
    dup3(STDOUT_FILENO, fileno(output->file), O_CLOEXEC);
}

/* The bytes of the frame, read back into output->bytes. */
static size_t
read_frame(struct frame_output *output)
{
    off_t end = lseek(output->memory, 0, SEEK_CUR);
    if (end <= 0)
        return 0;
    size_t size = (size_t)end;
    output->bytes = array_reserve(output->bytes, &output->capacity, size, 1);
    ssize_t got = pread(output->memory, output->bytes, size, 0);
    return got > 0 ? (size_t)got : 0;
}

/* True when it is worth another try. */
static bool
wait_for_room(int descriptor, int64_t deadline)
{
    if (signal_pipe_is_leaving() && deadline < 0)
        return false;
    int64_t left = deadline < 0 ? PATIENCE_MS : deadline - clock_steady_ms();
    if (left <= 0)
        return false;
    struct pollfd room = {.fd = descriptor, .events = POLLOUT};
    poll(&room, 1, left < PATIENCE_MS ? (int)left : PATIENCE_MS);
    return true;
}

bool
frame_output_end(struct frame_output *output, int timeout_ms, bool *gone)
{
    *gone = false;
    if (output->memory < 0)
        return true;
    frame_output_abandon(output);
    size_t size = read_frame(output);
    size_t sent = 0;
    int64_t deadline = timeout_ms < 0 ? -1 : clock_steady_ms() + timeout_ms;
    while (sent < size) {
        ssize_t count = write(output->terminal, output->bytes + sent, size - sent);
        if (count > 0) {
            sent += (size_t)count;
        } else if (errno != EAGAIN && errno != EINTR) {
            *gone = true;
            return false;
        } else if (!wait_for_room(output->terminal, deadline)) {
            return false;
        }
    }
    return true;
}
