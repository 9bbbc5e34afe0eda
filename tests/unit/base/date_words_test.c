/* date_words_test.c - days in full in both languages of letters (P51). */
#include "base/date_words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void
both_languages_name_the_day(void **state)
{
    (void)state;
    char shown[DATE_TEXT_SIZE];
    date_words_english((struct date){2026, 12, 3}, shown);
    assert_string_equal(shown, "Thursday 3 December 2026");
    date_words_welsh((struct date){2026, 12, 3}, shown);
    assert_string_equal(shown, "dydd Iau 3 Rhagfyr 2026");
}

/* The longest there is fits with its last letter. */
static void
every_day_fits(void **state)
{
    (void)state;
    char shown[DATE_TEXT_SIZE];
    date_words_welsh((struct date){2026, 7, 29}, shown);
    assert_string_equal(shown, "dydd Mercher 29 Gorffennaf 2026");
    date_words_welsh((struct date){2026, 2, 30}, shown);
    assert_string_equal(shown, "");
}

static void
the_welsh_months_and_days_stand_in_their_order(void **state)
{
    (void)state;
    static const char *const first[] = {
        "dydd Iau 1 Ionawr 2026",         "dydd Sul 1 Chwefror 2026", "dydd Sul 1 Mawrth 2026",
        "dydd Mercher 1 Ebrill 2026",     "dydd Gwener 1 Mai 2026",   "dydd Llun 1 Mehefin 2026",
        "dydd Mercher 1 Gorffennaf 2026", "dydd Sadwrn 1 Awst 2026",  "dydd Mawrth 1 Medi 2026",
        "dydd Iau 1 Hydref 2026",         "dydd Sul 1 Tachwedd 2026", "dydd Mawrth 1 Rhagfyr 2026",
    };
    for (int month = 1; month <= 12; month++) {
        char shown[DATE_TEXT_SIZE];
        date_words_welsh((struct date){2026, month, 1}, shown);
        assert_string_equal(shown, first[month - 1]);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_languages_name_the_day),
        cmocka_unit_test(every_day_fits),
        cmocka_unit_test(the_welsh_months_and_days_stand_in_their_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
