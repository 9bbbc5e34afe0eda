/* helper.c - starts a program between two pipes and feeds it as fast as it reads. */
#include "base/helper.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"

#define PATH_SIZE 4096

/* -- Where it is ----------------------------------------------------------------------------- */

/* Beside this program as it was built, or as it was installed. */
static char *
find(const char *name)
{
    static const char *const folders[] = {"", "../libexec/posact/"};
    char here[PATH_SIZE];
    ssize_t length = readlink("/proc/self/exe", here, sizeof here - 1);
    if (length <= 0)
        return NULL;
    here[length] = '\0';
    char *slash = strrchr(here, '/');
    if (!slash)
        return NULL;
    slash[1] = '\0';
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        char *path = must_format("%s%s%s", here, folders[i], name);
        if (access(path, X_OK) == 0)
            return path;
        free(path);
    }
    return NULL;
}

/* -- Running it ------------------------------------------------------------------------------ */

struct pipes {
    int in[2], out[2]; /* in: what it reads */
};

static void
close_end(int *end)
{
    if (*end >= 0)
        close(*end);
    *end = -1;
}

static void
close_all(struct pipes *pipes)
{
    for (int i = 0; i < 2; i++) {
        close_end(&pipes->in[i]);
        close_end(&pipes->out[i]);
    }
}

static bool
open_all(struct pipes *pipes)
{
    *pipes = (struct pipes){{-1, -1}, {-1, -1}};
    return pipe2(pipes->in, O_CLOEXEC) == 0 && pipe2(pipes->out, O_CLOEXEC) == 0;
}

/* What it says of errors is for nobody. */
static int
spawn(const char *path, char *const words[], const struct pipes *pipes, pid_t *process)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, pipes->in[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, pipes->out[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    int failure = posix_spawnp(process, path, &actions, NULL, words, environ);
    posix_spawn_file_actions_destroy(&actions);
    return failure;
}

/* False when there is no more to write, or nobody to read it. */
static bool
feed(int file, const struct text *input, size_t *written)
{
    ssize_t count = write(file, input->bytes + *written, input->length - *written);
    if (count > 0)
        *written += (size_t)count;
    bool again = count < 0 && (errno == EINTR || errno == EAGAIN);
    return *written < input->length && (count > 0 || again);
}

/* False at the end. */
static bool
take(int file, struct text *output)
{
    char bytes[8192];
    ssize_t count = read(file, bytes, sizeof bytes);
    if (count > 0)
        text_append_bytes(output, bytes, (size_t)count);
    return count > 0 || (count < 0 && errno == EINTR);
}

static void
talk(struct pipes *pipes, const struct text *input, struct text *output)
{
    size_t written = 0;
    fcntl(pipes->in[1], F_SETFL, O_NONBLOCK);
    while (pipes->out[0] >= 0) {
        struct pollfd files[] = {{pipes->out[0], POLLIN, 0}, {pipes->in[1], POLLOUT, 0}};
        if (poll(files, 2, -1) < 0 && errno != EINTR)
            break;
        if (files[1].revents != 0 && !feed(pipes->in[1], input, &written))
            close_end(&pipes->in[1]);
        if (files[0].revents != 0 && !take(pipes->out[0], output))
            close_end(&pipes->out[0]);
    }
}

static bool
run(const char *path, char *const words[], const struct text *input, struct text *output)
{
    struct pipes pipes;
    struct sigaction before;
    const struct sigaction ignore = {.sa_handler = SIG_IGN};
    pid_t process = 0;
    int status = -1;
    bool started = open_all(&pipes) && spawn(path, words, &pipes, &process) == 0;
    close_end(&pipes.in[0]);
    close_end(&pipes.out[1]);
    if (started) {
        sigaction(SIGPIPE, &ignore, &before);
        talk(&pipes, input, output);
        sigaction(SIGPIPE, &before, NULL);
    }
    close_all(&pipes);
    while (started && waitpid(process, &status, 0) < 0 && errno == EINTR)
        continue;
    return started && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool
helper_run(const char *name, const struct text *input, struct text *output, struct error *error)
{
    size_t before = output->length;
    char *path = find(name);
    if (!path)
        return error_set(error, ERROR_FILE,
                         "'%s' is not installed beside posact; install it, or choose another form",
                         name);
    char *own = must_strdup(name);
    char *const words[] = {own, NULL};
    bool done = run(path, words, input, output) && output->length > before;
    free(own);
    free(path);
    return done || error_set(error, ERROR_FILE, "'%s' failed; choose another form", name);
}

bool
helper_ask(char *const words[], struct text *output)
{
    const struct text nothing = TEXT_EMPTY;
    return run(words[0], words, &nothing, output);
}
