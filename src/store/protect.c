/* protect.c - what a connection refuses, whatever a file or a person brings. */
#include "protect.h"

#include <stdlib.h>
#include <string.h>

#include "base/embedded.h"
#include "base/memory.h"
#include "base/text.h"

static const int switched_off[] = {
    SQLITE_DBCONFIG_TRUSTED_SCHEMA,  SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION,
    SQLITE_DBCONFIG_WRITABLE_SCHEMA, SQLITE_DBCONFIG_DQS_DML,
    SQLITE_DBCONFIG_DQS_DDL,         SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER,
};

/* Some times what posact itself needs: a filter is at most 200 parts deep, a record has some 40
 * columns, and two for each custom field that a force ever had. */
static const struct {
    int category, most;
} limits[] = {
    {SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024}, /* bytes of a value or row */
    {SQLITE_LIMIT_SQL_LENGTH, 100 * 1000},    {SQLITE_LIMIT_COLUMN, 300},
    {SQLITE_LIMIT_EXPR_DEPTH, 500},           {SQLITE_LIMIT_COMPOUND_SELECT, 20},
    {SQLITE_LIMIT_FUNCTION_ARG, 20},          {SQLITE_LIMIT_VARIABLE_NUMBER, 2000},
    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000}, {SQLITE_LIMIT_TRIGGER_DEPTH, 10},
    {SQLITE_LIMIT_WORKER_THREADS, 0},         {SQLITE_LIMIT_ATTACHED, 0},
};

/* P17: which answers to equality questions are whose is read by store/monitoring.c, and by nothing
 * else that anybody could write, a filter or a trigger included. */
static int
authorise(void *context, int action, const char *table, const char *column, const char *database,
          const char *trigger)
{
    (void)column, (void)database, (void)trigger;
    const struct store *store = context;
    bool touches = action == SQLITE_READ || action == SQLITE_INSERT || action == SQLITE_UPDATE ||
                   action == SQLITE_DELETE;
    bool guarded = touches && string_equal(table, "monitoring_links");
    return guarded && store->linking == 0 ? SQLITE_DENY : SQLITE_OK;
}

void
protect_connection(struct store *store)
{
    sqlite3_set_authorizer(store->database, authorise, store);
    for (size_t i = 0; i < sizeof switched_off / sizeof switched_off[0]; i++)
        sqlite3_db_config(store->database, switched_off[i], 0, NULL);
    sqlite3_db_config(store->database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++)
        sqlite3_limit(store->database, limits[i].category, limits[i].most);
}

/* Where the last one of ours was found. */
struct finding_place {
    const struct embedded *steps; /* all of ours */
    const struct embedded *file;
    size_t offset;
};

static bool
find_from(struct finding_place *place, const struct embedded *file, size_t offset, const char *sql)
{
    const unsigned char *found =
        memmem(file->bytes + offset, file->length - offset, sql, strlen(sql));
    if (found == NULL)
        return false;
    place->file = file;
    place->offset = (size_t)(found - file->bytes);
    return true;
}

/* SQLite keeps a trigger word for word as it was made, so it stands in one of our files. The schema
 * names them in the order in which they were made, so the next stands behind the last, nearly
 * always: to look from there spares a tenth of the whole start. */
static bool
is_ours(struct finding_place *place, const char *sql)
{
    if (find_from(place, place->file, place->offset, sql))
        return true;
    for (const struct embedded *file = place->file + 1; file->name != NULL; file++)
        if (find_from(place, file, 0, sql))
            return true;
    for (const struct embedded *file = place->steps; file <= place->file; file++)
        if (find_from(place, file, 0, sql))
            return true;
    return false;
}

bool
protect_check_schema(struct store *store, struct error *error)
{
    sqlite3_stmt *statement = statement_get(
        store, "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view')",
        error);
    bool row, done = statement != NULL;
    const struct embedded *steps = store->schema->steps;
    struct finding_place place = {steps, steps, 0};
    while (done && (done = statement_step(store, statement, &row, error)) && row) {
        const char *sql = (const char *)sqlite3_column_text(statement, 2);
        if (sql != NULL && is_ours(&place, sql))
            continue;
        done = error_set(error, ERROR_STORE,
                         "'%s' holds the %s '%s', which posact did not make; go back to the last "
                         "backup, or ask where the file comes from",
                         store->path, (const char *)sqlite3_column_text(statement, 0),
                         (const char *)sqlite3_column_text(statement, 1));
    }
    if (statement != NULL)
        sqlite3_reset(statement);
    return done;
}
