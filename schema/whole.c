/* whole.c - what the files of this folder come to, one after another.
 *
 *   whole FILE... > whole.sql
 *
 * Run while posact is built: a new database is made from what this prints, in a fifth of the time
 * that the files would take, for each of their ALTERs reads the whole schema anew and what one of
 * them makes another takes away. */
#include <stdio.h>
#include <stdlib.h>

#include <sqlite3.h>

static sqlite3 *database;

static void
fail(const char *what)
{
    fprintf(stderr, "whole: %s: %s\n", what, sqlite3_errmsg(database));
    exit(1);
}

static sqlite3_stmt *
prepare(const char *sql)
{
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL) != SQLITE_OK)
        fail(sql);
    return statement;
}

/* -- What posact has and SQLite has not ----------------------------------------------------- */

/* There are no rows to say anything of. */
static void
say_nothing(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)values;
    sqlite3_result_int(context, count);
}

static void
add_functions(void)
{
    static const char *const names[] = {"posact_writing", "posact_fold", "posact_name",
                                        "posact_says"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (sqlite3_create_function(database, names[i], -1, SQLITE_UTF8 | SQLITE_INNOCUOUS, NULL,
                                    say_nothing, NULL, NULL) != SQLITE_OK)
            fail(names[i]);
}

static void
add_tokenizer(void)
{
    fts5_api *api = NULL;
    fts5_tokenizer calls;
    void *context;
    sqlite3_stmt *statement = prepare("SELECT fts5(?1)");
    sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", NULL);
    sqlite3_step(statement);
    sqlite3_finalize(statement);
    if (api == NULL || api->xFindTokenizer(api, "unicode61", &context, &calls) != SQLITE_OK ||
        api->xCreateTokenizer(api, "posact", context, &calls, NULL) != SQLITE_OK)
        fail("tokenizer");
}

/* -- The files ------------------------------------------------------------------------------ */

static void
run_file(const char *path)
{
    static char sql[1024 * 1024];
    FILE *file = fopen(path, "r");
    size_t length = file == NULL ? 0 : fread(sql, 1, sizeof sql - 1, file);
    sql[length] = '\0';
    if (length == 0 || length == sizeof sql - 1 || fclose(file) != 0) {
        fprintf(stderr, "whole: '%s' cannot be read\n", path);
        exit(1);
    }
    if (sqlite3_exec(database, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail(path);
}

/* A row would be missing from every new database. */
static void
check_empty(void)
{
    sqlite3_stmt *tables = prepare("SELECT 'SELECT 1 FROM ' || name FROM pragma_table_list"
                                   " WHERE type = 'table' AND schema = 'main'"
                                   " AND name NOT LIKE 'sqlite_%'");
    while (sqlite3_step(tables) == SQLITE_ROW) {
        const char *query = (const char *)sqlite3_column_text(tables, 0);
        sqlite3_stmt *rows = prepare(query);
        if (sqlite3_step(rows) == SQLITE_ROW) {
            fprintf(stderr, "whole: a file of schema/ adds a row: %s\n", query);
            exit(1);
        }
        sqlite3_finalize(rows);
    }
    sqlite3_finalize(tables);
}

/* Without what a virtual table makes for itself. */
static void
print_all(void)
{
    sqlite3_stmt *made =
        prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND tbl_name NOT IN"
                " (SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY rowid");
    while (sqlite3_step(made) == SQLITE_ROW)
        printf("%s;\n", (const char *)sqlite3_column_text(made, 0));
    sqlite3_finalize(made);
}

int
main(int argc, char **argv)
{
    if (sqlite3_open(":memory:", &database) != SQLITE_OK)
        fail("open");
    add_functions();
    add_tokenizer();
    for (int i = 1; i < argc; i++)
        run_file(argv[i]);
    check_empty();
    print_all();
    sqlite3_close(database);
    return fflush(stdout) == 0 ? 0 : 1;
}
