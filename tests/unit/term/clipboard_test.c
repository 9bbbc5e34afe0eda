/* clipboard_test.c - OSC 52, also through tmux. */
#include "term/clipboard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void
the_text_is_in_base_64(void **state)
{
    (void)state;
    struct text bytes = TEXT_EMPTY;
    clipboard_sequence("Siân\t07700 900123", false, &bytes);
    assert_string_equal(text_string(&bytes), "\x1b]52;c;U2nDom4JMDc3MDAgOTAwMTIz\x07");
    text_clear(&bytes);
}

static void
tmux_gets_it_wrapped(void **state)
{
    (void)state;
    struct text bytes = TEXT_EMPTY;
    clipboard_sequence("a", true, &bytes);
    assert_string_equal(text_string(&bytes), "\x1bPtmux;\x1b\x1b]52;c;YQ==\x07\x1b\\");
    text_clear(&bytes);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_text_is_in_base_64),
        cmocka_unit_test(tmux_gets_it_wrapped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
