/* protect_test.c - what a connection refuses, whatever a file or a person brings (F15, F16). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "base/memory.h"
#include "store/statement.h"
#include "support/fixture.h"

struct desk {
    char *folder, *path;
    struct store_options options;
};

static int
open_desk(void **state)
{
    struct desk *desk = must_calloc(1, sizeof *desk);
    desk->folder = fixture_folder();
    desk->path = must_format("%s/posact.db", desk->folder);
    desk->options = fixture_options();
    desk->options.path = desk->path;
    *state = desk;
    struct store *store = fixture_store(&desk->options);
    store_close(store);
    return 0;
}

static int
close_desk(void **state)
{
    struct desk *desk = *state;
    free(desk->path);
    fixture_remove(desk->folder);
    free(desk);
    return 0;
}

/* What somebody does to the file with SQLite itself. */
static void
tamper(const struct desk *desk, const char *sql)
{
    sqlite3 *database;
    assert_int_equal(sqlite3_open(desk->path, &database), SQLITE_OK);
    assert_int_equal(sqlite3_exec(database, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(database);
}

static void
assert_refused(const struct desk *desk, bool read_only, const char *words)
{
    struct error error = {.text = ""};
    struct store_options options = desk->options;
    options.mode = STORE_OPEN;
    options.read_only = read_only;
    assert_null(store_open(&options, &error));
    assert_int_equal(error.code, ERROR_STORE);
    if (strstr(error.text, words) == NULL)
        fail_msg("\"%s\" does not say \"%s\"", error.text, words);
}

static void
test_triggers_and_views_of_others_are_refused(void **state)
{
    struct desk *desk = *state;
    static const struct {
        const char *make, *words, *undo;
    } cases[] = {
        {"CREATE TRIGGER quiet AFTER UPDATE ON candidates BEGIN DELETE FROM remembered; END",
         "the trigger 'quiet'", "DROP TRIGGER quiet"},
        {"CREATE TRIGGER candidates_guard_inserts BEFORE INSERT ON candidates BEGIN SELECT 1; END",
         "the trigger 'candidates_guard_inserts'", "DROP TRIGGER candidates_guard_inserts"},
        {"CREATE VIEW everybody AS SELECT full_name FROM candidates", "the view 'everybody'",
         "DROP VIEW everybody"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        tamper(desk, cases[i].make);
        assert_refused(desk, false, cases[i].words);
        assert_refused(desk, true, cases[i].words);
        tamper(desk, cases[i].undo);
        store_close(fixture_store(&desk->options));
    }
}

/* A guard with another body under the old name is no guard. */
static void
test_changed_guard_is_refused(void **state)
{
    struct desk *desk = *state;
    tamper(desk, "DROP TRIGGER candidates_guard_update;"
                 "CREATE TRIGGER candidates_guard_update BEFORE UPDATE ON candidates"
                 " BEGIN SELECT 1; END");
    assert_refused(desk, false, "the trigger 'candidates_guard_update'");
}

static int
try_sql(struct store *store, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    int result = sqlite3_prepare_v2(store->database, sql, -1, &statement, NULL);
    if (result == SQLITE_OK)
        result = sqlite3_step(statement);
    sqlite3_finalize(statement);
    return result & 0xff;
}

static void
test_connection_refuses(void **state)
{
    struct desk *desk = *state;
    struct store *store = fixture_store(&desk->options);
    assert_int_equal(try_sql(store, "ATTACH ':memory:' AS other"), SQLITE_ERROR);
    assert_int_equal(try_sql(store, "SELECT load_extension('x')"), SQLITE_ERROR);
    assert_int_equal(try_sql(store, "SELECT \"no such column\""), SQLITE_ERROR);
    /* DEFENSIVE: the schema and the pages of an index stay whole. */
    try_sql(store, "PRAGMA writable_schema = ON");
    assert_int_equal(try_sql(store, "UPDATE sqlite_schema SET sql = ''"), SQLITE_ERROR);
    assert_int_equal(try_sql(store, "SELECT length(zeroblob(100000000))"), SQLITE_TOOBIG);
    store_close(store);
}

static void
test_limits_are_lowered(void **state)
{
    struct desk *desk = *state;
    struct store *store = fixture_store(&desk->options);
    static const struct {
        int category, most;
    } limits[] = {
        {SQLITE_LIMIT_LENGTH, 100 * 1000 * 1000},
        {SQLITE_LIMIT_SQL_LENGTH, 1000 * 1000 - 1},
        {SQLITE_LIMIT_COLUMN, 1999},
        {SQLITE_LIMIT_EXPR_DEPTH, 999},
        {SQLITE_LIMIT_COMPOUND_SELECT, 499},
        {SQLITE_LIMIT_FUNCTION_ARG, 126},
        {SQLITE_LIMIT_VARIABLE_NUMBER, 32765},
        {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 49999},
        {SQLITE_LIMIT_TRIGGER_DEPTH, 999},
        {SQLITE_LIMIT_ATTACHED, 0},
        {SQLITE_LIMIT_WORKER_THREADS, 0},
    };
    for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++)
        assert_in_range(sqlite3_limit(store->database, limits[i].category, -1), 0, limits[i].most);
    store_close(store);
}

int
main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, open_desk, close_desk)
    const struct CMUnitTest tests[] = {
        TEST(test_triggers_and_views_of_others_are_refused),
        TEST(test_changed_guard_is_refused),
        TEST(test_connection_refuses),
        TEST(test_limits_are_lowered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
