/* S35: the megabyte beside the database, and what it is for: on a full disk what a person typed is
 * saved once more, and they are told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/memory.h"
#include "modules/candidate.h"
#include "store/ballast.h"
#include "store/statement.h"
#include "support/fault_vfs.h"
#include "support/files.h"
#include "support/fixture.h"

struct desk {
    char *folder, *database, *ballast;
    struct session *session;
};

static int64_t room;

static int64_t
pretend(const char *path)
{
    (void)path;
    return room;
}

static void
sit_down(struct desk *desk)
{
    struct store_options options = fixture_options();
    options.path = desk->database;
    options.ids = id_source_random();
    options.free_bytes = pretend;
    desk->session = fixture_session_on(fixture_store(&options), "J. Shah");
}

static int
open_desk(void **state)
{
    struct desk *desk = must_calloc(1, sizeof *desk);
    desk->folder = fixture_folder();
    desk->database = must_format("%s/posact.db", desk->folder);
    desk->ballast = must_format("%s-ballast", desk->database);
    room = INT64_MAX;
    *state = desk;
    return 0;
}

static int
close_desk(void **state)
{
    struct desk *desk = *state;
    fault_vfs_remove();
    free(desk->database);
    free(desk->ballast);
    fixture_remove(desk->folder);
    free(desk);
    return 0;
}

static bool
says(struct desk *desk, const char *words)
{
    struct text warning = TEXT_EMPTY;
    bool warned = session_warning(desk->session, &warning);
    bool as_expected =
        words == NULL ? !warned : warned && strstr(text_string(&warning), words) != NULL;
    if (!as_expected)
        print_message("%s\n", text_string(&warning));
    text_clear(&warning);
    return as_expected;
}

/* Really there: a sparse file would give no room back. */
static void
test_a_megabyte_of_ones_own(void **state)
{
    struct desk *desk = *state;
    struct stat status;
    fault_vfs_install();
    sit_down(desk);
    assert_false(file_exists(desk->ballast)); /* reading alone makes none (E17) */
    fixture_candidate(desk->session, "Siân Wyn-Jones", NULL);
    assert_int_equal(stat(desk->ballast, &status), 0);
    assert_int_equal(status.st_size, BALLAST_BYTES);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_true(status.st_blocks * 512 >= BALLAST_BYTES);
    assert_true(says(desk, NULL));
    fixture_session_free(desk->session);
}

/* The disk is full as long as the ballast is there. */
static bool
is_full(void *context)
{
    const struct desk *desk = context;
    return file_exists(desk->ballast);
}

static bool
is_always_full(void *context)
{
    (void)context;
    return true;
}

static void
test_full_disk_takes_it(void **state)
{
    struct desk *desk = *state;
    struct error error = {.text = ""};
    fault_vfs_install();
    sit_down(desk);
    fixture_candidate(desk->session, "Siân Wyn-Jones", NULL);
    fault_vfs_fill(is_full, desk);
    room = 4096;
    if (!session_remember(desk->session, "draft", "1", "half a sentence", &error))
        fail_msg("%s", error.text);
    assert_false(file_exists(desk->ballast));
    assert_true(says(desk, "is full"));
    assert_true(says(desk, "Only 0 MB are left"));
    assert_true(says(desk, NULL)); /* each once */

    /* With no ballast and no room nothing is saved, and that is said; the session goes on. */
    fault_vfs_fill(is_always_full, NULL);
    assert_false(session_remember(desk->session, "draft", "1", "more", &error));
    assert_non_null(strstr(error.text, "disk is full"));
    fault_vfs_fill(NULL, NULL);
    char *value = session_recall(desk->session, "draft", "1");
    assert_string_equal(value, "half a sentence");
    free(value);

    /* A little room is not enough to take it away again; plenty is. */
    assert_true(session_remember(desk->session, "draft", "1", "more", &error));
    assert_false(file_exists(desk->ballast));
    room = INT64_MAX;
    assert_true(session_remember(desk->session, "draft", "1", "and more", &error));
    assert_true(file_exists(desk->ballast));
    assert_true(says(desk, NULL));
    fixture_session_free(desk->session);
}

/* One whose making was cut short is made again. */
static void
test_half_a_ballast(void **state)
{
    struct desk *desk = *state;
    struct stat status;
    fault_vfs_install();
    free(files_write(desk->folder, "posact.db-ballast", "half", 4));
    sit_down(desk);
    fixture_candidate(desk->session, "Siân Wyn-Jones", NULL);
    assert_int_equal(stat(desk->ballast, &status), 0);
    assert_int_equal(status.st_size, BALLAST_BYTES);
    fixture_session_free(desk->session);
}

static void
test_little_room_is_told(void **state)
{
    struct desk *desk = *state;
    fault_vfs_install();
    room = 83 * 1000 * 1000;
    sit_down(desk);
    assert_true(says(desk, "Only 83 MB are left on the disk of"));
    assert_true(says(desk, NULL));
    fixture_session_free(desk->session);
    room = 100 * 1000 * 1000;
    sit_down(desk);
    assert_true(says(desk, NULL));
    fixture_session_free(desk->session);
}

/* S37: a real disk of 8 MB, where this process may mount one. */
static void
test_a_disk_that_is_really_full(void **state)
{
    struct desk *desk = *state;
    struct error error = {.text = ""};
    if (mount("none", desk->folder, "tmpfs", 0, "size=8m,mode=0700") != 0)
        skip();
    fault_vfs_install();
    sit_down(desk);
    fixture_candidate(desk->session, "Siân Wyn-Jones", NULL);
    assert_true(file_exists(desk->ballast));
    room = 0;
    char *filler = must_calloc(1, 64 * 1024), *path = must_format("%s/filler", desk->folder);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    while (fwrite(filler, 64 * 1024, 1, file) == 1 && fflush(file) == 0)
        continue;
    fclose(file);
    size_t saved = 0;
    char *value = must_calloc(1, 40 * 1024 + 1);
    memset(value, 'x', 40 * 1024);
    while (session_remember(desk->session, "draft", "1", value, &error)) {
        value[saved++ % 1024] = 'y'; /* no two drafts are the same */
        assert_true(saved < 1000);
    }
    print_message("%zu drafts of 40 KB on a full disk\n", saved);
    assert_non_null(strstr(error.text, "disk is full"));
    assert_false(file_exists(desk->ballast));
    assert_true(saved > 5); /* the ballast holds more than one */
    assert_true(says(desk, "is full"));
    assert_int_equal(unlink(path), 0);
    assert_true(session_remember(desk->session, "draft", "1", "room again", &error));
    struct text findings = TEXT_EMPTY;
    if (!session_check(desk->session, &findings, &error))
        fail_msg("%s %s", error.text, text_string(&findings));
    text_clear(&findings);
    fixture_session_free(desk->session);
    assert_int_equal(umount(desk->folder), 0);
    free(value);
    free(path);
    free(filler);
}

#define WITH_DESK(test) cmocka_unit_test_setup_teardown(test, open_desk, close_desk)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DESK(test_a_megabyte_of_ones_own),
        WITH_DESK(test_full_disk_takes_it),
        WITH_DESK(test_half_a_ballast),
        WITH_DESK(test_little_room_is_told),
        WITH_DESK(test_a_disk_that_is_really_full),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
