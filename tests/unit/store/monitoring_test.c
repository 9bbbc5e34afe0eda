/* monitoring_test.c - the file of answers to equality questions: its own, private, bound to its
 * records, in no order, and not read by any other way (P16, P17). */
#include "store/monitoring_read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "store/backup.h"
#include "store/restore.h"
#include "support/asking.h"
#include "support/files.h"
#include "support/fixture.h"

#define CANARY "canary_answer_of_hers"

static struct store *
open_file(struct asking *asking)
{
    struct error error = {.text = ""};
    struct store *file = monitoring_open(asking->store, STORE_OPEN, false, &error);
    if (!file)
        fail_msg("%s", error.text);
    return file;
}

static void
test_it_stands_beside_the_records(void **state)
{
    (void)state;
    static const struct {
        const char *records, *monitoring;
    } paths[] = {
        {"/data/posact.db", "/data/monitoring.db"},
        {"posact.db", "monitoring.db"},
        {"/data/fair.db", "/data/fair-monitoring.db"},
        {"/data/fair", "/data/fair-monitoring.db"},
    };
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        char *path = monitoring_path_beside(paths[i].records);
        assert_string_equal(path, paths[i].monitoring);
        free(path);
    }
}

static void
write_answer(struct asking *asking, const struct id *candidate)
{
    asking_answer(asking, candidate, "sex", CANARY);
}

static void
test_only_its_owner_may_read_it(void **state) /* F07 */
{
    struct asking *asking = *state;
    struct stat status;
    struct id ada = fixture_candidate(asking->session, "Ada Obi", "07700 900123");
    write_answer(asking, &ada);
    assert_int_equal(stat(asking->monitoring, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
}

static void
test_pragmas_are_those_of_the_records(void **state) /* E01 */
{
    struct asking *asking = *state;
    struct error error = {.text = ""};
    struct id ada = fixture_candidate(asking->session, "Ada Obi", "07700 900123");
    write_answer(asking, &ada);
    struct store *file = open_file(asking); /* which reads each pragma back */
    struct text findings = TEXT_EMPTY;
    assert_true(store_check(file, &findings, &error));
    text_clear(&findings);
    store_close(file);
}

static void
test_it_belongs_to_its_records(void **state)
{
    struct asking *asking = *state;
    struct asking other;
    struct error error = {.text = ""};
    struct id ada = fixture_candidate(asking->session, "Ada Obi", "07700 900123");
    write_answer(asking, &ada);
    asking_begin(&other);
    struct text bytes = TEXT_EMPTY;
    files_read(asking->monitoring, &bytes);
    free(files_write(other.folder, "monitoring.db", text_string(&bytes), bytes.length));
    assert_null(monitoring_open(other.store, STORE_OPEN, true, &error));
    assert_non_null(strstr(error.text, "holds the answers of another database"));
    text_clear(&bytes);
    asking_end(&other);
}

/* The file alone names nobody: no candidate's id stands in it, no time but a month, no order. */
static void
test_stolen_it_names_nobody(void **state)
{
    struct asking *asking = *state;
    struct text bytes = TEXT_EMPTY, log = TEXT_EMPTY;
    struct id people[20];
    for (size_t i = 0; i < 20; i++) {
        people[i] = fixture_candidate(asking->session, "Ada Obi", "07700 900123");
        write_answer(asking, &people[i]);
    }
    files_read(asking->monitoring, &bytes);
    for (size_t i = 0; i < 20; i++)
        assert_null(memmem(text_string(&bytes), bytes.length, people[i].bytes, ID_SIZE));
    assert_null(memmem(text_string(&bytes), bytes.length, "2026-11-2", 9));
    assert_null(memmem(text_string(&bytes), bytes.length, "Ada", 3));
    text_clear(&bytes);
    text_clear(&log);
}

/* P17: no statement but those of monitoring.c may say whose answers are whose. */
static void
test_the_link_is_guarded(void **state)
{
    struct asking *asking = *state;
    struct error error = {.text = ""};
    bool found = false;
    struct id reference, ada = fixture_candidate(asking->session, "Ada Obi", "07700 900123");
    write_answer(asking, &ada);
    sqlite3 *database = *(sqlite3 **)(void *)asking->store; /* its first member */
    static const char *const ways[] = {
        "SELECT reference FROM monitoring_links",
        "SELECT count(*) FROM candidates WHERE id IN (SELECT candidate FROM monitoring_links)",
        "UPDATE monitoring_links SET reference = zeroblob(16)",
        "DELETE FROM monitoring_links",
    };
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        sqlite3_stmt *statement = NULL;
        assert_int_not_equal(sqlite3_prepare_v2(database, ways[i], -1, &statement, NULL),
                             SQLITE_OK);
        sqlite3_finalize(statement);
    }
    assert_true(monitoring_find(asking->store, &ada, &reference, &found, &error));
    assert_true(found);
    assert_memory_not_equal(reference.bytes, ada.bytes, ID_SIZE);
}

/* What was taken out is not left in the file, nor in its log. */
static void
test_what_is_removed_is_gone(void **state) /* P21, F08 */
{
    struct asking *asking = *state;
    struct error error = {.text = ""};
    struct id reference, ada = fixture_candidate(asking->session, "Ada Obi", "07700 900123");
    bool found, has = true;
    struct text bytes = TEXT_EMPTY;
    write_answer(asking, &ada);
    files_read(asking->monitoring, &bytes);
    assert_non_null(memmem(text_string(&bytes), bytes.length, CANARY, strlen(CANARY)));
    assert_true(monitoring_find(asking->store, &ada, &reference, &found, &error));
    struct store *file = open_file(asking);
    assert_true(store_begin_own(file, 0, &error));
    assert_true(monitoring_forget_reference(file, &reference, &error));
    assert_true(store_commit(file, &error));
    assert_true(monitoring_has(file, &reference, &has, &error));
    assert_false(has);
    store_close(file);
    text_reset(&bytes);
    files_read(asking->monitoring, &bytes);
    assert_null(memmem(text_string(&bytes), bytes.length, CANARY, strlen(CANARY)));
    char *log = must_format("%s-wal", asking->monitoring);
    text_reset(&bytes);
    if (file_exists(log))
        files_read(log, &bytes);
    assert_null(memmem(text_string(&bytes), bytes.length, CANARY, strlen(CANARY)));
    free(log);
    text_clear(&bytes);
}

/* E09: a backup of it goes back to its own place. */
static void
test_a_backup_goes_back_to_its_place(void **state)
{
    struct asking *asking = *state;
    struct error error = {.text = ""};
    struct clock clock = clock_fixed(FIXTURE_NOW_MS);
    struct text aside = TEXT_EMPTY;
    struct id reference, ada = fixture_candidate(asking->session, "Ada Obi", "07700 900123");
    bool found, has = false;
    write_answer(asking, &ada);
    assert_true(monitoring_find(asking->store, &ada, &reference, &found, &error));
    char *backup = must_format("%s/copy.db", asking->folder);
    struct store *file = open_file(asking);
    assert_true(backup_make(file, backup, &error));
    assert_true(store_begin_own(file, 0, &error));
    assert_true(monitoring_forget_reference(file, &reference, &error));
    assert_true(store_commit(file, &error));
    store_close(file);
    if (!restore_backup(asking->path, backup, &clock, &aside, &error))
        fail_msg("%s", error.text);
    assert_non_null(strstr(text_string(&aside), "monitoring.db.replaced-"));
    file = open_file(asking);
    assert_true(monitoring_has(file, &reference, &has, &error));
    assert_true(has);
    store_close(file);
    text_clear(&aside);
    free(backup);
}

#define test(function) ASKING_TEST(function)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_it_stands_beside_the_records),
        test(test_only_its_owner_may_read_it),
        test(test_pragmas_are_those_of_the_records),
        test(test_it_belongs_to_its_records),
        test(test_stolen_it_names_nobody),
        test(test_the_link_is_guarded),
        test(test_what_is_removed_is_gone),
        test(test_a_backup_goes_back_to_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
