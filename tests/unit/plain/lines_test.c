/* lines_test.c - types each tests/plain/NAME.lines and compares what is shown with NAME.plain; with
 * POSACT_GOLDEN=1 it writes NAME.plain instead (A08, A15, B02, C06, C09, C10, F11). Run it from the
 * root of the tree.
 *
 * The first lines of a .lines file begin with "# ": those of support/scene.h, "# page 8", or a
 * comment. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "support/golden.h"
#include "support/lines.h"

static void
read_heading(const char *line, struct lines_options *options)
{
    if (!scene_read_heading(line, &options->scene))
        sscanf(line, "# page %6zu", &options->page_lines);
}

static struct lines_options
read_lines(const char *path, struct text *file)
{
    struct lines_options options = lines_defaults(NULL);
    golden_read(path, file);
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

static void
test_lines(void **state)
{
    struct text typed = TEXT_EMPTY, shown = TEXT_EMPTY;
    struct lines_options options = read_lines(*state, &typed);
    lines_run(&options, &shown);
    golden_check(*state, ".plain", &shown);
    text_clear(&typed);
    text_clear(&shown);
}

int
main(int argc, char **argv)
{
    return golden_main(argc, argv, "plain", "tests/plain/*.lines", test_lines);
}
