/* sshd_settings_test.c - what sshd -T says of a server, sound and with one setting wrong (S25). */
#include "server/sshd_settings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const sound[] = {
    "port 22",
    "authorizedkeysfile none",
    "authorizedkeyscommand /usr/local/bin/posact --config /srv/posact/posact.yaml keys %u %t %k",
    "authorizedkeyscommanduser posact",
    "passwordauthentication no",
    "kbdinteractiveauthentication no",
    "disableforwarding yes",
    "permituserrc no",
    "permituserenvironment no",
    "maxsessions 1",
    "clientaliveinterval 15",
    "clientalivecountmax 2",
    "maxstartups 100:30:200",
    "acceptenv LANG",
    "acceptenv LC_*",
};
#define LINES (sizeof sound / sizeof sound[0])

/* The lines, with `other` in the place of one of them. */
static bool
is_sound(size_t index, const char *other, struct text *findings)
{
    struct text printed = TEXT_EMPTY;
    for (size_t i = 0; i < LINES; i++)
        text_append_format(&printed, "%s\n", i == index ? other : sound[i]);
    text_reset(findings);
    bool fits = sshd_settings_check(text_string(&printed), findings);
    text_clear(&printed);
    assert_int_equal(fits, findings->length == 0);
    return fits;
}

static void
test_one_setting_that_is_wrong_is_named(void **state)
{
    (void)state;
    struct text findings = TEXT_EMPTY;
    assert_true(is_sound(LINES, "", &findings));
    for (size_t i = 1; i < 13; i++) {
        struct text name = TEXT_EMPTY;
        text_append_bytes(&name, sound[i], strcspn(sound[i], " "));
        assert_false(is_sound(i, "", &findings)); /* missing */
        assert_non_null(strstr(text_string(&findings), text_string(&name)));
        text_append(&name, i == 3 ? " root" : " 0");
        assert_false(is_sound(i, text_string(&name), &findings));
        text_clear(&name);
    }
    static const char *const wrong[] = {
        "authorizedkeyscommanduser root", "clientaliveinterval 600", "maxstartups 10:30:100",
        "authorizedkeyscommand /bin/cat", "acceptenv EDITOR",        "maxsessions 10",
    };
    static const size_t of[] = {3, 10, 12, 2, 13, 9};
    for (size_t i = 0; i < sizeof of / sizeof of[0]; i++)
        assert_false(is_sound(of[i], wrong[i], &findings));
    assert_false(sshd_settings_check("", &findings));
    text_clear(&findings);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_setting_that_is_wrong_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
