/* migrate.c - brings a database to the newest schema, one transaction a step. */
#include "migrate.h"

#include <stdlib.h>
#include <string.h>

#include "base/embedded.h"
#include "base/memory.h"
#include "base/text.h"
#include "store/backup.h"

int64_t
migrate_newest(const struct store_schema *schema)
{
    int64_t count = 0;
    while (schema->steps[count].name != NULL)
        count++;
    return count;
}

/* What a new file knows of itself. */
static bool
write_about(struct store *store, const struct store_options *options, struct error *error)
{
    sqlite3_stmt *statement =
        statement_get(store,
                      "INSERT INTO about (one, uuid, incarnation, replica, kind)"
                      " VALUES (1, ?1, 1, ?2, ?3)",
                      error);
    if (statement == NULL)
        return false;
    struct id_source source = id_source_random();
    struct id uuid = options->uuid == NULL ? id_next(&source) : *options->uuid;
    bind_id(statement, 1, &uuid);
    sqlite3_bind_int64(statement, 2, options->replica == 0 ? 1 : options->replica);
    bind_text(statement, 3, options->kind == NULL ? "live" : options->kind);
    return statement_run(store, statement, error);
}

/* Brings the file from one version to another. */
static bool
run_file(struct store *store, const struct store_options *options, const struct embedded *file,
         int64_t from, int64_t to, struct error *error)
{
    char *sql = must_strndup((const char *)file->bytes, file->length);
    char *stamp = must_format("PRAGMA application_id = %d; PRAGMA user_version = %lld",
                              store->schema->application_id, (long long)to);
    store->linking++; /* a table that is guarded is made here */
    bool done = store_execute(store, "BEGIN IMMEDIATE", error) &&
                store_execute(store, sql, error) && store_execute(store, stamp, error) &&
                (from > 0 || write_about(store, options, error)) &&
                store_execute(store, "COMMIT", error);
    if (!done && !sqlite3_get_autocommit(store->database))
        sqlite3_exec(store->database, "ROLLBACK", NULL, NULL, NULL); /* or closing does it */
    store->linking--;
    free(stamp);
    free(sql);
    return done || error_prefix(error, "schema %s", file->name);
}

static bool
run_steps(struct store *store, const struct store_options *options, int64_t version, int64_t newest,
          struct error *error)
{
    for (; version < newest; version++)
        if (!run_file(store, options, &store->schema->steps[version], version, version + 1, error))
            return false;
    return true;
}

/* E11: the file as it was before the step, checked, beside it. One that is there already may be
 * of another day: the file was gone back to an older one since. */
static bool
copy_before(struct store *store, int64_t version, struct error *error)
{
    if (version == 0 || store->alone)
        return true;
    char *path = must_format("%s.before-%lld", store->path, (long long)version + 1);
    for (int next = 2; file_exists(path); next++) {
        free(path);
        path = must_format("%s.before-%lld.%d", store->path, (long long)version + 1, next);
    }
    bool done = backup_make(store, path, error);
    free(path);
    return done;
}

bool
migrate_up(struct store *store, const struct store_options *options, struct error *error)
{
    int64_t version, newest = migrate_newest(store->schema);
    if (!store_number(store, "PRAGMA user_version", 0, &version, error))
        return false;
    if (version > newest)
        return error_set(error, ERROR_STORE,
                         "'%s' was written by a newer posact (schema %lld, this one knows %lld); "
                         "use that one",
                         store->path, (long long)version, (long long)newest);
    if (version == newest)
        return true;
    if (store->read_only)
        return error_set(error, ERROR_DENIED,
                         "'%s' has an older schema (%lld of %lld); open it once without "
                         "--read-only to bring it up to date",
                         store->path, (long long)version, (long long)newest);
    const struct embedded *whole = version == 0 ? store->schema->whole : NULL;
    if (!copy_before(store, version, error) ||
        !(whole != NULL ? run_file(store, options, whole, 0, newest, error)
                        : run_steps(store, options, version, newest, error)))
        return false;
    statement_forget(store);
    return true;
}
