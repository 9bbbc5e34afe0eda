/* E06: write, fsync, close and rename fail, write too little, or the process is killed there, each
 * at every call: what is found afterwards is the whole old file or the whole new one. */
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/memory.h"
#include "support/files.h"
#include "support/fixture.h"

/* -- Calls that fail -------------------------------------------------------------------------- */

enum fault {
    FAULT_ERROR,
    FAULT_FULL,
    FAULT_SHORT, /* a write takes less than it was given, and the next finds no room */
    FAULT_KILL,
    FAULT_COUNT,
};

static const char old_words[] = "what an officer wrote yesterday";
static const char new_words[] = "what the same officer writes today, and it is longer";

static long calls_left; /* up to the fault; 0: none */
static enum fault fault;
static bool happened;

ssize_t __real_write(int descriptor, const void *bytes, size_t length);
ssize_t __wrap_write(int descriptor, const void *bytes, size_t length);
int __real_fsync(int descriptor);
int __wrap_fsync(int descriptor);
int __real_close(int descriptor);
int __wrap_close(int descriptor);
int __real_rename(const char *from, const char *to);
int __wrap_rename(const char *from, const char *to);

static bool
fails(void)
{
    if (calls_left == 0 || --calls_left > 0)
        return false;
    happened = true;
    if (fault == FAULT_KILL)
        kill(getpid(), SIGKILL);
    errno = fault == FAULT_ERROR ? EIO : ENOSPC;
    return true;
}

ssize_t
__wrap_write(int descriptor, const void *bytes, size_t length)
{
    if (!fails())
        return __real_write(descriptor, bytes, length);
    if (fault != FAULT_SHORT || length < sizeof new_words - 1)
        return -1;
    calls_left = 1;
    return __real_write(descriptor, bytes, length / 2);
}

int
__wrap_fsync(int descriptor)
{
    return fails() ? -1 : __real_fsync(descriptor);
}

int
__wrap_close(int descriptor)
{
    bool failed = fails();
    int number = errno;
    int result = __real_close(descriptor); /* which it does in any case */
    if (!failed)
        return result;
    errno = number;
    return -1;
}

int
__wrap_rename(const char *from, const char *to)
{
    return fails() ? -1 : __real_rename(from, to);
}

/* -- The sweep -------------------------------------------------------------------------------- */

struct shelf {
    char *folder, *path;
};

static int
open_shelf(void **state)
{
    struct shelf *shelf = must_calloc(1, sizeof *shelf);
    shelf->folder = fixture_folder();
    shelf->path = files_write(shelf->folder, "settings.yaml", old_words, sizeof old_words - 1);
    *state = shelf;
    return 0;
}

static int
close_shelf(void **state)
{
    struct shelf *shelf = *state;
    free(shelf->path);
    fixture_remove(shelf->folder);
    free(shelf);
    return 0;
}

/* The child says by its exit code what file_write said. */
static bool
write_in_child(const struct shelf *shelf, bool *done, bool *met)
{
    struct error error = {.text = ""};
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        bool written = file_write(shelf->path, new_words, sizeof new_words - 1, true, &error);
        calls_left = 0;
        bool told = written || strlen(error.text) > 10;
        _exit(!told ? 9 : (written ? 1 : 0) + (happened ? 2 : 0));
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    if (WIFSIGNALED(status))
        return false;
    assert_int_not_equal(WEXITSTATUS(status), 9);
    *done = (WEXITSTATUS(status) & 1) != 0;
    *met = (WEXITSTATUS(status) & 2) != 0;
    return true;
}

static bool
holds(const struct shelf *shelf, const char *words)
{
    struct text there = TEXT_EMPTY;
    files_read(shelf->path, &there);
    bool same = strcmp(text_string(&there), words) == 0;
    text_clear(&there);
    return same;
}

static void
test_whole_old_or_whole_new(void **state)
{
    struct shelf *shelf = *state;
    for (fault = 0; fault < FAULT_COUNT; fault++) {
        bool met = true;
        long n = 1;
        for (; met; n++) {
            bool done = false;
            free(files_write(shelf->folder, "settings.yaml", old_words, sizeof old_words - 1));
            calls_left = n;
            bool lived = write_in_child(shelf, &done, &met);
            calls_left = 0;
            met = met || !lived;
            assert_true(holds(shelf, old_words) || holds(shelf, new_words));
            if (done)
                assert_true(holds(shelf, new_words));
            assert_true(lived || fault == FAULT_KILL);
        }
        print_message("fault %d: %ld calls\n", (int)fault, n - 2);
        assert_true(n > 5); /* the sweep bites: write, fsync, close, rename at least */
        assert_true(holds(shelf, new_words));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_whole_old_or_whole_new, open_shelf, close_shelf),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
