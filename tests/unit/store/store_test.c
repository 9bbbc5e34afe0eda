/* The file itself: how it is opened, what it refuses, who may write, what `check` and `verify` see.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "base/file.h"
#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/contact.h"
#include "modules/registry.h"
#include "store/backup.h"
#include "store/operation.h"
#include "store/statement.h"
#include "support/fixture.h"
#include "support/old_schema.h"

struct desk {
    char *folder, *path;
    struct store_options options;
};

static int
open_place(void **state)
{
    struct desk *place = must_calloc(1, sizeof *place);
    place->folder = fixture_folder();
    place->path = must_format("%s/posact.db", place->folder);
    place->options = fixture_options();
    place->options.path = place->path;
    *state = place;
    return 0;
}

static int
close_place(void **state)
{
    struct desk *place = *state;
    free(place->path);
    fixture_remove(place->folder);
    free(place);
    return 0;
}

static void
assert_refused(const struct store_options *options, enum error_code code, const char *words)
{
    struct error error = {.text = ""};
    struct store *store = store_open(options, &error);
    assert_null(store);
    assert_int_equal(error.code, code);
    if (strstr(error.text, words) == NULL)
        fail_msg("\"%s\" does not say \"%s\"", error.text, words);
}

static sqlite3 *
open_stock(const char *path)
{
    sqlite3 *database;
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    return database;
}

/* With posact's own functions, lying: what somebody with the source could do to the file. */
static void
tamper(const char *path, const char *sql)
{
    sqlite3 *database = open_stock(path);
    char *message = NULL;
    old_schema_let_write(database);
    if (sqlite3_exec(database, sql, NULL, NULL, &message) != SQLITE_OK)
        fail_msg("%s", message);
    sqlite3_close(database);
}

static void
write_bytes(const char *path, const char *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
}

/* -- Opening -------------------------------------------------------------------------------- */

/* E01, S18: read back on the open connection. */
static void
test_pragmas_hold(void **state)
{
    struct desk *place = *state;
    struct error error = {.text = ""};
    struct store *store = fixture_store(&place->options);
    static const struct {
        const char *pragma;
        int64_t value;
    } expected[] = {
        {"PRAGMA application_id", STORE_APPLICATION_ID},
        {"PRAGMA synchronous", 2},
        {"PRAGMA foreign_keys", 1},
        {"PRAGMA trusted_schema", 0},
        {"PRAGMA cell_size_check", 1},
        {"PRAGMA secure_delete", 1},
        {"PRAGMA temp_store", 2},
        {"PRAGMA mmap_size", 0},
        {"PRAGMA busy_timeout", 10000},
    };
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        int64_t value = -1;
        assert_true(store_number(store, expected[i].pragma, -1, &value, &error));
        if (value != expected[i].value)
            fail_msg("%s is %lld", expected[i].pragma, (long long)value);
    }
    int defensive = 0;
    sqlite3_db_config(store->database, SQLITE_DBCONFIG_DEFENSIVE, -1, &defensive);
    assert_int_equal(defensive, 1);
    assert_int_equal(sqlite3_limit(store->database, SQLITE_LIMIT_ATTACHED, -1), 0);
    store_close(store);
}

/* F07 with umask 077, E12: a missing file is made by STORE_CREATE only. */
static void
test_missing_is_not_made_by_opening(void **state)
{
    struct desk *place = *state;
    place->options.mode = STORE_OPEN;
    assert_refused(&place->options, ERROR_FILE, "posact init");
    assert_false(file_exists(place->path));
}

static void
test_a_folder_is_refused(void **state)
{
    struct desk *place = *state;
    place->options.path = place->folder;
    assert_refused(&place->options, ERROR_FILE, "is a folder");
}

static void
test_what_is_no_database_is_refused_unchanged(void **state)
{
    struct desk *place = *state;
    static const char words[] = "Dear all,\nthis is a letter and long enough to be looked at as a "
                                "database header, which it is not, however one reads it.\n";
    struct text after = TEXT_EMPTY;
    struct error error = {.text = ""};
    write_bytes(place->path, words, sizeof words - 1);
    assert_refused(&place->options, ERROR_STORE, "not a posact database");
    assert_true(file_read(place->path, 4096, &after, &error));
    assert_string_equal(text_string(&after), words);
    text_clear(&after);
}

static void
test_another_programs_database_is_refused_unchanged(void **state)
{
    struct desk *place = *state;
    struct text before = TEXT_EMPTY, after = TEXT_EMPTY;
    struct error error = {.text = ""};
    sqlite3 *database = open_stock(place->path);
    sqlite3_exec(database, "CREATE TABLE songs (title); INSERT INTO songs VALUES ('Calon Lân')",
                 NULL, NULL, NULL);
    sqlite3_close(database);
    assert_true(file_read(place->path, 1 << 20, &before, &error));
    assert_refused(&place->options, ERROR_STORE, "another program");
    assert_true(file_read(place->path, 1 << 20, &after, &error));
    assert_int_equal(before.length, after.length);
    assert_memory_equal(before.bytes, after.bytes, before.length);
    text_clear(&before);
    text_clear(&after);
}

/* E11: `>`, not `!=`. */
static void
test_a_newer_schema_is_refused(void **state)
{
    struct desk *place = *state;
    store_close(fixture_store(&place->options));
    tamper(place->path, "PRAGMA user_version = 4711");
    assert_refused(&place->options, ERROR_STORE, "4711");
    tamper(place->path, "PRAGMA wal_checkpoint(TRUNCATE)");
    sqlite3 *database = open_stock(place->path);
    sqlite3_stmt *statement;
    sqlite3_prepare_v2(database, "PRAGMA user_version", -1, &statement, NULL);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    assert_int_equal(sqlite3_column_int(statement, 0), 4711);
    sqlite3_finalize(statement);
    sqlite3_close(database);
}

/* E10: a truncated file is refused in words; no crash, no write. */
static void
test_a_truncated_file_is_refused(void **state)
{
    struct desk *place = *state;
    struct session *session = fixture_session_on(fixture_store(&place->options), "J. Shah");
    for (int i = 0; i < 200; i++)
        fixture_candidate(session, "Somebody With A Longish Name", "07700 900123");
    fixture_session_free(session);
    tamper(place->path, "PRAGMA wal_checkpoint(TRUNCATE)");
    struct stat status;
    assert_int_equal(stat(place->path, &status), 0);
    assert_int_equal(truncate(place->path, status.st_size / 2), 0);
    assert_refused(&place->options, ERROR_STORE, "damaged");
    assert_int_equal(truncate(place->path, 0), 0);
    place->options.mode = STORE_OPEN;
    assert_refused(&place->options, ERROR_FILE, "is empty");
}

static void
test_reading_only(void **state)
{
    struct desk *place = *state;
    struct error error = {.text = ""};
    store_close(fixture_store(&place->options));
    place->options.read_only = true;
    struct store *store = fixture_store(&place->options);
    assert_false(store_begin(store, "J. Shah", "add", &error));
    assert_int_equal(error.code, ERROR_DENIED);
    store_close(store);
}

/* -- The tables ----------------------------------------------------------------------------- */

static bool
has_column(struct store *store, const char *table, const char *column)
{
    struct error error = {.text = ""};
    int64_t count = 0;
    char *sql = must_format("SELECT count(*) FROM pragma_table_info('%s') WHERE name = '%s'", table,
                            column);
    assert_true(store_number(store, sql, 0, &count, &error));
    free(sql);
    return count == 1;
}

/* Every field has its column, every KEYED one its key and an index; nothing is left over. */
static void
test_columns_are_the_fields(void **state)
{
    struct desk *place = *state;
    struct error error = {.text = ""};
    struct store *store = fixture_store(&place->options);
    for (size_t t = 0; t < registry_type_count; t++) {
        const struct record_type *type = registry_types[t];
        int64_t columns, expected = 2; /* number, alive */
        for (size_t i = 0; i < type->field_count; i++) {
            const struct field *field = &type->fields[i];
            bool keyed = i >= RECORD_CORE_COUNT && (field->flags & FIELD_KEYED) != 0;
            char *key = must_format("%s_key", field->name);
            if (!has_column(store, type->table, field->name))
                fail_msg("%s has no column %s", type->table, field->name);
            if (has_column(store, type->table, key) != keyed)
                fail_msg("%s and its column %s disagree", type->table, key);
            expected += 1 + keyed;
            free(key);
        }
        char *sql = must_format("SELECT count(*) FROM pragma_table_info('%s')", type->table);
        assert_true(store_number(store, sql, 0, &columns, &error));
        assert_int_equal(columns, expected);
        free(sql);
    }
    store_close(store);
}

static int64_t
take_number(struct store *store, char *sql)
{
    struct error error = {.text = ""};
    int64_t number = -1;
    assert_true(store_number(store, sql, -1, &number, &error));
    free(sql);
    return number;
}

/* S3: nothing is unique but the id, so that no merge can fail on it. S4: the id is a BLOB beside a
 * local number that no field shows. */
static void
test_only_the_id_is_unique(void **state)
{
    struct desk *place = *state;
    struct store *store = fixture_store(&place->options);
    for (size_t i = 0; i < registry_type_count; i++) {
        const struct record_type *type = registry_types[i];
        char *unique = must_format("SELECT count(*) FROM pragma_index_list('%s') WHERE \"unique\"",
                                   type->table);
        char *ids = must_format("SELECT count(*) FROM pragma_table_info('%s')"
                                " WHERE name = 'id' AND type = 'BLOB'",
                                type->table);
        assert_int_equal(take_number(store, unique), 1);
        assert_int_equal(take_number(store, ids), 1);
        assert_null(record_type_field(type, "number"));
    }
    store_close(store);
}

/* S23: this SQLite may lose commits without the writer lock, so without it nothing is opened. */
static void
test_no_lock_no_database(void **state)
{
    struct desk *place = *state;
    store_close(fixture_store(&place->options));
    char *lock = must_format("%s-writer", place->path);
    unlink(lock);
    assert_int_equal(mkdir(lock, 0700), 0);
    assert_refused(&place->options, ERROR_FILE, "lock");
    free(lock);
}

/* Every order that a list offers is read from an index, without sorting. */
static void
test_every_sort_has_its_index(void **state)
{
    struct desk *place = *state;
    struct error error = {.text = ""};
    struct store *store = fixture_store(&place->options);
    for (size_t t = 0; t < registry_type_count; t++)
        for (size_t i = 0; i < registry_types[t]->field_count; i++) {
            const struct record_type *type = registry_types[t];
            if ((type->fields[i].flags & FIELD_KEYED) == 0)
                continue;
            char *sql = must_format(
                "EXPLAIN QUERY PLAN SELECT id FROM %s WHERE alive = 1 AND (%s%s, id) > ('a', x'00')"
                " ORDER BY %s%s, id LIMIT 10",
                type->table, type->fields[i].name, i < RECORD_CORE_COUNT ? "" : "_key",
                type->fields[i].name, i < RECORD_CORE_COUNT ? "" : "_key");
            sqlite3_stmt *statement = statement_get(store, sql, &error);
            assert_non_null(statement);
            bool row;
            while (statement_step(store, statement, &row, &error) && row) {
                const char *step = (const char *)sqlite3_column_text(statement, 3);
                /* A filter on a code that nobody sorts by may do without; none here does. */
                if (strstr(step, "TEMP B-TREE") != NULL || strstr(step, "SEARCH") == NULL)
                    fail_msg("%s by %s: %s", type->table, type->fields[i].name, step);
            }
            free(sql);
        }
    store_close(store);
}

/* -- Who may write -------------------------------------------------------------------------- */

/* S1: neither posact's own connection outside op_apply nor a stock one. */
static void
test_nothing_slips_past_the_door(void **state)
{
    struct desk *place = *state;
    struct session *session = fixture_session_on(fixture_store(&place->options), "J. Shah");
    fixture_candidate(session, "Siân Wyn-Jones", NULL);
    fixture_session_free(session);
    static const char *const attempts[] = {
        "UPDATE candidates SET name = 'x'",
        "INSERT INTO candidates (id, created, changed, alive) VALUES (randomblob(16), '', '', 1)",
        "DELETE FROM candidates",
        "UPDATE operations SET actor = 'x'",
        "DELETE FROM operations",
        "DELETE FROM heads",
    };
    struct error error = {.text = ""};
    struct store *store = fixture_store(&place->options);
    for (size_t i = 0; i < sizeof attempts / sizeof attempts[0]; i++)
        assert_false(store_execute(store, attempts[i], &error));
    store_close(store);
    sqlite3 *stock = open_stock(place->path);
    for (size_t i = 0; i < sizeof attempts / sizeof attempts[0]; i++)
        assert_int_not_equal(sqlite3_exec(stock, attempts[i], NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(stock);
}

/* S22: one writer at a time, and words instead of waiting for ever. */
static void
test_one_writer_at_a_time(void **state)
{
    struct desk *place = *state;
    struct error error = {.text = ""};
    place->options.lock_timeout_ms = 100;
    struct store *first = fixture_store(&place->options);
    struct store *second = fixture_store(&place->options);
    assert_true(store_begin(first, "J. Shah", "add", &error));
    assert_false(store_begin(second, "R. Begum", "add", &error));
    assert_int_equal(error.code, ERROR_BUSY);
    store_rollback(first);
    assert_true(store_begin(second, "R. Begum", "add", &error));
    store_rollback(second);
    store_close(first);
    store_close(second);
}

static int64_t
size_of_log(const struct desk *place)
{
    char *log = must_format("%s-wal", place->path);
    struct stat status;
    assert_int_equal(stat(log, &status), 0);
    free(log);
    return status.st_size;
}

/* S22, G7: the write-ahead log is copied into the file in pauses, not while somebody saves, and
 * does not grow without end where there are none. */
static void
test_the_log_file_stays_small(void **state)
{
    struct desk *place = *state;
    struct session *session = fixture_session_on(fixture_store(&place->options), "J. Shah");
    int i;
    for (i = 0; i < 300; i++) {
        fixture_candidate(session, "Somebody With A Longish Name", "07700 900123");
        session_rest(session);
    }
    assert_true(size_of_log(place) < 6 * 1024 * 1024);
    for (; i < 1200; i++)
        fixture_candidate(session, "Somebody With A Longish Name", "07700 900123");
    assert_true(size_of_log(place) > 12 * 1024 * 1024);
    assert_true(size_of_log(place) < 20 * 1024 * 1024);
    fixture_session_free(session);
}

/* Nobody who pauses waits for somebody who writes, and nothing is copied beside that. */
static void
test_a_pause_does_not_wait(void **state)
{
    struct desk *place = *state;
    struct error error = {.text = ""};
    struct store *other = fixture_store(&place->options), *store = fixture_store(&place->options);
    struct session *session = fixture_session_on(store, "J. Shah");
    for (int i = 0; i < 200; i++)
        fixture_candidate(session, "Somebody With A Longish Name", "07700 900123");
    int pages = store->log_pages;
    assert_true(store_begin(other, "M. Begum", "edit", &error));
    int64_t started_ms = clock_steady_ms();
    store_rest(store);
    assert_true(clock_steady_ms() - started_ms < 1000);
    assert_int_equal(store->log_pages, pages);
    store_rollback(other);
    store_rest(store);
    assert_int_equal(store->log_pages, 0);
    store_close(other);
    fixture_session_free(session);
}

static void
test_version_moves_with_others_commits(void **state)
{
    struct desk *place = *state;
    struct session *mine = fixture_session_on(fixture_store(&place->options), "J. Shah");
    place->options.ids = id_source_seeded(2);
    struct session *theirs = fixture_session_on(fixture_store(&place->options), "R. Begum");
    uint64_t before = session_version(mine);
    assert_int_equal(session_version(mine), before);
    fixture_candidate(theirs, "Ffion ap Rhys", NULL);
    uint64_t after = session_version(mine);
    assert_int_not_equal(after, before);
    fixture_candidate(mine, "Anna Kowalczyk", NULL);
    assert_int_not_equal(session_version(mine), after);
    fixture_session_free(mine);
    fixture_session_free(theirs);
}

/* -- Check and verify ----------------------------------------------------------------------- */

static void
fill(struct desk *place)
{
    struct session *session = fixture_session_on(fixture_store(&place->options), "J. Shah");
    struct id id = fixture_candidate(session, "Siân Wyn-Jones", "07700 900123");
    fixture_candidate(session, "Tomasz Kowalski", NULL);
    fixture_edit(session, &candidate_type, &id, CANDIDATE_NOTES, "Works nights");
    fixture_session_free(session);
}

static void
assert_verify_sees(struct desk *place, const char *damage, const char *words)
{
    struct error error = {.text = ""};
    size_t count;
    fill(place);
    tamper(place->path, damage);
    struct store *store = fixture_store(&place->options);
    assert_false(fixture_verify_store(store, &count, &error));
    if (strstr(error.text, words) == NULL)
        fail_msg("\"%s\" does not say \"%s\"", error.text, words);
    store_close(store);
}

/* S30, S33: an altered actor, time, body or number, and a shortened log. */
static void
test_verify_sees_an_altered_actor(void **state)
{
    assert_verify_sees(*state, "UPDATE operations SET actor = 'R. Begum' WHERE seq = 2",
                       "Operation 2");
}

static void
test_verify_sees_an_altered_body(void **state)
{
    assert_verify_sees(*state,
                       "UPDATE operations SET body = (SELECT body FROM operations WHERE seq = 1)"
                       " WHERE seq = 2",
                       "Operation 2");
}

static void
test_verify_sees_a_missing_end(void **state)
{
    assert_verify_sees(*state,
                       "DROP TRIGGER operations_guard_delete;"
                       " DELETE FROM operations WHERE seq = 3",
                       "is gone from the log");
}

static void
test_check_sees(void **state)
{
    static const struct {
        const char *damage, *words;
    } cases[] = {
        {"UPDATE candidates SET name = 'Sian' WHERE phone IS NOT NULL", "the value of name"},
        {"UPDATE candidates SET name_key = 'zz' WHERE phone IS NULL", "the key of name"},
        {"UPDATE candidates SET alive = 0 WHERE phone IS NULL", "the value of alive"},
        {"DELETE FROM heads WHERE field = 18", "the heads of notes"},
        {"INSERT INTO conflicts (record, field, type) SELECT id, 1, 1 FROM candidates",
         "the conflict of name"},
        {"DELETE FROM search_content", "the search index"},
    };
    struct desk *place = *state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct error error = {.text = ""};
        struct text findings = TEXT_EMPTY;
        char *path = must_format("%s/%zu.db", place->folder, i);
        struct desk other = {place->folder, path, place->options};
        other.options.path = path;
        fill(&other);
        struct store *store = fixture_store(&other.options);
        if (!store_check(store, &findings, &error))
            fail_msg("%s: %s", error.text, text_string(&findings));
        store_close(store);
        tamper(path, cases[i].damage);
        store = fixture_store(&other.options);
        if (store_check(store, &findings, &error))
            fail_msg("nothing seen: %s", cases[i].damage);
        if (strstr(text_string(&findings), cases[i].words) == NULL)
            fail_msg("%s: %s", cases[i].damage, text_string(&findings));
        store_close(store);
        text_clear(&findings);
        free(path);
    }
}

/* -- Backup --------------------------------------------------------------------------------- */

/* E07, F07. */
static void
test_backup(void **state)
{
    struct desk *place = *state;
    struct error error = {.text = ""};
    char *copy = must_format("%s/copy.db", place->folder);
    fill(place);
    struct store *store = fixture_store(&place->options);
    if (!backup_make(store, copy, &error))
        fail_msg("%s", error.text);
    assert_false(backup_make(store, copy, &error)); /* never over a file that is there */
    store_close(store);
    struct stat status;
    assert_int_equal(stat(copy, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    place->options.path = copy;
    struct text findings = TEXT_EMPTY;
    store = fixture_store(&place->options);
    assert_true(store_check(store, &findings, &error));
    text_clear(&findings);
    store_close(store);
    free(copy);
}

/* S22: whoever holds the writer lock is alone with the log: nobody else copies it into the file. */
static void
test_the_lock_is_round_every_checkpoint(void **state)
{
    struct desk *place = *state;
    struct error error = {.text = ""};
    char *copy = must_format("%s/copy.db", place->folder);
    char *log = must_format("%s-wal", place->path);
    struct stat before, after;
    place->options.lock_timeout_ms = 20;
    struct store *holder = fixture_store(&place->options);
    struct session *session = fixture_session_on(fixture_store(&place->options), "J. Shah");
    fixture_candidate(session, "Siân Wyn-Jones", NULL);
    assert_true(store_begin(holder, "M. Begum", "edit", &error));
    assert_int_equal(stat(log, &before), 0);
    assert_true(before.st_size > 0);
    fixture_session_free(session);
    struct store *other = fixture_store(&place->options); /* opening does not wait */
    assert_false(backup_make(other, copy, &error));
    assert_int_equal(error.code, ERROR_BUSY);
    assert_false(file_exists(copy));
    store_close(other);
    assert_int_equal(stat(log, &after), 0);
    assert_int_equal(before.st_size, after.st_size);
    assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
    store_rollback(holder);
    assert_true(backup_make(holder, copy, &error));
    store_close(holder);
    free(copy);
    free(log);
}

/* Heads are kept by the reference alone, so an imported file may not give one to two records. */
static void
test_no_two_types_share_a_reference(void **state)
{
    struct desk *place = *state;
    struct error error = {.text = ""};
    struct text findings = TEXT_EMPTY;
    struct session *session = fixture_session_on(fixture_store(&place->options), "J. Shah");
    struct id id = fixture_candidate(session, "Siân Wyn-Jones", NULL);
    char text[ID_TEXT_SIZE];
    id_to_text(&id, text);
    struct call call = {.record = session_prepare(session, &contact_type)};
    call.record->id = id;
    record_set(call.record, CONTACT_CANDIDATE, text);
    record_set(call.record, CONTACT_CHANNEL, "phone");
    record_set(call.record, CONTACT_SUMMARY, "Asked about the fitness test");
    assert_false(session_do(session, command_add, &call, &error));
    assert_int_equal(error.code, ERROR_CONFLICT);
    assert_true(session_check(session, &findings, &error));
    record_free(call.record);
    outcome_clear(&call.outcome);
    text_clear(&findings);
    fixture_session_free(session);
}

/* Pages that the log of SQLite grows by while one field is set. */
static int
pages_of_an_edit(struct session *session, const struct store *store, const struct id *id,
                 size_t field, const char *value)
{
    int before = store->log_pages;
    fixture_edit(session, &candidate_type, id, field, value);
    return store->log_pages - before;
}

/* G7: what a save does not change is not written again. All indexes are only where a record goes to
 * the trash. */
static void
test_an_edit_writes_only_what_differs(void **state)
{
    struct desk *place = *state;
    struct store *store = fixture_store(&place->options);
    struct session *session = fixture_session_on(store, "J. Shah");
    struct id id = fixture_candidate(session, "Siân Wyn-Jones", "07700 900123");
    pages_of_an_edit(session, store, &id, CANDIDATE_NOTES, "Works nights");
    int notes = pages_of_an_edit(session, store, &id, CANDIDATE_NOTES, "Works nights till March");
    int phone = pages_of_an_edit(session, store, &id, CANDIDATE_PHONE, "07700 900124");
    int trash = store->log_pages;
    struct error error = {.text = ""};
    struct call call = {.type = &candidate_type, .id = id};
    assert_true(session_do(session, command_remove, &call, &error));
    trash = store->log_pages - trash;
    assert_true(notes < trash && phone < trash);
    outcome_clear(&call.outcome);
    fixture_session_free(session);
}

#define WITH_PLACE(test) cmocka_unit_test_setup_teardown(test, open_place, close_place)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PLACE(test_pragmas_hold),
        WITH_PLACE(test_missing_is_not_made_by_opening),
        WITH_PLACE(test_a_folder_is_refused),
        WITH_PLACE(test_what_is_no_database_is_refused_unchanged),
        WITH_PLACE(test_another_programs_database_is_refused_unchanged),
        WITH_PLACE(test_a_newer_schema_is_refused),
        WITH_PLACE(test_a_truncated_file_is_refused),
        WITH_PLACE(test_reading_only),
        WITH_PLACE(test_columns_are_the_fields),
        WITH_PLACE(test_only_the_id_is_unique),
        WITH_PLACE(test_no_lock_no_database),
        WITH_PLACE(test_every_sort_has_its_index),
        WITH_PLACE(test_nothing_slips_past_the_door),
        WITH_PLACE(test_one_writer_at_a_time),
        WITH_PLACE(test_the_log_file_stays_small),
        WITH_PLACE(test_a_pause_does_not_wait),
        WITH_PLACE(test_version_moves_with_others_commits),
        WITH_PLACE(test_verify_sees_an_altered_actor),
        WITH_PLACE(test_verify_sees_an_altered_body),
        WITH_PLACE(test_verify_sees_a_missing_end),
        WITH_PLACE(test_check_sees),
        WITH_PLACE(test_backup),
        WITH_PLACE(test_the_lock_is_round_every_checkpoint),
        WITH_PLACE(test_no_two_types_share_a_reference),
        WITH_PLACE(test_an_edit_writes_only_what_differs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
