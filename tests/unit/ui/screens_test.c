/* screens_test.c - types each tests/screens/NAME.keys and compares what is drawn with
 * NAME.screen; with POSACT_GOLDEN=1 it writes NAME.screen instead. Run it from the root of the
 * tree.
 *
 * The first lines of a .keys file begin with "# ": "# size 40x12", "# people 0", "# day", "# add
 * Siân Wyn-Jones", "# now 2026-11-21T12:04:00Z", or a comment. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <glob.h>

#include "base/date.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "support/screen.h"

#define FOLDER "tests/screens/"
#define LARGEST_FILE (1u << 20)

static void
read_heading(char *line, struct screen_options *options)
{
    char now[DATE_TEXT_SIZE];
    if (string_starts(line, "# add ") && options->name_count < SCREEN_NAMES)
        options->names[options->name_count++] = line + strlen("# add ");
    options->on_day = options->on_day || string_equal(line, "# day");
    sscanf(line, "# size %4dx%4d", &options->columns, &options->rows);
    sscanf(line, "# people %6zu", &options->people);
    if (sscanf(line, "# now %31s", now) == 1 && !moment_from_iso(now, &options->now_ms))
        fail_msg("no moment: %s", now);
}

static struct screen_options
read_keys(const char *path, struct text *file)
{
    struct error error;
    if (!file_read(path, LARGEST_FILE, file, &error))
        fail_msg("%s", error.text);
    text_append_char(file, '\n');
    char *line = file->bytes;
    struct screen_options options = screen_defaults(NULL);
    while (line[0] == '#' && line[1] == ' ') {
        char *end = strchr(line, '\n');
        *end = '\0'; /* the names of the options stay in the file's text */
        read_heading(line, &options);
        line = end + 1;
    }
    options.script = line;
    return options;
}

static void
print_difference(const char *path, const char *expected, const char *drawn)
{
    size_t line = 1;
    while (*expected != '\0' && *drawn != '\0') {
        size_t length = strcspn(expected, "\n") + 1, drawn_length = strcspn(drawn, "\n") + 1;
        if (length != drawn_length || memcmp(expected, drawn, length) != 0)
            break;
        line++;
        expected += length;
        drawn += length;
    }
    print_error("%s:%zu: expected\n%.*s\ndrawn\n%.*s\n", path, line, (int)strcspn(expected, "\n"),
                expected, (int)strcspn(drawn, "\n"), drawn);
}

static bool
compare(const char *path, const char *drawn)
{
    struct error error;
    struct text expected = TEXT_EMPTY;
    bool read = file_read(path, LARGEST_FILE, &expected, &error);
    bool same = read && string_equal(text_string(&expected), drawn);
    if (!read)
        print_error("%s\n", error.text);
    else if (!same)
        print_difference(path, text_string(&expected), drawn);
    text_clear(&expected);
    return same;
}

static void
test_screen(void **state)
{
    const char *path = *state;
    struct text keys = TEXT_EMPTY, shots = TEXT_EMPTY;
    struct screen_options options = read_keys(path, &keys);
    screen_run(&options, &shots);
    text_clear(&keys);
    char *screen_path = must_format("%.*s.screen", (int)(strlen(path) - strlen(".keys")), path);
    struct error error;
    bool right = getenv("POSACT_GOLDEN")
                     ? file_write(screen_path, text_string(&shots), shots.length, true, &error)
                     : compare(screen_path, text_string(&shots));
    free(screen_path);
    text_clear(&shots);
    assert_true(right);
}

/* All files, or those named on the command line. */
int
main(int argc, char **argv)
{
    glob_t found;
    if (glob(FOLDER "*.keys", 0, NULL, &found) != 0)
        return EXIT_FAILURE;
    size_t count = argc > 1 ? (size_t)argc - 1 : found.gl_pathc;
    char **paths = argc > 1 ? argv + 1 : found.gl_pathv;
    struct CMUnitTest *tests = must_calloc(count, sizeof *tests);
    for (size_t i = 0; i < count; i++)
        tests[i] = (struct CMUnitTest){
            .name = paths[i],
            .test_func = test_screen,
            .initial_state = paths[i],
        };
    int failed = _cmocka_run_group_tests("screens", tests, count, NULL, NULL);
    free(tests);
    globfree(&found);
    return failed;
}
