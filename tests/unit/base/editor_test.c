/* editor_test.c - the editor is started without a shell, and its failure loses nothing (C12, F18).
 */
#include "base/editor.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/memory.h"
#include "support/files.h"
#include "support/fixture.h"

static char *folder, *letter;

static int
set_up(void **state)
{
    (void)state;
    folder = fixture_folder();
    letter = files_write(folder, "letter.txt", "Dear Ada\n", 9);
    unsetenv("VISUAL");
    unsetenv("EDITOR");
    unsetenv("POSACT_SERVED");
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    free(letter);
    fixture_remove(folder);
    return 0;
}

static void
the_file_is_its_last_word(void **state)
{
    (void)state;
    struct error error = {.text = ""};
    setenv("EDITOR", "sed -i s/Ada/Obi/", 1);
    assert_true(editor_run(letter, &error));
    struct text read = TEXT_EMPTY;
    files_read(letter, &read);
    assert_string_equal(text_string(&read), "Dear Obi\n");
    text_clear(&read);
}

static void
visual_goes_before_editor(void **state)
{
    (void)state;
    struct error error = {.text = ""};
    setenv("EDITOR", "false", 1);
    setenv("VISUAL", "true", 1);
    assert_true(editor_run(letter, &error));
}

static void
no_shell_reads_its_name(void **state)
{
    (void)state;
    struct error error = {.text = ""};
    char *made = must_format("%s/made", folder);
    char *name = must_format("true;touch %s", made);
    setenv("EDITOR", name, 1);
    assert_false(editor_run(letter, &error));
    assert_non_null(strstr(error.text, "'true;touch' cannot be started"));
    assert_true(file_is_missing(made));
    free(name);
    free(made);
}

static void
a_failure_says_where_the_text_is(void **state)
{
    (void)state;
    struct error error = {.text = ""};
    setenv("EDITOR", "false", 1);
    assert_false(editor_run(letter, &error));
    assert_non_null(strstr(error.text, "The editor 'false' says that it failed"));
    assert_non_null(strstr(error.text, letter));
    assert_true(file_exists(letter));
}

static void
there_may_be_none(void **state)
{
    (void)state;
    struct error error = {.text = ""};
    assert_false(editor_is_allowed(&error));
    assert_string_equal(error.text,
                        "No editor is named; say which in the environment, such as EDITOR=nano");
    setenv("EDITOR", " ", 1);
    assert_false(editor_run(letter, &error));
}

/* S27: whoever is served by a forced command has no shell, and an editor would be one. */
static void
who_is_served_has_none(void **state)
{
    (void)state;
    struct error error = {.text = ""};
    setenv("EDITOR", "true", 1);
    setenv("POSACT_SERVED", "posact", 1);
    assert_false(editor_run(letter, &error));
    assert_int_equal(error.code, ERROR_DENIED);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_file_is_its_last_word, set_up, tear_down),
        cmocka_unit_test_setup_teardown(visual_goes_before_editor, set_up, tear_down),
        cmocka_unit_test_setup_teardown(no_shell_reads_its_name, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_failure_says_where_the_text_is, set_up, tear_down),
        cmocka_unit_test_setup_teardown(there_may_be_none, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_is_served_has_none, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
