/* exchange.c - G14. */
#include "bench/exchange.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "bench/figures.h"
#include "bench/invent.h"
#include "bench/line.h"

#define LOOPBACK "tests/bench/loopback"
#define SSHD "/usr/sbin/sshd"
#define WAIT_MS 50
#define WAITS 400

/* A server of its own, and what to call it. */
struct loopback {
    pid_t process;
    char *folder, *database, *passphrase, *ssh, *host;
};

static char *
read_line(const char *folder, const char *name)
{
    struct text bytes = TEXT_EMPTY;
    struct error error;
    char *path = must_format("%s/%s", folder, name), *line = NULL;
    if (file_read(path, 4096, &bytes, &error) && bytes.length > 0) {
        bytes.bytes[strcspn(text_string(&bytes), "\n")] = '\0';
        line = must_strdup(text_string(&bytes));
    }
    text_clear(&bytes);
    free(path);
    return line;
}

/* It listens a moment after it said where. */
static bool
begin(struct loopback *loopback, const char *posact, const char *folder)
{
    *loopback = (struct loopback){
        .folder = must_strdup(folder),
        .database = must_format("%s/laptop.db", folder),
        .passphrase = must_format("%s/passphrase", folder),
    };
    loopback->process = fork();
    if (loopback->process == 0) {
        execl(LOOPBACK, LOOPBACK, posact, folder, (char *)NULL);
        _exit(127);
    }
    for (int i = 0; i < WAITS && !loopback->host; i++) {
        poll(NULL, 0, WAIT_MS);
        if (waitpid(loopback->process, NULL, WNOHANG) != 0)
            return false;
        loopback->host = read_line(folder, "host-name");
    }
    loopback->ssh = read_line(folder, "ssh");
    poll(NULL, 0, 10 * WAIT_MS);
    return loopback->host && loopback->ssh;
}

static void
end(struct loopback *loopback)
{
    kill(loopback->process, SIGTERM);
    waitpid(loopback->process, NULL, 0);
    free(loopback->folder);
    free(loopback->database);
    free(loopback->passphrase);
    free(loopback->ssh);
    free(loopback->host);
}

static double
synchronise(const struct loopback *loopback, const char *posact, struct usage *usage)
{
    const char *const words[] = {posact,
                                 "--db",
                                 loopback->database,
                                 "--passphrase-file",
                                 loopback->passphrase,
                                 "sync",
                                 loopback->host,
                                 "--ssh",
                                 loopback->ssh,
                                 NULL};
    return run_program(words, usage);
}

static double
import(const struct loopback *loopback, const char *posact, size_t people)
{
    char *file = must_format("%s/sign-ups.csv", loopback->folder);
    const char *const words[] = {posact,
                                 "--db",
                                 loopback->database,
                                 "--passphrase-file",
                                 loopback->passphrase,
                                 "import",
                                 "candidate",
                                 file,
                                 NULL};
    double took_ms = invent_sign_ups(file, people) ? run_program(words, NULL) : -1;
    free(file);
    return took_ms;
}

/* The time to send them; negative when something failed. */
static double
send(const char *posact, const char *folder, size_t people, struct usage *usage, double *again_ms)
{
    struct loopback loopback;
    double took_ms = -1;
    if (begin(&loopback, posact, folder) && synchronise(&loopback, posact, NULL) >= 0 &&
        import(&loopback, posact, people) >= 0) {
        took_ms = synchronise(&loopback, posact, usage);
        *again_ms = synchronise(&loopback, posact, NULL);
    }
    end(&loopback);
    return took_ms;
}

bool
exchange_measure(const char *posact, const char *folder, size_t people)
{
    struct usage whole = {.peak = 0}, half = {.peak = 0};
    double again_ms = -1;
    if (access(SSHD, X_OK) != 0) {
        report_without("G14", "sync over ssh", "there is no " SSHD " here");
        return true;
    }
    bool done = send(posact, folder, people / 2, &half, &again_ms) >= 0;
    double took_ms = done ? send(posact, folder, people, &whole, &again_ms) : -1;
    if (took_ms < 0 || again_ms < 0)
        return false;
    char *what = must_format("sync of %zu operations over ssh, beyond the call", people);
    report_most("G14", what, "s", (took_ms - again_ms) / 1e3, 5);
    report_against("G14", "the laptop's peak memory, and for half of them", "kB", whole.peak,
                   half.peak, 1.1);
    report_only("G14", "the call alone: passphrase, ssh, nothing to do", "s", again_ms / 1e3);
    free(what);
    return true;
}
