/* surroundings.c - environment, descriptors, limits, the filter of system calls. */
#include "server/surroundings.h"

#include <errno.h>
#include <seccomp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/served.h"
#include "base/text.h"

/* A day of work takes a few seconds of processor time; a loop that never ends takes all. */
#define PROCESSOR_SECONDS 1800
#define MEMORY_BYTES (1024UL * 1024 * 1024)
#define OPEN_FILES 64

/* --- the environment --- */

static const char *const terminals[] = {
    "xterm",
    "xterm-256color",
    "xterm-color",
    "screen",
    "screen-256color",
    "tmux",
    "tmux-256color",
    "linux",
    "vt100",
    "vt102",
    "vt220",
    "putty",
    "putty-256color",
    "cygwin",
    "mintty",
    "rxvt",
    "rxvt-unicode",
    "konsole",
    "gnome",
    "gnome-256color",
    "konsole-256color",
    "rxvt-unicode-256color",
    "ansi",
    "alacritty",
    "foot",
    "xterm-kitty",
    "mosh",
};

const char *
surroundings_terminal(const char *type)
{
    for (size_t i = 0; i < sizeof terminals / sizeof terminals[0]; i++) {
        if (string_equal(terminals[i], type))
            return terminals[i];
    }
    return "dumb";
}

static bool
make_environment(char **asked)
{
    const char *line = getenv("SSH_ORIGINAL_COMMAND");
    const char *terminal = surroundings_terminal(getenv("TERM"));
    *asked = line ? must_strdup(line) : NULL;
    return clearenv() == 0 && setenv("TERM", terminal, 1) == 0 && setenv(SERVED_MARK, "1", 1) == 0;
}

/* --- limits --- */

static bool
limit(__rlimit_resource_t what, rlim_t most)
{
    struct rlimit now;
    if (getrlimit(what, &now) != 0)
        return false;
    if (now.rlim_max > most)
        now.rlim_max = most;
    now.rlim_cur = now.rlim_max;
    return setrlimit(what, &now) == 0;
}

static bool
set_limits(void)
{
    bool done = limit(RLIMIT_CPU, PROCESSOR_SECONDS) && limit(RLIMIT_NOFILE, OPEN_FILES);
#ifndef __SANITIZE_ADDRESS__ /* which keeps many times as much memory in mind */
    done = done && limit(RLIMIT_AS, MEMORY_BYTES);
#endif
    return done;
}

bool
surroundings_make(char **asked, struct error *error)
{
    if (!make_environment(asked) || close_range(STDERR_FILENO + 1, ~0U, 0) != 0 || !set_limits())
        return error_set(error, ERROR_FILE, "The session cannot be set up: %s", strerror(errno));
    signal(SIGTSTP, SIG_IGN);
    return true;
}

/* --- the filter --- */

/* What a program over ssh that only reads and writes its files never needs. */
static const int refused[] = {
    SCMP_SYS(execve),     SCMP_SYS(execveat),        SCMP_SYS(socket),
    SCMP_SYS(socketpair), SCMP_SYS(connect),         SCMP_SYS(bind),
    SCMP_SYS(listen),     SCMP_SYS(accept),          SCMP_SYS(accept4),
    SCMP_SYS(unshare),    SCMP_SYS(setns),           SCMP_SYS(mount),
    SCMP_SYS(umount2),    SCMP_SYS(pivot_root),      SCMP_SYS(chroot),
    SCMP_SYS(bpf),        SCMP_SYS(kexec_load),      SCMP_SYS(process_vm_readv),
    SCMP_SYS(keyctl),     SCMP_SYS(perf_event_open), SCMP_SYS(process_vm_writev),
    SCMP_SYS(add_key),    SCMP_SYS(userfaultfd),     SCMP_SYS(io_uring_setup),
#ifndef __SANITIZE_ADDRESS__ /* its search for leaks at the end */
    SCMP_SYS(ptrace),
#endif
};

bool
surroundings_confine(struct error *error)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    int failure = filter ? 0 : -ENOMEM;
    for (size_t i = 0; i < sizeof refused / sizeof refused[0] && failure == 0; i++)
        failure = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), refused[i], 0);
    if (failure == 0)
        failure = seccomp_load(filter);
    seccomp_release(filter);
    return failure == 0 || error_set(error, ERROR_FILE,
                                     "The session cannot be confined (seccomp): %s; nobody is "
                                     "served without that",
                                     strerror(-failure));
}

/* --- the folder --- */

bool
surroundings_enter(const char *folder, struct error *error)
{
    if ((mkdir(folder, 0700) == 0 || errno == EEXIST) && chdir(folder) == 0)
        return true;
    return error_set(error, ERROR_FILE, "The outbox '%s' cannot be entered: %s", folder,
                     strerror(errno));
}
