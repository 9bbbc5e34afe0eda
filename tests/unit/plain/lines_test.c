/* lines_test.c - types each tests/plain/NAME.lines and compares what is shown with NAME.plain; with
 * POSACT_GOLDEN=1 it writes NAME.plain instead (A08, A15, B02, C06, C09, C10, F11). Run it from the
 * root of the tree.
 *
 * The first lines of a .lines file begin with "# ": "# people 12", "# add Siân Wyn-Jones", "# page
 * 8", or a comment. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <glob.h>

#include "base/file.h"
#include "base/memory.h"
#include "support/lines.h"

#define FOLDER "tests/plain/"
#define LARGEST_FILE (1u << 20)

static void
read_heading(char *line, struct lines_options *options)
{
    if (string_starts(line, "# add ") && options->name_count < LINES_NAMES)
        options->names[options->name_count++] = line + strlen("# add ");
    sscanf(line, "# people %6zu", &options->people);
    sscanf(line, "# page %6zu", &options->page_lines);
}

static struct lines_options
read_lines(const char *path, struct text *file)
{
    struct error error;
    struct lines_options options = {.people = 0};
    if (!file_read(path, LARGEST_FILE, file, &error))
        fail_msg("%s", error.text);
    char *line = file->bytes;
    while (line[0] == '#' && line[1] == ' ') {
        char *end = strchr(line, '\n');
        assert_non_null(end);
        *end = '\0';
        read_heading(line, &options);
        line = end + 1;
    }
    options.script = line;
    return options;
}

static bool
compare(const char *path, const char *shown)
{
    struct error error;
    struct text expected = TEXT_EMPTY;
    bool read = file_read(path, LARGEST_FILE, &expected, &error);
    const char *wanted = text_string(&expected);
    size_t line = 1, at = 0, start = 0;
    while (wanted[at] != '\0' && wanted[at] == shown[at]) {
        if (wanted[at++] == '\n') {
            line++;
            start = at;
        }
    }
    bool same = read && wanted[at] == shown[at];
    if (!same)
        print_error("%s:%zu: expected\n%.*s\nshown\n%.*s\n", path, line,
                    (int)strcspn(wanted + start, "\n"), wanted + start,
                    (int)strcspn(shown + start, "\n"), shown + start);
    text_clear(&expected);
    return same;
}

static void
test_lines(void **state)
{
    const char *path = *state;
    struct text typed = TEXT_EMPTY, shown = TEXT_EMPTY;
    struct lines_options options = read_lines(path, &typed);
    lines_run(&options, &shown);
    char *expected = must_format("%.*s.plain", (int)(strlen(path) - strlen(".lines")), path);
    struct error error;
    bool right = getenv("POSACT_GOLDEN")
                     ? file_write(expected, text_string(&shown), shown.length, true, &error)
                     : compare(expected, text_string(&shown));
    free(expected);
    text_clear(&typed);
    text_clear(&shown);
    assert_true(right);
}

/* All files, or those named on the command line. */
int
main(int argc, char **argv)
{
    glob_t found;
    if (glob(FOLDER "*.lines", 0, NULL, &found) != 0)
        return EXIT_FAILURE;
    size_t count = argc > 1 ? (size_t)argc - 1 : found.gl_pathc;
    char **paths = argc > 1 ? argv + 1 : found.gl_pathv;
    struct CMUnitTest *tests = must_calloc(count, sizeof *tests);
    for (size_t i = 0; i < count; i++)
        tests[i] = (struct CMUnitTest){
            .name = paths[i],
            .test_func = test_lines,
            .initial_state = paths[i],
        };
    int failed = _cmocka_run_group_tests("plain", tests, count, NULL, NULL);
    free(tests);
    globfree(&found);
    return failed;
}
