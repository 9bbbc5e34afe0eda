/* E07, E08, E09, S38: which backups are kept, when one is due, and going back to one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/date.h"
#include "base/file.h"
#include "base/memory.h"
#include "modules/backups.h"
#include "modules/candidate.h"
#include "store/backup.h"
#include "store/backup_folder.h"
#include "store/statement.h"
#include "support/files.h"
#include "support/fixture.h"

#define DAY_MS INT64_C(86400000)

struct desk {
    char *folder, *database;
    struct store_options options;
    struct clock clock;
};

static int
open_desk(void **state)
{
    struct desk *desk = must_calloc(1, sizeof *desk);
    desk->folder = fixture_folder();
    desk->database = must_format("%s/posact.db", desk->folder);
    desk->options = fixture_options();
    desk->options.path = desk->database;
    desk->options.ids = id_source_random();
    desk->clock = clock_fixed(FIXTURE_NOW_MS);
    *state = desk;
    return 0;
}

static int
close_desk(void **state)
{
    struct desk *desk = *state;
    free(desk->database);
    fixture_remove(desk->folder);
    free(desk);
    return 0;
}

static struct session *
sit_down(struct desk *desk)
{
    return fixture_session_on(fixture_store(&desk->options), "J. Shah");
}

static bool
is_kept(const struct desk *desk, const char *name)
{
    char *path = must_format("%s/backups/%s", desk->folder, name);
    bool there = file_exists(path);
    free(path);
    return there;
}

static size_t
count_people(struct session *session)
{
    struct error error = {.text = ""};
    struct query query = query_default(&candidate_type);
    size_t count;
    if (!session_count(session, &query, &count, &error))
        fail_msg("%s", error.text);
    return count;
}

/* A file for each day of two years, with the names that backups have. */
static void
fill_folder(const struct desk *desk, struct date last)
{
    char *folder = must_format("%s/backups", desk->folder);
    mkdir(folder, 0700);
    for (int age = 0; age < 730; age++) {
        char day[DATE_TEXT_SIZE];
        date_to_iso(date_add_days(last, -age), day);
        char *name = must_format("posact-%s-080000-daily.db", day);
        free(files_write(folder, name, "old", 3));
        free(name);
    }
    free(folder);
}

static size_t
count_ours(const struct desk *desk, struct date last)
{
    size_t count = 0;
    for (int age = 0; age < 730; age++) {
        char day[DATE_TEXT_SIZE];
        date_to_iso(date_add_days(last, -age), day);
        char *name = must_format("posact-%s-080000-daily.db", day);
        count += is_kept(desk, name);
        free(name);
    }
    return count;
}

/* Today is Saturday 21 November 2026; the folder holds every day before. */
static void
test_what_is_kept(void **state)
{
    struct desk *desk = *state;
    struct error error = {.text = ""};
    struct text made = TEXT_EMPTY;
    static const char *const others[] = {
        "posact-2020-01-01-080000.db.partial", "posact-2020-01-01-daily.db",
        "other-2020-01-01-080000-daily.db",    "posact-2020-13-01-080000-daily.db",
        "posact-2020-01-01-080000-Daily.db",   "notes.txt",
    };
    struct date yesterday = {2026, 11, 20};
    char *folder = must_format("%s/backups", desk->folder);
    fill_folder(desk, yesterday);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        free(files_write(folder, others[i], "keep", 4));
    struct store *store = fixture_store(&desk->options);
    for (int i = 0; i < 2; i++)
        if (!backup_keep(store, "import", &made, &error))
            fail_msg("%s", error.text);
    store_close(store);
    assert_true(is_kept(desk, "posact-2026-11-21-120400-import.db")); /* both of today */
    assert_true(is_kept(desk, "posact-2026-11-21-120401-import.db"));
    assert_true(is_kept(desk, "posact-2026-11-15-080000-daily.db")); /* the seventh day */
    assert_false(is_kept(desk, "posact-2026-11-14-080000-daily.db"));
    assert_true(is_kept(desk, "posact-2026-11-08-080000-daily.db")); /* the Sundays */
    assert_true(is_kept(desk, "posact-2026-11-01-080000-daily.db"));
    assert_true(is_kept(desk, "posact-2026-10-31-080000-daily.db")); /* the ends of months */
    assert_true(is_kept(desk, "posact-2025-12-31-080000-daily.db"));
    assert_false(is_kept(desk, "posact-2025-11-30-080000-daily.db"));
    /* Six more days, two more Sundays (the last week and this one have days), eleven more months.
     */
    assert_int_equal(count_ours(desk, yesterday), 6 + 2 + 11);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_true(is_kept(desk, others[i]));
    struct stat status;
    assert_int_equal(stat(folder, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0700);
    text_clear(&made);
    free(folder);
}

/* A backup that cannot be made takes none of the older ones away. */
static void
test_nothing_goes_without_a_new_one(void **state)
{
    struct desk *desk = *state;
    struct error error = {.text = ""};
    struct text made = TEXT_EMPTY;
    struct date yesterday = {2026, 11, 20};
    fill_folder(desk, yesterday);
    desk->options.lock_timeout_ms = 20;
    struct store *store = fixture_store(&desk->options);
    struct store *other = fixture_store(&desk->options);
    assert_true(store_begin(other, "M. Begum", "edit", &error));
    assert_false(backup_keep(store, "daily", &made, &error));
    assert_int_equal(made.length, 0);
    assert_int_equal(count_ours(desk, yesterday), 730);
    store_close(other);
    store_close(store);
    text_clear(&made);
}

static void
test_one_a_day(void **state)
{
    struct desk *desk = *state;
    struct error error = {.text = ""};
    for (int day = 0; day < 2; day++) {
        desk->options.clock = clock_fixed(FIXTURE_NOW_MS + day * DAY_MS);
        struct session *session = sit_down(desk);
        for (int i = 0; i < 2; i++) {
            struct text made = TEXT_EMPTY;
            if (!backups_make_daily(session, &made, &error))
                fail_msg("%s", error.text);
            assert_true((made.length > 0) == (i == 0));
            text_clear(&made);
        }
        fixture_session_free(session);
    }
    assert_true(is_kept(desk, "posact-2026-11-21-120400-daily.db"));
    assert_true(is_kept(desk, "posact-2026-11-22-120400-daily.db"));
}

static bool
make_daily(struct desk *desk, int64_t now_ms)
{
    struct error error = {.text = ""};
    struct text made = TEXT_EMPTY;
    desk->options.clock = clock_fixed(now_ms);
    struct session *session = sit_down(desk);
    if (!backups_make_daily(session, &made, &error))
        fail_msg("%s", error.text);
    bool done = made.length > 0;
    fixture_session_free(session);
    text_clear(&made);
    return done;
}

/* A clock that was ahead, and a month of backups by it, keep no day from having its own. */
static void
test_a_clock_that_jumps_back(void **state)
{
    struct desk *desk = *state;
    for (int day = 365; day < 395; day++)
        assert_true(make_daily(desk, FIXTURE_NOW_MS + day * DAY_MS));
    assert_true(make_daily(desk, FIXTURE_NOW_MS));
    assert_false(make_daily(desk, FIXTURE_NOW_MS));
    assert_true(make_daily(desk, FIXTURE_NOW_MS - DAY_MS));
    assert_true(is_kept(desk, "posact-2026-11-21-120400-daily.db"));
    assert_true(is_kept(desk, "posact-2026-11-20-120400-daily.db"));
    assert_true(is_kept(desk, "posact-2027-12-20-120400-daily.db"));
}

/* Two people, a backup, and one person more. The caller's. */
static char *
fill_and_back_up(struct desk *desk)
{
    struct error error = {.text = ""};
    struct text made = TEXT_EMPTY;
    struct session *session = sit_down(desk);
    fixture_candidate(session, "Siân Wyn-Jones", NULL);
    fixture_candidate(session, "Żaneta Łukasik", NULL);
    if (!backups_make(session, NULL, "asked", &made, &error))
        fail_msg("%s", error.text);
    fixture_candidate(session, "Ada Okafor", NULL);
    fixture_session_free(session);
    return text_take(&made);
}

static void
assert_restored(struct desk *desk, size_t people)
{
    struct error error = {.text = ""};
    struct text findings = TEXT_EMPTY;
    size_t count;
    int64_t incarnation;
    struct store *store = fixture_store(&desk->options);
    assert_true(store_number(store, "SELECT incarnation FROM about", 0, &incarnation, &error));
    assert_int_equal(incarnation, 2);
    struct session *session = fixture_session_on(store, "J. Shah");
    assert_int_equal(count_people(session), people);
    if (!session_check(session, &findings, &error) || !fixture_verify(session, &count, &error))
        fail_msg("%s: %s", error.text, text_string(&findings));
    text_clear(&findings);
    fixture_candidate(session, "Jo Reid", NULL);
    fixture_session_free(session);
}

/* E09: beside the log of the file that is replaced, which must not be played into the copy. */
static void
test_restore_beside_a_log(void **state)
{
    struct desk *desk = *state;
    struct error error = {.text = ""};
    struct text aside = TEXT_EMPTY, log = TEXT_EMPTY;
    char *backup = fill_and_back_up(desk);
    char *path = must_format("%s-wal", desk->database);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        /* Ends as by a power cut, with its commit in the log only. */
        fixture_candidate(sit_down(desk), "Noor Shah", NULL);
        _exit(0);
    }
    assert_int_equal(waitpid(child, NULL, 0), child);
    files_read(path, &log);
    assert_true(log.length > 0);
    if (!backups_restore(desk->database, backup, &desk->clock, &aside, &error))
        fail_msg("%s", error.text);
    assert_restored(desk, 2);
    /* What was replaced is whole: its log went with it. */
    desk->options.path = text_string(&aside);
    struct session *session = sit_down(desk);
    assert_int_equal(count_people(session), 4);
    fixture_session_free(session);
    text_clear(&log);
    text_clear(&aside);
    free(path);
    free(backup);
}

static void
test_restore_when_damaged_or_gone(void **state)
{
    struct desk *desk = *state;
    struct error error = {.text = ""};
    char *backup = fill_and_back_up(desk);
    for (int gone = 0; gone < 2; gone++) {
        struct text aside = TEXT_EMPTY;
        unlink(desk->database);
        if (!gone)
            free(files_write(desk->folder, "posact.db", "not a database at all", 21));
        if (!backups_restore(desk->database, backup, &desk->clock, &aside, &error))
            fail_msg("%s", error.text);
        assert_true((aside.length == 0) == gone);
        assert_restored(desk, 2);
        text_clear(&aside);
    }
    free(backup);
}

/* A reader is enough, who holds no lock of ours. */
static void
test_refused_while_somebody_is_in(void **state)
{
    struct desk *desk = *state;
    struct error error = {.text = ""};
    struct text aside = TEXT_EMPTY;
    char *backup = fill_and_back_up(desk), byte;
    int ready[2], leave[2];
    assert_int_equal(pipe(ready), 0);
    assert_int_equal(pipe(leave), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(leave[1]);
        struct session *session = sit_down(desk);
        bool told = count_people(session) == 3 && write(ready[1], "!", 1) == 1;
        _exit(told && read(leave[0], &byte, 1) == 0 ? 0 : 1);
    }
    assert_int_equal(read(ready[0], &byte, 1), 1);
    assert_false(backups_restore(desk->database, backup, &desk->clock, &aside, &error));
    assert_int_equal(error.code, ERROR_BUSY);
    assert_non_null(strstr(error.text, "open"));
    close(leave[1]);
    assert_int_equal(waitpid(child, NULL, 0), child);
    assert_int_equal(aside.length, 0);
    assert_true(backups_restore(desk->database, backup, &desk->clock, &aside, &error));
    text_clear(&aside);
    free(backup);
}

static void
test_only_a_sound_backup_is_taken(void **state)
{
    struct desk *desk = *state;
    struct error error = {.text = ""};
    struct text aside = TEXT_EMPTY, bytes = TEXT_EMPTY;
    char *backup = fill_and_back_up(desk);
    files_read(backup, &bytes);
    char *foreign = files_write(desk->folder, "notes.db", "words", 5);
    char *cut = files_write(desk->folder, "cut.db", bytes.bytes, bytes.length / 2);
    /* Enough to hit a table: an index alone would be made anew, and nothing lost. */
    memset(bytes.bytes + bytes.length / 2, 0x55, bytes.length / 4);
    char *torn = files_write(desk->folder, "torn.db", bytes.bytes, bytes.length);
    const char *const bad[] = {"/nowhere/at/all.db", desk->folder, foreign, cut, torn};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        error.text[0] = '\0';
        assert_false(backups_restore(desk->database, bad[i], &desk->clock, &aside, &error));
        assert_true(strlen(error.text) > 10);
    }
    assert_int_equal(aside.length, 0);
    struct session *session = sit_down(desk);
    assert_int_equal(count_people(session), 3); /* untouched */
    fixture_session_free(session);
    free(foreign);
    free(cut);
    free(torn);
    free(backup);
    text_clear(&bytes);
    text_clear(&aside);
}

/* What a backup that was killed left of itself goes with the next one. */
static void
test_leftovers_go(void **state)
{
    struct desk *desk = *state;
    struct error error = {.text = ""};
    struct text made = TEXT_EMPTY;
    static const char *const left[] = {
        "posact-2026-11-20-180000-daily.db.partial",
        "posact-2026-11-20-180000-daily.db.partial-journal",
    };
    char *folder = must_format("%s/backups", desk->folder);
    mkdir(folder, 0700);
    for (size_t i = 0; i < sizeof left / sizeof left[0]; i++)
        free(files_write(folder, left[i], "half", 4));
    free(files_write(folder, "other-2026-11-20-180000-daily.db.partial", "theirs", 6));
    struct store *store = fixture_store(&desk->options);
    if (!backup_keep(store, "daily", &made, &error))
        fail_msg("%s", error.text);
    store_close(store);
    for (size_t i = 0; i < sizeof left / sizeof left[0]; i++)
        assert_false(is_kept(desk, left[i]));
    assert_true(is_kept(desk, "other-2026-11-20-180000-daily.db.partial"));
    assert_true(file_exists(text_string(&made)));
    text_clear(&made);
    free(folder);
}

#define WITH_DESK(test) cmocka_unit_test_setup_teardown(test, open_desk, close_desk)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DESK(test_what_is_kept),
        WITH_DESK(test_leftovers_go),
        WITH_DESK(test_nothing_goes_without_a_new_one),
        WITH_DESK(test_one_a_day),
        WITH_DESK(test_a_clock_that_jumps_back),
        WITH_DESK(test_restore_beside_a_log),
        WITH_DESK(test_restore_when_damaged_or_gone),
        WITH_DESK(test_refused_while_somebody_is_in),
        WITH_DESK(test_only_a_sound_backup_is_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
