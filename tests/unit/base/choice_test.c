/* choice_test.c - codes found exactly or as typed. */
#include "base/choice.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"

static const struct choice items[] = {
    {.code = "fair", .label = "Careers fair"},
    {.code = "web", .label = "Website"},
    {.code = "old", .label = "Web", .retired = true}, /* reads like the code before */
    {.code = "FAIR", .label = "Fair (old)", .retired = true},
};

static const struct choice_list list = {items, sizeof items / sizeof items[0]};

static void
codes_are_exact(void **state)
{
    (void)state;
    assert_ptr_equal(choice_find(&list, "web"), &items[1]);
    assert_ptr_equal(choice_find(&list, "FAIR"), &items[3]);
    assert_null(choice_find(&list, "Web"));
    assert_null(choice_find(&list, ""));
    assert_null(choice_find(&list, NULL));
}

static void
typed_words_are_not(void **state)
{
    (void)state;
    static const struct {
        const char *typed;
        const char *code;
    } cases[] = {
        {"fair", "fair"},         {"FAIR", "FAIR"},  {"Fair", "fair"},
        {"careers FAIR", "fair"}, {"WEB", "web"},    {"website", "web"},
        {"fair (OLD)", "FAIR"},   {"leaflet", NULL}, {"", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct choice *found = choice_find_typed(&list, cases[i].typed);
        if (!string_equal(found ? found->code : NULL, cases[i].code))
            fail_msg("\"%s\" gave \"%s\"", cases[i].typed, found ? found->code : "nothing");
    }
}

static void
an_empty_list_has_none(void **state)
{
    (void)state;
    const struct choice_list none = {NULL, 0};
    assert_null(choice_find(&none, "fair"));
    assert_null(choice_find_typed(&none, "fair"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_are_exact),
        cmocka_unit_test(typed_words_are_not),
        cmocka_unit_test(an_empty_list_has_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
