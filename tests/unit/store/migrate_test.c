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

#include "base/embedded.h"
#include "base/file.h"
#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/registry.h"
#include "store/operation.h"
#include "store/statement.h"
#include "store/window.h"
#include "support/fixture.h"
#include "support/old_schema.h"

static void
assert_whole(struct store *store)
{
    struct error error = {.text = ""};
    struct text findings = TEXT_EMPTY;
    size_t operations, people;
    int64_t version, indexes;
    if (!store_check(store, &findings, &error))
        fail_msg("%s: %s", error.text, text_string(&findings));
    if (!fixture_verify_store(store, &operations, &error))
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
    /* G1: each would be six tables to read at every start. */
    assert_true(store_number(store, "SELECT count(*) FROM sqlite_schema WHERE sql LIKE '%fts5(%'",
                             0, &indexes, &error));
    assert_int_equal(indexes, 1);
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
        old_schema_make(path, version);
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
        old_schema_make(path, 1);
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
    old_schema_make(path, 1);
    assert_null(store_open(&options, &error));
    assert_int_equal(error.code, ERROR_DENIED);
    free(path);
    fixture_remove(folder);
}

/* Everything that is made, in its order. */
static void
write_schema(struct store *store, struct text *out)
{
    struct error error = {.text = ""};
    sqlite3_stmt *statement =
        statement_get(store, "SELECT type, name, sql FROM sqlite_schema ORDER BY rowid", &error);
    bool row;
    assert_non_null(statement);
    while (statement_step(store, statement, &row, &error) && row)
        text_append_format(out, "%s %s %s\n", sqlite3_column_text(statement, 0),
                           sqlite3_column_text(statement, 1),
                           sqlite3_column_type(statement, 2) == SQLITE_NULL
                               ? ""
                               : (const char *)sqlite3_column_text(statement, 2));
}

/* A new file is made at once, and is what an old one comes to by all steps. */
static void
test_a_new_file_is_what_an_old_one_becomes(void **state)
{
    (void)state;
    char *folder = fixture_folder(), *path = must_format("%s/old.db", folder);
    struct text old = TEXT_EMPTY, new = TEXT_EMPTY;
    struct store_options options = fixture_options();
    struct store *store = fixture_store(&options);
    write_schema(store, &new);
    store_close(store);
    options.path = path;
    old_schema_make(path, 1);
    store = fixture_store(&options);
    write_schema(store, &old);
    store_close(store);
    assert_string_equal(text_string(&new), text_string(&old));
    text_clear(&old);
    text_clear(&new);
    free(path);
    fixture_remove(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_released_schema_migrates),
        cmocka_unit_test(test_a_new_file_is_what_an_old_one_becomes),
        cmocka_unit_test(test_every_migration_makes_its_own_copy),
        cmocka_unit_test(test_reading_only_migrates_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
