/* golden.c - reads, compares and writes what should be shown. */
#include "support/golden.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <glob.h>

#include "base/file.h"
#include "base/memory.h"

#define LARGEST_FILE (1u << 20)

void
golden_read(const char *path, struct text *file)
{
    struct error error;
    if (!file_read(path, LARGEST_FILE, file, &error))
        fail_msg("%s", error.text);
}

/* The first line that differs. */
static void
print_difference(const char *path, const char *expected, const char *shown)
{
    size_t line = 1, at = 0, start = 0;
    while (expected[at] != '\0' && expected[at] == shown[at]) {
        if (expected[at++] == '\n') {
            line++;
            start = at;
        }
    }
    print_error("%s:%zu: expected\n%.*s\nshown\n%.*s\n", path, line,
                (int)strcspn(expected + start, "\n"), expected + start,
                (int)strcspn(shown + start, "\n"), shown + start);
}

static bool
is_as_expected(const char *path, const char *shown)
{
    struct text expected = TEXT_EMPTY;
    golden_read(path, &expected);
    bool same = string_equal(text_string(&expected), shown);
    if (!same)
        print_difference(path, text_string(&expected), shown);
    text_clear(&expected);
    return same;
}

void
golden_check(const char *path, const char *ending, const struct text *shown)
{
    struct error error = {.text = ""};
    const char *dot = strrchr(path, '.');
    assert_non_null(dot);
    char *golden = must_format("%.*s%s", (int)(dot - path), path, ending);
    bool right = getenv("POSACT_GOLDEN")
                     ? file_write(golden, text_string(shown), shown->length, true, &error)
                     : is_as_expected(golden, text_string(shown));
    free(golden);
    assert_true(right);
}

int
golden_main(int argc, char **argv, const char *group, const char *pattern,
            void (*test)(void **state))
{
    glob_t found;
    if (glob(pattern, 0, NULL, &found) != 0)
        return EXIT_FAILURE;
    size_t count = argc > 1 ? (size_t)argc - 1 : found.gl_pathc;
    char **paths = argc > 1 ? argv + 1 : found.gl_pathv;
    struct CMUnitTest *tests = must_calloc(count, sizeof *tests);
    for (size_t i = 0; i < count; i++)
        tests[i] = (struct CMUnitTest){
            .name = paths[i],
            .test_func = test,
            .initial_state = paths[i],
        };
    int failed = _cmocka_run_group_tests(group, tests, count, NULL, NULL);
    free(tests);
    globfree(&found);
    return failed;
}
