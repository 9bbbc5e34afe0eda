/* record_type_test.c - fields by name, place and number; orders and entries of history. */
#include "record/record_type.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/memory.h"
#include "record/change.h"
#include "record/query.h"
#include "support/sample.h"

static void
fields_are_found(void **state)
{
    (void)state;
    const struct field *email = &sample_type.fields[SAMPLE_EMAIL];
    assert_ptr_equal(record_type_field(&sample_type, "email"), email);
    assert_null(record_type_field(&sample_type, "Email"));
    assert_null(record_type_field(&sample_type, ""));
    assert_int_equal(record_type_index(&sample_type, email), SAMPLE_EMAIL);
    assert_ptr_equal(record_type_field_by_number(&sample_type, 9), email);
}

/* S2: a newer posact may write numbers that this one does not know; 0 and HEAD_REST are none. */
static void
numbers_not_known_are_none(void **state)
{
    (void)state;
    assert_null(record_type_field_by_number(&sample_type, 0));
    assert_null(record_type_field_by_number(&sample_type, -1));
    assert_null(record_type_field_by_number(&sample_type, 4711));
}

static void
a_wrong_name_gets_help(void **state)
{
    (void)state;
    struct error error;
    assert_false(record_type_no_field(&sample_type, "phon", &error));
    assert_int_equal(error.code, ERROR_USAGE);
    assert_string_equal(error.text, "sample has no field 'phon'; did you mean 'phone'");
    assert_false(record_type_no_field(&sample_type, "shoe_size", &error));
    assert_string_equal(error.text,
                        "sample has no field 'shoe_size'; it has id, created, changed, name, "
                        "sort_name, notes, day, held, status, role, owner, email, phone, officer");
}

static void
the_order_of_a_list_nobody_sorted(void **state)
{
    (void)state;
    struct query query = query_default(&sample_type);
    assert_ptr_equal(query.type, &sample_type);
    assert_int_equal(query.sort_field, SAMPLE_NAME);
    assert_false(query.descending);
    assert_false(query.trash);
    assert_null(query.filter);
    assert_int_equal(query.link_field, 0);
    struct query_place place = {.key = must_strdup("ada")};
    query_place_clear(&place);
    assert_null(place.key);
    query_place_clear(&place);
}

static void
changes_are_freed_and_named(void **state)
{
    (void)state;
    struct change_list list = {.items = NULL};
    list.items = array_reserve(list.items, &list.capacity, 1, sizeof *list.items);
    list.items[list.count++] = (struct change){
        .actor = must_strdup("J. Shah"),
        .command = must_strdup("edit"),
        .type = &sample_type,
        .kind = CHANGE_EDITED,
        .fields = must_calloc(1, sizeof(struct field_change)),
        .field_count = 1,
    };
    list.items[0].fields[0].new_value = must_strdup("Ada");
    change_list_clear(&list);
    assert_int_equal(list.count, 0);
    assert_string_equal(change_kind_name(CHANGE_ADDED), "added");
    assert_string_equal(change_kind_name(CHANGE_EDITED), "changed");
    assert_string_equal(change_kind_name(CHANGE_REMOVED), "removed");
    assert_string_equal(change_kind_name(CHANGE_RESTORED), "restored");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_are_found),
        cmocka_unit_test(numbers_not_known_are_none),
        cmocka_unit_test(a_wrong_name_gets_help),
        cmocka_unit_test(the_order_of_a_list_nobody_sorted),
        cmocka_unit_test(changes_are_freed_and_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
