/* A16: line 1 says where one is, so no two screens share it. A14: a label stands immediately left
 * of its value, one to a row. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "support/typing.h"

#define MOST_SCREENS 32

/* The row after each "--- n ---". */
static size_t
first_lines(const char *shots, char *lines[MOST_SCREENS])
{
    size_t count = 0;
    for (const char *at = strstr(shots, "--- "); at != NULL; at = strstr(at, "\n--- ")) {
        at = strchr(at + 1, '\n') + 1;
        assert_true(count < MOST_SCREENS);
        lines[count++] = must_strndup(at, strcspn(at, "\n"));
    }
    return count;
}

static void
test_no_two_screens_share_line_1(void **state)
{
    struct typing typing = {.people = 5};
    char *lines[MOST_SCREENS];
    (void)state;
    typing_run(&typing, "<shot>/a<shot><Enter><Enter><shot>e<shot><Esc>h<shot><Esc>c<shot><Esc>"
                        "<Esc>t<shot>tH<shot><Esc>?<shot><Esc>:<shot><Esc>s<shot><Esc>M<shot><Esc>"
                        "2<shot>1D<shot><Esc>n<shot><Esc>:import<Enter><shot>");
    size_t count = first_lines(text_string(&typing.shots), lines);
    assert_int_equal(count, 16);
    for (size_t i = 0; i < count; i++) {
        assert_true(strlen(lines[i]) > 3);
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(lines[i], lines[j]);
    }
    for (size_t i = 0; i < count; i++)
        free(lines[i]);
    typing_clear(&typing);
}

static void
test_labels_stand_beside_their_values(void **state)
{
    struct typing typing = {.people = 0, .columns = 120};
    (void)state;
    typing_run(&typing, "nAnna<Tab>Ann<to language>w<shot>");
    assert_true(typing_shows(&typing, "\n  Full name           Anna\n"));
    assert_true(typing_shows(&typing, "\n  Known as            Ann"));
    assert_true(
        typing_shows(&typing, "\n> Letters in          ( ) not answered  ( ) English  (*) Welsh"));
    typing_clear(&typing);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_two_screens_share_line_1),
        cmocka_unit_test(test_labels_stand_beside_their_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
