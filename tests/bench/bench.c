/* bench.c - make bench: how fast posact is, against what its parts allow, on this machine.
 *
 *   bench POSACT FLOOR_LIST SETTINGS FOLDER PEOPLE
 *
 * Makes databases of invented people in FOLDER, once, and measures posact and the floors in turn
 * on them, at 10,000 people and at PEOPLE. Prints a line for each goal; exit 0 whatever it says. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "bench/desk.h"
#include "bench/exchange.h"
#include "bench/figures.h"
#include "bench/floor_rows.h"
#include "bench/intake.h"
#include "bench/invent.h"
#include "bench/line.h"
#include "bench/pairing.h"
#include "bench/records.h"
#include "bench/screens.h"
#include "bench/sessions.h"

#define SMALL 10000
#define IMPORTED_MOST 100000 /* people of the import that G8 measures */
#define REPORTED_MOST 5000   /* people of the demonstration */
#define LISTS 15

struct bench {
    struct bench_programs programs;
    const char *folder;
};

static char *
path_of(const struct bench *bench, const char *name, size_t people)
{
    return must_format("%s/%s-%zu.db", bench->folder, name, people);
}

static bool
is_there(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && status.st_size > 0;
}

static void
remove_database(const char *path)
{
    static const char *const ends[] = {"", "-wal", "-shm", "-writer", "-journal"};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        char *name = must_format("%s%s", path, ends[i]);
        unlink(name);
        free(name);
    }
}

/* A posact command on a database; the time in ms, negative when it failed. */
static double
posact(const struct bench *bench, const char *database, const char *command, const char *type,
       const char *file, struct usage *usage)
{
    const char *const arguments[] = {bench->programs.posact,
                                     "--db",
                                     database,
                                     "--config",
                                     bench->programs.settings,
                                     command,
                                     type,
                                     file,
                                     NULL};
    return run_program(arguments, usage);
}

/* -- Databases ------------------------------------------------------------------------------ */

static bool
import_file(const struct bench *bench, const char *database, const char *type, size_t people,
            bool (*invent)(const char *path, size_t people))
{
    char *file = must_format("%s/%s.csv", bench->folder, type);
    bool done = invent(file, people) && posact(bench, database, "import", type, file, NULL) >= 0;
    unlink(file);
    free(file);
    return done;
}

/* Under another name until it is whole, for this may be interrupted. */
static bool
make_database(const struct bench *bench, const char *database, size_t people)
{
    if (is_there(database))
        return true;
    printf("Making %s: %zu people\n", database, people);
    fflush(stdout);
    char *half = must_format("%s.half", database);
    remove_database(half);
    bool done = posact(bench, half, "init", NULL, NULL, NULL) >= 0 &&
                import_file(bench, half, "candidate", people, invent_people) &&
                import_file(bench, half, "contact", people, invent_contacts) &&
                rename(half, database) == 0;
    remove_database(half);
    free(half);
    return done;
}

static bool
make_floor(const char *database, const char *floor)
{
    if (is_there(floor))
        return true;
    char *half = must_format("%s.half", floor);
    bool done = floor_load(database, half, true) >= 0 && rename(half, floor) == 0;
    remove_database(half);
    free(half);
    return done;
}

/* Reads a file to its end, so that no measurement waits for the disk. */
static void
warm(const char *path)
{
    char bytes[8192];
    int file = open(path, O_RDONLY | O_CLOEXEC);
    while (file >= 0 && read(file, bytes, sizeof bytes) > 0)
        continue;
    if (file >= 0)
        close(file);
}

static bool
prepare(const struct bench *bench, struct bench_size *size)
{
    size->database = path_of(bench, "people", size->people);
    size->floor = path_of(bench, "floor", size->people);
    return make_database(bench, size->database, size->people) &&
           make_floor(size->database, size->floor);
}

static void
clear_size(struct bench_size *size)
{
    free(size->database);
    free(size->floor);
}

/* -- The command line ----------------------------------------------------------------------- */

static bool
measure_list(const struct bench *bench, const struct bench_size *size)
{
    static const char shell[] = "/usr/bin/sqlite3";
    if (access(shell, X_OK) != 0) {
        report_without("G16", "list --limit 40", "there is no /usr/bin/sqlite3 here");
        return true;
    }
    const char *const list[] = {bench->programs.posact,
                                "--db",
                                size->database,
                                "--config",
                                bench->programs.settings,
                                "list",
                                "candidate",
                                "--limit",
                                "40",
                                NULL};
    const char *const query[] = {shell, size->floor,
                                 "SELECT id, name, phone, role, owner FROM candidates"
                                 " WHERE alive = 1 ORDER BY name_key, id LIMIT 40",
                                 NULL};
    struct figures own = {.count = 0}, bare = {.count = 0};
    bool done = true;
    for (size_t i = 0; i < LISTS && done; i++) {
        double own_ms = run_program(list, NULL), bare_ms = run_program(query, NULL);
        done = own_ms >= 0 && bare_ms >= 0;
        figures_add(&own, own_ms);
        figures_add(&bare, bare_ms);
    }
    if (done)
        report_against("G16", "list --limit 40, and the sqlite3 shell", "ms", figures_median(&own),
                       figures_median(&bare), 1.5);
    figures_clear(&own);
    figures_clear(&bare);
    return done;
}

/* The key lies beside the folder of the databases, for it may not lie in it. */
static bool
witness(const struct bench *bench, const struct bench_size *size)
{
    char *key = must_format("%s-witness/key", bench->folder);
    const char *name = strrchr(bench->folder, '/');
    FILE *file = fopen(bench->programs.settings, "w");
    bool done = file != NULL && fprintf(file, "witness:\n  key: ../%s-witness/key\n",
                                        name == NULL ? bench->folder : name + 1) > 0;
    done = (file == NULL || fclose(file) == 0) && done &&
           (is_there(key) ||
            posact(bench, size->database, "witness", "--make-key", NULL, NULL) >= 0) &&
           posact(bench, size->database, "witness", NULL, NULL, NULL) >= 0;
    free(key);
    return done;
}

/* The goal is a rate: 3 s for 1,000,000 operations. Of the processor, for a machine that has other
 * things to do makes it wait; and without the start, which a small database would count a hundred
 * times: from the last head on there is nothing to walk. */
static bool
measure_verify(const struct bench *bench, const struct bench_size *size)
{
    char *settings = must_format("%s/witness.yaml", bench->folder);
    struct bench witnessed = *bench;
    witnessed.programs.settings = settings;
    struct usage full, rest;
    bool done = witness(&witnessed, size) &&
                posact(&witnessed, size->database, "verify", "--full", NULL, &full) >= 0 &&
                posact(&witnessed, size->database, "verify", NULL, NULL, &rest) >= 0;
    size_t operations = size->people + size->people / PEOPLE_A_CONTACT;
    if (done) {
        report_most("G15", "verify, a million operations: processor", "s",
                    (full.processor_ms - rest.processor_ms) / 1e3 / (double)operations * 1e6, 3);
        report_only("G15", "verify from the last head on: processor", "ms", rest.processor_ms);
    }
    free(settings);
    return done;
}

/* -- Reports -------------------------------------------------------------------------------- */

/* The median of some runs in ms; negative when one failed. */
static double
median_of(const char *const arguments[])
{
    struct figures figures = {.count = 0};
    bool done = true;
    for (size_t i = 0; i < LISTS && done; i++) {
        double took_ms = run_program(arguments, NULL);
        done = took_ms >= 0;
        figures_add(&figures, took_ms);
    }
    double median = done ? figures_median(&figures) : -1;
    figures_clear(&figures);
    return median;
}

/* A report, and the rows that it goes over. */
static const struct reported {
    const char *name, *given[2], *rows, *pass;
} reported[] = {
#define APPLICATIONS "applications", "SELECT count(*), total(length(applied)) FROM applications"
    {"trend", {NULL}, APPLICATIONS},
    {"support", {NULL}, APPLICATIONS},
    {"pairings", {NULL}, APPLICATIONS},
    {"events", {NULL}, APPLICATIONS},
    {"networks", {NULL}, APPLICATIONS},
    {"representation",
     {"--force", "Demoshire"},
     "snapshots",
     "SELECT total(length(counts)) FROM workforces UNION "
     "SELECT total(length(counts)) FROM populations"},
};

static double
report_ms(const struct bench *bench, const char *database, const struct reported *asked)
{
    const char *const report[] = {bench->programs.posact,
                                  "--db",
                                  database,
                                  "--config",
                                  bench->programs.settings,
                                  "report",
                                  asked->name,
                                  "--format",
                                  "html",
                                  asked->given[0],
                                  asked->given[1],
                                  NULL};
    return median_of(report);
}

static bool
measure_report(const struct bench *bench, const char *database, const struct reported *asked)
{
    const char *const floor[] = {"/usr/bin/sqlite3", database, asked->pass, NULL};
    double took_ms = report_ms(bench, database, asked);
    double floor_ms = access(floor[0], X_OK) == 0 ? median_of(floor) : -1;
    if (took_ms < 0)
        return false;
    char *what = must_format("report %s, and a pass over %s", asked->name, asked->rows);
    if (floor_ms > 0)
        report_against("G12", what, "ms", took_ms, floor_ms, 1.5);
    else
        report_without("G12", what, "there is no /usr/bin/sqlite3 here");
    free(what);
    return true;
}

static bool
measure_each_report(const struct bench *bench, const char *database)
{
    bool done = true;
    for (size_t i = 0; i < sizeof reported / sizeof reported[0] && done; i++)
        done = measure_report(bench, database, &reported[i]);
    return done;
}

/* On a demonstration, for only it has all that is reported on. */
static bool
measure_reports(const struct bench *bench, size_t people)
{
    char *database = must_format("%s/reports-%zu.db", bench->folder, people);
    char *count = must_format("%zu", people);
    bool done = is_there(database) || posact(bench, database, "demo", "--people", count, NULL) >= 0;
    done = done && measure_each_report(bench, database);
    free(count);
    free(database);
    return done;
}

/* -- Import and undo ------------------------------------------------------------------------ */

static double
import_sign_ups(const struct bench *bench, const char *database, size_t people, struct usage *usage)
{
    char *file = must_format("%s/sign-ups.csv", bench->folder);
    remove_database(database);
    double took_ms = -1;
    if (posact(bench, database, "init", NULL, NULL, NULL) >= 0 && invent_sign_ups(file, people))
        took_ms = posact(bench, database, "import", "candidate", file, usage);
    unlink(file);
    free(file);
    return took_ms;
}

static bool
measure_saves(const struct bench *bench, const char *database)
{
    char *floor = must_format("%s/load.db", bench->folder);
    bool done = floor_load(database, floor, true) >= 0 && records_save(database, floor);
    remove_database(floor);
    free(floor);
    return done;
}

static bool
measure_import(const struct bench *bench, size_t people)
{
    char *database = must_format("%s/import.db", bench->folder);
    char *floor = must_format("%s/load.db", bench->folder);
    struct usage usage = {.peak = 0}, half = {.peak = 0}, undone = {.peak = 0};
    bool done = import_sign_ups(bench, database, people / 2, &half) >= 0;
    double import_ms = import_sign_ups(bench, database, people, &usage);
    double load_ms = floor_load(database, floor, false);
    done = done && import_ms >= 0 && load_ms >= 0 && measure_saves(bench, database);
    remove_database(database);
    double again_ms = done ? import_sign_ups(bench, database, people, &usage) : -1;
    double undo_ms = again_ms >= 0 ? posact(bench, database, "undo", NULL, NULL, &undone) : -1;
    done = done && undo_ms >= 0;
    if (done) {
        char *what = must_format("import of %zu people, and a plain load", people);
        report_against("G8", what, "s", import_ms / 1e3, load_ms / 1e3, 6);
        report_against("G8", "its peak memory, and that of half of it", "kB", usage.peak, half.peak,
                       1.5);
        report_against("G9", "undo of that import, and the import: processor", "s",
                       undone.processor_ms / 1e3, usage.processor_ms / 1e3, 1);
        free(what);
    }
    remove_database(database);
    remove_database(floor);
    free(database);
    free(floor);
    return done;
}

/* -- All of it ------------------------------------------------------------------------------ */

static bool
measure_size(const struct bench *bench, struct bench_size *size)
{
    printf("\n%zu people\n", size->people);
    report_head();
    warm(size->database);
    warm(size->floor);
    return screens_measure(&bench->programs, size) && desk_measure(&bench->programs, size) &&
           records_open(size->database, size->people) && measure_list(bench, size) &&
           measure_verify(bench, size);
}

static bool
measure(const struct bench *bench, size_t people)
{
    struct bench_size small = {.people = people < SMALL ? people : SMALL},
                      large = {.people = people};
    bool both = people > small.people;
    printf("\nPairing\n");
    report_head();
    bool done = pairing_measure() && intake_measure() && prepare(bench, &small) &&
                (!both || prepare(bench, &large)) && measure_size(bench, &small) &&
                (!both || measure_size(bench, &large));
    if (done && both) {
        printf("\n%zu people against %zu\n", large.people, small.people);
        report_head();
        done = screens_compare(&bench->programs, &small, &large);
    }
    size_t imported = people < IMPORTED_MOST ? people : IMPORTED_MOST;
    if (done) {
        printf("\nWriting\n");
        report_head();
        done = measure_import(bench, imported) && sessions_measure(&bench->programs, bench->folder);
    }
    if (done) {
        char *folder = must_format("%s/exchange", bench->folder);
        printf("\nA laptop and a server\n");
        report_head();
        done = exchange_measure(bench->programs.posact, folder, imported);
        free(folder);
    }
    if (done) {
        printf("\nReports on a demonstration\n");
        report_head();
        done = measure_reports(bench, people < REPORTED_MOST ? people : REPORTED_MOST);
    }
    clear_size(&small);
    clear_size(&large);
    return done;
}

int
main(int argc, char **argv)
{
    if (argc != 6) {
        fprintf(stderr, "usage: bench POSACT FLOOR_LIST SETTINGS FOLDER PEOPLE\n");
        return 2;
    }
    struct bench bench = {
        .programs = {.posact = argv[1], .floor_list = argv[2], .settings = argv[3]},
        .folder = argv[4],
    };
    size_t people = strtoul(argv[5], NULL, 10);
    if (people < 1000) {
        fprintf(stderr, "bench: PEOPLE must be 1000 or more, not '%s'\n", argv[5]);
        return 2;
    }
    if (measure(&bench, people))
        report_end();
    else
        fprintf(stderr, "bench: a program did not run to its end, so the rest was not measured\n");
    return 0;
}
