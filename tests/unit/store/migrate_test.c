/* E11: a stored sample of every released schema opens with the posact of today: first a verified
 * copy, then every step, nothing lost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "base/embedded.h"
#include "base/file.h"
#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/registry.h"
#include "store/operation.h"
#include "store/statement.h"
#include "store/window.h"
#include "support/fixture.h"

static void
let_pass(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    (void)values;
    sqlite3_result_int(context, 1);
}

static void
execute(sqlite3 *database, const char *sql)
{
    char *message = NULL;
    if (sqlite3_exec(database, sql, NULL, NULL, &message) != SQLITE_OK)
        fail_msg("%s", message);
}

/* The first `version` files of the schema, with the sample of that version in them. */
static void
make_sample(const char *path, int version)
{
    sqlite3 *database;
    struct error error = {.text = ""};
    struct text rows = TEXT_EMPTY;
    char *sample = must_format("tests/data/schema/%04d.sql", version);
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    sqlite3_create_function(database, "posact_writing", 0, SQLITE_UTF8 | SQLITE_INNOCUOUS, NULL,
                            let_pass, NULL, NULL);
    execute(database, "PRAGMA journal_mode = WAL; BEGIN");
    for (int i = 0; i < version; i++) {
        char *sql = must_strndup((const char *)embedded_schema[i].bytes, embedded_schema[i].length);
        execute(database, sql);
        free(sql);
    }
    if (!file_read(sample, 1 << 20, &rows, &error))
        fail_msg("%s", error.text);
    execute(database, text_string(&rows));
    char *stamp = must_format("PRAGMA application_id = %d; PRAGMA user_version = %d; COMMIT",
                              STORE_APPLICATION_ID, version);
    execute(database, stamp);
    free(stamp);
    free(sample);
    text_clear(&rows);
    sqlite3_close(database);
}

static void
assert_whole(struct store *store)
{
    struct error error = {.text = ""};
    struct text findings = TEXT_EMPTY;
    size_t operations, people;
    int64_t version;
    if (!store_check(store, &findings, &error))
        fail_msg("%s: %s", error.text, text_string(&findings));
    if (!operation_verify(store, &operations, &error))
        fail_msg("%s", error.text);
    assert_true(operations > 4);
    struct query query = query_default(&candidate_type);
    assert_true(window_count(store, &query, &people, &error));
    assert_int_equal(people, 4);
    assert_true(store_number(store, "PRAGMA user_version", 0, &version, &error));
    int64_t newest = 0;
    while (embedded_schema[newest].name != NULL)
        newest++;
    assert_int_equal(version, newest);
    text_clear(&findings);
}

/* There is a sample of every schema but the newest, whose sample comes with its successor. */
static void
test_every_released_schema_migrates(void **state)
{
    (void)state;
    char *folder = fixture_folder();
    for (int version = 1; embedded_schema[version].name != NULL; version++) {
        char *path = must_format("%s/%d.db", folder, version);
        char *copy = must_format("%s.before-%d", path, version + 1);
        struct store_options options = fixture_options();
        struct stat status;
        options.path = path;
        options.mode = STORE_OPEN;
        make_sample(path, version);
        struct store *store = fixture_store(&options);
        assert_whole(store);
        store_close(store);
        assert_int_equal(stat(copy, &status), 0);
        assert_int_equal(status.st_mode & 0777, 0600);
        free(copy);
        free(path);
    }
    fixture_remove(folder);
}

/* A copy of an earlier day is kept, and one of today is made. */
static void
test_every_migration_makes_its_own_copy(void **state)
{
    (void)state;
    if (embedded_schema[1].name == NULL)
        skip();
    char *folder = fixture_folder(), *path = must_format("%s/old.db", folder);
    char *copies[] = {must_format("%s.before-2", path), must_format("%s.before-2.2", path)};
    struct store_options options = fixture_options();
    options.path = path;
    options.mode = STORE_OPEN;
    for (size_t i = 0; i < 2; i++) {
        unlink(path);
        make_sample(path, 1);
        assert_false(file_exists(copies[i]));
        store_close(fixture_store(&options));
        assert_true(file_exists(copies[i]));
        free(copies[i]);
    }
    free(path);
    fixture_remove(folder);
}

/* An older file is not brought up to date by looking at it only. */
static void
test_reading_only_migrates_nothing(void **state)
{
    (void)state;
    if (embedded_schema[1].name == NULL)
        skip();
    char *folder = fixture_folder(), *path = must_format("%s/old.db", folder);
    struct error error = {.text = ""};
    struct store_options options = fixture_options();
    options.path = path;
    options.mode = STORE_OPEN;
    options.read_only = true;
    make_sample(path, 1);
    assert_null(store_open(&options, &error));
    assert_int_equal(error.code, ERROR_DENIED);
    free(path);
    fixture_remove(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_released_schema_migrates),
        cmocka_unit_test(test_every_migration_makes_its_own_copy),
        cmocka_unit_test(test_reading_only_migrates_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
