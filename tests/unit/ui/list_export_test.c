/* list_export_test.c - what the list shows is what export gives (T44): filter, sort, columns,
 * marks; never over a file that is there (F06). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"
#include "support/fixture.h"
#include "support/screen.h"

/* Runs the script with FILE in it replaced by the path; the last screen goes into `shots`. */
static void
run(const char *script, const char *path, struct text *shots)
{
    const char *place = strstr(script, "FILE");
    char *keys = place ? must_format("%.*s%s%s<shot>", (int)(place - script), script, path,
                                     place + strlen("FILE"))
                       : must_format("%s<shot>", script);
    struct screen_options options = screen_defaults(keys);
    options.columns = 120;
    options.scene.people = 0;
    options.scene.names[0] = "Ada Adams";
    options.scene.names[1] = "Bob Bell";
    options.scene.names[2] = "Cyd Cole";
    options.scene.names[3] = "=Dot Cole";
    options.scene.name_count = 4;
    screen_run(&options, shots);
    free(keys);
}

static void
check(const char *script, const char *name, const char *expected, const char *message)
{
    char *folder = fixture_folder();
    char *path = must_format("%s/%s", folder, name);
    struct text shots = TEXT_EMPTY, bytes = TEXT_EMPTY;
    struct error error;
    struct stat status;
    run(script, path, &shots);
    if (!strstr(text_string(&shots), message))
        fail_msg("no '%s' in\n%s", message, text_string(&shots));
    if (!file_read(path, 1 << 20, &bytes, &error))
        fail_msg("%s", error.text);
    assert_string_equal(text_string(&bytes), expected);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    text_clear(&bytes);
    text_clear(&shots);
    free(path);
    fixture_remove(folder);
}

static void
test_what_is_shown(void **state)
{
    (void)state;
    check("/cole<Enter>C<Down><Down><Down> <Down><Down><Down><Down><Down><Down> <Down><Down><Down>"
          "<Down><Down> <Enter>sFull<Enter>XFILE<Ctrl-S>",
          "cole.csv", "name,place\r\nCyd Cole,\r\n'=Dot Cole,\r\n", "cole.csv': 2 candidates");
}

static void
test_the_marked_alone(void **state)
{
    (void)state;
    check("C<Down><Down><Down> <Down><Down><Down><Down><Down><Down> <Down><Down><Down><Down><Down> "
          "<Down> <Enter><Down><Space><Down><Space>:export FILE<Enter>",
          "two.json", "[\n{\"name\": \"Ada Adams\"},\n{\"name\": \"Cyd Cole\"}\n]\n",
          "two.json': 2 candidates");
}

static void
test_never_over_a_file(void **state)
{
    (void)state;
    char *folder = fixture_folder();
    char *path = must_format("%s/there.csv", folder);
    struct text shots = TEXT_EMPTY, bytes = TEXT_EMPTY;
    struct error error;
    assert_true(file_write(path, "mine", 4, false, &error));
    run("XFILE<Ctrl-S>", path, &shots);
    assert_non_null(strstr(text_string(&shots), "There is a problem"));
    assert_true(file_read(path, 100, &bytes, &error));
    assert_string_equal(text_string(&bytes), "mine");
    text_clear(&bytes);
    text_clear(&shots);
    free(path);
    fixture_remove(folder);
}

static void
test_an_empty_list_makes_no_file(void **state)
{
    (void)state;
    char *folder = fixture_folder();
    char *path = must_format("%s/none.csv", folder);
    struct text shots = TEXT_EMPTY;
    run("/zzzz<Enter>:export FILE<Enter>", path, &shots);
    assert_non_null(strstr(text_string(&shots), "no file was made"));
    assert_false(file_exists(path));
    text_clear(&shots);
    free(path);
    fixture_remove(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_shown),
        cmocka_unit_test(test_the_marked_alone),
        cmocka_unit_test(test_never_over_a_file),
        cmocka_unit_test(test_an_empty_list_makes_no_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
