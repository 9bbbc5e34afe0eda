/* marks_test.c - the set of marked records (T37). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "modules/marks.h"

static void
test_a_set(void **state)
{
    (void)state;
    struct id_source ids = id_source_seeded(7);
    struct marks marks = {.ids = NULL};
    struct id id[300];
    for (size_t i = 0; i < 300; i++) {
        id[i] = id_next(&ids);
        assert_false(marks_have(&marks, &id[i]));
        assert_true(marks_add(&marks, &id[i]));
        assert_true(marks_add(&marks, &id[i]));
    }
    assert_int_equal(marks.count, 300);
    for (size_t i = 1; i < marks.count; i++)
        assert_true(id_compare(&marks.ids[i - 1], &marks.ids[i]) < 0);
    for (size_t i = 0; i < 300; i += 2) {
        marks_remove(&marks, &id[i]);
        marks_remove(&marks, &id[i]);
    }
    assert_int_equal(marks.count, 150);
    for (size_t i = 0; i < 300; i++)
        assert_int_equal(marks_have(&marks, &id[i]), i % 2);
    marks_clear(&marks);
    assert_int_equal(marks.count, 0);
}

static void
test_a_limit(void **state)
{
    (void)state;
    struct id_source ids = id_source_seeded(8);
    struct marks marks = {.ids = NULL};
    struct id first = id_next(&ids), last;
    assert_true(marks_add(&marks, &first));
    for (size_t i = 1; i < MARKS_MOST; i++) {
        struct id next = id_next(&ids);
        assert_true(marks_add(&marks, &next));
    }
    last = id_next(&ids);
    assert_false(marks_add(&marks, &last));
    assert_true(marks_add(&marks, &first));
    assert_int_equal(marks.count, MARKS_MOST);
    marks_clear(&marks);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_set),
        cmocka_unit_test(test_a_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
