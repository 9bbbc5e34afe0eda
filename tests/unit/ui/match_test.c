/* match_test.c - how well rows fit what was typed. */
#include "ui/match.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void
test_ranks(void **state)
{
    static const struct {
        const char *text, *typed;
        enum match rank;
    } cases[] = {
        {"edit", "edit", MATCH_WHOLE},
        {"edit", "ed", MATCH_START},
        {"edit", "", MATCH_START},
        {"", "", MATCH_WHOLE},
        {"", "a", MATCH_NONE},
        {"go to the list", "list", MATCH_WORD},
        {"go to the list", "li go", MATCH_WORD},
        {"go to the list", "go  li", MATCH_WORD},
        {"o'brien-lukasz", "luk", MATCH_WORD},
        {"page-down", "down", MATCH_WORD},
        {"redo", "ed", MATCH_INSIDE},
        {"go to the list", "go ist", MATCH_INSIDE},
        {"history", "hst", MATCH_LETTERS},
        {"go to the list", "go xyz", MATCH_NONE},
        {"edit", "edits", MATCH_NONE},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        if (match_rank(cases[i].text, cases[i].typed) != cases[i].rank)
            fail_msg("'%s' in '%s'", cases[i].typed, cases[i].text);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_ranks)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
