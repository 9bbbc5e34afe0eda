/* copied_test.c - what y copies, and where to (F04). */
#include "modules/copied.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/contact.h"
#include "modules/session.h"
#include "support/files.h"
#include "support/fixture.h"

static struct session *session;
static struct id people[2];

static int
set_up(void **state)
{
    (void)state;
    session = fixture_session();
    people[0] = fixture_candidate(session, "Ada Obi", "07700 900123");
    people[1] = fixture_candidate(session, "Bo Li", "07700 900124");
    fixture_edit(session, &candidate_type, &people[1], CANDIDATE_EMAIL, "bo@example.org");
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    fixture_session_free(session);
    return 0;
}

static void
see(enum copied_what what, size_t count, const char *expected, const char *told)
{
    struct list_shape shape;
    struct text written = TEXT_EMPTY, tell = TEXT_EMPTY;
    struct error error = {.text = ""};
    size_t without;
    list_shape_init(&shape, &candidate_type);
    assert_true(list_shape_set_columns(&shape, "name,phone,role", &error));
    const struct copied copied = {what, &candidate_type, people, count, &shape};
    if (copied_write(session, &copied, &written, &without, &error))
        copied_tell(&copied, without, "x", &tell);
    else
        text_append(&tell, error.text);
    assert_string_equal(text_string(&written), expected);
    assert_string_equal(text_string(&tell), told);
    list_shape_clear(&shape);
    text_clear(&written);
    text_clear(&tell);
}

static void
a_line_for_each_that_has_it(void **state)
{
    (void)state;
    see(COPIED_PHONE, 2, "07700 900123\n07700 900124", "Copied 2 phones to 'x'");
    see(COPIED_EMAIL, 2, "bo@example.org", "Copied the email to 'x'; 1 has none");
    see(COPIED_EMAIL, 1, "", "Ada Obi has no Email");
    see(COPIED_ROW, 1, "Ada Obi\t07700 900123\t", "Copied the row to 'x'");
}

static void
the_reference_is_what_the_command_line_takes(void **state)
{
    (void)state;
    char reference[ID_TEXT_SIZE];
    id_to_text(&people[0], reference);
    reference[8] = '\0';
    see(COPIED_REFERENCE, 1, reference, "Copied the reference to 'x'");
}

static void
a_contact_has_no_phone(void **state)
{
    (void)state;
    struct text written = TEXT_EMPTY;
    struct error error;
    size_t without;
    const struct copied copied = {COPIED_PHONE, &contact_type, people, 1, NULL};
    assert_false(copied_fits(COPIED_PHONE, &contact_type));
    assert_true(copied_fits(COPIED_ROW, &contact_type));
    assert_false(copied_write(session, &copied, &written, &without, &error));
    assert_string_equal(error.text, "A contact has no Phone");
    text_clear(&written);
}

static void
the_file_is_private_and_holds_the_last(void **state)
{
    (void)state;
    char *folder = fixture_folder(), *expected = must_format("%s/posact-copied.txt", folder);
    struct text written = TEXT_EMPTY, path = TEXT_EMPTY, read = TEXT_EMPTY;
    struct error error;
    struct stat there;
    setenv("XDG_RUNTIME_DIR", folder, 1);
    text_append(&written, "first and longer");
    assert_true(copied_keep(&written, &path, &error));
    text_reset(&written);
    text_reset(&path);
    text_append(&written, "second");
    assert_true(copied_keep(&written, &path, &error));
    assert_string_equal(text_string(&path), expected);
    files_read(expected, &read);
    assert_string_equal(text_string(&read), "second");
    assert_int_equal(stat(expected, &there), 0);
    assert_int_equal(there.st_mode & 0777, 0600);
    text_clear(&written);
    text_clear(&path);
    text_clear(&read);
    free(expected);
    fixture_remove(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_line_for_each_that_has_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_reference_is_what_the_command_line_takes, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_contact_has_no_phone, set_up, tear_down),
        cmocka_unit_test(the_file_is_private_and_holds_the_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
