/* screens_test.c - types each tests/screens/NAME.keys and compares what is drawn with
 * NAME.screen; with POSACT_GOLDEN=1 it writes NAME.screen instead. Run it from the root of the
 * tree.
 *
 * The first lines of a .keys file begin with "# ": those of support/scene.h, "# size 40x12",
 * "# day", or a comment. */
#include <stdio.h>
#include <string.h>

#include "support/golden.h"
#include "support/screen.h"

static void
read_heading(const char *line, struct screen_options *options)
{
    options->on_day = options->on_day || string_equal(line, "# day");
    if (!scene_read_heading(line, &options->scene))
        sscanf(line, "# size %4dx%4d", &options->columns, &options->rows);
}

static struct screen_options
read_keys(const char *path, struct text *file)
{
    golden_read(path, file);
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
test_screen(void **state)
{
    struct text keys = TEXT_EMPTY, shots = TEXT_EMPTY;
    struct screen_options options = read_keys(*state, &keys);
    screen_run(&options, &shots);
    golden_check(*state, ".screen", &shots);
    text_clear(&keys);
    text_clear(&shots);
}

int
main(int argc, char **argv)
{
    return golden_main(argc, argv, "screens", "tests/screens/*.keys", test_screen);
}
