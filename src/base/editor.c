/* editor.c - starts the editor and waits for it. */
#include "base/editor.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/served.h"
#include "base/text.h"

#define WORDS_MOST 16 /* "emacs -nw", "code --wait" */

static const char *
named(void)
{
    const char *visual = getenv("VISUAL");
    return string_is_empty(visual) ? getenv("EDITOR") : visual;
}

bool
editor_is_allowed(struct error *error)
{
    const char *name = named();
    if (served_here())
        return error_set(error, ERROR_DENIED, "There is no editor here; write it to a file");
    if (string_is_empty(name) || name[strspn(name, " ")] == '\0')
        return error_set(error, ERROR_USAGE,
                         "No editor is named; say which in the environment, such as EDITOR=nano");
    return true;
}

/* --- while it runs --- */

/* What is typed into the editor is for the editor: Ctrl-C there is not for this process. */
static const int its_own[] = {SIGINT, SIGQUIT, SIGTSTP};

#define ITS_OWN (sizeof its_own / sizeof its_own[0])

static void
ignore_keys(struct sigaction before[ITS_OWN])
{
    const struct sigaction ignore = {.sa_handler = SIG_IGN};
    for (size_t i = 0; i < ITS_OWN; i++)
        sigaction(its_own[i], &ignore, &before[i]);
}

static void
heed_keys(const struct sigaction before[ITS_OWN])
{
    for (size_t i = 0; i < ITS_OWN; i++)
        sigaction(its_own[i], &before[i], NULL);
}

/* A program begins with what is ignored here ignored, unless it is told otherwise. */
static int
spawn(char *const *words, pid_t *process)
{
    posix_spawnattr_t attributes;
    sigset_t defaults;
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    for (size_t i = 0; i < ITS_OWN; i++)
        sigaddset(&defaults, its_own[i]);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    int failure = posix_spawnp(process, words[0], NULL, &attributes, words, environ);
    posix_spawnattr_destroy(&attributes);
    return failure;
}

/* Nobody could continue an editor that stops itself, so it goes on at once. */
static int
wait_for(pid_t process)
{
    int status = 0;
    for (;;) {
        pid_t changed = waitpid(process, &status, WUNTRACED);
        if (changed < 0 && errno == EINTR)
            continue;
        if (changed < 0)
            return -1;
        if (!WIFSTOPPED(status))
            return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        kill(process, SIGCONT);
    }
}

static bool
run_words(char *const *words, const char *path, struct error *error)
{
    struct sigaction before[ITS_OWN];
    pid_t process = 0;
    ignore_keys(before);
    int failure = spawn(words, &process);
    int code = failure == 0 ? wait_for(process) : 0;
    heed_keys(before);
    if (failure != 0)
        return error_set(error, ERROR_FILE,
                         "The editor '%s' cannot be started: %s; the text is in "
                         "'%s'",
                         words[0], strerror(failure), path);
    return code == 0 ||
           error_set(error, ERROR_FILE, "The editor '%s' says that it failed; the text is in '%s'",
                     words[0], path);
}

bool
editor_run(const char *path, struct error *error)
{
    char *words[WORDS_MOST + 2], *rest;
    size_t count = 0;
    if (!editor_is_allowed(error))
        return false;
    setenv("LESSSECURE", "1", 1); /* F18: a pager in its place starts nothing else */
    char *line = must_strdup(named());
    /* A name such as "-x" would be read as an option. */
    char *file = must_format("%s%s", *path == '-' ? "./" : "", path);
    for (char *word = strtok_r(line, " ", &rest); word && count < WORDS_MOST;
         word = strtok_r(NULL, " ", &rest))
        words[count++] = word;
    words[count++] = file;
    words[count] = NULL;
    bool done = run_words(words, path, error);
    free(file);
    free(line);
    return done;
}
