/* backup.c - a copy of the database that was opened and compared before it counts. */
#include "store/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "search_tokenizer.h"
#include "statement.h"
#include "transaction.h"

/* What a copy must have in common with its source: versions, schema, rows of every table. */
static bool
write_fingerprint(sqlite3 *database, struct text *out)
{
    sqlite3_stmt *tables, *rows;
    bool done = sqlite3_prepare_v2(database,
                                   "SELECT 'SELECT ''' || name || ''', count(*) FROM \"' || name"
                                   " || '\"', coalesce(sql, '') FROM sqlite_schema"
                                   " WHERE type = 'table' ORDER BY name",
                                   -1, &tables, NULL) == SQLITE_OK;
    int step = SQLITE_DONE;
    while (done && (step = sqlite3_step(tables)) == SQLITE_ROW) {
        const char *count = (const char *)sqlite3_column_text(tables, 0);
        done = sqlite3_prepare_v2(database, count, -1, &rows, NULL) == SQLITE_OK &&
               sqlite3_step(rows) == SQLITE_ROW;
        if (done)
            text_append_format(out, "%s %lld %s\n", sqlite3_column_text(rows, 0),
                               (long long)sqlite3_column_int64(rows, 1),
                               sqlite3_column_text(tables, 1));
        sqlite3_finalize(rows);
    }
    sqlite3_finalize(tables);
    return done && step == SQLITE_DONE;
}

static bool
same_number(sqlite3 *a, sqlite3 *b, const char *pragma)
{
    sqlite3 *databases[2] = {a, b};
    sqlite3_int64 numbers[2] = {0, 1};
    for (int i = 0; i < 2; i++) {
        sqlite3_stmt *statement;
        if (sqlite3_prepare_v2(databases[i], pragma, -1, &statement, NULL) == SQLITE_OK &&
            sqlite3_step(statement) == SQLITE_ROW)
            numbers[i] = sqlite3_column_int64(statement, 0);
        sqlite3_finalize(statement);
    }
    return numbers[0] == numbers[1];
}

static bool
is_sound(sqlite3 *database)
{
    sqlite3_stmt *statement;
    bool sound = sqlite3_prepare_v2(database, "PRAGMA integrity_check(1)", -1, &statement, NULL) ==
                     SQLITE_OK &&
                 sqlite3_step(statement) == SQLITE_ROW &&
                 strcmp((const char *)sqlite3_column_text(statement, 0), "ok") == 0;
    sqlite3_finalize(statement);
    return sound;
}

static bool
is_a_copy(struct store *store, const char *path)
{
    sqlite3 *copy;
    struct text there = TEXT_EMPTY, here = TEXT_EMPTY;
    bool same = sqlite3_open_v2(path, &copy, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
                search_tokenizer_add(copy) && is_sound(copy) &&
                same_number(store->database, copy, "PRAGMA user_version") &&
                same_number(store->database, copy, "PRAGMA application_id") &&
                write_fingerprint(store->database, &here) && write_fingerprint(copy, &there) &&
                strcmp(text_string(&here), text_string(&there)) == 0;
    sqlite3_close(copy);
    text_clear(&here);
    text_clear(&there);
    return same;
}

static bool
sync_file(const char *path)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    bool done = descriptor >= 0 && fsync(descriptor) == 0;
    if (descriptor >= 0)
        close(descriptor);
    return done;
}

static bool
vacuum_into(struct store *store, const char *path, struct error *error)
{
    sqlite3_stmt *statement = statement_get(store, "VACUUM INTO ?1", error);
    if (statement == NULL)
        return false;
    bind_text(statement, 1, path);
    /* VACUUM attaches its target; nothing else ever may (F15). */
    sqlite3_limit(store->database, SQLITE_LIMIT_ATTACHED, 1);
    bool done = statement_run(store, statement, error);
    sqlite3_limit(store->database, SQLITE_LIMIT_ATTACHED, 0);
    return done;
}

/* Of a copy that was cut short: it never had the name. */
static void
remove_partial(const char *temporary)
{
    char *journal = must_format("%s-journal", temporary);
    unlink(temporary);
    unlink(journal);
    free(journal);
}

static bool
make_locked(struct store *store, const char *path, struct error *error)
{
    char *temporary = must_format("%s" BACKUP_PARTIAL, path);
    remove_partial(temporary);
    store->linking++; /* it copies all */
    bool done = vacuum_into(store, temporary, error);
    bool same = done && is_a_copy(store, temporary);
    store->linking--;
    if (done && !same)
        done = error_set(error, ERROR_STORE, "The copy '%s' is not the same as the database", path);
    if (done &&
        (chmod(temporary, 0600) != 0 || !sync_file(temporary) || rename(temporary, path) != 0))
        done = error_set(error, ERROR_FILE, "'%s' could not be written: %s", path, strerror(errno));
    done = done && file_sync_folder_of(path, error);
    if (!done)
        remove_partial(temporary);
    free(temporary);
    return done;
}

bool
backup_make(struct store *store, const char *path, struct error *error)
{
    if (store->sealed != NULL)
        return error_set(error, ERROR_DENIED,
                         "'%s' is sealed, and a copy would not be; what is in it is safe on the "
                         "server after: posact sync",
                         store->path);
    if (file_exists(path))
        return error_set(error, ERROR_FILE, "'%s' is there already; name another file", path);
    if (!store_lock(store, store->lock_timeout_ms, error))
        return false;
    bool done = make_locked(store, path, error);
    store_unlock(store);
    return done;
}
