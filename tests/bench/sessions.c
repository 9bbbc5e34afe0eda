/* sessions.c - a process for each who types, and a pipe that their figures come back through. */
#include "bench/sessions.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "bench/figures.h"
#include "bench/line.h"
#include "bench/session.h"
#include "modules/user.h"

#define SESSIONS 50
#define ROUNDS 10
#define SECOND_MS 1000
#define KEYS 4 /* of moving about, in each round */

static const char public_line[] =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG7Xi+hcPlIqaUs3IhhrY/d6+fHYrziSaKgx1bhBGWR0\n";

/* What one who types sends back; small enough that a pipe keeps it whole. */
struct taken {
    enum {
        TAKEN_SAVE,
        TAKEN_KEY,
    } by;
    double ms;
};

struct office {
    const struct bench_programs *programs;
    char *folder, *settings, *database, *key;
    char user[ID_TEXT_SIZE];
};

/* --- the server --- */

static bool
run(const struct office *office, const char *const words[5])
{
    const char *const arguments[] = {office->programs->posact,
                                     "--config",
                                     office->settings,
                                     words[0],
                                     words[1],
                                     words[2],
                                     words[3],
                                     words[4],
                                     words[2] ? "--key" : NULL,
                                     office->key,
                                     NULL};
    return run_program(arguments, NULL) >= 0;
}

static bool
write_files(const struct office *office)
{
    struct error error;
    char *yaml = must_format("database: %s\nstart: list\n", office->database);
    bool done = file_make_folder_of(office->database, &error) &&
                file_write(office->settings, yaml, strlen(yaml), true, &error) &&
                file_write(office->key, public_line, sizeof public_line - 1, true, &error);
    free(yaml);
    return done || bench_say(&error);
}

static bool
find_user(struct office *office)
{
    struct error error;
    struct bench_session bench;
    struct record_list list = {.count = 0};
    struct query query = query_default(&user_type);
    bool done = bench_session_open(&bench, office->database, &error) &&
                session_read(bench.session, &query, QUERY_FIRST, NULL, 1, &list, &error);
    bool found = done && list.count == 1;
    if (found)
        id_to_text(&list.items[0]->id, office->user);
    record_list_clear(&list);
    bench_session_close(&bench);
    return done ? found : bench_say(&error);
}

static int
remove_entry(const char *path, const struct stat *status, int flag, struct FTW *walk)
{
    (void)status;
    (void)flag;
    (void)walk;
    return remove(path);
}

static void
remove_all(const char *folder)
{
    nftw(folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

static bool
office_open(struct office *office, const struct bench_programs *programs, const char *folder)
{
    char root[4096];
    *office = (struct office){.programs = programs};
    if (!realpath(folder, root))
        return false;
    *office = (struct office){
        .programs = programs,
        .folder = must_format("%s/served", root),
        .settings = must_format("%s/served/posact.yaml", root),
        .database = must_format("%s/served/data/posact.db", root),
        .key = must_format("%s/served/key.pub", root),
    };
    const char *const init[5] = {"init"};
    const char *const add[5] = {"user", "add", "J. Shah", "--role", "officer"};
    remove_all(office->folder); /* of one that was interrupted */
    return write_files(office) && run(office, init) && run(office, add) && find_user(office);
}

static void
office_close(struct office *office)
{
    if (office->folder)
        remove_all(office->folder);
    free(office->folder);
    free(office->settings);
    free(office->database);
    free(office->key);
}

/* --- one who types --- */

static void
send_back(int pipe_end, struct taken taken)
{
    if (write(pipe_end, &taken, sizeof taken) != (ssize_t)sizeof taken)
        _exit(1);
}

static bool
save_one(struct line *line, size_t number, size_t round, int pipe_end)
{
    char *name = must_format("Person %zu-%zu", number, round);
    bool typed = line_answer(line, "n", "Full name") >= 0;
    line_key(line, name);
    double took_ms = typed ? line_answer(line, "\x13", "Saved: ") : -1;
    free(name);
    if (took_ms >= 0)
        send_back(pipe_end, (struct taken){TAKEN_SAVE, took_ms});
    return took_ms >= 0;
}

static _Noreturn void
work(const struct office *office, size_t number, int pipe_end)
{
    const char *const arguments[] = {office->programs->posact,
                                     "serve",
                                     "--config",
                                     office->settings,
                                     "--user",
                                     office->user,
                                     NULL};
    struct line line;
    bool done = line_start(&line, arguments) && line_wait(&line, "help") >= 0;
    double next_ms = bench_now() + (double)(number * SECOND_MS / SESSIONS);
    for (size_t round = 0; round < ROUNDS && done; round++) {
        line_idle(&line, next_ms > bench_now() ? (int)(next_ms - bench_now()) : 0);
        next_ms += SECOND_MS;
        done = save_one(&line, number, round, pipe_end);
        for (size_t i = 0; i < KEYS && done; i++) {
            struct answer answer = line_key(&line, i % 2 ? "k" : "j");
            if (answer.bytes > 0)
                send_back(pipe_end, (struct taken){TAKEN_KEY, answer.last_ms});
        }
    }
    line_end(&line, "q");
    _exit(done ? 0 : 1);
}

/* --- all of them --- */

static void
report(struct figures *saves, struct figures *keys)
{
    report_only("G13", "50 sessions, a save a second each: a save", "ms", figures_median(saves));
    report_most("G13", "  the slowest of a hundred saves", "ms", figures_at(saves, 99), 20);
    report_most("G13", "  the slowest of a hundred keys", "ms", figures_at(keys, 99), 5);
}

static bool
measure(const struct office *office)
{
    struct figures figures[2] = {{.count = 0}, {.count = 0}};
    struct taken taken;
    int ends[2];
    pid_t people[SESSIONS];
    if (pipe(ends) != 0)
        return false;
    fflush(NULL);
    for (size_t i = 0; i < SESSIONS; i++) {
        people[i] = fork();
        if (people[i] == 0)
            work(office, i, ends[1]);
    }
    close(ends[1]);
    while (read(ends[0], &taken, sizeof taken) == (ssize_t)sizeof taken)
        figures_add(&figures[taken.by], taken.ms);
    close(ends[0]);
    bool done = true;
    for (size_t i = 0; i < SESSIONS; i++) {
        int status;
        done = people[i] > 0 && waitpid(people[i], &status, 0) == people[i] && status == 0 && done;
    }
    done = done && figures[TAKEN_SAVE].count == (size_t)SESSIONS * ROUNDS;
    if (done)
        report(&figures[TAKEN_SAVE], &figures[TAKEN_KEY]);
    figures_clear(&figures[0]);
    figures_clear(&figures[1]);
    return done;
}

bool
sessions_measure(const struct bench_programs *programs, const char *folder)
{
    struct office office;
    bool done = office_open(&office, programs, folder) && measure(&office);
    office_close(&office);
    return done;
}
