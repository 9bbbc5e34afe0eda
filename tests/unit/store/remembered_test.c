/* What an officer left behind is there the next time, for this officer alone, and outside the log.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "store/operation.h"
#include "store/remembered.h"
#include "support/fixture.h"

static void
assert_value(struct store *store, const char *officer, const char *name, const char *expected)
{
    char *value = remembered_get(store, officer, "list", name);
    if (expected)
        assert_string_equal(value, expected);
    else
        assert_null(value);
    free(value);
}

static void
test_values_are_kept_per_officer(void **state)
{
    (void)state;
    struct error error;
    struct store_options options = fixture_options();
    struct store *store = fixture_store(&options);
    assert_true(remembered_set(store, "J. Shah", "list", "candidate", "name", &error));
    assert_true(remembered_set(store, "J. Shah", "list", "candidate", "changed", &error));
    assert_true(remembered_set(store, "J. Shah", "list", "aaa", "1", &error));
    assert_true(remembered_set(store, "J. Shah", "view", "mine", "owner:me", &error));
    assert_value(store, "J. Shah", "candidate", "changed");
    assert_value(store, "M. Begum", "candidate", NULL);
    assert_value(store, "J. Shah", "mine", NULL);

    struct remembered_list list = {.items = NULL};
    assert_true(remembered_read(store, "J. Shah", "list", &list, &error));
    assert_int_equal(list.count, 2);
    assert_string_equal(list.items[0].name, "aaa");
    assert_string_equal(list.items[1].value, "changed");
    remembered_list_clear(&list);

    assert_true(remembered_set(store, "J. Shah", "list", "candidate", NULL, &error));
    assert_value(store, "J. Shah", "candidate", NULL);
    size_t count = 1;
    assert_true(fixture_verify_store(store, &count, &error));
    assert_int_equal(count, 0);
    store_close(store);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values_are_kept_per_officer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
