/* private_file_test.c - what only its owner may read (F07). */
#include "base/private_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/memory.h"
#include "support/fixture.h"

struct desk {
    char *folder, *path;
    struct error error;
};

static int
open_desk(void **state)
{
    struct desk *desk = must_calloc(1, sizeof *desk);
    desk->folder = fixture_folder();
    desk->path = must_format("%s/people.db", desk->folder);
    *state = desk;
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

static mode_t
mode_of(const char *path)
{
    struct stat there;
    assert_int_equal(stat(path, &there), 0);
    return there.st_mode & 07777;
}

static void
test_made_private_whatever_the_umask(void **state)
{
    struct desk *desk = *state;
    mode_t before = umask(0);
    assert_true(private_file_make(desk->path, &desk->error));
    umask(before);
    assert_int_equal(mode_of(desk->path), 0600);
}

static void
test_one_that_is_there_stays(void **state)
{
    struct desk *desk = *state;
    assert_true(private_file_make(desk->path, &desk->error));
    assert_int_equal(chmod(desk->path, 0640), 0);
    assert_true(private_file_make(desk->path, &desk->error));
    assert_int_equal(mode_of(desk->path), 0640);
    char *nowhere = must_format("%s/none/people.db", desk->folder);
    assert_false(private_file_make(nowhere, &desk->error));
    assert_int_equal(desk->error.code, ERROR_FILE);
    free(nowhere);
}

static void
test_open_to_others_is_refused_with_the_command(void **state)
{
    struct desk *desk = *state;
    static const mode_t loose[] = {0640, 0604, 0660, 0601, 0610, 0644, 0666};
    assert_true(private_file_make(desk->path, &desk->error));
    for (size_t i = 0; i < sizeof loose / sizeof loose[0]; i++) {
        assert_int_equal(chmod(desk->path, loose[i]), 0);
        assert_false(private_file_check(desk->path, &desk->error));
        assert_int_equal(desk->error.code, ERROR_DENIED);
        assert_non_null(strstr(desk->error.text, "chmod 600 '"));
        assert_int_equal(mode_of(desk->path), loose[i]);
    }
    assert_int_equal(chmod(desk->path, 0400), 0);
    assert_true(private_file_check(desk->path, &desk->error));
}

static void
test_folder_that_everybody_may_write_to(void **state)
{
    struct desk *desk = *state;
    assert_true(private_file_make(desk->path, &desk->error));
    assert_int_equal(chmod(desk->folder, 0777), 0);
    assert_false(private_file_check(desk->path, &desk->error));
    assert_non_null(strstr(desk->error.text, "chmod o-w '"));
    assert_int_equal(chmod(desk->folder, 01777), 0);
    assert_true(private_file_check(desk->path, &desk->error));
    assert_int_equal(chmod(desk->folder, 0755), 0);
    assert_true(private_file_check(desk->path, &desk->error));
}

static void
test_missing_file_is_not_its_matter(void **state)
{
    struct desk *desk = *state;
    assert_true(private_file_check(desk->path, &desk->error));
    assert_true(private_file_check("no-such-folder/people.db", &desk->error));
}

int
main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, open_desk, close_desk)
    const struct CMUnitTest tests[] = {
        TEST(test_made_private_whatever_the_umask),
        TEST(test_one_that_is_there_stays),
        TEST(test_open_to_others_is_refused_with_the_command),
        TEST(test_folder_that_everybody_may_write_to),
        TEST(test_missing_file_is_not_its_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
