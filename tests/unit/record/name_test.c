/* Names compared as people do: their words, in whatever order (T32). */
#include "record/name.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void
words_of_names(void **state)
{
    (void)state;
    static const struct {
        const char *name, *known_as, *words;
    } cases[] = {
        {NULL, NULL, ""},
        {"", NULL, ""},
        {" - ", NULL, ""},
        {"Si\u00e2n Wyn-Jones", NULL, "jones sian wyn"},
        {"JONES, Sian  Wyn", NULL, "jones sian wyn"},
        {"Elizabeth Mary Cole", "Beth", "beth cole"},
        {"Elizabeth Mary Cole", "Beth Reid", "beth reid"},
        {"Cole", "Beth", "beth"},
        {NULL, "Beth", "beth"},
        {"\u674e\u5c0f\u9f99", NULL, "\u674e\u5c0f\u9f99"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct text words = TEXT_EMPTY;
        name_words(cases[i].name, cases[i].known_as, &words);
        assert_string_equal(text_string(&words), cases[i].words);
        text_clear(&words);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
