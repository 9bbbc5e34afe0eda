/* floor_rows.c - SQLite's own speed on posact's tables. */
#include "bench/floor_rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/memory.h"
#include "base/text.h"
#include "bench/figures.h"

#define SCREEN_ROWS 40

static void
remove_database(const char *path)
{
    static const char *const ends[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        char *name = must_format("%s%s", path, ends[i]);
        unlink(name);
        free(name);
    }
}

static bool
run(sqlite3 *database, const char *sql)
{
    return sqlite3_exec(database, sql, NULL, NULL, NULL) == SQLITE_OK;
}

struct sqlite3 *
floor_open(const char *path, bool writing)
{
    sqlite3 *database;
    int flags = writing ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
    if (sqlite3_open_v2(path, &database, flags, NULL) == SQLITE_OK &&
        (!writing || (run(database, "PRAGMA journal_mode = WAL") &&
                      run(database, "PRAGMA synchronous = FULL"))))
        return database;
    fprintf(stderr, "bench: '%s': %s\n", path, sqlite3_errmsg(database));
    sqlite3_close(database);
    return NULL;
}

void
floor_close(struct sqlite3 *database)
{
    sqlite3_close(database);
}

/* Makes what `type` ('table' or 'index') the candidates have in the other database. */
static bool
copy_schema(sqlite3 *from, sqlite3 *to, const char *name)
{
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(from,
                           "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"
                           " AND type IN ('table', 'index') AND tbl_name = ?1",
                           -1, &statement, NULL) != SQLITE_OK)
        return false;
    sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
    bool done = true;
    while (done && sqlite3_step(statement) == SQLITE_ROW)
        done = run(to, (const char *)sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    return done;
}

static sqlite3_stmt *
prepare_insert(sqlite3 *to, const char *table, int columns)
{
    struct text sql = TEXT_EMPTY;
    text_append_format(&sql, "INSERT INTO %s VALUES (?", table);
    for (int i = 1; i < columns; i++)
        text_append(&sql, ", ?");
    text_append(&sql, ")");
    sqlite3_stmt *statement = NULL;
    sqlite3_prepare_v2(to, text_string(&sql), -1, &statement, NULL);
    text_clear(&sql);
    return statement;
}

/* The time that the inserts took, in ms; negative when they failed. */
static double
copy_rows(sqlite3 *from, sqlite3 *to, const char *query, const char *insert)
{
    sqlite3_stmt *reading;
    if (sqlite3_prepare_v2(from, query, -1, &reading, NULL) != SQLITE_OK)
        return -1;
    int columns = sqlite3_column_count(reading), result = SQLITE_DONE;
    sqlite3_stmt *writing = prepare_insert(to, insert, columns);
    double took_ms = 0;
    while (writing != NULL && result == SQLITE_DONE && sqlite3_step(reading) == SQLITE_ROW) {
        double started_ms = bench_now();
        for (int i = 0; i < columns; i++)
            sqlite3_bind_value(writing, i + 1, sqlite3_column_value(reading, i));
        result = sqlite3_step(writing);
        sqlite3_reset(writing);
        took_ms += bench_now() - started_ms;
    }
    bool done = writing != NULL && result == SQLITE_DONE;
    sqlite3_finalize(reading);
    sqlite3_finalize(writing);
    return done ? took_ms : -1;
}

static double
commit(sqlite3 *to)
{
    double started_ms = bench_now();
    return run(to, "COMMIT") ? bench_now() - started_ms : -1;
}

/* The words of the candidates alone, without what posact puts before them. */
#define CREATE_WORDS                                                                               \
    "CREATE VIRTUAL TABLE candidates_search"                                                       \
    " USING fts5(words, tokenize = 'unicode61 remove_diacritics 0')"
#define SELECT_WORDS                                                                               \
    "SELECT candidates.number, substr(c0, 2) FROM candidates"                                      \
    " JOIN search_content ON search_content.id = candidates.number + (1 << 40)"                    \
    " ORDER BY candidates.number"

double
floor_load(const char *from, const char *to, bool words)
{
    remove_database(to);
    sqlite3 *source = floor_open(from, false), *target = floor_open(to, true);
    double rows_ms = -1, words_ms = 0, commit_ms = -1;
    if (source != NULL && target != NULL && copy_schema(source, target, "candidates") &&
        (!words || run(target, CREATE_WORDS)) && run(target, "BEGIN"))
        rows_ms =
            copy_rows(source, target, "SELECT * FROM candidates ORDER BY number", "candidates");
    if (rows_ms >= 0 && words)
        words_ms = copy_rows(source, target, SELECT_WORDS, "candidates_search (rowid, words)");
    if (rows_ms >= 0 && words_ms >= 0)
        commit_ms = commit(target);
    if (commit_ms < 0)
        fprintf(stderr, "bench: '%s': %s\n", to, sqlite3_errmsg(target));
    sqlite3_close(source);
    sqlite3_close(target);
    return commit_ms < 0 ? -1 : rows_ms + words_ms + commit_ms;
}

/* Steps through all rows, looking at every column; how many there were, negative on an error. */
static int
drain(sqlite3_stmt *statement)
{
    int rows = 0, result;
    while ((result = sqlite3_step(statement)) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(statement); i++)
            sqlite3_column_text(statement, i);
        rows++;
    }
    sqlite3_reset(statement);
    return result == SQLITE_DONE ? rows : -1;
}

/* Prepared once for each of the queries below; the process ends before they could be missed. */
static sqlite3_stmt *
kept(sqlite3 *database, const char *sql)
{
    for (sqlite3_stmt *at = NULL; (at = sqlite3_next_stmt(database, at)) != NULL;)
        if (strcmp(sqlite3_sql(at), sql) == 0)
            return at;
    sqlite3_stmt *statement = NULL;
    sqlite3_prepare_v2(database, sql, -1, &statement, NULL);
    return statement;
}

bool
floor_save(struct sqlite3 *database, const struct id *id, const char *phone)
{
    sqlite3_stmt *statement =
        kept(database, "UPDATE candidates SET phone = ?1, phone_key = ?1 WHERE id = ?2");
    if (statement == NULL || !run(database, "BEGIN IMMEDIATE"))
        return false;
    sqlite3_bind_text(statement, 1, phone, -1, SQLITE_STATIC);
    sqlite3_bind_blob(statement, 2, id->bytes, ID_SIZE, SQLITE_STATIC);
    return drain(statement) == 0 && run(database, "COMMIT");
}

bool
floor_read_record(struct sqlite3 *database, const struct id *id)
{
    static const char *const reads[] = {
        "SELECT * FROM candidates WHERE id = ?1",
        "SELECT * FROM contacts WHERE alive = 1 AND candidate = ?1"
        " ORDER BY held_key DESC, id DESC LIMIT ?2",
        "SELECT * FROM operations WHERE record = ?1 ORDER BY lsn DESC LIMIT ?2",
    };
    bool done = true;
    for (size_t i = 0; i < sizeof reads / sizeof reads[0] && done; i++) {
        sqlite3_stmt *statement = kept(database, reads[i]);
        if (statement == NULL)
            return false;
        sqlite3_bind_blob(statement, 1, id->bytes, ID_SIZE, SQLITE_STATIC);
        sqlite3_bind_int(statement, 2, SCREEN_ROWS);
        done = drain(statement) >= 0;
    }
    return done;
}
