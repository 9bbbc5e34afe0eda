/* copy_test.c - y on the screen: a file by default, the terminal only where the settings say so
 * (F04), and the marked ones a line each. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/memory.h"
#include "support/files.h"
#include "support/fixture.h"
#include "support/screen.h"

static char *folder, *copied;

static int
set_up(void **state)
{
    (void)state;
    folder = fixture_folder();
    copied = must_format("%s/posact-copied.txt", folder);
    setenv("XDG_RUNTIME_DIR", folder, 1);
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    free(copied);
    fixture_remove(folder);
    return 0;
}

static void
type_on(const char *settings, const char *script, struct text *shots)
{
    struct screen_options options = screen_defaults(script);
    char *path = settings ? files_write(folder, "posact.yaml", settings, strlen(settings)) : NULL;
    options.scene.people = 5;
    options.columns = 200;
    options.scene.settings = path;
    screen_run(&options, shots);
    free(path);
}

static void
see_copied(const char *expected)
{
    struct text read = TEXT_EMPTY;
    files_read(copied, &read);
    assert_string_equal(text_string(&read), expected);
    text_clear(&read);
}

static void
it_goes_to_a_file_that_is_named(void **state)
{
    (void)state;
    struct text shots = TEXT_EMPTY;
    type_on(NULL, "yph<Enter><shot>", &shots);
    char *told = must_format("Copied the phone to '%s'", copied);
    assert_non_null(strstr(text_string(&shots), told));
    assert_null(strstr(text_string(&shots), "clipboard:"));
    see_copied("07700 900762");
    free(told);
    text_clear(&shots);
}

static void
the_marked_are_a_line_each(void **state)
{
    (void)state;
    struct text shots = TEXT_EMPTY;
    type_on(NULL, "*yph<Enter><shot>", &shots);
    assert_non_null(strstr(text_string(&shots), "Copied 4 phones to "));
    assert_non_null(strstr(text_string(&shots), "; 1 has none"));
    see_copied("07700 900762\n+44 7700 900649\n07700 900693\n07700 900159");
    text_clear(&shots);
}

static void
the_record_that_is_open_is_copied(void **state)
{
    (void)state;
    struct text shots = TEXT_EMPTY;
    type_on(NULL, "<Enter>yrow<Enter><shot>", &shots);
    see_copied("Amelia Ashworth\t07700 900762\tPolice staff\tPC 4471 Reid\tStafford");
    text_clear(&shots);
}

static void
the_clipboard_only_when_it_is_allowed(void **state)
{
    (void)state;
    struct text shots = TEXT_EMPTY;
    type_on("clipboard: terminal\n", "yem<Enter><shot>", &shots);
    assert_non_null(strstr(text_string(&shots), "clipboard: amelia.ashworth.1@example.org\n"));
    assert_non_null(strstr(text_string(&shots), "Copied the email to the clipboard"));
    assert_true(file_is_missing(copied));
    text_clear(&shots);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_goes_to_a_file_that_is_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_marked_are_a_line_each, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_record_that_is_open_is_copied, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_clipboard_only_when_it_is_allowed, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
