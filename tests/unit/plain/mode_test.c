/* mode_test.c - what sets plain mode, and what goes before what (A10, A30). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "plain/mode.h"

#define OPTION "the option --plain"
#define OURS "the environment variable POSACT_PLAIN"
#define THEIRS "the environment variable ACCESSIBLE"
#define FILE_SAYS "posact.yaml:3"
#define NO_SCREENS "a terminal of type 'dumb', which cannot show screens"

static const struct {
    bool option;
    const char *environment, *accessible;
    bool configured, dumb;
    const char *why;
} cases[] = {
    {false, NULL, NULL, false, false, NULL},      {true, NULL, NULL, false, false, OPTION},
    {true, "0", "1", true, true, OPTION},         {true, "1", NULL, false, false, OPTION},
    {false, "1", NULL, false, false, OURS},       {false, "yes", "1", true, true, OURS},
    {false, "", "1", true, false, THEIRS},        {false, "", NULL, false, false, NULL},
    {false, "0", "1", true, false, NULL},         {false, "no", "1", false, false, NULL},
    {false, "False", NULL, true, false, NULL},    {false, NULL, "1", true, true, THEIRS},
    {false, NULL, "true", false, false, THEIRS},  {false, NULL, "", false, false, NULL},
    {false, NULL, "0", false, false, NULL},       {false, NULL, "false", false, false, NULL},
    {false, NULL, "0", true, false, FILE_SAYS},   {false, NULL, NULL, true, true, FILE_SAYS},
    {false, NULL, NULL, false, true, NO_SCREENS}, {false, "0", "0", false, true, NO_SCREENS},
    {false, "0", NULL, true, true, NO_SCREENS},
};

static void
the_first_that_says_something_counts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct plain_signs signs = {
            .option = cases[i].option,
            .environment = cases[i].environment,
            .accessible = cases[i].accessible,
            .configured = cases[i].configured,
            .configured_in = FILE_SAYS,
            .no_screens = cases[i].dumb ? NO_SCREENS : NULL,
        };
        const char *why = plain_mode(&signs);
        if (!string_equal(why, cases[i].why) || (why == NULL) != (cases[i].why == NULL))
            fail_msg("case %zu: %s", i, why ? why : "screens");
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_that_says_something_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
