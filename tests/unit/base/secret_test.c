/* Passphrases: which are refused, and how one is read from a file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/secret.h"
#include "support/files.h"
#include "support/fixture.h"

static void
test_passphrases_that_are_tried_first(void **state)
{
    (void)state;
    static const char *const refused[] = {
        "",
        "short",
        "elevenchars",
        "aaaaaaaaaaaa",
        "abababababab",
        "abcdefghijklm",
        "Password1234",
        "qwertyuiop12",
    };
    struct error error;
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        if (secret_check(refused[i], &error))
            fail_msg("'%s' was accepted", refused[i]);
        assert_int_equal(error.code, ERROR_INPUT);
    }
    assert_true(secret_check("kettle harbour violin thatch", &error));
    assert_true(secret_check("ŵ ŷ â ê î ô û", &error));
}

static void
test_the_first_line_of_a_private_file(void **state)
{
    (void)state;
    struct error error = {.text = ""};
    char *folder = fixture_folder();
    char *path = files_write(folder, "passphrase", "kettle harbour\nsecond\n", 22);
    assert_int_equal(chmod(path, 0644), 0);
    assert_null(secret_read(path, &error));
    assert_int_equal(error.code, ERROR_DENIED);
    assert_int_equal(chmod(path, 0600), 0);
    char *secret = secret_read(path, &error);
    assert_string_equal(secret, "kettle harbour");
    secret_free(secret);
    free(path);
    path = files_write(folder, "empty", "\n", 1);
    assert_int_equal(chmod(path, 0600), 0);
    assert_null(secret_read(path, &error));
    assert_non_null(strstr(error.text, "There is no passphrase in"));
    free(path);
    fixture_remove(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_passphrases_that_are_tried_first),
        cmocka_unit_test(test_the_first_line_of_a_private_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
