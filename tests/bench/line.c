/* line.c - forkpty, and a clock on what comes out. */
#include "bench/line.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "bench/figures.h"

#define READ_MAX 4096  /* what a terminal hands on at once */
#define START_MS 20000 /* to the first screen, on a machine that is busy */
#define ANSWER_MS 2000 /* to the first byte of an answer */
#define SILENCE_MS 25  /* ends an answer; shorter than the pause after which posact counts */

static _Noreturn void
be_program(const char *const arguments[])
{
    execv(arguments[0], (char *const *)(uintptr_t)arguments);
    _exit(127);
}

bool
line_start(struct line *line, const char *const arguments[])
{
    struct winsize size = {.ws_row = LINE_ROWS, .ws_col = LINE_COLUMNS};
    line->started_ms = bench_now();
    line->process = forkpty(&line->master, NULL, NULL, &size);
    if (line->process == 0) {
        setenv("TERM", "xterm-256color", 1);
        be_program(arguments);
    }
    return line->process > 0;
}

/* Bytes that come within so long; 0 for none. */
static size_t
read_some(struct line *line, int timeout_ms, char *bytes, size_t size)
{
    struct pollfd source = {.fd = line->master, .events = POLLIN};
    if (poll(&source, 1, timeout_ms) <= 0)
        return 0;
    ssize_t got = read(line->master, bytes, size);
    return got > 0 ? (size_t)got : 0;
}

double
line_wait(struct line *line, const char *text)
{
    struct text seen = TEXT_EMPTY;
    char bytes[READ_MAX];
    double last_ms = -1;
    bool found = false;
    size_t got;
    while ((got = read_some(line, found ? SILENCE_MS : START_MS, bytes, sizeof bytes)) > 0) {
        last_ms = bench_now() - line->started_ms;
        text_append_bytes(&seen, bytes, got);
        found = found || memmem(seen.bytes, seen.length, text, strlen(text)) != NULL;
    }
    text_clear(&seen);
    return found ? last_ms : -1;
}

struct answer
line_key(struct line *line, const char *keys)
{
    char bytes[READ_MAX];
    struct answer answer = {.bytes = 0};
    double sent_ms = bench_now();
    if (write(line->master, keys, strlen(keys)) < 0)
        return answer;
    size_t got;
    while ((got = read_some(line, answer.bytes > 0 ? SILENCE_MS : ANSWER_MS, bytes, sizeof bytes)) >
           0) {
        answer.last_ms = bench_now() - sent_ms;
        answer.bytes += got;
    }
    return answer;
}

double
line_answer(struct line *line, const char *keys, const char *text)
{
    struct text seen = TEXT_EMPTY;
    char bytes[READ_MAX];
    double sent_ms = bench_now(), took_ms = -1;
    size_t got = 1;
    if (write(line->master, keys, strlen(keys)) < 0)
        return -1;
    while (took_ms < 0 && (got = read_some(line, START_MS, bytes, sizeof bytes)) > 0) {
        text_append_bytes(&seen, bytes, got);
        if (memmem(seen.bytes, seen.length, text, strlen(text)))
            took_ms = bench_now() - sent_ms;
    }
    text_clear(&seen);
    return took_ms;
}

size_t
line_idle(struct line *line, int ms)
{
    char bytes[READ_MAX];
    size_t sum = 0;
    double end_ms = bench_now() + ms;
    for (double left; (left = end_ms - bench_now()) > 0;)
        sum += read_some(line, (int)left + 1, bytes, sizeof bytes);
    return sum;
}

double
line_peak(const struct line *line)
{
    char path[64], row[256];
    double peak = 0;
    snprintf(path, sizeof path, "/proc/%d/status", (int)line->process);
    FILE *file = fopen(path, "r");
    while (file != NULL && fgets(row, sizeof row, file) != NULL)
        if (strncmp(row, "VmHWM:", 6) == 0)
            peak = strtod(row + 6, NULL);
    if (file != NULL)
        fclose(file);
    return peak;
}

void
line_end(struct line *line, const char *keys)
{
    char bytes[READ_MAX];
    if (write(line->master, keys, strlen(keys)) < 0)
        kill(line->process, SIGTERM);
    while (read_some(line, 1000, bytes, sizeof bytes) > 0)
        continue;
    if (waitpid(line->process, NULL, WNOHANG) == 0) {
        kill(line->process, SIGKILL);
        waitpid(line->process, NULL, 0);
    }
    close(line->master);
}

static double
milliseconds(struct timeval time)
{
    return (double)time.tv_sec * 1e3 + (double)time.tv_usec / 1e3;
}

double
run_program(const char *const arguments[], struct usage *usage)
{
    double started_ms = bench_now();
    pid_t process = fork();
    if (process == 0) {
        int nowhere = open("/dev/null", O_RDWR);
        for (int descriptor = 0; descriptor <= 2; descriptor++)
            dup2(nowhere, descriptor);
        be_program(arguments);
    }
    int status;
    struct rusage used;
    if (process < 0 || wait4(process, &status, 0, &used) < 0)
        return -1;
    double took_ms = bench_now() - started_ms;
    if (usage != NULL)
        *usage = (struct usage){
            .processor_ms = milliseconds(used.ru_utime) + milliseconds(used.ru_stime),
            .peak = (double)used.ru_maxrss,
        };
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? took_ms : -1;
}
