/* E10: files that are cut, damaged, mixed up or out of reach. Whatever is done with them ends in
 * words, never in a crash, and reading a file never changes it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/random.h"
#include "modules/candidate.h"
#include "modules/contact.h"
#include "modules/registry.h"
#include "store/statement.h"
#include "support/files.h"
#include "support/fixture.h"

#define PEOPLE 8
#define LARGEST (1u << 24)
/* A file of this size is not checked whole when it is opened. */
#define LARGE (5 * 1024 * 1024)

struct desk {
    char *folder, *path;
    struct text bytes; /* of a sound database */
    struct store_options options;
};

static void
fill(struct session *session)
{
    struct error error = {.text = ""};
    for (int i = 0; i < PEOPLE; i++) {
        char *name = must_format("Person %d Wyn-Jones", i);
        struct id id = fixture_candidate(session, name, "07700 900123");
        char text[ID_TEXT_SIZE];
        id_to_text(&id, text);
        struct call call = {.record = session_prepare(session, &contact_type)};
        record_set(call.record, CONTACT_CANDIDATE, text);
        record_set(call.record, CONTACT_CHANNEL, "phone");
        record_set(call.record, CONTACT_SUMMARY, "Asked about the fitness test");
        assert_true(session_do(session, command_add, &call, &error));
        record_free(call.record);
        outcome_clear(&call.outcome);
        fixture_edit(session, &candidate_type, &id, CANDIDATE_NOTES, "Works nights");
        free(name);
    }
    struct call undo = {.type = &candidate_type};
    assert_true(session_do(session, command_undo, &undo, &error));
    outcome_clear(&undo.outcome);
}

static int
make_desk(void **state)
{
    struct desk *desk = must_calloc(1, sizeof *desk);
    desk->folder = fixture_folder();
    desk->path = must_format("%s/posact.db", desk->folder);
    desk->options = fixture_options();
    desk->options.path = desk->path;
    struct session *session = fixture_session_on(fixture_store(&desk->options), "J. Shah");
    fill(session);
    fixture_session_free(session);
    files_read(desk->path, &desk->bytes);
    desk->options.mode = STORE_OPEN;
    *state = desk;
    return 0;
}

static int
remove_desk(void **state)
{
    struct desk *desk = *state;
    text_clear(&desk->bytes);
    free(desk->path);
    fixture_remove(desk->folder);
    free(desk);
    return 0;
}

static void
remove_beside(const struct desk *desk, const char *ending)
{
    char *path = must_format("%s%s", desk->path, ending);
    unlink(path);
    free(path);
}

/* The database anew, with nothing beside it. */
static void
put_file(const struct desk *desk, const struct text *bytes, off_t size)
{
    remove_beside(desk, "");
    remove_beside(desk, "-wal");
    remove_beside(desk, "-shm");
    free(files_write(desk->folder, "posact.db", bytes->bytes, bytes->length));
    assert_int_equal(truncate(desk->path, size), 0);
}

static void
assert_words(const struct error *error)
{
    if (strlen(error->text) < 10 || error->text[0] == ' ')
        fail_msg("\"%s\" says nothing", error->text);
}

/* -- What a person does with a file --------------------------------------------------------- */

static void
read_records(struct session *session, const struct record_type *type, const char *words)
{
    struct error error = {.text = ""};
    struct filter filter;
    struct record_list list = {.items = NULL};
    struct query query = query_default(type);
    assert_true(filter_parse(&filter, type, words, session_context(session), false, &error));
    query.filter = &filter;
    size_t count;
    if (!session_read(session, &query, QUERY_FIRST, NULL, 100, &list, &error) ||
        !session_count(session, &query, &count, &error))
        assert_words(&error);
    for (size_t i = 0; i < list.count; i++) {
        struct change_list changes = {.items = NULL};
        struct record *record = session_get(session, type, &list.items[i]->id, &error);
        if (!session_history(session, type, &list.items[i]->id, 0, 20, &changes, &error))
            assert_words(&error);
        change_list_clear(&changes);
        record_free(record);
    }
    record_list_clear(&list);
    filter_clear(&filter);
}

static void
read_all(struct session *session)
{
    for (size_t i = 0; i < registry_type_count; i++) {
        read_records(session, registry_types[i], "");
        read_records(session, registry_types[i], "fitness");
        read_records(session, registry_types[i], "created>2020 jones");
    }
    struct error error = {.text = ""};
    struct change_list changes = {.items = NULL};
    struct text findings = TEXT_EMPTY;
    size_t count;
    if (!session_history(session, NULL, NULL, 0, 200, &changes, &error) ||
        !fixture_verify(session, &count, &error) || !session_check(session, &findings, &error))
        assert_words(&error);
    change_list_clear(&changes);
    text_clear(&findings);
}

static void
write_some(struct session *session)
{
    struct error error = {.text = ""};
    const struct command *const commands[] = {command_add, command_undo, command_undo,
                                              command_redo};
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        struct call call = {.type = &candidate_type};
        call.record = session_prepare(session, &candidate_type);
        record_set(call.record, CANDIDATE_NAME, "Żaneta Łukasik");
        if (!session_do(session, commands[i], &call, &error))
            assert_words(&error);
        record_free(call.record);
        outcome_clear(&call.outcome);
    }
}

/* True when the file opened. */
static bool
use(struct desk *desk, bool write)
{
    struct error error = {.text = ""};
    struct store *store = store_open(&desk->options, &error);
    if (store == NULL) {
        assert_words(&error);
        return false;
    }
    struct session *session = fixture_session_on(store, "J. Shah");
    if (write)
        write_some(session);
    else
        read_all(session);
    fixture_session_free(session);
    return true;
}

/* The byte of a header that says whether the file has a write-ahead log. */
#define READ_VERSION 19
#define HEADER 100

/* Reads the file, and holds that it is still what it was; then writes to it. A file that is sound
 * but for its log gets one, which is noted in the header. */
static bool
try_out(struct desk *desk)
{
    struct text before = TEXT_EMPTY, after = TEXT_EMPTY;
    files_read(desk->path, &before);
    bool opened = use(desk, false);
    files_read(desk->path, &after);
    size_t from = opened && before.bytes[READ_VERSION] != 2 ? HEADER : 0;
    assert_int_equal(before.length, after.length);
    if (before.length > from)
        assert_memory_equal(before.bytes + from, after.bytes + from, before.length - from);
    text_clear(&before);
    text_clear(&after);
    use(desk, true);
    return opened;
}

/* -- What lies beside it -------------------------------------------------------------------- */

static size_t
count_people(struct desk *desk)
{
    struct error error = {.text = ""};
    struct session *session = fixture_session_on(fixture_store(&desk->options), "J. Shah");
    struct query query = query_default(&candidate_type);
    size_t count;
    if (!session_count(session, &query, &count, &error))
        fail_msg("%s", error.text);
    fixture_session_free(session);
    return count;
}

static void
copy_file(const char *from, const char *to)
{
    struct text bytes = TEXT_EMPTY;
    struct error error = {.text = ""};
    files_read(from, &bytes);
    if (!file_write(to, bytes.bytes, bytes.length, true, &error))
        fail_msg("%s", error.text);
    text_clear(&bytes);
}

/* A database whose last writer was killed: the newest change is in the log alone. */
static void
die_with_a_log(struct desk *desk)
{
    int status;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct session *session = fixture_session_on(fixture_store(&desk->options), "J. Shah");
        for (int i = 0; i < 10; i++)
            fixture_candidate(session, "Only In The Log", NULL);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

static void
test_index_of_the_log_is_missing_or_another(void **state)
{
    struct desk *desk = *state;
    char *shm = must_format("%s-shm", desk->path);
    put_file(desk, &desk->bytes, (off_t)desk->bytes.length);
    desk->options.ids = id_source_random();
    die_with_a_log(desk);
    unlink(shm);
    assert_int_equal(count_people(desk), PEOPLE + 10);
    free(files_write(desk->folder, "posact.db-shm", "nonsense", 8));
    assert_int_equal(count_people(desk), PEOPLE + 10);
    free(shm);
}

/* Not the log of this file: SQLite cannot tell, so posact's own check must. */
static void
test_log_of_another_database(void **state)
{
    struct desk *desk = *state;
    char *wal = must_format("%s-wal", desk->path), *kept = must_format("%s/kept", desk->folder);
    put_file(desk, &desk->bytes, (off_t)desk->bytes.length);
    desk->options.ids = id_source_random();
    die_with_a_log(desk);
    copy_file(wal, kept);
    desk->options.mode = STORE_CREATE;
    put_file(desk, &desk->bytes, 0);
    remove_beside(desk, "");
    struct session *session = fixture_session_on(fixture_store(&desk->options), "M. Begum");
    for (int i = 0; i < 5; i++)
        fill(session);
    fixture_session_free(session);
    remove_beside(desk, "-shm");
    copy_file(kept, wal);
    desk->options.mode = STORE_OPEN;
    if (use(desk, false))
        fail_msg("a file with another's log was opened");
    free(kept);
    free(wal);
}

/* Without its log the file is as it was before: whole. */
static void
test_log_is_missing(void **state)
{
    struct desk *desk = *state;
    put_file(desk, &desk->bytes, (off_t)desk->bytes.length);
    desk->options.ids = id_source_random();
    die_with_a_log(desk);
    remove_beside(desk, "-wal");
    assert_int_equal(count_people(desk), PEOPLE);
    use(desk, true);
    assert_true(use(desk, false));
}

/* S22: a file that is refused is not brought up to date on the way out, without the lock. */
static void
test_refusing_leaves_the_log(void **state)
{
    struct desk *desk = *state;
    sqlite3 *database;
    struct error error = {.text = ""};
    char *wal = must_format("%s-wal", desk->path);
    struct stat before, after;
    int on = 1;
    put_file(desk, &desk->bytes, (off_t)desk->bytes.length);
    assert_int_equal(sqlite3_open(desk->path, &database), SQLITE_OK);
    sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, on, NULL);
    sqlite3_exec(database, "PRAGMA user_version = 4711", NULL, NULL, NULL);
    sqlite3_close(database);
    assert_int_equal(stat(wal, &before), 0);
    assert_true(before.st_size > 0);
    assert_null(store_open(&desk->options, &error));
    assert_non_null(strstr(error.text, "4711"));
    assert_int_equal(stat(wal, &after), 0);
    assert_int_equal(before.st_size, after.st_size);
    free(wal);
}

/* -- Out of reach --------------------------------------------------------------------------- */

static void
test_folder_vanishes(void **state)
{
    struct desk *desk = *state;
    struct error error = {.text = ""};
    struct session *session = fixture_session_on(fixture_store(&desk->options), "J. Shah");
    char *moved = must_format("%s-moved", desk->folder);
    struct call call = {.type = &candidate_type};
    assert_int_equal(rename(desk->folder, moved), 0);
    call.record = session_prepare(session, &candidate_type);
    record_set(call.record, CANDIDATE_NAME, "Nobody");
    assert_false(session_do(session, command_add, &call, &error));
    assert_non_null(strstr(error.text, "moved or removed"));
    assert_int_equal(rename(moved, desk->folder), 0);
    assert_true(session_do(session, command_add, &call, &error));
    record_free(call.record);
    outcome_clear(&call.outcome);
    fixture_session_free(session);
    free(moved);
}

/* As somebody who may not write there: words, or reading only; and nothing is made. */
static void
read_as_nobody(struct desk *desk)
{
    struct error error = {.text = ""};
    if (setuid(65534) != 0)
        _exit(3);
    struct store *store = store_open(&desk->options, &error);
    if (store == NULL)
        _exit(error.code == ERROR_DENIED && strstr(error.text, "folder") != NULL ? 0 : 1);
    bool refused = !store_begin(store, "J. Shah", "add", &error);
    store_close(store);
    _exit(refused ? 0 : 2);
}

static void
test_folder_without_permission(void **state)
{
    struct desk *desk = *state;
    if (geteuid() != 0)
        skip();
    int status;
    for (int writable = 0; writable < 2; writable++) {
        put_file(desk, &desk->bytes, (off_t)desk->bytes.length);
        assert_int_equal(chmod(desk->folder, 0755), 0);
        assert_int_equal(chmod(desk->path, writable ? 0600 : 0400), 0);
        assert_int_equal(chown(desk->path, 65534, 65534), 0);
        remove_beside(desk, "-writer");
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0)
            read_as_nobody(desk);
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_int_equal(status, 0);
    }
}

/* -- Cut and damaged ------------------------------------------------------------------------ */

static void
test_cut_anywhere(void **state)
{
    struct desk *desk = *state;
    struct random random = {1};
    for (int i = 0; i < 100; i++) {
        put_file(desk, &desk->bytes,
                 (off_t)random_below(&random, (uint32_t)desk->bytes.length - 1));
        if (try_out(desk))
            fail_msg("a cut file was opened");
    }
}

static void
flip(struct text *bytes, struct random *random, uint32_t below)
{
    uint32_t flips = 1 + random_below(random, 20);
    for (uint32_t i = 0; i < flips; i++)
        bytes->bytes[random_below(random, below)] ^= (char)(1u << random_below(random, 8));
}

static void
flip_copies(struct desk *desk, int copies, uint64_t seed, off_t size)
{
    const char *asked = getenv("POSACT_COPIES");
    struct random random = {seed};
    if (asked != NULL)
        copies = atoi(asked);
    for (int i = 0; i < copies; i++) {
        struct text bytes = TEXT_EMPTY;
        text_append_bytes(&bytes, desk->bytes.bytes, desk->bytes.length);
        /* Every fourth near the beginning, where the schema is. */
        flip(&bytes, &random, i % 4 == 0 ? 4096 : (uint32_t)bytes.length);
        put_file(desk, &bytes, size == 0 ? (off_t)bytes.length : size);
        try_out(desk);
        text_clear(&bytes);
    }
}

static void
test_bytes_flipped(void **state)
{
    flip_copies(*state, 100, 2, 0);
}

/* Too large to be checked when it is opened: the damage is met later. */
static void
test_bytes_flipped_in_a_large_file(void **state)
{
    flip_copies(*state, 100, 3, LARGE);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_index_of_the_log_is_missing_or_another, make_desk,
                                        remove_desk),
        cmocka_unit_test_setup_teardown(test_log_of_another_database, make_desk, remove_desk),
        cmocka_unit_test_setup_teardown(test_log_is_missing, make_desk, remove_desk),
        cmocka_unit_test_setup_teardown(test_refusing_leaves_the_log, make_desk, remove_desk),
        cmocka_unit_test_setup_teardown(test_folder_vanishes, make_desk, remove_desk),
        cmocka_unit_test_setup_teardown(test_folder_without_permission, make_desk, remove_desk),
        cmocka_unit_test_setup_teardown(test_cut_anywhere, make_desk, remove_desk),
        cmocka_unit_test_setup_teardown(test_bytes_flipped, make_desk, remove_desk),
        cmocka_unit_test_setup_teardown(test_bytes_flipped_in_a_large_file, make_desk, remove_desk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
