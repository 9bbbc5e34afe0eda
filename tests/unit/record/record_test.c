/* record_test.c - values of a record, and what stands in the way of saving it (B02, B03). */
#include "record/record.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/memory.h"
#include "support/sample.h"

static void
values_are_owned(void **state)
{
    (void)state;
    struct record *record = record_new(&sample_type);
    assert_true(record->alive);
    assert_true(id_is_zero(&record->id));
    assert_true(record_is_new(record));
    for (size_t i = 0; i < sample_type.field_count; i++)
        assert_null(record_get(record, i));
    char name[] = "Ada";
    record_set(record, SAMPLE_NAME, name);
    name[0] = 'I';
    assert_string_equal(record_get(record, SAMPLE_NAME), "Ada");
    record_set(record, SAMPLE_NAME, record_get(record, SAMPLE_NAME)); /* its own value */
    assert_string_equal(record_get(record, SAMPLE_NAME), "Ada");
    record_set(record, SAMPLE_NAME, "");
    assert_null(record_get(record, SAMPLE_NAME));
    record_take(record, SAMPLE_NAME, must_strdup("Grace"));
    assert_string_equal(record_get(record, SAMPLE_NAME), "Grace");
    record_take(record, SAMPLE_NAME, must_strdup(""));
    assert_null(record_get(record, SAMPLE_NAME));
    record_take(record, SAMPLE_NAME, NULL);
    record_free(record);
    record_free(NULL);
}

static void
copies_stand_alone(void **state)
{
    (void)state;
    struct record *record = record_new(&sample_type);
    assert_true(id_from_text(sample_id, &record->id));
    record->alive = false;
    record_set(record, SAMPLE_NAME, "Ada");
    record->heads = must_calloc(1, sizeof *record->heads);
    record->heads[0] = (struct head){.column = HEAD_REST, .replica = 1, .seq = 7};
    record->head_count = 1;
    struct record *copy = record_copy(record);
    assert_true(record_same_value(record, copy, SAMPLE_NAME));
    assert_true(record_same_value(record, copy, SAMPLE_EMAIL));
    record_set(record, SAMPLE_NAME, "Grace");
    assert_false(record_same_value(record, copy, SAMPLE_NAME));
    record_set(record, SAMPLE_NAME, NULL);
    assert_false(record_same_value(record, copy, SAMPLE_NAME));
    record_free(record);
    assert_string_equal(record_get(copy, SAMPLE_NAME), "Ada");
    assert_int_equal(copy->heads[0].seq, 7);
    assert_false(copy->alive);
    assert_false(record_is_new(copy));
    assert_false(id_is_zero(&copy->id));
    record_free(copy);
}

/* B05: a name sorts by its sort key, and that only when there is one. */
static void
names_sort_by_their_sort_name(void **state)
{
    (void)state;
    struct record *record = record_new(&sample_type);
    struct text key = TEXT_EMPTY;
    record_key(record, SAMPLE_NAME, &key);
    assert_string_equal(text_string(&key), "");
    record_set(record, SAMPLE_NAME, "\u674e\u5c0f\u9f99");
    record_set(record, SAMPLE_SORT_NAME, "Li Xi\u00e0olong");
    record_key(record, SAMPLE_NAME, &key);
    assert_string_equal(text_string(&key), "li xiaolong");
    text_reset(&key);
    record_set(record, SAMPLE_SORT_NAME, NULL);
    record_key(record, SAMPLE_NAME, &key);
    assert_string_equal(text_string(&key), "\u674e\u5c0f\u9f99");
    text_clear(&key);
    record_free(record);
}

static void
check_problems(const struct record *record, const char *const *texts, size_t count)
{
    struct error_list problems;
    assert_int_equal(record_check(record, NULL, &sample_context, &problems), count == 0);
    for (size_t i = 0; i < problems.count && i < count; i++)
        assert_string_equal(problems.items[i].text, texts[i]);
    assert_int_equal(problems.count, count);
    error_list_clear(&problems);
    assert_int_equal(problems.count, 0);
}

/* B02: one for each rule broken, in the order of the fields. */
static void
problems_in_the_order_of_the_fields(void **state)
{
    (void)state;
    struct record *record = record_new(&sample_type);
    check_problems(record, (const char *[]){"Enter the full name", "Choose the status"}, 2);
    record_set(record, SAMPLE_PHONE, "none");
    record_set(record, SAMPLE_DAY, "2026-13-01");
    record_set(record, SAMPLE_NAME, "Ada");
    check_problems(
        record,
        (const char *[]){"Next date must be a real date, written like 2026-11-21",
                         "Choose the status",
                         "Phone must have at least 5 digits; UK numbers have 11, or start with +"},
        3);
    record_set(record, SAMPLE_PHONE, NULL);
    record_set(record, SAMPLE_DAY, NULL);
    record_set(record, SAMPLE_STATUS, "open");
    check_problems(record, NULL, 0);
    record_free(record);
}

/* T46: what was stored stays when its code is not offered any more; the same code, new, does not.
 */
static void
what_is_stored_already_is_let_be(void **state)
{
    (void)state;
    struct record *before = record_new(&sample_type);
    record_set(before, SAMPLE_NAME, "Ada");
    record_set(before, SAMPLE_STATUS, "gone");
    struct record *record = record_copy(before);
    record_set(record, SAMPLE_NAME, "Grace");
    struct error_list problems;
    assert_true(record_check(record, before, &sample_context, &problems));
    record_set(before, SAMPLE_STATUS, "open");
    assert_false(record_check(record, before, &sample_context, &problems));
    assert_int_equal(problems.items[0].field, SAMPLE_STATUS);
    error_list_clear(&problems);
    /* what must be there must be there */
    record_set(before, SAMPLE_NAME, NULL);
    record_set(record, SAMPLE_NAME, NULL);
    assert_false(record_check(record, before, &sample_context, &problems));
    assert_int_equal(problems.items[0].field, SAMPLE_NAME);
    error_list_clear(&problems);
    record_free(before);
    record_free(record);
}

/* Rules of the whole record, in no order of their own. */
static void
add_rules(const struct record *record, const struct field_context *context,
          struct error_list *problems)
{
    (void)record;
    (void)context;
    error_list_add(problems, NO_FIELD, "about %s", "no field");
    error_list_add(problems, SAMPLE_EMAIL, "second");
    error_list_add(problems, SAMPLE_NOTES, "first");
    error_list_add(problems, SAMPLE_EMAIL, "third");
}

static void
rules_are_sorted_in(void **state)
{
    (void)state;
    struct record_type type = sample_type;
    type.check = add_rules;
    struct record *record = record_new(&type);
    record_set(record, SAMPLE_NAME, "Ada");
    check_problems(
        record, (const char *[]){"first", "Choose the status", "second", "third", "about no field"},
        5);
    struct error_list problems;
    assert_false(record_check(record, NULL, &sample_context, &problems));
    assert_int_equal(problems.items[0].code, ERROR_INPUT);
    assert_int_equal(problems.items[0].field, SAMPLE_NOTES);
    assert_int_equal(problems.items[4].field, NO_FIELD);
    error_list_clear(&problems);
    record_free(record);
}

/* B03: the verb fits the kind. */
static void
missing_answers_name_the_label(void **state)
{
    (void)state;
    static const struct {
        enum field_kind kind;
        const char *label;
        const char *text;
    } cases[] = {
        {FIELD_TEXT, "Full name", "Enter the full name"},
        {FIELD_EMAIL, "Email", "Enter the email"},
        {FIELD_PHONE, "Phone", "Enter the phone"},
        {FIELD_NOTES, "Summary", "Enter the summary"},
        {FIELD_CHOICE, "Channel", "Choose the channel"},
        {FIELD_LINK, "PAP", "Choose the PAP"},
        {FIELD_DATE, "Due", "Due must have a date, like 27 March 2027"},
        {FIELD_MOMENT, "When", "When must have a date, like 27 March 2027"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct field fields[RECORD_CORE_COUNT + 1] = {
            RECORD_CORE_FIELDS,
            [RECORD_CORE_COUNT] = {.name = "x",
                                   .label = cases[i].label,
                                   .kind = cases[i].kind,
                                   .flags = FIELD_REQUIRED},
        };
        const struct record_type type = {.fields = fields, .field_count = RECORD_CORE_COUNT + 1};
        struct record *record = record_new(&type);
        check_problems(record, &cases[i].text, 1);
        record_free(record);
    }
}

static void
lists_own_their_records(void **state)
{
    (void)state;
    struct record_list list = {.items = NULL};
    for (int i = 0; i < 100; i++)
        record_list_add(&list, record_new(&sample_type));
    assert_int_equal(list.count, 100);
    record_list_clear(&list);
    assert_int_equal(list.count, 0);
    record_list_clear(&list);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_owned),
        cmocka_unit_test(copies_stand_alone),
        cmocka_unit_test(names_sort_by_their_sort_name),
        cmocka_unit_test(problems_in_the_order_of_the_fields),
        cmocka_unit_test(what_is_stored_already_is_let_be),
        cmocka_unit_test(rules_are_sorted_in),
        cmocka_unit_test(missing_answers_name_the_label),
        cmocka_unit_test(lists_own_their_records),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
