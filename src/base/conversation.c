/* conversation.c - a program between two pipes, without a shell. */
#include "base/conversation.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int
spawn(const char *const *words, const int in[2], const int out[2], pid_t *process)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    int failure =
        posix_spawnp(process, words[0], &actions, NULL, (char *const *)(uintptr_t)words, environ);
    posix_spawn_file_actions_destroy(&actions);
    return failure;
}

static void
close_both(const int ends[2])
{
    close(ends[0]);
    close(ends[1]);
}

bool
conversation_begin(struct conversation *conversation, const char *const *words, struct error *error)
{
    int in[2], out[2];
    *conversation = (struct conversation){.in = -1, .out = -1};
    if (pipe2(in, O_CLOEXEC) != 0)
        return error_set(error, ERROR_FILE, "'%s' cannot be started: %s", words[0],
                         strerror(errno));
    int failure = pipe2(out, O_CLOEXEC) == 0 ? 0 : errno;
    if (failure != 0) {
        close_both(in);
        return error_set(error, ERROR_FILE, "'%s' cannot be started: %s", words[0],
                         strerror(failure));
    }
    failure = spawn(words, in, out, &conversation->process);
    if (failure != 0) {
        close_both(in);
        close_both(out);
        return error_set(error, ERROR_FILE, "'%s' cannot be started: %s", words[0],
                         strerror(failure));
    }
    close(in[0]);
    close(out[1]);
    conversation->out = in[1];
    conversation->in = out[0];
    return true;
}

int
conversation_end(struct conversation *conversation)
{
    int status = 0;
    close(conversation->out);
    close(conversation->in);
    while (waitpid(conversation->process, &status, 0) < 0 && errno == EINTR) {
    }
    *conversation = (struct conversation){.in = -1, .out = -1};
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
