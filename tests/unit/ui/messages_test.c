/* messages_test.c - the last messages, newest first (A07). */
#include "ui/messages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

static void
test_newest_first(void **state)
{
    (void)state;
    struct messages messages = {.count = 0};
    assert_string_equal(messages_add(&messages, "one"), "one");
    assert_string_equal(messages_add(&messages, "two"), "two");
    assert_int_equal(messages.count, 2);
    assert_string_equal(messages_get(&messages, 0), "two");
    assert_string_equal(messages_get(&messages, 1), "one");
    messages_clear(&messages);
}

static void
test_the_same_again_changes(void **state)
{
    (void)state;
    struct messages messages = {.count = 0};
    messages_add(&messages, "one");
    assert_string_equal(messages_add(&messages, "one"), "one (2)");
    assert_string_equal(messages_add(&messages, "one"), "one (3)");
    assert_int_equal(messages.count, 1);
    assert_string_equal(messages_add(&messages, "two"), "two");
    assert_string_equal(messages_add(&messages, "one"), "one");
    assert_string_equal(messages_get(&messages, 2), "one (3)");
    messages_clear(&messages);
}

static void
test_keeps_the_last_50(void **state)
{
    (void)state;
    struct messages messages = {.count = 0};
    for (int i = 0; i < 120; i++) {
        char text[16];
        snprintf(text, sizeof text, "%d", i);
        messages_add(&messages, text);
    }
    assert_int_equal(messages.count, MESSAGES_KEPT);
    assert_string_equal(messages_get(&messages, 0), "119");
    assert_string_equal(messages_get(&messages, MESSAGES_KEPT - 1), "70");
    messages_clear(&messages);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_newest_first),
        cmocka_unit_test(test_the_same_again_changes),
        cmocka_unit_test(test_keeps_the_last_50),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
