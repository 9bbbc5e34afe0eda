/* restore.c - a copy of a backup takes the place of the database, which goes aside as a whole. */
#include "store/restore.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/date.h"
#include "base/memory.h"
#include "migrate.h"
#include "search_tokenizer.h"
#include "statement.h"
#include "store/backup.h"
#include "store/monitoring.h"
#include "store/vault.h"

/* Where every connection of SQLite keeps a lock for as long as it is open: one byte for those who
 * write, and the range of those who read. */
#define SQLITE_LOCK_FIRST 0x40000000
#define SQLITE_LOCK_COUNT 512

struct restoring {
    const char *path, *backup;
    char *copy; /* of the backup, beside the database */
    char *aside;
    struct file_lock writers;
    int database; /* locked against everybody; -1 when there is none */
};

/* -- Alone with the database ------------------------------------------------------------------ */

/* The writer lock keeps writers out for this moment, SQLite's own bytes tell who has it open at
 * all. Not through SQLite, which cannot open a damaged file. */
static bool
lock_out_others(struct restoring *restoring, struct error *error)
{
    char *writers = must_format("%s-writer", restoring->path);
    bool done = file_lock_open(&restoring->writers, writers, error) &&
                file_lock_take(&restoring->writers, 0, error);
    free(writers);
    if (!done)
        return false;
    restoring->database = open(restoring->path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (restoring->database < 0)
        return errno == ENOENT || error_set(error, ERROR_FILE, "'%s' cannot be moved aside: %s",
                                            restoring->path, strerror(errno));
    struct flock range = {
        .l_type = F_WRLCK,
        .l_whence = SEEK_SET,
        .l_start = SQLITE_LOCK_FIRST,
        .l_len = SQLITE_LOCK_COUNT,
    };
    return fcntl(restoring->database, F_OFD_SETLK, &range) == 0 ||
           error_set(error, ERROR_BUSY,
                     "Somebody has '%s' open; restore the backup when everybody has left posact",
                     restoring->path);
}

/* -- The copy --------------------------------------------------------------------------------- */

static bool
check_backup(struct store *source, struct error *error)
{
    int64_t application, version;
    if (!store_number(source, "PRAGMA application_id", 0, &application, error) ||
        !store_number(source, "PRAGMA user_version", 0, &version, error))
        return false;
    if (application == store_schema_monitoring.application_id)
        source->schema = &store_schema_monitoring;
    if (application != source->schema->application_id)
        return error_set(error, ERROR_STORE, "'%s' is no backup of posact", source->path);
    return version <= migrate_newest(source->schema) ||
           error_set(error, ERROR_STORE, "'%s' was written by a newer posact; use that one",
                     source->path);
}

/* What an open store is, as far as a copy needs it. */
static struct store *
open_backup(const char *path, struct error *error)
{
    struct stat status;
    if (stat(path, &status) != 0 || !S_ISREG(status.st_mode)) {
        error_set(error, ERROR_NOT_FOUND, "There is no backup '%s'", path);
        return NULL;
    }
    struct store *source = must_calloc(1, sizeof *source);
    source->path = must_strdup(path);
    source->schema = &store_schema_records;
    source->read_only = true;
    source->lock = (struct file_lock){-1};
    int result = sqlite3_open_v2(path, &source->database, SQLITE_OPEN_READONLY, NULL);
    bool done = (result == SQLITE_OK && search_tokenizer_add(source->database)) ||
                store_fail(source, result, error);
    if (done && check_backup(source, error))
        return source;
    store_close(source);
    return NULL;
}

/* S38: what the other replicas have from us since the backup must not look like what we write from
 * here on. With a log like any database of posact, so that the first who opens it may be one who
 * only reads: sshd, which asks whose key it is. */
static bool
raise_incarnation(const char *path, struct error *error)
{
    sqlite3 *copy = NULL;
    bool done = sqlite3_open_v2(path, &copy, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
                sqlite3_exec(copy,
                             "PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL;"
                             " UPDATE about SET incarnation = incarnation + 1",
                             NULL, NULL, NULL) == SQLITE_OK;
    if (!done)
        error_set(error, ERROR_STORE, "'%s' could not be made ready: %s", path,
                  sqlite3_errmsg(copy));
    sqlite3_close(copy);
    return done;
}

static bool
make_copy(const struct restoring *restoring, struct error *error)
{
    struct store *source = open_backup(restoring->backup, error);
    if (source == NULL)
        return false;
    unlink(restoring->copy); /* of a restore that was cut short */
    bool done =
        backup_make(source, restoring->copy, error) && raise_incarnation(restoring->copy, error);
    store_close(source);
    return done;
}

/* -- Changing places -------------------------------------------------------------------------- */

/* The database first: cut short after that, there is none, which is said and not passed over (E12).
 * The other way round there would be one without its latest commits. */
static const char *const parts[] = {"", "-wal", "-shm"};
#define PARTS (sizeof parts / sizeof parts[0])

static int
move_part(const char *from, const char *to, const char *part)
{
    char *here = must_format("%s%s", from, part), *there = must_format("%s%s", to, part);
    int number = rename(here, there) == 0 || errno == ENOENT ? 0 : errno;
    free(here);
    free(there);
    return number;
}

static void
move_back(const struct restoring *restoring, size_t moved)
{
    while (moved-- > 0)
        move_part(restoring->aside, restoring->path, parts[moved]);
}

static bool
change_places(const struct restoring *restoring, struct error *error)
{
    size_t moved = 0;
    int number = 0;
    while (moved < PARTS && number == 0)
        number = move_part(restoring->path, restoring->aside, parts[moved++]);
    if (number == 0)
        number = rename(restoring->copy, restoring->path) == 0 ? 0 : errno;
    if (number == 0)
        return file_sync_folder_of(restoring->path, error);
    move_back(restoring, moved);
    return error_set(error, ERROR_FILE, "'%s' could not be replaced: %s; it is as it was",
                     restoring->path, strerror(number));
}

static char *
name_aside(const char *path, const struct clock *clock)
{
    int64_t now_ms = clock_now_ms(clock);
    char stamp[DATE_TEXT_SIZE], *aside = NULL;
    do {
        free(aside);
        moment_to_stamp(now_ms, stamp);
        aside = must_format("%s.replaced-%s", path, stamp);
        now_ms += 1000;
    } while (file_exists(aside));
    return aside;
}

/* What a backup of the answers to equality questions takes the place of; NULL for any other. */
static char *
monitoring_place(const char *path, const char *backup)
{
    struct error ignored;
    struct store *source = open_backup(backup, &ignored);
    bool of_answers = source && source->schema == &store_schema_monitoring;
    store_close(source);
    return of_answers ? monitoring_path_beside(path) : NULL;
}

static bool
restore_at(const char *path, const char *backup, const struct clock *clock, struct text *aside,
           struct error *error)
{
    struct restoring restoring = {
        .path = path,
        .backup = backup,
        .copy = must_format("%s-restoring", path),
        .aside = name_aside(path, clock),
        .writers = {-1},
        .database = -1,
    };
    bool done = file_make_folder_of(path, error) && lock_out_others(&restoring, error) &&
                make_copy(&restoring, error) && change_places(&restoring, error);
    if (done && restoring.database >= 0)
        text_append(aside, restoring.aside);
    if (!done)
        unlink(restoring.copy);
    if (restoring.database >= 0)
        close(restoring.database);
    file_lock_close(&restoring.writers);
    free(restoring.copy);
    free(restoring.aside);
    return done;
}

bool
restore_backup(const char *path, const char *backup, const struct clock *clock, struct text *aside,
               struct error *error)
{
    if (vault_is(path))
        return error_set(error, ERROR_DENIED,
                         "'%s' is sealed, and a backup would put plain text in its place; name "
                         "another file with --db",
                         path);
    char *place = monitoring_place(path, backup);
    bool done = restore_at(place ? place : path, backup, clock, aside, error);
    free(place);
    return done;
}
