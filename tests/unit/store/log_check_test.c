/* S30, S31, S33: whatever is changed in the tables of the log, by a byte or by a row, the walk says
 * which operation; what was erased still fits; and a signed head is one line that nobody alters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "base/memory.h"
#include "base/random.h"
#include "modules/candidate.h"
#include "modules/registry.h"
#include "modules/session_private.h"
#include "store/log_check.h"
#include "store/log_head.h"
#include "store/signing_key.h"
#include "store/statement.h"
#include "support/fixture.h"

#define SMALL 4
#define LARGE 150
#define RANDOM_FLIPS 400

/* What a flipped byte was part of. */
enum part {
    PART_PLACE,
    PART_REPLICA,
    PART_SEQ,
    PART_CONTENT,
};

static const struct {
    const char *name;
    enum part part;
} columns[] = {
    {"lsn", PART_PLACE},         {"replica", PART_REPLICA}, {"seq", PART_SEQ},
    {"time", PART_CONTENT},      {"action", PART_CONTENT},  {"undoes", PART_CONTENT},
    {"actor", PART_CONTENT},     {"command", PART_CONTENT}, {"type", PART_CONTENT},
    {"record", PART_CONTENT},    {"salt", PART_CONTENT},    {"body", PART_CONTENT},
    {"body_hash", PART_CONTENT}, {"hash", PART_CONTENT},
};
#define COLUMNS (sizeof columns / sizeof columns[0])

struct office {
    struct session *session;
    sqlite3 *database;
    int64_t operations;
};

/* Three operations for each person, among them changes and steps taken back. */
static void
fill(struct office *office, int people)
{
    struct error error = {.text = ""};
    for (int i = 0; i < people; i++) {
        char *name = must_format("Person %d Wyn-Jones", i);
        struct id id = fixture_candidate(office->session, name, "07700 900123");
        fixture_edit(office->session, &candidate_type, &id, CANDIDATE_NOTES, "Works nights");
        struct call undo = {.type = &candidate_type};
        assert_true(session_do(office->session, command_undo, &undo, &error));
        outcome_clear(&undo.outcome);
        free(name);
    }
}

static void
execute(const struct office *office, const char *sql)
{
    if (sqlite3_exec(office->database, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(office->database));
}

static int64_t
number(const struct office *office, const char *sql)
{
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_prepare_v2(office->database, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    int64_t answer = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return answer;
}

/* Somebody who has taken away what guards the log. */
static struct office
open_office(int people)
{
    struct office office = {.session = fixture_session()};
    office.database = office.session->store->database;
    fill(&office, people);
    office.operations = number(&office, "SELECT count(*) FROM operations");
    assert_int_equal(office.operations, 3 * people);
    execute(&office, "DROP TRIGGER operations_guard_insert; DROP TRIGGER operations_guard_update;"
                     " DROP TRIGGER operations_guard_delete");
    return office;
}

static bool
walk(const struct office *office, struct log_point *point, struct log_count *count,
     struct error *error)
{
    *error = (struct error){.text = ""};
    return log_check_walk(office->session->store, point, count, error);
}

static void
assert_whole(const struct office *office, size_t operations, size_t erased)
{
    struct log_point point = {.lsn = 0};
    struct log_count count;
    struct error error;
    if (!walk(office, &point, &count, &error))
        fail_msg("%s", error.text);
    assert_int_equal(count.operations, operations);
    assert_int_equal(count.erased, erased);
    log_point_clear(&point);
}

static void
assert_names(const struct office *office, const char *what, int64_t replica, int64_t seq)
{
    struct log_point point = {.lsn = 0};
    struct log_count count;
    struct error error;
    if (walk(office, &point, &count, &error))
        fail_msg("%s: nothing was found", what);
    char *words = must_format("peration %lld of replica %lld", (long long)seq, (long long)replica);
    if (strstr(error.text, words) == NULL)
        fail_msg("%s: no \"%s\" in \"%s\"", what, words, error.text);
    assert_int_equal(error.code, ERROR_STORE);
    free(words);
    log_point_clear(&point);
}

/* -- One byte ------------------------------------------------------------------------------- */

/* One value of the log, as it is stored. */
struct value {
    int type;
    int64_t number;
    unsigned char *bytes;
    size_t size;
};

static struct value
read_value(const struct office *office, int64_t lsn, const char *column)
{
    sqlite3_stmt *statement;
    char *sql = must_format("SELECT %s FROM operations WHERE lsn = ?1", column);
    assert_int_equal(sqlite3_prepare_v2(office->database, sql, -1, &statement, NULL), SQLITE_OK);
    sqlite3_bind_int64(statement, 1, lsn);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    struct value value = {.type = sqlite3_column_type(statement, 0), .size = 8};
    if (value.type == SQLITE_INTEGER) {
        value.number = sqlite3_column_int64(statement, 0);
    } else {
        const void *bytes = sqlite3_column_blob(statement, 0);
        value.size = (size_t)sqlite3_column_bytes(statement, 0);
        value.bytes = must_alloc(value.size + 1);
        memcpy(value.bytes, bytes, value.size);
    }
    sqlite3_finalize(statement);
    free(sql);
    return value;
}

/* False when SQLite itself refuses it: two of one number. */
static bool
write_value(const struct office *office, int64_t lsn, const char *column, const struct value *value)
{
    sqlite3_stmt *statement;
    char *sql = must_format("UPDATE operations SET %s = ?2 WHERE lsn = ?1", column);
    assert_int_equal(sqlite3_prepare_v2(office->database, sql, -1, &statement, NULL), SQLITE_OK);
    sqlite3_bind_int64(statement, 1, lsn);
    if (value->type == SQLITE_INTEGER)
        sqlite3_bind_int64(statement, 2, value->number);
    else if (value->type == SQLITE_TEXT)
        sqlite3_bind_text(statement, 2, (const char *)value->bytes, (int)value->size,
                          SQLITE_STATIC);
    else
        sqlite3_bind_blob(statement, 2, value->bytes, (int)value->size, SQLITE_STATIC);
    bool done = sqlite3_step(statement) == SQLITE_DONE;
    sqlite3_finalize(statement);
    free(sql);
    return done;
}

static void
flip(struct value *value, size_t byte, unsigned bit)
{
    if (value->type == SQLITE_INTEGER)
        value->number = (int64_t)((uint64_t)value->number ^ (uint64_t)1 << (8 * byte + bit));
    else
        value->bytes[byte] ^= (unsigned char)(1u << bit);
}

/* True when the byte could be flipped; then the walk names the operation of that row. */
static bool
try_flip(const struct office *office, int64_t lsn, size_t column, struct value *value, size_t byte,
         unsigned bit)
{
    char *what = must_format("row %lld, %s, byte %zu, bit %u", (long long)lsn, columns[column].name,
                             byte, bit);
    execute(office, "SAVEPOINT before");
    flip(value, byte, bit);
    bool done = write_value(office, lsn, columns[column].name, value);
    if (done)
        assert_names(office, what, columns[column].part == PART_REPLICA ? value->number : 1,
                     columns[column].part == PART_SEQ ? value->number : lsn);
    flip(value, byte, bit);
    execute(office, "ROLLBACK TO before; RELEASE before");
    free(what);
    return done;
}

/* Every byte of every column of every row. */
static void
test_a_flipped_byte_is_named(void **state)
{
    (void)state;
    struct office office = open_office(SMALL);
    struct random random = {11};
    size_t flips = 0, refused = 0;
    for (int64_t lsn = 1; lsn <= office.operations; lsn++)
        for (size_t column = 0; column < COLUMNS; column++) {
            struct value value = read_value(&office, lsn, columns[column].name);
            for (size_t byte = 0; byte < value.size; byte++) {
                bool done = try_flip(&office, lsn, column, &value, byte, random_below(&random, 8));
                flips += done;
                refused += !done;
            }
            free(value.bytes);
        }
    assert_true(flips > 12 * 200);
    assert_true(refused < flips / 100);
    assert_whole(&office, 3 * SMALL, 0);
    fixture_session_free(office.session);
}

static void
test_a_random_byte_among_many_is_named(void **state)
{
    (void)state;
    struct office office = open_office(LARGE);
    struct random random = {12};
    for (int i = 0; i < RANDOM_FLIPS; i++) {
        int64_t lsn = 1 + random_below(&random, (uint32_t)office.operations);
        size_t column = random_below(&random, COLUMNS);
        struct value value = read_value(&office, lsn, columns[column].name);
        try_flip(&office, lsn, column, &value, random_below(&random, (uint32_t)value.size),
                 random_below(&random, 8));
        free(value.bytes);
    }
    fixture_session_free(office.session);
}

static void
try_end(const struct office *office, const char *sql, int64_t replica)
{
    execute(office, "SAVEPOINT before");
    execute(office, sql);
    struct log_point point = {.lsn = 0};
    struct log_count count;
    struct error error;
    if (walk(office, &point, &count, &error))
        fail_msg("%s: nothing was found", sql);
    char *words = must_format("of replica %lld", (long long)replica);
    assert_non_null(strstr(error.text, words));
    assert_non_null(strstr(error.text, "12"));
    free(words);
    log_point_clear(&point);
    execute(office, "ROLLBACK TO before; RELEASE before");
}

/* The other table of the log: where the chain of each replica ends. */
static void
test_a_flipped_byte_of_the_end_is_named(void **state)
{
    (void)state;
    struct office office = open_office(SMALL);
    static const char *const numbers[] = {"seq", "latest"};
    for (int bit = 0; bit < 63; bit++) {
        for (size_t i = 0; i < 2; i++) {
            char *sql = must_format("UPDATE replicas SET %s = (%s | %lld) - (%s & %lld)",
                                    numbers[i], numbers[i], 1LL << bit, numbers[i], 1LL << bit);
            try_end(&office, sql, 1);
            free(sql);
        }
        char *sql = must_format("UPDATE replicas SET replica = 1 + %lld", 1LL << (bit % 62));
        try_end(&office, sql, 1 + (1LL << (bit % 62)));
        free(sql);
    }
    for (int byte = 0; byte < OPERATION_HASH_SIZE; byte++) {
        unsigned char hash[OPERATION_HASH_SIZE];
        memcpy(hash, office.session->store->hash, sizeof hash);
        hash[byte] ^= 4;
        struct text sql = TEXT_EMPTY;
        text_append(&sql, "UPDATE replicas SET hash = x'");
        for (size_t i = 0; i < sizeof hash; i++)
            text_append_format(&sql, "%02x", hash[i]);
        text_append(&sql, "'");
        try_end(&office, text_string(&sql), 1);
        text_clear(&sql);
    }
    fixture_session_free(office.session);
}

/* -- Whole rows ----------------------------------------------------------------------------- */

/* What a hash by itself would pass over, or nearly. */
static const struct {
    const char *sql;
    int64_t seq;
} edits[] = {
    {"UPDATE operations SET actor = actor || char(0) || 'M. Begum' WHERE lsn = 5", 5},
    {"UPDATE operations SET type = type + 4294967296 WHERE lsn = 5", 5},
    {"UPDATE operations SET body = NULL WHERE lsn = 6", 6},
    {"UPDATE operations SET salt = NULL WHERE lsn = 6", 6},
    {"UPDATE operations SET body = zeroblob(0) WHERE lsn = 6", 6},
    {"UPDATE operations SET salt = CAST(salt || x'00' AS BLOB) WHERE lsn = 6", 6},
    /* Gone from the front, the middle and the end. */
    {"DELETE FROM operations WHERE lsn = 1", 1},
    {"DELETE FROM operations WHERE lsn = 7", 7},
    {"DELETE FROM operations WHERE lsn = 12", 12},
    {"DELETE FROM operations WHERE lsn = 12;"
     " INSERT INTO operations SELECT -1, replica, 12, time, action, undoes, actor, command, type,"
     " record, salt, body, body_hash, hash FROM operations WHERE lsn = 11",
     12},
    /* Told apart by the place alone. */
    {"UPDATE operations SET lsn = -lsn WHERE lsn IN (3, 4); UPDATE operations SET lsn = 7 + lsn"
     " WHERE lsn < 0",
     4},
    {"UPDATE operations SET lsn = 13 WHERE lsn = 12", 12},
    {"UPDATE operations SET lsn = lsn + 1 WHERE lsn = 12; UPDATE operations SET lsn = 12"
     " WHERE lsn = 1",
     1},
    /* One more, and one in another's place. */
    {"INSERT INTO operations SELECT 13, replica, 13, time, action, undoes, actor, command, type,"
     " record, salt, body, body_hash, hash FROM operations WHERE lsn = 11",
     13},
    {"DELETE FROM operations WHERE lsn = 9; INSERT INTO operations SELECT 9, replica, 9, time,"
     " action, undoes, actor, command, type, record, salt, body, body_hash, hash FROM operations"
     " WHERE lsn = 8",
     9},
};

static void
test_edits_deletions_and_moves_are_named(void **state)
{
    (void)state;
    struct office office = open_office(SMALL);
    for (size_t i = 0; i < sizeof edits / sizeof edits[0]; i++) {
        execute(&office, "SAVEPOINT before");
        execute(&office, edits[i].sql);
        assert_names(&office, edits[i].sql, 1, edits[i].seq);
        execute(&office, "ROLLBACK TO before; RELEASE before");
    }
    fixture_session_free(office.session);
}

/* Who, when, and which record: what the row says. */
static void
test_the_words_say_who_when_and_what(void **state)
{
    (void)state;
    struct office office = open_office(SMALL);
    struct log_point point = {.lsn = 0};
    struct log_count count;
    struct error error;
    execute(&office, "UPDATE operations SET actor = 'M. Begum' WHERE lsn = 2");
    assert_false(walk(&office, &point, &count, &error));
    assert_non_null(strstr(error.text, "Operation 2 of replica 1 ('edit' of candidate "));
    assert_non_null(strstr(error.text, " by 'M. Begum', 21 November 2026, 12:04) was altered"));
    assert_int_equal(count.operations, 1);
    log_point_clear(&point);
    fixture_session_free(office.session);
}

/* S30: the chain vouches for the hash of what is erased. */
static void
test_what_was_erased_still_fits(void **state)
{
    (void)state;
    struct office office = open_office(SMALL);
    execute(&office, "UPDATE operations SET body = NULL, salt = NULL WHERE lsn IN (1, 5, 12)");
    assert_whole(&office, 3 * SMALL, 3);
    execute(&office, "UPDATE operations SET body_hash = zeroblob(32) WHERE lsn = 5");
    assert_names(&office, "an erased row", 1, 5);
    fixture_session_free(office.session);
}

/* -- From a point on ------------------------------------------------------------------------ */

/* Cut, and the table of ends made to fit: only who knows where it ended can tell. */
static void
test_a_cut_log_is_held_against_a_point(void **state)
{
    (void)state;
    struct office office = open_office(SMALL);
    struct log_point point = {.lsn = 0};
    struct log_count count;
    struct error error;
    assert_true(walk(&office, &point, &count, &error));
    assert_true(log_check_holds(office.session->store, &point, &error));
    execute(&office, "DELETE FROM operations WHERE lsn > 9;"
                     " UPDATE replicas SET (seq, latest, hash) ="
                     " (SELECT seq, time, hash FROM operations WHERE lsn = 9)");
    assert_whole(&office, 9, 0);
    assert_false(log_check_holds(office.session->store, &point, &error));
    assert_non_null(strstr(error.text, "Operations 10 to 12 of replica 1 are gone from the log"));
    execute(&office, "UPDATE operations SET seq = 12 WHERE lsn = 9");
    assert_false(log_check_holds(office.session->store, &point, &error));
    assert_non_null(strstr(error.text, "Operation 12 of replica 1 "));
    assert_non_null(strstr(error.text, "is not the one that was witnessed"));
    log_point_clear(&point);
    fixture_session_free(office.session);
}

/* S33: from a point on, what came since is walked and nothing before it. */
static void
test_a_walk_goes_on_from_a_point(void **state)
{
    (void)state;
    struct office office = open_office(SMALL);
    struct log_point point = {.lsn = 0}, later = {.lsn = 0};
    struct log_count count;
    struct error error;
    assert_true(walk(&office, &point, &count, &error));
    fill(&office, 1);
    execute(&office, "UPDATE operations SET actor = 'M. Begum' WHERE lsn = 5");
    log_point_copy(&later, &point);
    assert_true(walk(&office, &later, &count, &error));
    assert_int_equal(count.operations, 3);
    assert_int_equal(later.lsn, 15);
    execute(&office, "UPDATE operations SET actor = 'M. Begum' WHERE lsn = 14");
    log_point_copy(&later, &point);
    assert_false(walk(&office, &later, &count, &error));
    assert_non_null(strstr(error.text, "Operation 14 of replica 1"));
    log_point_clear(&point);
    log_point_clear(&later);
    fixture_session_free(office.session);
}

/* -- Heads ---------------------------------------------------------------------------------- */

static void
make_key(const char *folder, struct signing_key *key)
{
    struct error error = {.text = ""};
    char *path = must_format("%s/key", folder);
    if (!signing_key_make(path, &error) || !signing_key_read(path, key, &error))
        fail_msg("%s", error.text);
    free(path);
}

/* Two replicas, as after the first laptop. */
static void
fill_head(struct log_head *head)
{
    struct id_source ids = id_source_seeded(3);
    *head = (struct log_head){.database = id_next(&ids),
                              .incarnation = 2,
                              .time_ms = FIXTURE_NOW_MS,
                              .point = {.lsn = 7}};
    for (int replica = 1; replica <= 2; replica++) {
        struct log_end *end = log_point_end(&head->point, replica);
        end->seq = 3 + replica;
        end->latest_ms = FIXTURE_NOW_MS - replica;
        memset(end->hash, 16 * replica, sizeof end->hash);
    }
}

static void
test_a_head_there_and_back(void **state)
{
    (void)state;
    char *folder = fixture_folder();
    struct signing_key key;
    struct log_head head, read;
    struct text line = TEXT_EMPTY;
    make_key(folder, &key);
    fill_head(&head);
    log_head_sign(&head, &key, &line);
    assert_true(log_head_read(text_string(&line), &read));
    assert_true(id_equal(&read.database, &head.database));
    assert_int_equal(read.incarnation, 2);
    assert_int_equal(read.time_ms, FIXTURE_NOW_MS);
    assert_int_equal(read.point.lsn, 7);
    assert_int_equal(read.point.end_count, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(read.point.ends[i].replica, head.point.ends[i].replica);
        assert_int_equal(read.point.ends[i].seq, head.point.ends[i].seq);
        assert_int_equal(read.point.ends[i].latest_ms, head.point.ends[i].latest_ms);
        assert_memory_equal(read.point.ends[i].hash, head.point.ends[i].hash, OPERATION_HASH_SIZE);
    }
    assert_memory_equal(read.key, key.public_part, SIGNING_PUBLIC_SIZE);
    log_head_clear(&read);
    log_head_clear(&head);
    text_clear(&line);
    fixture_remove(folder);
}

/* Cut anywhere, longer, or with any byte changed, it is no head. */
static void
test_an_altered_head_is_refused(void **state)
{
    (void)state;
    char *folder = fixture_folder();
    struct signing_key key;
    struct log_head head, read;
    struct text line = TEXT_EMPTY;
    make_key(folder, &key);
    fill_head(&head);
    log_head_sign(&head, &key, &line);
    for (size_t i = 0; i < line.length; i++) {
        char kept = line.bytes[i];
        line.bytes[i] = (char)(kept ^ 1);
        assert_false(log_head_read(text_string(&line), &read));
        log_head_clear(&read);
        line.bytes[i] = '\0';
        assert_false(log_head_read(text_string(&line), &read));
        log_head_clear(&read);
        line.bytes[i] = kept;
    }
    text_append(&line, " ");
    assert_false(log_head_read(text_string(&line), &read));
    log_head_clear(&read);
    log_head_clear(&head);
    text_clear(&line);
    fixture_remove(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_flipped_byte_is_named),
        cmocka_unit_test(test_a_random_byte_among_many_is_named),
        cmocka_unit_test(test_a_flipped_byte_of_the_end_is_named),
        cmocka_unit_test(test_edits_deletions_and_moves_are_named),
        cmocka_unit_test(test_the_words_say_who_when_and_what),
        cmocka_unit_test(test_what_was_erased_still_fits),
        cmocka_unit_test(test_a_cut_log_is_held_against_a_point),
        cmocka_unit_test(test_a_walk_goes_on_from_a_point),
        cmocka_unit_test(test_a_head_there_and_back),
        cmocka_unit_test(test_an_altered_head_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
