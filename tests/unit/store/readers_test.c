/* readers_test.c - who reads for long delays the emptying of the log of writes and no more: once
 * they are done it is begun anew, and grows no further (S22, S24). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "base/memory.h"
#include "support/fixture.h"

#define ROUND 400 /* saves; with a pause after each */
#define SMALL (6 * 1024 * 1024)

static void
save_many(struct session *session)
{
    for (int i = 0; i < ROUND; i++) {
        fixture_candidate(session, "Somebody With A Longish Name", "07700 900123");
        session_rest(session);
    }
}

static int64_t
size_of(const char *path)
{
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    return status.st_size;
}

/* Of somebody else's program: posact itself holds none open over a key, a print or a network. */
static sqlite3_stmt *
begin_to_read(sqlite3 *database)
{
    sqlite3_stmt *statement;
    assert_int_equal(
        sqlite3_prepare_v2(database, "SELECT id FROM candidates", -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    return statement;
}

static void
test_a_long_reader_delays_only(void **state)
{
    (void)state;
    char *folder = fixture_folder(), *path = must_format("%s/posact.db", folder);
    char *log = must_format("%s-wal", path);
    struct session *session = fixture_session_at(path);
    sqlite3 *other;
    save_many(session);
    assert_true(size_of(log) < SMALL);

    assert_int_equal(sqlite3_open(path, &other), SQLITE_OK);
    sqlite3_stmt *reading = begin_to_read(other);
    save_many(session);
    assert_int_equal(sqlite3_step(reading), SQLITE_ROW); /* what they read is as it was */
    int64_t grown = size_of(log);
    assert_true(grown > SMALL); /* it cannot be begun anew under them */
    sqlite3_finalize(reading);

    save_many(session);
    assert_true(size_of(log) < grown + SMALL); /* the first save still stood behind the rest */
    fixture_session_free(session);
    sqlite3_close(other);
    free(log);
    free(path);
    fixture_remove(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_long_reader_delays_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
